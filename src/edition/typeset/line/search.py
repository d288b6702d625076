"""The search for the lines of a paragraph, on columns of numbers; `breaking` makes these of boxes.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience
11 (1981), 1119-1184. In place of fitness classes there is the width of the letters of a line, by
which neighbours may not differ much, and the price of neighbours of unlike gaps, as TeX has its
\\adjdemerits (D. E. Knuth, The TeXbook, chapter 14). Each way knows the line that it ends with.
"""

from heapq import nlargest
from math import ceil, inf, sqrt
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from edition.core.units import POINT, Length
from edition.typeset.line.costs import COSTS, FORBIDDEN, LINE
from edition.typeset.line.sums import BoxColumns, Ends, Extent, sums_of


class Pruning(Struct, frozen=True):
    """Which ways are not followed to their end, and which lines count as one."""

    rescue: float = 1.6
    """By how much a way with kashida must undercut what a way may cost: its price is paid again
    where the next line may have none.
    """
    letters: int = 400
    """Classes to the width of letters: lines that differ by a quarter of a hundredth are one."""
    gaps: int = 10
    """Classes to a natural gap."""
    far: int = 1000
    """Keeps classes of gaps apart from those of letters: more than there are of these."""


_PRUNING = Pruning()
BEAM = 3.0
"""What a way may cost more than the cheapest to the same place, where a paragraph can be set
well.
"""
ALL = 100.0
"""The same where it cannot: prices of neighbours and of a runt may then decide much later."""
_WORSE = 4.0
"""The cost of a bad paragraph, as a multiple of that of a line that fits only in need."""
_ROUNDING = 1e-9
"""Shares and widths that differ by less are equal: sums of floats are not exact."""


class Bounds(NamedTuple):
    """What lines may do, as `breaking.Limits` has it."""

    shrink: float
    stretch: float
    wanted: float
    scale: float
    narrowed: float
    apart: float
    runt: float


class Trial(NamedTuple):
    """A line as it was tried: what it costs, its gap as a share of the natural one, and how wide
    its letters are.

    `letters` is the share of their natural width by which they are wider: by its `scale`, and by
    what its `joints` together give.
    """

    demerits: float
    gap: float
    letters: float
    scale: float = 0.0
    joints: float = 0.0
    kashida: float = 0.0


class Chosen(NamedTuple):
    """A line of the cheapest way: it ends before box `end`; `demerits` is what it costs where it
    stands.
    """

    end: int
    demerits: float
    line: Trial


_Line: TypeAlias = tuple[float, float, float, float, float, float, int]
"""A Trial and its class as a plain tuple, which is made three times as fast; a book makes a
million.
"""
_Span: TypeAlias = tuple[int, int, Length, Length, Length, bool]
"""Boxes [start, end) as a line, plain for the same reason: where it begins and ends, the room there
is, the width of its letters and of its gaps at their natural size, and whether it is the last.
"""
_Way: TypeAlias = tuple[float, int, int, _Line | None]
"""The cheapest way found to end a line of a class: its cost, where the line begins, the class of
the one before, the line.
"""


class Search:
    """The columns of a paragraph with their running sums, and the ways found to end a line behind
    each box, by its class.

    Lines are of a class if their gaps and letters are nearly alike, so that the same lines may
    follow.
    """

    def __init__(
        self, columns: BoxColumns, measure: Length, indent: Length, bounds: Bounds
    ) -> None:
        self._measure = measure
        self._indent = indent
        self._penalties = columns.penalties
        self._kashidas = columns.kashidas
        self._sums = sums_of(columns)
        self._heads, self._tails, self._gaps, self._joints = self._sums
        self._longest = sum(nlargest(2, columns.kashidas))
        self._wanted = bounds.wanted
        self._shrunk = 1 - bounds.shrink
        self._gives = bounds.shrink > 0
        self._narrowed = bounds.narrowed
        self._runt = bounds.runt * measure
        self._scale = bounds.scale
        self._apart = bounds.apart
        give = self._joints[-1] / max(sum(columns.widths), 1)
        # Letters of this width may stand beside the widest as beside the narrowest.
        self._middle = (
            bounds.scale + give - bounds.apart,
            bounds.apart - bounds.scale - give * bounds.narrowed,
        )
        # No line ends before these boxes, and none begins there.
        self._kept = [False, *(each >= FORBIDDEN for each in columns.penalties[:-1]), False]
        self._ends = self._ends_within(1 + bounds.stretch, self._shrunk, 0)
        # What a way costs at least on which a line fits only in need: as much as gaps that are
        # looser than they may be. Of parts of a word one line is judged by its white in points:
        # they may nearly fill it. A whole word that does stands alone whatever is done, so that
        # each way has that line.
        over = 1 + bounds.stretch - bounds.wanted
        self._need = COSTS.strain * over * over if all(columns.gaps[:-1]) else 0.0

    def _ends_within(self, loosest: float, tightest: float, white: Length) -> Ends:
        """Where lines may end of which the gaps are within these shares of the natural one, or so
        much white is left.
        """
        extent = Extent(loosest, tightest, self._scale, self._narrowed, self._longest + white)
        return Ends(self._sums, extent, self._measure, self._indent)

    def may_have(self, count: int, most: float) -> bool:
        """Whether there may be so many lines of which each costs no more than `most`, which is less
        than a line over the measure does.

        All ways of so many lines end between two places: that of the shortest lines and that of the
        longest. The last line must begin between them, and be no runt.
        """
        # What costs so much: of gaps that are too wide, and of white where there are none, a
        # distance, of gaps that are too narrow a strain.
        over = sqrt(most / COSTS.strain) + _ROUNDING
        narrow = COSTS.tight / COSTS.strain
        strain = (sqrt(1 + 4 * narrow * most) - 1) / (2 * narrow)
        ends = self._ends_within(
            self._wanted + over,
            self._wanted - sqrt(strain / COSTS.strain) - _ROUNDING,
            ceil(over * POINT),
        )
        end = len(self._penalties)
        least = longest = 0
        for _ in range(count - 1):
            least, longest = ends.first(least), min(ends.behind(longest), end) - 1
            if longest < least:
                return False
        width = self._tails[end] - self._heads[least] + self._gaps[end - 1] - self._gaps[least]
        runt = least and width < self._runt and most < COSTS.runt
        return ends.behind(longest) > end and not runt

    def lines(
        self, price: float = 0.0, beam: float = BEAM, most: float | None = None
    ) -> list[Chosen]:
        """The lines of the cheapest way through, where each costs `price` more; `most` is what some
        way costs at that price, if one is known.

        None is followed that costs more than the cheapest to the same place by more than `beam`:
        what follows cannot make that good again.
        """
        # A line never gives back what others cost, unless its price is paid back. So no way is
        # followed that alone costs more than some way through; and where one costs less than a line
        # that fits only in need, none of these has a part in it, and most places are never reached:
        # those between the ends of the first lines. Most paragraphs cost so little.
        self._line = LINE + price
        tried: tuple[float, ...] = ()
        if most is not None and price >= 0:
            tried = (most + _ROUNDING,)
        elif self._need and not price:
            tried = self._need, _WORSE * self._need
        for bound in (*tried, inf):
            if self._ended(beam, bound):
                break
        return self._path()

    def _ended(self, beam: float, most: float) -> bool:
        """Whether there is a way to the end that costs no more than `most`."""
        count = len(self._penalties)
        self._beam, self._most = beam, most
        self._ways: list[dict[int, _Way]] = [{0: (0.0, -1, 0, None)}]
        self._least = [0.0]
        self._found: list[dict[int, _Way]] = [{} for _ in range(count + 1)]
        self._best = [most] * (count + 1)
        needy = most > self._need
        furthest = self._begin(0)
        for place, penalty in enumerate(self._penalties, 1):
            found = self._found[place]
            if not found and needy and not self._kept[place]:
                self._end_in_need(place)
            if not found:
                if place > furthest and not needy:
                    return False
                self._ways.append(found)
                self._least.append(0.0)
                continue
            least = self._best[place]
            if penalty and place < count:
                dearer = penalty / 1000
                least += dearer
                found = {kind: (way[0] + dearer, *way[1:]) for kind, way in found.items()}
            # One way a class is kept, and of these none that is dearer than the cheapest by more
            # than what follows can make good again.
            bound = min(least + beam, most)
            self._ways.append({kind: way for kind, way in found.items() if way[0] <= bound})
            self._least.append(least)
            if place < count and self._ways[place]:
                furthest = max(furthest, self._begin(place))
        return bool(self._ways[count])

    def _begin(self, start: int) -> int:
        """All lines that begin at box `start`; before which box the last of them ends."""
        behind = self._ends.behind(start)
        # The last line may be as short as it comes.
        for end in range(min(self._ends.first(start), len(self._penalties)), behind):
            if not self._kept[end]:
                self._extend(start, end)
        return behind - 1

    def _end_in_need(self, end: int) -> None:
        """Where no line fits that ends before box `end`, the one that is least too loose stands in,
        or else the one that is least over the measure: a paragraph is always set, if need be badly.
        """
        full, loose = self._ends.full(end), self._ends.loose(end)
        if all(self._kept[full:loose]):
            every = (*range(max(loose, full), end), *range(full - 1, -1, -1))
            start = next(start for start in every if not self._kept[start])
            if self._ways[start]:
                self._extend(start, end)

    def _extend(self, start: int, end: int) -> None:
        """End a line that begins at box `start`, behind each way to end the one before it.

        Its letters are as wide as it wants, or nearest to that beside those of the line before;
        where that is much, also such that may stand beside the narrowest and the widest.
        """
        found, best, last = self._found[end], self._best[end], end == len(self._penalties)
        room = self._measure if start else self._measure - self._indent
        width, glue = self._tails[end] - self._heads[start], self._gaps[end - 1] - self._gaps[start]
        span = (start, end, room, width, glue, last)
        # The width of letters at which the gaps are just as wanted.
        needed = (room - self._wanted * glue) / (width or 1) - 1
        # What a line here may cost at most, even behind the cheapest way to its start.
        spare = best + self._beam - self._least[start]
        least = most = 0.0
        if (last and needed >= 0) or not glue:
            # Nothing gives: a last line stays as it is, and one word has no gaps.
            known = {0.0: [self._last(span) if last and needed >= 0 else self._alone(room, width)]}
            needed = 0.0
        else:
            give = (self._joints[end] - self._joints[start]) / width
            least, most = -self._scale - give * self._narrowed, self._scale + give
            needed = least if needed < least else most if needed > most else needed
            known = {needed: self._set(span, needed, spare)}
        # As it wants to be is as cheap as it gets, but for what its joints cost: beside a neighbour
        # it only becomes dearer.
        # One with kashida is there if it is cheaper than that without.
        lines = known[needed]
        cheapest = lines[-1][0] - COSTS.joints
        dear = lines[0][0] > spare and len(lines) == 1
        if dear or self._least[start] + cheapest > self._most:
            return
        gives = most > least
        bound = min(best + self._beam, self._most)
        for before, (spent, _, _, other) in self._ways[start].items():
            if spent + cheapest > bound:
                continue
            for letters in self._letters(needed, other, least) if gives else (needed,):
                # Many ways end alike, so the same widths are asked for again and again.
                tried = known.get(letters)
                if tried is None:
                    tried = known[letters] = self._set(span, letters, spare)
                for line in tried:
                    cost = spent + line[0]
                    if cost > bound:
                        continue
                    # Ragged lines have no neighbours: their gaps are all the same.
                    if other is not None and self._gives:
                        cost += self._beside(other, line)
                    kind = line[6]
                    if cost <= bound and (kind not in found or cost < found[kind][0]):
                        found[kind] = (cost, start, before, line)
                        if cost < best:
                            best = cost
                            bound = min(best + self._beam, self._most)
        self._best[end] = best

    def _letters(self, needed: float, other: _Line | None, least: float) -> tuple[float, ...]:
        """The widths of letters worth trying behind a line."""
        low, high = self._middle
        letters = needed
        # As near to the width wanted as the line before allows.
        if other is not None:
            beside = other[2]
            if letters > beside + self._apart:
                letters = beside + self._apart
            elif letters < beside - self._apart:
                letters = beside - self._apart
            if letters < least:
                letters = least
        # So wide, or so narrow, that one of the other extreme could not follow: then also the width
        # that any may follow. What the lines behind need is not known yet.
        if letters > high:
            return (letters, high if high > low else low)
        return (letters, low) if letters < low else (letters,)

    def _last(self, span: _Span) -> _Line:
        """The last line of a paragraph where it is not full."""
        start, _, _, width, glue, _ = span
        runt = start and width + glue < self._runt
        return self._line + (COSTS.runt if runt else 0.0), self._wanted, 0.0, 0.0, 0.0, 0.0, 0

    def _alone(self, room: Length, width: Length) -> _Line:
        """A line without gaps: judged by the white that it leaves, a point as a whole gap; it may
        not be over the measure.
        """
        white = room - width
        scale = max(room / width - 1, -self._scale) if white < 0 else 0.0
        over = white / POINT if white > 0 else 0.0
        # A thousandth of rounding is no fault.
        overfull = width * (1 + scale) > room + 1
        demerits = (
            COSTS.overfull * (2 - white) if overfull else self._line + COSTS.strain * over * over
        )
        return demerits, self._wanted, scale, scale, 0.0, 0.0, 0

    def _set(self, span: _Span, letters: float, spare: float) -> list[_Line]:
        """A line with letters of a width, the gaps filling the rest; and with kashida where that is
        cheaper.

        What costs more than `spare` is not wanted.
        """
        start, end, room, width, glue, last = span
        # The scale gives first, up to its bound; what is left of the width wanted is for joints.
        scale = self._scale
        if letters < scale:
            scale = letters if letters > -scale else -scale
        given = (letters - scale) * width
        demerits = self._line
        joints = self._joints[end] - self._joints[start]
        if given and joints:
            share = given / (joints if given > 0 else joints * self._narrowed)
            demerits += COSTS.joints * share * share
        # The gaps fill what is left, and are judged by how they differ from those wanted.
        gap = (room - width * (1 + letters)) / glue
        over = gap - self._wanted
        strain = COSTS.strain * over * over
        kind = (
            round(letters * _PRUNING.letters) + _PRUNING.far * round(gap * _PRUNING.gaps)
            if self._gives
            else 0
        )
        if over <= 0:
            if gap < self._shrunk - _ROUNDING:
                overfull = COSTS.overfull * (2 - gap)
                return [(overfull, self._shrunk, letters, scale, given, 0.0, kind)]
            demerits += strain + strain * strain * COSTS.tight / COSTS.strain
            return [(demerits, gap, letters, scale, given, 0.0, kind)]
        lines = [(demerits + strain, gap, letters, scale, given, 0.0, kind)]
        # A loose line is tried with kashida too, where that could pay: both ways are kept, for
        # which is the better the neighbours decide.
        if (
            strain > COSTS.one_kashida
            and self._longest
            and not last
            and demerits + COSTS.one_kashida <= spare - _PRUNING.rescue
        ):
            kashida, cost = self._kashida(start, end, over, glue)
            if cost < strain:
                gap -= kashida / glue
                # Of a class of its own: what may follow a kashida is not what may follow none.
                kind = -kind - _PRUNING.far
                lines.append((demerits + cost, gap, letters, scale, given, kashida, kind))
        return lines

    def _kashida(self, start: int, end: int, over: float, glue: Length) -> tuple[float, float]:
        """The kashida of a line whose gaps are too wide by `over`, in one word or two, whichever is
        cheaper; and its cost.
        """
        longest = second = 0
        for each in self._kashidas[start:end]:
            if each > second:
                longest, second = (each, longest) if each > longest else (longest, each)
        # It is as long as brings the gaps to those wanted, or as the words bear; what is lacking
        # then is strain as ever.
        lacking = over * glue
        one, two = min(lacking, longest), min(lacking, longest + second)
        left = over - one / glue
        cost = COSTS.one_kashida + COSTS.strain * left * left
        left = over - two / glue
        if second and (both := COSTS.two_kashida + COSTS.strain * left * left) < cost:
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
        # Little is seen of gaps that differ by a third; beyond that they cost more and more, up to
        # a bound, and are then one bad place.
        if ratio > COSTS.alike:
            cost = COSTS.beside * (ratio - COSTS.alike) * (ratio - COSTS.alike)
            if ratio > COSTS.unlike:
                cost = min(cost + COSTS.beside_unlike * (ratio - COSTS.unlike), COSTS.beside_most)
        apart = (
            own_letters - letters if own_letters > letters else letters - own_letters
        ) - self._apart
        if apart > _ROUNDING:
            cost += COSTS.width * apart * apart
        if kashida or own_kashida:
            tight = self._wanted * COSTS.narrow
            if (kashida and own_kashida) or own_gap < tight or gap < tight:
                cost += COSTS.never
        return cost

    def _path(self) -> list[Chosen]:
        lines: list[Chosen] = []
        at = len(self._penalties)
        kind = min(self._ways[at], key=lambda kind: self._ways[at][kind][0])
        while at > 0:
            spent, start, before, line = self._ways[at][kind]
            assert line is not None
            lines.append(Chosen(at, spent - self._ways[start][before][0], Trial(*line[:6])))
            at, kind = start, before
        lines.reverse()
        return lines
