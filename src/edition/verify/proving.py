"""All checks of one finished PDF, in the order in which they are reported."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path

from pypdf import PdfReader

from edition.model.proof import Check, Outcome, Proof
from edition.model.reading import Emendation
from edition.verify import scores
from edition.verify.content import Fonts, PageContent, page_content
from edition.verify.identification import identification
from edition.verify.own_content import own_content
from edition.verify.ownership import marked_content
from edition.verify.privacy import traces
from edition.verify.readers import pdfium, pypdf_text
from edition.verify.source_words import emended, missing_word
from edition.verify.structure import Damaged, Element, structure, text_of

PHRASES = 4000
"""Phrases that are looked for in each reader, evenly over the text; all of them in a pamphlet, for a sample is off by a per cent."""

WORDS_FLOOR = {"pypdf": 97.5, "PDFium": 98.0}
PHRASES_FLOOR = {"pypdf": 92.0, "PDFium": 93.0}
"""Per cent, measured on the statement with a margin for its page breaks; what these two readers make of other texts is less."""

_SHOWN = 5
_CHECKED_CHARACTERS = {"zero-width non-joiners": "\u200c", "tatweels": "\u0640"}


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file as pypdf's object layer has it."""

    reader: PdfReader
    pages: tuple[PageContent, ...]
    tree: tuple[Element, ...]


def prove(pdf: Path, expected: str, source: str, emendations: Sequence[Emendation], private: Sequence[str]) -> Proof:
    """See `edition.verify.verify`."""
    try:
        opened = _opened(pdf)
    except Exception as stumble:
        return Proof(pdf.name, (_stumbled("structure of the file", "pypdf", stumble),))
    extracted = _attempt("words in order", "pypdf", lambda: _read_by_pypdf(opened, expected))
    rendered = _attempt("words in order", "PDFium", lambda: _read_by_pdfium(pdf, opened, expected))
    faults: tuple[tuple[str, str, Callable[[], Iterable[str]]], ...] = (
        ("structure tree", "pypdf", lambda: _tree_faults(opened.tree, expected)),
        ("own content", "pypdf", lambda: own_content(opened.tree, opened.pages)),
        ("marked content", "pypdf", lambda: marked_content(opened.reader, opened.tree, opened.pages)),
        ("words of the source", "text", lambda: filter(None, [missing_word(emended(source, emendations), expected)])),
        ("identification", "pypdf", lambda: identification(opened.reader)),
        ("privacy", "pypdf", lambda: traces(opened.reader, private)),
    )
    found = [_attempt(name, reader, partial(_judged, name, reader, look)) for name, reader, look in faults]
    return Proof(pdf.name, tuple(check for checks in (extracted, rendered, *found) for check in checks))


def _opened(pdf: Path) -> _Opened:
    reader = PdfReader(pdf)
    fonts: Fonts = {}
    return _Opened(reader, tuple(page_content(page, fonts) for page in reader.pages), structure(reader))


def _attempt(name: str, reader: str, look: Callable[[], list[Check]]) -> list[Check]:
    """The checks of `look`; one failed check where the reader stumbles over the file, one not run where it is missing."""
    try:
        return look()
    except ImportError:
        return [Check(name, reader, Outcome.NOT_RUN, note=f"{reader} is not installed")]
    except Exception as stumble:
        return [_stumbled(name, reader, stumble)]


def _stumbled(name: str, reader: str, stumble: Exception) -> Check:
    """A library's own words may hold a path, so only ours are quoted."""
    why = str(stumble) if isinstance(stumble, Damaged) else f"{reader} cannot read the file ({type(stumble).__name__})"
    return Check(name, reader, Outcome.FAILED, note=why)


def _read_by_pypdf(opened: _Opened, expected: str) -> list[Check]:
    text = pypdf_text(opened.reader)
    folded = " ".join(scores.words(text))
    return _reading("pypdf", text, opened, expected, lambda _, phrase: phrase in folded)


def _read_by_pdfium(pdf: Path, opened: _Opened, expected: str) -> list[Check]:
    page_of = [page for page, text in enumerate(expected.split("\f")) for _ in scores.words(text)]
    with pdfium(pdf) as reader:
        return _reading("PDFium", reader.text(), opened, expected, lambda i, phrase: reader.finds(phrase, page_of[i]))


def _reading(reader: str, text: str, opened: _Opened, expected: str, finds: Callable[[int, str], bool]) -> list[Check]:
    """The scores of one reader, and whether it gives back each joiner and no tatweel too many."""
    wanted = scores.words(expected)
    order = scores.words_in_order(wanted, scores.words(text))
    found = scores.phrases_found(scores.phrases(wanted, PHRASES), finds)
    return [
        _scored("words in order", reader, order, WORDS_FLOOR[reader]),
        _scored("phrases of five words", reader, found, PHRASES_FLOOR[reader]),
        *(_verdict(name, reader, _count_faults(c, text, opened, expected)) for name, c in _CHECKED_CHARACTERS.items()),
    ]


def _count_faults(character: str, text: str, opened: _Opened, expected: str) -> list[str]:
    """A reader gives artifacts too, so theirs are added to what is expected."""
    wanted = expected.count(character) + sum(page.artifacts.count(character) for page in opened.pages)
    found = text.count(character)
    return [] if found == wanted else [f"{found} instead of {wanted}"]


def _tree_faults(tree: tuple[Element, ...], expected: str) -> list[str]:
    """The first word at which the text of the structure tree and the expected text part, or nothing."""
    wanted, found = scores.words(expected), scores.words(" ".join(map(text_of, tree)))
    if wanted == found:
        return []
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    return [f"word {same + 1} is «{' '.join(found[same : same + 1])}» instead of «{' '.join(wanted[same : same + 1])}»"]


def _judged(name: str, reader: str, look: Callable[[], Iterable[str]]) -> list[Check]:
    return [_verdict(name, reader, look())]


def _scored(name: str, reader: str, measured: float, floor: float) -> Check:
    return Check(name, reader, Outcome.PASSED if measured >= floor else Outcome.FAILED, measured, floor)


def _verdict(name: str, reader: str, faults: Iterable[str]) -> Check:
    told = list(faults)
    more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return Check(name, reader, Outcome.FAILED if told else Outcome.PASSED, note="; ".join(told[:_SHOWN]) + more)
