"""Whose content is whose: every mark on a page has one owner, every owned mark is there, ParentTree
says the same; and each paragraph is shown by its own glyphs, in the order of the stream.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from edition.core.quoting import worded
from edition.model.proof import Fault
from edition.verify.file.page_content import PageContent
from edition.verify.file.readers import DIRECTION_CONTROLS, words
from edition.verify.file.structure_tree import Content, TreeElement, elements, owned
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.paragraphs import OrderedParagraph, TaggedParagraph, TaggedPart

_QUOTED = 60
"""Characters of a line, in a fault."""


def marked_content(
    reader: PdfReader, top: tuple[TreeElement, ...], pages: Sequence[PageContent]
) -> Iterator[str]:
    """A clause for all that is painted outside of marks, owned by none or by two, owned and absent,
    or unlike ParentTree.
    """
    owners: dict[int, dict[int, TreeElement]] = {number: {} for number in range(len(pages))}
    for element in elements(top):
        for kid in element.kids:
            if isinstance(kid, Content):
                if other := owners[kid.page].get(kid.mcid):
                    yield (
                        worded(
                            "page {page}: MCID {mcid} belongs to {place} and to {other_place}",
                            page=kid.page + 1,
                            mcid=kid.mcid,
                            place=other.place,
                            other_place=element.place,
                        )
                    )
                owners[kid.page][kid.mcid] = element
    parents = _parent_tree(reader)
    for number, page in enumerate(pages):
        key = reader.pages[number].get("/StructParents", -1)
        found = (
            *page.faults,
            *_ownership(page, owners[number]),
            *_parentage(parents.get(key), owners[number]),
        )
        yield from (
            worded("page {number}: {clause}", number=number + 1, clause=fault) for fault in found
        )


def _ownership(page: PageContent, owners: dict[int, TreeElement]) -> Iterator[str]:
    for mcid in sorted(page.marked.keys() - owners.keys()):
        yield worded(
            "no element owns MCID {mcid}, «{text}»",
            mcid=mcid,
            text=page.marked[mcid].text[:_QUOTED],
        )
    for mcid in sorted(owners.keys() - page.marked.keys()):
        yield worded(
            "{place} owns MCID {mcid}, which the page does not have",
            place=owners[mcid].place,
            mcid=mcid,
        )


def _parentage(listed: list[int] | None, owners: dict[int, TreeElement]) -> Iterator[str]:
    """A page names its entry of ParentTree by StructParents; the entry lists the owner of each
    MCID, from 0.
    """
    if listed is None:
        yield from [worded("its StructParents is missing or not in ParentTree")] if owners else []
        return
    for mcid in sorted(owners):
        element = owners[mcid]
        if listed[mcid : mcid + 1] != [element.number]:
            yield worded(
                "ParentTree does not give MCID {mcid} to {place}", mcid=mcid, place=element.place
            )


def _parent_tree(reader: PdfReader) -> dict[int, list[int]]:
    """The entries of ParentTree that are lists of elements (those of pages), as object numbers."""
    root = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    found: dict[int, list[int]] = {}
    waiting = [root.get("/ParentTree", DictionaryObject()).get_object()]
    while waiting:
        node = waiting.pop()
        waiting += [kid.get_object() for kid in node.get("/Kids", ArrayObject()).get_object()]
        numbers = node.get("/Nums", ArrayObject()).get_object()
        for key, value in zip(numbers[::2], numbers[1::2], strict=False):
            entry = value.get_object()
            if isinstance(entry, ArrayObject):
                found[int(key)] = [e.idnum if isinstance(e, IndirectObject) else 0 for e in entry]
    return found


def own_content(
    ordered: OrderedParagraph, pages: Mapping[int, PageContent], finder: Finder
) -> Iterator[Fault]:
    """A fault for each part of a paragraph of which a line, put in order by UAX #9, differs from
    what the content stream shows; `pages` are those that it stands on, by number (from 0).
    """
    rank = {at: place for place, at in enumerate(ordered.from_left)}
    for part in ordered.paragraph.parts:
        if fault := _difference(ordered.paragraph, part, rank, pages, finder):
            yield fault


def empty_figures(top: tuple[TreeElement, ...], pages: Sequence[PageContent]) -> Iterator[str]:
    """A clause for each figure that paints nothing."""
    for figure in elements(top):
        if figure.kind == "Figure" and not any(
            _paints(content, pages) for content in owned(figure)
        ):
            yield worded("{place} paints nothing", place=figure.place)


def _difference(
    paragraph: TaggedParagraph,
    part: TaggedPart,
    rank: Mapping[int, int],
    pages: Mapping[int, PageContent],
    finder: Finder,
) -> Fault | None:
    """The first line that differs. A content is a line, or a part of one; white space between two
    contents is free.
    """
    text = paragraph.text
    letters = [i for i in range(part.start, part.end) if _is_letter(text[i])]
    at = 0
    for content in part.contents:
        shown = _shown(content, pages)
        count = sum(map(_is_letter, shown))
        line = letters[at : at + count]
        at += count
        placed = [i for i in range(line[0], line[-1] + 1) if i in rank] if line else []
        wanted = "".join(text[i] for i in sorted(placed, key=rank.__getitem__))
        if not _equal(wanted, shown):
            fact = worded(
                "{place} on page {page} shows other letters from left to right",
                place=paragraph.place,
                page=content.page + 1,
            )
            where = finder.place(text, line[0] if line else part.start)
            return Fault(fact, wanted[:_QUOTED], shown[:_QUOTED], where)
    if at < len(letters):
        page = worded(" on page {page}", page=part.contents[-1].page + 1) if part.contents else ""
        lost = text[letters[at] : part.end][:_QUOTED]
        return Fault(
            worded(
                "{place}{page} does not show «{lost}»", place=paragraph.place, page=page, lost=lost
            ),
            place=finder.place(text, letters[at]),
        )
    return None


def _equal(wanted: str, shown: str) -> bool:
    """Whether two lines have the same words; joiners between two directions may stand on either
    side of their border.
    """
    one, other = _folded(wanted), _folded(shown)
    return one == other or (
        sorted(one) == sorted(other) and _without_joiners(one) == _without_joiners(other)
    )


def _without_joiners(text: str) -> str:
    return "".join(c for c in text if unicodedata.bidirectional(c) != "BN")


def _shown(content: Content, pages: Mapping[int, PageContent]) -> str:
    marked = pages[content.page].marked.get(content.mcid)
    return marked.text if marked else ""


def _paints(content: Content, pages: Sequence[PageContent]) -> bool:
    marked = pages[content.page].marked.get(content.mcid)
    return marked is not None and marked.paints


@cache
def _is_letter(character: str) -> bool:
    return not character.isspace() and character not in DIRECTION_CONTROLS


def _folded(text: str) -> str:
    return " ".join(words(text))
