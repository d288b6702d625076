"""A stack of display lines: the words of a text parted by sense into a few lines, each as large as
the measure lets it be, and set by its ink.

Which words stand in a line decides how large it is: so the search goes over all ways to part them.
A way is worth what its ink covers of the room, less where a line ends against sense.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from edition.core.units import Length, times
from edition.typeset.block.display import EM, Copy, kept, measured, parted
from edition.typeset.line.compositor import Compositor, Type

MOST_LINES = 6
_GAP = 0.06
"""The white between the ink of two lines, in the smaller of their sizes."""
_NEAREST = 0.9
"""From one baseline to the next, in the size of the lower line: pypdf takes what stands within 0.8
for one line.
"""
_SECOND = 0.8
"""What a stack is worth of which the second line is the largest: the first words are said first."""
_ENDS = -1
"""The tie behind a piece that ends its line."""
_FAR = 4
"""Long words are parted where a line would else be smaller than the first by this factor."""


class Room(NamedTuple):
    """Room for a stack, the size below which none of its lines may fall, and the area that may
    stay blank beside or below lines (0: any), in square thousandths of a point; the white of
    `margin` beside the room is a part of that.
    """

    measure: Length
    height: Length
    least: Length = 1
    blank: int = 0
    margin: Length = 0


class StackedLine(NamedTuple):
    """A line of a stack: its text, its size, and its baseline below the upper edge of the room."""

    text: str
    size: Length
    baseline: Length


class Stacked(NamedTuple):
    """A stack: its lines, the height of their ink with the gaps between, and the share of the room
    that they cover.
    """

    lines: tuple[StackedLine, ...]
    height: Length
    filled: float

    @property
    def smallest(self) -> Length:
        """The size of its smallest line."""
        return min(line.size for line in self.lines)


class _Part(NamedTuple):
    """Pieces that may be a line: its width and its ink above and below the baseline at 100 pt, and
    the size at which it fills the measure.
    """

    width: Length
    above: Length
    below: Length
    natural: Length


def stacked(
    compositor: Compositor, parts: Sequence[str], type_: Type, room: Room
) -> Stacked | None:
    """The stack that covers most of the room, each part of the text on lines of its own; None where
    every way has a line below the least size.

    Its largest line is the first or the second where one such fits. Of the type the size does not
    count. A word too long for any is parted.
    """
    copies = [measured(compositor, part, type_, alone=True, stacked=True) for part in parts]
    copy = _joined(copies)
    found = _best(compositor, copy, type_, room)
    first = max((line.size for line in found.lines), default=0) if found else 0
    if found is None or min(line.size for line in found.lines) * _FAR < first:
        chunks = parted(compositor, copy, type_)
        other = _best(compositor, chunks, type_, room) if chunks else None
        return other or found
    return found


def _joined(copies: Sequence[Copy]) -> Copy:
    """The copies of parts as one; no line goes on behind the last piece of a part."""
    return Copy(
        tuple(piece for copy in copies for piece in copy.pieces),
        tuple(width for copy in copies for width in copy.widths),
        tuple(gap for copy in copies for gap in copy.gaps),
        tuple(tie for copy in copies for tie in (*copy.ties[:-1], _ENDS)),
    )


def _best(compositor: Compositor, copy: Copy, type_: Type, room: Room) -> Stacked | None:
    big = compositor.large(" ".join(copy.pieces), Type(type_.weight, EM, type_.ink))
    inks = [compositor.ink(piece, big) for piece in copy.pieces]
    parts = _parts(copy, inks, room)
    best: tuple[bool, bool, float] | None = None
    found: Stacked | None = None
    for ends in _ways(parts, len(copy.pieces)):
        lines = [parts[part] for part in pairwise((0, *ends))]
        sizes = _capped(lines, room)
        if sizes is None:
            continue
        filled = _covered(lines, sizes) / (room.measure * room.height)
        price = sum(max(copy.ties[end - 1], 0) for end in ends[:-1])
        leads = 1 if sizes[0] == max(sizes) else _SECOND
        full = not room.blank or _largest_blank(lines, sizes, room) <= room.blank
        worth = max(sizes[:2]) == max(sizes), full, filled * kept(price) * leads
        if best is None or worth > best:
            best, found = worth, _set(copy, lines, ends, sizes, filled)
    return found


def _parts(
    copy: Copy, inks: Sequence[tuple[Length, Length]], room: Room
) -> dict[tuple[int, int], _Part]:
    """All runs of pieces that fit the measure at the least size, by where they begin and end."""
    found: dict[tuple[int, int], _Part] = {}
    for start in range(len(copy.pieces)):
        width = above = below = 0
        for end in range(start + 1, len(copy.pieces) + 1):
            width += copy.widths[end - 1] + (copy.gaps[end - 2] if end - 1 > start else 0)
            above, below = max(above, inks[end - 1][0]), max(below, inks[end - 1][1])
            natural = room.measure * EM // width
            if natural < room.least:
                break
            found[start, end] = _Part(width, above, below, natural)
            if copy.ties[end - 1] == _ENDS:
                break
    return found


def _ways(
    parts: dict[tuple[int, int], _Part], count: int, start: int = 0, lines: int = MOST_LINES
) -> Iterator[tuple[int, ...]]:
    """Where lines may end from a word on: all ways of up to so many `lines` of which none is wider
    than the measure at the least size.
    """
    if (start, count) in parts:
        yield (count,)
    if lines > 1:
        for end in range(start + 1, count):
            if (start, end) not in parts:
                break
            yield from ((end, *rest) for rest in _ways(parts, count, end, lines - 1))


def _capped(lines: Sequence[_Part], room: Room) -> list[Length] | None:
    """The sizes of lines: those that fill the measure, the larger ones cut to one size where all
    together are too high; None where even the smallest would be.
    """
    naturals = [line.natural for line in lines]
    low, high = min(room.least, *naturals), max(naturals)
    if _height(lines, naturals) <= room.height:
        return naturals
    if _height(lines, [low] * len(lines)) > room.height:
        return None
    while low < high:
        middle = (low + high + 1) // 2
        if _height(lines, [min(middle, each) for each in naturals]) <= room.height:
            low = middle
        else:
            high = middle - 1
    return [min(low, each) for each in naturals]


def _height(lines: Sequence[_Part], sizes: Sequence[Length]) -> Length:
    """From the upper end of the ink to the lower one."""
    return _baselines(lines, sizes)[-1] + lines[-1].below * sizes[-1] // EM


def _baselines(lines: Sequence[_Part], sizes: Sequence[Length]) -> list[Length]:
    """The baselines below the upper end of the ink: lines stand by their ink, but no nearer than
    readers take for one line.
    """
    found = [lines[0].above * sizes[0] // EM]
    for (upper, lower), (large, size) in zip(pairwise(lines), pairwise(sizes), strict=True):
        ink = (upper.below * large + lower.above * size) // EM + times(min(large, size), _GAP)
        found.append(found[-1] + max(ink, times(size, _NEAREST)))
    return found


def _largest_blank(lines: Sequence[_Part], sizes: Sequence[Length], room: Room) -> int:
    rows = [
        (line.width * size // EM, base - line.above * size // EM)
        for line, size, base in zip(lines, sizes, _baselines(lines, sizes), strict=True)
    ]
    # What is below the last line is blank over the whole measure.
    rows.append((0, _height(lines, sizes)))
    return largest_blank(rows, room.measure + room.margin, room.height)


def largest_blank(rows: Sequence[tuple[Length, Length]], width: Length, end: Length) -> int:
    """The area of the largest rectangle without ink at the left of successive rows, each as wide as
    its ink from the right edge of `width` and reaching from where it begins to the next, the last
    down to `end`.
    """
    ends = [*(top for _, top in rows[1:]), end]
    return max(
        (width - max(ink for ink, _ in rows[start : last + 1])) * (ends[last] - rows[start][1])
        for start in range(len(rows))
        for last in range(start, len(rows))
    )


def _covered(lines: Sequence[_Part], sizes: Sequence[Length]) -> int:
    """The area of the boxes around the ink of lines."""
    return sum(
        (line.width * size // EM) * ((line.above + line.below) * size // EM)
        for line, size in zip(lines, sizes, strict=True)
    )


def _set(
    copy: Copy,
    parts: Sequence[_Part],
    ends: Sequence[int],
    sizes: Sequence[Length],
    filled: float,
) -> Stacked:
    baselines = _baselines(parts, sizes)
    lines = tuple(
        StackedLine(copy.line(start, end), size, y)
        for (start, end), size, y in zip(pairwise((0, *ends)), sizes, baselines, strict=True)
    )
    return Stacked(lines, _height(parts, sizes), filled)
