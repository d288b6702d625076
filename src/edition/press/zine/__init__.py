"""A book of eight small pages on one side of one sheet: where each page stands, and the marks where
to fold and to cut.

The sheet lies, four pages in a row, all heads at the fold along its middle; so those of the upper
row stand head down. It is cut along that fold between its outer quarters, folded lengthwise with
its print outside, and pushed together from both ends. The corners of a row are then the ends of the
sheet, and pages beside one another are two that face each other, or the two sides of a leaf, by
turns.
"""

from collections.abc import Iterator

import msgspec

from edition.core.units import Length, mm
from edition.model.imposition import OneSheet
from edition.model.record import Record
from edition.press.pages.sheet_sizes import PAPERS
from edition.press.pages.source_pages import open_pages
from edition.press.sheet.identifying import Identity
from edition.press.sheet.side import DASH, HAIR, Box, HeadDown, Mark, PlacedPage, SheetSide, Stroke
from edition.press.sheet.tagged import write_tagged

UPPER, LOWER = (4, 5, 6, 7), (3, 2, 1, 8)
"""The pages of the rows of a right-bound book, from the left. The cover stands at the left of the
back, as it does where a right-bound book lies open face down.
"""
_EDGE: Length = mm(5)
"""From the edge of the sheet, which printers do not reach, to a mark."""
_TICK: Length = mm(3)
"""The length of one."""


def one_sheet(pages: bytes, sheet: OneSheet, record: Record) -> bytes:
    """See `edition.press.one_sheet`."""
    source, _ = open_pages(pages, "")
    assert source is not None
    side = zine_side(sheet)
    content = pages + msgspec.json.encode(side)
    return write_tagged(side, pages, source, Identity(record, "Simplex", content))


def zine_side(sheet: OneSheet) -> SheetSide:
    """The printed side of the sheet."""
    height, width = PAPERS[sheet.paper]
    whole = Box(0, 0, width, height)
    pages = (*_row(UPPER, whole, upper=True), *_row(LOWER, whole, upper=False))
    # In the order in which they are read, so that search and copying go on from page to page.
    in_order = tuple(sorted(pages, key=lambda placed: placed.number))
    return SheetSide(width, height, whole, whole, in_order, tuple(_marks(whole)))


def _row(numbers: tuple[int, ...], whole: Box, *, upper: bool) -> Iterator[PlacedPage]:
    high = whole.height // 2
    for column, number in enumerate(numbers):
        left = whole.width * column // 4
        box = Box(left, 0 if upper else high, whole.width * (column + 1) // 4 - left, high)
        yield (HeadDown if upper else PlacedPage)(number, box.x, box.y, box)


def _marks(whole: Box) -> Iterator[Mark]:
    """The cut as a line from fold to fold, which is not seen when it is cut; dashes at the edges
    where the sheet is folded.
    """
    middle = whole.height // 2
    yield Stroke(whole.width // 4, middle, whole.width * 3 // 4, middle, HAIR)
    for x in (whole.width * quarter // 4 for quarter in (1, 2, 3)):
        for y in (_EDGE, whole.height - _EDGE - _TICK):
            yield Stroke(x, y, x, y + _TICK, HAIR, DASH)
    for x in (_EDGE, whole.width - _EDGE - _TICK):
        yield Stroke(x, middle, x + _TICK, middle, HAIR, DASH)
