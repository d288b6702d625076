"""Which part of a poster stands on which sheet of a home printer: integers alone, no marks.

Rows are numbered from the top, columns from the right, both from 1. A sheet is laid over its
neighbours at the right and above, so the picture begins at the top right corner of its sheet, and
what a part leaves over of its sheet is at the left and at the foot.
"""

from collections.abc import Iterator

from msgspec import Struct

from edition.core.units import Length
from edition.press.pages.sheet_sizes import PAPERS, Size
from edition.press.sheet.side import Box


class Tiling(Struct, frozen=True):
    """A poster on so many columns and rows of sheets.

    `paper` is its name, `sheet` its width and height as it lies; `margin` stays white on each of
    its sides; neighbours share the `overlap`. `slid` is by how much the edge of each further column
    stands more to the right than where the sheets before it are full, and that of each further row
    higher; nothing for none. Either grows from one to the next, up to the slack of its side.
    """

    poster: Size
    paper: str
    sheet: Size
    margin: Length
    overlap: Length
    columns: int
    rows: int
    slid: tuple[tuple[Length, ...], tuple[Length, ...]] = ((), ())

    @property
    def steps(self) -> Size:
        """How far full sheets are apart, across and down."""
        return self.area.width - self.overlap, self.area.height - self.overlap

    @property
    def slack(self) -> Size:
        """What the sheets hold more than the poster is wide and high."""
        across = self.columns * self.steps[0] + self.overlap - self.poster[0]
        down = self.rows * self.steps[1] + self.overlap - self.poster[1]
        return max(across, 0), max(down, 0)

    @property
    def edges(self) -> tuple[tuple[Length, ...], tuple[Length, ...]]:
        """The right edge of each column, from the right, and the upper edge of each row, in
        lengths of the poster: where its sheet is cut, and seen on the others.
        """
        across, down = (slid or (0,) * (self.columns + self.rows) for slid in self.slid)
        (width, _), (step_across, step_down) = self.poster, self.steps
        right = (width - i * step_across + across[i - 1] for i in range(1, self.columns))
        upper = (i * step_down - down[i - 1] for i in range(1, self.rows))
        return (width, *right), (0, *upper)

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
    right, upper = tiling.edges
    left = (*(edge - tiling.overlap for edge in right[1:]), 0)
    foot = (*(edge + tiling.overlap for edge in upper[1:]), tiling.poster[1])
    for row in range(tiling.rows):
        for column in range(tiling.columns):
            size = right[column] - left[column], foot[row] - upper[row]
            part = Box(left[column], upper[row], *size)
            yield Tile(row * tiling.columns + column + 1, row + 1, column + 1, part)
