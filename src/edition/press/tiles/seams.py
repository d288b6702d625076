"""Where the seams of a poster in pieces run: within the slack of the sheets, through no small line
where that can be, and else where they meet least ink.

What each seam costs is known alone, and seams bind one another only by how far apart they are; so
the cheapest way for all is found seam by seam (dynamic programming, Bellman).
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from edition.core.units import Length, mm
from edition.press.tiles.cutting import Tiling
from edition.press.tiles.standing import Standing

_STEP: Length = mm(1)
"""From one place that is tried to the next, at least."""
_CLEAR: Length = mm(1)
"""White between a seam and what it leaves whole."""
_TRIED = 150
"""Places that are tried for a seam, at most."""


class _Cost(NamedTuple):
    """What is cut that should be left whole, then the ink, then how far the seam has slid."""

    cut: int
    ink: int
    slid: Length

    def plus(self, other: "_Cost") -> "_Cost":
        """Of both."""
        return _Cost(self.cut + other.cut, self.ink + other.ink, self.slid + other.slid)


def with_seams(tiling: Tiling, there: Standing) -> Tiling:
    """The same sheets with their seams where they do least harm to what stands on the poster."""
    full = replace(tiling, slid=((), ())).edges
    right = _slid(full[0][1:], 1, tiling.slack[0], tiling.steps[0], _Weighing(there, 0))
    upper = _slid(full[1][1:], -1, tiling.slack[1], tiling.steps[1], _Weighing(there, 1))
    return replace(tiling, slid=(right, upper))


class _Weighing(NamedTuple):
    """What stands on the poster, cut along upright lines (`axis` 0) or level ones (1)."""

    there: Standing
    axis: int

    def cost(self, at: Length, slid: Length) -> _Cost:
        """Of a seam at this place."""
        cut = 0
        for box in self.there.whole:
            start, length = (box.x, box.width) if self.axis == 0 else (box.y, box.height)
            cut += start - _CLEAR < at < start + length + _CLEAR
        ink = sum(round(outline.cut(at, self.axis)) for outline in self.there.outlines)
        return _Cost(cut, ink, slid)


def _slid(
    edges: Sequence[Length], way: int, slack: Length, step: Length, weighing: _Weighing
) -> tuple[Length, ...]:
    """How far each seam slides from where the sheets before it are full, `way` along its axis: no
    less than the one before it, and by no more than leaves half of a sheet between them.
    """
    if not edges or not slack:
        return (0,) * len(edges)
    between = max(_STEP, -(-slack // _TRIED))
    places = range(0, slack + 1, between)
    reach = step // 2 // between
    best: list[tuple[_Cost, tuple[Length, ...]]] = [(_Cost(0, 0, 0), ())] * len(places)
    for number, edge in enumerate(edges):
        found: list[tuple[_Cost, tuple[Length, ...]]] = []
        for at, slid in enumerate(places):
            # The first seam has none before it but the edge of the poster.
            before = best[max(0, at - reach) : at + 1] if number else best[: at <= reach]
            if not before:
                break
            cost, way_there = min(before)
            here = cost.plus(weighing.cost(edge + way * slid, slid))
            found.append((here, (*way_there, slid)))
        best = found
    return min(best)[1]
