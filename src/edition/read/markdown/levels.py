"""The first heading of a text is its title; the others count from the highest level that is
used.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from edition.model.document import Block, Heading, Title

_LEVELS = 4
"""Levels of headings that look unlike one another."""


def titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The first block as title, if it is a heading."""
    for at, block in enumerate(blocks):
        if at == 0 and isinstance(block, Heading):
            yield Title("title", block.span, block.text, block.marks, block.pieces)
        else:
            yield block


def levelled(blocks: Iterator[Block]) -> Iterator[Block]:
    """Headings with levels from 1 without a gap, and their refs; below the fourth all are of the
    fourth.
    """
    gathered = list(blocks)
    used = sorted({block.level for block in gathered if isinstance(block, Heading)})
    counts: Counter[str] = Counter()
    for block in gathered:
        if isinstance(block, Heading):
            level = min(used.index(block.level) + 1, _LEVELS)
            kind: Literal["heading", "subheading"] = "heading" if level == 1 else "subheading"
            counts[kind] += 1
            yield Heading(
                f"{kind} {counts[kind]}",
                block.span,
                block.text,
                level,
                "section",
                block.marks,
                block.pieces,
            )
        else:
            yield block
