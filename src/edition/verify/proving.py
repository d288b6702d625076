"""All checks of one finished PDF, in the order in which they are reported."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from pypdf import PdfReader

from edition.model.proof import Check, Outcome, Proof
from edition.model.reading import Emendation
from edition.verify.checks import verdict
from edition.verify.content import Fonts, PageContent, page_content
from edition.verify.identification import identification
from edition.verify.own_content import own_content
from edition.verify.ownership import marked_content
from edition.verify.privacy import traces
from edition.verify.reading_back import read_by_pdfium, read_by_pypdf
from edition.verify.said import addresses_of, paper_of
from edition.verify.scores import words
from edition.verify.source_words import lost_words
from edition.verify.structure import Damaged, Element, structure, text_of


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file as pypdf's object layer has it."""

    reader: PdfReader
    pages: tuple[PageContent, ...]
    tree: tuple[Element, ...]


def prove(pdf: Path, expected: str, source: str, emendations: Sequence[Emendation], private: Sequence[str], file: str) -> Proof:
    """See `edition.verify.verify`."""
    try:
        opened = _opened(pdf)
    except Exception as stumble:
        return Proof(pdf.name, (_stumbled("structure of the file", "pypdf", stumble),))
    reader, pages, tree = opened.reader, opened.pages, opened.tree
    found = [
        _attempt("words in order", "pypdf", lambda: read_by_pypdf(reader, pages, expected)),
        _attempt("words in order", "PDFium", lambda: read_by_pdfium(pdf, pages, expected)),
        _judged("structure tree", "pypdf", lambda: _parting(tree, expected)),
        _judged("own content", "pypdf", lambda: own_content(tree, pages)),
        _judged("marked content", "pypdf", lambda: marked_content(reader, tree, pages)),
        _judged("words of the source", "text", lambda: _lost_words(source, emendations, opened, file)) if source else [],
        _judged("identification", "pypdf", lambda: identification(reader)),
        _judged("privacy", "pypdf", lambda: traces(reader, private)),
    ]
    return Proof(pdf.name, tuple(check for checks in found for check in checks))


def _lost_words(source: str, emendations: Sequence[Emendation], opened: _Opened, file: str) -> Iterable[str]:
    """The file itself against the structure; an output that shows parts of the text has no source to be held to."""
    return lost_words(source, emendations, paper_of(opened.tree), addresses_of(opened.reader), file)


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
