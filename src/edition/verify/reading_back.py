"""What a reader gives back of a text: scores against their floors, every joiner, and no tatweel too many."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pypdf import PdfReader

from edition.model.proof import Check
from edition.verify.checks import scored, verdict
from edition.verify.content import PageContent
from edition.verify.floors import floors
from edition.verify.readers import pdfium, pypdf_text
from edition.verify.scores import phrases, phrases_found, words, words_in_order

PHRASES = 4000
"""Phrases that are looked for, evenly over the text: all of them in a pamphlet, for a sample of 300 is off by a per cent."""

_COUNTED = {"zero-width non-joiners": "\u200c", "tatweels": "\u0640"}


def read_by_pypdf(reader: PdfReader, pages: Sequence[PageContent], expected: str) -> list[Check]:
    """The checks of pypdf, which searches the text it gives."""
    text = pypdf_text(reader)
    folded = " ".join(words(text))
    return _checks("pypdf", text, pages, expected, lambda _, phrase: phrase in folded)


def read_by_pdfium(pdf: Path, pages: Sequence[PageContent], expected: str) -> list[Check]:
    """The checks of PDFium, by its own search."""
    page_of = _page_of(expected)
    with pdfium(pdf) as reader:
        return _checks("PDFium", reader.text(), pages, expected, lambda i, phrase: reader.finds(phrase, page_of[i]))


def _checks(
    reader: str, text: str, pages: Sequence[PageContent], expected: str, finds: Callable[[int, str], bool]
) -> list[Check]:
    wanted = words(expected)
    floor = floors(reader, wanted, _page_of(expected))
    found = phrases_found(phrases(wanted, PHRASES), finds)
    return [
        scored("words in order", reader, words_in_order(wanted, words(text)), floor.words),
        scored("phrases of five words", reader, found, floor.phrases),
        *(verdict(name, reader, _miscounted(character, text, pages, expected)) for name, character in _COUNTED.items()),
    ]


def _page_of(expected: str) -> list[int]:
    """The page (from 0) of each word."""
    return [page for page, text in enumerate(expected.split("\f")) for _ in words(text)]


def _miscounted(character: str, text: str, pages: Sequence[PageContent], expected: str) -> list[str]:
    """A reader gives artifacts too, so theirs are added to what is expected."""
    wanted = expected.count(character) + sum(page.artifacts.count(character) for page in pages)
    found = text.count(character)
    return [] if found == wanted else [f"{found} instead of {wanted}"]
