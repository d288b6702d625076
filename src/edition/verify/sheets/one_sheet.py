"""A book on one sheet read back: the sheet is cut, folded and read, and each page of the book is to
be where that leads, whole and with its head at the fold along the middle.

Where a page must stand is worked out from the paper alone, by no table of the press's. Cut along
its middle between the outer quarters, a sheet of two rows and four columns is a ring of eight
cells, each joined to two others by a fold. Folded lengthwise, what lies over one another at both
ends are the two sides of a leaf; and round the ring leaves and openings take turns. So from the
cell of the cover the ring is gone round that way on which the first step is a leaf.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pikepdf
import pypdfium2

from edition.core.quoting import Message, worded
from edition.core.units import MM_IN_POINTS
from edition.model.imposition import PAGES_OF_A_ZINE, Zine
from edition.model.proof import Check, CheckName, Outcome, Proof
from edition.verify.file.characters_on_pages import Stood, characters
from edition.verify.file.checks import verdict
from edition.verify.file.qpdf import opened, sides
from edition.verify.ink.sheets import in_the_margin, weighed
from edition.verify.sheets.alone import QPDF, told_alone

_COLUMNS, _ROWS = 4, 2
_NEAR = 0.05
"""Points: PDFium computes in single precision."""
_SAME_INK = 0.5
"""Per cent of a page: half of the line to cut along, and edges that fall on other pixels."""
_PIXELS = 2.0
"""A point, of the picture by which ink is weighed."""
_UNREACHED = 5 * MM_IN_POINTS
"""What printers at home leave white."""
_PAPERS = {"A4": (297 * MM_IN_POINTS, 210 * MM_IN_POINTS), "Letter": (792.0, 612.0)}
"""Width and height of the sheet as it lies, in points."""


class Cell(NamedTuple):
    """An eighth of the sheet: its row from the top and its column from the left, both from 0."""

    row: int
    column: int

    @property
    def named(self) -> Message:
        """In a printer's words."""
        if self.row:
            return worded("lower row, {column} from the left", column=self.column + 1)
        return worded("upper row, {column} from the left", column=self.column + 1)


def ring() -> list[Cell]:
    """The cells in the order in which folds join them, from the upper left one on."""
    cells = [Cell(row, column) for row in range(_ROWS) for column in range(_COLUMNS)]
    here, before = cells[0], cells[_COLUMNS]
    found: list[Cell] = []
    while not found or here != cells[0]:
        found.append(here)
        # Two lead on from each cell, and one of them is where one came from.
        onward = next(cell for cell in cells if _joined(here, cell) and cell != before)
        here, before = onward, here
    return found


def _joined(one: Cell, other: Cell) -> bool:
    """Whether the paper goes on from one to the other when the sheet is cut."""
    if one.row == other.row:
        return abs(one.column - other.column) == 1
    return one.column == other.column and one.column in (0, _COLUMNS - 1)


def read_from(cover: Cell) -> list[Cell]:
    """The cells in the order in which the book is read that has its cover there."""
    every = ring()
    at = every.index(cover)
    forwards = every[at:] + every[:at]
    backwards = [forwards[0], *reversed(forwards[1:])]
    return next(way for way in (forwards, backwards) if _is_leaf(every, way[0], way[1]))


def _is_leaf(every: Sequence[Cell], one: Cell, other: Cell) -> bool:
    """Whether two cells beside one another in the ring are the sides of one leaf: those over one
    another at the ends of the sheet are, and then every second pair.
    """
    first, second = sorted((every.index(one), every.index(other)))
    wraps = second - first > 1
    start = second if wraps else first
    ends = every.index(Cell(0, _COLUMNS - 1))  # its pair is the cell below, which comes next
    return (start - ends) % 2 == 0


def bound_at_the_right(order: Sequence[Cell]) -> bool:
    """Whether page 2 lies at the right of page 3 where the two are held upright."""
    second, third = order[1], order[2]
    right = second.column > third.column
    return right if second.row else not right


def prove_one_sheet(pdf: Path, zine: Zine, private: Sequence[str]) -> Proof:
    """The proof of a file with one side."""
    try:
        return Proof(pdf.name, tuple(_checks(pdf, zine, private)))
    except Exception as stumble:
        why = worded("the file cannot be read ({name})", name=type(stumble).__name__)
        failed = Check(CheckName.STRUCTURE_OF_THE_FILE, "PDFium", Outcome.FAILED, note=why)
        return Proof(pdf.name, (failed,))


def _checks(pdf: Path, zine: Zine, private: Sequence[str]) -> Iterator[Check]:
    sheets, pages = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(zine.pages)
    try:
        if (len(sheets), len(pages)) != (1, PAGES_OF_A_ZINE):
            note = worded(
                "{pages} pages on {sheets} sides, not {wanted} on 1",
                pages=len(pages),
                sheets=len(sheets),
                wanted=PAGES_OF_A_ZINE,
            )
            yield Check(CheckName.NUMBER_OF_SHEETS, "PDFium", Outcome.FAILED, note=note)
            return
        unfolded = _Unfolded(sheets[0], list(pages))
        yield verdict(CheckName.ORDER_OF_PAGES, "PDFium", unfolded.misplaced())
        yield verdict(CheckName.SCALE_AND_PLACE, "PDFium", unfolded.astray())
        yield verdict(CheckName.UPRIGHT, "PDFium", unfolded.turned())
        yield verdict(CheckName.INK_OF_PAGES, "PDFium", unfolded.unlike())
        yield verdict(CheckName.INK, "PDFium", in_the_margin([sheets[0]], _UNREACHED - 1))
    finally:
        sheets.close()
        pages.close()
    with opened(pdf) as file, opened(zine.pages) as source:
        yield verdict(CheckName.SIZE_OF_SHEETS, QPDF, _missized(file, zine.sheet.paper))
        yield verdict(CheckName.STRUCTURE_TREE, QPDF, _retagged(file, source))
    yield from told_alone(pdf, zine.pages, private)


class _Unfolded:
    """The sheet with what stands in each cell, and the pages that should."""

    def __init__(self, sheet: pypdfium2.PdfPage, pages: Sequence[pypdfium2.PdfPage]) -> None:
        self.sheet = sheet
        self.pages = pages
        self.width, self.height = sheet.get_size()
        self.across, self.high = self.width / _COLUMNS, self.height / _ROWS
        self.wanted = [characters(page) for page in pages]
        self.found: defaultdict[Cell, list[Stood]] = defaultdict(list)
        for stood in characters(sheet):
            row, column = int(stood.y < self.high), int(stood.x // self.across)
            self.found[Cell(row, column)].append(stood)
        covers = [cell for cell in ring() if _bag(self.found[cell]) == _bag(self.wanted[0])]
        self.order = next(filter(bound_at_the_right, map(read_from, covers)), None)

    def misplaced(self) -> Iterator[str]:
        """Cells that have not the page that is read there, by its characters alone."""
        if self.order is None:
            yield worded(
                "the cover stands in no eighth of the sheet from which a right-bound book is read"
            )
            return
        bags = list(map(_bag, self.wanted))
        for number, cell in enumerate(self.order, 1):
            if (bag := _bag(self.found[cell])) != bags[number - 1]:
                alike = [
                    worded("page {number}", number=i)
                    for i, each in enumerate(bags, 1)
                    if each == bag and bag
                ]
                yield worded(
                    "{cell}, has {found} instead of page {number}",
                    cell=cell.named,
                    found=(*alike, worded("no whole page"))[0],
                    number=number,
                )

    def astray(self) -> Iterator[str]:
        """A page is at its own size and in its place if each of its characters is."""
        for number, cell in enumerate(self.order or (), 1):
            where = defaultdict[str, list[Stood]](list)
            for stood in self.found[cell]:
                where[stood.character].append(stood)
            lost = sum(
                not any(_near(stood, each) for each in where[stood.character])
                for stood in self._on_the_sheet(number, cell)
            )
            if lost:
                yield worded(
                    "{cell}: {astray} characters of page {number} are not where they should be",
                    cell=cell.named,
                    astray=lost,
                    number=number,
                )

    def turned(self) -> Iterator[str]:
        """All heads are at the fold along the middle of the sheet."""
        for number, cell in enumerate(self.order or (), 1):
            wanted = {_rounded(stood) for stood in self._on_the_sheet(number, cell)}
            if {_rounded(stood) for stood in self.found[cell]} - wanted:
                yield worded(
                    "{cell}: page {number} is turned or scaled", cell=cell.named, number=number
                )

    def unlike(self) -> Iterator[str]:
        """Pictures, rules and blanks: a cell is as dark as its page."""
        for number, cell in enumerate(self.order or (), 1):
            left, foot = cell.column * self.across, (_ROWS - 1 - cell.row) * self.high
            right, head = self.width - left - self.across, self.height - foot - self.high
            found = weighed(self.sheet, (left, foot, right, head), _PIXELS)
            wanted = weighed(self.pages[number - 1], (0, 0, 0, 0), _PIXELS)
            if abs(found - wanted) > _SAME_INK:
                yield worded(
                    "{cell} has ink on {found:.1f} % and page {number} on {wanted:.1f} %",
                    cell=cell.named,
                    found=found,
                    number=number,
                    wanted=wanted,
                )

    def _on_the_sheet(self, number: int, cell: Cell) -> Iterator[Stood]:
        """The characters of a page where they are to be on the sheet."""
        left, foot = cell.column * self.across, (_ROWS - 1 - cell.row) * self.high
        for stood in self.wanted[number - 1]:
            if cell.row:
                yield stood._replace(x=left + stood.x, y=foot + stood.y)
            else:
                # Turned about the middle of the cell.
                x, y = left + self.across - stood.x, foot + self.high - stood.y
                yield Stood(stood.character, x, y, tuple(-part for part in stood.turn))


def _bag(stood: Sequence[Stood]) -> Counter[str]:
    return Counter(each.character for each in stood)


def _near(one: Stood, other: Stood) -> bool:
    return abs(one.x - other.x) <= _NEAR and abs(one.y - other.y) <= _NEAR


def _rounded(stood: Stood) -> tuple[float, ...]:
    return tuple(round(part, 3) + 0.0 for part in stood.turn)


def _missized(pdf: pikepdf.Pdf, paper: str) -> Iterator[str]:
    """The side is exactly the paper, and shown as it is."""
    page = pdf.pages[0]
    wanted = (0.0, 0.0, *_PAPERS[paper])
    off = (abs(a - b) for a, b in zip(sides(page.mediabox), wanted, strict=True))
    if any(each > _NEAR for each in off) or page.rotation % 360:
        yield worded("the sheet is not {paper}, lying", paper=paper)


_Tag: TypeAlias = tuple[object, ...]
"""How deep it lies, its kind, what it says, and the contents that it owns: page and number."""
_SAID = ("/Alt", "/ActualText", "/E", "/Lang")


def _retagged(sheet: pikepdf.Pdf, pages: pikepdf.Pdf) -> Iterator[str]:
    """The first tag, in the order of reading, that is another than in the pages; a link, which
    nobody can follow on paper, is a span of the same text.
    """
    forms = {
        form.objgen: int(name[2:])
        for name, form in sheet.pages[0].obj.Resources.XObject.items()
        if name[2:].isdigit()
    }
    numbers = {page.obj.objgen: number for number, page in enumerate(pages.pages, 1)}
    both = zip_longest(_tags(sheet, "/Stm", forms), _tags(pages, "/Pg", numbers))
    for number, (tag, original) in enumerate(both, 1):
        if tag != original:
            yield worded(
                "tag {number} is {tag}, and in the pages {original}",
                number=number,
                tag=tag or worded("not there"),
                original=original or worded("none"),
            )
            return


def _tags(pdf: pikepdf.Pdf, key: str, pages: Mapping[tuple[int, int], int]) -> Iterator[_Tag]:
    """Each tag; the page of a content is told by what `key` leads to."""
    open_ = [(0, kid) for kid in reversed(_kids(pdf.Root.StructTreeRoot))]
    while open_:
        depth, element = open_.pop()
        below = [
            kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
        contents = tuple(_content(kid, element, key, pages) for kid in _kids(element))
        link = pikepdf.Name.Link == element.S
        said = tuple(
            (name, str(element[name]))
            for name in _SAID
            if name in element and not (link and name == "/Alt")
        )
        owned = tuple(each for each in contents if each)
        yield depth, "/Span" if link else str(element.S), said, owned
        open_ += [(depth + 1, kid) for kid in reversed(below)]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    held = element.get("/K")
    return [*held] if isinstance(held, pikepdf.Array) else [] if held is None else [held]


def _content(
    kid: object, element: pikepdf.Object, key: str, pages: Mapping[tuple[int, int], int]
) -> tuple[int, int] | None:
    """Page and number of a marked content, 0 where nothing says on which it is; None for what is
    none.
    """
    if isinstance(kid, int):
        holder, mark = element, kid
    elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
        holder, mark = (kid if key in kid else element), int(kid.MCID)
    else:
        return None
    return (pages.get(holder[key].objgen, 0) if key in holder else 0), mark
