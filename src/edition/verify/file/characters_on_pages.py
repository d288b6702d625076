"""Where each character of a PDF stands, and how it is turned, as PDFium has it; and how its pages
lie, as qpdf has it.
"""

import ctypes
import unicodedata
from typing import NamedTuple

import pikepdf
import pypdfium2
from pypdfium2 import raw

from edition.verify.file.qpdf import sides

_SIGN = "."
_TAKEN = {"\u00a9": "C", "\u00ae": "R"}
"""What PDFium takes signs for in a line that it turns."""


class Stood(NamedTuple):
    """A character, its origin in points from the lower left corner of the page, and its matrix (a,
    b, c, d).
    """

    character: str
    x: float
    y: float
    turn: tuple[float, ...]


class Turned(NamedTuple):
    """How a page lies: its trim (left, bottom, right, top), the degrees, clockwise, by which it is
    shown turned, and its unit.
    """

    trim: tuple[float, ...]
    degrees: int
    unit: float

    def upright(self, stood: Stood) -> Stood:
        """A character as it is shown, from the lower left corner of the trim as it is shown."""
        left, bottom, right, top = (side * self.unit for side in self.trim)
        x, y = stood.x * self.unit - left, stood.y * self.unit - bottom
        a, b, c, d = turn = tuple(part * self.unit for part in stood.turn)
        width, height = right - left, top - bottom
        match self.degrees:
            case 90:
                return Stood(stood.character, y, width - x, (b, -a, d, -c))
            case 180:
                return Stood(stood.character, width - x, height - y, (-a, -b, -c, -d))
            case 270:
                return Stood(stood.character, height - y, x, (-b, a, -d, c))
            case _:
                return Stood(stood.character, x, y, turn)


def turned(page: pikepdf.Page) -> Turned:
    """How a page lies; its corners in order, nothing of it beyond what is shown."""
    shown, (left, bottom, right, top) = shown_box(page), sides(page.trimbox)
    trim = (max(left, shown[0]), max(bottom, shown[1]), min(right, shown[2]), min(top, shown[3]))
    return Turned(trim, page.rotation % 360, float(page.obj.get("/UserUnit", 1)))


def shown_box(page: pikepdf.Page) -> tuple[float, ...]:
    """Left, bottom, right and top of what is shown of a page: its crop box, as far as it lies on
    the medium.
    """
    (left, bottom, right, top), crop = sides(page.mediabox), sides(page.cropbox)
    return max(left, crop[0]), max(bottom, crop[1]), min(right, crop[2]), min(top, crop[3])


def characters(page: pypdfium2.PdfPage) -> list[Stood]:
    """The characters that the page shows, in the order in which PDFium reads them, without spaces:
    it adds and drops those.

    Letters and digits are named, of all signs it is told that there is one: PDFium turns brackets
    and quotes, takes «…» apart and calls a hyphen at the end of a line U+0002 by the text around
    them, of which a sheet may have more or less than its page.
    """
    text = page.get_textpage()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    found: list[Stood] = []
    for i in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, i))
        if character.isspace() or raw.FPDFText_IsGenerated(text, i) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetMatrix(text, i, matrix)
        turn = (matrix.a, matrix.b, matrix.c, matrix.d)
        found += [
            Stood(
                part if part.isalnum() or unicodedata.combining(part) else _SIGN,
                x.value,
                y.value,
                turn,
            )
            for part in unicodedata.normalize("NFKC", _TAKEN.get(character, character))
            if not part.isspace()
        ]
    return found
