"""Lettering for a picture: words shaped and ordered as in the outputs, filled at four times their
size and made smaller.
"""

from collections.abc import Iterator
from functools import cache
from math import fsum

from PIL import Image, ImageDraw

from edition.faces import Face
from edition.faces.lettered import Path, lettered

_FINER = 4
_CHORDS = tuple(
    ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
    for t in (1 / 3, 2 / 3, 1)
)
"""Three chords to a curve, by the weights of its four points: at the size of a caption that is
enough.
"""


@cache
def stamp(words: str, face: Face, size: int, leading: int) -> Image.Image:
    """Words as a mask, 0 where there is no ink, as wide as they are and `leading` pixels high, the
    baseline at three quarters.
    """
    path, advance = lettered(words, face)
    scale = size * _FINER / face.upem
    mask = Image.new(
        "L", (-(-round(advance * scale) // _FINER) * _FINER + _FINER, leading * _FINER)
    )
    draw = ImageDraw.Draw(mask)
    contours = list(_contours(path, scale, leading * _FINER * 3 // 4))
    for ink in (255, 0):  # outer contours go one way round, counters the other
        for contour in contours:
            if (_area(contour) > 0) == bool(ink):
                draw.polygon(contour, fill=ink)
    return mask.reduce(_FINER)


def _contours(path: Path, scale: float, baseline: int) -> Iterator[list[tuple[float, float]]]:
    """The points of each contour in pixels, y downwards, curves as chords."""
    contour: list[tuple[float, float]] = []
    for operator, at in path:
        points = [(at[i] * scale, baseline - at[i + 1] * scale) for i in range(0, len(at), 2)]
        if operator == "c":
            (ax, ay), ((bx, by), (cx, cy), (dx, dy)) = contour[-1], points
            contour += [
                (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
                for a, b, c, d in _CHORDS
            ]
        elif operator == "h":
            yield contour
            contour = []
        else:
            contour += points


def _area(contour: list[tuple[float, float]]) -> float:
    """Twice the area, positive where it goes round with the clock as it is seen."""
    return fsum(
        ax * by - bx * ay
        for (ax, ay), (bx, by) in zip(contour, [*contour[1:], contour[0]], strict=True)
    )
