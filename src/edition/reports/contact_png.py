"""The contact sheet as one picture, from right to left, its facts in Persian."""

from collections.abc import Sequence
from pathlib import PurePath

from PIL import Image

from edition.faces import Face
from edition.faces.lettered import lettered
from edition.reports.contact_card import Card, in_persian, png
from edition.reports.contact_lettering import stamp

_COLUMNS = 6
_CELL = (300, 420)
_EDGE = 30
_GREY, _INK = (226, 226, 226), (30, 30, 30)
_SIZE, _LEADING = 15, 20


def contact_png(cards: Sequence[Card], title: str, face: Face) -> bytes:
    """The title as large as it can be, then rows of six from the right: each picture with its facts
    below it.
    """
    columns = min(_COLUMNS, len(cards))
    rows = -(-len(cards) // _COLUMNS)
    sheet = Image.new("RGB", (columns * _CELL[0] + 2 * _EDGE, rows * _CELL[1] + 4 * _EDGE), _GREY)
    room = columns * _CELL[0] * face.upem // max(lettered(title, face)[1], 1)
    heading = stamp(title, face, min(2 * _SIZE, room), 2 * _LEADING)
    sheet.paste(_INK, (sheet.width - _EDGE - heading.width, _EDGE), heading)
    for number, card in enumerate(cards):
        row, column = divmod(number, _COLUMNS)
        middle = sheet.width - _EDGE - column * _CELL[0] - _CELL[0] // 2
        foot = 3 * _EDGE + (row + 1) * _CELL[1] - 5 * _LEADING
        picture = _within(card.picture, _CELL[0] - 2 * _LEADING)
        sheet.paste(picture, (middle - picture.width // 2, foot - picture.height))
        for line, words in enumerate((_named(card.file), *in_persian(card))):
            caption = stamp(words, face, _SIZE, _LEADING)
            sheet.paste(
                _INK, (middle - caption.width // 2, foot + line * _LEADING + _LEADING // 4), caption
            )
    return png(sheet)


def _within(picture: Image.Image, width: int) -> Image.Image:
    """The picture in colours, no wider than that."""
    shown = picture.convert("RGB")
    shown.thumbnail((width, shown.height), Image.Resampling.BOX)
    return shown


def _named(file: str) -> str:
    path = PurePath(file)
    return f"{path.parent.name}/{path.stem}" if path.parent.name else path.stem
