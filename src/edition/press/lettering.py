"""Small print outside the trim and on the dummy, drawn as outlines: it is no part of the text and is not to be found in it."""

from collections.abc import Callable, Iterator
from functools import cache

import uharfbuzz as hb

from edition.core.bidi import levels, visual_runs
from edition.core.units import Length
from edition.faces import Face
from edition.faces.contours import contours
from edition.press.sheet import Shape

_Placed = tuple[int, int, int]


def lettering(words: str, face: Face, size: Length, x: Length, baseline: Length, *, anchor: float = 0) -> Shape:
    """Words on a level baseline. At x is their left edge (`anchor` 0), their middle (0.5) or their right edge (1)."""
    start = x - round(anchor * width(words, face, size))
    return Shape(tuple(_path(words, face, size, lambda along, above: (start + along, baseline - above))))


def rising(words: str, face: Face, size: Length, baseline: Length, y: Length, *, anchor: float = 0) -> Shape:
    """Words on an upright baseline, read from below. At y is their lower end (`anchor` 0) or their upper end (1)."""
    start = y + round(anchor * width(words, face, size))
    return Shape(tuple(_path(words, face, size, lambda along, above: (baseline - above, start - along))))


def width(words: str, face: Face, size: Length) -> Length:
    """How long the words are at a size."""
    return round(_shaped(words, face)[1] * size / face.upem)


@cache
def _shaped(words: str, face: Face) -> tuple[list[_Placed], int]:
    """(glyph, x, y) in font units, from left to right by UAX #9, and the whole advance."""
    pen = 0
    found: list[_Placed] = []
    for run in visual_runs(levels(words, None)):
        buffer = hb.Buffer()
        buffer.add_str(words[run.start : run.end])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        hb.shape(face.font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            found.append((info.codepoint, pen + position.x_offset, position.y_offset))
            pen += position.x_advance
    return found, pen


def _path(
    words: str, face: Face, size: Length, place: Callable[[Length, Length], tuple[Length, Length]]
) -> Iterator[tuple[str, tuple[Length, ...]]]:
    """The outlines, each point by how far along the baseline and how far above it."""
    scale = size / face.upem
    for glyph, dx, dy in _shaped(words, face)[0]:
        for operator, at in contours(face, glyph):
            points = ((at[i] + dx, at[i + 1] + dy) for i in range(0, len(at), 2))
            yield operator, tuple(value for x, y in points for value in place(round(x * scale), round(y * scale)))
