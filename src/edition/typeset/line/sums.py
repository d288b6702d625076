"""The columns of a paragraph with their running sums, and where its lines may end by these."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from edition.core.units import Length


class BoxColumns(NamedTuple):
    """A number for each box, as `breaking.WordBox` has them."""

    widths: Sequence[Length]
    gaps: Sequence[Length]
    penalties: Sequence[int]
    kashidas: Sequence[Length]
    joints: Sequence[Length]
    heads: Sequence[Length]
    tails: Sequence[Length]


class Sums(NamedTuple):
    """A number for each place, before the first box, between two or behind the last: a line from
    place i to place j is as wide as `tails[j] - heads[i]`, has the gaps `gaps[j - 1] - gaps[i]`,
    and its joints give `joints[j] - joints[i]`.
    """

    heads: Sequence[Length]
    tails: Sequence[Length]
    gaps: Sequence[Length]
    joints: Sequence[Length]


def sums_of(columns: BoxColumns) -> Sums:
    """The running sums of columns."""
    widths = [0, *accumulate(columns.widths)]
    return Sums(
        [width + head for width, head in zip(widths, columns.heads, strict=False)],
        [0, *(width - tail for width, tail in zip(widths[1:], columns.tails, strict=True))],
        [0, *accumulate(columns.gaps)],
        [0, *accumulate(columns.joints)],
    )


class Extent(NamedTuple):
    """How far a line gives: the gaps at their loosest and tightest as shares of the natural one,
    the `scale` either way, the share of what its joints give that they take, and what kashida gives
    at most.
    """

    loosest: float
    tightest: float
    scale: float
    narrowed: float
    longest: Length


class Ends:
    """Where lines may end, by how far they give; the first is shorter by the indent.

    What a line takes at its loosest and at its tightest is a difference of two sums. So the lines
    that begin at a place end in a range that bisection finds, and so for those that end at one.
    """

    def __init__(self, sums: Sums, extent: Extent, measure: Length, indent: Length) -> None:
        self._sums = sums
        self._extent = extent
        self._indent = indent
        loosest, tightest, scale, narrowed, longest = extent
        widest, narrowest = 1 + scale, 1 - scale
        ends = list(zip(sums.tails, (0, *sums.gaps), sums.joints, strict=False))
        self._reached = [
            widest * tail + loosest * gap + joints + longest - measure for tail, gap, joints in ends
        ]
        self._over = [
            narrowest * tail + tightest * gap - narrowed * joints - measure
            for tail, gap, joints in ends
        ]

    def first(self, start: int) -> int:
        """Where the shortest line ends that begins at a place."""
        return bisect_left(self._reached, self._loose(start), start + 1)

    def behind(self, start: int) -> int:
        """Behind the place where the longest ends."""
        return bisect_right(self._over, self._tight(start), start + 1)

    def full(self, end: int) -> int:
        """Where the longest line begins that ends at a place."""
        return bisect_left(range(end), self._over[end], key=self._tight)

    def loose(self, end: int) -> int:
        """Behind the place where the shortest begins."""
        return bisect_right(range(end), self._reached[end], key=self._loose)

    def _loose(self, start: int) -> float:
        """What `_reached` is at least where a line from here is not too loose."""
        sums, extent = self._sums, self._extent
        taken = (1 + extent.scale) * sums.heads[start] + extent.loosest * sums.gaps[start]
        return taken + sums.joints[start] - (0 if start else self._indent)

    def _tight(self, start: int) -> float:
        """What `_over` is at most where a line from here is within the measure."""
        sums, extent = self._sums, self._extent
        taken = (1 - extent.scale) * sums.heads[start] + extent.tightest * sums.gaps[start]
        return taken - extent.narrowed * sums.joints[start] - (0 if start else self._indent)
