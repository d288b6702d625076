"""A number that goes over the edges of its sheet: what is beyond them is cut off, and a knife that
is a little out must find ink there.

So what is cut goes on straight, as wide as it is where it is cut: a round shape would end before
the bleed does. It is one path with the number, its parts laid so that they go round the same way.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

from edition.core.units import Length, mm, pt
from edition.model.page import Drawing
from edition.typeset.forme.outlined import outlined
from edition.typeset.line.compositor import Type
from edition.typeset.poster.poster_sheet import PosterSheet

BLEED: Length = mm(3)
"""How far ink goes on beyond the trim, for a print shop's knives."""
_WITHIN: Length = pt(1)
"""How far within the edge what goes on begins: there the outline is not yet another."""
_STEPS = 24
"""A curve is taken for so many straight lines."""

_Path: TypeAlias = tuple[tuple[str, tuple[Length, ...]], ...]
_Point: TypeAlias = tuple[float, float]
_Interval: TypeAlias = tuple[Length, Length, int]
"""From, to, and which way paths go round what is between: above 0 or below it."""


def bled(
    sheet: PosterSheet, said: str, size: Length, below: Length, *, left: bool
) -> Callable[[int], Drawing]:
    """The number with its foot at `below`, over the head of the sheet and its right edge, or its
    `left` one, by the bleed; and as much larger than `size` as that takes. Given its leaf.
    """
    usual = outlined(sheet.compositor, said, Type("Display Black", size))
    reach, room = below + sheet.bleed, sheet.measure + sheet.margin + sheet.bleed
    larger = min(size * reach // usual.height, size * room // usual.width)
    shape = outlined(sheet.compositor, said, Type("Display Black", larger))
    x = -sheet.bleed if left else sheet.paper.width + sheet.bleed - shape.width
    # The edges of the sheet, counted from the corner of the number.
    edge = sheet.bleed if left else shape.width - sheet.bleed
    # Over the head once more: what goes on at the side may be cut there too, in the corner.
    path = shape.path
    for axis, at in ((1, sheet.bleed), (0, edge), (1, sheet.bleed)):
        path = (*path, *_on(path, (shape.width, shape.height)[axis], at, axis))
    return lambda leaf: Drawing(
        leaf, x, -sheet.bleed, shape.width, shape.height, path, even_odd=False, ink="accent"
    )


def _on(
    path: _Path, far: Length, edge: Length, axis: int
) -> Iterator[tuple[str, tuple[Length, ...]]]:
    """What of a shape is cut at an edge, going on straight: an upright one at this x (`axis` 0), or
    a level one at this y (1), to the end of the shape, at 0 or `far`.
    """
    low = edge < far // 2
    within = edge + _WITHIN if low else edge - _WITHIN
    start, end = (0, within) if low else (within, far)
    for one, other, way in _intervals(path, within, axis):
        corners = [(start, one), (end, one), (end, other), (start, other)]
        points = [corner if axis == 0 else corner[::-1] for corner in corners]
        rectangle = _closed(points)
        middle = (start + end) // 2
        if next(_intervals(rectangle, middle, axis))[2] * way < 0:
            rectangle = _closed(points[::-1])
        yield from rectangle


def _closed(points: list[tuple[Length, Length]]) -> _Path:
    first, *others = points
    return (("m", first), *(("l", point) for point in others), ("h", ()))


def _intervals(path: _Path, at: Length, axis: int) -> Iterator[_Interval]:
    """What of a line is inside a path: an upright line at this x (`axis` 0), or a level one."""
    met: list[tuple[float, int]] = []
    for start, end in _edges(path):
        if (start[axis] <= at) != (end[axis] <= at):
            share = (at - start[axis]) / (end[axis] - start[axis])
            way = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
            met.append((way, 1 if end[axis] > start[axis] else -1))
    winding, begun = 0, 0.0
    for place, turn in sorted(met):
        before, winding = winding, winding + turn
        if not before:
            begun = place
        elif not winding:
            yield round(begun), round(place), before


def _edges(path: _Path) -> Iterator[tuple[_Point, _Point]]:
    """Its straight parts, curves as many of them."""
    first = at = (0.0, 0.0)
    for operator, to in path:
        points = [(float(x), float(y)) for x, y in zip(to[::2], to[1::2], strict=True)]
        if operator == "m":
            [first] = points
        elif operator == "h":
            yield at, first
        elif operator == "l":
            yield at, points[0]
        else:
            yield from pairwise(
                [_curve([at, *points], step / _STEPS) for step in range(_STEPS + 1)]
            )
        at = points[-1] if points else first


def _curve(points: list[_Point], share: float) -> _Point:
    """A point of a Bézier curve (de Casteljau)."""
    while len(points) > 1:
        points = [(a + share * (c - a), b + share * (d - b)) for (a, b), (c, d) in pairwise(points)]
    return points[0]
