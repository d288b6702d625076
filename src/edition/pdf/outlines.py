"""Furniture as outlines: folios and running heads are drawn, not written.

As text they would stand between the last word of a page and the first of the next, whatever the
tags say: no reader of text but assistive technology heeds artifacts. Drawn, they leave a sentence
whole for search and copy over a page break.
"""

from functools import cache

from edition.core.pdf_syntax import decimal, points
from edition.core.units import POINT, Length
from edition.faces import Face, Faces
from edition.faces.contours import contours
from edition.model.page import UNSCALED, Fragment, Glyph, PlacedLine, ShapedRun


def drawn(placed: PlacedLine, fragment: Fragment, faces: Faces, height: Length) -> list[str]:
    """The operators that fill the glyphs of a fragment of a line, as paths in font units under a
    matrix of their own.
    """
    line = placed.line
    scale = line.size / POINT / faces[line.face].upem
    code: list[str] = []
    for piece in fragment.pieces:
        x, y = points(placed.x + piece.x), points(height - placed.y)
        code.append(f"q {scale * line.scale / UNSCALED:.6f} 0 0 {scale:.6f} {x} {y} cm")
        code += [_filled(faces[piece.run.face], piece.run), "Q"]
    return code


@cache
def _filled(face: Face, run: ShapedRun) -> str:
    """The path of a run in font units, and what fills it; made once, for a running head is the same
    on all its pages.
    """
    code: list[str] = []
    pen = 0
    for glyph in run.glyphs:
        code += _path(face, glyph, pen + glyph.dx)
        pen += glyph.advance
    return "\n".join([*code, "f"])


def _path(face: Face, glyph: Glyph, dx: int) -> list[str]:
    """A glyph's contours at its size, its origin at dx."""
    code: list[str] = []
    high = glyph.size / 100
    wide = high * glyph.stretch / UNSCALED
    for operator, at in contours(face, glyph.index):
        moved = (decimal(v * high + glyph.dy if i % 2 else v * wide + dx) for i, v in enumerate(at))
        code.append(" ".join((*moved, operator)))
    return code
