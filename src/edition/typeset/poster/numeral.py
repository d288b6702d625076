"""The numeral: a numbered item with its number as the one large thing, drawn as a shape at the
head, and its words in Black below.

Odd numbers stand at the right and even ones at the left, so that two hung side by side make a pair.
Of a series all numbers have one size, and the words one of three, so that neighbours agree.

For a print shop the number goes over the head and the fore-edge of the sheet, as much larger as
that takes; its words stand where they do at home.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log

from msgspec import Struct

from edition.core.units import Length, times
from edition.model.shown import Shown
from edition.typeset.block.display import EM, Copy, Space, fit, measured, parted
from edition.typeset.forme.outlined import Outlined, outlined
from edition.typeset.line.compositor import Type
from edition.typeset.poster.bleeding import bled
from edition.typeset.poster.poster_sheet import PosterSheet, Refused
from edition.typeset.poster.stack import lay, stack_of
from edition.typeset.poster.stacking import largest_blank

_SHARES = tuple(share / 100 for share in range(65, 19, -3))
"""The size of the number as a share of the width: the first that leaves all words of the series
their size.
"""
_STEP = 1.34
"""From line to line of the words, in their size; the first stands so far below the number."""
_ASCENT, _TAILS = 0.8, 0.3
"""From the upper edge of a line to its baseline, and from there to the ends of its tails."""
_BELOW = 0.055
"""The white between the number and the words, as a share of the width."""
_KEEPS = 0.9
"""What of its size in Bold, with a number of 0.3 of the width, no item may lose."""
_FEW = 3
"""Words of an item that are a stack."""
_ALL = 1234567890
"""All digits."""
_CLASSES = 3
"""Sizes of the words of a series, where none would lose more than that."""
_FORMER = 0.3, 0.92, 0.92, 1.5, 0.12
"""That design: the size of the number as a share of the width, and the height that it takes in that
size; the share of the height that words may fill, their step, and their largest size.
"""


class Series(Struct, frozen=True):
    """The items of a series on one paper: the size of their numbers, and of the words of each by
    its reference.
    """

    numeral: Length
    sizes: Mapping[str, Length]


def series(sheet: PosterSheet, items: Sequence[Shown]) -> Series:
    """How items that are shown in a series are set, each on a sheet like this one: with the largest
    numbers that leave all words their size and no sheet a large blank; else with those that leave
    the fewest sheets one, and the smallest: a sheet that is blank whatever is done does not decide
    for the others.
    """
    least = {item.ref: times(_former(sheet, item.alone), _KEEPS) for item in items}
    widest = max(_shape(sheet, item, EM).width for item in items)
    tried: list[tuple[int, int, Series]] = []
    for share in _SHARES:
        # A number of three figures fills the measure before it has the size of one of two.
        numeral = min(round(sheet.paper.width * share), sheet.measure * EM // widest)
        made = _series(sheet, items, numeral, least)
        if all(made.sizes[ref] >= size for ref, size in least.items()):
            blanks = [_blank(sheet, item, made) - sheet.blank for item in items]
            over = [blank for blank in blanks if blank > 0]
            tried.append((len(over), sum(over), made))
            if not over:
                break
    return min(tried, key=lambda each: each[:2])[2] if tried else made


def _series(
    sheet: PosterSheet, items: Sequence[Shown], numeral: Length, least: Mapping[str, Length]
) -> Series:
    few = {item.ref for item in items if _is_few(item)}
    natural = {item.ref: _natural(sheet, item, numeral) for item in items}
    shared = sorted(set(natural) - few, key=lambda ref: natural[ref])
    return Series(numeral, natural | classes(shared, natural, least))


def _blank(sheet: PosterSheet, item: Shown, plan: Series) -> int:
    """The area of the largest rectangle without ink beside the number and the words, or below
    them.
    """
    shape = _shape(sheet, item, plan.numeral)
    top, upper = _below(sheet, plan.numeral), sheet.top - sheet.white
    words = list(_rows(sheet, item, plan, top + sheet.kicker_height(item.heading)))
    width = sheet.measure + sheet.white
    # Below the last line the right margin is blank too.
    below = (width + sheet.white) * (sheet.floor - words[-1][1])
    number = [(shape.width, upper)]
    if _is_even(item):
        beside = largest_blank(number, width, words[0][1])
        return max(below, beside, largest_blank(words, width, sheet.floor))
    return max(below, largest_blank([*number, *words], width, sheet.floor))


def _rows(
    sheet: PosterSheet, item: Shown, plan: Series, top: Length
) -> Iterator[tuple[Length, Length]]:
    """How wide each line of the words is, and where it begins; and what is below the last."""
    compositor, size = sheet.compositor, plan.sizes[item.ref]
    if _is_few(item):
        made = stack_of(sheet, [item.alone], _zone(sheet, item, plan.numeral))
        for each in made.lines:
            type_ = Type("Display Black", each.size)
            high, _ = compositor.ink(each.text, type_)
            yield compositor.width(each.text, type_), top + each.baseline - high
        yield 0, top + made.height
        return
    lines = _lines(sheet, item, plan)
    for number, line in enumerate(lines):
        yield compositor.width(line, Type("Display Black", size)), top + times(size, _STEP) * number
    yield 0, top + times(size, _ASCENT + _TAILS) + times(size, _STEP) * (len(lines) - 1)


def set_numeral(sheet: PosterSheet, item: Shown, plan: Series) -> Refused | None:
    """An item of a series, below its number the heading that it stands under. Few words are a
    stack: they are a word to be called out, and no line of a series.
    """
    draw_number(sheet, item, plan.numeral)
    top = sheet.kicker(item.heading, _below(sheet, plan.numeral))
    if _is_few(item):
        made = stack_of(sheet, [item.alone], sheet.floor - top)
        lay(sheet, made, top)
        smallest = made.smallest
    else:
        smallest = plan.sizes[item.ref]
        step, first = times(smallest, _STEP), top + times(smallest, _ASCENT)
        texts = [(line, Type("Display Black", smallest)) for line in _lines(sheet, item, plan)]
        sheet.forme.display(texts, [first + step * i for i in range(len(texts))], "H1")
    sheet.band(sheet.band_top, "black")
    return sheet.judged(smallest, Type("Display Black", 0))


def _is_even(item: Shown) -> bool:
    return item.number is not None and item.number % 2 == 0


def _is_few(item: Shown) -> bool:
    return len(item.alone.split(" ")) <= _FEW


def classes(
    refs: Sequence[str], natural: Mapping[str, Length], least: Mapping[str, Length]
) -> dict[str, Length]:
    """A size for each of what is named by rising natural size: that of the smallest of its class,
    of three classes at most, or as many more as keep each at its least size; of such partitions the
    one that loses least.
    """
    if not refs:
        return {}
    for count in range(min(_CLASSES, len(refs)), len(refs) + 1):
        found = _parted(refs, natural, least, count)
        if found:
            return found
    return {ref: natural[ref] for ref in refs}


def _parted(
    refs: Sequence[str], natural: Mapping[str, Length], least: Mapping[str, Length], count: int
) -> dict[str, Length] | None:
    # best[k][j]: what the first j of them lose in k classes, and where the last class begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        reached: dict[int, tuple[float, int]] = {}
        for start, (before, _) in best[-1].items():
            size, lost = natural[refs[start]] if start < len(refs) else 0, before
            for end in range(start, len(refs)):
                if size < least[refs[end]]:
                    break
                lost += log(natural[refs[end]] / size)
                if lost < reached.get(end + 1, (float("inf"), 0))[0]:
                    reached[end + 1] = lost, start
        best.append(reached)
    if len(refs) not in best[-1]:
        return None
    sizes: dict[str, Length] = {}
    end = len(refs)
    for reached in reversed(best[1:]):
        start = reached[end][1]
        sizes |= dict.fromkeys(refs[start:end], natural[refs[start]])
        end = start
    return sizes


def _natural(sheet: PosterSheet, item: Shown, numeral: Length) -> Length:
    if _is_few(item):
        return stack_of(sheet, [item.alone], _zone(sheet, item, numeral)).smallest
    most = Type("Display Black", sheet.measure)
    zone = Space(sheet.measure, _zone(sheet, item, numeral), _STEP)
    return fit(sheet.compositor, item.alone, most, zone, range(1, 16)).size


def _former(sheet: PosterSheet, text: str) -> Length:
    number, taken, share, step, most = _FORMER
    top = sheet.top + round(sheet.paper.width * number * taken)
    space = Space(sheet.measure, times(sheet.bottom - top, share), step)
    largest = Type("Display Bold", round(sheet.paper.width * most))
    return fit(sheet.compositor, text, largest, space, range(1, 16)).size


def _zone(sheet: PosterSheet, item: Shown, numeral: Length) -> Length:
    """The height that is left for the words of an item below its number and its heading."""
    return sheet.floor - _below(sheet, numeral) - sheet.kicker_height(item.heading)


def _below(sheet: PosterSheet, numeral: Length) -> Length:
    """The upper edge of the words below a number: the same for all of a series, whatever the ink of
    each.
    """
    high, low = sheet.compositor.ink(
        sheet.compositor.language.figures(_ALL), Type("Display Black", numeral)
    )
    return sheet.top + high + low + round(sheet.paper.width * _BELOW)


def _lines(sheet: PosterSheet, item: Shown, plan: Series) -> tuple[str, ...]:
    """The lines of an item at its size, as few as it takes where none parts a phrase that runs the
    other way.
    """
    size = plan.sizes[item.ref]
    copy: Copy = measured(sheet.compositor, item.alone, Type("Display Black", 0), alone=True)
    if not copy.fits(sheet.measure, size):
        copy = parted(sheet.compositor, copy, Type("Display Black", 0)) or copy
    free = _zone(sheet, item, plan.numeral) - times(size, _ASCENT + _TAILS)
    return copy.best(sheet.measure, size, 1 + free // times(size, _STEP))


def draw_number(sheet: PosterSheet, shown: Shown, size: Length) -> Length:
    """What numbers an item from the upper margin on, an even number at the left margin, all else at
    the right; returns the y below it.
    """
    said = _said(sheet, shown)
    shape = _shape(sheet, shown, size)
    even = _is_even(shown)
    below = sheet.top + shape.height
    if sheet.bleed:
        made = bled(sheet, said, size, below, left=even)
        sheet.forme.figure(made, said)
        return below
    x = sheet.forme.left if even else sheet.forme.right - shape.width
    sheet.forme.figure(lambda leaf: shape.drawing(leaf, x, sheet.top, "accent"), said)
    return below


def _shape(sheet: PosterSheet, shown: Shown, size: Length) -> Outlined:
    return outlined(sheet.compositor, _said(sheet, shown), Type("Display Black", size))


def _said(sheet: PosterSheet, shown: Shown) -> str:
    """The number of an item in figures, or its letter."""
    number = shown.number
    return shown.letter if number is None else sheet.compositor.language.figures(number)
