"""What the paginator did, told of hand-made cuts: why each page ended where it did."""

import pytest

from edition.model.page import TextPage
from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab
from edition.typeset.line.style import Style
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate, text_pages

LINE, BLANK, KEPT, TURN = (
    Slab(1),
    Slab(1, blank=True),
    Slab(1, penalty=FORBIDDEN),
    Slab(1, penalty=FORCED),
)
DEPTH = 10


def told(slabs: list[Slab], *cuts: Cut, sink: int = 0, first: int = 4) -> list[TextPage]:
    lefts = [Style().left(first + i) for i in range(len(cuts))]
    return list(text_pages(slabs, cuts, Grid(DEPTH, sink, first), lefts))


def test_a_full_page_and_the_end() -> None:
    one, other = told([LINE] * 13, Cut(0, 10, 10), Cut(10, 13, 3))
    assert (one.number, one.slabs, one.rows, one.available, one.end, one.facing) == (
        4,
        10,
        10,
        10,
        "full",
        5,
    )
    assert (other.number, other.slabs, other.rows, other.end, other.facing) == (
        5,
        3,
        3,
        "the end",
        4,
    )
    assert (one.left, other.left) == (Style().left(4), Style().left(5))


def test_a_page_before_what_opens_one_is_forced() -> None:
    assert [page.end for page in told([*[LINE] * 4, TURN, LINE], Cut(0, 4, 4), Cut(4, 6, 2))] == [
        "forced",
        "the end",
    ]


def test_a_page_ends_above_what_may_not_be_parted() -> None:
    """The last line of a paragraph would stand at the head of the next page."""
    slabs = [*[LINE] * 9, KEPT, KEPT, *[LINE] * 5]
    assert [page.end for page in told(slabs, Cut(0, 8, 8), Cut(8, 16, 8))] == [
        "kept together",
        "the end",
    ]


def test_a_page_is_shorter_for_the_page_that_it_faces() -> None:
    slabs = [*[LINE] * 18, KEPT, KEPT, KEPT, *[LINE] * 12]
    cuts = (Cut(0, 9, 9), Cut(9, 17, 8), Cut(17, 27, 10), Cut(27, 33, 6))
    assert told(slabs, *cuts)[0].end == "later pages"
    level = (Cut(0, 8, 8), Cut(8, 16, 8))
    assert [page.end for page in told(slabs, *level)] == ["facing page", "facing page"]


def test_rows_that_the_first_page_lacks_are_no_reason() -> None:
    """It has eight rows, and the page that it faces ends on the same row with ten."""
    page = told([LINE] * 30, Cut(0, 8, 8), Cut(8, 18, 10), Cut(18, 28, 10), sink=2)[0]
    assert (page.available, page.end) == (8, "full")
    shorter = told([LINE] * 30, Cut(0, 7, 7), Cut(7, 16, 9), Cut(16, 26, 10), sink=2)[0]
    assert (shorter.available, shorter.end) == (8, "facing page")


@pytest.mark.parametrize("first", [3, 4])
def test_an_even_page_faces_the_odd_one_behind_it(first: int) -> None:
    cuts = [Cut(at, at + 10, 10) for at in range(0, 40, 10)]
    facing = [page.facing for page in told([LINE] * 40, *cuts, first=first)]
    assert facing == ([0, 5, 4, 0] if first == 3 else [5, 4, 7, 6])


def test_what_the_paginator_cut_can_be_told() -> None:
    """Every page that it did not fill has a reason, and none that it filled another."""
    slabs = ([LINE] * 7 + [BLANK, LINE, KEPT, KEPT]) * 8
    found = paginate(Rows(slabs), Grid(DEPTH, 2, 3))
    assert found
    pages = told(slabs, *found[0], sink=2, first=3)
    assert sum(page.slabs for page in pages) <= len(slabs) and pages[-1].end == "the end"
    assert [
        page for page in pages[:-1] if (page.end == "full") != (page.rows == page.available)
    ] == []
    assert {page.end for page in pages} > {"full"}
