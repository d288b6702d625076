"""Whose content is whose: every mark on a page has one owner, every owned mark is there, and
ParentTree says the same.
"""

from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from edition.verify.file.content import PageContent
from edition.verify.file.structure import Content, Element, elements

_QUOTED = 60


def marked_content(
    reader: PdfReader, top: tuple[Element, ...], pages: Sequence[PageContent]
) -> Iterator[str]:
    """A clause for all that is painted outside of marks, owned by none or by two, owned and absent,
    or unlike ParentTree.
    """
    owners: dict[int, dict[int, Element]] = {number: {} for number in range(len(pages))}
    for element in elements(top):
        for kid in element.kids:
            if isinstance(kid, Content):
                if other := owners[kid.page].get(kid.mcid):
                    yield (
                        f"page {kid.page + 1}: MCID {kid.mcid} belongs to {other.place} and to "
                        f"{element.place}"
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
        yield from (f"page {number + 1}: {fault}" for fault in found)


def _ownership(page: PageContent, owners: dict[int, Element]) -> Iterator[str]:
    for mcid in sorted(page.marked.keys() - owners.keys()):
        yield f"no element owns MCID {mcid}, «{page.marked[mcid].text[:_QUOTED]}»"
    for mcid in sorted(owners.keys() - page.marked.keys()):
        yield f"{owners[mcid].place} owns MCID {mcid}, which the page does not have"


def _parentage(listed: list[int] | None, owners: dict[int, Element]) -> Iterator[str]:
    """A page names its entry of ParentTree by StructParents; the entry lists the owner of each
    MCID, from 0.
    """
    if listed is None:
        yield from ["its StructParents is missing or not in ParentTree"] if owners else []
        return
    for mcid in sorted(owners):
        element = owners[mcid]
        if listed[mcid : mcid + 1] != [element.number]:
            yield f"ParentTree does not give MCID {mcid} to {element.place}"


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
