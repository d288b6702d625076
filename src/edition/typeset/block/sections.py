"""The structure of a text: sections within sections, lists within items, and what is quoted, out of
elements in a row.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.model.document import Block, Heading, Hemistich, Item, Paragraph, Signatory
from edition.model.page import Element, Role

Entries = Sequence[tuple[Block, Element]]

_DEEPER: tuple[Role, ...] = ("H3", "H4", "H5")
"""Below a heading of the highest level, which is H2, as the title is H1."""


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
    return block.quoted if isinstance(block, Paragraph | Item | Hemistich) else 0


def lists_around(block: Block) -> int:
    """How many lists a block stands in."""
    return block.level if isinstance(block, Paragraph | Item) else int(isinstance(block, Signatory))


def _section(entries: Entries, depth: int) -> Element:
    heading = entries[0][1]
    if depth:
        heading = replace(heading, role=_DEEPER[min(depth, len(_DEEPER)) - 1])
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
