"""The sheet of a mini-zine: which page stands where, its marks, and the note beside it."""

import pytest

from edition.core.units import mm
from edition.model.imposition import OneSheet
from edition.press import zine_note
from edition.press.sheet.side import HeadDown, Stroke
from edition.press.zine import zine_side

A4, LETTER = OneSheet("A4"), OneSheet("Letter")


def test_where_the_pages_of_a_right_bound_book_stand() -> None:
    """As paper was folded: 4 5 6 7 head down above, 3 2 1 8 below."""
    side = zine_side(A4)
    assert [placed.number for placed in side.pages] == list(range(1, 9))
    rows: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for placed in side.pages:
        rows[isinstance(placed, HeadDown)].append((placed.x, placed.number))
    assert [number for _, number in sorted(rows[True])] == [4, 5, 6, 7]
    assert [number for _, number in sorted(rows[False])] == [3, 2, 1, 8]


@pytest.mark.parametrize("sheet", [A4, LETTER])
def test_the_pages_fill_the_sheet_without_a_gap(sheet: OneSheet) -> None:
    side = zine_side(sheet)
    assert sum(placed.clip.width * placed.clip.height for placed in side.pages) == (
        side.width * side.height
    )


def test_marks_are_where_printers_reach_and_the_cut_goes_from_fold_to_fold() -> None:
    side = zine_side(A4)
    strokes = [mark for mark in side.marks if isinstance(mark, Stroke)]
    [cut] = [stroke for stroke in strokes if not stroke.dash]
    assert (cut.x1, cut.x2) == (mm(297) // 4, mm(297) * 3 // 4) and cut.y1 == cut.y2 == mm(105)
    assert len(strokes) == 1 + 2 * 3 + 2
    for stroke in strokes:
        assert all(mm(5) <= x <= side.width - mm(5) for x in (stroke.x1, stroke.x2))
        assert all(mm(5) <= y <= side.height - mm(5) for y in (stroke.y1, stroke.y2))


def test_the_note_draws_the_sheet_in_both_languages() -> None:
    persian, english = zine_note(A4, "mini-zine.pdf", "fa").split("-" * 40)
    assert "│  ۳  ¦  ۲  ¦  ۱  ¦  ۸  │" in persian and "│  4  ¦  5  ¦  6  ¦  7  │" in english
    assert "یک برگ A4" in persian and "one sheet of A4" in english
    for said in (persian, english):
        drawn = [line for line in said.splitlines() if line.startswith("\u200e")]
        assert len(drawn) == 7 and len(set(map(len, drawn))) == 1
        assert "¦" not in drawn[3] and drawn[3].count("─") == 13


def test_an_arabic_one_has_an_arabic_note_and_a_sorani_one_an_english_note() -> None:
    arabic, english = zine_note(LETTER, "mini-zine.pdf", "ar").split("-" * 40)
    assert arabic.startswith("دليل طباعة") and "Letter" in arabic and "│  ٣  ¦" in arabic
    assert zine_note(LETTER, "mini-zine.pdf", "ckb") == english.lstrip("\n")
