"""Where an emendation belongs: to one part of one block.

In an item and a signatory the label is a part and what follows it another; every other block is one
part, and where it has markup in it, each of its pieces is one. What reaches over the end of a part
can only be white space. An emendation that covers a whole block and sets nothing takes the block
away.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from edition.model.document import Block, Item, Marked, Signatory
from edition.model.reading import Emendation
from edition.model.source import Span


def parts_of(block: Block) -> tuple[Span, ...]:
    """The pieces of the block, or the span of its label and the pieces of what follows that."""
    label = block.label if isinstance(block, Item | Signatory) else None
    return (label.span, *pieces_of(block)) if label else pieces_of(block)


def pieces_of(block: Block) -> tuple[Span, ...]:
    """The spans that hold the text of a block: one, where no markup stands in it."""
    if isinstance(block, Marked) and block.pieces:
        return block.pieces
    label = block.label if isinstance(block, Item | Signatory) else None
    return (Span(label.span.end if label else block.span.start, block.span.end),)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def takes_away(emendation: Emendation, block: Block) -> bool:
    """Whether nothing of a block is left by one emendation."""
    covers = emendation.span.start <= block.span.start and block.span.end <= emendation.span.end
    return covers and not emendation.after.strip()


def in_order(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks by their spans, which do not overlap: those of notes stand elsewhere than they are
    set.
    """
    return sorted(blocks, key=lambda block: (block.span.start, block.span.end))


def belongs(emendation: Emendation, blocks: Sequence[Block]) -> bool:
    """Whether it is certain which part of which block the characters that an emendation sets are
    of; the blocks are in order.
    """
    first = bisect_right(blocks, emendation.span.start, key=lambda block: block.span.end)
    met = blocks[
        first : bisect_left(blocks, emendation.span.end, key=lambda block: block.span.start)
    ]
    parts = [part for block in met for part in parts_of(block) if meet(emendation.span, part)]
    if len(parts) > 1:
        return all(takes_away(emendation, block) for block in met)
    return len(parts) == 1 or not emendation.after.strip()
