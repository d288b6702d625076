"""Sheets are printed, nested, folded and read: a simulation that knows paper and no formula."""

from collections.abc import Callable, Sequence
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model.imposition import Binding, Imposition
from edition.press.booklet.plan import THICKEST, PlannedSheet, Side, plan, signatures

Leaf = tuple[int, int]
"""A leaf of the bound book: the page one sees first, and the one on its other side."""


def fold(sheets: Sequence[PlannedSheet], binding: Binding) -> list[int]:
    """Fold each signature and leaf through it from its first page to its last.

    A sheet lies with its front up; turned over its upright edge, its back shows its left page
    behind the front's right one. It is folded away from the reader, so the front is outside. The
    spine is then at the right edge of the left half. Held with the spine at the right, the left
    half of the front is on top; with the spine at the left, the right half.
    """
    pages: list[int] = []
    for _, group in groupby(sheets, key=lambda sheet: sheet.signature):
        inner: list[Leaf] = []
        for sheet in reversed(list(group)):
            left_leaf = (sheet.front.left, sheet.back.right)
            right_leaf = (sheet.front.right, sheet.back.left)
            first, last = (left_leaf, right_leaf) if binding == "right" else (right_leaf, left_leaf)
            inner = [first, *inner, (last[1], last[0])]
        pages += [page for leaf in inner for page in leaf]
    return pages


@given(
    st.integers(1, 400),
    st.sampled_from(["right", "left"]),
    st.sampled_from([0, 4, 8, 16, 32]),
    st.booleans(),
)
def test_the_folded_book_reads_from_one_to_n(
    pages: int, binding: Binding, of: int, cover: bool
) -> None:
    given = Imposition(
        pages,
        -pages % 4,
        signatures(pages, of),
        binding,
        "short",
        False,
        0,
        cover and pages > 1,
        "A4",
        (0, 0),
        (0, 0),
    )
    read = fold(plan(given), binding)
    blanks = [0] * (-pages % 4)
    expected = (
        [*range(1, pages), *blanks, pages]
        if cover and pages > 1
        else [*range(1, pages + 1), *blanks]
    )
    assert read == expected


@pytest.mark.parametrize("pages", range(1, 401))
def test_every_number_of_pages(pages: int, imposition: Callable[..., Imposition]) -> None:
    for binding in ("right", "left"):
        read = fold(plan(imposition(pages, binding=binding)), binding)  # type: ignore[arg-type]
        assert [page for page in read if page] == list(range(1, pages + 1)) and len(
            read
        ) == pages + -pages % 4


def test_sixteen_pages_bound_at_the_right(imposition: Callable[..., Imposition]) -> None:
    sides = [side for sheet in plan(imposition(16)) for side in (sheet.front, sheet.back)]
    assert sides == [(1, 16), (15, 2), (3, 14), (13, 4), (5, 12), (11, 6), (7, 10), (9, 8)]
    assert {sum(side) for side in sides} == {17}


def test_the_left_binding_is_the_mirror_image(imposition: Callable[..., Imposition]) -> None:
    right, left = (plan(imposition(12, binding=binding)) for binding in ("right", "left"))
    assert [
        (Side(s.front.right, s.front.left), Side(s.back.right, s.back.left)) for s in right
    ] == [(s.front, s.back) for s in left]


def test_blanks_stand_at_the_end_or_before_the_back_cover(
    imposition: Callable[..., Imposition],
) -> None:
    assert plan(imposition(6))[0] == PlannedSheet(0, 0, Side(1, 0), Side(0, 2))
    assert plan(imposition(6, cover=True))[0] == PlannedSheet(0, 0, Side(1, 6), Side(0, 2))


@pytest.mark.parametrize(
    ("pages", "of", "sheets"),
    [
        (1, 0, (1,)),
        (80, 0, (20,)),
        (81, 0, (11, 10)),
        (164, 0, (14, 14, 13)),
        (16, 16, (4,)),
        (40, 16, (4, 4, 2)),
        (33, 8, (2, 2, 2, 2, 1)),
    ],
)
def test_signatures(pages: int, of: int, sheets: tuple[int, ...]) -> None:
    assert signatures(pages, of) == sheets


@given(st.integers(1, 4000))
def test_no_signature_is_too_thick_and_none_is_spared(pages: int) -> None:
    sheets = signatures(pages)
    assert (
        sum(sheets) == -(-pages // 4) and max(sheets) <= THICKEST and max(sheets) - min(sheets) <= 1
    )
    assert len(sheets) == -(-sum(sheets) // THICKEST)
