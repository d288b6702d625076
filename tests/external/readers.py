"""The readers in common use, each with its text of a PDF, its search, and the least it must give
back of the statement.

The floors are per cent of words in order and of phrases of five words found, measured on the whole
pamphlet.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pypdf
import pypdfium2

from edition.verify.file.readers import words
from tests.external.tools import command, fetched

Find = Callable[[str], bool]


@dataclass(frozen=True)
class Reader:
    """`text` gives the text of all pages; `search` a function that finds a phrase, by default
    within that text, folded.
    """

    name: str
    text: Callable[[Path], str]
    words_floor: float
    phrases_floor: float
    search: Callable[[Path], Find] | None = None
    drops_joiners: bool = False

    def finder(self, pdf: Path) -> Find:
        """The search of this reader in `pdf`."""
        if self.search:
            return self.search(pdf)
        folded = " ".join(words(self.text(pdf)))
        return lambda phrase: phrase in folded


def poppler(pdf: Path) -> str:
    """pdftotext, which adds direction controls of its own."""
    return _output(command("pdftotext"), str(pdf), "-")


def mupdf(pdf: Path) -> str:
    """PyMuPDF, plain text."""
    return "\n".join(page.get_text() for page in pymupdf.open(pdf).pages())  # type: ignore[no-untyped-call]


def mupdf_search(pdf: Path) -> Find:
    """MuPDF's own search, page by page."""
    document = pymupdf.open(pdf)  # type: ignore[no-untyped-call]
    pages = [(page, page.get_textpage(flags=pymupdf.TEXTFLAGS_SEARCH)) for page in document.pages()]
    return lambda phrase: any(page.search_for(phrase, textpage=read) for page, read in pages)


def pypdf_text(pdf: Path) -> str:
    """pypdf, plain text."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def pdfium(pdf: Path) -> str:
    """PDFium, which is in Chrome."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def pdfium_search(pdf: Path) -> Find:
    """PDFium's own search, page by page."""
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]
    return lambda phrase: any(page.search(phrase).get_next() for page in pages)


def pdfjs(pdf: Path) -> str:
    """pdf.js, which is in Firefox."""
    script = Path(__file__).with_name("pdfjs_text.mjs")
    return _output(command("node"), str(script), str(fetched("node_modules/pdfjs-dist")), str(pdf))


def pdfbox(pdf: Path) -> str:
    """PDFBox, which is in Tika, Solr and DSpace."""
    jar = fetched("pdfbox-app-3.0.5.jar")
    return _output(
        command("java"),
        *("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        "-jar",
        str(jar),
        "export:text",
        "-encoding",
        "UTF-8",
        "-console",
        "-i",
        str(pdf),
    )


def _output(*arguments: str) -> str:
    return subprocess.run(arguments, capture_output=True, check=True, encoding="utf-8").stdout


READERS = (
    Reader("poppler", poppler, 88.5, 75.0),
    Reader("MuPDF", mupdf, 93.0, 80.0, mupdf_search),
    Reader("pypdf", pypdf_text, 97.5, 92.0),
    Reader("PDFium", pdfium, 98.0, 93.0, pdfium_search),
    Reader("pdf.js", pdfjs, 97.5, 94.0, drops_joiners=True),
    Reader("PDFBox", pdfbox, 98.0, 95.0),
)
