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

_RUNT = 10.0
_OVERFULL = 1e6
_LINE = 0.05
_STRAIN = 10.0
_TIGHT = 4.0
_KASHIDA = 1.3  # as much as gaps that differ by more than a third from those wanted
_PRICES = (6.0, 1.5)
_LOOSENED = 0.45


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

    `kashida` is by how much its words together are drawn longer, before it is scaled.
    """

    end: int
    scale: float
    kashida: Length = 0


DEFAULT = Limits()
RAGGED = Limits(shrink=0.0)
"""Lines that stay at their natural width."""


_Way: TypeAlias = tuple[float, int, int, Length]
"""The cheapest way found to end a line with a step of the scale: its cost, where it begins, the step before, its kashida."""


def break_lines(boxes: Sequence[Box], measure: Length, indent: Length = 0, limits: Limits = DEFAULT) -> tuple[Line, ...]:
    """The lines of a paragraph. The first is shorter by `indent`.

    What is least is the sum over all lines of the squares of what their gaps differ from the one wanted. A box wider than the
    measure gets a line of its own. Costs O(n) times the boxes that fit a line.
    """
    return _Paragraph(boxes, measure, indent, limits).lines() if boxes else ()


def vary_lines(
    boxes: Sequence[Box], measure: Length, indent: Length, limits: Limits, by: int
) -> tuple[tuple[Line, ...], float] | None:
    """The paragraph in one line more or fewer (`by` is 1 or -1), and what that costs more; None where it is dear.

    What TeX calls looseness. A price for each line finds it (H. Everett, Operations Research 11, 1963, 399-417), or none at that
    price; a lower one where the higher leads to two lines.
    """
    best = _Paragraph(boxes, measure, indent, limits)
    count = len(best.lines()) + by
    bounds = replace(limits, stretch=min(limits.stretch, _LOOSENED))
    for price in _PRICES:
        other = _Paragraph(boxes, measure, indent, bounds, -by * price)
        lines = other.lines()
        if len(lines) == count:
            return lines, other.cost() + by * price * count - best.cost()
    return None


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
                continue
            # Lines that begin behind `first` are too loose; of these only the tightest is wanted, and only in need.
            least = self._measure * (1 / (1 + self._limits.scale) - self._limits.kashida)
            first = bisect_right(reach, self._tails[end] + loosest * self._gaps[end - 1] - least, hi=end) - 1
            found = self._ways_to(end, end - 1 if last else max(first, 0), last=last)
            if box.penalty and not last:
                found = {step: (way[0] + box.penalty / 1000, *way[1:]) for step, way in found.items()}
            self._ways.append(dict(_undominated(found)) if len(found) > 1 else found)
        return self._path()

    def cost(self) -> float:
        """What the lines found cost together."""
        return min(way[0] for way in self._ways[-1].values())

    def _ways_to(self, end: int, first: int, *, last: bool) -> dict[int, _Way]:
        """The ways to end a line before box `end` that begin at box `first` or before, or behind it if nothing else does."""
        found: dict[int, _Way] = {}
        for start in range(first, -1, -1):
            if not self._ways[start]:
                continue
            if self._is_full(start, end) and (found or any(self._ways[first + 1 : end])):
                break
            self._extend(found, start, end, last=last)
        looser = (start for start in range(first + 1, end) if self._ways[start]) if not found else ()
        for start in islice(looser, 1):
            self._extend(found, start, end, last=last)
        return found

    def _is_full(self, start: int, end: int) -> bool:
        """Whether a line is over the measure however it gives way."""
        least = self._tails[end] - self._heads[start] + self._shrunk * (self._gaps[end - 1] - self._gaps[start])
        return least > (self._measure - (0 if start else self._indent)) * self._widest

    def _extend(self, found: dict[int, _Way], start: int, end: int, *, last: bool) -> None:
        """End a line, for each way its predecessor may be scaled with the step nearest to what it wants.

        Also as wide as it is: a neighbour that must be narrowed may stand beside no wider one.
        """
        room = self._measure - (0 if start else self._indent)
        width = self._tails[end] - self._heads[start]
        glue = self._gaps[end - 1] - self._gaps[start]
        most = 0 if last else self._kashidas[end] - self._kashidas[start]
        runt = last and start > 0 and width + glue < self._limits.runt * room
        wanted = self._step(room, width, glue, last=last)
        known: dict[int, tuple[float, Length]] = {}
        for before, (spent, _, _, _) in self._ways[start].items():
            nearest = before + STEPS if wanted > before + STEPS else before - STEPS if wanted < before - STEPS else wanted
            for step in (nearest, 0) if abs(nearest) > STEPS // 2 else (nearest,):
                if step not in known:
                    known[step] = self._demerits(room * self._shares[step] - width, glue, most, last=last, runt=runt)
                demerits, kashida = known[step]
                cost = spent + demerits
                if step not in found or cost < found[step][0]:
                    found[step] = (cost, start, before, kashida)

    def _step(self, room: Length, width: Length, glue: Length, *, last: bool) -> int:
        """The step at which a line has the gaps wanted, or is nearest to it; a line without gaps must fit."""
        if not self._unit:
            return 0
        steps = (room / ((width + self._limits.wanted * glue) or 1) - 1) / self._unit
        if steps >= STEPS:
            return 0 if last else STEPS
        if steps <= -STEPS:
            return -STEPS
        step = round(steps) if glue else floor(steps)
        return 0 if last and step > 0 else step

    def _demerits(self, white: float, glue: Length, most: Length, *, last: bool, runt: bool) -> tuple[float, Length]:
        """What a line costs that has `white` for its gaps before it is scaled, and its kashida (`most` at most).

        A line without gaps is judged by the white that it leaves, a point as a whole gap; it may not be over the measure at all.
        """
        share = white / glue if glue else 1 + (white / POINT if white > 0 else white)
        over = share - self._limits.wanted
        if last and over >= 0:
            return (self._line + _RUNT, 0) if runt else (self._line, 0)
        strain = over * over
        if over <= 0:
            least = share - self._shrunk
            return (self._line + _STRAIN * strain * (1 + _TIGHT * strain) if least > -1e-9 else _OVERFULL * (2 - share)), 0
        cost = self._line + _STRAIN * strain
        if _STRAIN * strain <= _KASHIDA or not glue or not most:
            return cost, 0
        kashida = min(over * glue, self._kashida, most)
        elongated = self._line + _STRAIN * (over - kashida / glue) ** 2 + _KASHIDA
        return (elongated, round(kashida)) if elongated < cost else (cost, 0)

    def _path(self) -> tuple[Line, ...]:
        lines: list[Line] = []
        at = len(self._boxes)
        step = min(self._ways[at], key=lambda step: self._ways[at][step][0])
        while at > 0:
            _, start, before, kashida = self._ways[at][step]
            lines.append(Line(at, step * self._unit, kashida))
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
