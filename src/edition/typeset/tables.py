"""Tables, mirrored: the first column stands at the right."""

from collections.abc import Iterator, Mapping, Sequence

from edition.core.units import Length
from edition.model.document import Block, Cell
from edition.model.page import SetLine, Weight
from edition.typeset.inline import Inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.shifting import shifted, side_by_side
from edition.typeset.style import Style

_GAP = 1.4


class Columns:
    """The right edges and widths of the columns of every table of a text."""

    def __init__(self, compositor: Compositor, style: Style, blocks: Sequence[Block]) -> None:
        self._compositor = compositor
        self._gap = round(style.size * _GAP)
        self._size = style.size
        self._columns: dict[int, list[tuple[Length, Length]]] = {}
        tables: dict[int, list[Cell]] = {}
        for block in blocks:
            if isinstance(block, Cell):
                tables.setdefault(block.table, []).append(block)
        for number, cells in tables.items():
            self._columns[number] = list(self._placed(self._widths(cells, style.measure), style.measure))

    def set_row(self, cells: Mapping[Cell, tuple[str | Inline, int]]) -> list[list[SetLine]]:
        """The lines of each cell of a row; where each has but one, they are one line."""
        found: list[list[SetLine]] = []
        for cell, (text, leaf) in cells.items():
            right, width = self._columns[cell.table][cell.column - 1]
            lines = self._compositor.ragged(text, self._type(cell), leaf, width)
            found.append([shifted(line, right - width) for line in lines])
        if all(len(lines) == 1 for lines in found):
            return [[side_by_side(self._compositor, self._type(next(iter(cells))), [line for lines in found for line in lines])]]
        return found

    def _widths(self, cells: Sequence[Cell], measure: Length) -> list[Length]:
        """Natural widths where they fit; else what is too much is taken from the widest columns."""
        count = max(cell.column for cell in cells)
        natural = [0] * count
        for cell in cells:
            width = self._compositor.width(cell.text, self._type(cell)) + self._size // 10
            natural[cell.column - 1] = max(natural[cell.column - 1], width)
        room = measure - self._gap * (count - 1)
        low, high = 0, max(natural)
        while sum(natural) > room and high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if sum(min(width, middle) for width in natural) <= room else (low, middle)
        return [min(width, low) for width in natural] if sum(natural) > room else natural

    def _placed(self, widths: Sequence[Length], measure: Length) -> Iterator[tuple[Length, Length]]:
        right = measure
        for width in widths:
            yield right, width
            right -= width + self._gap

    def _type(self, cell: Cell) -> Type:
        weight: Weight = "Medium" if cell.header else "Regular"
        return Type(weight, self._size)
