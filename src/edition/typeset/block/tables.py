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
from edition.model.page import Weight
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.dividing import is_long
from edition.typeset.line.inline import Inline
from edition.typeset.line.style import Style

HEAD: Weight = "Bold"
HAIRLINE, HEAD_RULE = pt(0.25), pt(0.5)
_GAP = 1.4
_STEPS = (100, 90, 80, 70)
_LEAST = 6  # em


class Entry(NamedTuple):
    """A cell that is to be set: its text, and its leaf where it has but one."""

    cell: Cell
    text: str | Inline
    leaf: int


Rows = Sequence[Sequence[Entry]]


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
    if not style.turned_measure or any(
        isinstance(entry.text, Inline) and entry.text.notes for row in rows for entry in row
    ):
        return None
    return _fitting(compositor, style, rows, style.turned_measure, whole=True)


def _fitting(
    compositor: Compositor, style: Style, rows: Rows, measure: Length, *, whole: bool
) -> Columns | None:
    entries = [entry for row in rows for entry in row]
    for step in _STEPS:
        size = style.size * step // 100
        gap = gap_of(size)
        widths = _widths(compositor, entries, size, measure, gap, whole=whole)
        if sum(widths) + gap * (len(widths) - 1) <= measure:
            return Columns(size, tuple(_placed(widths, measure, gap)))
    return None


def _widths(
    compositor: Compositor,
    entries: Iterable[Entry],
    size: Length,
    measure: Length,
    gap: Length,
    *,
    whole: bool,
) -> list[Length]:
    """Natural widths where they fit; what is too much is taken from the widest columns, of none its
    widest short word.

    `whole`: of none its widest cell below the head.
    """
    natural: dict[int, Length] = {}
    least: dict[int, Length] = {}
    for cell, text, _ in entries:
        # What is emphasised, and the marks of notes, as wide as they can be.
        said, weight = (
            (text.text, HEAD)
            if isinstance(text, Inline)
            else (text, HEAD if cell.header else "Regular")
        )
        type_, at = Type(weight, size), cell.column
        width = compositor.width(said, type_) + size // 10
        kept = (
            width
            if whole and not cell.header
            else max(_least(compositor, word, type_) for word in said.split(" "))
        )
        natural[at] = max(natural.get(at, 0), width)
        least[at] = max(least.get(at, 0), kept)
    columns = range(1, max(natural) + 1)
    return _narrowed_to(
        [natural.get(at, 0) for at in columns],
        [least.get(at, 0) for at in columns],
        measure - gap * (len(columns) - 1),
    )


def _least(compositor: Compositor, word: str, type_: Type) -> Length:
    """The narrowest column for a word: a long one, as addresses are, may be parted."""
    width = compositor.width(word, type_) + type_.size // 10
    return min(width, _LEAST * type_.size) if is_long(word) else width


def _narrowed_to(natural: list[Length], least: list[Length], room: Length) -> list[Length]:
    if sum(natural) <= room:
        return natural
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
