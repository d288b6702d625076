from edition.deposit.tei_parts import parts_of
from edition.model.document import Item, Label, Paragraph
from edition.model.reading import Emendation
from edition.model.source import Span

TEXT = "الف\u00a0\n1. ب\n"
BLOCKS = (
    Paragraph("paragraph 1", Span(0, 3), "الف"),
    Item("item 1", Span(5, 9), Label(Span(5, 7), "1.", 1), "ب"),
)


def change(start: int, end: int, after: str) -> Emendation:
    return Emendation(Span(start, end), TEXT[start:end], after, "editor", "why")


def test_white_space_that_xml_takes_for_text_belongs_to_the_part_before() -> None:
    assert [TEXT[p.span.start : p.span.end] for p in parts_of(BLOCKS, TEXT, ())] == [
        "الف\u00a0",
        "1.",
        "ب",
    ]


def test_a_change_belongs_to_the_part_that_it_meets() -> None:
    first, label, item = parts_of(BLOCKS, TEXT, (change(0, 1, "ا"), change(5, 6, "۱")))
    assert [c.after for c in first.changes] == ["ا"]
    assert [c.after for c in label.changes] == ["۱"]
    assert not item.changes


def test_a_change_over_several_parts_is_cut_and_sets_its_text_once() -> None:
    parts = parts_of(BLOCKS, TEXT, (change(5, 9, ""),))
    assert [[(c.before, c.after) for c in part.changes] for part in parts] == [
        [],
        [("1. ", "")],
        [("ب", "")],
    ]


def test_an_insertion_stands_before_its_character() -> None:
    first, *_ = parts_of(BLOCKS, TEXT, (change(1, 1, "\u200c"),))
    assert [(c.before, c.after) for c in first.changes] == [("", "\u200c")]


def test_a_change_of_white_space_alone_belongs_to_the_part_before() -> None:
    first, *_ = parts_of(BLOCKS, TEXT, (change(4, 5, ""),))
    assert (first.span.end, len(first.changes)) == (5, 1)
