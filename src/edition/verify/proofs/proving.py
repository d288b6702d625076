"""All checks of one finished PDF, in the order in which they are reported."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from pathlib import Path

from pypdf import PdfReader

from edition.core.quoting import worded
from edition.identity.xmp import PRODUCER
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof
from edition.model.source import SourceText
from edition.verify.file.checks import Damaged, verdict
from edition.verify.file.claimed import Claims
from edition.verify.file.page_content import Fonts, PageContent, page_content
from edition.verify.file.readers import pdfium_places, words
from edition.verify.file.structure_tree import (
    TreeElement,
    spoken,
    structure,
    texts_of_pages,
    turns_back,
)
from edition.verify.file.traces import ACT
from edition.verify.ink import ink
from edition.verify.proofs.actions import addresses_said, deeds, strings_of
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.identification import identification, traces
from edition.verify.proofs.letters_said import addresses_of, paper_of
from edition.verify.proofs.on_paper import disorder, not_at_hand, unlike_shaping
from edition.verify.proofs.ownership import marked_content, own_content
from edition.verify.proofs.paragraphs import paragraphs as paragraphs_of
from edition.verify.proofs.reading_back import Wanted, read_by_pdfium, read_by_pypdf
from edition.verify.proofs.source_words import ACT as WORDS
from edition.verify.proofs.source_words import lost_words

_REPORT = worded(
    "write these words in another way, there or in emendations.toml, and report the fault: "
    "the text is not to blame"
)
_WIDE_CODES = CheckName.LETTERS_OF_WIDE_CODES


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file as pypdf's object layer has it."""

    reader: PdfReader
    pages: tuple[PageContent, ...]
    tree: tuple[TreeElement, ...]


def prove(pdf: Path, claims: Claims) -> Proof:
    """See `edition.verify.verify`."""
    finder = Finder(claims.said, claims.emendations)
    try:
        opened = _opened(pdf)
    except Exception as stumble:
        return Proof(pdf.name, (_stumbled(CheckName.STRUCTURE_OF_THE_FILE, "pypdf", stumble),))
    reader, pages, tree = opened.reader, opened.pages, opened.tree
    paragraphs = tuple(paragraphs_of(spoken(tree)))
    wanted = Wanted(claims.expected, pages, tree, finder)
    found = [
        _attempt(CheckName.WORDS_IN_ORDER, "pypdf", lambda: read_by_pypdf(reader, wanted)),
        _attempt(CheckName.WORDS_IN_ORDER, "PDFium", lambda: read_by_pdfium(pdf, wanted)),
        _judged(
            CheckName.STRUCTURE_TREE,
            "pypdf",
            lambda: _parting(tree, len(pages), claims.expected, finder),
            _REPORT,
        ),
        _judged(
            CheckName.OWN_CONTENT,
            "pypdf",
            lambda: own_content(tree, paragraphs, pages, claims.declared, finder),
            _REPORT,
        ),
        _judged(
            CheckName.ORDER,
            "PDFium",
            lambda: disorder(paragraphs, pdfium_places(pdf), claims.declared, finder),
            _REPORT,
        ),
        _attempt(_WIDE_CODES, "HarfBuzz", lambda: [_wide_codes(claims, reader)]),
        _judged(
            CheckName.MARKED_CONTENT, "pypdf", lambda: marked_content(reader, tree, pages), _REPORT
        ),
        _judged(CheckName.WORDS_OF_THE_SOURCE, "text", lambda: _lost_words(claims, opened), WORDS)
        if claims.source
        else [],
        _judged(CheckName.INK, "PDFium", lambda: ink(pdf, claims.areas, tree)),
        _judged(CheckName.IDENTIFICATION, "pypdf", lambda: identification(reader), _REPORT),
        _judged(CheckName.PRIVACY, "pypdf", lambda: _traces(claims, opened), ACT),
        [deeds(reader, addresses_said(claims.said), claims.attached)],
    ]
    return Proof(pdf.name, tuple(check for checks in found for check in checks))


def _wide_codes(claims: Claims, reader: PdfReader) -> Check:
    """Not run where a font file is not at hand, as when a PDF of an edition with fonts of its own
    is verified by itself.
    """
    found = verdict(_WIDE_CODES, "HarfBuzz", unlike_shaping(reader, claims.faces), _REPORT)
    lacking = not_at_hand(reader, claims.faces)
    if not lacking or found.outcome is Outcome.FAILED:
        return found
    return Check(
        _WIDE_CODES,
        "HarfBuzz",
        Outcome.NOT_RUN,
        note=f"the font file of {', '.join(lacking)} is not at hand",
    )


def _lost_words(claims: Claims, opened: _Opened) -> Iterable[Fault]:
    """The file itself against the structure and the links."""
    if claims.source is None:
        return ()
    return lost_words(
        claims.source, claims.emendations, paper_of(opened.tree), addresses_of(opened.reader)
    )


def _traces(claims: Claims, opened: _Opened) -> Iterable[str]:
    return traces(
        opened.reader, claims.private, lambda: _words_of(claims.said), map(_shown, opened.pages)
    )


def _words_of(said: Sequence[SourceText]) -> tuple[str, ...]:
    """What the edition says, of its TOML also the values, whatever escapes they are written in, and
    the name that the compiler signs with.
    """
    values = (strings_of(text.text) for text in said if text.file.endswith(".toml"))
    return PRODUCER, *(text.text for text in said), *chain.from_iterable(values)


def _shown(page: PageContent) -> str:
    return "\n".join((page.artifacts, *(marked.text for marked in page.marked.values())))


def _opened(pdf: Path) -> _Opened:
    reader = PdfReader(pdf)
    fonts: Fonts = {}
    return _Opened(
        reader, tuple(page_content(page, fonts) for page in reader.pages), structure(reader)
    )


def _judged(
    name: CheckName, reader: str, look: Callable[[], Iterable[str | Fault]], act: str = ""
) -> list[Check]:
    return _attempt(name, reader, lambda: [verdict(name, reader, look(), act)])


def _attempt(name: CheckName, reader: str, look: Callable[[], list[Check]]) -> list[Check]:
    """The checks of `look`; one failed check where the reader stumbles over the file."""
    try:
        return look()
    except Exception as stumble:
        return [_stumbled(name, reader, stumble)]


def _stumbled(name: CheckName, reader: str, stumble: Exception) -> Check:
    """A library's own words may hold a path, so only ours are quoted."""
    why = (
        str(stumble)
        if isinstance(stumble, Damaged)
        else f"{reader} cannot read the file ({type(stumble).__name__})"
    )
    return Check(name, reader, Outcome.FAILED, note=why)


def _parting(
    tree: tuple[TreeElement, ...], pages: int, expected: str, finder: Finder
) -> list[Fault]:
    """The first word at which the text of the structure tree and the expected text part, or
    nothing. There are as many `pages` as the text has, one that is blank too, and the tree turns
    back to none.
    """
    if pages != (stated := expected.count("\f") + 1):
        return [Fault(f"it has {pages} pages, and its text {stated}", act=ACT)]
    wanted, found = words(expected), words(" ".join(texts_of_pages(tree).values()))
    if wanted == found:
        return (
            [Fault(f"{early} is read behind a later page")] if (early := turns_back(tree)) else []
        )
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False))
    )
    there, instead = " ".join(wanted[same : same + 1]), " ".join(found[same : same + 1])
    place = finder.place(there, before=" ".join((*wanted[max(same - 10, 0) : same], "")))
    return [Fault(f"word {same + 1} of the structure tree differs", there, instead, place)]
