"""The outline of a glyph as the operators of a path."""

from functools import cache

import uharfbuzz as hb

from edition.faces.face import Face


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
