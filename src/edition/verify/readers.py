"""The text of a finished PDF as two readers give it: pypdf, and PDFium, which is in Chrome."""

from pathlib import Path

import pypdfium2
from pypdf import PdfReader


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
