"""Optimum-fit line breaking over a whole paragraph.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981), 1119-1184:
boxes, glue and penalties, the least sum of demerits over all feasible breaks. Three things give way, in this order: the scale of
a line, its gaps, and where these would grow too wide, words by kashida. In place of fitness classes the scale: neighbours must
not differ by much. Knows widths only, no font: it is tested with hand-made values.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from math import floor
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import POINT, Length

FORBIDDEN = 10_000
STEPS = 4
"""Steps of the scale from a line as it is to the widest or narrowest; neighbouring lines are at most STEPS apart."""

_FAR = STEPS // 2

_RUNT = 10.0
_OVERFULL = 1e6
_LINE = 0.05
_STRAIN = 10.0
_TIGHT = 4.0
_KASHIDA = 1.3  # as much as gaps that differ by more than a third from those wanted
_PRICES = (6.0, 1.5)
_LOOSENED = 0.45
_MOST_WIDENED, _MOST_NARROWED = 0.08, 0.05  # of all lines together, at such a price


class Box(Struct, frozen=True):
    """A word: its `width`, the natural `gap` behind it (0: none), and the `penalty` of a break there (FORBIDDEN: no break).

    `kashida` is by how much it may be drawn longer; `head` and `tail` what of it hangs out where it begins or ends a line.
    """

    width: Length
    gap: Length
    penalty: int = 0
    kashida: Length = 0
    head: Length = 0
    tail: Length = 0


class Limits(Struct, frozen=True):
    """How lines are filled.

    `wanted` is the gap aimed at, as a share of the natural one; it gives by `shrink` and, but for need, by `stretch` (shares of
    the natural one). A whole line is scaled by up to `scale` either way. `kashida` is the most in a line, as a share of the
    measure, `elongation` the most in a word, as a share of the em. `hanging`: punctuation hangs out of the measure. `runt` is the
    least share of the measure for a last line.
    """

    shrink: float = 0.33
    stretch: float = 0.8
    wanted: float = 1.0
    scale: float = 0.0
    kashida: float = 0.0
    elongation: float = 0.0
    hanging: bool = False
    runt: float = 0.125


class Line(Struct, frozen=True):
    """A line that ends before box `end`, widened by `scale` (a share of its width, negative: narrowed).

    `kashida` is by how much its words together are drawn longer, before it is scaled; `demerits` what it costs.
    """

    end: int
    scale: float
    kashida: Length = 0
    demerits: float = 0.0


DEFAULT = Limits()
RAGGED = Limits(shrink=0.0)
"""Lines that stay at their natural width, of even length."""

FLUSH = Limits(shrink=0.0, runt=0.2)
"""Running text that is not justified: lines at their natural width, as full as may be (`ragged`)."""


_Way: TypeAlias = tuple[float, int, int, Length]
"""The cheapest way found to end a line with a step of the scale: its cost, where it begins, the step before, its kashida."""


def break_lines(boxes: Sequence[Box], measure: Length, indent: Length = 0, limits: Limits = DEFAULT) -> tuple[Line, ...]:
    """The lines of a paragraph. The first is shorter by `indent`.

    What is least is the sum over all lines of the squares of what their gaps differ from the one wanted. A box wider than the
    measure gets a line of its own. Costs O(n) times the boxes that fit a line.
    """
    return _Paragraph(boxes, measure, indent, limits).lines() if boxes else ()


def cost(lines: Sequence[Line]) -> float:
    """What the lines of a paragraph cost together."""
    return sum(line.demerits for line in lines)


def vary_lines(
    boxes: Sequence[Box], measure: Length, indent: Length, limits: Limits, lines: Sequence[Line], by: int
) -> tuple[Line, ...]:
    """The paragraph that has these `lines` in one more or fewer (`by` is 1 or -1); none where that is dear.

    What TeX calls looseness. A price for each line finds it (H. Everett, Operations Research 11, 1963, 399-417), or none at that
    price; a lower one where the higher leads to two lines.
    """
    count = len(lines) + by
    length = sum(box.width + box.gap * limits.wanted for box in boxes) + indent
    if length * (1 + _MOST_WIDENED) < (count - 1 + limits.runt) * measure or length * (1 - _MOST_NARROWED) > count * measure:
        return ()
    bounds = replace(limits, stretch=min(limits.stretch, _LOOSENED))
    for price in _PRICES:
        found = _Paragraph(boxes, measure, indent, bounds, -by * price).lines()
        if len(found) == count:
            return tuple(replace(line, demerits=line.demerits + by * price) for line in found)
        if len(found) == len(lines):
            break
    return ()


def even_ends(boxes: Sequence[Box], measure: Length) -> tuple[int, ...]:
    """The ends of as few lines as the measure allows, in the narrowest measure that needs no more of them."""
    lines = break_lines(boxes, measure, limits=RAGGED)
    low, high = (max(box.width for box in boxes), measure) if len(lines) > 1 else (measure, measure)
    while high - low > POINT:
        middle = (low + high) // 2
        narrower = break_lines(boxes, middle, limits=RAGGED)
        fits = len(narrower) == len(lines) and _widest(boxes, narrower) <= middle
        low, high, lines = (low, middle, narrower) if fits else (middle, high, lines)
    return tuple(line.end for line in lines)


def _widest(boxes: Sequence[Box], lines: Sequence[Line]) -> Length:
    """The natural width of the widest line."""
    starts = [0, *(line.end for line in lines[:-1])]
    parts = [boxes[start : line.end] for start, line in zip(starts, lines, strict=True)]
    return max(sum(box.width + box.gap for box in part) - part[-1].gap for part in parts)


class _Paragraph:
    """The boxes of a paragraph with their running sums, and the ways found to end a line behind each of them, by their step.

    A line from box i to before box j is as wide as `tails[j] - heads[i]` and has the gaps `gaps[j - 1] - gaps[i]`.
    """

    def __init__(self, boxes: Sequence[Box], measure: Length, indent: Length, limits: Limits, price: float = 0.0) -> None:
        self._boxes = boxes
        self._measure = measure
        self._indent = indent
        self._limits = limits
        widths = [0, *accumulate(box.width for box in boxes)]
        self._heads = [width + box.head for width, box in zip(widths, boxes, strict=False)]
        self._tails = [0, *(width - box.tail for width, box in zip(widths[1:], boxes, strict=True))]
        self._gaps = [0, *accumulate(box.gap for box in boxes)]
        self._kashidas = [0, *accumulate(box.kashida for box in boxes)]
        self._ways: list[dict[int, _Way]] = [{0: (0.0, -1, 0, 0)}]
        self._least = [0.0]
        self._wanted = limits.wanted
        self._shrunk = 1 - limits.shrink
        self._kashida = limits.kashida * measure
        self._line = _LINE + price
        self._widest = 1 / (1 - limits.scale)
        self._unit = limits.scale / STEPS
        self._shares = {step: 1 / (1 + step * self._unit) for step in range(-STEPS, STEPS + 1)}

    def lines(self) -> tuple[Line, ...]:
        """The lines of the cheapest way through."""
        loosest = 1 + self._limits.stretch
        reach = [head + loosest * gap for head, gap in zip(self._heads, self._gaps, strict=False)]
        for end, box in enumerate(self._boxes, 1):
            last = end == len(self._boxes)
            if box.penalty >= FORBIDDEN and not last:
                self._ways.append({})
                self._least.append(0.0)
                continue
            # Lines that begin behind `first` are too loose; of these only the tightest is wanted, and only in need.
            least = self._measure * (1 / (1 + self._limits.scale) - self._limits.kashida)
            first = bisect_right(reach, self._tails[end] + loosest * self._gaps[end - 1] - least, hi=end) - 1
            found = self._ways_to(end, end - 1 if last else max(first, 0), last=last)
            if box.penalty and not last:
                found = {step: (way[0] + box.penalty / 1000, *way[1:]) for step, way in found.items()}
            self._ways.append(dict(_undominated(found)) if len(found) > 1 else found)
            self._least.append(min([way[0] for way in found.values()]))
        return self._path()

    def _ways_to(self, end: int, first: int, *, last: bool) -> dict[int, _Way]:
        """The ways to end a line before box `end` that begin at box `first` or before, or behind it if nothing else does."""
        found: dict[int, _Way] = {}
        for start in range(first, -1, -1):
            if not self._ways[start]:
                continue
            room = self._measure if start else self._measure - self._indent
            width, glue = self._tails[end] - self._heads[start], self._gaps[end - 1] - self._gaps[start]
            over = width + self._shrunk * glue > room * self._widest
            if over and (found or any(self._ways[first + 1 : end])):
                break
            self._extend(found, start, end, room, width, glue, last=last)
        looser = (start for start in range(first + 1, end) if self._ways[start]) if not found else ()
        for start in islice(looser, 1):
            width, glue = self._tails[end] - self._heads[start], self._gaps[end - 1] - self._gaps[start]
            self._extend(found, start, end, self._measure, width, glue, last=last)
        return found

    def _extend(
        self, found: dict[int, _Way], start: int, end: int, room: Length, width: Length, glue: Length, *, last: bool
    ) -> None:
        """End a line, for each way its predecessor may be scaled with the step nearest to what it wants.

        Where that is much, also as wide as it is: a neighbour that must be narrowed may stand beside no wider one.
        """
        wanted = self._step(room, width, glue, last=last) if self._unit else 0
        least = self._demerits(start, end, room * self._shares[wanted] - width, glue, last=last)
        if 0 in found and self._least[start] + least[0] >= found[0][0]:
            return
        known = {wanted: least}
        for before, (spent, _, _, _) in self._ways[start].items():
            nearest = before + STEPS if wanted > before + STEPS else before - STEPS if wanted < before - STEPS else wanted
            for step in (nearest, 0) if nearest > _FAR or nearest < -_FAR else (nearest,):
                if step in known:
                    demerits, kashida = known[step]
                else:
                    demerits, kashida = known[step] = self._demerits(
                        start, end, room * self._shares[step] - width, glue, last=last
                    )
                cost = spent + demerits
                if step not in found or cost < found[step][0]:
                    found[step] = (cost, start, before, kashida)

    def _step(self, room: Length, width: Length, glue: Length, *, last: bool) -> int:
        """The step at which a line has the gaps wanted, or is nearest to it; a line without gaps must fit."""
        steps = (room / ((width + self._wanted * glue) or 1) - 1) / self._unit
        if steps >= STEPS:
            return 0 if last else STEPS
        if steps <= -STEPS:
            return -STEPS
        step = round(steps) if glue else floor(steps)
        return 0 if last and step > 0 else step

    def _demerits(self, start: int, end: int, white: float, glue: Length, *, last: bool) -> tuple[float, Length]:
        """What a line costs that has `white` for its gaps before it is scaled, and its kashida.

        A line without gaps is judged by the white that it leaves, a point as a whole gap; it may not be over the measure at all.
        """
        share = white / glue if glue else 1 + (white / POINT if white > 0 else white)
        over = share - self._wanted
        if last and over >= 0:
            return self._line + (_RUNT if start and self._is_runt(start, end) else 0.0), 0
        strain = _STRAIN * over * over
        if over <= 0:
            if share < self._shrunk - 1e-9:
                return _OVERFULL * (2 - share), 0
            return self._line + strain + strain * strain * _TIGHT / _STRAIN, 0
        if strain <= _KASHIDA or last or not glue or not self._kashida:
            return self._line + strain, 0
        kashida = min(over * glue, self._kashida, self._kashidas[end] - self._kashidas[start])
        elongated = _STRAIN * (over - kashida / glue) ** 2 + _KASHIDA
        return (self._line + elongated, round(kashida)) if elongated < strain else (self._line + strain, 0)

    def _is_runt(self, start: int, end: int) -> bool:
        width = self._tails[end] - self._heads[start] + self._gaps[end - 1] - self._gaps[start]
        return width < self._limits.runt * self._measure

    def _path(self) -> tuple[Line, ...]:
        lines: list[Line] = []
        at = len(self._boxes)
        step = min(self._ways[at], key=lambda step: self._ways[at][step][0])
        while at > 0:
            spent, start, before, kashida = self._ways[at][step]
            lines.append(Line(at, step * self._unit, kashida, spent - self._ways[start][before][0]))
            at, step = start, before
        return tuple(reversed(lines))


def _undominated(ways: dict[int, _Way]) -> Iterator[tuple[int, _Way]]:
    """What is cheaper than every way with a smaller step of the same sign, from which all the same lines may follow."""
    least = ways[0][0] if 0 in ways else float("inf")
    if 0 in ways:
        yield 0, ways[0]
    for sign in (1, -1):
        cheapest = least
        for step in range(sign, sign * (STEPS + 1), sign):
            if step in ways and ways[step][0] < cheapest:
                cheapest = ways[step][0]
                yield step, ways[step]
