"""Headings: of which rank each is, how that looks, and which stand at the head of their paragraph.

Rank 0 is Black and large, rank 1 Bold and larger than the text, rank 2 Bold, rank 3 Medium. In a
book, and wherever there are three levels, sections are of rank 0; a short text begins at rank 1,
for beside its few pages the largest would shout.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from edition.core.direction import runs_left_to_right
from edition.model.document import Block, Heading, Paragraph
from edition.model.page import FaceCut
from edition.typeset.block.slabs import BLANK, FORBIDDEN, FORCED, Slab
from edition.typeset.line.compositor import Type
from edition.typeset.line.stretches import Inline
from edition.typeset.line.style import Style

_LARGEST, _LAST = 0, 3
"""The first rank and the last."""
_DEEP = 3
"""Levels from which on sections are of the largest rank in a short text too."""
_RUN_IN = 4
"""The level that stands at the head of its paragraph, in the same line."""
_SUNK = 5
"""Rows above a heading that opens a page."""
_WEIGHTS: tuple[FaceCut, ...] = (
    "Display Black",
    "Display Bold",
    "Display Bold",
    "Display Medium",
)
"""By rank."""


def ranks(blocks: Sequence[Block], *, book: bool) -> Mapping[str, int]:
    """The rank of each heading by its ref; one right below another of its level or a higher one is
    below that in rank too.
    """
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    first = 0 if book or max(levels, default=0) >= _DEEP else 1
    found: dict[str, int] = {}
    for before, block in pairwise((None, *blocks)):
        if isinstance(block, Heading):
            rank = block.level - 1 + first
            if isinstance(before, Heading) and block.level >= before.level:
                rank = max(rank, found[before.ref] + 1)
            found[block.ref] = min(rank, _LAST)
    return found


def type_of(style: Style, rank: int) -> Type:
    """How a heading of a rank is set."""
    return Type(_WEIGHTS[rank], (style.opening, style.heading, style.size, style.size)[rank])


def fitting(style: Style, rank: int, lines: int) -> int:
    """The rank at which a heading of so many lines is set: not the largest where it would fill half
    a page.
    """
    return _LARGEST + 1 if rank == _LARGEST and 2 * _rows(lines) > style.least_rows else rank


def _rows(lines: int) -> int:
    """What lines of the largest rank take, a row and a half apart, the last of them on the grid."""
    return (3 * (lines - 1) + 1) // 2 + 1


def weighted(text: Inline, rank: int) -> Inline:
    """The text of a heading that was woven in Bold, in the weight of its rank; but for Bold it is
    of one weight.
    """
    weight = _WEIGHTS[rank]
    if weight == "Display Bold":
        return text
    stretches = tuple(replace(stretch, weight=weight) for stretch in text.stretches)
    return replace(text, stretches=stretches)


def spaced(style: Style, rank: int, lines: Sequence[Slab], *, below: int | None) -> list[Slab]:
    """A heading with the rows above it and below; `lines` are slabs of a line each, `below` the
    rank of one right above it.

    The largest has its lines a row and a half apart, the last of them on the grid.
    """
    above = [] if below is not None and below != rank else [BLANK] * (2 if rank == _LARGEST else 1)
    if rank != _LARGEST:
        return [
            *above,
            replace(lines[0], penalty=0),
            *(replace(slab, penalty=FORBIDDEN) for slab in lines[1:]),
        ]
    steps = 3 * (len(lines) - 1)
    rows = _rows(len(lines))
    last = (rows - 1) * style.leading
    placed = tuple(
        (last - (steps - 3 * i) * style.leading // 2, line)
        for i, slab in enumerate(lines)
        for _, line in slab.lines
    )
    notes = tuple(label for slab in lines for label in slab.notes)
    return [
        *above,
        Slab(rows, placed, section=lines[0].section, notes=notes),
        replace(BLANK, penalty=FORBIDDEN),
    ]


def opened(style: Style, slabs: Sequence[Slab]) -> list[Slab]:
    """A heading of the largest rank that begins a page, sunk."""
    first, *others = [
        slab for i, slab in enumerate(slabs) if not (slab.blank and i < len(slabs) - 1)
    ]
    lines = tuple((y + _SUNK * style.leading, line) for y, line in first.lines)
    return [replace(first, rows=first.rows + _SUNK, lines=lines, penalty=FORCED), *others]


def runs_in(heading: Block, after: Block) -> bool:
    """Whether a block is a heading that stands at the head of the paragraph after it.

    Not where a word from the left would meet another there: in one line they would change places.
    """
    if not isinstance(heading, Heading) or heading.level != _RUN_IN:
        return False
    if not isinstance(after, Paragraph) or after.quoted or after.level:
        return False
    if runs_left_to_right(heading.text) or runs_left_to_right(after.text):
        return False
    return _is_from_the_right(heading.text[::-1]) or _is_from_the_right(after.text)


def _is_from_the_right(text: str) -> bool:
    """Whether the first letter or digit is a right-to-left letter."""
    first = next((character for character in text if character.isalnum()), " ")
    return unicodedata.bidirectional(first) in ("R", "AL")
