"""Optimum-fit line breaking over a whole paragraph.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981), 1119-1184:
boxes, glue and penalties, the least sum of demerits over all feasible breaks, with fitness classes so that a tight line does
not stand beside a loose one. Knows widths only, no font: it is tested with hand-made values.
"""

from collections.abc import Sequence

from msgspec import Struct

from edition.core.units import Length

FORBIDDEN = 10_000
_RUNT = 40_000.0
_OVERFULL = 1e9
_CLASS_MISMATCH = 3_000.0
_LINE = 10.0
_PULL = 3.0
_LOOSE = 4.0  # lines looser than this are kept only where nothing else ends there


class Box(Struct, frozen=True):
    """A word: its `width`, the natural `gap` behind it (0: none), and the `penalty` of a break there (FORBIDDEN: no break)."""

    width: Length
    gap: Length
    penalty: int = 0


class Limits(Struct, frozen=True):
    """How far a gap may go from its natural width, as shares of it, and a whole line from its own (`scale`), which goes first.

    `runt` is the least share of the measure for a last line.
    """

    stretch: float = 0.5
    shrink: float = 0.28
    scale: float = 0.0
    runt: float = 0.125


DEFAULT = Limits()
JUSTIFIED = Limits(scale=0.02)
"""Running text: a line is widened or narrowed by up to a fiftieth before its gaps give way, which the eye does not see."""

RAGGED = Limits(shrink=0.0)
"""Lines that stay at their natural width."""


def break_lines(boxes: Sequence[Box], measure: Length, indent: Length = 0, limits: Limits = DEFAULT) -> tuple[int, ...]:
    """Where the lines end: for each line the index behind its last box. The first line is shorter by `indent`.

    A box wider than the measure gets a line of its own. Costs O(n) times the boxes that fit a line.
    """
    if not boxes:
        return ()
    widths, gaps = _sums(boxes)
    count = len(boxes)
    # best[i][c]: least demerits of a paragraph whose last break is before box i, its last line of fitness class c.
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(count + 1)]
    best[0][1] = (0.0, -1, -1)
    for end in range(1, count + 1):
        penalty = boxes[end - 1].penalty if end < count else 0
        if penalty >= FORBIDDEN:
            continue
        loosest: tuple[int, float] | None = None
        for start in range(end - 1, -1, -1):
            glue = gaps[end - 1] - gaps[start]
            short = measure - (indent if start == 0 else 0) - (widths[end] - widths[start] + glue)
            natural = widths[end] - widths[start] + glue
            if short + limits.shrink * glue + limits.scale * natural < 0 and (best[end] or loosest):
                break
            if not best[start]:
                continue
            strain = scaling(short, natural, limits.scale)
            ratio = _ratio(short - round(strain * natural), glue, limits)
            if ratio > _LOOSE and end < count:
                loosest = (start, ratio)
                continue
            runt = end == count and measure - short < limits.runt * measure
            last = end == count
            pull = strain / limits.scale if limits.scale else 0.0
            demerits = _demerits(ratio, pull, last, runt) + penalty * penalty
            _extend(best, start, end, demerits, _fitness(ratio or pull / 2, last))
        if loosest and not best[end]:
            _extend(best, loosest[0], end, _demerits(loosest[1], 1.0, False, False) + penalty * penalty, 3)
    return _path(best, count)


def _sums(boxes: Sequence[Box]) -> tuple[list[Length], list[Length]]:
    """Running sums of widths (before box i) and of gaps (behind the boxes before i)."""
    widths, gaps = [0], [0]
    for box in boxes:
        widths.append(widths[-1] + box.width)
        gaps.append(gaps[-1] + box.gap)
    return widths, gaps


def _ratio(short: Length, glue: Length, limits: Limits) -> float:
    """How much of its stretch (positive) or shrink (negative) each gap of the line must give."""
    if short == 0:
        return 0.0
    share = limits.stretch if short > 0 else limits.shrink
    return short / (glue * share) if glue else (short / 1000.0)


def _fitness(ratio: float, last: bool) -> int:
    """Tight, decent, loose or very loose (0 to 3)."""
    if last and ratio > 0:
        return 1
    return 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3


def scaling(short: Length, natural: Length, most: float) -> float:
    """How much wider a line is set than it is, as a share of it: all that it lacks, within `most` either way."""
    return max(-most, min(most, short / natural)) if natural else 0.0


def _demerits(ratio: float, pull: float, last: bool, runt: bool) -> float:
    """`ratio` is the strain of the gaps, `pull` that of the scale, each as a share of what is allowed."""
    if ratio < -1:
        return _OVERFULL
    if last and ratio >= 0:
        return _LINE + (_RUNT if runt else 0.0)
    return (_LINE + 100.0 * abs(ratio) ** 3 + _PULL * pull**2) ** 2


def _extend(best: list[dict[int, tuple[float, int, int]]], start: int, end: int, demerits: float, fitness: int) -> None:
    """Reach `end` with a line from `start`, if that is the cheapest way found to end there in this fitness class."""
    for before, (cost, _, _) in best[start].items():
        total = cost + demerits + (_CLASS_MISMATCH if abs(before - fitness) > 1 else 0.0)
        if fitness not in best[end] or total < best[end][fitness][0]:
            best[end][fitness] = (total, start, before)


def _path(best: list[dict[int, tuple[float, int, int]]], count: int) -> tuple[int, ...]:
    ends: list[int] = []
    at = count
    fitness = min(best[at], key=lambda c: best[at][c][0])
    while at > 0:
        ends.append(at)
        _, at, fitness = best[at][fitness]
    return tuple(reversed(ends))
