"""All that is wanted of the press, from the pages to files."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.inside import nameable
from edition.core.languages.press_words import Tongue, tongues
from edition.core.quoting import visible, worded
from edition.core.units import Length, mm
from edition.faces import Faces
from edition.model.imposition import DUMMY, PAGES_OF_A_SHEET, Imposition, Order, Printed, Sheets
from edition.model.output_kinds import BOOKLET, PRESS, RISO, named
from edition.press.booklet.plan import signatures, table
from edition.press.booklet.printing_notes import booklet_note
from edition.press.booklet.sides import BLEED, REACH, Shop, dummy, sheet_sides
from edition.press.pages.copying import DamagedError
from edition.press.pages.sheet_sizes import (
    PAPERS,
    UNTRIMMED,
    Size,
    for_two,
    lying,
    paper_named,
    smallest,
)
from edition.press.pages.source_pages import SourcePages, damaged, open_pages, said_in_mm
from edition.press.sheet.identifying import Identity
from edition.press.sheet.placing import write_sheets
from edition.press.sheet.side import SheetSide
from edition.press.shop.pdf_x4 import Exchange, document_of
from edition.press.shop.separations import plates, press_variant

_VARIANT, _SHOP = f"{PRESS.path}pamphlet", f"{PRESS.path}booklet"
"""The pages by themselves, and on sheets with marks."""
_RISO = "A3"
"""The largest paper that a Risograph takes."""
_RISO_EDGE: Length = mm(10)
"""What a Risograph leaves white along the edges of its paper, with room for how it takes the paper
in.
"""


class _Made(NamedTuple):
    """Files by their path in the build folder, and which of them are imposed how. `variant` is the
    path of the pages by themselves.
    """

    files: Mapping[str, bytes | str]
    sheets: tuple[Sheets, ...] = ()
    variant: str = ""


def impose(order: Order, faces: Faces) -> tuple[Printed | None, Problems]:
    """See `edition.press.impose`."""
    source, problems = open_pages(order.pages, order.name)
    if source is None:
        return None, problems
    imposition = _imposition(order, source)
    if isinstance(imposition, Diagnostic):
        return None, (*problems, imposition)
    stated = order.record.language if order.record else source.language()
    # Of a file that does not say its language the side of the spine is the best guess.
    said = tongues(stated or ("fa" if imposition.binding == "right" else "en"))
    press = _Press(order, source, imposition, faces, said)
    makers: dict[str, Callable[[], _Made | Diagnostic]] = {
        DUMMY: press.dummy,
        BOOKLET.name: press.booklet,
        PRESS.name: press.shop,
        RISO.name: press.riso,
    }
    files: dict[str, bytes | str] = {}
    sheets: list[Sheets] = []
    variant = ""
    try:
        for kind, make in makers.items():
            if kind in order.wanted:
                made = make()
                if isinstance(made, Diagnostic):
                    return None, (*problems, made)
                files |= made.files
                sheets += made.sheets
                variant = variant or made.variant
    except DamagedError:
        return None, (*problems, damaged(order.name))
    return Printed(files, tuple(sheets), table(imposition), variant), problems


def _imposition(order: Order, source: SourcePages) -> Imposition | Diagnostic:
    """How the pages stand on the paper that is asked for, or on the smallest that two of them go
    on.
    """
    width, height = source.size
    pair = (2 * width, height)
    if order.paper:
        name = paper_named(order.paper)
        if name is None:
            return error(
                "paper",
                worded("there is no paper «{paper}»", paper=order.paper),
                worded("name one of {names}", names=", ".join(PAPERS)),
                Place(order.name),
            )
        chosen = (name, size) if (size := lying(PAPERS[name], *pair)) else None
        fact = worded(
            "two pages of {said_in_mm} do not go on {name} side by side",
            said_in_mm=said_in_mm(source.size),
            name=name,
        )
    else:
        chosen, fact = (
            for_two(width, height),
            worded(
                "no paper holds two pages of {said_in_mm} side by side",
                said_in_mm=said_in_mm(source.size),
            ),
        )
    if chosen is None:
        return error(
            "paper-size",
            fact,
            "take a larger paper, or smaller pages: nothing is ever scaled",
            Place(order.name),
        )
    pages = len(source.pages)
    return Imposition(
        pages=pages,
        blanks=-pages % PAGES_OF_A_SHEET,
        signatures=signatures(pages, order.booklet.signature),
        binding=order.binding or source.binding(),
        flip=order.booklet.flip,
        turned=_turned(order, chosen[1]),
        caliper=mm(order.booklet.caliper_mm),
        cover=order.cover and pages > 1,
        paper=chosen[0],
        sheet=chosen[1],
        trim=source.size,
    )


def _turned(order: Order, sheet: Size) -> bool:
    """Sheets fold upright; a printer that turns them over at head or foot needs the back head
    down.
    """
    lies = sheet[0] >= sheet[1]
    return (order.booklet.flip == "long") == lies


class _Press(Struct, frozen=True):
    """Makes each of what may be wanted: its files, or why there are none."""

    order: Order
    source: SourcePages
    imposition: Imposition
    faces: Faces
    tongues: tuple[Tongue, ...]

    def dummy(self) -> _Made:
        """The folding dummy, in the language of the edition alone: it has to be small."""
        sides = dummy(self.imposition, self.tongues[0], self.faces)
        return _Made({self._named("dummy", ".pdf"): self._sheets(sides, self.source)})

    def booklet(self) -> _Made:
        """Sheets of exactly the paper with nothing but the pages, and the note."""
        name = self._named(BOOKLET.path, ".pdf")
        sheets = self._sheets(sheet_sides(self.imposition), self.source, duplex=True)
        note = booklet_note(self.imposition, visible(name), self.tongues)
        files: dict[str, bytes | str] = {name: sheets}
        files[self._named(BOOKLET.path, "-note.txt")] = note
        return _Made(files, (Sheets((name,), self.imposition),))

    def shop(self) -> _Made | Diagnostic:
        """The pages by themselves, for a shop that imposes, and on untrimmed sheets with marks."""
        imposition = self._on(UNTRIMMED, REACH)
        if isinstance(imposition, Diagnostic):
            return imposition
        variant = self._exchanged() or _in_greys(self.order.pages, self.order.second_ink)
        sides = sheet_sides(imposition, self._marks(imposition))
        sheets = self._sheets(sides, _reopened(variant), bleed=BLEED, shop=True)
        by_themselves, on_sheets = self._named(_VARIANT, ".pdf"), self._named(_SHOP, ".pdf")
        files = {by_themselves: variant, on_sheets: sheets}
        return _Made(files, (Sheets((on_sheets,), imposition),), by_themselves)

    def riso(self) -> _Made | Diagnostic:
        """A file for each ink that prints."""
        imposition = self._on({_RISO: PAPERS[_RISO]}, REACH + _RISO_EDGE)
        if isinstance(imposition, Diagnostic):
            return imposition
        files: dict[str, bytes | str] = {}
        variant = _in_greys(self.order.pages, self.order.second_ink)
        for ink, pages in plates(variant).items():
            name = "black" if ink == "black" else self.order.second_ink
            sides = sheet_sides(imposition, self._marks(imposition, name))
            files[self._named(f"{RISO.path}{ink}", ".pdf")] = self._sheets(
                sides, _reopened(pages), bleed=BLEED
            )
        return _Made(files, (Sheets(tuple(files), imposition, plates=True),))

    def _exchanged(self) -> bytes | None:
        """The pages as PDF/X-4, where it is known how the shop prints."""
        order = self.order
        if not (order.condition and order.record):
            return None
        exchange = Exchange(
            order.condition, order.record, document_of(order.record, self._named(_VARIANT, ".pdf"))
        )
        return press_variant(order.pages, BLEED, order.second_ink, exchange)

    def _named(self, path: str, ending: str) -> str:
        """A file of the sheets; those of somebody else's pages are called after their file."""
        strange = "" if self.order.record else f"{nameable(PurePath(self.order.name).stem)}-"
        return f"{strange}{named(path, self.order.reading)}{ending}"

    def _marks(self, imposition: Imposition, ink: str = "") -> Shop:
        return Shop(self.faces, self.tongues, imposition, self._title(), ink)

    def _on(self, papers: Mapping[str, Size], around: Length) -> Imposition | Diagnostic:
        """The same pages on a paper that leaves so much `around` the trim; the shop turns sheets
        over its own way.
        """
        width, height = self.imposition.trim
        chosen = smallest(papers, 2 * (width + around), height + 2 * around)
        if chosen is None:
            pages = said_in_mm(self.imposition.trim)
            fact = worded(
                "two pages of {pages} with their marks do not go on {names}",
                pages=pages,
                names=", ".join(papers),
            )
            act = worded("make the pages smaller, or leave this output out")
            return error("paper-size", fact, act, Place(self.order.name))
        paper, sheet = chosen
        return replace(
            self.imposition, paper=paper, sheet=sheet, turned=False, flip="short", bleed=BLEED
        )

    def _title(self) -> str:
        record = self.order.record
        return f"{record.identifier}, {record.version}" if record else ""

    def _sheets(
        self,
        sides: tuple[SheetSide, ...],
        source: SourcePages,
        *,
        bleed: Length = 0,
        shop: bool = False,
        duplex: bool = False,
    ) -> bytes:
        record, condition = self.order.record, self.order.condition
        document = ""
        if shop and record and condition:
            document = document_of(record, self._named(_SHOP, ".pdf"))
        setting = f"DuplexFlip{self.imposition.flip.title()}Edge" if duplex else ""
        content = (
            self.order.pages
            + (condition.profile if document and condition else b"")
            + msgspec.json.encode(sides)
        )
        return write_sheets(
            sides, source, Identity(record, setting, content, document), bleed=bleed, all_inks=shop
        )


@lru_cache(maxsize=1)
def _in_greys(pages: bytes, second_ink: str) -> bytes:
    """The pages in black and one ink, made once for a shop and a Risograph."""
    return press_variant(pages, BLEED, second_ink)


def _reopened(pages: bytes) -> SourcePages:
    """Pages that were made here."""
    source, _ = open_pages(pages, "")
    assert source is not None
    return source
