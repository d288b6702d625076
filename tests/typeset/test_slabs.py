"""Slabs as they are cut: what no page holds gives way, lists of names stay whole, and half a row
reaches what is repeated.
"""

import pytest

from edition.model.page import ARTIFACT, Fragment, Rule, SetLine
from edition.typeset.block.slabs import (
    APART,
    BLANK,
    FORBIDDEN,
    HALF,
    Slab,
    cuttable,
    placed,
    unparted,
)
from edition.typeset.book.single_pages import halved
from edition.typeset.line.style import LARGE_PRINT
from edition.typeset.page.pagination import Grid, Rows, paginate

LINE = SetLine("Regular", 18_000, (Fragment(ARTIFACT, "", "black", ()),))
LEADING = LARGE_PRINT.leading
RULE = Rule(0, LEADING // 4, 1000, 500, "black")
HEAD = Slab(2, repeated=((0, LINE), (LEADING, LINE)), rules=(RULE,))


def test_a_run_counts_the_head_above_it() -> None:
    row, last = Slab(4, head=HEAD), Slab(4, penalty=FORBIDDEN, head=HEAD)
    assert [slab.penalty for slab in cuttable((Slab(9), row, last), 9)] == [0, 0, APART]
    assert [slab.penalty for slab in cuttable((Slab(9), row, last), 10)] == [0, 0, FORBIDDEN]
    assert paginate(Rows(tuple(cuttable((Slab(9), row, last), 9))), Grid(9))


@pytest.mark.parametrize(("depth", "kept"), [(7, False), (8, True)])
def test_a_list_of_names_is_whole_where_it_fits_a_page_with_its_heading(
    depth: int, kept: bool
) -> None:
    name = [Slab(1), Slab(1, penalty=FORBIDDEN)]
    parts = [[Slab(1)], name, name, name, [Slab(1)], [Slab(1)]]
    found = unparted(parts, [False, True, True, True, False, False], depth)
    heads = [part[0].penalty for part in found]
    assert heads == [0, 0, *([FORBIDDEN] * 2 if kept else [0] * 2), 0, 0]
    assert [slab.rows for part in found for slab in part] == [
        slab.rows for part in parts for slab in part
    ]


def test_half_rows_leave_what_is_repeated_and_rules_where_they_were() -> None:
    slabs = (Slab(1, ((0, LINE),), rules=(RULE,), head=HEAD), HALF, BLANK, Slab(1, ((0, LINE),)))
    deeper, grid = halved(slabs, LARGE_PRINT)
    whole, half = placed(slabs, 0, 0, LEADING), placed(deeper, 0, 0, grid.leading)
    assert half.furniture == whole.furniture and half.rules == whole.rules
    assert [line.y for line in whole.lines] == [2 * LEADING, 4 * LEADING]
    assert [line.y for line in half.lines] == [2 * LEADING, 4 * LEADING + LEADING // 2]
    assert Rows(deeper).cuts(0, 6)[0].rows == 6
