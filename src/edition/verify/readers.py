"""The text of a finished PDF as two readers give it: pypdf, and PDFium, which is in Chrome."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
from pypdf import PdfReader

_SPACE = 0x20
_HYPHEN_AT_END = 0x02  # what PDFium makes of a hyphen that ends a line


class Placed(NamedTuple):
    """A character where PDFium sees it: the origin of its code in points from the left and the foot of the page."""

    x: float
    y: float
    text: str


def pypdf_text(reader: PdfReader) -> str:
    """The text of all pages, a line feed between two."""
    return "\n".join(page.extract_text() for page in reader.pages)


class Pdfium:
    """A PDF open in PDFium: its text, and PDFium's own search."""

    def __init__(self, pages: Sequence[pypdfium2.PdfTextPage]) -> None:
        self._pages = pages

    def text(self) -> str:
        """The text of all pages, a line feed between two."""
        return "\n".join(page.get_text_range() for page in self._pages)

    def places(self) -> list[dict[int, list[Placed]]]:
        """Of each page, what every marked content shows, in PDFium's order, by its MCID; what belongs to none is under -1."""
        return [_placed(page) for page in self._pages]

    def finds(self, phrase: str, likely: int) -> bool:
        """Whether any one page has the phrase; pages near the likely one (from 0) are asked first."""
        nearest = sorted(range(len(self._pages)), key=lambda page: abs(page - likely))
        return any(_occurs(self._pages[page], phrase) for page in nearest)


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


def _occurs(page: pypdfium2.PdfTextPage, phrase: str) -> bool:
    searcher = page.search(phrase)
    found = searcher.get_next() is not None
    searcher.close()
    return found


@contextmanager
def pdfium(pdf: Path) -> Iterator[Pdfium]:
    """Open `pdf` in PDFium and close it again."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage() for page in document]
    try:
        yield Pdfium(pages)
    finally:
        document.close()
