"""A poster in pieces, from its one page to a file of sheets; the marks on each of them: where to
cut, where to glue, and which sheet this is; and a first sheet that shows how they go together, with
a line of 100 mm to hold a ruler against.

Every sheet is cut along its right edge and its upper edge and laid over the strips that its
neighbours have at their left and at their foot. So letters stand in those strips, or in what is cut
off, and nothing of them is left on the finished poster.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from edition.core.languages.press_words import Tongue, tongues
from edition.core.units import Length, in_mm, mm, pt, times
from edition.faces import Face, Faces, house
from edition.model.imposition import Tiles
from edition.model.page import Page
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
    frame,
)
from edition.press.sheet.small_print import CAP, Fount, lettering, rising, width
from edition.press.tiles.cutting import Tile, Tiling, tiles, tiling
from edition.press.tiles.seams import with_seams
from edition.press.tiles.standing import standing

_EDGE: Length = mm(14)
"""White around all of it, more than any printer needs."""
_TITLE: Length = pt(18)
"""Of the title, where it is not too long for that."""
_TEXT: Length = pt(9.5)
"""Of what is said in sentences."""
_LEADING: Length = pt(15)
"""Of the text."""
_NAMES: Length = pt(8)
"""The size of the names of rows and columns, and of what is said of the line."""
_BESIDE: Length = mm(1.5)
"""From the picture to those names."""
_AROUND: Length = mm(7)
"""Beside the picture, for the names of rows and columns."""
_NUMBERS = (pt(8), pt(22))
"""The least and the largest size of the number of a sheet."""
_BARE = 1.4
"""Of that size: how high the bare paper below the number is."""
_RULE: Length = mm(100)
"""The line to hold a ruler against."""
_TICK: Length = mm(2)
"""At the ends of that line; half as much at each centimetre."""


def assembly_side(tiling: Tiling, title: str, tongues: Sequence[Tongue], faces: Faces) -> SheetSide:
    """The sheet, as large as the others: title and facts, what to do, the picture, the line."""
    sheet_width, sheet_height = tiling.sheet
    right, measure = sheet_width - _EDGE, sheet_width - 2 * _EDGE
    whole, text = Box(0, 0, sheet_width, sheet_height), Fount(faces["Regular"], _TEXT)
    y = _EDGE + _TITLE
    black = Fount(faces["Black"], _TITLE)
    black = black._replace(size=min(_TITLE, _TITLE * measure // (width(title, black) or 1)))
    marks: list[Mark] = [lettering(title, black, right, y, anchor=1)]
    # What is said in two languages begins at either edge, each at its own.
    for tongue in tongues:
        at, baseline = _start(tongue, right), y + _LEADING * 3 // 2
        marks.append(lettering(_facts(tiling, tongue), text, at, baseline, anchor=_anchor(tongue)))
    y += _LEADING * 2
    for tongue in tongues:
        words = tongue.words.tiles
        for line in _wrapped(words.glued if tiling.overlap else words.taped, text, measure):
            y += _LEADING
            at = _start(tongue, right)
            marks.append(lettering(line, text, at, y, anchor=_anchor(tongue)))
        y += _LEADING // 2
    marks += _proof_rule(tongues, Box(_EDGE, 0, measure, sheet_height - _EDGE), faces["Regular"])
    top, bottom = y + _AROUND, sheet_height - _EDGE - _TEXT - 2 * _AROUND
    picture = _picture(
        tiling, Box(_EDGE, top + _AROUND, measure - 2 * _AROUND, bottom - top - _AROUND)
    )
    marks += _grid(tiling, picture, tongues[0], faces)
    return SheetSide(sheet_width, sheet_height, whole, whole, (picture,), tuple(marks))


def _start(tongue: Tongue, right: Length) -> Length:
    return right if tongue.from_right else _EDGE


def _anchor(tongue: Tongue) -> float:
    return 1 if tongue.from_right else 0


def _facts(tiling: Tiling, tongue: Tongue) -> str:
    across, down = (tongue.figures(round(in_mm(side))) for side in tiling.poster)
    sheets = tongue.sheets(tiling.columns * tiling.rows)
    return tongue.words.tiles.facts.format(
        across=across, down=down, sheets=sheets, paper=tiling.paper
    )


def _wrapped(words: str, letters: Fount, measure: Length) -> Sequence[str]:
    """Lines as full as the measure allows."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, letters) > measure:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _picture(tiling: Tiling, room: Box) -> PlacedPage:
    """The poster as large as the room allows, at its right side; a scale of three decimals is exact
    in a PDF.
    """
    across, down = tiling.poster
    thousandths = min(room.width * 1000 // across, room.height * 1000 // down)
    size = (across * thousandths // 1000, down * thousandths // 1000)
    x = room.x + room.width - size[0]
    return PlacedPage(1, x, room.y, Box(x, room.y, *size), thousandths / 1000)


def _grid(tiling: Tiling, picture: PlacedPage, tongue: Tongue, faces: Faces) -> Iterator[Mark]:
    """The outline and the number of each sheet over the picture, rows and columns named
    beside it.
    """
    words, figures, names = tongue.words.tiles, tongue.figures, Fount(faces["Regular"], _NAMES)
    for tile in tiles(tiling):
        box = _over(tile, picture)
        yield from frame(box)
        yield from _number(figures(tile.number), box, faces["Bold"])
        if tile.row == 1:
            column, middle = (
                words.column.format(column=figures(tile.column)),
                box.x + box.width // 2,
            )
            yield lettering(column, names, middle, picture.y - _BESIDE, anchor=0.5)
        if tile.column == 1:
            row, baseline = words.row.format(row=figures(tile.row)), _centred(box, _NAMES)
            yield lettering(row, names, box.x + box.width + _BESIDE, baseline)


def _centred(box: Box, size: Length) -> Length:
    """The baseline of figures of a size that stand at half the height of a box."""
    return box.y + (box.height + size * CAP // 100) // 2


def _over(tile: Tile, picture: PlacedPage) -> Box:
    x, y, across, down = (
        round(side * picture.scale)
        for side in (tile.part.x, tile.part.y, tile.part.width, tile.part.height)
    )
    return Box(picture.x + x, picture.y + y, across, down)


def _number(figures: str, box: Box, face: Face) -> Iterator[Mark]:
    """In the middle, on bare paper."""
    size = min(max(min(box.width, box.height) // 4, _NUMBERS[0]), _NUMBERS[1])
    letters, high = Fount(face, size), times(size, _BARE)
    long = max(high, width(figures, letters) + size // 2)
    middle, centre = box.x + box.width // 2, box.y + box.height // 2
    plain = Box(middle - long // 2, centre - high // 2, long, high)
    yield Plain(plain)
    yield from frame(plain)
    yield lettering(figures, letters, middle, centre + size * CAP // 200, anchor=0.5)


def _proof_rule(tongues: Sequence[Tongue], room: Box, face: Face) -> Iterator[Mark]:
    """The line with a tick each 10 mm at the foot of the room, at its right; beneath, what it says
    in each language.
    """
    right, y = room.x + room.width, room.y + room.height - _TEXT * 2
    yield Stroke(right - _RULE, y, right, y, HAIR * 2)
    for centimetre in range(11):
        x = right - _RULE + centimetre * _RULE // 10
        yield Stroke(x, y - (_TICK if centimetre in (0, 10) else _TICK // 2), x, y, HAIR * 2)
    names, baseline = Fount(face, _NAMES), y + _TEXT * 15 // 10
    for tongue in tongues:
        at = _start(tongue, right)
        yield lettering(tongue.words.tiles.ruled, names, at, baseline, anchor=_anchor(tongue))


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


def tile(
    poster: bytes, wanted: Tiles, record: Record, faces: Faces, page: Page | None = None
) -> bytes:
    """See `edition.press.tile`."""
    source, _ = open_pages(poster, "")
    assert source is not None
    plan = tiling(source.size, wanted.paper, wanted.margin, wanted.overlap)
    assert plan is not None
    if page:
        plan = with_seams(plan, standing(page, faces))
    said = tongues(record.language)
    own = house(faces)
    pieces = (tile_side(each, plan, said, own) for each in tiles(plan))
    sides = (assembly_side(plan, record.title, said, own), *pieces)
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
