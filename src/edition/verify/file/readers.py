"""The text of a finished PDF as two readers give it: pypdf, and PDFium, which is in Chrome."""

import ctypes
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
from pypdf import PdfReader

_SPACE = 0x20
_HYPHEN_AT_END = 0x02  # what PDFium makes of a hyphen that ends a line


class Placed(NamedTuple):
    """A character where PDFium sees it: the origin of its code in points from the left and the foot
    of the page.
    """

    x: float
    y: float
    text: str


def pypdf_pages(reader: PdfReader) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader.pages]


def pdfium_pages(pdf: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdfium_places(pdf: Path) -> list[dict[int, list[Placed]]]:
    """Of each page, what every marked content shows, in PDFium's order, by its MCID; what belongs
    to none is under -1.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_placed(page.get_textpage()) for page in document]
    finally:
        document.close()


def _placed(page: pypdfium2.PdfTextPage) -> dict[int, list[Placed]]:
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    marks: dict[int, int] = {}
    for i in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, i)
        if code <= _SPACE and code != _HYPHEN_AT_END:
            continue
        shown = raw.FPDFText_GetTextObject(page, i)
        key = ctypes.cast(shown, ctypes.c_void_p).value or 0
        if key not in marks:
            marks[key] = raw.FPDFPageObj_GetMarkedContentID(shown) if shown else -1
        raw.FPDFText_GetCharOrigin(page, i, at_x, at_y)
        found[marks[key]].append(Placed(x.value, y.value, chr(code)))
    return found
