"""Imposed sheets read back: which page stands on each half, at which size, which way up, and
whether it is all there.

What must stand where is worked out anew, by no formula of the press's: sheets are folded and read
as a reader would. A page without text is compared by the ink on it alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from msgspec import Struct

from edition.core.quoting import Figure, Message, listed, worded, worded_later
from edition.core.units import in_points
from edition.model.imposition import Imposition, Sheets
from edition.model.proof import Check, CheckName, Outcome, Proof
from edition.verify.file.characters_on_pages import Stood, characters, shown_box, turned
from edition.verify.file.checks import verdict
from edition.verify.file.qpdf import opened, sides
from edition.verify.ink.sheets import astray, weighed
from edition.verify.sheets.alone import QPDF, told_alone


class PlaceOnSheet(NamedTuple):
    """Where a page of the book stands: the side of the file (from 0), at its left or not, and how
    many sheets lie around it.
    """

    side: int
    left: bool
    depth: int

    @property
    def named(self) -> Message:
        """In a printer's words."""
        return worded(_HALVES[self.side % 2][self.left], number=self.side // 2 + 1)


_HALVES = (
    (worded_later("sheet {number} front, right"), worded_later("sheet {number} front, left")),
    (worded_later("sheet {number} back, right"), worded_later("sheet {number} back, left")),
)
"""The halves of the front, then of the back: right, left."""


def reading_order(imposition: Imposition) -> list[PlaceOnSheet]:
    """The places in the order in which the folded book is read, seen on sides that stand upright.

    Leafing goes from the outermost sheet inwards, each leaf's front then its back, and out again
    over the other halves. Of an open sheet the leaf away from the spine of the first pages is the
    left one in a right-bound book.
    """
    first_is_left = imposition.binding == "right"
    found: list[PlaceOnSheet] = []
    start = 0
    for sheets in imposition.signatures:
        inwards = [place for depth in range(sheets) for place in _leaf(start, depth, first_is_left)]
        outwards = [
            place
            for depth in reversed(range(sheets))
            for place in reversed(_leaf(start, depth, not first_is_left))
        ]
        found += [*inwards, *outwards]
        start += sheets
    return found


def _leaf(start: int, depth: int, left: bool) -> list[PlaceOnSheet]:
    """The outer and the inner page of one leaf; what is left on the front is right on the back."""
    front = 2 * (start + depth)
    return [PlaceOnSheet(front, left, depth), PlaceOnSheet(front + 1, not left, depth)]


def book(imposition: Imposition) -> Iterator[tuple[int, PlaceOnSheet]]:
    """The page that must be read at each place, 0 for a blank: blanks at the end, or before the
    back cover.
    """
    pages = list(range(1, imposition.pages + 1))
    cover = [pages.pop()] if imposition.cover else []
    wanted: Sequence[int] = [*pages, *[0] * imposition.blanks, *cover]
    yield from zip(wanted, reading_order(imposition), strict=True)


_NEAR = 0.05
"""Points: PDFium computes in single precision."""
_NEAR_ON_PLATES = 0.6
"""Points: PDFium rounds the width of each glyph, and of a line in two inks a plate has one sum
where the page has many glyphs.
"""
_SAME_INK = 0.3
"""Per cent of the page: edges fall on other pixels."""
_PIXELS, _FINE_PIXELS = 0.5, 2.0
"""A point, of the picture by which ink is weighed: the finer one where the edge of a picture may
fall on other pixels.
"""


class _Half(Struct, frozen=True):
    """Half a side, turned upright: the characters that stand on it over all plates, and those that
    must, in points of the sheet.

    What is set over the edge of a page is on the other half, there as here.
    """

    place: PlaceOnSheet
    page: int
    found: tuple[Stood, ...]
    wanted: tuple[Stood, ...]
    near: float


def prove_sheets(
    folder: Path, sheets: Sheets, pages: bytes, private: Sequence[str]
) -> tuple[Proof, ...]:
    """The proof of each file in `folder` of a group that together shows all `pages`, under its path
    in the folder.
    """
    try:
        shared = _read(folder, sheets, pages)
        return tuple(
            Proof(file, (*shared, *_alone(folder, file, sheets, pages, private)))
            for file in sheets.files
        )
    except Exception as stumble:
        why = worded("the file cannot be read ({name})", name=type(stumble).__name__)
        return tuple(
            Proof(
                file, (Check(CheckName.STRUCTURE_OF_THE_FILE, "PDFium", Outcome.FAILED, note=why),)
            )
            for file in sheets.files
        )


def _read(folder: Path, sheets: Sheets, pages: bytes) -> list[Check]:
    """What the files say together."""
    imposition, sides = sheets.imposition, 2 * sum(sheets.imposition.signatures)
    documents = [pypdfium2.PdfDocument(folder / file) for file in sheets.files]
    source = _Pages(pages)
    try:
        if any(len(document) != sides for document in documents):
            found = listed([Figure(len(document)) for document in documents], " and ")
            note = worded("{found} sides, not {wanted}", found=found, wanted=sides)
            return [Check(CheckName.ORDER_OF_PAGES, "PDFium", Outcome.FAILED, note=note)]
        halves = list(_halves(documents, source, imposition, plates=sheets.plates))
        checks = [
            verdict(CheckName.ORDER_OF_PAGES, "PDFium", _misplaced(halves, source.characters)),
            verdict(CheckName.SCALE_AND_PLACE, "PDFium", _moved(halves)),
            verdict(CheckName.UPRIGHT, "PDFium", _turned(halves)),
            verdict(
                CheckName.INK,
                "PDFium",
                astray([side for each in documents for side in each], list(source.document)),
            ),
        ]
        if not sheets.plates:
            checks.append(
                verdict(
                    CheckName.INK_OF_PAGES,
                    "PDFium",
                    _inked(documents[0], source, halves, imposition),
                )
            )
        return checks
    finally:
        for document in documents:
            document.close()
        source.close()


class _Pages:
    """The pages that were imposed, as they are shown."""

    def __init__(self, file: bytes) -> None:
        self.document = pypdfium2.PdfDocument(file)
        self._file = opened(file, mended=True)
        self._pages = self._file.pages
        shown = zip(self.document, map(turned, self._pages), strict=True)
        self.characters = [
            [lying.upright(stood) for stood in characters(page)] for page, lying in shown
        ]

    def close(self) -> None:
        """Let go of the file."""
        self.document.close()
        self._file.close()

    def darkness(self, number: int, pixels: float) -> float:
        """Per cent of ink on the trim of a page (from 1), looked at in so many pixels to a
        point.
        """
        page = self._pages[number - 1]
        lies = turned(page)
        around = [abs(trim - shown) for trim, shown in zip(lies.trim, shown_box(page), strict=True)]
        quarter = lies.degrees // 90
        # Turned by a quarter to the right, what was at the foot is at the left.
        left, bottom, right, top = (around[(i + quarter) % 4] for i in range(4))
        return weighed(self.document[number - 1], (left, bottom, right, top), pixels)


def _halves(
    documents: Sequence[pypdfium2.PdfDocument],
    source: _Pages,
    imposition: Imposition,
    *,
    plates: bool,
) -> Iterator[_Half]:
    """Every half in the order of the folded book."""
    width, height = (in_points(length) for length in imposition.sheet)
    wanted = defaultdict[int, list[Stood]](list)
    for page, place in book(imposition):
        x, y = _corner(place, imposition)
        wanted[place.side] += [
            s._replace(x=s.x + x, y=s.y + y) for s in (source.characters[page - 1] if page else ())
        ]
    found = [
        [stood for each in documents for stood in characters(each[i])]
        for i in range(len(documents[0]))
    ]
    upright = [
        _upright(side, width, height) if imposition.turned and i % 2 else side
        for i, side in enumerate(found)
    ]
    for page, place in book(imposition):
        there, must = (
            tuple(stood for stood in side if (stood.x < width / 2) == place.left)
            for side in (upright[place.side], wanted[place.side])
        )
        yield _Half(place, page, there, must, _NEAR_ON_PLATES if plates else _NEAR)


def _corner(place: PlaceOnSheet, imposition: Imposition) -> tuple[float, float]:
    """Where the lower left corner of a page must be: its spine at the fold but for the creep, its
    middle in that of the sheet.
    """
    (width, height), (across, up) = (
        [in_points(length) for length in size] for size in (imposition.sheet, imposition.trim)
    )
    creep = in_points(place.depth * imposition.caliper)
    return width / 2 - across + creep if place.left else width / 2 - creep, (height - up) / 2


def _upright(side: Sequence[Stood], width: float, height: float) -> list[Stood]:
    """A side that stands head down, turned by half."""
    return [
        Stood(s.character, width - s.x, height - s.y, tuple(-part for part in s.turn)) for s in side
    ]


def _misplaced(halves: Sequence[_Half], pages: Sequence[Sequence[Stood]]) -> Iterator[str]:
    """By the characters alone, so that a page is known wherever it stands."""
    bags = [Counter(stood.character for stood in page) for page in pages]
    for half in halves:
        found, wanted = (
            Counter(stood.character for stood in side) for side in (half.found, half.wanted)
        )
        if found != wanted:
            is_ = next(
                (
                    worded("page {number}", number=i)
                    for i, bag in enumerate(bags, 1)
                    if bag == found
                ),
                worded("no whole page") if found else worded("nothing"),
            )
            yield (
                worded(
                    "{place} has {found} instead of {page}",
                    place=half.place.named,
                    found=is_,
                    page=worded("page {number}", number=half.page)
                    if half.page
                    else worded("nothing"),
                )
            )


def _moved(halves: Sequence[_Half]) -> Iterator[str]:
    """A page is at its own size and in its place if each of its characters is."""
    for half in halves:
        where = defaultdict[tuple[str, int, int], list[tuple[float, float]]](list)
        for character, x, y, _ in half.found:
            where[character, int(x), int(y)].append((x, y))
        astray = sum(not _is_there(where, stood, half.near) for stood in half.wanted)
        if astray:
            yield (
                worded(
                    "{place}: {astray} characters of page {page} are not where they should be",
                    place=half.place.named,
                    astray=astray,
                    page=half.page,
                )
            )


def _is_there(
    where: Mapping[tuple[str, int, int], list[tuple[float, float]]], stood: Stood, near: float
) -> bool:
    """Whether there is such a character near the place; `where` has them by whole points."""
    columns, rows = (range(int(at - near), int(at + near) + 1) for at in (stood.x, stood.y))
    found = (
        at
        for column in columns
        for row in rows
        for at in where.get((stood.character, column, row), ())
    )
    return any(abs(x - stood.x) <= near and abs(y - stood.y) <= near for x, y in found)


def _turned(halves: Sequence[_Half]) -> Iterator[str]:
    """The turns and sizes that occur on a half are those that occur on its page."""
    for half in halves:
        if {_rounded(stood) for stood in half.found} - {_rounded(stood) for stood in half.wanted}:
            yield worded(
                "{place}: page {page} is turned or scaled", place=half.place.named, page=half.page
            )


def _rounded(stood: Stood) -> tuple[float, ...]:
    return tuple(round(part, 3) + 0.0 for part in stood.turn)


def _inked(
    sheets: pypdfium2.PdfDocument, source: _Pages, halves: Sequence[_Half], imposition: Imposition
) -> Iterator[str]:
    """Pictures, rules and blanks: a half is as dark as its page."""
    for half in halves:
        for pixels in (_PIXELS, _FINE_PIXELS):
            found = _ink(sheets, half.place, imposition, pixels)
            wanted = source.darkness(half.page, pixels) if half.page else 0.0
            if abs(found - wanted) <= _SAME_INK:
                break
        else:
            yield (
                worded(
                    "{place} has ink on {found:.1f} % and page {page} on {wanted:.1f} %",
                    place=half.place.named,
                    found=found,
                    page=half.page or worded("blank"),
                    wanted=wanted,
                )
            )


def _ink(
    sheets: pypdfium2.PdfDocument,
    place: PlaceOnSheet,
    imposition: Imposition,
    pixels: float = _PIXELS,
) -> float:
    """Per cent of ink on the half of a side that is left when it is cut."""
    side = sheets[place.side]
    sheet_width, sheet_height = side.get_width(), side.get_height()
    across, up = (in_points(length) for length in imposition.trim)
    x, y = sheet_width / 2 - (across if place.left else 0), (sheet_height - up) / 2
    if imposition.turned and place.side % 2:
        x, y = sheet_width - x - across, sheet_height - y - up
    return weighed(side, (x, y, sheet_width - x - across, sheet_height - y - up), pixels)


def _alone(
    folder: Path, file: str, sheets: Sheets, pages: bytes, private: Sequence[str]
) -> list[Check]:
    """What each file says by itself."""
    with opened(folder / file) as pdf:
        size = verdict(CheckName.SIZE_OF_SHEETS, QPDF, _missized(pdf, sheets.imposition))
    checks = [size, *told_alone(folder / file, pages, private)]
    return [*checks, _coverage(folder / file, sheets.imposition)] if sheets.plates else checks


def _coverage(plate: Path, imposition: Imposition) -> Check:
    """How much of each page has ink: a fact for the one who fills the drum, and no plate is without
    any.
    """
    document = pypdfium2.PdfDocument(plate)
    try:
        shares = {page: _ink(document, place, imposition) for page, place in book(imposition)}
    finally:
        document.close()
    told = listed(
        worded("{page}: {share:.1f} %", page=page, share=shares[page])
        for page in sorted(shares)
        if page
    )
    return Check(
        CheckName.INK_COVERAGE_BY_PAGE,
        "PDFium",
        Outcome.PASSED if any(shares.values()) else Outcome.FAILED,
        note=told,
    )


def _missized(pdf: pikepdf.Pdf, imposition: Imposition) -> Iterator[str]:
    """Each side is exactly the paper, and shown as it is."""
    wanted = (0.0, 0.0, *(in_points(length) for length in imposition.sheet))
    for number, page in enumerate(pdf.pages, 1):
        off = (abs(a - b) for a, b in zip(sides(page.mediabox), wanted, strict=True))
        if any(each > _NEAR for each in off) or page.rotation % 360:
            yield worded("side {number} is not {paper}", number=number, paper=imposition.paper)
