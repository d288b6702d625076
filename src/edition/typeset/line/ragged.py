"""Lines at their natural width, broken for the least sum of the squares of the white at their ends.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience
11 (1981), 1139-1142: all stretch stands behind the line. Gaps are no measure of it: at forty
characters a word less is more than they would ever give.
"""

from collections.abc import Sequence

from edition.core.units import Length
from edition.typeset.line.breaking import FORBIDDEN, Box, Limits, Line

_RUNT = 0.25
_OVERFULL = 100.0


def break_ragged(
    boxes: Sequence[Box], measure: Length, indent: Length, limits: Limits
) -> tuple[Line, ...]:
    """The lines of a paragraph, the first shorter by `indent`; a box wider than the measure gets a
    line of its own.

    The last line costs nothing, unless it is a runt by the limits. Costs O(n) times the boxes that
    fit a line.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
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
            if width > room and found[0] < float("inf"):
                break
            cost = (
                best[start][0]
                + _cost(width, room, start, last=last, limits=limits)
                + boxes[end - 1].penalty / 1000 * (not last)
            )
            found = min(found, (cost, start))
        best.append(found)
    return tuple(_path([start for _, start in best]))


def _cost(width: Length, room: Length, start: int, *, last: bool, limits: Limits) -> float:
    if width > room:
        return _OVERFULL * width / room
    if last:
        return _RUNT if start and width < limits.runt * room else 0.0
    short = (room - width) / room
    return short * short


def _path(starts: Sequence[int]) -> list[Line]:
    ends = [len(starts) - 1]
    while ends[-1]:
        ends.append(starts[ends[-1]])
    return [Line(end, 0.0) for end in reversed(ends[:-1])]
