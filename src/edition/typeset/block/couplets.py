"""Verse: planned for a whole text, so that it has one size and one look, and then set couplet by
couplet.

The two halves of a couplet stand beside each other, as wide as the widest of their stanza; the
block of both is centred. That all verse of a text may fit, the gap between the halves gives way
first, then the size, then the widest halves. Where this is not enough, all couplets are staggered:
the second half below the first, further left. Ragged text has its verse ragged too.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from msgspec import Struct

from edition.core.units import Length, pt
from edition.model.document import Block, Heading, Hemistich
from edition.model.page import SetLine
from edition.typeset.block.hemistichs import Filler, Half, measured
from edition.typeset.line.beside import side_by_side
from edition.typeset.line.breaking import FLUSH, Limits
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import shifted
from edition.typeset.line.stretches import Inline, unnumbered
from edition.typeset.line.style import Style

T = TypeVar("T")


class VerseMeasures(Struct, frozen=True):
    """How far what verse is set with gives way."""

    gap: float = 2.0
    """Em between the halves of a couplet."""
    least_gap: float = 1.2
    """And the least, below which two halves would read as one line."""
    least_size: float = 21 / 22
    """The size as a share of that of prose: 10.5 points beside 11 are not seen to be smaller."""
    step_of_size: Length = pt(0.1)
    """Sizes between the two are tried so far apart."""
    step: float = 4.0
    """Em by which a second half stands further left where couplets are staggered."""
    least_step: float = 1.5
    """And the least that still tells it from the first."""
    drawn_in: float = 0.5
    """The share of what the widest half may give that it does give, so that others are as wide."""
    tried: int = 4
    """So many widths below that of the widest half are tried."""
    turned: float = 1.5
    """Em by which the rest of a half that has no room on one line stands further left than a second
    half does.
    """


_MEASURES = VerseMeasures()

Couplet = tuple[Hemistich, ...]
Halves = Mapping[Hemistich, Inline]
"""The halves of a couplet, each with its text ready to be set."""


class Verse(NamedTuple):
    """A half, its text ready to be set, and the width there is for it."""

    block: Hemistich
    text: Inline
    room: Length


class VersePlan(Struct, frozen=True):
    """How the verse of a text is set: in columns a `gap` apart, or staggered by a `step` (0: in
    columns).

    `widths` are those of the halves of each stanza, `rooms` what there is for its lines. `even`:
    halves are made as wide as that. `refrains` are the refs of the first halves of couplets that
    come back behind stanzas, and `kept` of those before which no page ends: no first couplet of a
    stanza is left alone at the foot of a page, and no last one at its head. `halves` are those
    that were measured at this size, by their refs.
    """

    size: Length
    gap: Length
    step: Length
    even: bool
    widths: Mapping[int, Length]
    rooms: Mapping[int, Length]
    refrains: frozenset[str]
    kept: frozenset[str]
    halves: Mapping[str, Half] = {}

    def may_part(self, half: Hemistich) -> bool:
        """Whether a page may end before a couplet, given its first half."""
        return half.ref not in self.kept


class _Wide(Struct, frozen=True):
    """The widest half of a stanza, naturally and at its tightest, and the room for it."""

    natural: Length
    tight: Length
    room: Length


def plan_verse(
    compositor: Compositor, style: Style, verse: Sequence[Verse], blocks: Sequence[Block]
) -> VersePlan:
    """The plan for the verse of these blocks."""
    even = style.limits != FLUSH
    couplets = list(_couplets(blocks))
    refrains = (
        frozenset(couplet[0].ref for couplet in _refrains(couplets, blocks))
        if even
        else frozenset()
    )
    # Only halves that stand beside another say how wide columns are: lone ones and refrains are
    # centred.
    paired = {
        half.ref
        for couplet in couplets
        if len(couplet) > 1 and couplet[0].ref not in refrains
        for half in couplet
    }
    verse_of = [each for each in verse if each.block.ref in paired]
    rooms = {each.block.stanza: each.room for each in verse}
    stanzas = _Stanzas(compositor, style.limits, verse_of)
    wide = [stanzas.measured(each, style.size, rooms[each], _wide) for each in stanzas.texts]
    columns = _columns(
        wide, style.size, least=round(style.size * _MEASURES.least_size) if even else style.size
    )
    size, gap = columns or (style.size, 0)
    step = 0 if columns else _step(wide, size, even=even)
    widths = {
        each: stanzas.measured(
            each, size, rooms[each] - step if step else (rooms[each] - gap) // 2, _width
        )
        for each in stanzas.texts
    }
    kept, halves = frozenset(_kept(couplets)), stanzas.halves(size)
    return VersePlan(size, gap, step, even, widths, rooms, refrains, kept, halves)


def _width(filler: Filler, halves: Sequence[Half], most: Length) -> Length:
    """The width of the halves of a stanza: of the widest, drawn in where more of the others then
    are as wide.
    """
    if any(filler.tightest(half) > most for half in halves):
        return most
    # From the width of the widest half downwards: the first at which the fewest halves are left as
    # they are, for each of these ends beside the edge of the others.
    widest = min(max(half.natural for half in halves), most)
    drawn = max(filler.tightest(half, _MEASURES.drawn_in) for half in halves)
    tried = [
        widest - max(widest - drawn, 0) * i // _MEASURES.tried for i in range(_MEASURES.tried + 1)
    ]
    return min(
        tried,
        key=lambda width: (sum(filler.width(half, width) != width for half in halves), -width),
    )


def _columns(wide: Sequence[_Wide], prose: Length, least: Length) -> tuple[Length, Length] | None:
    """The size and the gap at which all halves stand in columns; None where nothing makes
    them fit.
    """
    wanted, narrow = _MEASURES.gap, _MEASURES.least_gap
    # The gap gives way at each size before the size does: white is missed less than size.
    for size in range(prose, least - 1, -_MEASURES.step_of_size):
        gap = min(
            (each.room - 2 * -(-each.natural * size // prose) for each in wide),
            default=prose * prose,
        )
        if gap >= narrow * size:
            return size, min(gap, round(wanted * size))
    # Last the widest halves are drawn in by what they may give.
    gap = round(narrow * least)
    fits = all(2 * -(-each.tight * least // prose) + gap <= each.room for each in wide)
    return (least, gap) if fits else None


def _step(wide: Iterable[_Wide], size: Length, *, even: bool) -> Length:
    """By how much second halves stand further left; where there is no justified text, as little as
    tells them apart.
    """
    wanted, least = (round(em * size) for em in (_MEASURES.step, _MEASURES.least_step))
    return max(min(wanted, *(each.room - each.natural for each in wide)), least) if even else least


class _Stanzas:
    """The halves of each stanza that stand beside one another."""

    def __init__(self, compositor: Compositor, limits: Limits, verse: Iterable[Verse]) -> None:
        self._compositor, self._limits = compositor, limits
        self._filler = Filler(compositor, limits)
        self.texts: dict[int, list[Inline]] = {}
        self._refs: dict[int, list[str]] = {}
        for block, text, _ in verse:
            self.texts.setdefault(block.stanza, []).append(text)
            self._refs.setdefault(block.stanza, []).append(block.ref)
        self._halves: dict[tuple[int, Length], list[Half]] = {}

    def measured(
        self,
        stanza: int,
        size: Length,
        room: Length,
        measure: Callable[[Filler, Sequence[Half], Length], T],
    ) -> T:
        """What a measure gives for the halves of a stanza at a size, and so much room."""
        return self._compositor.once(
            lambda: (measure.__name__, unnumbered(self.texts[stanza]), size, room, self._limits),
            lambda: measure(self._filler, self._at(stanza, size), room),
        )

    def halves(self, size: Length) -> dict[str, Half]:
        """The halves that were measured at a size, by their refs."""
        return {
            ref: half
            for (stanza, each), halves in self._halves.items()
            if each == size
            for ref, half in zip(self._refs[stanza], halves, strict=True)
            if half.setting.text.plain
        }

    def _at(self, stanza: int, size: Length) -> list[Half]:
        """The halves at a size."""
        found = self._halves.get((stanza, size))
        if found is None:
            type_, compositor = Type("Regular", size), self._compositor
            found = self._halves[stanza, size] = [
                measured(compositor, compositor.setting(text, type_)) for text in self.texts[stanza]
            ]
        return found


def _wide(filler: Filler, halves: Sequence[Half], room: Length) -> _Wide:
    return _Wide(max(half.natural for half in halves), max(map(filler.tightest, halves)), room)


def _couplets(blocks: Iterable[Block]) -> Iterator[Couplet]:
    """The couplets of a text, those that lack a half too."""
    couplet: Couplet = ()
    for block in blocks:
        if not isinstance(block, Hemistich):
            continue
        if couplet and (block.half == 1 or block.stanza != couplet[0].stanza):
            yield couplet
            couplet = ()
        couplet += (block,)
    if couplet:
        yield couplet


def _refrains(couplets: Sequence[Couplet], blocks: Sequence[Block]) -> Iterator[Couplet]:
    """The couplets that end several stanzas of a poem. A poem is stanzas with nothing but headings
    between them.
    """
    poems: dict[int, int] = {}
    poem = 0
    for block in blocks:
        poem += not isinstance(block, Hemistich | Heading)
        if isinstance(block, Hemistich):
            poems[block.stanza] = poem
    last = {couplet[0].stanza: couplet for couplet in couplets}
    ends = [couplet for couplet in last.values() if len(couplet) > 1]
    times = Counter(
        (poems[couplet[0].stanza], *(half.text for half in couplet)) for couplet in ends
    )
    yield from (
        couplet
        for couplet in ends
        if times[poems[couplet[0].stanza], *(half.text for half in couplet)] > 1
    )


def _kept(couplets: Iterable[Couplet]) -> Iterator[str]:
    """The first half of the second couplet of each stanza, and that of the last one."""
    for _, group in groupby(couplets, key=lambda couplet: couplet[0].stanza):
        stanza = list(group)
        yield from (stanza[at][0].ref for at in {1, len(stanza) - 1} if 0 < at < len(stanza))


def set_couplet(
    compositor: Compositor, style: Style, plan: VersePlan, halves: Halves
) -> list[SetLine]:
    """The line of a couplet; two where it is staggered or a refrain, and where a half alone has no
    room, more.
    """
    key = "couplet", setting_of(plan, tuple(halves)), style.measure, style.limits
    return list(
        compositor.lines_once(
            list(halves.values()),
            key,
            lambda: _Couplet(compositor, style, plan, halves).lines(),
        )
    )


def setting_of(plan: VersePlan, halves: Sequence[Hemistich]) -> Hashable:
    """What of the plan a couplet is set by."""
    first = halves[0]
    lone = len(halves) == 1 or first.ref in plan.refrains
    width, room = plan.widths.get(first.stanza, 0), plan.rooms[first.stanza]
    return plan.size, plan.gap, plan.step, plan.even, lone, width, room


class _Couplet:
    """The halves of a couplet, measured, and the edges between which they stand."""

    def __init__(
        self, compositor: Compositor, style: Style, plan: VersePlan, halves: Halves
    ) -> None:
        first = next(iter(halves))
        type_ = Type("Regular", plan.size)
        self._compositor = compositor
        self._plan = plan
        self._type = type_
        self._filler = Filler(compositor, style.limits)
        self._halves = [
            known.of(text)
            if text.plain and (known := plan.halves.get(half.ref))
            else measured(compositor, compositor.setting(text, type_))
            for half, text in halves.items()
        ]
        self._lone = len(halves) == 1 or first.ref in plan.refrains
        self._width = plan.widths.get(first.stanza, 0)
        self._room = plan.rooms[first.stanza]
        self._measure = style.measure

    def lines(self) -> list[SetLine]:
        """See `set_couplet`."""
        if self._lone and self._plan.even:
            return self._centred()
        if self._plan.step or self._lone:
            return self._staggered()
        between = self._width + self._plan.gap
        right = self._right(between + self._width)
        return [
            side_by_side(
                self._compositor,
                self._type,
                [self._set(half, right - i * between) for i, half in enumerate(self._halves)],
            )
        ]

    def _right(self, block: Length) -> Length:
        """The right edge of a block that is so wide: of one that is centred, or else of all there
        is.
        """
        return (self._measure + (block if self._plan.even else self._room)) // 2

    def _set(self, half: Half, right: Length) -> SetLine:
        return self._filler.line(half, right, self._width if self._plan.even else half.natural)

    def _staggered(self) -> list[SetLine]:
        """A line a half: the first at the right edge of the block, the second at its left one; if
        ragged, a step further left.

        None is filled: halves that do not stand beside one another are not seen to be of one width,
        but a kashida is.
        """
        step = self._plan.step
        right = self._right(self._width + step)
        lines: list[SetLine] = []
        for i, half in enumerate(self._halves):
            if self._filler.tightest(half) <= self._room - (step if i or self._plan.even else 0):
                width = min(half.natural, self._room - step) if self._plan.even else half.natural
                left = right - step - self._width
                edge = (
                    left + self._filler.width(half, width)
                    if i and self._plan.even
                    else right - i * step
                )
                lines.append(self._filler.line(half, edge, width))
            else:
                turned = step + round(_MEASURES.turned * self._plan.size)
                first, *rest = self._broken(half, self._room - turned)
                edge = (self._measure - self._room) // 2
                lines += [
                    shifted(first, edge + turned - i * step),
                    *(shifted(line, edge) for line in rest),
                ]
        return lines

    def _centred(self) -> list[SetLine]:
        """A half alone, or both of a refrain as wide as each other."""
        width = max(half.natural for half in self._halves)
        if width <= self._room:
            return [
                self._filler.line(
                    half, (self._measure + self._filler.width(half, width)) // 2, width
                )
                for half in self._halves
            ]
        lines: list[SetLine] = []
        for half in self._halves:
            for line in self._broken(half, self._room):
                lines.append(
                    shifted(line, (self._measure - self._room - line.fragments[0].pieces[0].x) // 2)
                )
        return lines

    def _broken(self, half: Half, room: Length) -> Sequence[SetLine]:
        """A half that has no room on one line, on several of even length."""
        return self._compositor.ragged(half.setting, room)
