"""Verse, planned for a whole text: one size and one look, and how wide the halves of each stanza
are.

The two halves of a couplet stand beside each other, as wide as the widest of their stanza; the
block of both is centred. That all verse of a text may fit, the gap between the halves gives way
first, then the size, then the widest halves. Where this is not enough, all couplets are staggered:
the second half below the first, further left. Ragged text has its verse ragged too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from edition.core.units import Length, pt
from edition.model.document import Block, Heading, Hemistich
from edition.typeset.block.hemistichs import Filler, Half, measured
from edition.typeset.line.breaking import FLUSH
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.inline import Inline
from edition.typeset.line.style import Style

_GAPS = (2.0, 1.2)  # em between the halves: wanted, least
_LEAST_SIZE = 21 / 22  # of prose: 10.5 points beside 11
_STEP_OF_SIZE: Length = pt(0.1)
_STEPS = (4.0, 1.5)  # em by which a second half stands further left: wanted, least
_DRAWN_IN = 0.5  # of what the widest half may give, so that others are as wide
_TRIED = 4

Couplet = tuple[Hemistich, ...]


class Verse(NamedTuple):
    """A half, its text ready to be set, and the width there is for it."""

    block: Hemistich
    text: str | Inline
    room: Length


class VersePlan(Struct, frozen=True):
    """How the verse of a text is set: in columns a `gap` apart, or staggered by a `step` (0: in
    columns).

    `widths` are those of the halves of each stanza, `rooms` what there is for its lines. `even`:
    halves are made as wide as that. `refrains` are the refs of the first halves of couplets that
    come back behind stanzas, and `kept` of those before which no page ends: no first couplet of a
    stanza is left alone at the foot of a page, and no last one at its head.
    """

    size: Length
    gap: Length
    step: Length
    even: bool
    widths: Mapping[int, Length]
    rooms: Mapping[int, Length]
    refrains: frozenset[str]
    kept: frozenset[str]

    def may_part(self, half: Hemistich) -> bool:
        """Whether a page may end before a couplet, given its first half."""
        return half.ref not in self.kept


class _Wide(NamedTuple):
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
    paired = {
        half.ref
        for couplet in couplets
        if len(couplet) > 1 and couplet[0].ref not in refrains
        for half in couplet
    }
    verse_of = [each for each in verse if each.block.ref in paired]
    rooms = {each.block.stanza: each.room for each in verse}
    filler = Filler(compositor, style.limits)
    stanzas = _stanzas(compositor, verse_of, style.size)
    wide = [_wide(filler, halves, rooms[stanza]) for stanza, halves in stanzas.items()]
    columns = _columns(
        wide, style.size, least=round(style.size * _LEAST_SIZE) if even else style.size
    )
    size, gap = columns or (style.size, 0)
    step = 0 if columns else _step(wide, size, even=even)
    at_size = stanzas if size == style.size else _stanzas(compositor, verse_of, size)
    widths = {
        stanza: _width(filler, halves, rooms[stanza] - step if step else (rooms[stanza] - gap) // 2)
        for stanza, halves in at_size.items()
    }
    return VersePlan(size, gap, step, even, widths, rooms, refrains, frozenset(_kept(couplets)))


def _width(filler: Filler, halves: Sequence[Half], most: Length) -> Length:
    """The width of the halves of a stanza: of the widest, drawn in where more of the others then
    are as wide.
    """
    if any(filler.tightest(half) > most for half in halves):
        return most
    widest = min(max(half.natural for half in halves), most)
    drawn = max(filler.tightest(half, _DRAWN_IN) for half in halves)
    tried = [widest - max(widest - drawn, 0) * i // _TRIED for i in range(_TRIED + 1)]
    return min(
        tried,
        key=lambda width: (sum(filler.width(half, width) != width for half in halves), -width),
    )


def _columns(wide: Sequence[_Wide], prose: Length, least: Length) -> tuple[Length, Length] | None:
    """The size and the gap at which all halves stand in columns; None where nothing makes
    them fit.
    """
    wanted, narrow = _GAPS
    for size in range(prose, least - 1, -_STEP_OF_SIZE):
        gap = min(
            (each.room - 2 * -(-each.natural * size // prose) for each in wide),
            default=prose * prose,
        )
        if gap >= narrow * size:
            return size, min(gap, round(wanted * size))
    gap = round(narrow * least)
    fits = all(2 * -(-each.tight * least // prose) + gap <= each.room for each in wide)
    return (least, gap) if fits else None


def _step(wide: Iterable[_Wide], size: Length, *, even: bool) -> Length:
    """By how much second halves stand further left; where there is no justified text, as little as
    tells them apart.
    """
    wanted, least = (round(em * size) for em in _STEPS)
    return max(min(wanted, *(each.room - each.natural for each in wide)), least) if even else least


def _stanzas(compositor: Compositor, verse: Iterable[Verse], size: Length) -> dict[int, list[Half]]:
    """The halves of each stanza at a size."""
    type_ = Type("Regular", size)
    found: dict[int, list[Half]] = {}
    for block, text, _ in verse:
        found.setdefault(block.stanza, []).append(measured(compositor, text, type_))
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
