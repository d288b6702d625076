"""Verse: two equal columns, the first half of each couplet at the right, the second at the left.

All verse of a text is of one size: the largest of the steps at which nine of ten stanzas fit into the columns. In a stanza of
which a half is too long for that, the second half stands below the first, flush left.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import Block, Hemistich
from edition.model.page import SetLine
from edition.typeset.inline import Inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.shifting import shifted, side_by_side
from edition.typeset.style import Style

_STEPS = (100, 95, 91, 86)
_ENOUGH = 0.9
_GAP = 2


class VersePlan(Struct, frozen=True):
    """How the verse of a text is set: its size, the width of a column, and the stanzas that need a row for each half.

    `kept` are the refs of the halves before which no page ends: no first couplet of a stanza is left alone at the foot of a page,
    and no last one at its head.
    """

    size: Length
    column: Length
    long: frozenset[int]
    kept: frozenset[str]

    def may_part(self, half: Hemistich) -> bool:
        """Whether a page may end before a couplet, given its first half."""
        return half.ref not in self.kept


def plan_verse(compositor: Compositor, style: Style, blocks: Sequence[Block]) -> VersePlan:
    """The size at which the verse of these blocks is set."""
    column = (style.measure - _GAP * style.size) // 2
    widest: dict[int, Length] = {}
    for block in blocks:
        if isinstance(block, Hemistich):
            width = compositor.width(block.text, Type("Regular", style.size))
            widest[block.stanza] = max(widest.get(block.stanza, 0), width)
    size = style.size
    for step in _STEPS:
        size = style.size * step // 100
        fitting = sum(width * step // 100 < column for width in widest.values())
        if fitting >= _ENOUGH * len(widest):
            break
    long = frozenset(stanza for stanza, width in widest.items() if width * size // style.size >= column)
    return VersePlan(size, column, long, frozenset(_kept(blocks)))


def _kept(blocks: Sequence[Block]) -> Iterator[str]:
    """The first half of the second couplet of each stanza, and that of the last one."""
    firsts = [block for block in blocks if isinstance(block, Hemistich) and block.half == 1]
    for _, stanza in groupby(firsts, key=lambda half: half.stanza):
        couplets = list(stanza)
        yield from (couplets[at].ref for at in {1, len(couplets) - 1} if 0 < at < len(couplets))


def set_couplet(
    compositor: Compositor, style: Style, plan: VersePlan, halves: Mapping[Hemistich, tuple[str | Inline, int]]
) -> list[SetLine]:
    """The line of a couplet; two where one is too long."""
    type_ = Type("Regular", plan.size)
    measure = style.measure
    lines: list[SetLine] = []
    for block, (text, leaf) in halves.items():
        lines += _half(compositor, type_, plan, block, text, leaf, measure)
    fits = len(lines) == 2 and next(iter(halves)).stanza not in plan.long
    return [side_by_side(compositor, type_, lines)] if fits else lines


def _half(
    compositor: Compositor, type_: Type, plan: VersePlan, block: Hemistich, text: str | Inline, leaf: int, measure: Length
) -> Sequence[SetLine]:
    if block.stanza not in plan.long:
        return compositor.ragged(text, type_, leaf, measure if block.half == 1 else plan.column)
    lines = compositor.ragged(text, type_, leaf, measure)
    if block.half == 1:
        return lines
    left = min(line.fragments[0].pieces[0].x for line in lines)
    return [shifted(replace(line), -left) for line in lines]
