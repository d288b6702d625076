"""Tables, mirrored: the first column stands at the right. How one is set, and how wide its columns
are.

Upright where its columns fit the measure, if need be smaller; else turned by a quarter, where every
cell is one line then, as figures are; else as records, which fit everywhere: so no table is too
wide.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from edition.core.units import Length, pt
from edition.model.document import Cell
from edition.model.page import FaceCut
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.dividing import is_long
from edition.typeset.line.stretches import Inline
from edition.typeset.line.style import Style

HEAD: FaceCut = "Bold"
"""The weight of the names of columns."""
HAIRLINE: Length = pt(0.25)
"""The rule between rows."""
HEAD_RULE: Length = pt(0.5)
"""And below the head."""
_GAP = 1.4
"""Sizes of the type between two columns."""
_STEPS = (100, 90, 80, 70)
"""Per cent of the size of the text, tried in this order: less could not be read beside it."""
_LEAST = 6
"""Em that a column has for a word that is parted."""
LOOSE = 10
"""A column is wider than its text by such a part of the size, so that rounding breaks no line."""


class CellText(NamedTuple):
    """A cell that is to be set, and its text."""

    cell: Cell
    text: Inline


Rows = Sequence[Sequence[CellText]]


class Columns(Struct, frozen=True):
    """The right edges and widths of the columns of a table, and the size of its type."""

    size: Length
    places: tuple[tuple[Length, Length], ...]

    @property
    def left(self) -> Length:
        """The left edge of the table."""
        right, width = self.places[-1]
        return right - width

    def type_of(self, cell: Cell) -> Type:
        """The type of a cell."""
        return Type(HEAD if cell.header else "Regular", self.size)


def gap_of(size: Length) -> Length:
    """The white between two columns."""
    return round(size * _GAP)


def rule_below(style: Style, size: Length, rows: int) -> Length:
    """Half way between the tails of the last of these rows and the letters of the next one."""
    return (rows - 1) * style.leading + (style.leading - size // 2) // 2


def upright(compositor: Compositor, style: Style, rows: Rows) -> Columns | None:
    """The columns at the largest size at which they fit the measure."""
    return _fitting(compositor, style, rows, style.measure, whole=False)


def turned(compositor: Compositor, style: Style, rows: Rows) -> Columns | None:
    """The columns along the height of the page, no cell below the head broken; none where notes
    would have to stand there too.
    """
    if not style.turned_measure or any(entry.text.notes for row in rows for entry in row):
        return None
    return _fitting(compositor, style, rows, style.turned_measure, whole=True)


def _fitting(
    compositor: Compositor, style: Style, rows: Rows, measure: Length, *, whole: bool
) -> Columns | None:
    entries = [entry for row in rows for entry in row]
    for step in _STEPS:
        size = style.size * step // 100
        gap = gap_of(size)
        widths = _widths(compositor, entries, size, measure, whole=whole)
        if sum(widths) + gap * (len(widths) - 1) <= measure:
            return Columns(size, tuple(_placed(widths, measure, gap)))
    return None


def _widths(
    compositor: Compositor,
    entries: Iterable[CellText],
    size: Length,
    measure: Length,
    *,
    whole: bool,
) -> list[Length]:
    """Natural widths where they fit; what is too much is taken from the widest columns, of none its
    widest short word.

    `whole`: of none its widest cell below the head.
    """
    natural: dict[int, Length] = {}
    least: dict[int, Length] = {}
    for cell, text in entries:
        # What is emphasised, and the marks of notes, as wide as they can be.
        type_ = Type(text.stretches[0].weight if text.plain else HEAD, size)
        at = cell.column
        width = compositor.width(text.text, type_) + size // LOOSE
        kept = (
            width
            if whole and not cell.header
            else max(_least(compositor, word, type_) for word in text.text.split(" "))
        )
        natural[at] = max(natural.get(at, 0), width)
        least[at] = max(least.get(at, 0), kept)
    # A column of which all cells are empty is there all the same, of no width.
    columns = range(1, max(natural) + 1)
    return _narrowed_to(
        [natural.get(at, 0) for at in columns],
        [least.get(at, 0) for at in columns],
        measure - gap_of(size) * (len(columns) - 1),
    )


def _least(compositor: Compositor, word: str, type_: Type) -> Length:
    """The narrowest column for a word: a long one, as addresses are, may be parted."""
    width = compositor.width(word, type_) + type_.size // LOOSE
    return min(width, _LEAST * type_.size) if is_long(word) else width


def _narrowed_to(natural: list[Length], least: list[Length], room: Length) -> list[Length]:
    """The widths, the widest of them cut to one width at which all fit the room, or to their
    least.
    """
    if sum(natural) <= room:
        return natural
    # The narrower the widest may be the less room all take, so that width is found by halving.
    # Where even the least widths are too much it comes to 0, and the caller sees that.
    low, high = 0, max(natural)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (
            (middle, high) if sum(_narrowed(natural, least, middle)) <= room else (low, middle)
        )
    return _narrowed(natural, least, low)


def _narrowed(natural: Sequence[Length], least: Sequence[Length], most: Length) -> list[Length]:
    return [max(min(width, most), word) for width, word in zip(natural, least, strict=True)]


def _placed(
    widths: Sequence[Length], measure: Length, gap: Length
) -> Iterator[tuple[Length, Length]]:
    right = measure
    for width in widths:
        yield right, width
        right -= width + gap
