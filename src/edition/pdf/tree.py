"""The structure tree (ISO 32000-1, 14.7): what assistive technology hears; and the bookmarks.

Of PDF 2.0 it is the same tree, with what is new there (ISO 32000-2, 14.7 and 14.8): elements are
in a namespace, those that 2.0 left out in that of 1.7; a note and what refers to it name each
other, as an entry of the contents names its heading (ISO 14289-2, 8.2.5.8 and 8.2.5.14).

ActualText stands on a Span directly above the Span that owns marked content, and nowhere else: on
the owner it hides the text from MuPDF, in the content from PDFium and poppler, on a block it would
hide links and languages below it. A leaf that goes on over a page has such a pair of Spans for each
page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from edition.core.direction import runs_left_to_right
from edition.core.pdf_syntax import points
from edition.model.page import Bookmark, Element, Figure, LinkArea, PagedDocument, Role
from edition.pdf.pdf_objects import Document, Value, Written, array, dictionary, name, text

_INLINE = ("Link", "Reference", "Code", "Span")
_BLOCKS = ("H1", "H2", "H3", "H4", "H5", "P", "Lbl", "LBody", "TD", "TH", "TOCI")
_HEADINGS = ("H1", "H2", "H3", "H4", "H5")
_LEFT, _RIGHT = "LrTb", "RlTb"
_BULLETS = frozenset("•‣▪◦·-*–—")

Owned = Mapping[int, Sequence[tuple[int, int]]]


class _Link(Struct, frozen=True):
    """An annotation that is to be written: its reference, its entries, its element."""

    reference: Written
    entries: dict[str, Value]
    element: Element


class Tree:
    """Writes the objects of the tree over pages that have their references already; with `second`
    as PDF 2.0 has them.
    """

    def __init__(
        self,
        document: Document,
        paged: PagedDocument,
        owned: Owned,
        pages: Sequence[Written],
        *,
        second: bool = False,
    ) -> None:
        self._document = document
        self._owned = owned
        self._pages = pages
        self._texts = _texts(paged)
        self._figures = {figure.leaf: figure for page in paged.pages for figure in page.figures}
        self._areas = defaultdict[int, list[tuple[int, LinkArea]]](list)
        for page in paged.pages:
            for area in page.links:
                self._areas[area.leaf].append((page.number, area))
        self._parents = defaultdict[int, dict[int, Written]](dict)
        self._next_key = len(paged.pages)
        self._links: list[_Link] = []
        self._link_parents: list[tuple[int, Written]] = []
        self._notes: list[Written] = []
        self.annotations: defaultdict[int, list[Written]] = defaultdict(list)
        self._paged = paged
        self._second = _SecondTree(document) if second else None
        self.goals = Goals(pages, paged, {} if second else None)

    def root(self) -> Written:
        """A reference to the StructTreeRoot; `annotations` then holds each page's links."""
        reference = self._document.reserved()
        root: dict[str, Value] = {
            "Type": name("StructTreeRoot"),
            "K": self._element(self._paged.structure, reference, ""),
        }
        # Where a heading is known only when all of the tree is.
        for link in self._links:
            action = {"A": self._action(link.element)}
            self._document.put(link.reference, dictionary(link.entries | action))
        if self._second:
            root |= self._second.settled(self.goals.headings or {})
        if self._notes:
            names = (
                item for i, note in enumerate(self._notes, 1) for item in (text(_note_id(i)), note)
            )
            root["IDTree"] = self._document.add(dictionary({"Names": array(names)}))
        root["ParentTree"] = self._document.add(dictionary({"Nums": self._numbers()}))
        root["ParentTreeNextKey"] = self._next_key
        self._document.put(reference, dictionary(root))
        return reference

    def _element(
        self, element: Element, parent: Written, mode: str, *, ends_block: bool = True
    ) -> Written:
        """A reference to an element, and all below it; `mode` is the writing mode that it
        inherits.
        """
        node: dict[str, Value] = {"Type": name("StructElem"), "S": name(element.role), "P": parent}
        reference = self._document.reserved()
        attributes: list[dict[str, Value]] = []
        if self._second:
            attributes += self._second.entered(element, reference, node)
        if self.goals.headings is not None and element.role in _HEADINGS:
            self.goals.headings.update(dict.fromkeys(_leaves(element), reference))
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
        kids: list[Value] = []
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
            found = [dictionary(each) for each in attributes]
            node["A"] = found[0] if len(found) == 1 else array(found)
        node["K"] = array(kids)
        self._document.put(reference, dictionary(node))
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
        """How the items of a list are labelled (ISO 32000-1, 14.8.5.5); by a sign that it does not
        know, which ISO 32000-2 has a word for.
        """
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
            else "Unordered"
            if self._second and said
            else "None"
        )

    def _spans(self, leaf: int, parent: Written, *, ends_block: bool) -> list[Written]:
        """The pair of Spans for each page that shows a part of the leaf; a block ends without the
        space behind its last word.
        """
        marks = defaultdict[int, list[int]](list)
        for page, mark in self._owned[leaf]:
            marks[page].append(mark)
        ends = max(marks, default=0) if ends_block else 0
        found: list[Written] = []
        apart = b" /NS %b" % self._second.namespace if self._second else b""
        # Most elements of a book are such pairs: they are written at once.
        for page, owned in marks.items():
            upper, lower = self._document.reserved(), self._document.reserved()
            said = self._texts[leaf, page]
            self._document.put(
                upper,
                b"<</Type /StructElem /S /Span%b /P %b /K %b /ActualText %b>>"
                % (apart, parent, lower, text(said.rstrip(" ") if page == ends else said)),
            )
            self._document.put(
                lower,
                b"<</Type /StructElem /S /Span%b /P %b /Pg %b /K %b>>"
                % (apart, upper, self._pages[page - 1], array(owned)),
            )
            self._parents[page].update(dict.fromkeys(owned, lower))
            found.append(upper)
        return found

    def _figure(
        self, leaf: int, node: dict[str, Value], reference: Written, kids: list[Value]
    ) -> dict[str, Value]:
        [(page, mark)] = self._owned[leaf]
        node["Pg"] = self._pages[page - 1]
        kids.append(mark)
        self._parents[page][mark] = reference
        shown = self._figures[leaf]
        box = self._box(page, shown)
        return {"O": name("Layout"), "Placement": name("Block"), "BBox": box}

    def _link(self, number: int, area: LinkArea, element: Element, parent: Written) -> Written:
        """An annotation and the reference to it from its Link element (ISO 32000-1, 14.7.4.3)."""
        annotation: dict[str, Value] = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": self._box(number, area),
            "Border": array((0, 0, 0)),
            "F": 4,
            "Contents": text(element.to.title if element.to else element.alt),
            "StructParent": self._next_key,
        }
        self._link_parents.append((self._next_key, parent))
        self._next_key += 1
        reference = self._document.reserved()
        self._links.append(_Link(reference, annotation, element))
        self.annotations[number].append(reference)
        return self._document.add(
            dictionary({"Type": name("OBJR"), "Obj": reference, "Pg": self._pages[number - 1]})
        )

    def _action(self, element: Element) -> Written:
        """To open an address, or to go to a place of this file (ISO 32000-1, 12.6.4)."""
        if element.to is None:
            return dictionary({"Type": name("Action"), "S": name("URI"), "URI": text(element.url)})
        return self.goals.action(element.to)

    def _box(self, number: int, held: LinkArea | Figure) -> Written:
        top = self._paged.height_of(self._paged.pages[number - 1]) - held.y
        return array(
            (points(held.x), points(top - held.height), points(held.x + held.width), points(top))
        )

    def _numbers(self) -> Written:
        """The parent tree: for each page the owner of each marked content, for each annotation its
        Link.
        """
        numbers: list[Value] = []
        for page in range(1, len(self._pages) + 1):
            owners = self._parents[page]
            numbers += [page - 1, array([owners[mark] for mark in sorted(owners)])]
        for key, parent in self._link_parents:
            numbers += [key, parent]
        return array(numbers)


def _leaves(element: Element) -> Iterator[int]:
    for child in element.children:
        yield from _leaves(child) if isinstance(child, Element) else (child,)


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


class Goals:
    """The places of the file that links and bookmarks lead to.

    `headings` are the elements of headings by their leaves, None where a place is no more than
    that of a page: a destination of PDF 2.0 also names the element that stands there (ISO 32000-2,
    12.3.2.3).
    """

    def __init__(
        self, pages: Sequence[Written], paged: PagedDocument, headings: dict[int, Written] | None
    ) -> None:
        self._pages = pages
        self._paged = paged
        self.headings = headings

    def of_bookmark(self, mark: Bookmark) -> dict[str, Value]:
        """What an entry of the outline leads to."""
        return {"Dest": self._place(mark)} if self.headings is None else {"A": self.action(mark)}

    def action(self, mark: Bookmark) -> Written:
        """To go there (ISO 32000-1, 12.6.4.2)."""
        entries: dict[str, Value] = {"Type": name("Action"), "S": name("GoTo")}
        entries["D"] = self._place(mark)
        if self.headings is not None:
            entries["SD"] = self._place(mark, self.headings[mark.leaf])
        return dictionary(entries)

    def _place(self, mark: Bookmark, element: Written | None = None) -> Written:
        """At the top of the window, at the zoom that there is (ISO 32000-1, 12.3.2.2)."""
        page = self._pages[mark.page - 1]
        top = points(self._paged.height_of(self._paged.pages[mark.page - 1]) - mark.y)
        return array((element or page, name("XYZ"), "null", top, "null"))


def outline(document: Document, marks: Sequence[Bookmark], goals: Goals) -> Written:
    """The bookmarks, those of a lower level under the one before them, which is closed (ISO
    32000-1, 12.3.3).
    """
    root: dict[str, Value] = {"Type": name("Outlines")}
    entries: list[dict[str, Value]] = [
        {"Title": text(mark.title), **goals.of_bookmark(mark)} for mark in marks
    ]
    refs = [document.reserved() for _ in entries]
    reference = document.reserved()
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
    for own, entry in zip((*refs, reference), (*entries, root), strict=True):
        document.put(own, dictionary(entry))
    return reference


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


_SECOND = "http://iso.org/pdf2/ssn"
_FIRST = "http://iso.org/pdf/ssn"
_LEFT_OUT: tuple[Role, ...] = ("BlockQuote", "Code", "Reference", "TOC", "TOCI")
"""Those that are standard types of 1.7 alone (ISO 32000-2, table L.1)."""
_RENAMED: Mapping[Role, str] = {"Note": "FENote"}


class _Referring(Struct, frozen=True):
    """An element that names others: its reference, its entries."""

    reference: Written
    node: dict[str, Value]


class _SecondTree:
    """The namespaces of one tree, and the elements of it that name others, as it is walked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.namespace, self._former = (
            document.add(dictionary({"Type": name("Namespace"), "NS": text(address)}))
            for address in (_SECOND, _FIRST)
        )
        self._notes: dict[str, _Referring] = {}
        self._citing = defaultdict[str, list[_Referring]](list)
        self._entries: list[tuple[int, _Referring]] = []

    def entered(
        self, element: Element, reference: Written, node: dict[str, Value]
    ) -> list[dict[str, Value]]:
        """Make the entries of an element those of PDF 2.0, which go on being filled; what it has of
        attributes.
        """
        node["S"] = name(_RENAMED.get(element.role, element.role))
        node["NS"] = self._former if element.role in _LEFT_OUT else self.namespace
        own = _Referring(reference, node)
        if element.role == "Note":
            self._notes[element.note] = own
            return [{"O": name("FENote"), "NoteType": name("Footnote")}]
        if element.note:
            self._citing[element.note].append(own)
        if element.role == "TOCI":
            self._entries += [(goal, own) for goal in _goals(element)]
        return []

    def settled(self, headings: Mapping[int, Written]) -> dict[str, Value]:
        """Write those that name others anew, now that all are known; the entries of the root."""
        for label, note in self._notes.items():
            if citing := self._citing[label]:
                self._name(note, [each.reference for each in citing])
            for each in citing:
                self._name(each, [note.reference])
        for goal, entry in self._entries:
            self._name(entry, [headings[goal]])
        return {"Namespaces": array((self.namespace, self._former))}

    def _name(self, referring: _Referring, others: list[Written]) -> None:
        referring.node["Ref"] = array(others)
        self._document.put(referring.reference, dictionary(referring.node))


def _goals(element: Element) -> list[int]:
    """The leaf of the heading that an entry of the contents leads to, without entries below it."""
    below = [child for child in element.children if isinstance(child, Element)]
    return [
        goal
        for child in below
        if child.role != "TOC"
        for goal in ([child.to.leaf] if child.to else _goals(child))
    ]
