"""Lines of real type as they are looked at: places of words, gaps, paragraphs, and how each line
was filled.
"""

from pathlib import Path

import pytest

from edition.core.languages import LANGUAGES
from edition.core.units import pt
from edition.faces import Faces
from edition.inspect import look
from edition.model.observations import ObservedLine
from edition.model.page import UNSCALED, Element, Page, PagedDocument, PlacedLine, SetLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.shape import Shaper
from edition.typeset.line.style import JUSTIFIED, Style
from tests.editions import TITLE, all_faces, paged_of, write_edition

BODY = Type("Regular", pt(11))
MEASURE = Style().measure
LEFT, TOP, LEADING = pt(40), pt(60), pt(17.6)
TEXT = "نان و آزادی برای همه است و کار و مسکن نیز برای همه است و بس. " * 4


@pytest.fixture(scope="module")
def compositor(shaper: Shaper) -> Compositor:
    return Compositor(shaper, LANGUAGES["fa"])


def looked(
    lines: tuple[SetLine, ...], faces: Faces, structure: Element | None = None
) -> tuple[ObservedLine, ...]:
    """The lines one below the other on a page."""
    placed = tuple(PlacedLine(line, LEFT, TOP + i * LEADING) for i, line in enumerate(lines))
    structure = structure or Element("Document", (Element("P", (0,)), Element("P", (1,))))
    return look(
        PagedDocument(
            "a", pt(420), pt(595), (Page(1, "۱", placed),), structure, (), pt(9), 0.4, True
        ),
        faces,
    )


def test_words_stand_where_they_are_set(compositor: Compositor, faces: Faces) -> None:
    """Natural gaps between advances as wide as the type has them, at the right edge that was asked
    for.
    """
    [line] = looked((compositor.line("نان و کار", BODY, 0, right=MEASURE),), faces)
    assert (line.page, line.place, line.y, line.block, line.text) == (1, 1, TOP, LEFT, "نان و کار")
    assert line.words[-1].right == LEFT + MEASURE
    assert [word.right - word.left for word in line.words] == [
        compositor.width(w, BODY) for w in ("کار", "و", "نان")
    ]
    assert line.gaps == (compositor.space(BODY),) * 2 == (line.natural,) * 2
    assert line.width == compositor.width("نان و کار", BODY)


def test_a_justified_paragraph_is_filled_but_for_its_last_line(
    compositor: Compositor, faces: Faces
) -> None:
    lines = looked(
        compositor.paragraph(compositor.plain(TEXT.strip(), BODY), Filling(MEASURE, JUSTIFIED)),
        faces,
    )
    assert [line.kind for line in lines] == ["justified"] * (len(lines) - 1) + ["last"] and len(
        lines
    ) > 2
    assert all(abs(line.width - MEASURE) <= 20 for line in lines[:-1])
    assert lines[-1].gap == pytest.approx(lines[-1].natural * JUSTIFIED.wanted, abs=1)


def test_a_ragged_paragraph_is_told_as_one(compositor: Compositor, faces: Faces) -> None:
    lines = looked(compositor.ragged(compositor.plain(TEXT.strip(), BODY), MEASURE), faces)
    assert {line.kind for line in lines[:-1]} == {"ragged"} and lines[-1].kind == "last"


def test_the_natural_gap_of_a_scaled_line_is_scaled(compositor: Compositor, faces: Faces) -> None:
    scaled = Type("Regular", pt(11), scale=98_000)
    [line] = looked((compositor.line("نان و کار", scaled, 0, right=MEASURE),), faces)
    assert line.scale == 98_000 and line.natural == round(compositor.space(BODY) * 0.98)
    assert line.gaps == (line.natural,) * 2


def test_paragraphs_are_those_of_the_structure(compositor: Compositor, faces: Faces) -> None:
    """A link within a paragraph is of it; a list item is one with its label."""
    link = Element("P", (0, Element("Link", (1,)), 2))
    item = Element("L", (Element("LI", (Element("Lbl", (3,)), Element("LBody", (4,)))),))
    lines = tuple(compositor.line("نان و کار", BODY, leaf) for leaf in (0, 1, 2, 4))
    found = looked(lines, faces, Element("Document", (link, item)))
    assert [line.paragraph for line in found] == [1, 1, 1, 2]
    assert [line.kind for line in found] == ["justified", "justified", "last", "last"]


def test_a_hanging_number_is_a_label_and_no_word(tmp_path: Path) -> None:
    paged = paged_of(write_edition(tmp_path, f"{TITLE}\n\nبند یک.\n1- {TEXT}\n2- {TEXT}\n"))
    style = Style()
    numbered = [line for line in look(paged, all_faces()) if line.labels]
    assert len(numbered) == 2
    for line in numbered:
        assert line.words[-1].right <= style.left(line.page) + style.measure < line.labels[0].left
        assert line.scale != UNSCALED or line.gaps


def test_lines_beside_one_another_are_not_alone(compositor: Compositor, faces: Faces) -> None:
    one, other = (
        PlacedLine(compositor.line("نان", BODY, leaf, right=right), LEFT, TOP)
        for leaf, right in ((0, MEASURE), (1, 9_000))
    )
    panel = PlacedLine(compositor.line("نان", BODY, 2), 2 * LEFT, TOP)
    page = Page(1, "۱", (one, other, panel))
    structure = Element("Document", tuple(Element("TD", (leaf,)) for leaf in range(3)))
    found = look(
        PagedDocument("a", pt(420), pt(595), (page,), structure, (), pt(9), 0.4, True), faces
    )
    assert [line.alone for line in found] == [False, False, True]
