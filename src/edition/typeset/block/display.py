"""Display type: line breaks and size searched together, so that few words fill a measure."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import sqrt
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from edition.core.units import Length, times
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.dividing import WITHIN, is_long
from edition.typeset.line.sense import CROSSWISE, NEVER, ties

_Way: TypeAlias = tuple[int, Length, tuple[int, ...]]
"""A way to end some lines: what it costs, what the lines are worth, and the index behind the last
word of each.
"""

EM: Length = 100_000
"""The size at which widths are taken, 100 points."""
_FAR = 4
"""Long words are parted where the type would else be smaller than the largest by this factor."""
_KEEPS = 0.88
"""What of its size a text may give up for a break of the right sense."""
_BY_COST = sqrt(_KEEPS)
"""A break in a written ezafe costs 2; so it takes as much of the size as may be given up."""


class Fit(Struct, frozen=True):
    """The lines of a display text and the size at which the widest of them fills the measure."""

    lines: tuple[str, ...]
    size: Length


class Space(Struct, frozen=True):
    """Room for display type: a measure, and a height that lines `step` times their size apart may
    fill (0: any).
    """

    measure: Length
    height: Length = 0
    step: float = 1.4


class Broken(Struct, frozen=True):
    """Lines, the width of the widest at 100 pt, what they cost of the sense, and how good they are:
    1 where they are even and part no words of one sense.

    Uneven are lines of which one is less than half as wide as the widest: twice what it has of
    that. `even` tells that alone.
    """

    lines: tuple[str, ...]
    widest: Length
    cost: int
    even: float
    good: float


class Copy(Struct, frozen=True):
    """A text ready to be broken: what no line may part, and at a size of 100 pt the widths of that
    and of the gaps behind.

    Within a word there is none. `ties` say what it costs to end a line behind each.
    """

    pieces: tuple[str, ...]
    widths: tuple[Length, ...]
    gaps: tuple[Length, ...]
    ties: tuple[int, ...]

    def fewest(self, measure: Length, size: Length) -> int:
        """As few lines as a measure takes at a size at which its widest piece fits."""
        return _lines_within(*_sums(self.widths, self.gaps), measure * EM // size)

    def fits(self, measure: Length, size: Length) -> bool:
        """Whether its widest piece stays within a measure at a size."""
        return max(self.widths) * size <= measure * EM

    def largest(self, measure: Length, count: int) -> Length:
        """The largest size at which so many lines stay within a measure."""
        return measure * EM // (narrowest(self.widths, self.gaps, count) or 1)

    def ways(self, count: int, room: Length) -> Iterator[Broken]:
        """The ways to break into so many lines, none wider than `room` at 100 pt: each costs less
        sense than narrower ones.
        """
        for ends, cost in divided(self.widths, self.gaps, self.ties, count, room):
            parts = list(pairwise((0, *ends)))
            widths = [
                sum(self.widths[start:end]) + sum(self.gaps[start : end - 1])
                for start, end in parts
            ]
            even = min(1.0, 2 * min(widths) / max(widths)) if max(widths) else 1.0
            lines = tuple(self.line(*part) for part in parts)
            yield Broken(lines, max(widths), cost, even, even * kept(cost))

    def best(self, measure: Length, size: Length, most: int = 0) -> tuple[str, ...]:
        """As few lines as a measure takes at a size, the best of them; one more, up to `most`,
        where those part a phrase that runs the other way.
        """
        room, fewest = measure * EM // size, self.fewest(measure, size)
        more = range(fewest + 1, min(most, fewest + 1, len(self.pieces)) + 1)
        ways = list(self.ways(fewest, room))
        for found in (ways, *(self.ways(count, room) for count in more)):
            if whole := [way for way in found if way.cost < CROSSWISE]:
                return max(whole, key=lambda way: way.good).lines
        return max(ways, key=lambda way: way.good).lines

    def line(self, start: int, end: int) -> str:
        said = zip(self.pieces[start:end], self.gaps[start:end], strict=True)
        line = "".join(f"{piece} " if gap else piece for piece, gap in said)
        return line.rstrip(" ") if self.gaps[end - 1] else line + WITHIN


def kept(cost: int) -> float:
    """What of its worth a text keeps, by products and a root alone: the last bit of a power is the
    C library's own.
    """
    kept, factor = 1.0, _BY_COST
    while cost:
        kept *= factor if cost % 2 else 1.0
        factor *= factor
        cost //= 2
    return kept


def measured(
    compositor: Compositor, text: str, type_: Type, *, alone: bool = False, stacked: bool = False
) -> Copy:
    """The copy of a text; of the type the size does not count. A mark that stands alone has no
    width, and takes a little here.

    One that is `alone` on its sheet is broken by sense first, and fills it then; see `sense.ties`.
    """
    pieces, costs = bound(text, ties(text, compositor.sense, alone=alone, stacked=stacked))
    big = compositor.large(text, Type(type_.weight, EM, type_.ink))
    widths = tuple(max(compositor.width(piece, big), 1) for piece in pieces)
    return Copy(pieces, widths, (compositor.space(big),) * len(pieces), costs)


def bound(text: str, costs: Sequence[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a text, those joined that no line may part, and what it costs to end a line
    behind each.
    """
    pieces: list[str] = []
    kept: list[int] = []
    before = 0
    for word, cost in zip(text.split(" "), costs, strict=True):
        if before == NEVER:
            pieces[-1] += f" {word}"
            kept[-1] = cost
        else:
            pieces.append(word)
            kept.append(cost)
        before = cost
    return tuple(pieces), tuple(kept)


def parted(compositor: Compositor, copy: Copy, type_: Type) -> Copy | None:
    """The copy with its long words in chunks; None where it has no long word."""
    if not any(is_long(word) for piece in copy.pieces for word in piece.split(" ")):
        return None
    big = compositor.large(" ".join(copy.pieces), Type(type_.weight, EM, type_.ink))
    pieces: list[str] = []
    widths: list[Length] = []
    gaps: list[Length] = []
    costs: list[int] = []
    for piece, gap, cost in zip(copy.pieces, copy.gaps, copy.ties, strict=True):
        made = compositor.chunks(piece, big)
        pieces += [text for text, _ in made]
        widths += [width for _, width in made]
        gaps += [*[0] * (len(made) - 1), gap]
        costs += [*[0] * (len(made) - 1), cost]
    return Copy(tuple(pieces), tuple(widths), tuple(gaps), tuple(costs))


def fit(compositor: Compositor, text: str, most: Type, space: Space, lines: range) -> Fit:
    """The largest size up to that of the type `most` at which the text, in one of the numbers of
    `lines`, stays within the space.

    Among the ways to break at that size the one with the most even lines. A text of fewer pieces
    has a line a piece. A line of less than half the measure of the widest is worth a smaller size:
    a lone short word looks like a slip. So is a break of the right sense, an eighth at most. A long
    word is parted only where the whole of it would make the type less than a quarter as large as it
    may be.
    """
    copy = measured(compositor, text, most, alone=True)
    best = _fit(copy, space, most.size, lines)
    if best.size * _FAR < most.size and (chunks := parted(compositor, copy, most)):
        other = _fit(chunks, space, most.size, lines)
        return other if other.size > best.size else best
    return best


def _fit(copy: Copy, space: Space, most: Length, lines: range) -> Fit:
    # For each number of lines the largest size at which they stay within measure and height: a
    # bound, for breaks of the right sense can only make the type smaller.
    sizes: list[tuple[Length, int, Length]] = []
    for count in {min(count, len(copy.pieces)) for count in lines}:
        tallest = min(most, round(space.height / (space.step * count)) if space.height else most)
        sizes.append((max(1, min(tallest, copy.largest(space.measure, count))), -count, tallest))
    worth, ways = 0.0, list[_Sized]()
    for largest, count, tallest in sorted(sizes, reverse=True):
        # What is left can be no larger than this, and so not be worth more than what is found.
        if largest <= worth:
            break
        # No way is wider than what gives up all of the size that sense may cost.
        for way in copy.ways(-count, round(space.measure * EM / (largest * _KEEPS))):
            ways.append(_Sized(way, max(1, min(tallest, space.measure * EM // way.widest))))
            worth = max(worth, ways[-1].good)
    # Of the ways that are nearly as large and even as the best in that, the one of the best sense.
    least = _KEEPS * max(way.even for way in ways)
    kept = (way for way in ways if way.even >= least)
    best = max(kept, key=lambda way: way.good)
    return Fit(best.broken.lines, best.size)


class _Sized(Struct, frozen=True):
    """A way to break at its size, and what that is worth."""

    broken: Broken
    size: Length

    @property
    def even(self) -> float:
        """Its size, less where its lines are uneven."""
        return self.size * self.broken.even

    @property
    def good(self) -> float:
        """The same, less for breaks against sense."""
        return self.size * self.broken.good


def narrowest(widths: Sequence[Length], gaps: Sequence[Length], count: int) -> Length:
    """The width of the widest of `count` lines where that is as narrow as can be."""
    sums, ends = _sums(widths, gaps)
    low, high = max(widths), ends[-1]
    while low < high:
        middle = (low + high) // 2
        low, high = (
            (low, middle) if _lines_within(sums, ends, middle) <= count else (middle + 1, high)
        )
    return low


def _sums(widths: Sequence[Length], gaps: Sequence[Length]) -> tuple[list[Length], list[Length]]:
    """What the first words take with the gap behind each, for 0 words and up; and without the last
    of these gaps.
    """
    sums = [0, *accumulate(width + gap for width, gap in zip(widths, gaps, strict=True))]
    return sums, [0, *(each - gap for each, gap in zip(sums[1:], gaps, strict=True))]


def _lines_within(sums: Sequence[Length], ends: Sequence[Length], width: Length) -> int:
    """How many lines no wider than that the words take, each as full as can be."""
    count = end = 0
    while end < len(sums) - 1:
        end = max(end + 1, bisect_right(ends, sums[end] + width) - 1)
        count += 1
    return count


def divided(
    widths: Sequence[Length], gaps: Sequence[Length], costs: Sequence[int], count: int, room: Length
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Where to end `count` lines, none wider than `room`, and what that costs.

    The first way has its widest line as narrow as can be, and then the narrowest as wide; each
    further one costs less, and has lines as even for that cost. A way is for each line the index
    behind its last word. Errors: none; `count` must be 1 to len(widths), and `room` hold so many
    lines.
    """
    sums, ends = _sums(widths, gaps)
    lines = _Lines(sums, ends, costs)
    # Two searches of one kind. The first says for each cost how narrow the widest line can be at
    # that cost; the second, within that width and that cost, how wide the narrowest can be, for
    # then the lines are even.
    for cost, widest, _ in reversed(lines.front(count, max, 0, room)):
        *_, (_, _, found) = lines.front(
            count, lambda narrow, width: max(narrow, -width), -sums[-1] - 1, widest, cost
        )
        yield found, cost


class _Lines(Struct, frozen=True):
    """What may be divided into lines: sums of words with and without the last gap, and what an end
    behind each costs.
    """

    sums: Sequence[Length]
    tails: Sequence[Length]
    costs: Sequence[int]

    def front(
        self,
        count: int,
        worse: Callable[[Length, Length], Length],
        none: Length,
        room: Length,
        most: int | None = None,
    ) -> list[_Way]:
        """The least that `worse` gives over `count` lines of a way to end them, for each cost up to
        `most`, and that way.

        By rising cost, so by falling value; `none` is its value for no line.
        """
        # For each place where so many lines may end the ways there that no other undercuts in cost
        # and in value: a front, for which of them is best only the last line tells.
        reached: dict[int, list[_Way]] = {0: [(0, none, ())]}
        words = len(self.sums) - 1
        for line in range(1, count + 1):
            before, reached = reached, {}
            for end in range(line, words - (count - line) + 1):
                # Lines that begin before `first` are wider than the room.
                first = bisect_left(self.sums, self.tails[end] - room)
                price = self.costs[end - 1] if end < words else 0
                ways = [
                    (cost + price, worse(value, self.tails[end] - self.sums[start]), (*ends, end))
                    for start in range(first, end)
                    for cost, value, ends in before.get(start, ())
                    if most is None or cost + price <= most
                ]
                if ways:
                    reached[end] = _best(ways)
        return reached[words]


def _best(ways: list[_Way]) -> list[_Way]:
    """Those that no way undercuts in both cost and value."""
    found: list[_Way] = []
    for way in sorted(ways):
        if not found or way[1] < found[-1][1]:
            found.append(way)
    return found


class Stack(Struct, frozen=True):
    """How lines of display type stand below one another, in their own size: the first one so far
    `below` what is above it, and a `step` from one to the next.
    """

    below: float
    step: float

    def baselines(self, y: Length, large: Fit) -> tuple[list[Length], Length]:
        """The baselines of lines below `y`, and that of a line that would follow."""
        first, step = y + times(large.size, self.below), times(large.size, self.step)
        return [first + step * i for i in range(len(large.lines))], first + step * len(large.lines)


class Parts(NamedTuple):
    """The lines of the further parts of a title, each with its type, their baselines, and that of a
    line that would follow.
    """

    texts: list[tuple[str, Type]]
    baselines: list[Length]
    end: Length


def further_parts(
    compositor: Compositor, parts: Sequence[str], space: Space, most: Length, stack: Stack
) -> Parts:
    """The parts of a title behind its first, one below the other from 0 on: each in Bold, as large
    as goes on three lines, `most` at most.
    """
    texts: list[tuple[str, Type]] = []
    baselines: list[Length] = []
    y: Length = 0
    for part in parts:
        small = fit(compositor, part, Type("Display Bold", most), space, range(1, 4))
        found, y = stack.baselines(y, small)
        texts += [(line, Type("Display Bold", small.size)) for line in small.lines]
        baselines += found
    return Parts(texts, baselines, y)


_OTHERS = Stack(1.55, 1.45)
"""How the further parts of a title stand."""
_SHARES = (0.3, 0.22, 0.16, 0.12, 0.08)
"""Their largest size, as shares of that of its first part: the first that leaves them room."""


def parts_within(
    compositor: Compositor, parts: Sequence[str], space: Space, size: Length
) -> tuple[Parts, bool]:
    """The further parts of a title of which the first has a size, as large as that allows and the
    space holds; and whether it does, down to the last baseline.
    """
    for share in _SHARES:
        made = further_parts(compositor, parts, Space(space.measure), times(size, share), _OTHERS)
        if not made.baselines or made.baselines[-1] <= space.height:
            return made, True
    return made, False
