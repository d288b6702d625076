"""From the plan to sheets: each page beside the fold, at its own size."""

from collections.abc import Callable, Iterator

from edition.core.units import Length
from edition.model.imposition import Imposition
from edition.press.booklet.plan import BLANK, Sheet, Side, plan
from edition.press.sheet.side import Box, Mark, PlacedPage, SheetSide

Marker = Callable[[Sheet, bool, Box], tuple[Mark, ...]]
"""The marks of a side, given its sheet, whether it is the back, and the trim."""


def sheet_sides(imposition: Imposition, marker: Marker | None = None) -> tuple[SheetSide, ...]:
    """Front and back of every sheet, the pair of pages in the middle of it, and their marks."""
    return tuple(side for sheet in plan(imposition) for side in _sides(sheet, imposition, marker))


def _sides(sheet: Sheet, imposition: Imposition, marker: Marker | None) -> Iterator[SheetSide]:
    (sheet_width, sheet_height), (width, height) = imposition.sheet, imposition.trim
    trim = Box(sheet_width // 2 - width, (sheet_height - height) // 2, 2 * width, height)
    for side, back in ((sheet.front, False), (sheet.back, True)):
        pages = tuple(_placed(side, trim, imposition.bleed, sheet.depth * imposition.caliper))
        marks = marker(sheet, back, trim) if marker else ()
        yield SheetSide(
            sheet_width,
            sheet_height,
            trim,
            trim.grown(imposition.bleed),
            pages,
            marks,
            back and imposition.turned,
        )


def _placed(side: Side, trim: Box, bleed: Length, creep: Length) -> Iterator[PlacedPage]:
    """The pages of a side, each cut off at the fold, moved towards it by the creep."""
    inked = trim.grown(bleed)
    fold = trim.x + trim.width // 2
    left = Box(inked.x, inked.y, fold - inked.x, inked.height)
    right = Box(fold, inked.y, inked.x + inked.width - fold, inked.height)
    if side.left != BLANK:
        yield PlacedPage(side.left, trim.x + creep, trim.y, left)
    if side.right != BLANK:
        yield PlacedPage(side.right, fold - creep, trim.y, right)
