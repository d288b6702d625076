"""The text layer, half two: how the slots of a line are written, and all else that stands on a
page.

A line is one text object from left to right, in visual order, which is what the common readers
expect and put in logical order themselves; a space is a real space of natural width at the left end
of its gap, and what justification adds stands as one adjustment behind it. No ActualText here, and
few marks of direction (`direction_marks`): they cost more words than they save.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from edition.core.pdf_syntax import decimal, points, shortest
from edition.core.units import POINT, Length, mm
from edition.faces import Faces
from edition.model.page import (
    ARTIFACT,
    UNSCALED,
    Drawing,
    FaceName,
    Figure,
    Fragment,
    Ink,
    Matrix,
    Page,
    PagedDocument,
    Piece,
    PlacedLine,
    Raster,
    Rule,
    SetLine,
    ShapedRun,
)
from edition.pdf.codes import Code, Codes, Shown, Whole
from edition.pdf.direction_marks import (
    headed,
    led,
    outweighed,
    ranged,
    right_to_left,
    runs_on,
    turned,
)
from edition.pdf.furniture_forms import FurnitureForms
from edition.pdf.slot_fonts import SlotFont, as_shown
from edition.pdf.slots import bridged, ends_wide, joined

_STRUCK_AT, _THICK = 24, 5
"""How high the line through what is struck out stands, and how thick it is, per cent of the
size.
"""
_LEAST_WIDTH, _LEFTMOST = 3, mm(5)
"""Em of its first line that the type of a page is wide at least, with a space at the left end of
that line, and how near to the edge that may stand. PDFium takes the lines of a page for columns to
be read downwards, and runs them together, where all of them are narrower than the first line is
high twice over (`FindTextlineFlowOrientation`); letters and their marks are an em and a half.
"""
_EMPTY = re.compile(r"(?<!\\)\(\)")
"""A string of no codes: a bracket that is a byte of one has a backslash before it."""
_STILL = 0.1
"""Thousandths of an em that nobody sees."""
_INKS: Mapping[Ink, str] = {
    "black": "0 g",
    "accent": "/Accent cs 1 scn",
    "guide": "0 .55 .8 rg",
    "paper": "1 g",
}


class Writer:
    """Writes page after page; knows the fonts in use and which marked content belongs to which
    leaf.

    `owned[leaf]` lists (page number, marked content id) in the order written; `images` are the
    pictures met so far. `display`: a poster or handout, whose few words are to come out of poppler
    one by one.
    """

    def __init__(
        self,
        fonts: Mapping[FaceName, SlotFont],
        faces: Faces,
        paged: PagedDocument,
        last_pages: Mapping[int, int],
    ) -> None:
        self._fonts = fonts
        self.forms = FurnitureForms(faces)
        self.paged = paged
        self.height = paged.height
        self._last_pages = last_pages
        self.display = not paged.whole
        self.codes = Codes(fonts)
        self.owned: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self.used: dict[FaceName, str] = {}
        self.images: dict[Raster, str] = {}

    def page(self, page: Page) -> bytes:
        """The content stream of a page: rules below the type, then the type in reading order, then
        the furniture.
        """
        self.height = self.paged.height_of(page)
        sheet = _Sheet(self, page)
        for rule in page.rules:
            sheet.rule(rule)
        for line in page.lines:
            sheet.line(line)
        for figure in page.figures:
            sheet.figure(figure)
        for line in page.furniture:
            sheet.furniture(line)
        for line in page.upright:
            sheet.furniture(line, upright=True)
        return "\n".join(sheet.code).encode("latin-1") + b"\n"

    def image(self, raster: Raster) -> str:
        """The resource name of a picture."""
        return self.images.setdefault(raster, f"Im{len(self.images) + 1}")

    def font(self, name: FaceName) -> str:
        """The resource name of a face, which is now in use: F1 for the first of all faces, and so
        on.
        """
        return self.used.setdefault(name, f"F{list(self._fonts).index(name) + 1}")

    def goes_on(self, leaf: int, page: int) -> bool:
        """Whether a leaf has more lines on a later page."""
        return self._last_pages[leaf] > page


class _Sheet:
    """The code of one page as it grows."""

    def __init__(self, writer: Writer, page: Page) -> None:
        self.code: list[str] = []
        self._writer = writer
        self._codes = writer.codes
        self._page = page
        self._ink: Ink = "black"
        self._marks = 0
        last = {
            fragment.leaf: placed for placed in page.lines for fragment in placed.line.fragments
        }
        self._unended = {
            id(placed) for leaf, placed in last.items() if writer.goes_on(leaf, page.number)
        }
        self._reaches = self._widened(page.lines)

    def line(self, placed: PlacedLine) -> None:
        """One text object, from left to right; one marked content for each fragment of it."""
        line = placed.line
        fragments = line.fragments
        reached = self._reaches if placed is self._page.lines[0] else None
        trailing = id(placed) in self._unended or reached is not None
        pen = _Pen(line, self._codes.upem(line.face), placed.x, parted=right_to_left(line))
        left = fragments[0].pieces[0].x + placed.x
        if trailing:
            left -= round(self._codes.space(line.face)[1] * pen.unit)
        if reached is not None:
            left = min(left, reached)
        pen.at = left
        origin = (
            f"{decimal(line.scale / UNSCALED, 5)} 0 0 1 {points(left)} "
            f"{points(self._writer.height - placed.y)} Tm"
        )
        begin = ["BT", f"/{self._writer.font(line.face)} {points(line.size)} Tf", origin]
        if len(fragments) > 1:
            self.code += begin
        marks = self._marks_of(fragments)
        first = [
            *([self._codes.mark(line.face)] if turned(line) else ()),
            *([self._codes.letter(line.face)] if ranged(fragments[0].pieces) else ()),
            *([self._codes.space(line.face)] if trailing else ()),
        ]
        runs = [[piece.run for piece in fragment.pieces] for fragment in fragments]
        # Most lines: nothing in them goes from left to right.
        plain = not self._writer.display and all(
            [self._codes.are_plain(own, line.face) for own in runs]
        )
        last = () if plain else self._right_end(line, pen.unit)
        for i, (fragment, mark) in enumerate(zip(fragments, marks, strict=True)):
            before = first if i == 0 else ()
            after = last if i == len(fragments) - 1 else ()
            self.code += [
                mark,
                *(begin if len(fragments) == 1 else ()),
                *self._colour(fragment.ink),
            ]
            self.code += (
                self._show_plain(fragment.pieces, runs[i], pen, before)
                if plain
                else self._show(fragment, pen, before, after)
            )
            self.code.append("ET" if len(fragments) == 1 else "EMC")
        self.code.append("EMC" if len(fragments) == 1 else "ET")
        for fragment in fragments:
            if fragment.struck:
                self.rule(_stroke(placed, fragment, pen.unit))

    def _widened(self, lines: Sequence[PlacedLine]) -> Length | None:
        """How far left the first line of a page reaches whose type is narrow; None of others, of a
        single line, and of posters and handouts, which are never so with what stands at their foot.
        """
        if len(lines) < 2 or self._writer.display:
            return None
        least = _LEAST_WIDTH * lines[0].line.size
        left, right = self._extent(lines[0])
        for placed in lines[1:]:
            if right - left >= least:
                return None
            further = self._extent(placed)
            left, right = min(left, further[0]), max(right, further[1])
        return max(right - least, _LEFTMOST) if right - left < least else None

    def _extent(self, placed: PlacedLine) -> tuple[Length, Length]:
        """Where the type of a line begins and ends, from the left of the page."""
        line = placed.line
        first, last = line.fragments[0].pieces[0], line.fragments[-1].pieces[-1]
        unit = line.size * line.scale / UNSCALED / self._codes.upem(line.face)
        return placed.x + first.x, placed.x + last.x + round(last.run.advance * unit)

    def _right_end(self, line: SetLine, unit: float) -> list[Code]:
        """What stands without width behind the last code of a line, in the face of that code."""
        face = line.fragments[-1].pieces[-1].run.face
        # A line of several fragments is several lines to pdf.js.
        alone = len(line.fragments) == 1
        count = outweighed(list(joined(line.fragments[0].pieces, unit))) if alone else 0
        if count:
            return [self._codes.nothing(face), self._codes.marks(face, count)]
        return [self._codes.nothing(face)] if ends_wide(line, self._codes.upem(face)) else []

    def furniture(self, placed: PlacedLine, *, upright: bool = False) -> None:
        """A folio, a running head or a second copy, as outlines; turned back where it is upright
        and its page is not.
        """
        back = upright and self._page.turned
        height = self._writer.paged.height if back else self._writer.height
        self.code.append("/Artifact <</Type /Pagination>> BDC")
        for fragment in placed.line.fragments:
            self.code += self._colour(fragment.ink)
            self.code += [f"q 0 1 -1 0 {points(height)} 0 cm"] if back else []
            self.code += self._writer.forms.drawn(placed, fragment, height)
            self.code += ["Q"] if back else []
        self.code.append("EMC")

    def rule(self, rule: Rule) -> None:
        """A filled rectangle, marked as an artifact."""
        bottom = self._writer.height - rule.y - rule.height
        box = f"{points(rule.x)} {points(bottom)} {points(rule.width)} {points(rule.height)} re f"
        self.code += ["/Artifact BMC", *self._colour(rule.ink), box, "EMC"]

    def figure(self, figure: Figure) -> None:
        """A figure, marked as the content of its leaf or as an artifact."""
        self.code.append("/Artifact BMC" if figure.leaf == ARTIFACT else self._mark(figure.leaf))
        match figure:
            case Matrix():
                self._modules(figure)
            case Drawing():
                self._path(figure)
            case Raster():
                box = (
                    figure.width,
                    0,
                    0,
                    figure.height,
                    figure.x,
                    self._writer.height - figure.y - figure.height,
                )
                self.code.append(
                    f"q {' '.join(map(points, box))} cm /{self._writer.image(figure)} Do Q"
                )
        self.code.append("EMC")

    def _modules(self, matrix: Matrix) -> None:
        """Dark modules, neighbours in a row joined, as one path, so that no renderer leaves
        hairlines between them.
        """
        self.code += self._colour("black")
        for i, row in enumerate(matrix.rows):
            bottom = points(self._writer.height - matrix.y - (i + 1) * matrix.module)
            for start, length in _stretches(row):
                x, width = points(matrix.x + start * matrix.module), points(length * matrix.module)
                self.code.append(f"{x} {bottom} {width} {points(matrix.module)} re")
        self.code.append("f")

    def _path(self, drawing: Drawing) -> None:
        self.code += self._colour(drawing.ink)
        top = self._writer.height - drawing.y
        for operator, at in drawing.path:
            pairs = zip(at[::2], at[1::2], strict=True)
            self.code.append(
                " ".join(
                    [*(f"{points(drawing.x + x)} {points(top - y)}" for x, y in pairs), operator]
                )
            )
        self.code.append("f*" if drawing.even_odd else "f")

    def _marks_of(self, fragments: Sequence[Fragment]) -> list[str]:
        """The marks of a line from left to right; each leaf owns its own in the order in which they
        are read.
        """
        first = self._marks
        self._marks += len(fragments)
        for i in sorted(range(len(fragments)), key=lambda i: fragments[i].rank):
            self._writer.owned[fragments[i].leaf].append((self._page.number, first + i))
        return [f"/Span <</MCID {first + i}>> BDC" for i in range(len(fragments))]

    def _mark(self, leaf: int) -> str:
        self._writer.owned[leaf].append((self._page.number, self._marks))
        self._marks += 1
        return f"/Span <</MCID {self._marks - 1}>> BDC"

    def _colour(self, ink: Ink) -> list[str]:
        if ink == self._ink:
            return []
        self._ink = ink
        return [_INKS[ink]]

    def _show(
        self, fragment: Fragment, pen: "_Pen", before: Sequence[Code], after: Sequence[Code]
    ) -> list[str]:
        """The TJ of a fragment, one for each stretch of one face, with codes before the first of
        them and after the last.

        A mark for poppler has a TJ of its own: PDFium passes over what is shown without any width,
        so its search never meets it.
        """
        code: list[str] = []
        for extra in before:
            pen.show(*extra)
        pieces = list(joined(fragment.pieces, pen.unit))
        reaching = bridged(pieces)
        for i, piece in enumerate(pieces):
            run = piece.run
            if run.face != pen.face:
                code += [*pen.operators(), f"/{self._writer.font(run.face)} {points(pen.size)} Tf"]
                pen.face = run.face
            if run.text != " ":
                pen.go_to(piece.x)
            elif i - 1 in reaching:
                continue
            # Most runs are words of their line's direction, with nothing in them or beside them
            # that calls for a mark.
            plain = (run.rtl or run.text == " ") and i not in reaching and not self._writer.display
            if plain and (whole := self._codes.whole(run)):
                pen.show_whole(whole)
                continue
            for glyph, advance, text in self._shown(pieces, i, pen, bridged=i in reaching):
                if pen.parted:
                    if pen.left and runs_on(text, pen.left, display=self._writer.display):
                        mark = as_shown(self._codes.mark(pen.face)[0])
                        code += [*pen.operators(), f"[({mark})] TJ"]
                    pen.left = text
                pen.show(glyph, advance)
        for extra in after:
            pen.show(*extra)
        return [*code, *pen.operators()]

    def _show_plain(
        self,
        pieces: Sequence[Piece],
        runs: Sequence[ShapedRun],
        pen: "_Pen",
        before: Sequence[Code],
    ) -> list[str]:
        """What `_show` comes to of pieces that are plain: each is shown in one piece."""
        for extra in before:
            pen.show(*extra)
        start = 0
        for i in sorted(bridged(pieces)):
            pen.show_wholes(pieces[start:i], self._codes.wholes(runs[start:i]))
            pen.go_to(pieces[i].x)
            room = pen.units_to(pieces[i + 2].x)
            pen.show_whole(self._codes.bridging_whole(runs[i], room, pen.scale))
            start = i + 2
        pen.show_wholes(pieces[start:], self._codes.wholes(runs[start:]))
        return pen.operators()

    def _shown(
        self, pieces: Sequence[Piece], i: int, pen: "_Pen", *, bridged: bool
    ) -> Sequence[Shown]:
        run = pieces[i].run
        marked = led(pieces, i) or headed(pieces, i)
        if bridged:
            return self._codes.bridging(
                run, pen.units_to(pieces[i + 2].x), pen.scale, marked=marked
            )
        return self._codes.leading(run) if marked else self._codes.shown(run)


class _Pen:
    """Where the next glyph will stand, and the operands of the TJ so far.

    `parted`: poppler must be kept from running on; `left` are the characters of the slot shown
    last.
    """

    def __init__(self, line: SetLine, upem: int, left: Length, *, parted: bool) -> None:
        self.parted = parted
        self.left = ""
        self.face: FaceName = line.face
        self.size = line.size
        self.scale = line.scale
        self.em = line.size * line.scale / UNSCALED
        self.unit = self.em / upem
        self.at: float = left
        self._left = left
        self._shown: list[str] = []

    def go_to(self, x: Length) -> None:
        """Move to x of the line, by an adjustment in thousandths of an em, to the left where
        positive; one of a tenth is none.
        """
        exact = (self.at - self._left - x) * POINT / self.em
        if -_STILL < exact < _STILL:
            return
        # What is written is where the pen stands then: to write is to round.
        written = f"{exact:.3f}"
        adjustment = float(written)
        if abs(adjustment) > _STILL:
            self._shown.append(f"){shortest(written)}(")
            self.at -= adjustment * self.em / POINT

    def units_to(self, x: Length) -> int:
        """How far it is to x of the line, in font units."""
        return round((self._left + x - self.at) / self.unit)

    def show(self, code: int, advance: int) -> None:
        """A glyph, after which the pen stands at its right."""
        self._shown.append(as_shown(code))
        self.at += advance * self.unit

    def show_whole(self, whole: Whole) -> None:
        """All glyphs of a run."""
        self._shown.append(whole.codes)
        self.at += whole.advance * self.unit
        self.left = whole.last

    def show_wholes(self, pieces: Sequence[Piece], wholes: Sequence[Whole]) -> None:
        """All glyphs of pieces that are each shown in one: `go_to` and `show_whole` without a call
        for each, for nearly all of a book is shown here.
        """
        shown, left, em, unit, at = self._shown, self._left, self.em, self.unit, self.at
        for piece, whole in zip(pieces, wholes, strict=True):
            if piece.run.text != " ":
                exact = (at - left - piece.x) * POINT / em
                if not -_STILL < exact < _STILL:
                    written = f"{exact:.3f}"
                    adjustment = float(written)
                    if abs(adjustment) > _STILL:
                        shown.append(f"){shortest(written)}(")
                        at -= adjustment * em / POINT
            shown.append(whole.codes)
            at += whole.advance * unit
        self.at = at

    def operators(self) -> list[str]:
        """The TJ operator, if there is anything to show; the operands begin anew."""
        shown, self._shown = self._shown, []
        # Between two adjustments, and before the first, there may be nothing but what parts them.
        return [_EMPTY.sub(" ", f"[({''.join(shown)})] TJ")] if shown else []


def _stretches(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    found: list[tuple[int, int]] = []
    for i, dark in enumerate(row):
        if dark and found and sum(found[-1]) == i:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((i, 1))
    return found


def _stroke(placed: PlacedLine, fragment: Fragment, unit: float) -> Rule:
    """The line through what is struck out, `unit` being a font unit as a length."""
    first, last = fragment.pieces[0], fragment.pieces[-1]
    size = placed.line.size
    width = last.x + round(last.run.advance * unit) - first.x
    thick = max(size * _THICK // 100, 1)
    top = placed.y - size * _STRUCK_AT // 100 - thick // 2
    return Rule(placed.x + first.x, top, width, thick, fragment.ink)
