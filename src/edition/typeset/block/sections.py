"""How blocks belong together. On paper: which are set together, which stand apart, and which begin
a page. In the structure: sections within sections, lists within items, and what is quoted, out of
elements in a row.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec.structs import replace

from edition.model.document import (
    Block,
    Cell,
    CodeLine,
    Divider,
    Heading,
    Hemistich,
    Item,
    Paragraph,
    Signatory,
    Slogan,
    Title,
)
from edition.model.page import Element, Role
from edition.typeset.block.headings import runs_in

Entries = Sequence[tuple[Block, Element]]

_RUNNING = Paragraph | Item | Hemistich | CodeLine | Cell
_HEADINGS: tuple[Role, ...] = ("H2", "H3", "H4", "H5")
"""From the highest level of a text on, as its title is H1."""


Turns: TypeAlias = Literal["both", "slogans", "none"]
"""Which parts at the end of a text open pages: the slogans and the names, the first alone, none."""


def page_turns(blocks: Sequence[Block], turns: Turns = "both") -> frozenset[int]:
    """Indexes of the blocks that begin a page: the first slogan of the closing part, and the
    heading of the signatories, of these what is asked for.

    The closing part is what no paragraph, item, verse, code or table follows.
    """
    if turns == "none":
        return frozenset()
    closing = len(blocks)
    while closing and not isinstance(blocks[closing - 1], _RUNNING):
        closing -= 1
    found = [i for i in range(closing, len(blocks)) if isinstance(blocks[i], Slogan)][:1]
    if turns == "both" or not found:
        found += [i for i in range(closing, len(blocks)) if _heads_signatories(blocks[i])]
    return frozenset(found) - {0}


def _heads_signatories(block: Block) -> bool:
    return isinstance(block, Heading) and block.of == "signatories"


# Tuples, for each block is asked often: a union would be made each time.
_QUOTED = Paragraph, Item, Hemistich, CodeLine
_LISTED = Paragraph, Item, CodeLine
_PARTING = Heading, Title, Divider


def headings_above(blocks: Sequence[Block], at: int) -> Sequence[Heading]:
    """The headings right above a block, the highest first."""
    found: list[Heading] = []
    while at and isinstance(above := blocks[at - 1], Heading):
        found.insert(0, above)
        at -= 1
    return found


def groups(blocks: Sequence[Block]) -> Iterator[tuple[int, Sequence[Block]]]:
    """The blocks that are set together, with the index of the first: the halves of a couplet, the
    cells of a table, the lines of a block of code, a heading and the paragraph at whose head it
    stands.
    """
    at = 0
    for _, group in groupby(range(len(blocks)), key=lambda at: _group_of(blocks, at)):
        gathered = [blocks[i] for i in group]
        yield at, gathered
        at += len(gathered)


def _group_of(blocks: Sequence[Block], at: int) -> tuple[object, ...]:
    match blocks[at]:
        case Hemistich() as half:
            return ("couplet", half.stanza, at - (half.half - 1))
        case Cell() as cell:
            return ("table", cell.table)
        case CodeLine() as line:
            return ("code", line.code)
        case Paragraph() as block if at and runs_in(blocks[at - 1], block):
            return (at - 1,)
        case _:
            return (at,)


def stands_apart(before: Block | None, block: Block) -> bool:
    """Whether a blank row parts two blocks: lists, verse, code, tables and quotes from what is
    about them, and stanzas; a rule parts them by itself.
    """
    return (
        before is not None
        and not isinstance(before, _PARTING)
        and _kind_of(before) != _kind_of(block)
    )


def announced(before: Block | None, block: Block) -> bool:
    """Whether a paragraph that ends with a colon speaks of what begins here: a list, verse, code, a
    table, a quote.
    """
    return (
        isinstance(before, Paragraph)
        and before.text.rstrip().endswith(":")
        and stands_apart(before, block)
    )


def ends_alone(blocks: Sequence[Block], at: int) -> bool:
    """Whether an item is the last of three and more."""
    items = [isinstance(block, Item) for block in blocks[max(at - 2, 0) : at + 2]]
    return at > 1 and items[:3] == [True] * 3 and not any(items[3:])


def goes_on(before: Block | None, block: Paragraph) -> bool:
    """Whether a paragraph follows one that stands as it does: it is indented then."""
    return isinstance(before, Paragraph) and not block.level and before.quoted == block.quoted


def _kind_of(block: Block) -> tuple[object, ...]:
    quotes = quotes_around(block)
    match block:
        case Hemistich():
            return (quotes, "verse", block.stanza)
        case Cell():
            return (quotes, "table", block.table)
        case CodeLine():
            return (quotes, "code", block.code)
        case Paragraph() | Item() if lists_around(block):
            return (quotes, "list")
        case _:
            return (quotes, "")


def sections(entries: Entries) -> Iterator[Element]:
    """A Sect for what stands before the first heading, and one for each heading with all that is
    under it.
    """
    lead, below = _divided(entries)
    if lead:
        yield Element("Sect", tuple(_contained(lead, 0, 0)))
    yield from (_section(section, 0) for section in below)


def leaves_of(element: Element, *roles: Role) -> list[int]:
    """The leaves of the elements of these roles, in reading order."""
    found: list[int] = []
    for child in element.children:
        if isinstance(child, Element):
            found += leaves_of(child, *roles)
        elif element.role in roles:
            found.append(child)
    return found


def first_leaves(element: Element, *roles: Role) -> Iterator[tuple[int, int]]:
    """The first leaf of each element of these roles, in reading order, with the place of its role
    among them, from 1.
    """
    if element.role in roles:
        first: Element | int = element
        while isinstance(first, Element):
            first = first.children[0]
        yield first, roles.index(element.role) + 1
    else:
        for child in element.children:
            if isinstance(child, Element):
                yield from first_leaves(child, *roles)


def quotes_around(block: Block) -> int:
    """How many block quotes a block stands in."""
    return block.quoted if isinstance(block, _QUOTED) else 0


def lists_around(block: Block) -> int:
    """How many lists a block stands in."""
    if isinstance(block, _LISTED):
        return block.level
    return int(isinstance(block, Signatory))


def _section(entries: Entries, depth: int) -> Element:
    role = _HEADINGS[min(depth, len(_HEADINGS) - 1)]
    heading = replace(entries[0][1], role=role)
    lead, below = _divided(entries[1:])
    deeper = (_section(section, depth + 1) for section in below)
    return Element("Sect", (heading, *_contained(lead, 0, 0), *deeper))


def _divided(entries: Entries) -> tuple[Entries, list[Entries]]:
    """What stands before the first heading of the highest level that there is, and each such
    heading with what follows it.
    """
    levels = [block.level if isinstance(block, Heading) else None for block, _ in entries]
    highest = min((level for level in levels if level is not None), default=None)
    first = next((i for i, level in enumerate(levels) if level is not None), len(entries))
    # The first heading begins a section whatever its level, so that no heading stands in none.
    starts = [
        i
        for i, level in enumerate(levels)
        if level is not None and (level == highest or i == first)
    ]
    ends = [*starts[1:], len(entries)]
    return entries[:first], [entries[a:b] for a, b in zip(starts, ends, strict=False)]


def _contained(entries: Entries, quotes: int, lists: int) -> Iterator[Element]:
    """The elements with those that are quoted or listed gathered into what contains them."""
    at = 0
    while at < len(entries):
        block, element = entries[at]
        end = at + 1
        # A quote is opened before a list: one that begins with a list has the list within it. What
        # stands in more quotes than the list goes on in it, what stands in fewer ends it.
        if quotes_around(block) > quotes:
            while end < len(entries) and quotes_around(entries[end][0]) > quotes:
                end += 1
            yield Element("BlockQuote", tuple(_contained(entries[at:end], quotes + 1, lists)))
        elif lists_around(block) > lists:
            while (
                end < len(entries)
                and lists_around(entries[end][0]) > lists
                and quotes_around(entries[end][0]) >= quotes
            ):
                end += 1
            yield Element("L", tuple(_items(entries[at:end], quotes, lists + 1)))
        else:
            yield element
        at = end


def _items(entries: Entries, quotes: int, lists: int) -> Iterator[Element]:
    """An LI for each item of a list, what goes on in it within its LBody."""
    starts = [i for i, (block, _) in enumerate(entries) if i == 0 or _begins_item(block, lists)]
    for a, b in zip(starts, [*starts[1:], len(entries)], strict=True):
        block, element = entries[a]
        # A list may begin in the middle of an item, as what goes on behind a quote within one does:
        # it has no label then.
        if not _begins_item(block, lists):
            yield Element("LI", (Element("LBody", tuple(_contained(entries[a:b], quotes, lists))),))
            continue
        *label, body = element.children
        if not isinstance(body, Element):
            raise AssertionError("the last child of an LI is its LBody")
        more = tuple(_contained(entries[a + 1 : b], quotes, lists))
        yield replace(element, children=(*label, replace(body, children=(*body.children, *more))))


def _begins_item(block: Block, lists: int) -> bool:
    return isinstance(block, Item | Signatory) and lists_around(block) == lists
