"""The outline of a glyph: as the operators of a path, as straight lines, and how far it reaches."""

from functools import cache
from itertools import pairwise
from typing import TypeAlias

import uharfbuzz as hb

from edition.faces.face import Face

Point: TypeAlias = tuple[float, float]

_STEPS = 12
"""A curve is taken for so many straight lines: at 1000 pt they are off by less than 0.2 pt."""


def _weights(share: float) -> tuple[float, float, float, float]:
    """How much each of the four points of a cubic curve counts at a share of its way."""
    rest = 1 - share
    square, other = rest * rest, share * share
    return square * rest, 3 * square * share, 3 * rest * other, other * share


_WEIGHTS = [_weights(step / _STEPS) for step in range(1, _STEPS + 1)]


@cache
def contours(face: Face, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """(operator, coordinates) of a path in font units, y upwards, as PDF names them; quadratic
    curves are made cubic.
    """
    found: list[tuple[str, tuple[float, ...]]] = []
    at = (0.0, 0.0)

    def go(operator: str, *to: float) -> None:
        nonlocal at
        found.append((operator, to))
        at = (to[-2], to[-1])

    def bend(cx: float, cy: float, x: float, y: float) -> None:
        ax, ay = at
        go(
            "c",
            ax + (cx - ax) * 2 / 3,
            ay + (cy - ay) * 2 / 3,
            x + (cx - x) * 2 / 3,
            y + (cy - y) * 2 / 3,
            x,
            y,
        )

    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: go("m", x, y))
    functions.set_line_to_func(lambda x, y, _: go("l", x, y))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, _: bend(cx, cy, x, y))
    functions.set_cubic_to_func(lambda ax, ay, bx, by, x, y, _: go("c", ax, ay, bx, by, x, y))
    functions.set_close_path_func(lambda _: found.append(("h", ())))
    face.font.draw_glyph(glyph, functions)
    return tuple(found)


@cache
def reach(face: Face, glyph: int, low: int, high: int) -> float | None:
    """The right end of the ink between two heights, in font units; None where there is none."""
    furthest: float | None = None
    for start, end in edges(face, glyph):
        (x, y), (to, top) = (start, end) if start[1] <= end[1] else (end, start)
        if top < low or y > high:
            continue
        # The line from below upwards, what of it lies between the heights.
        rise = top - y
        first = x if y >= low else x + (to - x) * (low - y) / rise
        last = to if top <= high else x + (to - x) * (high - y) / rise
        right = first if first > last else last
        if furthest is None or right > furthest:
            furthest = right
    return furthest


@cache
def edges(face: Face, glyph: int) -> tuple[tuple[Point, Point], ...]:
    """The outline as straight lines, each from its start to its end."""
    found: list[tuple[Point, Point]] = []
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
    return tuple(found)


def _curve(at: Point, to: tuple[float, ...]) -> list[Point]:
    """Points of a cubic curve behind its first."""
    (ax, ay), (bx, by, cx, cy, dx, dy) = at, to
    return [
        (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
        for a, b, c, d in _WEIGHTS
    ]
