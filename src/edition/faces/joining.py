"""Whether the letters of a face join in strokes of one height, that of its tatweel, so that they
may be drawn apart unseen.
"""

from collections.abc import Iterator
from math import fsum
from typing import TypeAlias

import uharfbuzz as hb

_TATWEEL = "\u0640"
_JOINING = "بتجسصطعفقکلمنهی"
"""A letter of each shape that joins at both sides."""
_REACH = 19
"""Font units at either side of a joint in which its stroke must be even; a bridge laps over by so
much.
"""
_OFF = 2  # font units
_STEPS = 8  # to a curve

_Point: TypeAlias = tuple[float, float]
_Edge: TypeAlias = tuple[_Point, _Point]


def joins_flat(font: hb.Font) -> bool:
    """Whether at the joints of these letters, and a little to either side, the ink is as high as
    the tatweel, and as low.
    """
    tatweel = font.get_nominal_glyph(ord(_TATWEEL))
    if not tatweel:
        return False
    middle = font.get_glyph_h_advance(tatweel) / 2
    edges = _outline(font, tatweel)
    low, high = _stroke(edges, middle, 0.0)
    if high <= low:
        return False
    at = (low + high) / 2
    for glyph in _medials(font):
        edges = _outline(font, glyph)
        advance = font.get_glyph_h_advance(glyph)
        for x in (1, _REACH, advance - _REACH, advance - 1):
            found = _stroke(edges, x, at)
            if abs(found[0] - low) > _OFF or abs(found[1] - high) > _OFF:
                return False
    return True


def _medials(font: hb.Font) -> Iterator[int]:
    """The glyphs that letters have between two others, of those that the face has."""
    for letter in _JOINING:
        if not font.get_nominal_glyph(ord(letter)):
            continue
        buffer = hb.Buffer()
        buffer.add_str(_TATWEEL + letter + _TATWEEL)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        yield from (info.codepoint for info in buffer.glyph_infos if info.cluster == 1)


def _stroke(edges: list[_Edge], x: float, at: float) -> tuple[float, float]:
    """From where to where the ink around the height `at` reaches at x; both 0 where there is
    none.
    """
    heights = sorted(
        y + (x - left) * (above - y) / (right - left)
        for (left, y), (right, above) in edges
        if min(left, right) <= x < max(left, right)
    )
    below = [height for height in heights if height <= at]
    over = [height for height in heights if height > at]
    return (below[-1], over[0]) if len(below) % 2 and over else (0.0, 0.0)


def _outline(font: hb.Font, glyph: int) -> list[_Edge]:
    pen = _Flattened()
    font.draw_glyph_with_pen(glyph, pen)
    return pen.edges


class _Flattened:
    """A pen of fontTools that keeps an outline as straight edges."""

    def __init__(self) -> None:
        self.edges: list[_Edge] = []
        self._at = self._start = (0.0, 0.0)

    def moveTo(self, to: _Point) -> None:
        self._at = self._start = to

    def lineTo(self, to: _Point) -> None:
        self.edges.append((self._at, to))
        self._at = to

    def qCurveTo(self, by: _Point, to: _Point) -> None:
        start = self._at
        self.curveTo(_between(start, by), _between(to, by), to)

    def curveTo(self, by: _Point, then: _Point, to: _Point) -> None:
        points = (self._at, by, then, to)
        for step in range(1, _STEPS + 1):
            t, u = step / _STEPS, 1 - step / _STEPS
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            x, y = (
                fsum(weight * point[axis] for weight, point in zip(weights, points, strict=True))
                for axis in (0, 1)
            )
            self.lineTo((x, y))

    def closePath(self) -> None:
        self.lineTo(self._start)


def _between(end: _Point, by: _Point) -> _Point:
    """The control point of a cubic curve for that of a quadratic one."""
    return (end[0] + 2 * by[0]) / 3, (end[1] + 2 * by[1]) / 3
