"""Posters that show all of a kind: a heading, a band, and the items in columns with large numerals."""

from collections.abc import Sequence

from msgspec import Struct

from edition.core.units import Length
from edition.model.document import Block, Item, Signatory
from edition.model.page import Element, PlacedLine, SetLine
from edition.typeset.digits import persian
from edition.typeset.display import Space, fit
from edition.typeset.lines import Type
from edition.typeset.poster_sheet import Refused, Sheet

_HEADING = 0.095
_LEADING = 1.34
_NUMERAL = 1.6
_GUTTER = 0.04
_AFTER = 0.48
_STEPS = 24


class _Set(Struct, frozen=True):
    """An item set at a size: its lines, and the height that it takes with the white below it."""

    block: Block
    lines: tuple[SetLine, ...]
    height: Length


def set_all(sheet: Sheet, blocks: Sequence[Block], heading: str) -> Refused | None:
    """The largest size at which all blocks fit below the heading, in one column or two."""
    top = _heading(sheet, heading)
    rooms = {1: (sheet.bottom - top,), 2: (sheet.colophon_top - top, sheet.bottom - top)}
    size, columns = max(_fitted(sheet, blocks, rooms[columns]) for columns in (1, 2))
    leaf = sheet.forme.leaves
    pitch = _pitch(sheet, columns)
    items = [_item(sheet, block, size, pitch.measure, next(leaf)) for block in blocks]
    elements: list[Element] = []
    for column, part in enumerate(_divided(items, rooms[columns])):
        right = sheet.forme.right - column * pitch.step
        elements += _column(sheet, part, right, pitch.measure, top, size)
    sheet.forme.elements.append(Element("L", tuple(elements)))
    return sheet.judged(size, Type("Regular", 0))


class _Pitch(Struct, frozen=True):
    """The measure of a column's text, and the distance from one column to the next."""

    measure: Length
    step: Length


def _pitch(sheet: Sheet, columns: int) -> _Pitch:
    gutter = round(sheet.paper.width * _GUTTER)
    width = (sheet.measure - (columns - 1) * gutter) // columns
    return _Pitch(width - _hang(sheet), width + gutter)


def _hang(sheet: Sheet) -> Length:
    """The strip at the right of a column in which its numerals stand."""
    return round(sheet.paper.width * 0.045)


def _heading(sheet: Sheet, heading: str) -> Length:
    if not heading:
        return sheet.top
    most = round(sheet.paper.width * _HEADING)
    large = fit(sheet.compositor, heading, Type("Black", 0), Space(sheet.measure), most, range(1, 3))
    first = sheet.top + large.size * 72 // 100
    baselines = [first + large.size * 12 * i // 10 for i in range(len(large.lines))]
    sheet.forme.display([(line, Type("Black", large.size)) for line in large.lines], baselines, "H1")
    return sheet.band(baselines[-1] + large.size * 50 // 100, "accent") + sheet.margin * 40 // 100


def _fitted(sheet: Sheet, blocks: Sequence[Block], rooms: Sequence[Length]) -> tuple[Length, int]:
    """The largest size at which the blocks fit columns of these heights, by halving; and how many these are."""
    low, high = 1000, round(sheet.paper.width * 0.06)
    pitch = _pitch(sheet, len(rooms))
    for _ in range(_STEPS):
        middle = (low + high) // 2
        items = [_item(sheet, block, middle, pitch.measure, 0) for block in blocks]
        fits = _divided(items, rooms)
        low, high = (middle, high) if fits else (low, middle)
    return low, len(rooms)


def _item(sheet: Sheet, block: Block, size: Length, measure: Length, leaf: int) -> _Set:
    lines = sheet.compositor.ragged(block.text, Type("Regular", size), leaf, measure)
    return _Set(block, lines, round(size * (_LEADING * len(lines) + _AFTER)))


def _divided(items: Sequence[_Set], rooms: Sequence[Length]) -> list[Sequence[_Set]]:
    """The items in one column or two, the second as nearly as full as the first as can be; empty where they do not fit."""
    splits = [len(items)] if len(rooms) == 1 else range(1, len(items))
    fitting: list[tuple[float, list[Sequence[_Set]]]] = []
    for split in splits:
        parts = [items[:split], items[split:]][: len(rooms)]
        fullness = [sum(item.height for item in part) / room for part, room in zip(parts, rooms, strict=True)]
        if max(fullness) <= 1:
            fitting.append((max(fullness) - min(fullness), parts))
    return min(fitting, key=lambda entry: entry[0])[1] if fitting else []


def _column(sheet: Sheet, part: Sequence[_Set], right: Length, measure: Length, top: Length, size: Length) -> list[Element]:
    """One column of items; numerals hang at its right edge beside the first line."""
    forme = sheet.forme
    elements: list[Element] = []
    numeral = Type("Black", round(size * _NUMERAL), "accent")
    y = top + size
    for item in part:
        label = item.block.label if isinstance(item.block, Item | Signatory) else None
        body = Element("LBody", (item.lines[0].fragments[0].leaf,))
        if label is not None and label.number is not None:
            leaf = next(forme.leaves)
            mark = sheet.compositor.line(persian(label.number), numeral, leaf, right=0)
            forme.lines.append(PlacedLine(mark, right, y + round(size * 0.3)))
            elements.append(Element("LI", (Element("Lbl", (leaf,)), body)))
        else:
            elements.append(Element("LI", (body,)))
        left = right - _hang(sheet) - measure
        for i, line in enumerate(item.lines):
            forme.lines.append(PlacedLine(line, left, y + round(size * _LEADING * i)))
        y += item.height
    return elements
