"""All that is wanted of the press, from the pages to files."""

from collections.abc import Mapping
from pathlib import PurePath

import msgspec
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.inside import nameable
from edition.core.press_words import tongues
from edition.core.quoting import visible
from edition.core.units import Length, mm
from edition.faces import Faces
from edition.model.imposition import DUMMY, Imposition, Order, Printed, Sheets
from edition.model.output_kinds import BOOKLET, PRESS, RISO
from edition.press.booklet.dummy import dummy
from edition.press.booklet.plan import PAGES_OF_A_SHEET, signatures, table
from edition.press.booklet.printing_notes import booklet_note
from edition.press.booklet.sides import BLEED, REACH, Shop, sheet_sides
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

_VARIANT, _SHOP = f"{PRESS.path}pamphlet.pdf", f"{PRESS.path}booklet.pdf"
"""The pages by themselves, and on sheets with marks."""
_RISO = "A3"
"""The largest paper that a Risograph takes."""
_RISO_EDGE: Length = mm(10)
"""What a Risograph leaves white along the edges of its paper, with room for how it takes the paper
in.
"""


def impose(order: Order, faces: Faces) -> tuple[Printed | None, Problems]:
    """See `edition.press.impose`."""
    source, problems = open_pages(order.pages, order.name)
    if source is None:
        return None, problems
    imposition = _imposition(order, source)
    if isinstance(imposition, Diagnostic):
        return None, (*problems, imposition)
    press = _Press(order, source, imposition, faces)
    try:
        press.make()
    except DamagedError:
        return None, (*problems, damaged(order.name))
    if press.problem:
        return None, (*problems, press.problem)
    return Printed(press.files, tuple(press.sheets), table(imposition), press.variant), problems


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
                f"there is no paper «{order.paper}»",
                f"name one of {', '.join(PAPERS)}",
                Place(order.name),
            )
        chosen = (name, size) if (size := lying(PAPERS[name], *pair)) else None
        fact = f"two pages of {said_in_mm(source.size)} do not go on {name} side by side"
    else:
        chosen, fact = (
            for_two(width, height),
            f"no paper holds two pages of {said_in_mm(source.size)} side by side",
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


class _Press:
    """Makes what is wanted, one after another."""

    def __init__(
        self, order: Order, source: SourcePages, imposition: Imposition, faces: Faces
    ) -> None:
        self.files: dict[str, bytes | str] = {}
        self.sheets: list[Sheets] = []
        self.variant = ""
        self.problem: Diagnostic | None = None
        self._order = order
        self._source = source
        self._imposition = imposition
        self._faces = faces
        stated = order.record.language if order.record else source.language()
        # Of a file that does not say its language the side of the spine is the best guess.
        self._tongues = tongues(stated or ("fa" if imposition.binding == "right" else "en"))
        self._prefix = "" if order.record else f"{nameable(PurePath(order.name).stem)}-"

    def make(self) -> None:
        """Fill `files` and `sheets`, or name the `problem`."""
        wanted = self._order.wanted
        if DUMMY in wanted:
            self.files[f"{self._prefix}dummy.pdf"] = self._sheets(
                dummy(self._imposition, self._tongues[0], self._faces), self._source
            )
        if BOOKLET.name in wanted:
            self._office()
        if wanted & {PRESS.name, RISO.name}:
            variant = press_variant(self._order.pages, BLEED, self._order.second_ink)
            if PRESS.name in wanted:
                self._shop(self._exchanged() if self._order.condition else variant)
            if RISO.name in wanted:
                self._riso(variant)

    def _office(self) -> None:
        """Sheets of exactly the paper with nothing but the pages, and the note."""
        name = f"{self._prefix}{BOOKLET.path}.pdf"
        self._put(
            {name: self._sheets(sheet_sides(self._imposition), self._source, duplex=True)},
            self._imposition,
        )
        self.files[f"{self._prefix}booklet-note.txt"] = booklet_note(
            self._imposition, visible(name), self._tongues
        )

    def _exchanged(self) -> bytes:
        """The pages as PDF/X-4."""
        order = self._order
        assert order.condition and order.record
        exchange = Exchange(order.condition, order.record, document_of(order.record, _VARIANT))
        return press_variant(order.pages, BLEED, order.second_ink, exchange)

    def _shop(self, variant: bytes) -> None:
        """The pages by themselves, for a shop that imposes, and on untrimmed sheets with marks."""
        self.variant = _VARIANT
        self.files[self.variant] = variant
        if imposition := self._on(UNTRIMMED, REACH):
            sides = sheet_sides(imposition, self._marks(imposition))
            made = self._sheets(sides, _reopened(variant), bleed=BLEED, shop=True)
            self._put({_SHOP: made}, imposition)

    def _riso(self, variant: bytes) -> None:
        """A file for each ink that prints."""
        imposition = self._on({_RISO: PAPERS[_RISO]}, REACH + _RISO_EDGE)
        if not imposition:
            return
        made: dict[str, bytes] = {}
        for ink, pages in plates(variant).items():
            name = "black" if ink == "black" else self._order.second_ink
            sides = sheet_sides(imposition, self._marks(imposition, name))
            made[f"{RISO.path}{ink}.pdf"] = self._sheets(sides, _reopened(pages), bleed=BLEED)
        self._put(made, imposition, plates=True)

    def _marks(self, imposition: Imposition, ink: str = "") -> Shop:
        return Shop(self._faces, self._tongues, imposition, self._title(), ink)

    def _put(
        self, made: Mapping[str, bytes], imposition: Imposition, *, plates: bool = False
    ) -> None:
        """Files that together show all pages."""
        self.files |= made
        self.sheets.append(Sheets(tuple(made), imposition, plates))

    def _on(self, papers: Mapping[str, Size], around: Length) -> Imposition | None:
        """The same pages on a paper that leaves so much `around` the trim; the shop turns sheets
        over its own way.
        """
        width, height = self._imposition.trim
        chosen = smallest(papers, 2 * (width + around), height + 2 * around)
        if chosen is None:
            fact = (
                f"two pages of {said_in_mm((width, height))} with their marks do not go on "
                f"{', '.join(papers)}"
            )
            self.problem = error(
                "paper-size",
                fact,
                "make the pages smaller, or leave this output out",
                Place(self._order.name),
            )
            return None
        return replace(
            self._imposition,
            paper=chosen[0],
            sheet=chosen[1],
            turned=False,
            flip="short",
            bleed=BLEED,
        )

    def _title(self) -> str:
        record = self._order.record
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
        record, condition = self._order.record, self._order.condition
        document = document_of(record, _SHOP) if shop and record and condition else ""
        setting = f"DuplexFlip{self._imposition.flip.title()}Edge" if duplex else ""
        content = (
            self._order.pages
            + (condition.profile if document and condition else b"")
            + msgspec.json.encode(sides)
        )
        return write_sheets(
            sides, source, Identity(record, setting, content, document), bleed=bleed, all_inks=shop
        )


def _reopened(pages: bytes) -> SourcePages:
    """Pages that were made here."""
    source, _ = open_pages(pages, "")
    assert source is not None
    return source
