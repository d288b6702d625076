"""How far to the right the ink of a glyph reaches, as a whole and between two heights."""

from functools import cache
from itertools import pairwise

from edition.faces.contours import contours
from edition.faces.face import Face

_STEPS = 12
"""A curve is taken for so many straight lines: at 1000 pt they are off by less than 0.2 pt."""
_Point = tuple[float, float]


@cache
def reach(face: Face, glyph: int, low: int, high: int) -> float | None:
    """The right end of the ink between two heights, in font units; None where there is none."""
    ends: list[float] = []
    for start, end in _lines(face, glyph):
        below, above = sorted((start, end), key=lambda point: point[1])
        if above[1] >= low and below[1] <= high:
            ends += [_at(below, above, max(low, below[1])), _at(below, above, min(high, above[1]))]
            ends += [point[0] for point in (start, end) if low <= point[1] <= high]
    return max(ends, default=None)


def _at(below: _Point, above: _Point, height: float) -> float:
    """Where a line is at a height between those of its ends."""
    rise = above[1] - below[1]
    return below[0] + (above[0] - below[0]) * (height - below[1]) / rise if rise else below[0]


def _lines(face: Face, glyph: int) -> list[tuple[_Point, _Point]]:
    """The outline as straight lines."""
    found: list[tuple[_Point, _Point]] = []
    first = at = (0.0, 0.0)
    for operator, to in contours(face, glyph):
        if operator == "m":
            first = at = (to[0], to[1])
            continue
        points = (
            [at, first]
            if operator == "h"
            else [at, *_curve(at, to)]
            if operator == "c"
            else [at, (to[0], to[1])]
        )
        found += pairwise(points)
        at = points[-1]
    return found


def _curve(at: _Point, to: tuple[float, ...]) -> list[_Point]:
    """Points of a cubic curve behind its first."""
    points = [at, *zip(to[::2], to[1::2], strict=True)]
    shares = [step / _STEPS for step in range(1, _STEPS + 1)]
    return [
        (_bezier([x for x, _ in points], share), _bezier([y for _, y in points], share))
        for share in shares
    ]


def _bezier(a: list[float], share: float) -> float:
    rest = 1 - share
    square, other = rest * rest, share * share
    return (
        square * rest * a[0]
        + 3 * square * share * a[1]
        + 3 * rest * other * a[2]
        + other * share * a[3]
    )
