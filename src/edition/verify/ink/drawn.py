"""What a page draws, thing by thing, as PDFium has it; and pictures of some of these things
alone.
"""

import ctypes
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import Literal, NamedTuple
from unicodedata import category, combining, name

import pypdfium2
from PIL import ImageChops
from PIL.Image import Image
from pypdfium2 import raw

from edition.core.quoting import worded

Kind = Literal["text", "outline", "bar", "shape"]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top: points of the page, y upwards."""

_SEGMENTS_OF_A_BAR = 5
"""A rectangle that is closed has no more; letters and figures do."""
_OUTLINES = 0.5
"""Letters drawn as paths are scaled from units of the font, far below this; all else is not."""
_NOTHING = 0.01
"""Points: what is lower or narrower has no ink."""
_DARK = 128
"""Grey below which a pixel is ink."""
_MOST_SHOWN = 40
"""Characters of a line, in a clause."""


class Drawn(NamedTuple):
    """One object of a page. `outline` are letters drawn as a path; text and outlines stand on a
    `baseline`, text has a `size`.

    `mark` is the number of its marked content, -1 for none.
    """

    object_: pypdfium2.PdfObject
    kind: Kind
    box: Box
    baseline: float
    size: float
    mark: int


_JOINERS = "\u200c\u200d"


class DrawnPage(NamedTuple):
    """A page: its trim, and what it draws. None of that is shown but while a picture is made: a
    page is read once, and closed.
    """

    page: pypdfium2.PdfPage
    trim: Box
    drawn: tuple[Drawn, ...]

    def words(self, things: Iterable[Drawn]) -> str:
        """What some things say, for a message; of a shape what it is."""
        things = sorted(things, key=lambda thing: -thing.box[2])
        _show(self.drawn, on=True)
        said = " ".join(_text(self.page, thing) for thing in things if thing.kind == "text")
        _show(self.drawn, on=False)
        if said:
            return worded("the line «{said}»", said=said[:_MOST_SHOWN])
        [first, *_] = things
        return worded(
            "{what} {left} mm from the left and {down} mm from the top",
            what=_NAMES[first.kind],
            left=_mm(first.box[0] - self.trim[0]),
            down=_mm(self.trim[3] - first.box[3]),
        )

    def has_a_stray_mark(self, thing: Drawn) -> bool:
        """Whether a text has a mark without a letter of its script to stand on, as one behind a
        joiner is: it has no width, and a face draws it where it likes.
        """
        _show(self.drawn, on=True)
        said = _text(self.page, thing)
        _show(self.drawn, on=False)
        seen = [
            character
            for character in said
            if not character.isspace() and (character in _JOINERS or category(character) != "Cf")
        ]
        return any(
            combining(one) and not _carries(before, one) for before, one in pairwise([" ", *seen])
        )

    def picture(self, things: Sequence[Drawn], box: Box, scale: float) -> Image:
        """These things alone within a box of the page, in greys, `scale` pixels to the point."""
        _show(things, on=True)
        # Half a pixel less, for each side is rounded up.
        around = [max(pixels - 0.5, 0) / scale for pixels in self._around(box, scale)]
        image: Image = self.page.render(scale=scale, grayscale=True, crop=tuple(around)).to_pil()
        _show(things, on=False)
        return image

    def shared(
        self, some: Sequence[Drawn], others: Sequence[Drawn], box: Box, scale: float
    ) -> float:
        """Square points of a box in which both have ink."""
        if (inside := self._on_page(box)) is None:
            return 0.0
        both = ImageChops.lighter(
            self.picture(some, inside, scale), self.picture(others, inside, scale)
        )
        return float(sum(both.histogram()[:_DARK])) / scale**2

    def inked(self, thing: Drawn, scale: float) -> Box:
        """Where a thing has ink: its box without the advances of blanks."""
        inside = self._on_page(thing.box)
        found = (
            ImageChops.invert(self.picture([thing], inside, scale)).getbbox() if inside else None
        )
        if found is None or inside is None:
            return thing.box
        left, _, _, top = self._around(inside, scale)
        x0, y0, x1, y1 = (
            (found[0] + left) / scale,
            (found[1] + top) / scale,
            (found[2] + left) / scale,
            (found[3] + top) / scale,
        )
        edge = self.page.get_cropbox()
        return edge[0] + x0, edge[3] - y1, edge[0] + x1, edge[3] - y0

    def _around(self, box: Box, scale: float) -> tuple[int, int, int, int]:
        """Pixels of the page at the left of a box, below, at the right and above, a pixel less, so
        that some of it is left.
        """
        left, bottom, right, top = self.page.get_cropbox()
        sides = box[0] - left, box[1] - bottom, right - box[2], top - box[3]
        first, low, last, high = (max(ceil(side * scale) - 1, 0) for side in sides)
        return first, low, last, high

    def _on_page(self, box: Box) -> Box | None:
        """A box with a point about it, as far as that is on the page."""
        left, bottom, right, top = box
        return meeting((left - 1, bottom - 1, right + 1, top + 1), self.page.get_cropbox())


_NAMES: dict[Kind, str] = {
    "text": worded("a line"),
    "outline": worded("a running head or folio"),
    "bar": worded("a band or rule"),
    "shape": worded("a figure"),
}


def drawn_page(page: pypdfium2.PdfPage) -> DrawnPage:
    """Everything on a page that has ink; one that is shown turned is looked at as it was set."""
    page.set_rotation(0)
    drawn = tuple(found for held in page.get_objects(max_depth=1) if (found := _drawn(held)))
    _show(drawn, on=False)
    return DrawnPage(page, page.get_trimbox(), drawn)


def meeting(one: Box, other: Box) -> Box | None:
    """What two boxes have in common."""
    left, bottom, right, top = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return (left, bottom, right, top) if left < right and bottom < top else None


def around(boxes: Iterable[Box]) -> Box:
    """The box of boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _drawn(held: pypdfium2.PdfObject) -> Drawn | None:
    box = held.get_bounds()
    if box[2] - box[0] < _NOTHING or box[3] - box[1] < _NOTHING:
        return None
    _, _, _, d, _, f = held.get_matrix().get()
    mark = raw.FPDFPageObj_GetMarkedContentID(held.raw)
    if held.type == raw.FPDF_PAGEOBJ_TEXT:
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(held.raw, size)
        return Drawn(held, "text", box, f, size.value * abs(d), mark)
    outlined = held.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM)
    if outlined and abs(d) < _OUTLINES:
        return Drawn(held, "outline", box, f, 0.0, mark)
    bar = (
        held.type == raw.FPDF_PAGEOBJ_PATH
        and raw.FPDFPath_CountSegments(held.raw) <= _SEGMENTS_OF_A_BAR
    )
    return Drawn(held, "bar" if bar else "shape", box, box[1], 0.0, mark)


def _show(things: Iterable[Drawn], *, on: bool) -> None:
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.object_.raw, on)


def _carries(letter: str, mark: str) -> bool:
    """Whether a face has a place on a letter, or on a mark that stands there, for a mark: names of
    characters begin with their script, but those of marks that Latin shares with others.
    """
    scripts = {name(each, "").split(" ")[0] for each in (letter, mark)}
    strange = scripts & {"ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO"}
    return category(letter)[0] in "LM" and (not strange or len(scripts) == 1)


def _text(page: pypdfium2.PdfPage, thing: Drawn) -> str:
    text = page.get_textpage()
    length = raw.FPDFTextObj_GetText(thing.object_.raw, text.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(
        thing.object_.raw, text.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return " ".join(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").split())


def _mm(points: float) -> int:
    return round(points / 72 * 25.4)
