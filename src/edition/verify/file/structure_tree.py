"""The structure tree of a finished PDF (ISO 32000-1, 14.7), as assistive technology walks it."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject

from edition.core.bounds import STRUCTURE_DEPTH
from edition.core.quoting import worded
from edition.verify.file.checks import Damaged

INLINE = frozenset(
    ("Span", "Link", "Quote", "Code", "Reference", "Annot", "Em", "Strong", "Sub", "BibEntry")
)
"""Element types that stand inside a line; the text of any other type is apart from its
neighbours'.
"""

_FORMER = {"FENote": "Note"}
"""Types of PDF 2.0 that are called otherwise in 1.7 (ISO 32000-2, table L.1)."""
_OWN_VOICE = frozenset(("Link", "Note", "Figure", "Formula"))


class Content(Struct, frozen=True):
    """A marked-content sequence that an element owns: its page (from 0) and its MCID."""

    page: int
    mcid: int


class TreeElement(Struct, frozen=True):
    """A structure element. `place` is its path from the root (Document/Sect 2/P 3), `number` that
    of its object.

    `kind` is a standard type as PDF 1.7 calls it, by way of RoleMap. `language` is its own Lang,
    `actual` its own ActualText. `mode` is the writing mode that it has or inherits (ISO 32000-1,
    14.8.5.4.2), "" for none. `struck`: a line is to be drawn through it (14.8.5.4.4).
    """

    place: str
    number: int
    kind: str
    language: str | None
    actual: str | None
    kids: tuple["TreeElement | Content", ...]
    mode: str = ""
    struck: bool = False


class Spoken(Struct, frozen=True):
    """A stretch of text as it is read aloud, with the contents that show it, in order, and its
    writing mode.
    """

    place: str
    text: str
    contents: tuple[Content, ...]
    mode: str = ""


def structure(reader: PdfReader) -> tuple[TreeElement, ...]:
    """The elements at the top of the tree. Raises Damaged where there is no tree or it turns back
    on itself.
    """
    root = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    if "/K" not in root:
        raise Damaged(worded("the file has no structure tree"))
    pages = {
        page.indirect_reference.idnum: i
        for i, page in enumerate(reader.pages)
        if page.indirect_reference
    }
    roles = root.get("/RoleMap", DictionaryObject()).get_object()
    kids = _Walk(pages, roles).kids(root, "", None, "")
    return tuple(kid for kid in kids if isinstance(kid, TreeElement))


class _Walk:
    """One walk over the tree; `seen` holds the elements met, for an element has one parent."""

    def __init__(self, pages: dict[int, int], roles: DictionaryObject) -> None:
        self.pages = pages
        self.roles = roles
        self.seen: set[int] = set()

    def kids(
        self, parent: DictionaryObject, place: str, page: int | None, mode: str
    ) -> tuple[TreeElement | Content, ...]:
        held = parent.get("/K", ArrayObject())
        entries = held.get_object() if isinstance(held.get_object(), ArrayObject) else [held]
        ordinals: Counter[str] = Counter()
        found = [self.kid(entry, place, page, mode, ordinals) for entry in entries]
        return tuple(kid for kid in found if kid is not None)

    def kid(
        self, entry: PdfObject, place: str, page: int | None, mode: str, ordinals: Counter[str]
    ) -> TreeElement | Content | None:
        """An element or a content; None for a reference to an annotation, which holds no text."""
        held = entry.get_object()
        if isinstance(held, int):
            return Content(self.known(page, place), held)
        if not isinstance(held, DictionaryObject):
            raise Damaged(
                worded(
                    "{place} holds something that is neither an element nor content", place=place
                )
            )
        if held.get("/Type") == "/OBJR":
            return None
        if held.get("/Type") == "/MCR":
            number = int(held["/MCID"])  # type: ignore[call-overload]
            return Content(self.known(self.page(held, page), place), number)
        return self.element(entry, held, place, mode, ordinals)

    def element(
        self,
        entry: PdfObject,
        held: DictionaryObject,
        place: str,
        mode: str,
        ordinals: Counter[str],
    ) -> TreeElement:
        kind = str(self.roles.get(held.get("/S"), held.get("/S", NameObject("/?"))))[1:]
        kind = _FORMER.get(kind, kind)
        ordinals[kind] += 1
        path = f"{place}/{kind} {ordinals[kind]}" if place else kind
        number = entry.idnum if isinstance(entry, IndirectObject) else 0
        if number in self.seen and number:
            raise Damaged(worded("{path} stands in the structure tree twice", path=path))
        self.seen.add(number)
        if path.count("/") >= STRUCTURE_DEPTH.most:
            raise Damaged(
                worded(
                    "the structure tree is deeper than {most} {counted}",
                    most=STRUCTURE_DEPTH.most,
                    counted=STRUCTURE_DEPTH.counted,
                )
            )
        mode = _attribute(held, "/WritingMode") or mode
        struck = _attribute(held, "/TextDecorationType") == "LineThrough"
        kids = self.kids(held, path, self.page(held, None), mode)
        language, actual = _text(held, "/Lang"), _text(held, "/ActualText")
        return TreeElement(path, number, kind, language, actual, kids, mode, struck)

    def page(self, held: DictionaryObject, otherwise: int | None) -> int | None:
        reference = held.raw_get("/Pg") if "/Pg" in held else None
        return (
            self.pages.get(reference.idnum) if isinstance(reference, IndirectObject) else otherwise
        )

    def known(self, page: int | None, place: str) -> int:
        if page is None:
            raise Damaged(
                worded("{place} owns content and does not say on which page", place=place)
            )
        return page


def _attribute(held: DictionaryObject, name: str) -> str:
    """A name among the attributes of an element, which are a dictionary or several in an array; ""
    where it is not there.
    """
    given = held.get("/A", ArrayObject()).get_object()
    attributes = given if isinstance(given, ArrayObject) else [given]
    found = (entry.get_object() for entry in attributes)
    return next((str(entry[name])[1:] for entry in found if name in entry), "")


def _text(held: DictionaryObject, key: str) -> str | None:
    value = held.get(key)
    return None if value is None else str(value.get_object())


def text_of(element: TreeElement) -> str:
    """What is read aloud: ActualText, figures left out; block elements are set apart by a space."""
    if element.actual is not None or element.kind == "Figure":
        return element.actual or ""
    below = [kid for kid in element.kids if isinstance(kid, TreeElement)]
    return "".join(text_of(kid) if kid.kind in INLINE else f" {text_of(kid)} " for kid in below)


def texts_of_pages(top: tuple[TreeElement, ...]) -> dict[int, str]:
    """What is read aloud of each page (from 0), in the order of the tree; block elements are set
    apart by a space.
    """
    texts: defaultdict[int, list[str]] = defaultdict(list)
    apart: dict[int, int] = {}
    blocks = 0
    for element, begins in _walk(top):
        blocks += element.kind not in INLINE
        if begins and element.actual is not None:
            page = next((content.page for content in owned(element)), 0)
            texts[page] += [" "] if apart.get(page) != blocks else []
            texts[page].append(element.actual)
            apart[page] = blocks
    return {page: "".join(parts) for page, parts in sorted(texts.items())}


def turns_back(top: tuple[TreeElement, ...]) -> str:
    """The first element that stands on an earlier page than what is read before it, if there is
    one.

    From the second side of a sheet to its first one may go: a leaflet that is rolled is read so.
    """
    before = 0
    for element in elements(top):
        for content in (kid for kid in element.kids if isinstance(kid, Content)):
            if content.page < before and not (before % 2 and content.page == before - 1):
                return element.place
            before = content.page
    return ""


def _walk(top: tuple[TreeElement, ...]) -> Iterator[tuple[TreeElement, bool]]:
    """Every element where it begins and where it ends; what has ActualText or is a picture has
    nothing below it.
    """
    for element in top:
        yield element, True
        if element.actual is None and element.kind != "Figure":
            yield from _walk(tuple(kid for kid in element.kids if isinstance(kid, TreeElement)))
        yield element, False


def elements(top: tuple[TreeElement, ...]) -> Iterator[TreeElement]:
    """Every element, in reading order."""
    waiting = [*reversed(top)]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, TreeElement)]


def owned(element: TreeElement) -> Iterator[Content]:
    """The contents of an element and of those below it, in order."""
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid
        else:
            yield from owned(kid)


def spoken(top: tuple[TreeElement, ...]) -> Iterator[Spoken | str]:
    """Every stretch with its contents, in order; a clause instead where content has no ActualText
    or one hides another voice.
    """
    for element in top:
        below = tuple(kid for kid in element.kids if isinstance(kid, TreeElement))
        if element.actual is not None:
            yield from (
                worded(
                    "the ActualText of {place} hides {other}", place=element.place, other=kid.place
                )
                for kid in elements(below)
                if _has_own_voice(kid)
            )
            yield Spoken(element.place, element.actual, tuple(owned(element)), element.mode)
        elif element.kind != "Figure":
            if any(isinstance(kid, Content) for kid in element.kids):
                yield worded(
                    "{place} owns content and no ActualText above it says what it is",
                    place=element.place,
                )
            yield from spoken(below)


def in_contents(place: str) -> bool:
    """Whether an element stands in an entry of the contents, whose Link is the whole of it and no
    phrase of a paragraph.
    """
    return "/TOCI " in place


def _has_own_voice(element: TreeElement) -> bool:
    return element.kind in _OWN_VOICE or element.language is not None or element.actual is not None
