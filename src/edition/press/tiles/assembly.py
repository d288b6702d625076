"""The first sheet of a poster in pieces: how it goes together, and a line of 100 mm to hold a ruler
against.
"""

from collections.abc import Iterator, Sequence

from edition.core.languages import LANGUAGES
from edition.core.units import Length, mm, pt
from edition.faces import Face, Faces
from edition.press.sheet.lettering import lettering, width
from edition.press.sheet.side import Box, Mark, PlacedPage, Plain, SheetSide, Stroke
from edition.press.tiles.cutting import Tile, Tiling, tiles
from edition.press.tiles.tile_marks import HAIR

_EDGE: Length = mm(14)
_TITLE: Length = pt(18)
_TEXT: Length = pt(9.5)
_LEADING: Length = pt(15)
_NAMES: Length = pt(8)
_AROUND: Length = mm(7)
"""Beside the picture, for the names of rows and columns."""
_NUMBERS = (pt(8), pt(22))
_RULE: Length = mm(100)
_TICK: Length = mm(2)
_CAP = 73
"""Height of a figure in hundredths of its size."""

_GLUED = (
    "برگ\u200cها را در اندازهٔ واقعی (۱۰۰٪) چاپ کنید، هر برگ را روی خط\u200cهای نازک ببرید، "
    "از برگ ۱ در بالا سمت راست آغاز کنید"
    " و هر برگ را به ترتیب شماره روی نوارهای «چسب» همسایه\u200cهایش بچسبانید، چنان\u200cکه "
    "لبه\u200cاش به خط\u200cچین برسد.",
    "Print at actual size (100 %), cut each sheet along its thin lines, begin with sheet 1 "
    "at the top right, and glue each"
    " further sheet in the order of its number onto the strips marked “glue” of its "
    "neighbours, its edges at the dashed lines.",
)
_TAPED = (
    "برگ\u200cها را در اندازهٔ واقعی (۱۰۰٪) چاپ کنید، هر برگ را روی خط\u200cهای نازک ببرید، "
    "از برگ ۱ در بالا سمت راست آغاز کنید و"
    " برگ\u200cها را به ترتیب شماره لب به لب از پشت به هم بچسبانید.",
    "Print at actual size (100 %), cut each sheet along its thin lines, begin with sheet 1 "
    "at the top right, and tape the sheets"
    " edge to edge from behind in the order of their numbers.",
)
_RULED = (
    "این خط ۱۰۰ میلی\u200cمتر است؛ اگر در چاپ نیست، اندازهٔ چاپ درست نیست.",
    "This line is 100 mm long; where it prints otherwise, so does the poster.",
)


def assembly_side(tiling: Tiling, title: str, faces: Faces) -> SheetSide:
    """The sheet, as large as the others: title and facts, what to do, the picture, the line."""
    sheet_width, sheet_height = tiling.sheet
    right, measure = sheet_width - _EDGE, sheet_width - 2 * _EDGE
    whole = Box(0, 0, sheet_width, sheet_height)
    marks: list[Mark] = []
    y = _EDGE + _TITLE
    size = min(_TITLE, _TITLE * measure // width(title, faces["Black"], _TITLE))
    marks.append(lettering(title, faces["Black"], size, right, y, anchor=1))
    for words, at, anchor in zip(_facts(tiling), (right, _EDGE), (1, 0), strict=True):
        marks.append(
            lettering(words, faces["Regular"], _TEXT, at, y + _LEADING * 3 // 2, anchor=anchor)
        )
    y += _LEADING * 2
    for words, at, anchor in zip(
        _GLUED if tiling.overlap else _TAPED, (right, _EDGE), (1, 0), strict=True
    ):
        for line in _wrapped(words, faces["Regular"], _TEXT, measure):
            y += _LEADING
            marks.append(lettering(line, faces["Regular"], _TEXT, at, y, anchor=anchor))
        y += _LEADING // 2
    marks += _proof_rule(right, sheet_height - _EDGE, faces["Regular"])
    top, bottom = y + _AROUND, sheet_height - _EDGE - _TEXT - 2 * _AROUND
    picture = _picture(
        tiling, Box(_EDGE, top + _AROUND, measure - 2 * _AROUND, bottom - top - _AROUND)
    )
    marks += _grid(tiling, picture, faces)
    return SheetSide(sheet_width, sheet_height, whole, whole, (picture,), tuple(marks))


def _facts(tiling: Tiling) -> tuple[str, str]:
    figures = LANGUAGES["fa"].figures
    across, down = (round(side * 25.4 / pt(72)) for side in tiling.poster)
    count = tiling.columns * tiling.rows
    sheets = f"{count} sheets" if count > 1 else "1 sheet"
    return (
        (
            f"{figures(across)} در {figures(down)} میلی\u200cمتر، روی {figures(count)} برگ "
            f"{tiling.paper} پس از این برگ"
        ),
        f"{across} by {down} mm, on {sheets} of {tiling.paper} after this one",
    )


def _wrapped(words: str, face: Face, size: Length, measure: Length) -> Sequence[str]:
    """Lines as full as the measure allows."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, face, size) > measure:
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


def _grid(tiling: Tiling, picture: PlacedPage, faces: Faces) -> Iterator[Mark]:
    """The outline and the number of each sheet over the picture, rows and columns named
    beside it.
    """
    figures = LANGUAGES["fa"].figures
    for tile in tiles(tiling):
        box = _over(tile, picture)
        yield from _outline(box)
        yield from _number(tile, box, faces)
        middle = box.x + box.width // 2
        if tile.row == 1:
            yield lettering(
                f"ستون {figures(tile.column)}",
                faces["Regular"],
                _NAMES,
                middle,
                picture.y - mm(1.5),
                anchor=0.5,
            )
        if tile.column == 1:
            baseline = box.y + (box.height + _NAMES * _CAP // 100) // 2
            yield lettering(
                f"ردیف {figures(tile.row)}",
                faces["Regular"],
                _NAMES,
                box.x + box.width + mm(1.5),
                baseline,
            )


def _over(tile: Tile, picture: PlacedPage) -> Box:
    x, y, across, down = (
        round(side * picture.scale)
        for side in (tile.part.x, tile.part.y, tile.part.width, tile.part.height)
    )
    return Box(picture.x + x, picture.y + y, across, down)


def _outline(box: Box) -> Iterator[Stroke]:
    right, bottom = box.x + box.width, box.y + box.height
    yield Stroke(box.x, box.y, right, box.y, HAIR)
    yield Stroke(box.x, bottom, right, bottom, HAIR)
    yield Stroke(box.x, box.y, box.x, bottom, HAIR)
    yield Stroke(right, box.y, right, bottom, HAIR)


def _number(tile: Tile, box: Box, faces: Faces) -> Iterator[Mark]:
    """In the middle, on bare paper."""
    face, figures = faces["Bold"], LANGUAGES["fa"].figures(tile.number)
    size = min(max(min(box.width, box.height) // 4, _NUMBERS[0]), _NUMBERS[1])
    high, long = size * 14 // 10, max(size * 14 // 10, width(figures, face, size) + size // 2)
    middle, centre = box.x + box.width // 2, box.y + box.height // 2
    plain = Box(middle - long // 2, centre - high // 2, long, high)
    yield Plain(plain)
    yield from _outline(plain)
    yield lettering(figures, face, size, middle, centre + size * _CAP // 200, anchor=0.5)


def _proof_rule(right: Length, y: Length, face: Face) -> Iterator[Mark]:
    """The line with a tick each 10 mm, what it says beneath in Persian and at its left in
    English.
    """
    y -= _TEXT * 2
    yield Stroke(right - _RULE, y, right, y, HAIR * 2)
    for centimetre in range(11):
        x = right - _RULE + centimetre * _RULE // 10
        yield Stroke(x, y - (_TICK if centimetre in (0, 10) else _TICK // 2), x, y, HAIR * 2)
    yield lettering(_RULED[0], face, _NAMES, right, y + _TEXT * 15 // 10, anchor=1)
    yield lettering(_RULED[1], face, _NAMES, _EDGE, y + _TEXT * 15 // 10)
