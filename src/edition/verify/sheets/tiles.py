"""A poster in pieces read back: whether each sheet shows its part of the poster at true scale, and
all of them the whole of it.

Which part each sheet shows is read from the file: where the poster is drawn on it, and what of it
is cut off. These parts must be in rows and columns from the upper right corner of the poster, be no
larger than a printer prints, share what is glued, and cover the poster; and put together again they
must be it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from math import ceil
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import ImageChops
from pypdfium2 import raw

from edition.core.quoting import worded
from edition.core.units import in_points
from edition.model.imposition import Tiles
from edition.model.proof import Check, CheckName, Outcome, Proof
from edition.verify.file.characters_on_pages import Stood, characters
from edition.verify.file.checks import verdict
from edition.verify.file.qpdf import opened
from edition.verify.ink.sheets import in_the_margin, weighed
from edition.verify.sheets.alone import told_alone

_NEAR = 0.05
"""Points: PDFium computes in single precision."""
_SAME_INK = 3.0
"""Per cent of a part: lines to cut along, and edges that fall on other pixels."""
_PIXELS = 0.5
"""A point, of the picture by which ink is weighed."""
_BESIDE_A_SEAM = 2
"""Pixels along the edges of a part that are not compared: lines to cut along stand there."""
_ANOTHER_GREY = 64
"""From so much on two greys are not the same."""
_OTHERWISE = 0.002
"""The share of a part that may be another: its number, where no strip has room for that."""


class _Part(NamedTuple):
    """What one sheet shows of the poster (left, top, right, bottom, from its upper left corner)."""

    left: float
    top: float
    right: float
    bottom: float


class _Grid(NamedTuple):
    """How many columns and rows there are, how large a part may be, and what neighbours share."""

    columns: int
    rows: int
    most: tuple[float, float]
    overlap: float

    def covered(self, at: int) -> tuple[float, float]:
        """How much of a part (from 0) its neighbours cover, at its left and at its foot."""
        row, column = divmod(at, self.columns)
        return (
            self.overlap if column + 1 < self.columns else 0.0,
            self.overlap if row + 1 < self.rows else 0.0,
        )


def prove_tiles(pdf: Path, poster: bytes, tiles: Tiles, private: Sequence[str]) -> Proof:
    """The proof of one file of sheets, whose first shows how they go together."""
    try:
        return Proof(pdf.name, tuple(_checks(pdf, poster, tiles, private)))
    except Exception as stumble:
        why = worded("the file cannot be read ({name})", name=type(stumble).__name__)
        return Proof(
            pdf.name, (Check(CheckName.STRUCTURE_OF_THE_FILE, "PDFium", Outcome.FAILED, note=why),)
        )


def _checks(pdf: Path, poster: bytes, tiles: Tiles, private: Sequence[str]) -> Iterator[Check]:
    sheets, whole = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(poster)
    try:
        sheet, margin = sheets[0].get_size(), in_points(tiles.margin)
        grid = _grid(whole[0].get_size(), sheet, margin, in_points(tiles.overlap))
        if len(sheets) != (count := grid.columns * grid.rows) + 1:
            note = worded("{found}, not {wanted}", found=len(sheets), wanted=count + 1)
            yield Check(CheckName.NUMBER_OF_SHEETS, "PDFium", Outcome.FAILED, note=note)
            return
        pages = [sheets[number] for number in range(1, len(sheets))]
        others = (
            worded("sheet {number} has another", number=number)
            for number, page in enumerate(pages, 1)
            if page.get_size() != sheet
        )
        yield verdict(CheckName.SIZE_OF_SHEETS, "PDFium", others)
        parts = _parts_in(pdf, whole[0].get_height())
        astray = chain(
            _unjoined(parts, grid, whole[0].get_size()), _astray(whole[0], pages, parts, margin)
        )
        yield verdict(CheckName.SCALE_AND_PLACE, "PDFium", astray)
        together = chain(
            _paler(whole[0], pages, _seen(parts, grid), margin),
            _unlike(whole[0], pages, _seen(parts, grid), margin),
        )
        yield verdict(CheckName.INK_OF_THE_POSTER, "PDFium", together)
        yield verdict(CheckName.INK, "PDFium", in_the_margin(list(sheets), margin))
    finally:
        sheets.close()
        whole.close()
    yield from told_alone(pdf, poster, private)


def _grid(
    poster: tuple[float, float], sheet: tuple[float, float], margin: float, overlap: float
) -> _Grid:
    """The fewest sheets that lie so."""
    across, down = (side - 2 * margin for side in sheet)
    columns, rows = (
        max(1, ceil((of - overlap) / (by - overlap) - _NEAR / by))
        for of, by in zip(poster, (across, down), strict=True)
    )
    return _Grid(columns, rows, (across, down), overlap)


def _parts_in(pdf: Path, height: float) -> list[_Part]:
    """The part that each sheet behind the first shows of a poster so high, by the rectangle that
    its drawing is cut to and the place that it is moved to (`re`, `cm` before `Do`).
    """
    with opened(pdf) as file:
        return [_part(page, height) for page in list(file.pages)[1:]]


def _part(page: pikepdf.Page, height: float) -> _Part:
    box: Sequence[float] = (0.0,) * 4
    moved: Sequence[float] = (0.0, 0.0)
    for each in pikepdf.parse_content_stream(page):
        numbers = [float(str(operand)) for operand in each.operands if _is_number(operand)]
        match str(each.operator):
            case "re":
                box = numbers
            case "cm":
                moved = numbers[4:]
            case "Do":
                break
    left, foot = box[0] - moved[0], box[1] - moved[1]
    return _Part(left, height - foot - box[3], left + box[2], height - foot)


def _is_number(operand: object) -> bool:
    return isinstance(operand, int | float | Decimal)


def _unjoined(parts: Sequence[_Part], grid: _Grid, poster: tuple[float, float]) -> Iterator[str]:
    """Parts that are larger than a sheet, or do not begin where those beside them say."""
    (width, height), (across, down) = poster, grid.most
    for at, part in enumerate(parts):
        row, column = divmod(at, grid.columns)
        right = parts[at - 1].left + grid.overlap if column else width
        top = parts[at - grid.columns].bottom - grid.overlap if row else 0.0
        left = part.left if column + 1 < grid.columns else 0.0
        bottom = part.bottom if row + 1 < grid.rows else height
        if any(
            abs(one - other) > _NEAR
            for one, other in zip(part, (left, top, right, bottom), strict=True)
        ):
            yield worded(
                "sheet {number} does not go on where the sheets beside it end", number=at + 1
            )
        if part.right - part.left > across + _NEAR or part.bottom - part.top > down + _NEAR:
            yield worded("sheet {number} shows more than a printer prints on it", number=at + 1)


def _seen(parts: Sequence[_Part], grid: _Grid) -> list[_Part]:
    """What is left to see of each part on the finished poster."""
    found = ((part, grid.covered(at)) for at, part in enumerate(parts))
    return [
        _Part(part.left + left, part.top, part.right, part.bottom - foot)
        for part, (left, foot) in found
    ]


def _astray(
    poster: pypdfium2.PdfPage,
    sheets: Sequence[pypdfium2.PdfPage],
    parts: Sequence[_Part],
    margin: float,
) -> Iterator[str]:
    """Characters of the poster that their sheet has not where it should have them, or turned or
    scaled.
    """
    height = poster.get_height()
    wanted = characters(poster)
    for number, (sheet, part) in enumerate(zip(sheets, parts, strict=True), 1):
        across, down = (
            sheet.get_width() - margin - part.right,
            sheet.get_height() - margin - (height - part.top),
        )
        found = defaultdict[tuple[str, int, int], list[Stood]](list)
        for stood in characters(sheet):
            found[stood.character, round(stood.x), round(stood.y)].append(stood)
        inside = [
            s
            for s in wanted
            if part.left < s.x < part.right and part.top < height - s.y < part.bottom
        ]
        lost = sum(not _is_there(found, stood, across, down) for stood in inside)
        if lost:
            yield (
                worded(
                    "sheet {number}: {astray} of {count} characters of the poster are not "
                    "where they should be",
                    number=number,
                    astray=lost,
                    count=len(inside),
                )
            )


def _is_there(
    found: defaultdict[tuple[str, int, int], list[Stood]], stood: Stood, across: float, down: float
) -> bool:
    x, y = stood.x + across, stood.y + down
    near = {(round(x + dx), round(y + dy)) for dx in (-_NEAR, _NEAR) for dy in (-_NEAR, _NEAR)}
    candidates = (each for at in near for each in found.get((stood.character, *at), ()))
    return any(
        abs(each.x - x) <= _NEAR and abs(each.y - y) <= _NEAR and _same_turn(each, stood)
        for each in candidates
    )


def _same_turn(one: Stood, other: Stood) -> bool:
    return all(abs(a - b) < 0.001 for a, b in zip(one.turn, other.turn, strict=True))


def _paler(
    poster: pypdfium2.PdfPage,
    sheets: Sequence[pypdfium2.PdfPage],
    parts: Sequence[_Part],
    margin: float,
) -> Iterator[str]:
    """Where what is seen of a sheet on the finished poster has not as much ink as the poster has
    there.
    """
    width, height = poster.get_size()
    for number, (sheet, part) in enumerate(zip(sheets, parts, strict=True), 1):
        around = part.left, height - part.bottom, width - part.right, part.top
        wanted = weighed(poster, around, _PIXELS)
        across = sheet.get_width() - margin - (part.right - part.left)
        foot = sheet.get_height() - margin - (part.bottom - part.top)
        found = weighed(sheet, (across, foot, margin, margin), _PIXELS)
        if abs(found - wanted) > _SAME_INK:
            yield (
                worded(
                    "sheet {number} has ink on {found:.1f} % of its part and the poster on "
                    "{wanted:.1f} %",
                    number=number,
                    found=found,
                    wanted=wanted,
                )
            )


def _unlike(
    poster: pypdfium2.PdfPage,
    sheets: Sequence[pypdfium2.PdfPage],
    parts: Sequence[_Part],
    margin: float,
) -> Iterator[str]:
    """The sheets laid over one another, drawn as one picture, against a picture of the poster."""
    width, height = (ceil(side) for side in poster.get_size())
    whole, together = (
        pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR) for _ in range(2)
    )
    for bitmap in (whole, together):
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    _draw(whole, poster, (0.0, 0.0), (0.0, 0.0, float(width), float(height)))
    for sheet, part in zip(sheets, parts, strict=True):
        moved = part.right + margin - sheet.get_width(), part.top - margin
        _draw(together, sheet, moved, (part.left, part.top, part.right, part.bottom))
    apart = ImageChops.difference(*(each.to_pil().convert("L") for each in (whole, together)))
    for number, part in enumerate(parts, 1):
        inner = apart.crop(
            (
                ceil(part.left) + _BESIDE_A_SEAM,
                ceil(part.top) + _BESIDE_A_SEAM,
                int(part.right) - _BESIDE_A_SEAM,
                int(part.bottom) - _BESIDE_A_SEAM,
            )
        )
        other = sum(inner.histogram()[_ANOTHER_GREY:]) / max(1, inner.width * inner.height)
        if other > _OTHERWISE:
            yield worded(
                "sheet {number} shows {share:.1%} of its part otherwise than the poster",
                number=number,
                share=other,
            )


def _draw(
    bitmap: pypdfium2.PdfBitmap,
    page: pypdfium2.PdfPage,
    moved: tuple[float, float],
    seen: tuple[float, float, float, float],
) -> None:
    """A page, moved to the right and down by so many points, what is seen of it (left, top, right,
    bottom) on a picture of a pixel to the point.
    """
    matrix = raw.FS_MATRIX(1, 0, 0, 1, *moved)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, raw.FS_RECTF(*seen), 0)
