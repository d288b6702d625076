"""Notes at the feet of pages, and in the structure."""

from itertools import count

from edition.core.units import pt
from edition.model.document import Mark, Note
from edition.model.page import Arrangement, Element, Fragment, PlacedLine, SetLine
from edition.model.source import Span
from edition.typeset.block.footnotes import Footnote, set_notes
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.stretches import Conventions
from edition.typeset.line.style import Style
from edition.typeset.page.feet import Filled, foot, with_notes

STYLE = Style()


def line(*leaves: int) -> PlacedLine:
    fragments = tuple(Fragment(leaf, "نان", "black", (), rank) for rank, leaf in enumerate(leaves))
    return PlacedLine(SetLine("Regular", pt(11), fragments), 0, 0)


def note(label: str) -> Footnote:
    return Footnote((), Element("Note", (Element("P", (ord(label),)),)))


def roles(element: Element | int) -> object:
    return element if isinstance(element, int) else (element.role, *map(roles, element.children))


NOTE = ("Note", ("P", ord("a")))


def read(
    sections: list[Element], *pages: tuple[tuple[PlacedLine, ...], str]
) -> tuple[list[object], list[list[int]]]:
    unread = [Filled(Arrangement(lines), tuple(labels)) for lines, labels in pages]
    filled, found = with_notes(unread, {label: note(label) for label in "ab"}, sections, count(90))
    leaves = [
        [fragment.leaf for placed in page.shown.lines for fragment in placed.line.fragments]
        for page in filled
    ]
    return [roles(section) for section in found], leaves


def test_behind_the_last_block_of_its_page() -> None:
    sections = [Element("Sect", (Element("P", (1,)), Element("P", (2,))))]
    tree, leaves = read(sections, ((line(1),), "a"), ((line(2),), ""))
    assert tree == [("Sect", ("P", 1), NOTE, ("P", 2))]
    assert leaves == [[1], [2]]


def test_within_a_block_that_goes_on_whose_second_part_has_a_leaf_of_its_own() -> None:
    sections = [Element("Sect", (Element("P", (1,)), Element("P", (2,))))]
    tree, leaves = read(sections, ((line(1),), "a"), ((line(1), line(2)), "b"), ((line(2),), ""))
    assert tree == [("Sect", ("P", 1, NOTE, 90), ("P", 2, ("Note", ("P", ord("b"))), 91))]
    assert leaves == [[1], [90, 2], [91]]


def test_never_between_items_or_rows() -> None:
    items = tuple(Element("LI", (Element("Lbl", (n,)), Element("LBody", (n + 1,)))) for n in (1, 3))
    tree, _ = read(
        [Element("Sect", (Element("L", items),))], ((line(1, 2),), "a"), ((line(3, 4),), "")
    )
    assert tree == [
        ("Sect", ("L", ("LI", ("Lbl", 1), ("LBody", 2, NOTE)), ("LI", ("Lbl", 3), ("LBody", 4))))
    ]
    tree, _ = read([Element("Sect", (Element("L", items),))], ((line(1, 2), line(3, 4)), "a"))
    assert tree == [
        ("Sect", ("L", ("LI", ("Lbl", 1), ("LBody", 2)), ("LI", ("Lbl", 3), ("LBody", 4))), NOTE)
    ]
    rows = tuple(Element("TR", (Element("TD", (n,)),)) for n in (1, 2))
    tree, _ = read(
        [Element("Sect", (Element("Table", rows),))], ((line(1),), "a"), ((line(2),), "")
    )
    assert tree == [("Sect", ("Table", ("TR", ("TD", 1, NOTE)), ("TR", ("TD", 2))))]


def test_the_last_note_ends_at_the_foot_under_a_rule(compositor: Compositor) -> None:
    notes = set_notes(
        compositor,
        STYLE,
        [
            Note("note 1", Span(0, 1), "یادداشت یک", "a", 1),
            Note("note 2", Span(0, 1), "a Latin note", "b", 2),
        ],
        Conventions(numbers={"a": "۱", "b": "۲"}),
        count(),
    )
    lines, rules = foot(list(notes.values()), STYLE, 100, pt(500))
    assert [placed.y for placed in lines] == [pt(500) - STYLE.note_leading, pt(500)]
    assert (
        len(rules) == 1
        and rules[0].y < lines[0].y - STYLE.note
        and rules[0].x + rules[0].width == 100 + STYLE.measure
    )
    assert foot([], STYLE, 0, 0) == ((), ())


def test_each_note_runs_its_own_way_behind_its_number(compositor: Compositor) -> None:
    notes = set_notes(
        compositor,
        STYLE,
        [
            Note("note 1", Span(0, 1), "یادداشت یک", "a", 1),
            Note("note 2", Span(0, 1), "a Latin note", "b", 2),
        ],
        Conventions(numbers={"a": "۱", "b": "۲"}),
        count(),
    )
    right, left = notes["a"].lines[0], notes["b"].lines[0]
    assert [f.text for f in sorted(right.fragments, key=lambda f: f.rank)] == ["۱ ", "یادداشت یک"]
    assert [f.text for f in sorted(left.fragments, key=lambda f: f.rank)] == ["۲ ", "a Latin note"]
    assert right.fragments[-1].text == "۱ " and left.fragments[0].text == "۲ "
    assert left.fragments[0].pieces[0].x == 0
    assert roles(notes["a"].element) == ("Note", ("Lbl", 0), ("P", 1))


def test_latin_in_a_note_is_no_heavier_than_medium(compositor: Compositor) -> None:
    """A title typed as strong; Persian that is strong stays Bold."""
    text = "نویسنده، Das Kapital، چاپ دوم"
    marks = (Mark(9, 20, "strong"), Mark(22, 29, "strong"))
    [found] = set_notes(
        compositor,
        STYLE,
        [Note("note 1", Span(0, 1), text, "a", 1, marks)],
        Conventions(numbers={"a": "۱"}),
        count(),
    ).values()
    faces = {
        (piece.run.face, text)
        for line in found.lines
        for f in line.fragments
        for piece in f.pieces
        if (text := piece.run.text.strip())
    }
    assert {face for face, text in faces if "Kapital" in text} == {"Medium"}
    assert {face for face, text in faces if text in ("چاپ", "دوم")} == {"Bold"}


def test_a_note_of_two_paragraphs_is_one_note(compositor: Compositor) -> None:
    parts = [Note("note 1", Span(0, 1), "یک", "a", 1), Note("note 2", Span(0, 1), "دو", "a", 1)]
    [found] = set_notes(compositor, STYLE, parts, Conventions(numbers={"a": "۱"}), count()).values()
    assert roles(found.element)[:1] == ("Note",) and [
        child.role for child in found.element.children
    ] == ["Lbl", "P", "P"]  # type: ignore[index,union-attr]
    assert len(found.lines) == 2
