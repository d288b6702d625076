"""The optical edge of display type: where a line seems to begin, seen from afar.

That is the ink of its first letter between the baseline and the height of x: madda, dots and marks
hang out beyond it. What is no letter of the Arabic script, a figure or a T, stands at the edge with
all of its ink.
"""

from collections.abc import Iterator
from unicodedata import bidirectional

from edition.faces import Face
from edition.faces.reach import reach
from edition.model.page import ShapedRun

_FAR = 10
"""Heights beyond those of any glyph, in ems."""


def right_edges(run: ShapedRun, face: Face) -> tuple[float, float]:
    """The right end of a run by the ink that the eye aligns, and that of all its ink, in font
    units.

    Where it has no ink its advance.
    """
    whole = max(_ends(run, face, -_FAR * face.upem, _FAR * face.upem), default=run.advance)
    first = run.glyphs[-1]
    if bidirectional(run.text[first.cluster]) != "AL":
        return whole, whole
    return max(_ends(run, face, 0, face.x_height), default=whole), whole


def _ends(run: ShapedRun, face: Face, low: int, high: int) -> Iterator[float]:
    """The right end of each glyph between two heights over the baseline."""
    pen = 0
    for glyph in run.glyphs:
        share = glyph.size / 100
        end = reach(
            face, glyph.index, round((low - glyph.dy) / share), round((high - glyph.dy) / share)
        )
        if end is not None:
            yield pen + glyph.dx + end * share
        pen += glyph.advance
