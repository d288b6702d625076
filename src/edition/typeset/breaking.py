"""Optimum-fit line breaking over a whole paragraph.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981), 1119-1184:
boxes, glue and penalties, the least sum of demerits over all feasible breaks. In place of fitness classes the scale of each line:
neighbours must not differ by much. Knows widths only, no font: it is tested with hand-made values.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from edition.core.units import Length

FORBIDDEN = 10_000
STEPS = 2
"""Steps of the scale from a line as it is to the widest or narrowest; neighbouring lines are at most STEPS apart."""

_RUNT = 60.0
_OVERFULL = 1e6
_LINE = 0.05
_PULL = 0.02
_TIGHT = 40.0
_LOOSE = 1.8  # lines whose gaps are wider than this are kept only where nothing else ends there


class Box(Struct, frozen=True):
    """A word: its `width`, the natural `gap` behind it (0: none), and the `penalty` of a break there (FORBIDDEN: no break)."""

    width: Length
    gap: Length
    penalty: int = 0


class Limits(Struct, frozen=True):
    """How far a gap may shrink, as a share of it, and a whole line be scaled either way (`scale`), which goes first.

    `runt` is the least share of the measure for a last line.
    """

    shrink: float = 0.33
    scale: float = 0.0
    runt: float = 0.125


class Line(Struct, frozen=True):
    """A line that ends before box `end`, widened by `scale` (a share of its width, negative: narrowed)."""

    end: int
    scale: float


DEFAULT = Limits()
JUSTIFIED = Limits(scale=0.02)
"""Running text: a line is widened or narrowed by up to a fiftieth before its gaps give way, which the eye does not see."""

RAGGED = Limits(shrink=0.0)
"""Lines that stay at their natural width, of even length."""

FLUSH = Limits(shrink=0.0, runt=0.2)
"""Running text that is not justified: lines at their natural width, as full as may be (`ragged`)."""


_Way = tuple[float, int, int]
"""The cheapest way found to end a line at a box with a step of the scale: its cost, where the line begins, the step before."""


def break_lines(boxes: Sequence[Box], measure: Length, indent: Length = 0, limits: Limits = DEFAULT) -> tuple[Line, ...]:
    """The lines of a paragraph. The first is shorter by `indent`.

    What is least is the sum over all lines of the squares of what their gaps differ from the natural one. A box wider than the
    measure gets a line of its own. Costs O(n) times the boxes that fit a line.
    """
    if not boxes:
        return ()
    widths, gaps = _sums(boxes)
    count = len(boxes)
    best: list[dict[int, _Way]] = [{} for _ in range(count + 1)]
    best[0][0] = (0.0, -1, 0)
    shrunk, narrowed, widened = 1 - limits.shrink, 1 - limits.scale, 1 + limits.scale
    reach = [width + _LOOSE * gap for width, gap in zip(widths, gaps, strict=True)]
    for end in range(1, count + 1):
        penalty = boxes[end - 1].penalty if end < count else 0
        if penalty >= FORBIDDEN:
            continue
        # Lines that begin behind `first` are too loose; of these only the tightest is wanted, and only in need.
        filled = widths[end] + _LOOSE * gaps[end - 1] - measure / widened
        first = end - 1 if end == count else min(max(bisect_right(reach, filled) - 1, 0), end - 1)
        for start in range(first, -1, -1):
            width, glue = widths[end] - widths[start], gaps[end - 1] - gaps[start]
            room = measure - (indent if start == 0 else 0)
            if (width + glue * shrunk) * narrowed > room and (best[end] or any(best[first + 1 : end])):
                break
            if best[start]:
                _extend(best, _Candidate(start, end, room, width, glue, end == count), penalty, limits)
        looser = (start for start in range(first + 1, end) if best[start]) if not best[end] else ()
        for start in islice(looser, 1):
            width, glue = widths[end] - widths[start], gaps[end - 1] - gaps[start]
            _extend(best, _Candidate(start, end, measure, width, glue, end == count), penalty, limits)
    return _path(best, count, limits)


class _Candidate(NamedTuple):
    """A line from box `start` to before box `end`: the room it has, the sums of its widths and of its natural gaps."""

    start: int
    end: int
    room: Length
    width: Length
    glue: Length
    last: bool

    def gap_share(self, scale: float) -> float:
        """What a gap has of its natural width when the line is scaled: 1 where it is as it should be.

        A line without gaps is judged by the white that it leaves, a thousandth of a point as a whole gap.
        """
        if not self.glue:
            return 1.0 + self.room - self.width * (1 + scale)
        return (self.room - self.width * (1 + scale)) / (self.glue * (1 + scale))

    def pull(self) -> float:
        """The scale at which the line fills its room with natural gaps."""
        return self.room / (self.width + self.glue) - 1


def _extend(best: list[dict[int, _Way]], line: _Candidate, penalty: int, limits: Limits) -> None:
    """End a line, for each way its predecessor may be scaled with the step nearest to what it wants.

    Also as wide as it is, where that leaves its gaps room: a neighbour that must be narrowed may stand beside no wider one.
    """
    unit = limits.scale / STEPS
    wanted = max(-STEPS, min(STEPS, round(line.pull() / unit))) if unit else 0
    if line.last and wanted > 0:
        wanted = 0
    reached = best[line.end]
    known: dict[int, float] = {}
    for before, (spent, _, _) in best[line.start].items():
        nearest = wanted if abs(wanted - before) <= STEPS else before + (STEPS if wanted > before else -STEPS)
        for step in (nearest, 0) if nearest else (0,):
            if step not in known:
                known[step] = _demerits(line, step * unit, step, limits) + penalty / 1000
            cost = spent + known[step]
            if step not in reached or cost < reached[step][0]:
                reached[step] = (cost, line.start, before)


def _demerits(line: _Candidate, scale: float, step: int, limits: Limits) -> float:
    share = line.gap_share(scale)
    pull = _PULL * (step / STEPS) ** 2
    if line.last and share >= 1:
        runt = _RUNT if (line.width + line.glue) < limits.runt * line.room and line.start else 0.0
        return _LINE + pull + runt
    if share < 1 - limits.shrink:
        return _OVERFULL * (2 - share)
    strain = (share - 1) ** 2
    return _LINE + pull + strain * (10.0 if share > 1 else 10.0 + _TIGHT * strain)


def _sums(boxes: Sequence[Box]) -> tuple[list[Length], list[Length]]:
    """Running sums of widths (before box i) and of gaps (behind the boxes before i)."""
    widths, gaps = [0], [0]
    for box in boxes:
        widths.append(widths[-1] + box.width)
        gaps.append(gaps[-1] + box.gap)
    return widths, gaps


def _path(best: list[dict[int, _Way]], count: int, limits: Limits) -> tuple[Line, ...]:
    lines: list[Line] = []
    at = count
    step = min(best[at], key=lambda step: best[at][step][0])
    while at > 0:
        lines.append(Line(at, limits.scale * step / STEPS))
        _, at, step = best[at][step]
    return tuple(reversed(lines))
