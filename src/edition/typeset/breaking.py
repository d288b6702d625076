"""Optimum-fit line breaking over a whole paragraph.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981), 1119-1184:
boxes, glue and penalties, the least sum of demerits over all feasible breaks. In place of fitness classes the scale of each line:
neighbours must not differ by much. Knows widths only, no font: it is tested with hand-made values.
"""

from collections.abc import Sequence
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
"""Lines that stay at their natural width."""


class _Way(NamedTuple):
    """The cheapest way found to end a line at a box with a step of the scale."""

    cost: float
    start: int
    before: int


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
    best[0][0] = _Way(0.0, -1, 0)
    shrunk, narrowed, widened = 1 - limits.shrink, 1 - limits.scale, 1 + limits.scale
    for end in range(1, count + 1):
        penalty = boxes[end - 1].penalty if end < count else 0
        if penalty >= FORBIDDEN:
            continue
        loosest: _Candidate | None = None
        for start in range(end - 1, -1, -1):
            width, glue = widths[end] - widths[start], gaps[end - 1] - gaps[start]
            room = measure - (indent if start == 0 else 0)
            if (width + glue * shrunk) * narrowed > room and (best[end] or loosest):
                break
            if not best[start]:
                continue
            line = _Candidate(start, end, room, width, glue, end == count)
            if end < count and room - width * widened > _LOOSE * glue * widened:
                loosest = line
                continue
            _extend(best, line, penalty, limits)
        if loosest and not best[end]:
            _extend(best, loosest, penalty, limits)
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
    for before, way in best[line.start].items():
        nearest = max(before - STEPS, min(before + STEPS, wanted))
        for step in (nearest, 0) if nearest else (0,):
            if step not in known:
                known[step] = _demerits(line, step * unit, step, limits) + penalty / 1000
            cost = way.cost + known[step]
            if step not in reached or cost < reached[step].cost:
                reached[step] = _Way(cost, line.start, before)


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
    step = min(best[at], key=lambda s: best[at][s].cost)
    while at > 0:
        lines.append(Line(at, limits.scale * step / STEPS))
        _, at, step = best[at][step]
    return tuple(reversed(lines))
