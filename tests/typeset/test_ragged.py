"""Ragged lines, on hand-made boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.typeset.line.breaking import FLUSH, Limits, WordBox, break_ragged
from edition.typeset.line.costs import FORBIDDEN


def ends(widths: list[int], measure: int, indent: int = 0) -> list[int]:
    return [
        line.end
        for line in break_ragged([WordBox(width, 10) for width in widths], measure, indent, FLUSH)
    ]


def test_nothing_has_no_lines() -> None:
    assert break_ragged([], 100, 0, FLUSH) == ()


def test_a_text_that_fits_is_one_line() -> None:
    assert ends([40, 50], 100) == [2]


def test_white_is_shared_among_lines_where_the_first_fit_would_leave_a_hole() -> None:
    """First fit: 40 40 | 30 | 90 | 60, the second line two thirds empty."""
    assert ends([40, 40, 30, 90, 60], 100) == [1, 3, 4, 5]


def test_the_first_line_is_as_full_as_its_indent_lets_it_be() -> None:
    assert ends([40, 40, 40, 40], 90, 0) == [2, 4]
    assert ends([40, 40, 40, 40], 90, 20) == [1, 3, 4]
    assert ends([40, 40, 40, 40, 40], 90, -50) == [3, 5]


def test_no_line_ends_where_it_must_not() -> None:
    boxes = [WordBox(40, 10), WordBox(40, 10, FORBIDDEN), WordBox(40, 10)]
    assert [line.end for line in break_ragged(boxes, 90, 0, FLUSH)] == [1, 3]


def test_what_is_wider_than_the_measure_stands_alone() -> None:
    assert ends([30, 150, 30], 100) == [1, 2, 3]


def test_a_last_line_is_no_runt_where_that_can_be_helped() -> None:
    boxes = [WordBox(width, 10) for width in (40, 30, 20, 40, 30, 20, 10)]
    assert [line.end for line in break_ragged(boxes, 110, 0, FLUSH)] == [2, 5, 7]
    assert [line.end for line in break_ragged(boxes, 110, 0, Limits(runt=0.0))] == [3, 6, 7]


@given(st.lists(st.integers(5, 90), min_size=1, max_size=40), st.integers(90, 200))
def test_no_line_is_too_long_and_no_word_is_lost(widths: list[int], measure: int) -> None:
    found = ends(widths, measure)
    assert found[-1] == len(widths) and found == sorted(set(found))
    for start, end in zip([0, *found], found, strict=False):
        assert sum(widths[start:end]) + 10 * (end - start - 1) <= measure


@pytest.mark.parametrize("count", [1, 7, 60])
def test_lines_are_full_in_an_even_text(count: int) -> None:
    assert len(ends([20] * count, 110)) == -(-count // 4)
