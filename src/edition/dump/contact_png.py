"""The contact sheet as one picture. Its figures are in Latin digits, for Pillow's own lettering joins no Arabic letters."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageDraw, ImageFont

from edition.dump.contact_card import Card, png

_COLUMNS = 6
_CELL = (300, 400)
_EDGE = 30
_GREY, _INK = (226, 226, 226), (30, 30, 30)
_SIZE, _LEADING = 15, 20


def contact_png(cards: Sequence[Card], font: bytes) -> bytes:
    """Rows of six, from the left, each picture at the foot of its cell with three lines below it."""
    columns = min(_COLUMNS, len(cards))
    rows = -(-len(cards) // _COLUMNS)
    sheet = Image.new("RGB", (columns * _CELL[0] + 2 * _EDGE, rows * _CELL[1] + 2 * _EDGE), _GREY)
    draw = ImageDraw.Draw(sheet)
    letters = ImageFont.truetype(BytesIO(font), _SIZE, layout_engine=ImageFont.Layout.BASIC)
    for number, card in enumerate(cards):
        row, column = divmod(number, _COLUMNS)
        middle, foot = _EDGE + column * _CELL[0] + _CELL[0] // 2, _EDGE + row * _CELL[1] + _CELL[1] - 4 * _LEADING
        picture = _within(card.picture, _CELL[0] - 2 * _LEADING)
        corner = (middle - picture.width // 2, foot - picture.height)
        sheet.paste(picture, corner)
        for line, words in enumerate(_lines(card), 1):
            draw.text((middle, foot + line * _LEADING), words, _INK, letters, anchor="ms")
    return png(sheet)


def _within(picture: Image.Image, width: int) -> Image.Image:
    """The picture in colours, no wider than that."""
    shown = picture.convert("RGB")
    shown.thumbnail((width, shown.height), Image.Resampling.BOX)
    return shown


def _lines(card: Card) -> tuple[str, ...]:
    path = PurePath(card.file)
    name = f"{path.parent.name}/{path.stem}" if path.parent.name else path.stem
    size = f"{card.paper}  " if card.paper else ""
    read = f"{card.smallest:.1f} pt" if card.smallest else ""
    distance = f"read from {card.distance:.1f} m" if card.distance else ""
    return (
        name,
        f"{size}{card.size[0]} x {card.size[1]} mm, {card.pages} p.",
        ", ".join(part for part in (read, distance) if part),
    )
