"""The marks on a sheet of a poster in pieces: where to cut, where to glue, and which sheet this is.

Every sheet is cut along its right edge and its upper edge and laid over the strips that its
neighbours have at their left and at their foot. So letters stand in those strips, or in what is cut
off, and nothing of them is left on the finished poster.
"""

from collections.abc import Iterator
from typing import NamedTuple

from edition.core.languages import LANGUAGES
from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.press.sheet.lettering import lettering, rising, width
from edition.press.sheet.side import Box, Mark, PlacedPage, Plain, SheetSide, Stroke
from edition.press.tiles.cutting import Tile, Tiling

HAIR: Length = pt(0.25)
DASH: Length = pt(2)
SAFE: Length = mm(5)
"""What most home printers leave white along the edges of A4 whatever they are told."""

_SIZE: Length = pt(7)
_LEAST_SIZE: Length = pt(5)
_ROOM: Length = mm(3)
_INDENT: Length = mm(4)
_PADDING: Length = mm(0.6)


def tile_side(tile: Tile, tiling: Tiling, faces: Faces) -> SheetSide:
    """The sheet of a tile: its part of the poster at true scale in the top right corner of the
    area, and its marks.
    """
    width, height = tiling.sheet
    whole = Box(0, 0, width, height)
    return SheetSide(
        width, height, whole, whole, (_placed(tile, tiling),), tuple(_marks(tile, tiling, faces))
    )


def _placed(tile: Tile, tiling: Tiling) -> PlacedPage:
    shown = _shown(tile, tiling)
    return PlacedPage(1, shown.x - tile.part.x, shown.y - tile.part.y, shown)


def _shown(tile: Tile, tiling: Tiling) -> Box:
    """Where the part stands on its sheet."""
    area = tiling.area
    return Box(area.x + area.width - tile.part.width, area.y, tile.part.width, tile.part.height)


class _Spare(NamedTuple):
    """A strip along an edge that is not seen on the finished poster, because it is glued under or
    cut off.
    """

    box: Box
    glued: bool


def _marks(tile: Tile, tiling: Tiling, faces: Faces) -> Iterator[Mark]:
    shown = _shown(tile, tiling)
    left, foot = _left(tile, tiling, shown), _foot(tile, tiling, shown)
    yield from _cuts(tile, tiling, shown)
    yield from _glue_lines(shown, left, foot)
    yield from _letters(_label(tile), shown, left, foot, faces)


def _left(tile: Tile, tiling: Tiling, shown: Box) -> _Spare:
    area = tiling.area
    if tile.column < tiling.columns:
        return _Spare(Box(shown.x, shown.y, tiling.overlap, shown.height), True)
    return _Spare(Box(area.x, area.y, shown.x - area.x, area.height), False)


def _foot(tile: Tile, tiling: Tiling, shown: Box) -> _Spare:
    area, bottom = tiling.area, shown.y + shown.height
    if tile.row < tiling.rows:
        return _Spare(Box(shown.x, bottom - tiling.overlap, shown.width, tiling.overlap), True)
    return _Spare(Box(shown.x, bottom, shown.width, area.y + area.height - bottom), False)


def _cuts(tile: Tile, tiling: Tiling, shown: Box) -> Iterator[Stroke]:
    """Lines to cut along, outside the picture where they keep off the edge of the paper, else just
    inside it.
    """
    (width, height), area = tiling.sheet, tiling.area
    right, bottom = shown.x + shown.width, shown.y + shown.height
    if area.x:
        x, y = right + _beside(width - right), shown.y - _beside(shown.y)
        yield Stroke(x, shown.y, x, bottom, HAIR)
        yield Stroke(shown.x, y, right, y, HAIR)
    if tile.column == tiling.columns and shown.x:
        x = shown.x - _beside(shown.x)
        yield Stroke(x, shown.y, x, bottom, HAIR)
    if tile.row == tiling.rows and bottom < height:
        y = bottom + _beside(height - bottom)
        yield Stroke(shown.x, y, right, y, HAIR)


def _beside(white: Length) -> Length:
    """How far outside the picture the middle of a line runs, given the white up to the edge of the
    paper.
    """
    return HAIR // 2 if white >= SAFE + HAIR else -HAIR // 2


def _glue_lines(shown: Box, left: _Spare, foot: _Spare) -> Iterator[Stroke]:
    """The edges to which the neighbours come, on their strips, so that they are covered."""
    if left.glued and left.box.width > HAIR:
        x = shown.x + left.box.width - HAIR // 2
        yield Stroke(x, shown.y, x, shown.y + shown.height, HAIR, DASH)
    if foot.glued and foot.box.height > HAIR:
        y = foot.box.y + HAIR // 2
        yield Stroke(shown.x, y, shown.x + shown.width, y, HAIR, DASH)


def _label(tile: Tile) -> str:
    figures = LANGUAGES["fa"].figures
    return f"برگ {figures(tile.number)}: ردیف {figures(tile.row)}، ستون {figures(tile.column)}"


def _letters(label: str, shown: Box, left: _Spare, foot: _Spare, faces: Faces) -> Iterator[Mark]:
    """Which sheet it is, at the foot if there is room, else at the left; where neither has any,
    small in the picture.
    """
    at_foot, at_left = foot.box.height >= _ROOM, left.box.width >= _ROOM
    if at_foot:
        yield from _level(_words(label, foot), foot.box, _SIZE, faces)
    if at_left and (left.glued or not at_foot):
        yield from _upright(_words("" if at_foot else label, left), left.box, _SIZE, faces)
    if not (at_foot or at_left):
        corner = Box(shown.x, shown.y + shown.height - _ROOM, shown.width, _ROOM)
        yield from _level(label, corner, _LEAST_SIZE, faces)


def _words(label: str, spare: _Spare) -> str:
    return " · ".join(part for part in (label, "چسب · glue" if spare.glued else "") if part)


def _level(words: str, strip: Box, size: Length, faces: Faces) -> Iterator[Mark]:
    """Words at the right end of a strip, near its upper edge, on bare paper."""
    face = faces["Medium"]
    long, high = width(words, face, size) + 2 * _PADDING, size * 16 // 10
    right = strip.x + strip.width - _INDENT
    box = Box(right - long, strip.y + (min(strip.height, 2 * _ROOM) - high) // 2, long, high)
    yield Plain(box)
    yield lettering(words, face, size, right - _PADDING, box.y + size * 115 // 100, anchor=1)


def _upright(words: str, strip: Box, size: Length, faces: Faces) -> Iterator[Mark]:
    """Words at the upper end of a strip, near its right edge, on bare paper, read from below."""
    face = faces["Medium"]
    long, high = width(words, face, size) + 2 * _PADDING, size * 16 // 10
    top = strip.y + _INDENT
    box = Box(strip.x + strip.width - (min(strip.width, 2 * _ROOM) + high) // 2, top, high, long)
    yield Plain(box)
    yield rising(words, face, size, box.x + size * 115 // 100, top + _PADDING, anchor=1)
