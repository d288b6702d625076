"""The reading order of folded sheets, checked against sheets that were really folded."""

from collections.abc import Callable

import pytest

from edition.model.imposition import Imposition
from edition.verify.sheets.imposed import PlaceOnSheet, book, reading_order


def sides(imposition: Imposition) -> list[tuple[int, int]]:
    """Left and right page of each side."""
    found: dict[tuple[int, bool], int] = {
        (place.side, place.left): page for page, place in book(imposition)
    }
    return [
        (found[side, True], found[side, False]) for side in range(2 * sum(imposition.signatures))
    ]


def test_eight_pages_bound_at_the_right(imposed: Callable[..., Imposition]) -> None:
    assert sides(imposed(8)) == [(1, 8), (7, 2), (3, 6), (5, 4)]


def test_eight_pages_bound_at_the_left(imposed: Callable[..., Imposition]) -> None:
    assert sides(imposed(8, binding="left")) == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_two_signatures(imposed: Callable[..., Imposition]) -> None:
    assert sides(imposed(8, signatures=(1, 1))) == [(1, 4), (3, 2), (5, 8), (7, 6)]


@pytest.mark.parametrize(
    ("cover", "expected"),
    [(False, [(1, 0), (0, 2), (3, 6), (5, 4)]), (True, [(1, 6), (0, 2), (3, 0), (5, 4)])],
)
def test_blanks(
    cover: bool, expected: list[tuple[int, int]], imposed: Callable[..., Imposition]
) -> None:
    assert sides(imposed(6, cover=cover)) == expected


def test_depth_counts_the_sheets_around(imposed: Callable[..., Imposition]) -> None:
    assert [place.depth for place in reading_order(imposed(8))] == [0, 0, 1, 1, 1, 1, 0, 0]
    assert PlaceOnSheet(3, True, 1).named == "sheet 2 back, left"
