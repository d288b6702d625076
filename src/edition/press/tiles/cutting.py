"""Which part of a poster stands on which sheet of a home printer: integers alone, no marks.

Rows are numbered from the top, columns from the right, both from 1. A sheet is laid over its
neighbours at the right and above, so the picture begins at the top right corner of its sheet, and
what the last column and the last row have left over is at the left and at the foot.
"""

from collections.abc import Iterator

from msgspec import Struct

from edition.core.units import Length
from edition.press.pages.sheet_sizes import PAPERS, Size
from edition.press.sheet.side import Box


class Tiling(Struct, frozen=True):
    """A poster on so many columns and rows of sheets.

    `paper` is its name, `sheet` its width and height as it lies; `margin` stays white on each of
    its sides; neighbours share the `overlap`.
    """

    poster: Size
    paper: str
    sheet: Size
    margin: Length
    overlap: Length
    columns: int
    rows: int

    @property
    def area(self) -> Box:
        """What of a sheet is printed on."""
        width, height = (side - 2 * self.margin for side in self.sheet)
        return Box(self.margin, self.margin, width, height)


class Tile(Struct, frozen=True):
    """A sheet by its number in the order of gluing, its row and column, and the part of the poster
    it shows.
    """

    number: int
    row: int
    column: int
    part: Box


def tiling(poster: Size, paper: str, margin: Length, overlap: Length) -> Tiling | None:
    """The fewest sheets, upright where lying takes as many; None where margins and overlap leave
    nothing of the paper.

    columns = ceil((W - o) / (w - 2m - o)) for a poster W wide on paper w wide with margins m and
    overlap o, and rows likewise.
    """
    found: list[Tiling] = []
    width, height = PAPERS[paper]
    for sheet in ((width, height), (height, width)):
        steps = [side - 2 * margin - overlap for side in sheet]
        if min(steps) > 0:
            columns, rows = (
                max(1, -(-(side - overlap) // step))
                for side, step in zip(poster, steps, strict=True)
            )
            found.append(Tiling(poster, paper, sheet, margin, overlap, columns, rows))
    return min(found, key=lambda each: each.columns * each.rows, default=None)


def tiles(tiling: Tiling) -> Iterator[Tile]:
    """Every sheet in the order of gluing: row by row from the top, each from the right."""
    width, height = tiling.poster
    area = tiling.area
    for row in range(tiling.rows):
        top = row * (area.height - tiling.overlap)
        for column in range(tiling.columns):
            right = width - column * (area.width - tiling.overlap)
            left = max(0, right - area.width)
            part = Box(left, top, right - left, min(height - top, area.height))
            yield Tile(row * tiling.columns + column + 1, row + 1, column + 1, part)
