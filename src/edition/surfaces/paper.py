"""Where the pages of the printed pamphlet begin in the text, so that a citation by page holds on
every surface.

The pamphlet names no blocks; but the leaves of its structure, in their order, say what the blocks
say. Notes stand at the feet of pages, and labels may be drawn otherwise than they are typed: both
are passed over. So is the title of the text where its cover alone shows it; a page that begins with
it begins there.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from edition.model.document import Block, Divider, Note, Title
from edition.model.page import Element, PagedDocument
from edition.model.surface import PaperPage

_PASSED = frozenset({"Note", "Reference", "Lbl", "Figure", "TOC"})


class _Said(NamedTuple):
    """What the blocks say without white space, and the block and code point of each of these; so
    many of them are its title, which stands first.
    """

    text: str
    places: Sequence[tuple[int, int]]
    title: int


def paper_pages(pamphlet: PagedDocument, blocks: Sequence[Block]) -> tuple[PaperPage, ...]:
    """A value for each page, in order."""
    begins = _begins(pamphlet, _said(blocks))
    found: list[PaperPage] = []
    place = len(blocks), 0
    first = min(begins, default=0)
    for page in reversed(pamphlet.pages):
        if page.number < first:
            place = 0, 0
        if page.number in begins:
            block, offset = begins[page.number]
            place = block, _word_at(blocks[block].text, offset)
        found.insert(0, PaperPage(page.number, page.folio, *place))
    return tuple(found)


def _said(blocks: Sequence[Block]) -> _Said:
    places = [
        (number, offset)
        for number, block in enumerate(blocks)
        if not isinstance(block, Note | Divider)
        for offset, character in enumerate(block.text)
        if not character.isspace()
    ]
    title = sum(isinstance(blocks[number], Title) for number, _ in places)
    return _Said("".join(blocks[number].text[offset] for number, offset in places), places, title)


def _begins(pamphlet: PagedDocument, said: _Said) -> Mapping[int, tuple[int, int]]:
    """By the numbers of pages of text the first place in the text that stands on them."""
    of_text = {page.number for page in pamphlet.makeup.pages} if pamphlet.makeup else set()
    leaves = _leaves(pamphlet, of_text)
    read = [leaves[leaf] for leaf in _read(pamphlet.structure) if leaf in leaves]
    # The pages say the title or do not; of the two that is so with which more of them is found.
    ways = (_found(read, said.text, start) for start in (0, said.title))
    first, _ = max(ways, key=itemgetter(1))
    return {page: said.places[place] for page, place in first.items()}


def _found(
    read: Sequence[Sequence[tuple[int, str]]], text: str, at: int
) -> tuple[Mapping[int, int], int]:
    """By the numbers of pages where in the text from `at` on they begin, and how much of it was
    found. What is no part of the text, such as a heading made for its pages, is passed over.
    """
    first: dict[int, int] = {}
    start = at
    for parts in read:
        whole = "".join(said for _, said in parts)
        if whole and text.startswith(whole, at):
            for page, said in parts:
                first[page] = min(first.get(page, at), at)
                at += len(said)
    return first, at - start


def _leaves(pamphlet: PagedDocument, of_text: set[int]) -> Mapping[int, Sequence[tuple[int, str]]]:
    """What each leaf says on each page of text, without white space."""
    found: dict[int, dict[int, str]] = {}
    for page in pamphlet.pages:
        for placed in page.lines if page.number in of_text else ():
            for fragment in sorted(placed.line.fragments, key=lambda each: each.rank):
                said = found.setdefault(fragment.leaf, {})
                said[page.number] = said.get(page.number, "") + "".join(fragment.text.split())
    return {leaf: tuple(parts.items()) for leaf, parts in found.items()}


def _read(element: Element) -> Iterator[int]:
    """The leaves in the order in which they are read."""
    for child in element.children:
        if not isinstance(child, Element):
            yield child
        elif child.role not in _PASSED:
            yield from _read(child)


def _word_at(text: str, offset: int) -> int:
    """The beginning of the word that a page begins within, such as a long address."""
    while offset and not text[offset - 1].isspace():
        offset -= 1
    return offset
