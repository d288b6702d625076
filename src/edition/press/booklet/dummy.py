"""The folding dummy: every sheet at a quarter of its size, with nothing on it but its page numbers.

Printed on both sides, cut and folded, it shows whether the book will read, before the paper is
bought.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.core.languages import LANGUAGES
from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.imposition import Binding, Imposition
from edition.press.booklet.plan import BLANK, Sheet, Side, plan
from edition.press.pages.papers import PAPERS, Size
from edition.press.sheet.lettering import lettering
from edition.press.sheet.side import Box, Mark, SheetSide, Stroke

_SHARE = 4
_GAP: Length = mm(8)
_EDGE: Length = mm(8)
_THIN: Length = pt(0.25)
_DASH: Length = pt(2)
_LABEL: Length = pt(6)
_CAP = 73
"""Height of a figure in hundredths of its size."""


class _Grid(NamedTuple):
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


def dummy(imposition: Imposition, faces: Faces) -> tuple[SheetSide, ...]:
    """Fronts and backs on A4, lying; they are turned over as the sheets themselves are."""
    height, width = PAPERS["A4"]
    cell = (imposition.sheet[0] // _SHARE, imposition.sheet[1] // _SHARE)
    columns, rows = (
        (side - 2 * _EDGE + _GAP) // (part + _GAP)
        for side, part in zip((width, height), cell, strict=True)
    )
    grid = _Grid((width, height), cell, max(columns, 1), max(rows, 1))
    sheets = plan(imposition)
    each = grid.columns * grid.rows
    return tuple(
        side
        for start in range(0, len(sheets), each)
        for side in _paper(sheets[start : start + each], start, grid, imposition, faces)
    )


def _paper(
    sheets: Sequence[Sheet], start: int, grid: _Grid, imposition: Imposition, faces: Faces
) -> Iterator[SheetSide]:
    """Both sides of one paper. It always lies, so it is turned over its short edge, or by half for
    the long one.
    """
    whole = Box(0, 0, *grid.paper)
    for back in (False, True):
        marks: list[Mark] = []
        for index, sheet in enumerate(sheets):
            box = grid.box(index, mirrored=back)
            name = _name(start + index + 1, imposition.binding, back=back)
            marks += _outline(box, name, faces)
            marks += _numbers(sheet.back if back else sheet.front, box, imposition.binding, faces)
        yield SheetSide(
            *grid.paper, whole, whole, marks=tuple(marks), turned=back and imposition.flip == "long"
        )


def _name(number: int, binding: Binding, *, back: bool) -> str:
    if binding == "right":
        return f"برگ {LANGUAGES['fa'].figures(number)}، {'پشت' if back else 'رو'}"
    return f"sheet {number}, {'back' if back else 'front'}"


def _outline(box: Box, name: str, faces: Faces) -> Iterator[Mark]:
    """The edge to cut along, the fold, and which side of which sheet it is, above it, where the
    scissors take it away.
    """
    right, bottom, fold = box.x + box.width, box.y + box.height, box.x + box.width // 2
    for x1, y1, x2, y2 in (
        (box.x, box.y, right, box.y),
        (right, box.y, right, bottom),
        (right, bottom, box.x, bottom),
        (box.x, bottom, box.x, box.y),
    ):
        yield Stroke(x1, y1, x2, y2, _THIN)
    yield Stroke(fold, box.y, fold, bottom, _THIN, _DASH)
    yield lettering(name, faces["Medium"], _LABEL, fold, box.y - mm(1.5), anchor=0.5)


def _numbers(side: Side, box: Box, binding: Binding, faces: Faces) -> Iterator[Mark]:
    """The number of each page in the middle of it, half as high as it is narrow."""
    size = min(box.width // 2, box.height) * 5 // 10
    baseline = box.y + (box.height + size * _CAP // 100) // 2
    for page, quarter in ((side.left, 1), (side.right, 3)):
        if page != BLANK:
            figures = LANGUAGES["fa"].figures(page) if binding == "right" else str(page)
            yield lettering(
                figures, faces["Bold"], size, box.x + box.width * quarter // 4, baseline, anchor=0.5
            )
