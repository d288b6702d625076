"""Which blocks are set together, which stand apart, and which begin a page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from edition.model.document import Block, Cell, Heading, Hemistich, Item, Paragraph, Slogan, Title
from edition.typeset.block.sections import lists_around, quotes_around


def page_turns(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the blocks that begin a page: the first slogan of the closing part, and the
    heading of the signatories.

    The closing part is what no paragraph, item, verse or table follows.
    """
    closing = len(blocks)
    while closing and not isinstance(blocks[closing - 1], Paragraph | Item | Hemistich | Cell):
        closing -= 1
    turns = [i for i in range(closing, len(blocks)) if isinstance(blocks[i], Slogan)][:1]
    turns += [i for i in range(closing, len(blocks)) if _heads_signatories(blocks[i])]
    return frozenset(turns) - {0}


def _heads_signatories(block: Block) -> bool:
    return isinstance(block, Heading) and block.of == "signatories"


def headings_above(blocks: Sequence[Block], at: int) -> Sequence[Heading]:
    """The headings right above a block, the highest first."""
    found: list[Heading] = []
    while at and isinstance(above := blocks[at - 1], Heading):
        found.insert(0, above)
        at -= 1
    return found


def groups(blocks: Sequence[Block]) -> Iterator[tuple[int, Sequence[Block]]]:
    """The blocks that are set together, with the index of the first: the halves of a couplet, the
    cells of a table.
    """
    at = 0
    for _, group in groupby(enumerate(blocks), key=lambda entry: _group_of(*entry)):
        gathered = [block for _, block in group]
        yield at, gathered
        at += len(gathered)


def _group_of(at: int, block: Block) -> tuple[object, ...]:
    match block:
        case Hemistich():
            return ("couplet", block.stanza, at - (block.half - 1))
        case Cell():
            return ("table", block.table)
        case _:
            return (at,)


def stands_apart(before: Block | None, block: Block) -> bool:
    """Whether a blank row parts two blocks: lists, verse, tables and quotes from what is about
    them, and stanzas.
    """
    return (
        before is not None
        and not isinstance(before, Heading | Title)
        and _kind_of(before) != _kind_of(block)
    )


def _kind_of(block: Block) -> tuple[object, ...]:
    quotes = quotes_around(block)
    match block:
        case Hemistich():
            return (quotes, "verse", block.stanza)
        case Cell():
            return (quotes, "table", block.table)
        case Paragraph() | Item() if lists_around(block):
            return (quotes, "list")
        case _:
            return (quotes, "")
