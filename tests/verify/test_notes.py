"""A text with notes: its words are found whatever the order of the notes in the source."""

from edition.model.reading import Emendation
from edition.model.source import Span
from edition.verify.source_words import in_reading_order, lost_words
from edition.verify.structure import Content, Element, matter_of


def element(kind: str, *kids: Element, actual: str | None = None) -> Element:
    return Element(kind, 0, kind, None, actual, kids or (Content(0, 0),))


def said(text: str) -> Element:
    return element("Span", actual=text)


def reference(number: str) -> Element:
    return element("Reference", said(f"\u202f{number}"))


TREE = (
    element(
        "Sect",
        element(
            "P",
            said("نان "),
            element("Reference", said("\u202f۱")),
            said("، آب"),
            element("Reference", said("\u202f۲")),
            said("."),
        ),
        element("Note", element("Lbl", said("۱")), element("P", said("یک"))),
        element("Note", element("Lbl", said("۲")), element("P", said("دو"))),
        element("P", said("پایان")),
    ),
)


def test_the_matter_of_a_structure_leaves_out_what_the_setter_added_and_puts_the_notes_last() -> None:
    assert matter_of(TREE).split() == ["نان", "،", "آب.", "پایان", "یک", "دو"]


def test_the_contents_are_no_matter_of_the_source() -> None:
    """A heading that only they say is a lost one."""
    entry = element("TOCI", element("Reference", element("Link", said("نان "), said("۴"))))
    tree = (element("Sect", element("H2", said("فهرست")), element("TOC", entry)), element("Sect", element("P", said("آب"))))
    assert matter_of(tree).split() == ["فهرست", "آب"]
    assert list(lost_words("نان\nآب", matter_of(tree)))


def test_notes_stand_behind_all_else_in_the_order_of_their_references() -> None:
    source = "متن\nدو\nیک\nپایان"
    assert in_reading_order(source, (), (Span(7, 9), Span(4, 6))).split() == ["متن", "پایان", "یک", "دو"]


def test_emendations_are_made_in_them() -> None:
    source = "متن\nدو\nیک"
    changes = (Emendation(Span(0, 1), "م", "ب", "r", "r"), Emendation(Span(5, 6), "و", "ه", "r", "r"))
    assert in_reading_order(source, changes, (Span(7, 9), Span(4, 6))).split() == ["بتن", "یک", "ده"]


def test_a_lost_note_is_told() -> None:
    assert list(lost_words("نان ، آب. پایان یک دو", matter_of(TREE))) == []
    [clause] = lost_words("نان ، آب. پایان یک دو سه", matter_of(TREE))
    assert clause.startswith("«سه»")
