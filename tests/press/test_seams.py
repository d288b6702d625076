"""Where the seams of a poster in pieces run."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.papers import PAPERS, PaperName
from edition.core.units import Length, mm
from edition.model.page import PagedDocument
from edition.press.sheet.side import Box
from edition.press.tiles.cutting import Tiling, tiles, tiling
from edition.press.tiles.seams import with_seams
from edition.press.tiles.standing import Edge, Outline, Standing, standing
from edition.typeset import typeset
from tests.editions import all_faces, reading_of, write_edition


def on(poster: PaperName, paper: str = "A4", overlap: float = 8) -> Tiling:
    size = PAPERS[poster]
    found = tiling((size.width, size.height), paper, mm(5), mm(overlap))
    assert found
    return found


def square(x: Length, y: Length, width: Length, height: Length) -> Outline:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    edges: tuple[Edge, ...] = tuple(
        ((float(a), float(b)), (float(c), float(d))) for (a, b), (c, d) in pairwise(corners)
    )
    return Outline(edges, 0, 0, (1, 1), (x, y, x + width, y + height))


def test_ink_along_a_line_is_what_paths_go_round() -> None:
    """Two squares that overlap, and the hole of a ring, which goes the other way."""
    one = square(0, 0, 100, 40)
    assert one.cut(50, 0) == 40 and one.cut(20, 1) == 100
    assert one.cut(100.5, 0) == 0 and one.cut(-1, 1) == 0
    hole = tuple((end, start) for start, end in square(40, 10, 20, 20).edges)
    ring = one._replace(edges=(*one.edges, *hole))
    assert (ring.cut(50, 0), ring.cut(10, 0)) == (20, 40)
    twice = one._replace(edges=one.edges + one.edges)
    assert twice.cut(50, 0) == 40
    scaled = one._replace(x=10, y=200, scale=(2.0, -1.0), box=(10, 160, 210, 200))
    assert scaled.cut(110, 0) == 40 and scaled.cut(180, 1) == 200


def test_with_nothing_there_the_first_sheets_are_full() -> None:
    plan = on("A2")
    assert list(tiles(with_seams(plan, Standing((), ())))) == list(tiles(plan))


@pytest.mark.parametrize("axis", [0, 1])
def test_a_small_line_is_not_cut_where_the_slack_allows(axis: int) -> None:
    plan = on("A2" if axis else "A1")
    assert plan.slack[axis] > mm(10)
    seam = plan.edges[axis][1]
    box = (
        Box(seam - mm(4), mm(10), mm(8), mm(5))
        if axis == 0
        else Box(mm(10), seam - mm(4), mm(80), mm(8))
    )
    moved = with_seams(plan, Standing((), (box,))).edges[axis][1:]
    start, length = (box.x, box.width) if axis == 0 else (box.y, box.height)
    assert not any(start <= edge <= start + length for edge in moved)
    assert abs(moved[0] - seam) < mm(8)


def test_where_a_line_is_cut_whatever_is_done_the_least_ink_is_met() -> None:
    """A line over all of the poster, and letters with a gap that the slack reaches."""
    plan = on("A1")
    width, _ = plan.poster
    seam = plan.edges[0][1]
    line = Box(0, mm(300), width, mm(20))
    gap = seam + mm(20), seam + mm(26)
    letters = (
        square(0, mm(300), gap[0], mm(20)),
        square(gap[1], mm(300), width - gap[1], mm(20)),
    )
    assert plan.slack[0] > mm(30)
    first = with_seams(plan, Standing(letters, (line,))).edges[0][1]
    assert gap[0] <= first <= gap[1]


sliding = st.builds(
    on,
    st.sampled_from(["A0", "A1", "A2", "A3", "Tabloid"]),
    st.sampled_from(["A3", "A4", "Letter"]),
    st.floats(0, 40),
)
boxes = st.builds(
    lambda x, y, w, h: Box(mm(x), mm(y), mm(w), mm(h)),
    st.integers(0, 800), st.integers(0, 1100), st.integers(1, 300), st.integers(1, 60),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(sliding, st.lists(boxes, max_size=8))
def test_wherever_they_slide_parts_fit_share_and_cover(plan: Tiling, whole: list[Box]) -> None:
    outlines = tuple(square(box.x, box.y, box.width, box.height) for box in whole)
    slid = with_seams(plan, Standing(outlines, tuple(whole)))
    area, (width, height) = plan.area, plan.poster
    parts = {(each.row, each.column): each.part for each in tiles(slid)}
    for (row, column), part in parts.items():
        assert 0 < part.width <= area.width and 0 < part.height <= area.height
        left, below = parts.get((row, column + 1)), parts.get((row + 1, column))
        assert (left.x + left.width if left else plan.overlap) == part.x + plan.overlap
        assert (below.y if below else height - plan.overlap) == part.y + part.height - plan.overlap
    assert parts[1, 1].x + parts[1, 1].width == width and parts[1, 1].y == 0


def poster(folder: Path, more: str) -> PagedDocument:
    write_edition(folder, more=f'[[poster]]\nshows = "title"\ntiles = "A4"\n{more}')
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("posters",))
    assert outputs, "\n".join(map(str, problems))
    return outputs[0]


def test_what_stands_on_a_poster_is_where_its_lines_are(tmp_path: Path) -> None:
    [page] = (paged := poster(tmp_path / "e", 'size = "A2"\n')).pages
    there = standing(page, all_faces())
    assert there.outlines
    for outline in there.outlines:
        left, top, right, bottom = outline.box
        assert 0 <= left < right <= paged.width and 0 <= top < bottom <= paged.height
        assert outline.cut((left + right) / 2, 0) > 0
    small = [line for line in page.lines if line.line.size < 100_000]
    assert len(there.whole) == len(small) + len(page.figures)


def test_seams_of_a_poster_leave_its_small_lines_whole(tmp_path: Path) -> None:
    """The place and the body at its foot, where a level seam can be anywhere else."""
    paged = poster(tmp_path / "e", 'size = "A2"\n')
    plan = on("A2")
    there = standing(paged.pages[0], all_faces())
    level = with_seams(plan, there).edges[1][1:]
    assert not any(box.y < edge < box.y + box.height for box in there.whole for edge in level)
    assert with_seams(plan, there) == with_seams(replace(plan), there)
