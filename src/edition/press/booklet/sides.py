"""The sides of sheets: each page beside the fold, at its own size, and for a print shop the marks
around them, all outside the bleed: where to cut, fold and staple, and which sheet this is.

So is the folding dummy: every sheet at a quarter of its size, with nothing on it but its page
numbers. Printed on both sides, cut and folded, it shows whether the book will read, before the
paper is bought.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from edition.core.languages.press_words import Tongue
from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.imposition import Imposition
from edition.press.booklet.plan import BLANK, PlannedSheet, Side, plan
from edition.press.pages.sheet_sizes import PAPERS, Size
from edition.press.sheet.side import (
    DASH,
    HAIR,
    Box,
    Mark,
    PlacedPage,
    Ring,
    SheetSide,
    Stroke,
    frame,
)
from edition.press.sheet.small_print import CAP, Fount, lettering, rising, width

_SHARE = 4
"""Of the width and height of a sheet, one part in so many."""
_GAP: Length = mm(8)
"""Between sheets, for scissors and for the name of each."""
_EDGE: Length = mm(8)
"""Around all of them, more than any printer leaves white."""
_LABEL: Length = pt(6)
"""The size of their names."""


class _Grid(Struct, frozen=True):
    """Where sheets lie on the paper: rows and columns of cells of one size, in the middle of it."""

    paper: Size
    cell: Size
    columns: int
    rows: int

    def box(self, index: int, *, mirrored: bool) -> Box:
        """The cell of a sheet, from the top left; on the back of the paper from the top right,
        behind its front.
        """
        row, column = divmod(index, self.columns)
        width, height = (self.cell[side] + _GAP for side in (0, 1))
        x = (self.paper[0] - self.columns * width + _GAP) // 2 + column * width
        y = (self.paper[1] - self.rows * height + _GAP) // 2 + row * height
        return Box(self.paper[0] - x - self.cell[0] if mirrored else x, y, *self.cell)


def dummy(imposition: Imposition, tongue: Tongue, faces: Faces) -> tuple[SheetSide, ...]:
    """Fronts and backs on A4, lying; they are turned over as the sheets themselves are."""
    height, width = PAPERS["A4"]
    cell = (imposition.sheet[0] // _SHARE, imposition.sheet[1] // _SHARE)
    columns, rows = (
        (side - 2 * _EDGE + _GAP) // (part + _GAP)
        for side, part in zip((width, height), cell, strict=True)
    )
    maker = _Maker(_Grid((width, height), cell, max(columns, 1), max(rows, 1)), tongue, faces)
    sheets = plan(imposition)
    each = maker.grid.columns * maker.grid.rows
    # A paper always lies, so it is turned over its short edge, or by half for the long one.
    by_half = imposition.flip == "long"
    return tuple(
        maker.side(sheets[start : start + each], start, back=back, turned=back and by_half)
        for start in range(0, len(sheets), each)
        for back in (False, True)
    )


class _Maker(Struct, frozen=True):
    """Draws sides of papers in the language of the edition."""

    grid: _Grid
    tongue: Tongue
    faces: Faces

    def side(
        self, sheets: Sequence[PlannedSheet], start: int, *, back: bool, turned: bool
    ) -> SheetSide:
        """One side of the paper that holds these sheets, the first of which is number `start`, from
        0.
        """
        marks: list[Mark] = []
        for index, sheet in enumerate(sheets):
            box = self.grid.box(index, mirrored=back)
            marks += self._outline(box, start + index + 1, back=back)
            marks += self._numbers(sheet.back if back else sheet.front, box)
        whole = Box(0, 0, *self.grid.paper)
        return SheetSide(*self.grid.paper, whole, whole, marks=tuple(marks), turned=turned)

    def _outline(self, box: Box, number: int, *, back: bool) -> Iterator[Mark]:
        """The edge to cut along, the fold, and which side of which sheet it is, above it, where the
        scissors take it away.
        """
        fold, words = box.x + box.width // 2, self.tongue.words.sheet
        yield from frame(box)
        yield Stroke(fold, box.y, fold, box.y + box.height, HAIR, DASH)
        side = words.back if back else words.front
        name = words.side.format(number=self.tongue.figures(number), side=side)
        letters = Fount(self.faces["Medium"], _LABEL)
        yield lettering(name, letters, fold, box.y - mm(1.5), anchor=0.5)

    def _numbers(self, side: Side, box: Box) -> Iterator[Mark]:
        """The number of each page in the middle of it, half as high as it is narrow."""
        letters = Fount(self.faces["Bold"], min(box.width // 2, box.height) // 2)
        baseline = box.y + (box.height + letters.size * CAP // 100) // 2
        for page, quarter in ((side.left, 1), (side.right, 3)):
            if page != BLANK:
                figures, x = self.tongue.figures(page), box.x + box.width * quarter // 4
                yield lettering(figures, letters, x, baseline, anchor=0.5)


BLEED: Length = mm(3)
"""How far ink goes on beyond the trim, for knives that cut a little off the line."""
REACH: Length = mm(7)
"""How far from the trim the crop and fold marks end: what a sheet must have free on every side of
it.
"""

_STAPLE: Length = mm(12)
"""How long the back of a staple is."""
_LEG: Length = mm(1.5)
"""How far the bracket that stands for a staple turns inwards."""
_STAPLE_AT: Length = mm(9)
"""How far from the trim the bracket stands, beyond the other marks."""
_RADIUS: Length = mm(1.1)
"""Of the ring by which plates are laid over each other."""
_CROSS: Length = mm(2)
"""From the middle of that ring to the ends of its cross."""
_SLUG_SIZE: Length = pt(6)
"""Of the letters that say which sheet this is."""
_SLUG_AT: Length = mm(3.5)
"""How far from the trim they stand: between the bleed and the ends of the crop marks."""
_SLUG_INDENT: Length = mm(5)
"""How far from the corners they begin."""

Marker = Callable[[PlannedSheet, bool, Box], tuple[Mark, ...]]
"""The marks of a side, given its sheet, whether it is the back, and the trim."""


def sheet_sides(imposition: Imposition, marker: Marker | None = None) -> tuple[SheetSide, ...]:
    """Front and back of every sheet, the pair of pages in the middle of it, and their marks."""
    return tuple(side for sheet in plan(imposition) for side in _sides(sheet, imposition, marker))


def _sides(
    sheet: PlannedSheet, imposition: Imposition, marker: Marker | None
) -> Iterator[SheetSide]:
    (sheet_width, sheet_height), (width, height) = imposition.sheet, imposition.trim
    trim = Box(sheet_width // 2 - width, (sheet_height - height) // 2, 2 * width, height)
    for side, back in ((sheet.front, False), (sheet.back, True)):
        pages = tuple(_placed(side, trim, imposition.bleed, sheet.depth * imposition.caliper))
        marks = marker(sheet, back, trim) if marker else ()
        yield SheetSide(
            sheet_width,
            sheet_height,
            trim,
            trim.grown(imposition.bleed),
            pages,
            marks,
            back and imposition.turned,
        )


def _placed(side: Side, trim: Box, bleed: Length, creep: Length) -> Iterator[PlacedPage]:
    """The pages of a side, each cut off at the fold, moved towards it by the creep."""
    inked = trim.grown(bleed)
    fold = trim.x + trim.width // 2
    left = Box(inked.x, inked.y, fold - inked.x, inked.height)
    right = Box(fold, inked.y, inked.x + inked.width - fold, inked.height)
    if side.left != BLANK:
        yield PlacedPage(side.left, trim.x + creep, trim.y, left)
    if side.right != BLANK:
        yield PlacedPage(side.right, fold - creep, trim.y, right)


class Shop(Struct, frozen=True):
    """Marks the sides of a print shop's sheets. `title` names the edition, `ink` the plate where
    there is one for each ink.
    """

    faces: Faces
    tongues: Sequence[Tongue]
    imposition: Imposition
    title: str
    ink: str = ""

    def __call__(self, sheet: PlannedSheet, back: bool, trim: Box) -> tuple[Mark, ...]:
        """The marks of one side; staples only on the outside of what is stapled."""
        marks = [*_crop(trim), *_fold(trim), *_registration(trim), *self._slug(sheet, back, trim)]
        if self.imposition.stapled and sheet.depth == 0 and not back:
            marks += _staples(trim)
        return tuple(marks)

    def _slug(self, sheet: PlannedSheet, back: bool, trim: Box) -> Iterator[Mark]:
        """Sheet and side in the left margin, the widest: in English with the edition and the ink
        from its foot, in the language of the edition from its head.
        """
        signatures = self.imposition.signatures
        number, of = sum(signatures[: sheet.signature]) + sheet.depth + 1, sum(signatures)
        *own, english = (_name(tongue, number, of, back) for tongue in self.tongues)
        latin = " · ".join(part for part in (self.title, english, self.ink) if part)
        letters, at = Fount(self.faces["Medium"], _SLUG_SIZE), trim.x - _SLUG_AT
        room = trim.height // 2 - 2 * _SLUG_INDENT
        small = letters._replace(size=min(_SLUG_SIZE, _SLUG_SIZE * room // width(latin, letters)))
        yield rising(latin, small, at, trim.y + trim.height - _SLUG_INDENT)
        for words in own:
            yield rising(words, letters, at, trim.y + _SLUG_INDENT, anchor=1)


def _name(tongue: Tongue, number: int, of: int, back: bool) -> str:
    words = tongue.words.sheet
    side, figures = words.back if back else words.front, tongue.figures
    return words.side_of.format(number=figures(number), of=figures(of), side=side)


def _crop(trim: Box) -> Iterator[Stroke]:
    """At each corner a line along either edge, from the bleed outwards."""
    for x, outwards in ((trim.x, -1), (trim.x + trim.width, 1)):
        for y, downwards in ((trim.y, -1), (trim.y + trim.height, 1)):
            yield Stroke(x + outwards * BLEED, y, x + outwards * REACH, y, HAIR)
            yield Stroke(x, y + downwards * BLEED, x, y + downwards * REACH, HAIR)


def _fold(trim: Box) -> Iterator[Stroke]:
    x = trim.x + trim.width // 2
    yield Stroke(x, trim.y - REACH, x, trim.y - BLEED, HAIR, DASH)
    yield Stroke(x, trim.y + trim.height + BLEED, x, trim.y + trim.height + REACH, HAIR, DASH)


def _staples(trim: Box) -> Iterator[Stroke]:
    """Brackets as long as a staple at the height of both, a quarter of the height from head and
    foot, their legs inwards.
    """
    for x, inwards in ((trim.x - _STAPLE_AT, 1), (trim.x + trim.width + _STAPLE_AT, -1)):
        for middle in (trim.y + trim.height // 4, trim.y + trim.height * 3 // 4):
            top, bottom = middle - _STAPLE // 2, middle + _STAPLE // 2
            yield Stroke(x, top, x, bottom, HAIR)
            for y in (top, bottom):
                yield Stroke(x, y, x + inwards * _LEG, y, HAIR)


def _registration(trim: Box) -> Iterator[Mark]:
    """A ring and a cross beside each edge; at head and foot not in the middle, where the fold mark
    stands.
    """
    beside = (BLEED + REACH) // 2
    across, down = trim.x + trim.width * 3 // 4, trim.y + trim.height // 2
    places = (
        (across, trim.y - beside),
        (across, trim.y + trim.height + beside),
        (trim.x - beside, down),
        (trim.x + trim.width + beside, down),
    )
    for x, y in places:
        yield Ring(x, y, _RADIUS, HAIR)
        yield Stroke(x - _CROSS, y, x + _CROSS, y, HAIR)
        yield Stroke(x, y - _CROSS, x, y + _CROSS, HAIR)
