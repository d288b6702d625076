"""The structure tree (ISO 32000-1, 14.7): what assistive technology hears.

ActualText stands on a Span directly above the Span that owns marked content, and nowhere else: on the owner it hides the
text from MuPDF, in the content from PDFium and poppler, on a block it would hide links and languages below it. A leaf that
goes on over a page has such a pair of Spans for each page.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from edition.core.units import Length
from edition.model.page import Element, LinkArea, PagedDocument
from edition.pdf.objects import Array, Dictionary, Document, name, points, text

Owned = Mapping[int, Sequence[tuple[int, int]]]


class Tree:
    """Builds the objects of the tree over pages that are registered already."""

    def __init__(self, document: Document, paged: PagedDocument, owned: Owned, page_refs: Sequence[object]) -> None:
        self._document = document
        self._height = paged.height
        self._owned = owned
        self._pages = page_refs
        self._texts = _texts(paged)
        self._figures = {figure.leaf: figure for page in paged.pages for figure in page.figures}
        self._areas = defaultdict[int, list[tuple[int, LinkArea]]](list)
        for page in paged.pages:
            for area in page.links:
                self._areas[area.leaf].append((page.number, area))
        self._parents: dict[tuple[int, int], object] = {}
        self._next_key = len(paged.pages)
        self._link_parents: list[tuple[int, object]] = []
        self.annotations: defaultdict[int, list[object]] = defaultdict(list)
        self._paged = paged

    def root(self) -> object:
        """A reference to the StructTreeRoot; `annotations` then holds each page's links."""
        root = Dictionary({"Type": name("StructTreeRoot")})
        reference = self._document.Reference(root)
        root["K"] = self._element(self._paged.structure, reference, {"O": name("Layout"), "WritingMode": name("RlTb")})
        root["ParentTree"] = self._document.Reference(Dictionary({"Nums": self._numbers()}))
        root["ParentTreeNextKey"] = self._next_key
        return reference

    def _element(self, element: Element, parent: object, attributes: dict[str, object] | None = None) -> object:
        node = Dictionary({"Type": name("StructElem"), "S": name(element.role), "P": parent})
        reference = self._document.Reference(node)
        if element.lang:
            node["Lang"] = text(element.lang)
        if element.alt:
            node["Alt"] = text(element.alt)
        if element.role == "L":
            attributes = {"O": name("List"), "ListNumbering": name("Decimal")}
        kids: list[object] = []
        for child in element.children:
            if isinstance(child, Element):
                kids.append(self._element(child, reference))
            elif element.role == "Figure":
                attributes = self._figure(child, node, reference, kids)
            else:
                kids += self._spans(child, reference)
                kids += [self._link(number, area, element, reference) for number, area in self._areas[child]]
        if attributes:
            node["A"] = Dictionary(attributes)
        node["K"] = Array(kids)
        return reference

    def _spans(self, leaf: int, parent: object) -> list[object]:
        """The pair of Spans for each page that shows a part of the leaf."""
        marks = defaultdict[int, list[int]](list)
        for page, mark in self._owned[leaf]:
            marks[page].append(mark)
        found: list[object] = []
        for page, owned in marks.items():
            upper = Dictionary({"Type": name("StructElem"), "S": name("Span"), "P": parent})
            reference = self._document.Reference(upper)
            lower = Dictionary({"Type": name("StructElem"), "S": name("Span"), "P": reference, "Pg": self._pages[page - 1]})
            lower["K"] = Array(owned)
            upper["K"] = owner = self._document.Reference(lower)
            upper["ActualText"] = text(self._texts[leaf, page] + (" " if page != max(marks) else ""))
            self._parents.update({(page, mark): owner for mark in owned})
            found.append(reference)
        return found

    def _figure(self, leaf: int, node: Dictionary, reference: object, kids: list[object]) -> dict[str, object]:
        [(page, mark)] = self._owned[leaf]
        node["Pg"] = self._pages[page - 1]
        kids.append(mark)
        self._parents[page, mark] = reference
        shown = self._figures[leaf]
        box = self._box(shown.x, shown.y, shown.width, shown.height)
        return {"O": name("Layout"), "Placement": name("Block"), "BBox": box}

    def _link(self, number: int, area: LinkArea, element: Element, parent: object) -> object:
        """An annotation and the reference to it from its Link element (ISO 32000-1, 14.7.4.3)."""
        annotation = Dictionary(
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": self._box(area.x, area.y, area.width, area.height),
                "Border": Array([0, 0, 0]),
                "F": 4,
                "Contents": text(element.alt),
                "StructParent": self._next_key,
                "A": Dictionary({"Type": name("Action"), "S": name("URI"), "URI": text(element.url)}),
            }
        )
        self._link_parents.append((self._next_key, parent))
        self._next_key += 1
        reference = self._document.Reference(annotation)
        self.annotations[number].append(reference)
        return self._document.Reference(Dictionary({"Type": name("OBJR"), "Obj": reference, "Pg": self._pages[number - 1]}))

    def _box(self, x: Length, y: Length, width: Length, height: Length) -> Array:
        return Array([points(x), points(self._height - y - height), points(x + width), points(self._height - y)])

    def _numbers(self) -> Array:
        """The parent tree: for each page the owner of each marked content, for each annotation its Link."""
        numbers: list[object] = []
        for page in range(1, len(self._pages) + 1):
            owners = [self._parents[key] for key in sorted(k for k in self._parents if k[0] == page)]
            numbers += [page - 1, Array(owners)]
        for key, parent in self._link_parents:
            numbers += [key, parent]
        return Array(numbers)


def _texts(paged: PagedDocument) -> dict[tuple[int, int], str]:
    """What each leaf says on each page, its lines joined by a space where a word ends."""
    texts: defaultdict[tuple[int, int], str] = defaultdict(str)
    for page in paged.pages:
        for placed in page.lines:
            for fragment in placed.line.fragments:
                texts[fragment.leaf, page.number] += fragment.text + ("" if placed.line.within_word else " ")
    return {key: said.rstrip(" ") for key, said in texts.items()}
