"""Optimum-fit line breaking over a whole paragraph.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience
11 (1981), 1119-1184: boxes, glue and penalties, the least sum of demerits over all feasible breaks.
Four things give way, in this order: the scale of a line, the joints of its letters, its gaps, and
where these would grow too wide, a word or two by kashida. Ragged lines stay at their natural width.
Knows widths only, no font: it is tested with hand-made values. How justified lines are searched is
in `search`.
"""

from collections.abc import Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import POINT, Length
from edition.typeset.line.costs import FORBIDDEN, LINE, LOOSENESS, RAGGED_COSTS
from edition.typeset.line.search import ALL, Bounds, Search
from edition.typeset.line.sums import BoxColumns

_HARD = 8.0
"""What a line costs in a paragraph that is searched again with every way kept: cheap pruning went
wrong there.
"""


class WordBox(Struct, frozen=True):
    """A word: its `width`, the natural `gap` behind it (0: none), and the `penalty` of a break
    there (FORBIDDEN: no break).

    `kashida` is by how much it may be drawn longer at one joint, `joints` by how much at all
    together, where that is not seen. `head` and `tail` are what of it hangs out where it begins or
    ends a line.
    """

    width: Length
    gap: Length
    penalty: int = 0
    kashida: Length = 0
    head: Length = 0
    tail: Length = 0
    joints: Length = 0


class Limits(Struct, frozen=True):
    """How lines are filled.

    `wanted` is the gap aimed at, as a share of the natural one; it gives by `shrink` and, but for
    need, by `stretch` (shares of the natural one). A whole line is scaled by up to `scale` either
    way. At a joint letters may be drawn apart by `tracking` and together by `narrowing`, a kashida
    is `elongation` long, all as shares of the em. The letters of neighbouring lines differ in width
    by `apart` at most, a share of it. `hanging`: punctuation hangs out of the measure. `runt` is
    the least share of the measure for a last line.
    """

    shrink: float = 0.33
    stretch: float = 0.8
    wanted: float = 1.0
    scale: float = 0.0
    elongation: float = 0.0
    tracking: float = 0.0
    narrowing: float = 0.0
    apart: float = 0.0498
    hanging: bool = False
    runt: float = 0.125


class Filling(Struct, frozen=True):
    """What the lines of a paragraph fill: a `measure`, less the `indent` for the first of them, and
    how.
    """

    measure: Length
    limits: Limits
    indent: Length = 0


class BrokenLine(Struct, frozen=True):
    """A line that ends before box `end`, widened by `scale` (a share of its width, negative:
    narrowed).

    `joints` is by how much its joints together are drawn apart, `kashida` by how much a word or two
    are drawn longer; `demerits` is what it costs.
    """

    end: int
    scale: float
    kashida: Length = 0
    demerits: float = 0.0
    joints: Length = 0


DEFAULT = Limits()
RAGGED = Limits(shrink=0.0)
"""Lines that stay at their natural width, of even length."""

FLUSH = Limits(shrink=0.0, runt=0.2)
"""Running text that is not justified: lines at their natural width, as full as may be
(`break_ragged`).
"""


def break_lines(
    boxes: Sequence[WordBox], measure: Length, indent: Length = 0, limits: Limits = DEFAULT
) -> tuple[BrokenLine, ...]:
    """The lines of a paragraph. The first is shorter by `indent`.

    What is least is the sum over all lines of the squares of what their gaps differ from the one
    wanted. A box wider than the measure gets a line of its own. Costs O(n) times the boxes that fit
    a line.
    """
    if not boxes:
        return ()
    width = _length(boxes, limits.wanted) - boxes[-1].gap * limits.wanted
    if width - boxes[0].head - boxes[-1].tail <= measure - indent:
        return (BrokenLine(len(boxes), 0.0, 0, LINE),)
    return _searched(_search(boxes, measure, indent, limits))


def cost(lines: Sequence[BrokenLine]) -> float:
    """What the lines of a paragraph cost together."""
    return fsum(line.demerits for line in lines)


def _length(boxes: Sequence[WordBox], wanted: float) -> float:
    """Boxes and the gaps behind them in one line."""
    return sum(box.width for box in boxes) + sum(box.gap for box in boxes) * wanted


def vary_lines(
    boxes: Sequence[WordBox], filling: Filling, lines: Sequence[BrokenLine], by: int
) -> tuple[BrokenLine, ...]:
    """The paragraph that has these `lines` in one more or fewer (`by` is 1 or -1); none where that
    is dear.

    What TeX calls looseness. A price for each line finds it (H. Everett, Operations Research 11,
    1963, 399-417), or none at that price; a lower one where the higher leads to two lines. No
    kashida: what is cheaper for pages is not to show in lines.
    """
    count = len(lines) + by
    measure, limits, indent = filling.measure, filling.limits, filling.indent
    length = _length(boxes, limits.wanted) + indent
    if (
        length * (1 + LOOSENESS.widened) < (count - 1 + limits.runt) * measure
        or length * (1 - LOOSENESS.narrowed) > count * measure
    ):
        return ()
    bounds = replace(limits, stretch=min(limits.stretch, LOOSENESS.stretch))
    plain = [replace(box, kashida=0) for box in boxes]
    search = _search(plain, measure, indent, bounds)
    # What shows is not taken, so where every way shows none is looked for.
    if not search.may_have(count, LOOSENESS.most):
        return ()
    for price in LOOSENESS.prices:
        found = _searched(search, -by * price)
        if len(found) == count:
            if max(line.demerits + by * price for line in found) > LOOSENESS.most:
                return ()
            return tuple(replace(line, demerits=line.demerits + by * price) for line in found)
        # At this price the number of lines does not change, so at a lower one neither.
        if len(found) == len(lines):
            break
    return ()


def even_ends(boxes: Sequence[WordBox], measure: Length) -> tuple[int, ...]:
    """The ends of as few lines as the measure allows, in the narrowest measure that needs no more
    of them.
    """
    lines = break_lines(boxes, measure, limits=RAGGED)
    low, high = (max(box.width for box in boxes), measure) if len(lines) > 1 else (measure, measure)
    while high - low > POINT:
        middle = (low + high) // 2
        narrower = break_lines(boxes, middle, limits=RAGGED)
        fits = len(narrower) == len(lines) and _widest(boxes, narrower) <= middle
        low, high, lines = (low, middle, narrower) if fits else (middle, high, lines)
    return tuple(line.end for line in lines)


def _widest(boxes: Sequence[WordBox], lines: Sequence[BrokenLine]) -> Length:
    """The natural width of the widest line."""
    starts = [0, *(line.end for line in lines[:-1])]
    parts = [boxes[start : line.end] for start, line in zip(starts, lines, strict=True)]
    return max(sum(box.width + box.gap for box in part) - part[-1].gap for part in parts)


def _search(boxes: Sequence[WordBox], measure: Length, indent: Length, limits: Limits) -> Search:
    columns = BoxColumns(
        [box.width for box in boxes],
        [box.gap for box in boxes],
        [box.penalty for box in boxes],
        [box.kashida for box in boxes],
        [box.joints for box in boxes],
        [box.head for box in boxes],
        [box.tail for box in boxes],
    )
    narrowed = limits.narrowing / limits.tracking if limits.tracking else 0.0
    bounds = Bounds(
        limits.shrink,
        limits.stretch,
        limits.wanted,
        limits.scale,
        narrowed,
        limits.apart,
        limits.runt,
    )
    return Search(columns, measure, indent, bounds)


def _searched(search: Search, price: float = 0.0) -> tuple[BrokenLine, ...]:
    found = search.lines(price)
    if max(each.demerits for each in found) - price > _HARD:
        found = search.lines(price, ALL, fsum(each.demerits for each in found))
    return tuple(
        BrokenLine(end, line.scale, round(line.kashida), demerits, round(line.joints))
        for end, demerits, line in found
    )


def break_ragged(
    boxes: Sequence[WordBox], measure: Length, indent: Length, limits: Limits
) -> tuple[BrokenLine, ...]:
    """Lines at their natural width, the first shorter by `indent`, for the least sum of the squares
    of the white at their ends; a box wider than the measure gets a line of its own.

    After Knuth and Plass, 1139-1142: all stretch stands behind the line. Gaps are no measure of it:
    at forty characters a word less is more than they would ever give.
    The last line costs nothing, unless it is a runt by the limits. Costs O(n) times the boxes that
    fit a line.
    """
    # For each place the cheapest way to end a line there, and where that line begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    runt = limits.runt * measure
    for end in range(1, len(boxes) + 1):
        last = end == len(boxes)
        if boxes[end - 1].penalty >= FORBIDDEN and not last:
            best.append((float("inf"), end - 1))
            continue
        found = (float("inf"), end - 1)
        width = -boxes[end - 1].gap
        for start in range(end - 1, -1, -1):
            width += boxes[start].width + boxes[start].gap
            room = measure - (indent if start == 0 else 0)
            # The line only grows from here on; if it is too wide already there is no better way.
            if width > room and found[0] < float("inf"):
                break
            cost = (
                best[start][0]
                + _cost_of_white(width, room, runt if start else 0.0, last=last)
                + boxes[end - 1].penalty / 1000 * (not last)
            )
            found = min(found, (cost, start))
        best.append(found)
    return tuple(_ragged_path([start for _, start in best]))


def _cost_of_white(width: Length, room: Length, runt: float, *, last: bool) -> float:
    """What a line costs that is so wide; a last one of less than `runt` is too short."""
    if width > room:
        return RAGGED_COSTS.overfull * width / room
    if last:
        return RAGGED_COSTS.runt if width < runt else 0.0
    short = (room - width) / room
    return short * short


def _ragged_path(starts: Sequence[int]) -> list[BrokenLine]:
    ends = [len(starts) - 1]
    while ends[-1]:
        ends.append(starts[ends[-1]])
    return [BrokenLine(end, 0.0) for end in reversed(ends[:-1])]
