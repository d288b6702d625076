"""What readers give back of a text: measured and told, by what is hard in a line; right-to-left
words alone must come back.

How a reader orders numbers, Latin words, brackets and marks is its own affair, and a right page
must not fail by it. A line of one face with nothing but plain right-to-left words comes out of
pypdf and of PDFium, or its codes are wrong.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from pypdf import PdfReader

from edition.model.proof import Check, CheckName, Fault, Outcome
from edition.verify.file.checks import verdict
from edition.verify.file.content import PageContent
from edition.verify.file.readers import pdfium_pages, pypdf_pages
from edition.verify.file.scores import share, words, words_in_order
from edition.verify.file.structure import Element
from edition.verify.proofs.lines import BEFORE_TURN, PLAIN, Line, lines_of, lost
from edition.verify.proofs.places import Finder

_MAY_BE_LOST, _OF = 2, 200
"""Plain lines that a reader may lose: two, or one in 200 where that is more. One beside a line that
is hard may go with it.
"""
_COUNTED = {CheckName.ZERO_WIDTH_NON_JOINERS: "\u200c", CheckName.TATWEELS: "\u0640"}
_SHOWN = 5
_LIKE = 0.3
ACT = (
    "write the line in another way, there or in emendations.toml, and report the fault: the "
    "text is not to blame"
)


class Wanted(Struct, frozen=True):
    """What should come back: the expected text, what its pages show, their structure, and where the
    edition says it.
    """

    expected: str
    pages: tuple[PageContent, ...]
    tree: tuple[Element, ...]
    finder: Finder


def read_by_pypdf(reader: PdfReader, wanted: Wanted) -> list[Check]:
    """The checks of pypdf."""
    return list(_checks("pypdf", pypdf_pages(reader), wanted))


def read_by_pdfium(pdf: Path, wanted: Wanted) -> list[Check]:
    """The checks of PDFium."""
    return list(_checks("PDFium", pdfium_pages(pdf), wanted))


def _checks(reader: str, texts: Sequence[str], wanted: Wanted) -> Iterator[Check]:
    """`texts` are what the reader gives of each page."""
    expected = wanted.expected
    lines = [_for(reader, line) for line in lines_of(expected, wanted.pages, wanted.tree)]
    missing = lost(lines, texts)
    text = "\n".join(texts)
    yield Check(
        CheckName.WORDS_IN_ORDER,
        reader,
        Outcome.MEASURED,
        words_in_order(words(expected), words(text)),
    )
    for feature in sorted({line.feature for line in lines} - {PLAIN}):
        whole, gone = (
            [line for line in among if line.feature == feature] for among in (lines, missing)
        )
        yield Check(feature, reader, Outcome.MEASURED, _back(whole, gone), note=_told(whole, gone))
    yield _plain(
        reader, [line for line in lines if line.feature == PLAIN], missing, texts, wanted.finder
    )
    for name, character in _COUNTED.items():
        unsure = sum(_count(character, line.said) for line in lines if line.steered)
        yield verdict(name, reader, _miscounted(character, text, wanted, unsure), ACT)


def _for(reader: str, line: Line) -> Line:
    """A mark before the turn is hard for pypdf alone; any other reader has to give it back."""
    return (
        replace(line, feature=PLAIN) if line.feature == BEFORE_TURN and reader != "pypdf" else line
    )


def _plain(
    reader: str,
    lines: Sequence[Line],
    missing: Sequence[Line],
    texts: Sequence[str],
    finder: Finder,
) -> Check:
    """Whether the plain lines come back, all but the few that may be lost."""
    gone = [line for line in missing if line.feature == PLAIN]
    most = max(_MAY_BE_LOST, len(lines) // _OF)
    if not lines:
        return Check(PLAIN, reader, Outcome.NOT_RUN, note="there is no such line")
    failed = len(gone) > most
    faults = tuple(_fault(line, texts, finder) for line in gone[:_SHOWN]) if failed else ()
    note = f"{_told(lines, gone)}; {most} may be lost"
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    return Check(PLAIN, reader, outcome, _back(lines, gone), note=note, faults=faults)


def _fault(line: Line, texts: Sequence[str], finder: Finder) -> Fault:
    """A line that did not come back, and what is most like it among the lines that did."""
    said = " ".join(line.said.split())
    given = texts[line.page].splitlines() if line.page < len(texts) else []
    like = get_close_matches(said, given, 1, _LIKE)
    return Fault(
        f"a line of page {line.page + 1} does not come back",
        said,
        "".join(like),
        finder.place(said),
        ACT,
    )


def _back(lines: Sequence[Line], gone: Sequence[Line]) -> float:
    return share(len(lines) - len(gone), len(lines))


def _told(lines: Sequence[Line], gone: Sequence[Line]) -> str:
    return f"{len(lines) - len(gone)} of {len(lines)} lines come back"


def _miscounted(character: str, text: str, wanted: Wanted, unsure: int) -> list[Fault]:
    """A reader gives artifacts too, so theirs are added to what is expected; it may give the
    letters that a form stands for.

    So many are `unsure` as stand in lines that are steered: PDFium drops what is beside a soft
    hyphen, and what has no width.
    """
    due = _count(character, wanted.expected) + sum(
        _count(character, page.artifacts) for page in wanted.pages
    )
    found = _count(character, text)
    return (
        []
        if abs(found - due) <= unsure
        else [Fault(f"{found} of U+{ord(character):04X} instead of {due}")]
    )


def _count(character: str, text: str) -> int:
    return unicodedata.normalize("NFKC", text).count(character)
