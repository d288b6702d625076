"""Furniture as outlines: folios and running heads are drawn, not written.

As text they would stand between the last word of a page and the first of the next, whatever the tags say: no reader of text
but assistive technology heeds artifacts. Drawn, they leave a sentence whole for search and copy over a page break.
"""

from edition.core.units import POINT, Length
from edition.faces import Face, Faces
from edition.faces.contours import contours
from edition.model.page import UNSCALED, Fragment, PlacedLine
from edition.pdf.objects import decimal, points


def drawn(placed: PlacedLine, fragment: Fragment, faces: Faces, height: Length) -> list[str]:
    """The operators that fill the glyphs of a fragment of a line, as paths in font units under a matrix of their own."""
    line = placed.line
    face = faces[line.face]
    scale = line.size / POINT / face.upem
    code: list[str] = []
    for piece in fragment.pieces:
        x, y = points(placed.x + piece.x), points(height - placed.y)
        code.append(f"q {scale * line.scale / UNSCALED:.6f} 0 0 {scale:.6f} {x} {y} cm")
        pen = 0
        for glyph in piece.run.glyphs:
            code += _path(face, glyph.index, pen + glyph.dx, glyph.dy)
            pen += glyph.advance
        code += ["f", "Q"]
    return code


def _path(face: Face, glyph: int, dx: int, dy: int) -> list[str]:
    """A glyph's contours, its origin at (dx, dy)."""
    code: list[str] = []
    for operator, at in contours(face, glyph):
        moved = (decimal(v + (dy if i % 2 else dx)) for i, v in enumerate(at))
        code.append(" ".join((*moved, operator)))
    return code
