"""The first sheet of a poster in pieces: how it goes together, and a line of 100 mm to hold a ruler
against.
"""

from collections.abc import Iterator, Sequence

from edition.core.press_words import Tongue
from edition.core.units import Length, in_mm, mm, pt, times
from edition.faces import Face, Faces
from edition.press.sheet.side import HAIR, Box, Mark, PlacedPage, Plain, SheetSide, Stroke, frame
from edition.press.sheet.small_print import CAP, Fount, lettering, width
from edition.press.tiles.cutting import Tile, Tiling, tiles

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
    black = black._replace(size=min(_TITLE, _TITLE * measure // width(title, black)))
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
