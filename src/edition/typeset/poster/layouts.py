"""What stands on a poster: one thing, the title, a slogan or an item, as large as it goes; or all
of a kind, a heading, a band, and the items in columns with large numerals.
"""

from collections.abc import Sequence

from msgspec import Struct

from edition.core.units import Length, pt, times
from edition.model.document import Block, Hemistich, Item, Signatory
from edition.model.page import Element, PlacedLine
from edition.model.shown import Shown
from edition.typeset.block.display import (
    EM,
    Copy,
    Space,
    fit,
    measured,
    parted,
)
from edition.typeset.forme.forme import Forme, Frame
from edition.typeset.line.compositor import Type
from edition.typeset.poster.numeral import draw_number
from edition.typeset.poster.poster_sheet import PosterSheet, Refused

_MOST = 0.12
"""The largest type of many words, as a share of the width."""
_ASCENT = 0.8
"""From the upper margin to the first baseline of a title or a slogan, in its size."""
_LONG = 1.5
"""From line to line of many words, in their size."""
_NUMBER, _BELOW_NUMBER = 0.3, 0.055
"""The size of the number of a long item, and the white below, as shares of the width."""


class VerseShape(Struct, frozen=True):
    """How couplets stand, in their size: from half to half, the more behind a couplet, and the
    tails below the last baseline.
    """

    step: float = 1.55
    apart: float = 0.6
    tails: float = 0.35


_VERSE = VerseShape()


class HeadingShape(Struct, frozen=True):
    """The heading of many: its largest `size` as a share of the width; in that size its `ascent`
    below the upper margin, its `step` from line to line, and the white down `to_band`. `below`: the
    white below the band, as a share of the margin.
    """

    size: float = 0.095
    ascent: float = 0.72
    step: float = 1.2
    to_band: float = 0.5
    below: float = 0.4


_HEADING = HeadingShape()


class ManyShape(Struct, frozen=True):
    """How many items stand in columns, in the size of their text unless it says otherwise.

    `leading`: from line to line. `after`: the white behind an item. `numeral`: the size of their
    numbers. `apart`: between these and the text. `lower`: how far the baseline of a number stands
    below that of its first line. `gutter`: between columns, as a share of the width of the paper.
    `least` is the smallest size that is tried, a length, `most` the largest, as a share of the
    width.
    """

    leading: float = 1.34
    after: float = 0.46
    numeral: float = 1.6
    apart: float = 0.4
    lower: float = 0.3
    gutter: float = 0.036
    least: Length = pt(1)
    most: float = 0.09


_MANY = ManyShape()


def set_long(sheet: PosterSheet, shown: Shown, beside: Length) -> Refused | None:
    """One block of many words in Bold, as large as the sheet allows; above it its number, where it
    has one, and its heading. The number is no larger than those `beside` it, in shorter items (0:
    there are none).
    """
    top = sheet.top
    if shown.is_numbered:
        numeral = round(sheet.paper.width * _NUMBER)
        numeral = min(numeral, beside or numeral)
        top = draw_number(sheet, shown, numeral) + round(sheet.paper.width * _BELOW_NUMBER)
    top = sheet.kicker(shown.heading, top)
    type_ = Type("Display Bold", round(sheet.paper.width * _MOST))
    space = Space(sheet.measure, sheet.floor - top, _LONG)
    large = fit(sheet.compositor, shown.alone, type_, space, range(1, 16))
    step = round(large.size * _LONG)
    texts = [(line, Type("Display Bold", large.size)) for line in large.lines]
    first = top + times(large.size, _ASCENT)
    sheet.forme.display(texts, [first + step * i for i in range(len(texts))], "H1")
    sheet.band(sheet.band_top, "black" if shown.is_numbered else "accent")
    return sheet.judged(large.size, Type("Display Bold", 0))


def set_verse(sheet: PosterSheet, halves: Sequence[Hemistich]) -> Refused | None:
    """Couplets in one size, the widest half as wide as the measure: first halves at the right,
    second ones at the left.
    """
    compositor, em = sheet.compositor, Type("Display Bold", EM)
    widths = [compositor.width(half.text, em) for half in halves]
    couplets = sum(half.half == 1 for half in halves)
    # In its size, what stands from the upper edge down to the tails of the last half.
    high = _ASCENT + _VERSE.tails + _VERSE.step * (len(halves) - 1) + _VERSE.apart * (couplets - 1)
    size = min(sheet.measure * EM // max(1, *widths), times(sheet.floor - sheet.top, 1 / high))
    y = sheet.top + times(size, _ASCENT)
    for at, (half, width) in enumerate(zip(halves, widths, strict=True)):
        left = Frame(sheet.margin, width * size // EM, 0) if half.half == 2 else None
        forme = Forme(compositor, left, sheet.forme.leaves) if left else sheet.forme
        forme.display([(half.text, Type("Display Bold", size))], [y], "P")
        if left:
            sheet.forme.take(forme)
        ends = at + 1 < len(halves) and halves[at + 1].half == 1
        y += times(size, _VERSE.step + (_VERSE.apart if ends else 0))
    sheet.band(sheet.band_top, "black")
    return sheet.judged(size, Type("Display Bold", 0))


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
        return round(
            size * (_MANY.leading * self.copy(size, measure).fewest(measure, size) + _MANY.after)
        )


def set_all(sheet: PosterSheet, blocks: Sequence[Block], heading: str) -> Refused | None:
    """The largest size at which all blocks fit below the heading, in one column or two."""
    top = _heading(sheet, heading)
    items = [_item(sheet, block) for block in blocks]
    rooms = {1: (sheet.bottom - top,), 2: (sheet.colophon_top - top, sheet.bottom - top)}
    fitted = [_fitted(sheet, items, rooms[columns]) for columns in (1, 2)]
    size, columns = max(fitted, key=lambda found: (found[0], -found[1]))
    pitch = _pitch(sheet, items, columns, size)
    elements: list[Element] = []
    for column, part in enumerate(_divided(items, size, pitch.measure, rooms[columns])):
        corner = (sheet.forme.right - column * pitch.step, top)
        elements += _column(sheet, part, corner, pitch, size)
    sheet.forme.elements.append(Element("L", tuple(elements)))
    return sheet.judged(size, Type("Display Regular", 0))


def _item(sheet: PosterSheet, block: Block) -> _Item:
    type_ = Type("Display Regular", 0)
    copy = measured(sheet.compositor, block.text, type_)
    return _Item(copy, parted(sheet.compositor, copy, type_), _label(sheet, block))


def _label(sheet: PosterSheet, block: Block) -> str:
    """The number of a labelled block, in figures. Letters hang beside no text: readers of PDF take
    them for a part of its first word.
    """
    number = block.label.number if isinstance(block, Item | Signatory) and block.label else None
    return "" if number is None else sheet.compositor.language.figures(number)


class _Pitch(Struct, frozen=True):
    """The strip at the right of a column in which its numerals hang, the measure of its text, and
    how far the next column is.
    """

    hang: Length
    measure: Length
    step: Length


def _pitch(sheet: PosterSheet, items: Sequence[_Item], columns: int, size: Length) -> _Pitch:
    gutter = round(sheet.paper.width * _MANY.gutter)
    width = (sheet.measure - (columns - 1) * gutter) // columns
    widest = max(
        sheet.compositor.width(label, _numeral(size)) if label else 0
        for label in {item.label for item in items}
    )
    hang = widest + round(size * _MANY.apart) if widest else 0
    return _Pitch(hang, width - hang, width + gutter)


def _numeral(size: Length) -> Type:
    return Type("Display Black", round(size * _MANY.numeral), "accent")


def _heading(sheet: PosterSheet, heading: str) -> Length:
    if not heading:
        return sheet.top
    most = round(sheet.paper.width * _HEADING.size)
    large = fit(
        sheet.compositor, heading, Type("Display Black", most), Space(sheet.measure), range(1, 3)
    )
    first = sheet.top + times(large.size, _HEADING.ascent)
    baselines = [first + times(large.size * i, _HEADING.step) for i in range(len(large.lines))]
    sheet.forme.display(
        [(line, Type("Display Black", large.size)) for line in large.lines], baselines, "H1"
    )
    return sheet.band(baselines[-1] + times(large.size, _HEADING.to_band), "accent") + times(
        sheet.margin, _HEADING.below
    )


def _fitted(
    sheet: PosterSheet, items: Sequence[_Item], rooms: Sequence[Length]
) -> tuple[Length, int]:
    """The largest size at which the items fit columns of these heights, by halving; and how many
    these are.
    """
    low, high = _MANY.least, round(sheet.paper.width * _MANY.most)
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
    sheet: PosterSheet,
    part: Sequence[_Item],
    corner: tuple[Length, Length],
    pitch: _Pitch,
    size: Length,
) -> list[Element]:
    """One column of items from its upper right corner on; numerals hang at its right edge beside
    the first line.
    """
    right, top = corner
    forme, type_ = sheet.forme, Type("Display Regular", size)
    elements: list[Element] = []
    y = top + size
    for item in part:
        leaf = next(forme.leaves)
        children = [Element("LBody", (leaf,))]
        if item.label:
            mark = sheet.compositor.line(item.label, _numeral(size), next(forme.leaves), right=0)
            forme.lines.append(PlacedLine(mark, right, y + round(size * _MANY.lower)))
            children.insert(0, Element("Lbl", (mark.fragments[0].leaf,)))
        elements.append(Element("LI", tuple(children)))
        copy = item.copy(size, pitch.measure)
        texts = [(line, type_) for line in copy.best(pitch.measure, size)]
        for i, line in enumerate(sheet.compositor.display(texts, leaf, pitch.measure)[0]):
            forme.lines.append(
                PlacedLine(
                    line, right - pitch.hang - pitch.measure, y + round(size * _MANY.leading * i)
                )
            )
        y += item.height(size, pitch.measure)
    return elements
