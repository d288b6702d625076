"""A poster in pieces, from its one page to a file of sheets; and the marks on each of them: where
to cut, where to glue, and which sheet this is.

Every sheet is cut along its right edge and its upper edge and laid over the strips that its
neighbours have at their left and at their foot. So letters stand in those strips, or in what is cut
off, and nothing of them is left on the finished poster.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from edition.core.press_words import Tongue, tongues
from edition.core.units import Length, mm, pt, times
from edition.faces import Faces
from edition.model.imposition import Tiles
from edition.model.record import Record
from edition.press.pages.source_pages import open_pages
from edition.press.sheet.identifying import Identity
from edition.press.sheet.placing import write_sheets
from edition.press.sheet.side import (
    DASH,
    HAIR,
    Box,
    Mark,
    PlacedPage,
    Plain,
    SheetSide,
    Stroke,
)
from edition.press.sheet.small_print import Fount, lettering, rising, width
from edition.press.tiles.assembly import assembly_side
from edition.press.tiles.cutting import Tile, Tiling, tiles, tiling

SAFE: Length = mm(5)
"""What most home printers leave white along the edges of A4 whatever they are told."""

_SIZE: Length = pt(7)
"""Of the label of a sheet."""
_LEAST_SIZE: Length = pt(5)
"""Of a label that has no strip to stand in."""
_ROOM: Length = mm(3)
"""How wide a strip must be for a label of that first size on bare paper."""
_INDENT: Length = mm(4)
"""From the end of the strip, where neighbours overlap twice."""
_PADDING: Length = mm(0.6)
"""Of bare paper beside a label."""
_LINE = 1.6
"""Of its size: how high the bare paper is."""
_BASELINE = 1.15
"""Of its size: how far below the upper edge of the bare paper a label stands."""


def tile(poster: bytes, wanted: Tiles, record: Record, faces: Faces) -> bytes:
    """See `edition.press.tile`."""
    source, _ = open_pages(poster, "")
    assert source is not None
    plan = tiling(source.size, wanted.paper, wanted.margin, wanted.overlap)
    assert plan is not None
    said = tongues(record.language)
    pieces = (tile_side(each, plan, said, faces) for each in tiles(plan))
    sides = (assembly_side(plan, record.title, said, faces), *pieces)
    return write_sheets(sides, source, Identity(record, "", poster + msgspec.json.encode(sides)))


def tile_side(tile: Tile, tiling: Tiling, tongues: Sequence[Tongue], faces: Faces) -> SheetSide:
    """The sheet of a tile: its part of the poster at true scale in the top right corner of the
    area, and its marks.
    """
    whole = Box(0, 0, *tiling.sheet)
    marks = tuple(_marks(tile, tiling, tongues, faces))
    return SheetSide(*tiling.sheet, whole, whole, (_placed(tile, tiling),), marks)


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


def _marks(tile: Tile, tiling: Tiling, tongues: Sequence[Tongue], faces: Faces) -> Iterator[Mark]:
    shown = _shown(tile, tiling)
    left, foot = _left(tile, tiling, shown), _foot(tile, tiling, shown)
    yield from _cuts(tile, tiling, shown)
    yield from _glue_lines(shown, left, foot)
    own, figures = tongues[0].words.tiles, tongues[0].figures
    numbers = {"number": tile.number, "row": tile.row, "column": tile.column}
    label = own.label.format(**{name: figures(number) for name, number in numbers.items()})
    glue = " · ".join(tongue.words.tiles.glue for tongue in tongues)
    yield from _letters(_Label(label, glue, Fount(faces["Medium"], _SIZE)), shown, left, foot)


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


class _Label(NamedTuple):
    """What is said of a sheet: which it is, what to do with a strip under a neighbour; and the
    letters in which.
    """

    label: str
    glue: str
    letters: Fount

    def words(self, spare: _Spare, *, labelled: bool = True) -> str:
        """What stands in a strip."""
        parts = (self.label if labelled else "", self.glue if spare.glued else "")
        return " · ".join(part for part in parts if part)


def _letters(said: _Label, shown: Box, left: _Spare, foot: _Spare) -> Iterator[Mark]:
    """Which sheet it is, at the foot if there is room, else at the left; where neither has any,
    small in the picture.
    """
    at_foot, at_left = foot.box.height >= _ROOM, left.box.width >= _ROOM
    if at_foot:
        yield from _level(said.words(foot), foot.box, said.letters)
    if at_left and (left.glued or not at_foot):
        yield from _upright(said.words(left, labelled=not at_foot), left.box, said.letters)
    if not (at_foot or at_left):
        corner = Box(shown.x, shown.y + shown.height - _ROOM, shown.width, _ROOM)
        yield from _level(said.label, corner, said.letters._replace(size=_LEAST_SIZE))


def _level(words: str, strip: Box, letters: Fount) -> Iterator[Mark]:
    """Words at the right end of a strip, near its upper edge, on bare paper."""
    long, high = width(words, letters) + 2 * _PADDING, times(letters.size, _LINE)
    right = strip.x + strip.width - _INDENT
    box = Box(right - long, strip.y + (min(strip.height, 2 * _ROOM) - high) // 2, long, high)
    yield Plain(box)
    baseline = box.y + times(letters.size, _BASELINE)
    yield lettering(words, letters, right - _PADDING, baseline, anchor=1)


def _upright(words: str, strip: Box, letters: Fount) -> Iterator[Mark]:
    """Words at the upper end of a strip, near its right edge, on bare paper, read from below."""
    long, high = width(words, letters) + 2 * _PADDING, times(letters.size, _LINE)
    top = strip.y + _INDENT
    box = Box(strip.x + strip.width - (min(strip.width, 2 * _ROOM) + high) // 2, top, high, long)
    yield Plain(box)
    yield rising(words, letters, box.x + times(letters.size, _BASELINE), top + _PADDING, anchor=1)
