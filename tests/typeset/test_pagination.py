"""Cutting into pages with hand-made slabs: the least cost against every other way to cut, and each
rule by itself.
"""

import time
from collections.abc import Iterator, Sequence
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab
from edition.typeset.page.pagination import Cut, Give, Gives, Grid, Rows, paginate, uneven

LINE = Slab(1)
BLANK = Slab(1, blank=True)
KEPT = Slab(1, penalty=FORBIDDEN)
TURN = Slab(1, penalty=FORCED)
NEARLY_FULL = 4
"""Rows that a page may lack where it could have more."""


def lines(count: int) -> list[Slab]:
    """Slabs of one row that may be parted anywhere."""
    return [LINE] * count


def pages(slabs: Sequence[Slab], depth: int, sink: int = 0, number: int = 3) -> list[Cut]:
    """The cuts of a galley that can be cut."""
    found = paginate(Rows(slabs), Grid(depth, sink, number))
    assert found is not None
    return list(found[0])


def shown(slabs: Sequence[Slab], start: int, end: int) -> int:
    """The rows from the first slab that is not blank to the last one."""
    inked = [i for i in range(start, end) if not slabs[i].blank]
    return sum(slabs[i].rows for i in range(inked[0], inked[-1] + 1)) if inked else 0


def all_ways(
    slabs: Sequence[Slab], depth: int, sink: int, start: int = 0
) -> Iterator[list[tuple[int, int]]]:
    """Every division into pages that are not too deep, with no break that is forbidden and every
    one that is forced.
    """
    if start == len(slabs):
        yield []
    for end in range(start + 1, len(slabs) + 1):
        if shown(slabs, start, end) > depth - (0 if start else sink):
            break
        if end == len(slabs) or slabs[end].penalty < FORBIDDEN:
            yield from ([(start, end), *rest] for rest in all_ways(slabs, depth, sink, end))
        if end < len(slabs) and slabs[end].penalty == FORCED:
            break


def ends_part(slabs: Sequence[Slab], end: int) -> bool:
    """Whether a page is the last of its part, so that it may be short."""
    return end == len(slabs) or slabs[end].penalty == FORCED


def price(
    slabs: Sequence[Slab], way: Sequence[tuple[int, int]], depth: int, sink: int, number: int
) -> int:
    """Empty rows and unequal facing pages, squared, and the penalties; of the end of a part a stub
    costs, and a row less.
    """
    total = 0
    facing = -1
    for i, (start, end) in enumerate(way):
        rows = shown(slabs, start, end)
        if ends_part(slabs, end):
            total += 1000 if rows < 5 else 400 if facing >= 0 and abs(rows - facing) == 1 else 0
        else:
            total += 40 * (depth - (0 if i else sink) - rows) ** 2 + slabs[end].penalty
            total += 400 * (rows - facing) ** 2 if facing >= 0 else 0
        facing = rows + (0 if i else sink) if (number + i) % 2 == 0 else -1
    return total


def nearly_full(
    slabs: Sequence[Slab], way: Sequence[tuple[int, int]], depth: int, sink: int
) -> bool:
    """Whether every page but the last of a part is full but for a few rows."""
    return all(
        ends_part(slabs, end)
        or shown(slabs, start, end) >= depth - (0 if start else sink) - NEARLY_FULL
        for start, end in way
    )


@st.composite
def galleys(draw: st.DrawFn) -> list[Slab]:
    """Slabs as a galley has them: never two blank ones in a row, never a blank one that a page must
    begin with.
    """
    slabs: list[Slab] = []
    for _ in range(draw(st.integers(1, 11))):
        blank = draw(st.integers(0, 4)) == 0 and bool(slabs) and not slabs[-1].blank
        penalty = draw(
            st.sampled_from(
                (0, 0, 0, 150, FORBIDDEN) if blank else (0, 0, 0, 150, FORBIDDEN, FORBIDDEN, FORCED)
            )
        )
        slabs.append(
            Slab(1 if blank else draw(st.sampled_from((1, 1, 1, 3))), penalty=penalty, blank=blank)
        )
    return slabs if not slabs[-1].blank else [*slabs, LINE]


@settings(max_examples=300, deadline=None)
@given(galleys(), st.integers(4, 9), st.integers(0, 2), st.integers(2, 3))
def test_the_cheapest_of_the_shortest_ways(
    slabs: list[Slab], depth: int, sink: int, number: int
) -> None:
    ways = list(all_ways(slabs, depth, sink))
    found = paginate(Rows(slabs), Grid(depth, sink, number))
    if not ways:
        assert found is None and Rows(slabs).pages(Grid(depth, sink)) is None
        return
    assert found is not None
    cuts, cost = found
    shortest = [way for way in ways if len(way) == min(map(len, ways))]
    assert Rows(slabs).pages(Grid(depth, sink)) == len(shortest[0])
    of = partial(price, slabs, depth=depth, sink=sink, number=number)
    assert len(cuts) == len(shortest[0])
    assert cost == of([(cut.start, cut.end) for cut in cuts])
    assert cost >= min(map(of, shortest))
    assert all(cost <= of(way) for way in shortest if nearly_full(slabs, way, depth, sink))


@settings(max_examples=300, deadline=None)
@given(galleys(), st.integers(4, 9), st.integers(0, 2))
def test_pages_hold_every_slab_once_and_no_more_than_their_depth(
    slabs: list[Slab], depth: int, sink: int
) -> None:
    found = paginate(Rows(slabs), Grid(depth, sink, 3))
    if found is None:
        return
    cuts, _ = found
    shown_slabs = [i for cut in cuts for i in range(cut.start, cut.end)]
    assert shown_slabs == sorted(set(shown_slabs))
    assert all(slabs[i].blank for i in set(range(len(slabs))) - set(shown_slabs))
    for i, cut in enumerate(cuts):
        assert cut.rows == shown(slabs, cut.start, cut.end) <= depth - (0 if i else sink)
        assert cut.end == len(slabs) or slabs[cut.end].penalty < FORBIDDEN
        assert not any(slabs[j].penalty == FORCED for j in range(cut.start + 1, cut.end))


def test_nothing_has_no_pages() -> None:
    assert paginate(Rows([]), Grid(10, 3, 3)) == ((), 0)


def test_the_first_page_begins_lower() -> None:
    assert pages(lines(23), depth=10, sink=4) == [Cut(0, 6, 6), Cut(6, 16, 10), Cut(16, 23, 7)]


def test_the_end_of_a_part_is_not_a_row_shorter_than_the_page_it_faces() -> None:
    assert pages(lines(25), depth=10, sink=4) == [Cut(0, 5, 5), Cut(5, 15, 10), Cut(15, 25, 10)]


def test_a_break_is_not_made_where_it_is_forbidden() -> None:
    slabs = [*lines(10), KEPT, *lines(15)]
    assert [cut.end for cut in pages(slabs, depth=10)] == [9, 19, 26]


def test_a_forced_break_is_made_and_the_page_before_it_may_be_short() -> None:
    assert pages([*lines(6), TURN, *lines(7)], depth=10) == [Cut(0, 6, 6), Cut(6, 14, 8)]


def test_blank_slabs_vanish_at_the_head_and_at_the_foot() -> None:
    after_a_page = [*lines(10), BLANK, *lines(8)]
    assert [cut.rows for cut in pages(after_a_page, depth=10)] == [10, 8]
    with_a_page = [*lines(10), Slab(1, penalty=FORBIDDEN, blank=True), *lines(9)]
    assert [cut.rows for cut in pages(with_a_page, depth=10)] == [10, 9]


def test_a_blank_slab_inside_a_page_counts() -> None:
    assert pages([*lines(4), BLANK, *lines(5)], depth=10) == [Cut(0, 10, 10)]


def test_facing_pages_end_on_the_same_row() -> None:
    """The first page must lack a row. Page 5 stands beside page 4, and so lacks one too; page 6
    does not stand beside page 5.
    """
    slabs = [*lines(10), KEPT, *lines(14)]
    assert [cut.rows for cut in pages(slabs, depth=10, number=4)] == [9, 9, 7]
    assert [cut.rows for cut in pages(slabs, depth=10, number=5)] == [9, 10, 6]


def test_what_is_deeper_than_a_page_cannot_be_cut() -> None:
    assert paginate(Rows([*lines(3), Slab(11), *lines(3)]), Grid(10, 0, 3)) is None
    assert paginate(Rows([LINE, *[KEPT] * 10]), Grid(10, 0, 3)) is None
    assert paginate(Rows([Slab(10)]), Grid(10, 1, 3)) is None


def test_a_page_of_few_rows_is_avoided() -> None:
    assert pages(lines(22), depth=10)[-1].rows >= 5


def test_notes_take_their_rows_and_one_between_the_two() -> None:
    noted = Slab(1, notes=("1",), foot=2500)
    assert [(cut.end, cut.rows) for cut in pages([*lines(3), noted, *lines(12)], 10)] == [
        (6, 10),
        (16, 10),
    ]


def test_the_time_grows_with_the_pages() -> None:
    slabs = [Slab(1, penalty=FORBIDDEN if i % 7 == 3 else 0) for i in range(40_000)]
    began = time.process_time()
    assert len(pages(slabs, 26, 5)) > 1500
    assert time.process_time() - began < 20


def given(
    slabs: Sequence[Slab], depth: int, gives: Sequence[Give], number: int = 4
) -> list[tuple[int, int]]:
    """The rows of each page, and what its paragraph gives."""
    found = paginate(Rows(slabs), Grid(depth, 0, number), Gives(gives))
    assert found is not None
    return [(cut.rows, sum(give.by for give in cut.gives)) for cut in found[0]]


def test_a_paragraph_gives_a_line_where_a_page_lacks_one() -> None:
    """Both pages would have 9 rows; the paragraph is worth it only while it costs less."""
    slabs = [*lines(10), KEPT, *lines(14)]
    assert given(slabs, 10, []) == [(9, 0), (9, 0), (7, 0)]
    assert given(slabs, 10, [Give(2, 6, 1, 30), Give(2, 6, -1, 5)]) == [(10, 1), (10, 0), (6, 0)]
    assert given(slabs, 10, [Give(2, 6, 1, 90)]) == [(9, 0), (9, 0), (7, 0)]


def test_a_paragraph_takes_a_line_back_so_that_what_belongs_together_fits() -> None:
    slabs = [*lines(10), KEPT, *lines(16)]
    assert given(slabs, 10, []) == [(9, 0), (9, 0), (9, 0)]
    assert given(slabs, 10, [Give(2, 6, -1, 30)]) == [(10, -1), (10, 0), (6, 0)]


def test_only_a_paragraph_that_stands_whole_on_a_page_gives() -> None:
    slabs = [*lines(10), KEPT, *lines(14)]
    assert given(slabs, 10, [Give(7, 13, 1, 1)]) == [(9, 0), (9, 0), (7, 0)]


def test_no_page_is_deeper_for_what_its_paragraph_gives() -> None:
    assert given(lines(25), 10, [Give(2, 6, 1, 0), Give(12, 15, 1, 0)]) == [
        (10, 0),
        (10, 0),
        (5, 0),
    ]


def test_two_things_of_a_page_may_give_and_white_at_its_foot_gives_nothing() -> None:
    """A page of 8 rows beside one of 10: one give leaves it a row short."""
    white = Slab(1, blank=True)
    slabs = [*lines(3), white, *lines(2), white, Slab(1), Slab(3), *lines(27)]
    one, two = Give(3, 4, 1, 40), Give(6, 7, 1, 40)
    rest = [(10, 0), (10, 0), (10, 0)]
    assert given(slabs, 10, []) == [(8, 0), *rest]
    assert given(slabs, 10, [one]) == [(9, 1), *rest]
    assert given(slabs, 10, [one, two]) == [(10, 2), *rest]
    foot = [*lines(8), white, Slab(3), *lines(27)]
    assert given(foot, 10, [Give(8, 9, 1, 1)]) == [(8, 0), *rest]


def test_a_head_that_is_repeated_takes_its_rows_of_a_page() -> None:
    rows = [Slab(1), *[Slab(1, head=Slab(2))] * 20]
    assert [cut.rows for cut in pages(rows, depth=10, number=4)] == [10, 10, 5]
    assert [cut.end for cut in pages(rows, depth=10, number=4)] == [10, 18, 21]
    assert [cut.rows for cut in Rows(rows).cuts(5, 10)] == [10, 9, 8, 7, 6]


def test_uneven_pages_are_named() -> None:
    slabs = [*lines(10), KEPT, *lines(14)]
    cuts = pages(slabs, depth=10, number=4)
    assert uneven(slabs, cuts, Grid(10, 0, 4)) == (0, 1)
    even = pages(lines(25), depth=10, number=4)
    assert uneven(lines(25), even, Grid(10, 0, 4)) == ()
