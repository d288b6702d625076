"""A poster in pieces read back: whether each sheet shows its part of the poster at true scale, and
all of them the whole of it.

Which part that must be is worked out anew, in points from the upper right corner of the poster,
where the sheets begin.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from edition.core.units import in_points
from edition.model.imposition import Tiles
from edition.model.proof import Check, CheckName, Outcome, Proof
from edition.verify.file.characters_on_pages import Stood, characters
from edition.verify.file.checks import verdict
from edition.verify.ink.sheets import in_the_margin, weighed
from edition.verify.sheets.alone import told_alone

_NEAR = 0.05
"""Points: PDFium computes in single precision."""
_SAME_INK = 3.0
"""Per cent of a part: lines to cut along, and edges that fall on other pixels."""
_PIXELS = 0.5
"""A point, of the picture by which ink is weighed."""


class _Part(NamedTuple):
    """What one sheet shows of the poster (left, top, right, bottom, from its upper left corner),
    and how much of that its neighbours cover, at its left and at its foot.
    """

    left: float
    top: float
    right: float
    bottom: float
    covered: tuple[float, float]


def prove_tiles(pdf: Path, poster: bytes, tiles: Tiles, private: Sequence[str]) -> Proof:
    """The proof of one file of sheets, whose first shows how they go together."""
    try:
        return Proof(pdf.name, tuple(_checks(pdf, poster, tiles, private)))
    except Exception as stumble:
        why = f"the file cannot be read ({type(stumble).__name__})"
        return Proof(
            pdf.name, (Check(CheckName.STRUCTURE_OF_THE_FILE, "PDFium", Outcome.FAILED, note=why),)
        )


def _checks(pdf: Path, poster: bytes, tiles: Tiles, private: Sequence[str]) -> Iterator[Check]:
    sheets, whole = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(poster)
    try:
        sheet, margin = sheets[0].get_size(), in_points(tiles.margin)
        parts = list(_parts(whole[0].get_size(), sheet, margin, in_points(tiles.overlap)))
        if len(sheets) != len(parts) + 1:
            yield Check(
                CheckName.NUMBER_OF_SHEETS,
                "PDFium",
                Outcome.FAILED,
                note=f"{len(sheets)}, not {len(parts) + 1}",
            )
            return
        pages = [sheets[number] for number in range(1, len(sheets))]
        others = (
            f"sheet {number} has another"
            for number, page in enumerate(pages, 1)
            if page.get_size() != sheet
        )
        yield verdict(CheckName.SIZE_OF_SHEETS, "PDFium", others)
        yield verdict(CheckName.SCALE_AND_PLACE, "PDFium", _astray(whole[0], pages, parts, margin))
        yield verdict(CheckName.INK_OF_THE_POSTER, "PDFium", _paler(whole[0], pages, parts, margin))
        yield verdict(CheckName.INK, "PDFium", in_the_margin(list(sheets), margin))
    finally:
        sheets.close()
        whole.close()
    yield from told_alone(pdf, poster, private)


def _parts(
    poster: tuple[float, float], sheet: tuple[float, float], margin: float, overlap: float
) -> Iterator[_Part]:
    """Row by row from the top, each from the right."""
    (width, height), (across, down) = poster, (side - 2 * margin for side in sheet)
    columns, rows = (
        ceil((of - overlap) / (by - overlap) - _NEAR / by)
        for of, by in ((width, across), (height, down))
    )
    for row in range(max(1, rows)):
        for column in range(max(1, columns)):
            right, top = width - column * (across - overlap), row * (down - overlap)
            covered = (overlap if column + 1 < columns else 0.0, overlap if row + 1 < rows else 0.0)
            yield _Part(max(0.0, right - across), top, right, min(height, top + down), covered)


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
                f"sheet {number}: {lost} of {len(inside)} characters of the poster are not where "
                "they should be"
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
        left, bottom = part.left + part.covered[0], part.bottom - part.covered[1]
        wanted = weighed(poster, (left, height - bottom, width - part.right, part.top), _PIXELS)
        across = sheet.get_width() - margin - (part.right - left)
        foot = sheet.get_height() - margin - (bottom - part.top)
        found = weighed(sheet, (across, foot, margin, margin), _PIXELS)
        if abs(found - wanted) > _SAME_INK:
            yield (
                f"sheet {number} has ink on {found:.1f} % of its part and the poster on "
                f"{wanted:.1f} %"
            )
