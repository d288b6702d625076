"""All checks of one finished PDF, in the order in which they are reported."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from pypdf import PdfReader

from edition.faces import Faces
from edition.model.page import Area
from edition.model.proof import Check, Outcome, Proof
from edition.model.reading import Emendation
from edition.model.source import Span
from edition.verify.checks import verdict
from edition.verify.content import Fonts, PageContent, page_content
from edition.verify.identification import identification
from edition.verify.ink import ink
from edition.verify.order import disorder
from edition.verify.ordering import Declared
from edition.verify.own_content import own_content
from edition.verify.ownership import marked_content
from edition.verify.paragraphs import Paragraph
from edition.verify.paragraphs import paragraphs as paragraphs_of
from edition.verify.privacy import traces
from edition.verify.readers import pdfium
from edition.verify.reading_back import read_by_pdfium, read_by_pypdf
from edition.verify.scores import words
from edition.verify.source_words import in_reading_order, lost_words
from edition.verify.structure import Damaged, Element, elements, matter_of, spoken, structure, text_of
from edition.verify.wide_codes import unlike_shaping


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file as pypdf's object layer has it."""

    reader: PdfReader
    pages: tuple[PageContent, ...]
    tree: tuple[Element, ...]


def prove(
    pdf: Path,
    expected: str,
    source: str,
    emendations: Sequence[Emendation],
    private: Sequence[str],
    notes: Sequence[Span],
    declared: Declared,
    faces: Faces,
    areas: Sequence[Sequence[Area]],
) -> Proof:
    """See `edition.verify.verify`."""
    try:
        opened = _opened(pdf)
    except Exception as stumble:
        return Proof(pdf.name, (_stumbled("structure of the file", "pypdf", stumble),))
    reader, pages, tree = opened.reader, opened.pages, opened.tree
    paragraphs = tuple(paragraphs_of(spoken(tree)))
    found = [
        _attempt("words in order", "pypdf", lambda: read_by_pypdf(reader, pages, expected)),
        _attempt("words in order", "PDFium", lambda: read_by_pdfium(pdf, pages, expected)),
        _judged("structure tree", "pypdf", lambda: _parting(tree, expected)),
        _judged("own content", "pypdf", lambda: own_content(tree, paragraphs, pages, declared)),
        _judged("order", "PDFium", lambda: _disorder(pdf, paragraphs, declared)),
        _judged("letters of wide codes", "HarfBuzz", lambda: unlike_shaping(reader, faces)),
        _judged("marked content", "pypdf", lambda: marked_content(reader, tree, pages)),
        _judged("words of the source", "text", lambda: _lost_words(source, emendations, notes, tree, expected)),
        _judged("ink", "PDFium", lambda: ink(pdf, areas, tree)),
        _judged("identification", "pypdf", lambda: identification(reader)),
        _judged("privacy", "pypdf", lambda: traces(reader, private)),
    ]
    return Proof(pdf.name, tuple(check for checks in found for check in checks))


def _disorder(pdf: Path, paragraphs: Sequence[Paragraph], declared: Declared) -> Iterator[str]:
    with pdfium(pdf) as opened:
        for paragraph, _, clause in disorder(paragraphs, opened.places(), declared):
            yield f"{paragraph.place} {clause}"


def _lost_words(
    source: str, emendations: Sequence[Emendation], notes: Sequence[Span], tree: tuple[Element, ...], expected: str
) -> Iterable[str]:
    """A text with notes is compared with the structure, in which a reference to one does not stand within a word.

    So is one with contents, which say words of the text that must stand in it besides.
    """
    in_tree = bool(notes) or any(element.kind == "TOC" for element in elements(tree))
    return lost_words(in_reading_order(source, emendations, notes), matter_of(tree) if in_tree else expected)


def _opened(pdf: Path) -> _Opened:
    reader = PdfReader(pdf)
    fonts: Fonts = {}
    return _Opened(reader, tuple(page_content(page, fonts) for page in reader.pages), structure(reader))


def _judged(name: str, reader: str, look: Callable[[], Iterable[str]]) -> list[Check]:
    return _attempt(name, reader, lambda: [verdict(name, reader, look())])


def _attempt(name: str, reader: str, look: Callable[[], list[Check]]) -> list[Check]:
    """The checks of `look`; one failed check where the reader stumbles over the file."""
    try:
        return look()
    except Exception as stumble:
        return [_stumbled(name, reader, stumble)]


def _stumbled(name: str, reader: str, stumble: Exception) -> Check:
    """A library's own words may hold a path, so only ours are quoted."""
    why = str(stumble) if isinstance(stumble, Damaged) else f"{reader} cannot read the file ({type(stumble).__name__})"
    return Check(name, reader, Outcome.FAILED, note=why)


def _parting(tree: tuple[Element, ...], expected: str) -> list[str]:
    """The first word at which the text of the structure tree and the expected text part, or nothing."""
    wanted, found = words(expected), words(" ".join(map(text_of, tree)))
    if wanted == found:
        return []
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    return [f"word {same + 1} is «{' '.join(found[same : same + 1])}» instead of «{' '.join(wanted[same : same + 1])}»"]
