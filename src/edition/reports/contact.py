"""The contact sheet as one picture: the first page of every PDF of an edition with what is said of
it, to be sent to somebody. The report has the same pictures in its page.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from math import fsum
from pathlib import PurePath

from PIL import Image, ImageDraw

from edition.core.languages.press_words import tongues
from edition.faces import Face
from edition.faces.lettered import Path, lettered
from edition.reports.pictures import Card, png

_COLUMNS = 6
"""Pictures in a row of the one picture."""
_CELL = (300, 440)
"""Pixels of each, with its caption."""
_EDGE = 30
"""Pixels around all of them."""
_GREY, _INK = (226, 226, 226), (30, 30, 30)
_SIZE, _LEADING = 15, 20
"""Pixels of the type of captions; a title has twice as much."""
_LINES = 6
"""Of a caption: the name, four facts, and one that is left white."""
_FINER = 4
"""How many times as large letters are drawn before they are made smaller, so that edges are
smooth.
"""
_CHORDS = tuple(
    ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
    for t in (1 / 3, 2 / 3, 1)
)
"""Three chords to a curve, by the weights of its four points: at the size of a caption that is
enough.
"""


def contact(cards: Sequence[Card], title: str, language: str, face: Face) -> bytes:
    """contact.png, lettered in the face and in the language of the edition: the title as large as
    it can be, then rows of six from the right, each picture with its facts below it. Equal cards
    give equal bytes.
    """
    tongue = tongues(language)[0]
    columns = min(_COLUMNS, len(cards))
    rows = -(-len(cards) // _COLUMNS)
    sheet = Image.new("RGB", (columns * _CELL[0] + 2 * _EDGE, rows * _CELL[1] + 4 * _EDGE), _GREY)
    size = _fitting(title, face, 2 * _SIZE, columns * _CELL[0])
    heading = stamp(title, face, size, 2 * _LEADING)
    sheet.paste(_INK, (sheet.width - _EDGE - heading.width, _EDGE), heading)
    for number, card in enumerate(cards):
        row, column = divmod(number, _COLUMNS)
        middle = sheet.width - _EDGE - column * _CELL[0] - _CELL[0] // 2
        foot = 3 * _EDGE + (row + 1) * _CELL[1] - _LINES * _LEADING
        picture = _within(card.picture, _CELL[0] - 2 * _LEADING)
        sheet.paste(picture, (middle - picture.width // 2, foot - picture.height))
        for line, words in enumerate((_named(card.file), *card.facts(tongue))):
            size = _fitting(words, face, _SIZE, _CELL[0] - _LEADING)
            caption = stamp(words, face, size, _LEADING)
            at = (middle - caption.width // 2, foot + line * _LEADING + _LEADING // 4)
            sheet.paste(_INK, at, caption)
    return png(sheet)


def _fitting(words: str, face: Face, size: int, room: int) -> int:
    """The size at which words are no wider than the room, in pixels."""
    return min(size, room * face.upem // max(lettered(words, face)[1], 1))


def _within(picture: Image.Image, width: int) -> Image.Image:
    """The picture in colours, no wider than that."""
    shown = picture.convert("RGB")
    shown.thumbnail((width, shown.height), Image.Resampling.BOX)
    return shown


def _named(file: str) -> str:
    path = PurePath(file)
    return f"{path.parent.name}/{path.stem}" if path.parent.name else path.stem


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
