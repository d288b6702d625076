"""Where each character of a PDF stands, and how it is turned, as PDFium has it."""

import ctypes
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw


class Stood(NamedTuple):
    """A character, its origin in points from the lower left corner of the page, and its matrix (a, b, c, d)."""

    character: str
    x: float
    y: float
    turn: tuple[float, float, float, float]


def characters(page: pypdfium2.PdfPage) -> list[Stood]:
    """The characters that the page shows, in the order in which PDFium reads them, without spaces: it adds and drops those."""
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
        found.append(Stood(character, x.value, y.value, turn))
    return found
