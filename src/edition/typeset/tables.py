"""Tables, mirrored: the first column stands at the right. One whose words are too wide for its columns is set smaller."""

from collections.abc import Iterator, Mapping, Sequence

from edition.core.units import Length
from edition.model.document import Block, Cell
from edition.model.page import SetLine, Weight
from edition.typeset.dividing import is_long
from edition.typeset.inline import Inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.shifting import shifted, side_by_side
from edition.typeset.style import Style

_GAP = 1.4
_STEPS = (100, 90, 80, 70)
_LEAST = 6  # em


class Columns:
    """The right edges and widths of the columns of every table of a text; `wide` are those that do not fit at any size."""

    def __init__(self, compositor: Compositor, style: Style, blocks: Sequence[Block]) -> None:
        self._compositor = compositor
        self._sizes: dict[int, Length] = {}
        self.wide: set[int] = set()
        self._columns: dict[int, list[tuple[Length, Length]]] = {}
        tables: dict[int, list[Cell]] = {}
        for block in blocks:
            if isinstance(block, Cell):
                tables.setdefault(block.table, []).append(block)
        for number, cells in tables.items():
            for step in _STEPS:
                self._sizes[number] = style.size * step // 100
                widths = self._widths(cells, style.measure)
                if fits := sum(widths) + self._gap(number) * (len(widths) - 1) <= style.measure:
                    break
            self.wide |= set() if fits else {number}
            self._columns[number] = list(self._placed(widths, style.measure, self._gap(number)))

    def count(self, table: int) -> int:
        """How many columns a table has."""
        return len(self._columns[table])

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
        """Natural widths where they fit; what is too much is taken from the widest columns, of none its widest short word."""
        count = max(cell.column for cell in cells)
        natural, least = [0] * count, [0] * count
        for cell in cells:
            at, type_ = cell.column - 1, self._type(cell)
            natural[at] = max(natural[at], self._compositor.width(cell.text, type_) + type_.size // 10)
            least[at] = max(least[at], *(self._least(word, type_) for word in cell.text.split(" ")))
        room = measure - self._gap(cells[0].table) * (count - 1)
        low, high = 0, max(natural)
        while sum(natural) > room and high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if sum(_narrowed(natural, least, middle)) <= room else (low, middle)
        return _narrowed(natural, least, low) if sum(natural) > room else natural

    def _least(self, word: str, type_: Type) -> Length:
        """The narrowest column for a word: a long one, as addresses are, may be parted."""
        width = self._compositor.width(word, type_) + type_.size // 10
        return min(width, _LEAST * type_.size) if is_long(word) else width

    def _placed(self, widths: Sequence[Length], measure: Length, gap: Length) -> Iterator[tuple[Length, Length]]:
        right = measure
        for width in widths:
            yield right, width
            right -= width + gap

    def _gap(self, table: int) -> Length:
        return round(self._sizes[table] * _GAP)

    def _type(self, cell: Cell) -> Type:
        weight: Weight = "Medium" if cell.header else "Regular"
        return Type(weight, self._sizes[cell.table])


def _narrowed(natural: Sequence[Length], least: Sequence[Length], most: Length) -> list[Length]:
    return [max(min(width, most), word) for width, word in zip(natural, least, strict=True)]
