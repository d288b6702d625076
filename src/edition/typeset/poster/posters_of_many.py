"""Posters that show all of a kind: a heading, a band, and the items in columns with large
numerals.
"""

from collections.abc import Sequence

from msgspec import Struct

from edition.core.units import Length, pt
from edition.model.document import Block, Item, Signatory
from edition.model.page import Element, PlacedLine
from edition.typeset.block.display import Copy, Space, fit, measured, parted
from edition.typeset.line.compositor import Type
from edition.typeset.poster.poster_sheet import Refused, Sheet

_HEADING = 0.095
_LEADING = 1.34
_NUMERAL = 1.6
_APART = 0.4
_GUTTER = 0.036
_AFTER = 0.46
_LEAST, _MOST = pt(1), 0.06


class _Item(Struct, frozen=True):
    """The copy of a block, that with its long words in chunks, if it has any, and its number in
    figures.
    """

    whole: Copy
    chunks: Copy | None
    label: str

    def copy(self, size: Length, measure: Length) -> Copy:
        """The copy that is set: a word is parted only where it is wider than its line."""
        return self.chunks if self.chunks and not self.whole.fits(measure, size) else self.whole

    def height(self, size: Length, measure: Length) -> Length:
        """What it takes at a size with the white below it."""
        return round(size * (_LEADING * self.copy(size, measure).fewest(measure, size) + _AFTER))


def set_all(sheet: Sheet, blocks: Sequence[Block], heading: str) -> Refused | None:
    """The largest size at which all blocks fit below the heading, in one column or two."""
    top = _heading(sheet, heading)
    items = [_item(sheet, block) for block in blocks]
    rooms = {1: (sheet.bottom - top,), 2: (sheet.colophon_top - top, sheet.bottom - top)}
    size, columns = max(_fitted(sheet, items, rooms[columns]) for columns in (1, 2))
    pitch = _pitch(sheet, items, columns, size)
    elements: list[Element] = []
    for column, part in enumerate(_divided(items, size, pitch.measure, rooms[columns])):
        elements += _column(sheet, part, sheet.forme.right - column * pitch.step, pitch, top, size)
    sheet.forme.elements.append(Element("L", tuple(elements)))
    return sheet.judged(size, Type("Regular", 0))


def _item(sheet: Sheet, block: Block) -> _Item:
    type_ = Type("Regular", 0)
    copy = measured(sheet.compositor, block.text, type_)
    return _Item(copy, parted(sheet.compositor, copy, type_), _label(sheet, block))


def _label(sheet: Sheet, block: Block) -> str:
    number = block.label.number if isinstance(block, Item | Signatory) and block.label else None
    return "" if number is None else sheet.compositor.language.figures(number)


class _Pitch(Struct, frozen=True):
    """The strip at the right of a column in which its numerals hang, the measure of its text, and
    how far the next column is.
    """

    hang: Length
    measure: Length
    step: Length


def _pitch(sheet: Sheet, items: Sequence[_Item], columns: int, size: Length) -> _Pitch:
    gutter = round(sheet.paper.width * _GUTTER)
    width = (sheet.measure - (columns - 1) * gutter) // columns
    widest = max(
        sheet.compositor.width(label, _numeral(size)) if label else 0
        for label in {item.label for item in items}
    )
    hang = widest + round(size * _APART) if widest else 0
    return _Pitch(hang, width - hang, width + gutter)


def _numeral(size: Length) -> Type:
    return Type("Black", round(size * _NUMERAL), "accent")


def _heading(sheet: Sheet, heading: str) -> Length:
    if not heading:
        return sheet.top
    most = round(sheet.paper.width * _HEADING)
    large = fit(sheet.compositor, heading, Type("Black", most), Space(sheet.measure), range(1, 3))
    first = sheet.top + large.size * 72 // 100
    baselines = [first + large.size * 12 * i // 10 for i in range(len(large.lines))]
    sheet.forme.display(
        [(line, Type("Black", large.size)) for line in large.lines], baselines, "H1"
    )
    return sheet.band(baselines[-1] + large.size * 50 // 100, "accent") + sheet.margin * 40 // 100


def _fitted(sheet: Sheet, items: Sequence[_Item], rooms: Sequence[Length]) -> tuple[Length, int]:
    """The largest size at which the items fit columns of these heights, by halving; and how many
    these are.
    """
    low, high = _LEAST, round(sheet.paper.width * _MOST)
    while low + 1 < high:
        middle = (low + high) // 2
        measure = _pitch(sheet, items, len(rooms), middle).measure
        low, high = (middle, high) if _divided(items, middle, measure, rooms) else (low, middle)
    return low, len(rooms)


def _divided(
    items: Sequence[_Item], size: Length, measure: Length, rooms: Sequence[Length]
) -> list[Sequence[_Item]]:
    """The items in one column or two, the second as nearly as full as the first as can be; empty
    where they do not fit.
    """
    if not all(item.copy(size, measure).fits(measure, size) for item in items):
        return []
    heights = [item.height(size, measure) for item in items]
    splits = [len(items)] if len(rooms) == 1 else range(1, len(items))
    fitting: list[tuple[float, int]] = []
    for split in splits:
        parts = [heights[:split], heights[split:]][: len(rooms)]
        fullness = [sum(part) / room for part, room in zip(parts, rooms, strict=True)]
        if max(fullness) <= 1:
            fitting.append((max(fullness) - min(fullness), split))
    if not fitting:
        return []
    _, split = min(fitting)
    return [items[:split], items[split:]][: len(rooms)]


def _column(
    sheet: Sheet, part: Sequence[_Item], right: Length, pitch: _Pitch, top: Length, size: Length
) -> list[Element]:
    """One column of items; numerals hang at its right edge beside the first line."""
    forme, type_ = sheet.forme, Type("Regular", size)
    elements: list[Element] = []
    y = top + size
    for item in part:
        leaf = next(forme.leaves)
        children = [Element("LBody", (leaf,))]
        if item.label:
            mark = sheet.compositor.line(item.label, _numeral(size), next(forme.leaves), right=0)
            forme.lines.append(PlacedLine(mark, right, y + round(size * 0.3)))
            children.insert(0, Element("Lbl", (mark.fragments[0].leaf,)))
        elements.append(Element("LI", tuple(children)))
        copy = item.copy(size, pitch.measure)
        texts = [(line, type_) for line in copy.best(pitch.measure, size)]
        for i, line in enumerate(sheet.compositor.display(texts, leaf, pitch.measure)[0]):
            forme.lines.append(
                PlacedLine(line, right - pitch.hang - pitch.measure, y + round(size * _LEADING * i))
            )
        y += item.height(size, pitch.measure)
    return elements
