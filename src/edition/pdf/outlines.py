"""Furniture as outlines: folios and running heads are drawn, not written.

As text they would stand between the last word of a page and the first of the next, whatever the tags say: no reader of text
but assistive technology heeds artifacts. Drawn, they leave a sentence whole for search and copy over a page break.
"""

from functools import cache

import uharfbuzz as hb

from edition.core.units import POINT, Length
from edition.faces import Face, Faces
from edition.model.page import UNSCALED, PlacedLine
from edition.pdf.objects import decimal, points


def drawn(placed: PlacedLine, faces: Faces, height: Length) -> list[str]:
    """The operators that fill the glyphs of a line, as paths in font units under a matrix of their own."""
    line = placed.line
    face = faces[line.face]
    scale = line.size / POINT / face.upem
    code: list[str] = []
    for fragment in line.fragments:
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
    for operator, at in _contours(face, glyph):
        moved = (decimal(v + (dy if i % 2 else dx)) for i, v in enumerate(at))
        code.append(" ".join((*moved, operator)))
    return code


@cache
def _contours(face: Face, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """PDF path operators of a glyph, quadratic curves raised to cubic ones."""
    found: list[tuple[str, tuple[float, ...]]] = []
    at = (0.0, 0.0)

    def go(operator: str, *to: float) -> None:
        nonlocal at
        found.append((operator, to))
        at = (to[-2], to[-1])

    def bend(cx: float, cy: float, x: float, y: float) -> None:
        ax, ay = at
        go("c", ax + (cx - ax) * 2 / 3, ay + (cy - ay) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y)

    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: go("m", x, y))
    functions.set_line_to_func(lambda x, y, _: go("l", x, y))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, _: bend(cx, cy, x, y))
    functions.set_cubic_to_func(lambda ax, ay, bx, by, x, y, _: go("c", ax, ay, bx, by, x, y))
    functions.set_close_path_func(lambda _: found.append(("h", ())))
    face.font.draw_glyph(glyph, functions)
    return tuple(found)
