"""The folding dummy: every sheet at a quarter of its size, with nothing on it but its page numbers.

Printed on both sides, cut and folded, it shows whether the book will read, before the paper is
bought.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from edition.core.press_words import Tongue
from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.imposition import Imposition
from edition.press.booklet.plan import BLANK, PlannedSheet, Side, plan
from edition.press.pages.sheet_sizes import PAPERS, Size
from edition.press.sheet.side import DASH, HAIR, Box, Mark, SheetSide, Stroke, frame
from edition.press.sheet.small_print import CAP, Fount, lettering

_SHARE = 4
"""Of the width and height of a sheet, one part in so many."""
_GAP: Length = mm(8)
"""Between sheets, for scissors and for the name of each."""
_EDGE: Length = mm(8)
"""Around all of them, more than any printer leaves white."""
_LABEL: Length = pt(6)
"""The size of their names."""


class _Grid(Struct, frozen=True):
    """Where sheets lie on the paper: rows and columns of cells of one size, in the middle of it."""

    paper: Size
    cell: Size
    columns: int
    rows: int

    def box(self, index: int, *, mirrored: bool) -> Box:
        """The cell of a sheet, from the top left; on the back of the paper from the top right,
        behind its front.
        """
        row, column = divmod(index, self.columns)
        width, height = (self.cell[side] + _GAP for side in (0, 1))
        x = (self.paper[0] - self.columns * width + _GAP) // 2 + column * width
        y = (self.paper[1] - self.rows * height + _GAP) // 2 + row * height
        return Box(self.paper[0] - x - self.cell[0] if mirrored else x, y, *self.cell)


def dummy(imposition: Imposition, tongue: Tongue, faces: Faces) -> tuple[SheetSide, ...]:
    """Fronts and backs on A4, lying; they are turned over as the sheets themselves are."""
    height, width = PAPERS["A4"]
    cell = (imposition.sheet[0] // _SHARE, imposition.sheet[1] // _SHARE)
    columns, rows = (
        (side - 2 * _EDGE + _GAP) // (part + _GAP)
        for side, part in zip((width, height), cell, strict=True)
    )
    maker = _Maker(_Grid((width, height), cell, max(columns, 1), max(rows, 1)), tongue, faces)
    sheets = plan(imposition)
    each = maker.grid.columns * maker.grid.rows
    # A paper always lies, so it is turned over its short edge, or by half for the long one.
    by_half = imposition.flip == "long"
    return tuple(
        maker.side(sheets[start : start + each], start, back=back, turned=back and by_half)
        for start in range(0, len(sheets), each)
        for back in (False, True)
    )


class _Maker(Struct, frozen=True):
    """Draws sides of papers in the language of the edition."""

    grid: _Grid
    tongue: Tongue
    faces: Faces

    def side(
        self, sheets: Sequence[PlannedSheet], start: int, *, back: bool, turned: bool
    ) -> SheetSide:
        """One side of the paper that holds these sheets, the first of which is number `start`, from
        0.
        """
        marks: list[Mark] = []
        for index, sheet in enumerate(sheets):
            box = self.grid.box(index, mirrored=back)
            marks += self._outline(box, start + index + 1, back=back)
            marks += self._numbers(sheet.back if back else sheet.front, box)
        whole = Box(0, 0, *self.grid.paper)
        return SheetSide(*self.grid.paper, whole, whole, marks=tuple(marks), turned=turned)

    def _outline(self, box: Box, number: int, *, back: bool) -> Iterator[Mark]:
        """The edge to cut along, the fold, and which side of which sheet it is, above it, where the
        scissors take it away.
        """
        fold, words = box.x + box.width // 2, self.tongue.words.sheet
        yield from frame(box)
        yield Stroke(fold, box.y, fold, box.y + box.height, HAIR, DASH)
        side = words.back if back else words.front
        name = words.side.format(number=self.tongue.figures(number), side=side)
        letters = Fount(self.faces["Medium"], _LABEL)
        yield lettering(name, letters, fold, box.y - mm(1.5), anchor=0.5)

    def _numbers(self, side: Side, box: Box) -> Iterator[Mark]:
        """The number of each page in the middle of it, half as high as it is narrow."""
        letters = Fount(self.faces["Bold"], min(box.width // 2, box.height) // 2)
        baseline = box.y + (box.height + letters.size * CAP // 100) // 2
        for page, quarter in ((side.left, 1), (side.right, 3)):
            if page != BLANK:
                figures, x = self.tongue.figures(page), box.x + box.width * quarter // 4
                yield lettering(figures, letters, x, baseline, anchor=0.5)
