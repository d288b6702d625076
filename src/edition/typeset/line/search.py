"""The search for the lines of a paragraph, on columns of numbers; `breaking` makes these of boxes.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience
11 (1981), 1119-1184. In place of fitness classes there is the width of the letters of a line, by
which neighbours may not differ much, and the price of neighbours of unlike gaps, as TeX has its
\\adjdemerits (D. E. Knuth, The TeXbook, chapter 14). Each way knows the line that it ends with.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import nlargest
from itertools import accumulate, islice
from math import inf
from typing import NamedTuple, TypeAlias

from edition.core.units import POINT, Length

FORBIDDEN = 10_000
LINE = 0.05
"""What every line costs."""

_RUNT = 60.0
_OVERFULL = 1e6
_STRAIN = 20.0
_TIGHT = 8.0
_JOINTS = 0.05  # where they give all they may
_KASHIDA = (
    2.1,
    5.0,
)  # of one and of two; the first as much as gaps that differ by a third of the natural one
_ALIKE, _UNLIKE = (
    1.3,
    1.345,
)  # ratios of the gaps of neighbours: what costs nothing, and what is dear
_BESIDE = (
    12.0,
    200.0,
    30.0,
)  # of the square beyond the one, of what is beyond the other, and together at most
_BY_WIDTH = 2e4  # of the square of what the letters of neighbours differ in width beyond the bound
_NARROW = 0.95  # gaps of a neighbour, as a share of those wanted, beside which there is no kashida
_NEVER = 1e5
BEAM = 3.0
"""What a way may cost more than the cheapest to the same place, where a paragraph can be set
well.
"""
ALL = 100.0
"""The same where it cannot: prices of neighbours and of a runt may then decide much later."""
_RESCUE = 1.6  # by how much less one with kashida
_LETTERS, _GAPS = 400, 10  # classes to the width of letters, and to a natural gap
_FAR = 1000


class Columns(NamedTuple):
    """A number for each box, as `breaking.Box` has them."""

    widths: Sequence[Length]
    gaps: Sequence[Length]
    penalties: Sequence[int]
    kashidas: Sequence[Length]
    joints: Sequence[Length]
    heads: Sequence[Length]
    tails: Sequence[Length]


class Bounds(NamedTuple):
    """What lines may do, as `breaking.Limits` has it; `price` is added to what each line costs."""

    shrink: float
    stretch: float
    wanted: float
    scale: float
    narrowed: float
    apart: float
    runt: float
    price: float = 0.0
    beam: float = BEAM


class Set(NamedTuple):
    """A line that is set: what it costs, its gap as a share of the natural one, and how wide its
    letters are.

    `letters` is the share of their natural width by which they are wider: by its `scale`, and by
    what its `joints` together give.
    """

    demerits: float
    gap: float
    letters: float
    scale: float = 0.0
    joints: float = 0.0
    kashida: float = 0.0


class Found(NamedTuple):
    """A line of the cheapest way: it ends before box `end`; `demerits` is what it costs where it
    stands.
    """

    end: int
    demerits: float
    line: Set


_Line: TypeAlias = tuple[float, float, float, float, float, float, int]
"""A Set and its class as a plain tuple, which is made three times as fast; a book makes a
million.
"""
_Way: TypeAlias = tuple[float, int, int, _Line | None]
"""The cheapest way found to end a line of a class: its cost, where the line begins, the class of
the one before, the line.
"""


class Search:
    """The columns of a paragraph with their running sums, and the ways found to end a line behind
    each box, by its class.

    Lines are of a class if their gaps and letters are nearly alike, so that the same lines may
    follow. A line from box i to before box j is as wide as `tails[j] - heads[i]` and has the gaps
    `gaps[j - 1] - gaps[i]`.
    """

    def __init__(self, columns: Columns, measure: Length, indent: Length, bounds: Bounds) -> None:
        self._measure = measure
        self._indent = indent
        self._penalties = columns.penalties
        self._kashidas = columns.kashidas
        widths = [0, *accumulate(columns.widths)]
        self._heads = [width + head for width, head in zip(widths, columns.heads, strict=False)]
        self._tails = [
            0,
            *(width - tail for width, tail in zip(widths[1:], columns.tails, strict=True)),
        ]
        self._gaps = [0, *accumulate(columns.gaps)]
        self._joints = [0, *accumulate(columns.joints)]
        self._longest = sum(nlargest(2, columns.kashidas))
        self._ways: list[dict[int, _Way]] = [{0: (0.0, -1, 0, None)}]
        self._least = [0.0]
        self._wanted = bounds.wanted
        self._loosest = 1 + bounds.stretch
        self._shrunk = 1 - bounds.shrink
        self._gives = bounds.shrink > 0
        self._narrowed = bounds.narrowed
        self._runt = bounds.runt * measure
        self._line = LINE + bounds.price
        self._scale = bounds.scale
        self._beam = bounds.beam
        self._apart = bounds.apart
        give = self._joints[-1] / max(widths[-1], 1)
        # Letters of this width may stand beside the widest as beside the narrowest.
        self._middle = (
            bounds.scale + give - bounds.apart,
            bounds.apart - bounds.scale - give * bounds.narrowed,
        )

    def lines(self) -> list[Found]:
        """The lines of the cheapest way through."""
        widest, narrowest = 1 + self._scale, 1 - self._scale
        sums = list(zip(self._heads, self._gaps, self._joints, strict=False))
        reach = [widest * head + self._loosest * gap + joints for head, gap, joints in sums]
        tight = [
            narrowest * head + self._shrunk * gap - self._narrowed * joints
            for head, gap, joints in sums
        ]
        count = len(self._penalties)
        for end, penalty in enumerate(self._penalties, 1):
            last = end == count
            if penalty >= FORBIDDEN and not last:
                self._ways.append({})
                self._least.append(0.0)
                continue
            tail, gap, joints = self._tails[end], self._gaps[end - 1], self._joints[end]
            # Lines that begin behind `first` are too loose; of these only the tightest is wanted,
            # and only in need.
            first = (
                bisect_right(
                    reach,
                    widest * tail + self._loosest * gap + joints + self._longest - self._measure,
                    hi=end,
                )
                - 1
            )
            over = narrowest * tail + self._shrunk * gap - self._narrowed * joints - self._measure
            full = bisect_left(tight, over, hi=end) or int(over + self._indent > tight[0])
            found = self._ways_to(end, full, end if last else max(first, 0) + 1, last=last)
            if penalty and not last:
                found = {kind: (way[0] + penalty / 1000, *way[1:]) for kind, way in found.items()}
            least = min([way[0] for way in found.values()])
            bound = least + self._beam
            self._ways.append({kind: way for kind, way in found.items() if way[0] <= bound})
            self._least.append(least)
        return self._path()

    def _ways_to(self, end: int, full: int, loose: int, *, last: bool) -> dict[int, _Way]:
        """The ways to end a line before box `end` that begin at box `full` or behind it, and before
        box `loose`.

        In need also the next that is looser, or one that is over the measure.
        """
        found: dict[int, _Way] = {}
        best = inf
        for start in range(full, loose):
            if self._ways[start]:
                best = self._extend(found, best, start, end, last=last)
        if not found:
            beyond = (
                start
                for start in (*range(max(loose, full), end), *range(full - 1, -1, -1))
                if self._ways[start]
            )
            for start in islice(beyond, 1):
                self._extend(found, best, start, end, last=last)
        return found

    def _extend(
        self, found: dict[int, _Way], best: float, start: int, end: int, *, last: bool
    ) -> float:
        """End a line that begins at box `start`, behind each way to end the one before it; the cost
        of the cheapest way so far.

        Its letters are as wide as it wants, or nearest to that beside those of the line before;
        where that is much, also such that may stand beside the narrowest and the widest.
        """
        room = self._measure if start else self._measure - self._indent
        width, glue = self._tails[end] - self._heads[start], self._gaps[end - 1] - self._gaps[start]
        needed = (room - self._wanted * glue) / (width or 1) - 1
        spare = best + self._beam - self._least[start]
        least = most = 0.0
        if (last and needed >= 0) or not glue:
            known = {
                0.0: [
                    self._last(start, end, width)
                    if last and needed >= 0
                    else self._alone(room, width)
                ]
            }
            needed = 0.0
        else:
            give = (self._joints[end] - self._joints[start]) / width
            least, most = -self._scale - give * self._narrowed, self._scale + give
            needed = least if needed < least else most if needed > most else needed
            known = {needed: self._set(start, end, needed, room, width, glue, spare, last=last)}
        if known[needed][0][0] > spare and len(known[needed]) == 1:
            return best
        gives = most > least
        for before, (spent, _, _, other) in self._ways[start].items():
            for letters in self._letters(needed, other, least) if gives else (needed,):
                lines = known.get(letters)
                if lines is None:
                    lines = known[letters] = self._set(
                        start, end, letters, room, width, glue, spare, last=last
                    )
                for line in lines:
                    cost = spent + line[0]
                    if cost > best + self._beam:
                        continue
                    if other is not None and self._gives:
                        cost += self._beside(other, line)
                    kind = line[6]
                    if kind not in found or cost < found[kind][0]:
                        found[kind] = (cost, start, before, line)
                        if cost < best:
                            best = cost
        return best

    def _letters(self, needed: float, other: _Line | None, least: float) -> tuple[float, ...]:
        """The widths of letters worth trying behind a line."""
        low, high = self._middle
        letters = needed
        if other is not None:
            beside = other[2]
            if letters > beside + self._apart:
                letters = beside + self._apart
            elif letters < beside - self._apart:
                letters = beside - self._apart
            if letters < least:
                letters = least
        if letters > high:
            return (letters, high if high > low else low)
        return (letters, low) if letters < low else (letters,)

    def _last(self, start: int, end: int, width: Length) -> _Line:
        """The last line of a paragraph where it is not full."""
        runt = start and width + self._gaps[end - 1] - self._gaps[start] < self._runt
        return self._line + (_RUNT if runt else 0.0), self._wanted, 0.0, 0.0, 0.0, 0.0, 0

    def _alone(self, room: Length, width: Length) -> _Line:
        """A line without gaps: judged by the white that it leaves, a point as a whole gap; it may
        not be over the measure.
        """
        white = room - width
        scale = max(room / width - 1, -self._scale) if white < 0 else 0.0
        over = white / POINT if white > 0 else 0.0
        overfull = width * (1 + scale) > room + 1
        demerits = _OVERFULL * (2 - white) if overfull else self._line + _STRAIN * over * over
        return demerits, self._wanted, scale, scale, 0.0, 0.0, 0

    def _set(
        self,
        start: int,
        end: int,
        letters: float,
        room: Length,
        width: Length,
        glue: Length,
        spare: float,
        *,
        last: bool,
    ) -> list[_Line]:
        """A line with letters of a width, the gaps filling the rest; and with kashida where that is
        cheaper.

        What costs more than `spare` is not wanted.
        """
        scale = max(-self._scale, min(letters, self._scale))
        given = (letters - scale) * width
        demerits = self._line
        joints = self._joints[end] - self._joints[start]
        if given and joints:
            share = given / (joints if given > 0 else joints * self._narrowed)
            demerits += _JOINTS * share * share
        gap = (room - width * (1 + letters)) / glue
        over = gap - self._wanted
        strain = _STRAIN * over * over
        kind = round(letters * _LETTERS) + _FAR * round(gap * _GAPS) if self._gives else 0
        if over <= 0:
            if gap < self._shrunk - 1e-9:
                return [(_OVERFULL * (2 - gap), self._shrunk, letters, scale, given, 0.0, kind)]
            return [
                (
                    demerits + strain + strain * strain * _TIGHT / _STRAIN,
                    gap,
                    letters,
                    scale,
                    given,
                    0.0,
                    kind,
                )
            ]
        lines = [(demerits + strain, gap, letters, scale, given, 0.0, kind)]
        if (
            strain > _KASHIDA[0]
            and self._longest
            and not last
            and demerits + _KASHIDA[0] <= spare - _RESCUE
        ):
            kashida, cost = self._kashida(start, end, over, glue)
            if cost < strain:
                lines.append(
                    (
                        demerits + cost,
                        gap - kashida / glue,
                        letters,
                        scale,
                        given,
                        kashida,
                        -kind - _FAR,
                    )
                )
        return lines

    def _kashida(self, start: int, end: int, over: float, glue: Length) -> tuple[float, float]:
        """The kashida of a line whose gaps are too wide by `over`, in one word or two, whichever is
        cheaper; and its cost.
        """
        longest = second = 0
        for each in self._kashidas[start:end]:
            if each > second:
                longest, second = (each, longest) if each > longest else (longest, each)
        lacking = over * glue
        one, two = min(lacking, longest), min(lacking, longest + second)
        left = over - one / glue
        cost = _KASHIDA[0] + _STRAIN * left * left
        left = over - two / glue
        if second and (both := _KASHIDA[1] + _STRAIN * left * left) < cost:
            return two, both
        return one, cost

    def _beside(self, before: _Line, line: _Line) -> float:
        """What a line costs for its neighbour: for gaps and letters that differ, for a kashida
        beside another or tight gaps.
        """
        _, gap, letters, _, _, kashida, _ = before
        _, own_gap, own_letters, _, _, own_kashida, _ = line
        ratio = own_gap / gap if own_gap > gap else gap / own_gap
        cost = 0.0
        if ratio > _ALIKE:
            cost = _BESIDE[0] * (ratio - _ALIKE) * (ratio - _ALIKE)
            if ratio > _UNLIKE:
                cost = min(cost + _BESIDE[1] * (ratio - _UNLIKE), _BESIDE[2])
        apart = (
            own_letters - letters if own_letters > letters else letters - own_letters
        ) - self._apart
        if apart > 1e-9:
            cost += _BY_WIDTH * apart * apart
        if kashida or own_kashida:
            tight = self._wanted * _NARROW
            if (kashida and own_kashida) or own_gap < tight or gap < tight:
                cost += _NEVER
        return cost

    def _path(self) -> list[Found]:
        lines: list[Found] = []
        at = len(self._penalties)
        kind = min(self._ways[at], key=lambda kind: self._ways[at][kind][0])
        while at > 0:
            spent, start, before, line = self._ways[at][kind]
            assert line is not None
            lines.append(Found(at, spent - self._ways[start][before][0], Set(*line[:6])))
            at, kind = start, before
        lines.reverse()
        return lines
