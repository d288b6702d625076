"""The text of a finished PDF as two readers give it: pypdf, and PDFium, which is in Chrome."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from pypdf import PdfReader


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

    def finds(self, phrase: str, likely: int) -> bool:
        """Whether any one page has the phrase; pages near the likely one (from 0) are asked first."""
        nearest = sorted(range(len(self._pages)), key=lambda page: abs(page - likely))
        return any(_occurs(self._pages[page], phrase) for page in nearest)


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
