"""All checks of one finished PDF, in the order in which they are reported."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from pypdf import PdfReader

from edition.identity import PRODUCER
from edition.model.proof import Check, Fault, Outcome, Proof
from edition.model.reading import Emendation
from edition.model.source import SourceText
from edition.verify.checks import verdict
from edition.verify.content import Fonts, PageContent, page_content
from edition.verify.identification import identification
from edition.verify.own_content import own_content
from edition.verify.ownership import marked_content
from edition.verify.places import Finder
from edition.verify.privacy import ACT, traces
from edition.verify.reading_back import Wanted, read_by_pdfium, read_by_pypdf
from edition.verify.said import addresses_of, paper_of
from edition.verify.scores import words
from edition.verify.source_words import ACT as WORDS
from edition.verify.source_words import lost_words
from edition.verify.structure import Damaged, Element, structure, text_of

_REPORT = "write these words in another way, there or in emendations.toml, and report the fault: the text is not to blame"


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file as pypdf's object layer has it."""

    reader: PdfReader
    pages: tuple[PageContent, ...]
    tree: tuple[Element, ...]


def prove(
    pdf: Path,
    expected: str,
    source: SourceText | None,
    emendations: Sequence[Emendation],
    private: Sequence[str],
    said: Sequence[SourceText] = (),
) -> Proof:
    """See `edition.verify.verify`."""
    finder = Finder(said, emendations)
    try:
        opened = _opened(pdf)
    except Exception as stumble:
        return Proof(pdf.name, (_stumbled("structure of the file", "pypdf", stumble),))
    reader, pages, tree = opened.reader, opened.pages, opened.tree
    wanted = Wanted(expected, pages, tree, finder)
    found = [
        _attempt("words in order", "pypdf", lambda: read_by_pypdf(reader, wanted)),
        _attempt("words in order", "PDFium", lambda: read_by_pdfium(pdf, wanted)),
        _judged("structure tree", "pypdf", lambda: _parting(tree, expected, finder), _REPORT),
        _judged("own content", "pypdf", lambda: own_content(tree, pages), _REPORT),
        _judged("marked content", "pypdf", lambda: marked_content(reader, tree, pages), _REPORT),
        _judged("words of the source", "text", lambda: _lost_words(source, emendations, opened), WORDS) if source else [],
        _judged("identification", "pypdf", lambda: identification(reader), _REPORT),
        _judged("privacy", "pypdf", lambda: traces(reader, private, lambda: _words_of(said), map(_shown, pages)), ACT),
    ]
    return Proof(pdf.name, tuple(check for checks in found for check in checks))


def _lost_words(source: SourceText, emendations: Sequence[Emendation], opened: _Opened) -> Iterable[Fault]:
    """The file itself against the structure and the links."""
    return lost_words(source, emendations, paper_of(opened.tree), addresses_of(opened.reader))


def _words_of(said: Sequence[SourceText]) -> tuple[str, ...]:
    """What the edition says, in TOML with its backslashes doubled, and the name that the compiler signs with."""
    return (PRODUCER, *(text.text for text in said), *(text.text.replace(r"\\", "\\") for text in said))


def _shown(page: PageContent) -> str:
    return "\n".join((page.artifacts, *(marked.text for marked in page.marked.values())))


def _opened(pdf: Path) -> _Opened:
    reader = PdfReader(pdf)
    fonts: Fonts = {}
    return _Opened(reader, tuple(page_content(page, fonts) for page in reader.pages), structure(reader))


def _judged(name: str, reader: str, look: Callable[[], Iterable[str | Fault]], act: str = "") -> list[Check]:
    return _attempt(name, reader, lambda: [verdict(name, reader, look(), act)])


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


def _parting(tree: tuple[Element, ...], expected: str, finder: Finder) -> list[Fault]:
    """The first word at which the text of the structure tree and the expected text part, or nothing."""
    wanted, found = words(expected), words(" ".join(map(text_of, tree)))
    if wanted == found:
        return []
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    there, instead = " ".join(wanted[same : same + 1]), " ".join(found[same : same + 1])
    place = finder.place(there, before=" ".join((*wanted[max(same - 10, 0) : same], "")))
    return [Fault(f"word {same + 1} of the structure tree differs", there, instead, place)]
