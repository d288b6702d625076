"""The structure tree (ISO 32000-1, 14.7): what assistive technology hears; and the bookmarks.

ActualText stands on a Span directly above the Span that owns marked content, and nowhere else: on
the owner it hides the text from MuPDF, in the content from PDFium and poppler, on a block it would
hide links and languages below it. A leaf that goes on over a page has such a pair of Spans for each
page.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from edition.core.direction import runs_left_to_right
from edition.core.pdf_syntax import points
from edition.model.page import Bookmark, Element, Figure, LinkArea, PagedDocument
from edition.pdf.pdf_objects import Array, Dictionary, Document, name, text

_INLINE = ("Link", "Reference", "Code", "Span")
_BLOCKS = ("H1", "H2", "H3", "H4", "H5", "P", "Lbl", "LBody", "TD", "TH", "TOCI")
_LEFT, _RIGHT = "LrTb", "RlTb"
_BULLETS = frozenset("•‣▪◦·-*–—")

Owned = Mapping[int, Sequence[tuple[int, int]]]


class Tree:
    """Builds the objects of the tree over pages that are registered already."""

    def __init__(
        self, document: Document, paged: PagedDocument, owned: Owned, page_refs: Sequence[object]
    ) -> None:
        self._document = document
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
        self._notes: list[object] = []
        self.annotations: defaultdict[int, list[object]] = defaultdict(list)
        self._paged = paged

    def root(self) -> object:
        """A reference to the StructTreeRoot; `annotations` then holds each page's links."""
        root = Dictionary({"Type": name("StructTreeRoot")})
        reference = self._document.Reference(root)
        root["K"] = self._element(self._paged.structure, reference, "")
        if self._notes:
            names = [
                item for i, note in enumerate(self._notes, 1) for item in (text(_note_id(i)), note)
            ]
            root["IDTree"] = self._document.Reference(Dictionary({"Names": Array(names)}))
        root["ParentTree"] = self._document.Reference(Dictionary({"Nums": self._numbers()}))
        root["ParentTreeNextKey"] = self._next_key
        return reference

    def _element(
        self, element: Element, parent: object, mode: str, *, ends_block: bool = True
    ) -> object:
        """An element, and all below it; `mode` is the writing mode that it inherits."""
        node = Dictionary({"Type": name("StructElem"), "S": name(element.role), "P": parent})
        reference = self._document.Reference(node)
        attributes: list[dict[str, object]] = []
        own = (
            _LEFT if element.role in _BLOCKS and runs_left_to_right(self._said(element)) else _RIGHT
        )
        if own != mode and (element.role in _BLOCKS or not mode):
            attributes.append({"O": name("Layout"), "WritingMode": name(own)})
            mode = own
        if element.lang:
            node["Lang"] = text(element.lang)
        if element.alt:
            node["Alt"] = text(element.alt)
        if element.role == "L":
            attributes.append({"O": name("List"), "ListNumbering": name(self._numbering(element))})
        elif element.role == "Span":
            attributes.append({"O": name("Layout"), "TextDecorationType": name("LineThrough")})
        elif element.role == "TH":
            attributes.append({"O": name("Table"), "Scope": name("Column")})
        elif element.role == "Note":
            self._notes.append(reference)
            node["ID"] = text(_note_id(len(self._notes)))
        kids: list[object] = []
        for at, child in enumerate(element.children):
            last = at == len(element.children) - 1 and (ends_block or element.role not in _INLINE)
            if isinstance(child, Element):
                kids.append(self._element(child, reference, mode, ends_block=last))
            elif element.role == "Figure":
                attributes.append(self._figure(child, node, reference, kids))
            else:
                kids += self._spans(child, reference, ends_block=last)
                kids += [
                    self._link(number, area, element, reference)
                    for number, area in self._areas[child]
                ]
        if attributes:
            found = [Dictionary(each) for each in attributes]
            node["A"] = found[0] if len(found) == 1 else Array(found)
        node["K"] = Array(kids)
        return reference

    def _said(self, element: Element) -> str:
        """What stands in a block, but for the blocks within it."""
        inline = (
            kid for kid in element.children if not isinstance(kid, Element) or kid.role in _INLINE
        )
        return " ".join(
            self._said(kid) if isinstance(kid, Element) else self._leaf(kid) for kid in inline
        )

    def _leaf(self, leaf: int) -> str:
        return " ".join(self._texts.get((leaf, page), "") for page, _ in self._owned.get(leaf, ()))

    def _numbering(self, element: Element) -> str:
        """How the items of a list are labelled (ISO 32000-1, 14.8.5.5)."""
        first = element.children[0]
        label = first.children[0] if isinstance(first, Element) else first
        leaf = label.children[0] if isinstance(label, Element) and label.role == "Lbl" else None
        said = (
            "".join(self._texts[leaf, page] for page, _ in self._owned[leaf])
            if isinstance(leaf, int)
            else ""
        )
        return (
            "Decimal"
            if any(map(str.isdigit, said))
            else "Disc"
            if said.strip() in _BULLETS
            else "None"
        )

    def _spans(self, leaf: int, parent: object, *, ends_block: bool) -> list[object]:
        """The pair of Spans for each page that shows a part of the leaf; a block ends without the
        space behind its last word.
        """
        marks = defaultdict[int, list[int]](list)
        for page, mark in self._owned[leaf]:
            marks[page].append(mark)
        found: list[object] = []
        for page, owned in marks.items():
            upper = Dictionary({"Type": name("StructElem"), "S": name("Span"), "P": parent})
            reference = self._document.Reference(upper)
            lower = Dictionary(
                {
                    "Type": name("StructElem"),
                    "S": name("Span"),
                    "P": reference,
                    "Pg": self._pages[page - 1],
                }
            )
            lower["K"] = Array(owned)
            upper["K"] = owner = self._document.Reference(lower)
            said = self._texts[leaf, page]
            upper["ActualText"] = text(
                said.rstrip(" ") if ends_block and page == max(marks) else said
            )
            self._parents.update({(page, mark): owner for mark in owned})
            found.append(reference)
        return found

    def _figure(
        self, leaf: int, node: Dictionary, reference: object, kids: list[object]
    ) -> dict[str, object]:
        [(page, mark)] = self._owned[leaf]
        node["Pg"] = self._pages[page - 1]
        kids.append(mark)
        self._parents[page, mark] = reference
        shown = self._figures[leaf]
        box = self._box(page, shown)
        return {"O": name("Layout"), "Placement": name("Block"), "BBox": box}

    def _link(self, number: int, area: LinkArea, element: Element, parent: object) -> object:
        """An annotation and the reference to it from its Link element (ISO 32000-1, 14.7.4.3)."""
        annotation = Dictionary(
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": self._box(number, area),
                "Border": Array([0, 0, 0]),
                "F": 4,
                "Contents": text(element.to.title if element.to else element.alt),
                "StructParent": self._next_key,
                "A": self._action(element),
            }
        )
        self._link_parents.append((self._next_key, parent))
        self._next_key += 1
        reference = self._document.Reference(annotation)
        self.annotations[number].append(reference)
        return self._document.Reference(
            Dictionary({"Type": name("OBJR"), "Obj": reference, "Pg": self._pages[number - 1]})
        )

    def _action(self, element: Element) -> Dictionary:
        """To open an address, or to go to a place of this file (ISO 32000-1, 12.6.4)."""
        if element.to is None:
            return Dictionary({"Type": name("Action"), "S": name("URI"), "URI": text(element.url)})
        goal = _destination(self._pages, element.to, self._paged)
        return Dictionary({"Type": name("Action"), "S": name("GoTo"), "D": goal})

    def _box(self, number: int, held: LinkArea | Figure) -> Array:
        top = self._paged.height_of(self._paged.pages[number - 1]) - held.y
        return Array(
            [points(held.x), points(top - held.height), points(held.x + held.width), points(top)]
        )

    def _numbers(self) -> Array:
        """The parent tree: for each page the owner of each marked content, for each annotation its
        Link.
        """
        owners = defaultdict[int, list[tuple[int, object]]](list)
        for (page, mark), owner in self._parents.items():
            owners[page].append((mark, owner))
        numbers: list[object] = []
        for page in range(1, len(self._pages) + 1):
            numbers += [
                page - 1,
                Array(owner for _, owner in sorted(owners[page], key=lambda entry: entry[0])),
            ]
        for key, parent in self._link_parents:
            numbers += [key, parent]
        return Array(numbers)


def _note_id(number: int) -> str:
    """Names that sort as they are numbered, as a name tree wants them (ISO 32000-1, 7.9.6)."""
    return f"note-{number:06d}"


def _texts(paged: PagedDocument) -> dict[tuple[int, int], str]:
    """What each leaf says on each page, its lines joined by a space where a word ends, and one
    behind the last.
    """
    texts: defaultdict[tuple[int, int], str] = defaultdict(str)
    for page in paged.pages:
        for placed in page.lines:
            *others, last = sorted(placed.line.fragments, key=lambda fragment: fragment.rank)
            for fragment in others:
                texts[fragment.leaf, page.number] += fragment.text
            spaced = placed.line.within_word or last.text.endswith(" ")
            texts[last.leaf, page.number] += last.text if spaced else f"{last.text} "
    return texts


def outline(document: Document, paged: PagedDocument, page_refs: Sequence[object]) -> object:
    """The bookmarks, those of a lower level under the one before them, which is closed (ISO
    32000-1, 12.3.3).
    """
    marks = paged.outline
    entries = [Dictionary({"Title": text(mark.title)}) for mark in marks]
    root = Dictionary({"Type": name("Outlines")})
    refs = [document.Reference(entry) for entry in entries]
    reference = document.Reference(root)
    for mark, entry in zip(marks, entries, strict=True):
        entry["Dest"] = _destination(page_refs, mark, paged)
    below: dict[int, list[int]] = {}
    for i, parent in enumerate(_parents([mark.level for mark in marks])):
        below.setdefault(parent, []).append(i)
    for parent, children in below.items():
        above, upper = (root, reference) if parent < 0 else (entries[parent], refs[parent])
        above["First"], above["Last"] = refs[children[0]], refs[children[-1]]
        above["Count"] = len(children) if parent < 0 else -len(children)
        for before, i, after in zip(
            [None, *children], children, [*children[1:], None], strict=False
        ):
            entries[i]["Parent"] = upper
            if before is not None:
                entries[i]["Prev"] = refs[before]
            if after is not None:
                entries[i]["Next"] = refs[after]
    return reference


def _destination(page_refs: Sequence[object], mark: Bookmark, paged: PagedDocument) -> Array:
    """The place of a bookmark at the top of the window, at the zoom that there is (ISO 32000-1,
    12.3.2.2).
    """
    top = paged.height_of(paged.pages[mark.page - 1]) - mark.y
    return Array([page_refs[mark.page - 1], name("XYZ"), "null", points(top), "null"])


def _parents(levels: Sequence[int]) -> list[int]:
    """For each entry the last one before it of a higher level, -1 for the root."""
    parents: list[int] = []
    above: list[int] = []
    for i, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            above.pop()
        parents.append(above[-1] if above else -1)
        above.append(i)
    return parents
