"""Cutting the galley into pages of rows, two facing pages at a time.

The least sum of costs over all ways to cut, by dynamic programming (M. F. Plass, Optimal Pagination
Techniques for Automatic Typesetting Systems, Stanford 1981). Knows rows and penalties only, no
type: it is tested with hand-made values.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, islice
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import End, TextPage
from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab


class PageCosts(Struct, frozen=True):
    """What makes a page worse than another; a penalty of a slab, which a page begins with, is in
    the same unit.

    `short`: the square of the rows that it lacks, times this. `facing`: the square of the rows by
    which it ends higher or lower than the one that it faces, times this: a step between two pages
    side by side is seen at once, a page that lacks two rows hardly. The end of a part that has
    fewer than `stub` rows costs `stub_cost`: so little text looks forgotten.
    """

    short: int = 40
    facing: int = 400
    stub: int = 5
    stub_cost: int = 1_000


COSTS = PageCosts()


class GivingCosts(Struct, frozen=True):
    """What it costs to set something otherwise, as `PageCosts` count: less than a row that is
    lacking on two facing pages, unless the lines become worse than that.

    `paragraph`: one in a line more or fewer, and `rate` times what its lines become worse by, in
    the costs of lines. `white`: a row more above a heading, verse or list.
    """

    paragraph: int = 20
    rate: int = 3
    white: int = 40


_GIVING = GivingCosts()
_SLACK = 4
"""Rows that a page may lack where it could have them, so that another comes out better."""
_NEVER = 1_000_000
"""More pages than there can be: of what never ends."""
_MOST_GIVEN = 2
"""Things on a page that are set otherwise: with more the eye would see that something was done."""


_Variant: TypeAlias = Callable[[], list[Slab]]
"""Slabs that are made when a page takes them: most that could be taken are not."""
Varied: TypeAlias = Callable[[int, int], tuple[_Variant, float] | None]
"""The paragraph of this number in so many lines more, with what that costs; None where it cannot
be.
"""


class Grid(NamedTuple):
    """The rows that pages have: `depth` each, the first one `sink` fewer, which begins so much
    lower and has the number `first`.
    """

    depth: int
    sink: int = 0
    first: int = 1

    def room(self, index: int) -> int:
        """The rows of the page of this index, from 0."""
        return self.depth - (0 if index else self.sink)

    def beside(self, index: int) -> int:
        """The index of the page that this one faces: an even page and the odd one after it."""
        return index + 1 if (self.first + index) % 2 == 0 else index - 1


class Give(Struct, frozen=True):
    """Slabs [start, end) that may take a row more or fewer (`by`): a paragraph, or white; and what
    that costs.
    """

    start: int
    end: int
    by: int
    cost: int


class Cut(Struct, frozen=True):
    """One page: slabs [start, end), blank ones at its head left out, and the rows down to its last
    line, notes included.

    `gives` are what of it is set otherwise, which `rows` has in it.
    """

    start: int
    end: int
    rows: int
    gives: tuple[Give, ...] = ()


class _State(Struct, frozen=True):
    """Before a page: the next slab, and the row on which the right page that it faces ends (-1: it
    faces none).
    """

    slab: int
    facing: int


class _Step(Struct, frozen=True):
    """The cheapest way into a state."""

    cost: int
    before: _State
    cut: Cut


def paginate(
    rows: "Rows", grid: Grid, gives: "Gives | None" = None
) -> tuple[tuple[Cut, ...], int] | None:
    """The cheapest of the shortest ways to cut into the pages of a grid, and its cost; None where
    nothing fits.

    Facing pages should end on the same row, and all but the last page of a part should be full. On
    each page some of `gives` may be taken.
    """
    known = grid, gives.all if gives else ()
    if known not in rows.cut:
        rows.cut[known] = _paginated(rows, grid, gives)
    return rows.cut[known]


def _paginated(
    rows: "Rows", grid: Grid, gives: "Gives | None"
) -> tuple[tuple[Cut, ...], int] | None:
    pages = rows.pages(grid)
    if not pages:
        return None if pages is None else ((), 0)
    needed = rows.needed(grid.depth)
    states: dict[_State, int] = {_State(0, -1): 0}
    layers: list[dict[_State, _Step]] = []
    # Page after page. What is behind a page costs the same whatever is before it, but for the row
    # on which the right one of two facing pages ends: slab and row are all that a state has to say.
    for left in range(pages - 1, -1, -1):
        room = grid.room(len(layers))
        # Read from right to left an even page is the right one of the two, and comes first.
        right = (grid.first + len(layers)) % 2 == 0
        layer: dict[_State, _Step] = {}
        for state, cost in states.items():
            for cut in gives.cuts(rows, state.slab, room) if gives else rows.cuts(state.slab, room):
                # The fewest pages win over any cost: a way that takes more on is left at once.
                if needed[cut.end] != left:
                    continue
                total = cost + rows.cost(cut, room, state.facing)
                # The row is counted from where pages begin that begin no lower.
                after = _State(cut.end, cut.rows + grid.depth - room if right else -1)
                # Of the ways into a state the first of the cheapest: equal texts are cut alike.
                known = layer.get(after)
                if known is None or total < known.cost:
                    layer[after] = _Step(total, state, cut)
        layers.append(layer)
        states = {state: step.cost for state, step in layer.items()}
    last = min(states, key=lambda state: (states[state], state.facing))
    return _trace(layers, last), states[last]


def uneven(slabs: Sequence[Slab], cuts: Sequence[Cut], grid: Grid) -> tuple[int, ...]:
    """The places in `cuts` of pages that are not as they should be: short without need, or a row
    shorter than the one they face.

    Such a page counts with the one that it faces. The grid is that with which it was cut.
    """
    found: set[int] = set()
    feet = [cut.rows + (0 if i else grid.sink) for i, cut in enumerate(cuts)]
    for i, cut in enumerate(cuts):
        beside = grid.beside(i)
        pair = {i, beside} if min(i, beside) >= 0 and beside < len(cuts) else {i}
        ends = cut.end == len(slabs) or slabs[cut.end].penalty == FORCED
        short = not ends and cut.rows < grid.room(i)
        if short or any(abs(feet[i] - feet[other]) == 1 for other in pair):
            found |= pair
    return tuple(sorted(found))


class Gives:
    """What may be set otherwise."""

    def __init__(self, gives: Iterable[Give]) -> None:
        self.all = tuple(sorted(gives, key=lambda give: give.start))
        self._starts = [give.start for give in self.all]
        self._found: dict[tuple[int, int], list[Cut]] = {}

    def cuts(self, rows: "Rows", start: int, room: int) -> list[Cut]:
        """The ways to fill a page, each also with the cheapest of it, or the two cheapest, a row
        deeper or less deep. Many ways lead to a page, so each is found once.
        """
        found = self._found.get((start, room))
        if found is None:
            found = self._found[start, room] = list(self._cuts(rows, start, room))
        return found

    def _cuts(self, rows: "Rows", start: int, room: int) -> Iterator[Cut]:
        yield from rows.cuts(start, room)
        # On most pages there is nothing to give: none before the furthest end, which is first.
        first = bisect_left(self._starts, start)
        ends = rows.cuts(start, room + _MOST_GIVEN)
        if not ends or bisect_left(self._starts, ends[0].end, first) == first:
            return
        # A page on which something is set less deep may hold more than fits it as it is.
        ways = {
            cut.end: cut
            for deeper in range(room, room + _MOST_GIVEN + 1)
            for cut in rows.cuts(start, deeper)
        }
        for cut in ways.values():
            last = rows.last(cut)
            inside = self.all[
                bisect_left(self._starts, cut.start) : bisect_left(self._starts, last)
            ]
            # Never one deeper beside one less deep: they would give back what the other takes.
            for by in (-1, 1):
                able = sorted(
                    (give for give in inside if give.by == by and give.end <= last),
                    key=lambda give: give.cost,
                )
                for count in range(1, min(len(able), _MOST_GIVEN) + 1):
                    if cut.rows + by * count <= room:
                        yield replace(cut, rows=cut.rows + by * count, gives=tuple(able[:count]))


class Rows:
    """The slabs with their running sums, and the ways to cut them that were found so far: those of
    all slabs of one `shape`.
    """

    def __init__(self, slabs: Sequence[Slab]) -> None:
        self.slabs = slabs
        self._tops = [0, *accumulate(slab.rows for slab in slabs)]
        self._feet = [0, *accumulate(slab.foot for slab in slabs)]
        self._heads = [slab.head.rows if slab.head else 0 for slab in slabs]
        self._forced = [i for i, slab in enumerate(slabs) if slab.penalty == FORCED]
        # For each end of a page whether it may be one, and the place behind the last slab before it
        # that is not blank.
        self._free = [*(slab.penalty < FORBIDDEN for slab in slabs), True]
        self._inked = [
            0,
            *accumulate((0 if slab.blank else i for i, slab in enumerate(slabs, 1)), max),
        ]
        self.cut: dict[tuple[Grid, tuple[Give, ...]], tuple[tuple[Cut, ...], int] | None] = {}
        self._found: dict[tuple[int, int], list[Cut]] = {}
        self._needed: dict[int, list[int]] = {}

    def needed(self, room: int) -> list[int]:
        """The fewest pages that each slab and all behind it take, none behind the last; what takes
        more than _NEVER never ends.

        With it a way that cannot be among the shortest is left at once, so that the time grows with
        the pages and no faster.
        """
        if room not in self._needed:
            needed = self._needed[room] = [0] * (len(self.slabs) + 1)
            # The same of the places at which a page may end: of a page the least of a slice.
            free = [_NEVER] * len(self.slabs) + [0]
            for start in range(len(self.slabs) - 1, -1, -1):
                if self._vanishes(start):
                    needed[start] = needed[start + 1]
                else:
                    near, last = self._span(start, room)
                    fewest = min(free[near : last + 1], default=_NEVER)
                    if fewest >= _NEVER:
                        ends = self._ends(start, room)[1]
                        fewest = min([needed[end] for end in ends], default=_NEVER)
                    needed[start] = 1 + fewest
                if self._free[start]:
                    free[start] = needed[start]
        return self._needed[room]

    def pages(self, grid: Grid) -> int | None:
        """How many pages of a grid it takes; None where nothing fits."""
        if not self.slabs:
            return 0
        needed = self.needed(grid.depth)
        pages = 1 + min((needed[cut.end] for cut in self.cuts(0, grid.room(0))), default=_NEVER)
        return pages if pages <= _NEVER else None

    def begun_lower(self, grid: Grid) -> int:
        """Pages than which it takes no fewer, however few rows the first page has of those that the
        grid gives it.
        """
        if not self.slabs:
            return 0
        last = max((cut.end for cut in self.cuts(0, grid.room(0))), default=0)
        return 1 + min(self.needed(grid.depth)[1 : last + 1], default=0)

    def cuts(self, start: int, room: int) -> list[Cut]:
        """The ways to fill a page from slab `start`: full or nearly so, or down to a forced break
        or the end.

        Where an unbroken run of slabs leaves only shorter pages, the longest of them.
        """
        found = self._found.get((start, room))
        if found is None:
            first, ends = self._ends(start, room)
            found = [Cut(first, end, self._rows(first, end)) for end in ends]
            self._found[start, room] = found
        return found

    def _ends(self, start: int, room: int) -> tuple[int, list[int]]:
        """Where a page from slab `start` begins, and where it may end."""
        while self._vanishes(start):
            start += 1
        near, last = self._span(start, room)
        ends = [i for i in range(last, near - 1, -1) if self._free[i]]
        # Where none of them may be one, as within a table, the last above them, so that there is
        # always a way on.
        shorter = (i for i in range(near - 1, start, -1) if self._free[i])
        return start, ends or list(islice(shorter, 1))

    def _vanishes(self, start: int) -> bool:
        """Whether a slab is blank, which it then is no more at the head of a page."""
        return self.slabs[start].blank and start < len(self.slabs) - 1

    def _span(self, start: int, room: int) -> tuple[int, int]:
        """The first and the last place at which a page from slab `start` could end."""
        at = bisect_right(self._forced, start)
        stop = self._forced[at] if at < len(self._forced) else len(self.slabs)
        full = self._first_deeper(start, room + 1) - 1
        # Down to a forced break, or the end, if a page holds it: nothing else is worth a thought.
        # One slab more than fits may do, for it may be blank, and vanish at the foot.
        if stop <= full + 1 and self._rows(start, stop) <= room:
            return stop, stop
        # Else all that leave the page nearly full.
        near = max(self._first_deeper(start, room - _SLACK), start + 1)
        behind = min(full + 1, len(self.slabs))
        fits = self._inked[behind] <= full and self._rows(start, behind) <= room
        return near, behind if fits else full

    def cost(self, cut: Cut, room: int, facing: int) -> int:
        """What a page costs: rows left empty, rows by which it differs from the page it faces, and
        a paragraph set otherwise.

        The end of a part may be short, but not by a row, which looks like a mistake.
        """
        given = sum([give.cost for give in cut.gives]) if cut.gives else 0
        uneven = COSTS.facing * (cut.rows - facing) ** 2 if facing >= 0 else 0
        if cut.end == len(self.slabs) or self.slabs[cut.end].penalty == FORCED:
            stub = COSTS.stub_cost if cut.rows < COSTS.stub else 0
            return given + (stub or (uneven if abs(cut.rows - facing) == 1 else 0))
        penalty = self.slabs[cut.end].penalty
        return given + COSTS.short * (room - cut.rows) ** 2 + uneven + penalty

    def _first_deeper(self, start: int, depth: int) -> int:
        """The first end at which a page from slab `start` has `depth` rows or more."""
        if not self._feet[-1]:  # without notes the sums of the rows will do, and are quicker
            return bisect_left(self._tops, self._tops[start] + depth - self._heads[start], lo=start)
        return start + bisect_left(
            range(start, len(self._tops)), depth, key=lambda end: self._depth(start, end)
        )

    def _rows(self, start: int, end: int) -> int:
        """The rows of a page down to its last line."""
        return self._depth(start, max(self._inked[end], start + 1))

    def last(self, cut: Cut) -> int:
        """The end of a page without the blank slabs at its foot."""
        return max(self._inked[cut.end], cut.start + 1)

    def _depth(self, start: int, end: int) -> int:
        """The rows of slabs [start, end) and of what is repeated above, with those of their
        notes.
        """
        rows = self._heads[start] + self._tops[end] - self._tops[start]
        foot = self._feet[end] - self._feet[start]
        return rows + rows_of_foot(foot) if foot else rows


def shape(slabs: Iterable[Slab]) -> Hashable:
    """All of slabs that says how they are cut."""
    return tuple(
        (slab.rows, slab.foot, slab.penalty, slab.blank, slab.head.rows if slab.head else 0)
        for slab in slabs
    )


def _trace(layers: Sequence[dict[_State, _Step]], state: _State) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    for layer in reversed(layers):
        cuts.append(layer[state].cut)
        state = layer[state].before
    return tuple(reversed(cuts))


def rows_of_foot(foot: int) -> int:
    """The rows that notes take of a page which take `foot` thousandths of a row themselves, with
    the one that is free above them; 0 without notes.
    """
    return -(-foot // 1000) + 1 if foot else 0


def with_looseness(
    slabs: tuple[Slab, ...], rows: Rows, cuts: tuple[Cut, ...], grid: Grid, varied: Varied
) -> tuple[tuple[Slab, ...], tuple[Cut, ...]]:
    """The slabs with those paragraphs set otherwise that mend the pages, and these, as many as
    before: where a page would end short, or not beside the one it faces, something of it is set a
    row deeper or less deep.

    Tried are the paragraphs that stand whole on a page that is uneven, and the white above a
    heading, verse or list. `rows` are those of the slabs.
    """
    variants: dict[tuple[int, int], _Variant] = {}
    gives: list[Give] = []
    for i in uneven(slabs, cuts, grid):
        for at in range(cuts[i].start, cuts[i].end):
            slab = slabs[at]
            if slab.blank and slab.penalty < FORBIDDEN:
                variants[at, 1] = partial(_deeper, slab)
                gives.append(Give(at, at + 1, 1, _GIVING.white))
        for start, end in _paragraphs(slabs, cuts[i]):
            for by in (1, -1):
                if found := varied(slabs[start].paragraph or 0, by):
                    variants[start, by] = found[0]
                    cost = _GIVING.paragraph + round(_GIVING.rate * found[1])
                    gives.append(Give(start, end, by, cost))
    if not gives or not (mended := paginate(rows, grid, Gives(gives))):
        return slabs, cuts
    return _reset(slabs, mended[0], variants)


def _deeper(slab: Slab) -> list[Slab]:
    """White with a row more."""
    return [replace(slab, rows=slab.rows + 1)]


def _paragraphs(slabs: Sequence[Slab], cut: Cut) -> Iterator[tuple[int, int]]:
    """The slabs [start, end) of each paragraph that stands whole on a page."""
    start = cut.start
    while start < cut.end:
        number, end = slabs[start].paragraph, start + 1
        while end < len(slabs) and number is not None and slabs[end].paragraph == number:
            end += 1
        if (
            number is not None
            and end <= cut.end
            and (start == 0 or slabs[start - 1].paragraph != number)
        ):
            yield start, end
        start = end


def _reset(
    slabs: Sequence[Slab], cuts: Sequence[Cut], variants: Mapping[tuple[int, int], _Variant]
) -> tuple[tuple[Slab, ...], tuple[Cut, ...]]:
    """The slabs with the paragraphs that pages are given, and the pages by the new numbers of their
    slabs.
    """
    made: list[Slab] = []
    found: list[Cut] = []
    done = 0
    for cut in cuts:
        made += slabs[done : cut.start]
        start = len(made)
        done = cut.start
        for give in sorted(cut.gives, key=lambda give: give.start):
            first, *rest = variants[give.start, give.by]()
            made += slabs[done : give.start]
            made += [replace(first, penalty=slabs[give.start].penalty), *rest]
            done = give.end
        made += slabs[done : cut.end]
        found.append(replace(cut, start=start, end=len(made)))
        done = cut.end
    return tuple(made), tuple(found)


def text_pages(
    slabs: Sequence[Slab], cuts: Sequence[Cut], grid: Grid, lefts: Sequence[Length]
) -> Iterator[TextPage]:
    """What was done, said of each page, whose text block stands at the one of `lefts` that is in
    its place; nothing is decided here.
    """
    rows = Rows(slabs)
    feet = [cut.rows + (0 if i else grid.sink) for i, cut in enumerate(cuts)]
    for i, (cut, left) in enumerate(zip(cuts, lefts, strict=True)):
        beside = grid.beside(i)
        faces = 0 <= beside < len(cuts)
        yield TextPage(
            grid.first + i,
            left,
            cut.end - cut.start,
            0 if slabs[cut.start].turned else cut.rows,
            grid.room(i),
            _end(rows, cut, grid.room(i), level=faces and feet[i] == feet[beside]),
            grid.first + beside if faces else 0,
            sum(give.by for give in cut.gives),
        )


def _end(rows: Rows, cut: Cut, room: int, *, level: bool) -> End:
    slabs = rows.slabs
    if slabs[cut.start].turned:
        return "turned"
    if cut.end == len(slabs):
        return "the end"
    if slabs[cut.end].penalty == FORCED:
        return "forced"
    if cut.rows == room:
        return "full"
    if not any(other.end > cut.end for other in rows.cuts(cut.start, room)):
        return "kept together"
    return "facing page" if level else "later pages"
