"""A stretch of pages, each read once by each reader and let go: what the checks find there that ask
about pages, and about the paragraphs that begin on them.

What stands in a stretch does not depend on where others begin, so that a file may be looked
through in one or in many, by one process or by several.
"""

import gc
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import pypdfium2
from msgspec import Struct
from msgspec.structs import replace
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from edition.model.page import Area
from edition.model.proof import Fault
from edition.model.reading import Emendation
from edition.model.source import SourceText
from edition.verify.file.checks import stumbled
from edition.verify.file.claimed import Declared
from edition.verify.file.page_content import Fonts, PageContent, page_content, parsed
from edition.verify.file.readers import PlacedCharacter, asked_once, places
from edition.verify.ink import ink
from edition.verify.ink.misplaced import Tagged
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.on_paper import disorder
from edition.verify.proofs.ownership import own_content
from edition.verify.proofs.paragraphs import TaggedParagraph, in_order
from edition.verify.proofs.reading_back import PageBack, ReadLine, given_back, lines_of

T = TypeVar("T")

_NO_PAGE = PageContent({}, "", ())


class LookedAt(Struct, frozen=True):
    """A file, and the object number of each page; 0 where pypdf must walk the tree of pages to know
    one, which takes the longer the more pages there are.
    """

    pdf: Path
    pages: tuple[int, ...]


class PageClaims(Struct, frozen=True):
    """What is claimed of a page: its text, where that stands, what is read of it, and which MCIDs
    are ordered by hand.
    """

    text: str
    areas: Sequence[Area]
    contents: Sequence[Tagged]
    by_hand: frozenset[int]


class Stretch(Struct, frozen=True):
    """The pages from `first` on (from 0), and the paragraphs that begin there, each with its place
    among all of the file. There may be more pages than the file has.
    """

    first: int
    pages: tuple[PageClaims, ...]
    paragraphs: tuple[tuple[int, TaggedParagraph], ...]


class EditionClaims(Struct, frozen=True):
    """What is claimed of all pages: the files of the edition and their register, by which a fault
    finds its place, and what departs from UAX #9.
    """

    said: Sequence[SourceText]
    emendations: Sequence[Emendation]
    declared: Declared


class Part(Struct, Generic[T], frozen=True):
    """What one look found, page by page or paragraph by paragraph; or why the reader stumbled."""

    found: tuple[T, ...]
    stumble: str = ""


def part_of(reader: str, find: Callable[[], Iterable[T]]) -> Part[T]:
    """What is found in one look at a whole file."""
    try:
        return Part(tuple(find()))
    except Exception as stumble:
        return Part((), stumbled(reader, stumble))


def joined(parts: Sequence[Part[T]]) -> Part[T]:
    """Parts in order as one, with the first stumble."""
    found = tuple(each for part in parts for each in part.found)
    return Part(found, next((part.stumble for part in parts if part.stumble), ""))


Placed = tuple[int, tuple[Fault, ...]]
"""The faults of a paragraph, by its place among all of the file."""


class Found(Struct, frozen=True):
    """What was found in a stretch: what its pages show, without the text objects, and a part for
    each look.
    """

    contents: tuple[PageContent, ...]
    by_pypdf: Part[PageBack]
    by_pdfium: Part[PageBack]
    ink: Part[tuple[str, ...]]
    own: Part[Placed]
    order: Part[Placed]


def look(file: LookedAt, edition: EditionClaims, stretch: Stretch) -> Found | str:
    """Go through a stretch of a file; why that cannot be, where pypdf cannot read what a page
    shows.
    """
    try:
        with asked_once():
            return _Looking(file, edition).through(stretch)
    except Exception as stumble:
        return stumbled("pypdf", stumble)
    finally:
        # A reader of pypdf's is in a ring with its objects, and a build collects nothing by itself.
        gc.collect()


class _Look(Generic[T]):
    """What one look has found so far; where its reader has stumbled, it goes no further."""

    def __init__(self, reader: str) -> None:
        self.reader = reader
        self._found: list[T] = []
        self._stumble = ""

    def at(self, find: Callable[[], T]) -> None:
        """Look at the next page or paragraph."""
        if not self._stumble:
            try:
                self._found.append(find())
            except Exception as stumble:
                self.stumbles(stumble)

    def stumbles(self, over: Exception) -> None:
        """Go no further."""
        self._stumble = self._stumble or stumbled(self.reader, over)

    def part(self) -> Part[T]:
        """All that was found."""
        return Part(tuple(self._found), self._stumble)


class _Looking:
    """The two readers of a file, what of its pages is not yet let go, and what was found."""

    def __init__(self, file: LookedAt, edition: EditionClaims) -> None:
        self._file, self._edition = file, edition
        self._finder = Finder(edition.said, edition.emendations)
        self._reader = PdfReader(file.pdf)
        self._document: pypdfium2.PdfDocument | None = None
        self._fonts: Fonts = {}
        self._shown: dict[int, PageContent] = {}
        self._placed: dict[int, dict[int, list[PlacedCharacter]]] = {}
        self._contents: list[PageContent] = []
        self._by_pypdf, self._by_pdfium = _Look[PageBack]("pypdf"), _Look[PageBack]("PDFium")
        self._ink = _Look[tuple[str, ...]]("PDFium")
        self._own, self._order = _Look[Placed]("pypdf"), _Look[Placed]("PDFium")

    def through(self, stretch: Stretch) -> Found:
        """Page by page; a paragraph is looked at when the last page that it stands on is read, and
        a page is let go when no paragraph that is left stands on it.
        """
        claims = dict(enumerate(stretch.pages, stretch.first))
        standing = [
            (_pages_of(paragraph), place, paragraph) for place, paragraph in stretch.paragraphs
        ]
        waiting = deque(sorted(standing, key=lambda each: each[0][-1]))
        beyond = {number for pages, _, _ in waiting for number in pages}
        try:
            for number in sorted(claims.keys() | beyond):
                self._read(number, claims.get(number))
                while waiting and waiting[0][0][-1] <= number:
                    _, place, paragraph = waiting.popleft()
                    self._look_at(place, paragraph)
                first = min([pages[0] for pages, _, _ in waiting], default=number + 1)
                for left in [held for held in self._shown if held < first]:
                    self._shown.pop(left), self._placed.pop(left, None)
        finally:
            if self._document:
                self._document.close()
        looks = self._by_pypdf, self._by_pdfium, self._ink, self._own, self._order
        parts = (each.part() for each in looks)
        return Found(tuple(self._contents), *parts)  # type: ignore[arg-type]

    def _read(self, number: int, claims: PageClaims | None) -> None:
        """Read a page by both readers. One without `claims` is of another stretch: only what a
        paragraph needs that goes on there.
        """
        if number >= len(self._file.pages):
            expected = _expected(claims, _NO_PAGE)
            for look in (self._by_pypdf, self._by_pdfium):
                self._give_back(look, expected, str)
            return
        page = self._page(number)
        with parsed(page):
            shown = self._shown[number] = page_content(page, self._fonts)
            expected = _expected(claims, shown)
            self._give_back(self._by_pypdf, expected, page.extract_text)
        if claims:
            self._contents.append(replace(shown, objects=()))
        self._see(number, claims, expected)

    def _page(self, number: int) -> PageObject:
        held = self._file.pages[number]
        if not held:
            return self._reader.pages[number]
        return PageObject(self._reader, IndirectObject(held, 0, self._reader))

    def _see(self, number: int, claims: PageClaims | None, expected: "_Expected | None") -> None:
        """PDFium's part."""
        looks = self._by_pdfium, self._ink, self._order
        try:
            self._document = self._document or pypdfium2.PdfDocument(self._file.pdf)
            page = self._document[number]
            text = page.get_textpage()
            self._placed[number] = places(text)
        except Exception as stumble:
            for look in looks:
                look.stumbles(stumble)
            return
        self._give_back(self._by_pdfium, expected, text.get_text_range)
        text.close()
        if claims:
            self._ink.at(lambda: tuple(ink(page, claims.areas, claims.contents)))
        page.close()

    def _give_back(
        self, look: _Look[PageBack], expected: "_Expected | None", text: Callable[[], str]
    ) -> None:
        if expected:
            wanted, lines, shown = expected
            look.at(lambda: given_back(look.reader, wanted, lines, text(), shown))

    def _look_at(self, place: int, paragraph: TaggedParagraph) -> None:
        """Put a paragraph in order, and hold it against what its pages show, and where."""
        try:
            ordered = in_order(paragraph, self._edition.declared)
        except Exception as stumble:
            self._own.stumbles(stumble)
            self._order.stumbles(stumble)
            return
        finder = self._finder
        self._own.at(lambda: (place, tuple(own_content(ordered, self._shown, finder))))
        self._order.at(lambda: (place, tuple(disorder(ordered, self._placed, finder))))


class _Expected(NamedTuple):
    """The text that a page has to give back, its lines, and what it shows."""

    text: str
    lines: tuple[ReadLine, ...]
    shown: PageContent


def _expected(claims: PageClaims | None, shown: PageContent) -> _Expected | None:
    """Of a page without claims nothing is."""
    if claims is None:
        return None
    return _Expected(
        claims.text, tuple(lines_of(claims.text, shown.objects, claims.by_hand)), shown
    )


def _pages_of(paragraph: TaggedParagraph) -> Sequence[int]:
    """The pages that a paragraph stands on (from 0), in order; page 0 where it stands on none."""
    pages = {content.page for part in paragraph.parts for content in part.contents}
    return sorted(pages) or (0,)


def looked_at(pdf: Path, reader: PdfReader) -> LookedAt:
    """A file that is open."""
    return LookedAt(pdf, tuple(map(_number_of, reader.pages)))


def _number_of(page: PageObject) -> int:
    """Of a page that has all that is said of it itself, and inherits nothing (ISO 32000-1,
    7.7.3.4).
    """
    reference = page.indirect_reference
    own = reference.get_object() if reference else None
    alone = isinstance(own, DictionaryObject) and page.keys() == own.keys()
    return reference.idnum if reference and alone else 0


def stretches(
    pages: Sequence[PageClaims], paragraphs: Sequence[TaggedParagraph], most: int
) -> Iterator[Stretch]:
    """A file in stretches of so many pages at `most`; each paragraph is in the one in which it
    begins.
    """
    begun = defaultdict[int, list[tuple[int, TaggedParagraph]]](list)
    for place, paragraph in enumerate(paragraphs):
        begun[_pages_of(paragraph)[0] // most].append((place, paragraph))
    for number, first in enumerate(range(0, max(len(pages), 1), most)):
        yield Stretch(first, tuple(pages[first : first + most]), tuple(begun[number]))
