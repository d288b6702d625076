"""What stands on a poster, for whoever cuts it: the outlines of all that has ink, and the boxes of
what should not be cut.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from edition.core.units import Length, pt
from edition.faces import Face, Faces
from edition.faces.contours import edges
from edition.model.page import UNSCALED, Drawing, Page, PlacedLine
from edition.press.sheet.side import Box

SMALL: Length = pt(100)
"""A line that is smaller is not cut where it can be helped: an edge that is off by half a
millimetre is seen in it."""

Edge: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""A straight part of an outline, in its own units; curves are many."""


class Outline(NamedTuple):
    """Closed paths, their `edges` scaled across and down by `scale` from an origin on the poster;
    and their box there.
    """

    edges: tuple[Edge, ...]
    x: float
    y: float
    scale: tuple[float, float]
    box: tuple[float, float, float, float]

    def cut(self, at: float, axis: int) -> float:
        """How long the ink is along a line: upright at this x (`axis` 0), or level at this y
        (1).
        """
        if not self.box[axis] < at < self.box[axis + 2]:
            return 0.0
        origin, other = ((self.x, self.y), (self.y, self.x))[axis]
        across, along = self.scale if axis == 0 else self.scale[::-1]
        wanted = (at - origin) / across
        met: list[tuple[float, int]] = []
        for start, end in self.edges:
            if (start[axis] <= wanted) != (end[axis] <= wanted):
                share = (wanted - start[axis]) / (end[axis] - start[axis])
                way = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
                met.append((other + way * along, 1 if end[axis] > start[axis] else -1))
        return _inside(sorted(met))


class Standing(NamedTuple):
    """All of it: what has ink, and boxes that should be left whole."""

    outlines: tuple[Outline, ...]
    whole: tuple[Box, ...]


def standing(page: Page, faces: Faces) -> Standing:
    """What stands on a poster of one page; `faces` are those of the edition."""
    outlines: list[Outline] = []
    whole: list[Box] = []
    for line in (*page.lines, *page.furniture):
        found = list(_glyphs(line, faces))
        outlines += found
        if found and line.line.size < SMALL:
            whole.append(_around(found))
    for figure in page.figures:
        if isinstance(figure, Drawing):
            outlines += _drawn(figure)
        else:
            whole.append(Box(figure.x, figure.y, figure.width, figure.height))
    return Standing(tuple(outlines), tuple(whole))


def _inside(met: list[tuple[float, int]]) -> float:
    """The length that paths go round, whichever way (the rule of PDF that is not even-odd)."""
    found, winding = 0.0, 0
    for (start, turn), (end, _) in pairwise(met):
        winding += turn
        found += end - start if winding else 0.0
    return found


def _glyphs(placed: PlacedLine, faces: Faces) -> Iterator[Outline]:
    line = placed.line
    for fragment in line.fragments:
        for piece in fragment.pieces:
            face = faces[piece.run.face]
            down = -line.size / face.upem
            across = -down * line.scale / UNSCALED
            pen = 0
            for glyph in piece.run.glyphs:
                if outline := _outline(face, glyph.index):
                    high = glyph.size / 100
                    scale = across * high * glyph.stretch / UNSCALED, down * high
                    x = placed.x + piece.x + (pen + glyph.dx) * across
                    yield _placed(outline, x, placed.y + glyph.dy * down, scale)
                pen += glyph.advance


@cache
def _outline(face: Face, glyph: int) -> tuple[Edge, ...]:
    return tuple((start, end) for start, end in edges(face, glyph))


def _placed(outline: tuple[Edge, ...], x: float, y: float, scale: tuple[float, float]) -> Outline:
    xs = [x + point[0] * scale[0] for edge in outline for point in edge]
    ys = [y + point[1] * scale[1] for edge in outline for point in edge]
    return Outline(outline, x, y, scale, (min(xs), min(ys), max(xs), max(ys)))


def _drawn(drawing: Drawing) -> Iterator[Outline]:
    """A drawing, its curves as straight lines to where they end: near enough to weigh it."""
    found: list[Edge] = []
    start = at = (0.0, 0.0)
    for operator, to in drawing.path:
        if operator == "h":
            found.append((at, start))
            at = start
            continue
        point = float(to[-2]), float(to[-1])
        if operator == "m":
            start = point
        else:
            found.append((at, point))
        at = point
    if found:
        yield _placed(tuple(found), drawing.x, drawing.y, (1.0, 1.0))


def _around(outlines: list[Outline]) -> Box:
    boxes = [outline.box for outline in outlines]
    left, top = (int(min(box[i] for box in boxes)) for i in (0, 1))
    right, bottom = (int(max(box[i] for box in boxes)) + 1 for i in (2, 3))
    return Box(left, top, right - left, bottom - top)
