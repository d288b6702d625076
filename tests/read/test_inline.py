"""Pieces of a source woven into the text of a block."""

from edition.model.document import Mark
from edition.model.source import Span
from edition.read.notes import without_references, woven


def test_marks_move_from_the_source_to_the_text() -> None:
    source = "الف  **نان و آب**  ب"
    words, marks, pieces = woven(
        source, [Span(0, 5), Span(7, 15), Span(17, 20)], [Mark(7, 15, "strong")]
    )
    assert words == "الف نان و آب ب"
    assert [words[mark.start : mark.end] for mark in marks] == ["نان و آب"]
    assert pieces == (Span(0, 5), Span(7, 15), Span(17, 20))


def test_a_mark_of_which_nothing_is_left_is_left_out() -> None:
    assert woven("نان", [Span(0, 3)], [Mark(3, 3, "strong")])[1] == ()


def test_a_text_without_references_has_no_pieces() -> None:
    assert without_references("نان  و آب", Span(0, 9)) == ("نان و آب", (), ())


def test_what_is_between_references() -> None:
    words, marks, pieces = without_references("[^a]نان[^b]", Span(0, 11))
    assert words == "نان"
    assert [(mark.start, mark.end, mark.kind, mark.target) for mark in marks] == [
        (0, 0, "note", "a"),
        (3, 3, "note", "b"),
    ]
    assert pieces == (Span(4, 7),)
