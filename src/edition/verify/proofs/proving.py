"""All checks of one finished PDF, in the order in which they are reported."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, takewhile
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pypdf import PdfReader

from edition.core.quoting import worded
from edition.identity.xmp import PRODUCER
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof
from edition.model.source import SourceText
from edition.verify.file.checks import stumbled, verdict
from edition.verify.file.claimed import Claims
from edition.verify.file.page_content import PageContent
from edition.verify.file.readers import words
from edition.verify.file.structure_tree import (
    TreeElement,
    spoken,
    structure,
    texts_of_pages,
    turns_back,
)
from edition.verify.file.traces import ACT, TraceSearch
from edition.verify.ink import told
from edition.verify.ink.misplaced import tagged
from edition.verify.proofs.actions import addresses_said, deeds, strings_of
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.identification import (
    identification,
    is_second,
    traces,
    traces_on_pages,
)
from edition.verify.proofs.leading import leading_astray
from edition.verify.proofs.letters_said import addresses_of, paper_of
from edition.verify.proofs.on_paper import not_at_hand, unlike_shaping
from edition.verify.proofs.ownership import empty_figures, marked_content
from edition.verify.proofs.paragraphs import TaggedParagraph
from edition.verify.proofs.paragraphs import paragraphs as paragraphs_of
from edition.verify.proofs.reading_back import PageBack, checks_of, ordered_by_hand
from edition.verify.proofs.source_words import ACT as WORDS
from edition.verify.proofs.source_words import lost_words
from edition.verify.proofs.stretches import (
    EditionClaims,
    Found,
    PageClaims,
    Part,
    Placed,
    Stretch,
    joined,
    look,
    looked_at,
    part_of,
    stretches,
)

_REPORT = worded(
    "write these words in another way, there or in emendations.toml, and report the fault: "
    "the text is not to blame"
)
_WIDE_CODES = CheckName.LETTERS_OF_WIDE_CODES

Spread: TypeAlias = Callable[
    [Callable[[Stretch], Found | str], Iterable[Stretch]], Iterable[Found | str]
]
"""What does one thing with each stretch of a file, and gives in order what comes of it: `map`, or
one that begins at once in other processes.
"""


class _Opened(NamedTuple):
    """The file as pypdf's object layer has it, and what is claimed of it."""

    reader: PdfReader
    tree: tuple[TreeElement, ...]
    paragraphs: tuple[TaggedParagraph, ...]
    claims: Claims
    finder: Finder


def prove(pdf: Path, claims: Claims, spread: Spread, most: int) -> Proof:
    """See `edition.verify.verify`. The pages are read in stretches of so many at `most`."""
    try:
        opened = _opened(pdf, claims)
        asked = tuple(_stretches(opened, most))
    except Exception as stumble:
        return _unread(pdf, stumbled("pypdf", stumble))
    edition = EditionClaims(claims.said, claims.emendations, claims.declared)
    with _kept():
        reading = spread(partial(look, looked_at(pdf, opened.reader), edition), asked)
        # What asks about objects alone is done while others read the pages.
        of_objects = _of_objects(opened)
        found = tuple(reading)
    if unread := [each for each in found if isinstance(each, str)]:
        return _unread(pdf, unread[0])
    read = _Read.of([each for each in found if isinstance(each, Found)])
    return Proof(pdf.name, tuple(_checks(opened, of_objects, read)))


@contextmanager
def _kept() -> Iterator[None]:
    """What there is now is not looked through behind every stretch."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _unread(pdf: Path, why: str) -> Proof:
    name = CheckName.STRUCTURE_OF_THE_FILE
    return Proof(pdf.name, (Check(name, "pypdf", Outcome.FAILED, note=why),))


def _opened(pdf: Path, claims: Claims) -> _Opened:
    reader = PdfReader(pdf)
    tree = structure(reader)
    finder = Finder(claims.said, claims.emendations)
    return _Opened(reader, tree, tuple(paragraphs_of(spoken(tree))), claims, finder)


def _stretches(opened: _Opened, most: int) -> Iterator[Stretch]:
    """With what is claimed of each page, also of one that the text has and the file has not."""
    texts, areas = opened.claims.expected.split("\f"), opened.claims.areas
    read, by_hand = tagged(opened.tree), defaultdict[int, set[int]](set)
    for content in ordered_by_hand(opened.tree):
        by_hand[content.page].add(content.mcid)
    pages = [
        PageClaims(
            texts[number] if number < len(texts) else "",
            areas[number] if number < len(areas) else (),
            tuple(read.get(number, ())),
            frozenset(by_hand.get(number, ())),
        )
        for number in range(max(len(texts), len(opened.reader.pages)))
    ]
    return stretches(pages, opened.paragraphs, most)


class _OfObjects(NamedTuple):
    """What needs no page read: checks, and what gives the machine away."""

    tree: Check
    wide_codes: Check
    source: tuple[Check, ...]
    identified: Check
    hidden: Part[str]
    deeds: Check
    within: tuple[Check, ...]


def _of_objects(opened: _Opened) -> _OfObjects:
    reader, tree, _, claims, finder = opened
    pages = len(reader.pages)
    parting = part_of("pypdf", lambda: _parting(tree, pages, claims.expected, finder))
    wide = part_of("HarfBuzz", lambda: unlike_shaping(reader, claims.faces))
    source = part_of("text", lambda: _lost_words(claims, opened)) if claims.source else None
    identified = part_of("pypdf", lambda: identification(reader, claims.version))
    search = TraceSearch(claims.private, lambda: _words_of(claims.said))
    return _OfObjects(
        _judged(CheckName.STRUCTURE_TREE, "pypdf", parting, _REPORT),
        _wide_codes(claims, reader, _judged(_WIDE_CODES, "HarfBuzz", wide, _REPORT)),
        (_judged(CheckName.WORDS_OF_THE_SOURCE, "text", source, WORDS),) if source else (),
        _judged(CheckName.IDENTIFICATION, "pypdf", identified, _REPORT),
        part_of("pypdf", lambda: traces(reader, search)),
        deeds(reader, addresses_said(claims.said), claims.attached),
        _within(reader),
    )


def _within(reader: PdfReader) -> tuple[Check, ...]:
    """What PDF 2.0 alone can say of references within the file."""
    if not is_second(reader):
        return ()
    found = part_of("pypdf", lambda: leading_astray(reader))
    return (_judged(CheckName.LINKS_WITHIN, "pypdf", found, _REPORT),)


class _Read(NamedTuple):
    """What was found on all pages: the parts of its stretches, one behind the other."""

    contents: tuple[PageContent, ...]
    by_pypdf: Part[PageBack]
    by_pdfium: Part[PageBack]
    ink: Part[tuple[str, ...]]
    own: Part[Placed]
    order: Part[Placed]

    @classmethod
    def of(cls, found: Sequence[Found]) -> "_Read":
        """Stretches in order."""
        return cls(
            tuple(page for each in found for page in each.contents),
            joined([each.by_pypdf for each in found]),
            joined([each.by_pdfium for each in found]),
            joined([each.ink for each in found]),
            joined([each.own for each in found]),
            joined([each.order for each in found]),
        )


def _checks(opened: _Opened, of_objects: _OfObjects, read: _Read) -> Iterator[Check]:
    """In the order of the report."""
    reader, tree, _, claims, finder = opened
    search = TraceSearch(claims.private, lambda: _words_of(claims.said))
    shown = part_of("pypdf", lambda: traces_on_pages(search, map(_shown, read.contents)))
    empty = part_of("pypdf", lambda: map(Fault, empty_figures(tree, read.contents)))
    own = joined([_in_order(read.own), empty])
    marked = part_of("pypdf", lambda: marked_content(reader, tree, read.contents))
    ink = Part(tuple(told(read.ink.found)), read.ink.stumble)
    yield from _given_back("pypdf", read.by_pypdf, finder)
    yield from _given_back("PDFium", read.by_pdfium, finder)
    yield of_objects.tree
    yield _judged(CheckName.OWN_CONTENT, "pypdf", own, _REPORT)
    yield _judged(CheckName.ORDER, "PDFium", _in_order(read.order), _REPORT)
    yield of_objects.wide_codes
    yield _judged(CheckName.MARKED_CONTENT, "pypdf", marked, _REPORT)
    yield from of_objects.source
    yield _judged(CheckName.INK, "PDFium", ink)
    yield of_objects.identified
    yield _judged(CheckName.PRIVACY, "pypdf", joined([of_objects.hidden, shown]), ACT)
    yield of_objects.deeds
    yield from of_objects.within


def _given_back(reader: str, pages: Part[PageBack], finder: Finder) -> Iterator[Check]:
    if pages.stumble:
        yield Check(CheckName.WORDS_IN_ORDER, reader, Outcome.FAILED, note=pages.stumble)
    else:
        yield from checks_of(reader, pages.found, finder)


def _in_order(paragraphs: Part[Placed]) -> Part[Fault]:
    """The faults of paragraphs in the order in which these are read."""
    faults = (fault for _, of_one in sorted(paragraphs.found) for fault in of_one)
    return Part(tuple(faults), paragraphs.stumble)


def _judged(name: CheckName, reader: str, part: Part[str] | Part[Fault], act: str = "") -> Check:
    """A failed check where the reader stumbled over the file."""
    if part.stumble:
        return Check(name, reader, Outcome.FAILED, note=part.stumble)
    return verdict(name, reader, part.found, act)


def _wide_codes(claims: Claims, reader: PdfReader, found: Check) -> Check:
    """Not run where a font file is not at hand, as when a PDF of an edition with fonts of its own
    is verified by itself.
    """
    if found.outcome is Outcome.FAILED or not (lacking := not_at_hand(reader, claims.faces)):
        return found
    return Check(
        _WIDE_CODES,
        "HarfBuzz",
        Outcome.NOT_RUN,
        note=worded("the font file of {names} is not at hand", names=", ".join(lacking)),
    )


def _lost_words(claims: Claims, opened: _Opened) -> Iterable[Fault]:
    """The file itself against the structure and the links."""
    if claims.source is None:
        return ()
    return lost_words(
        claims.source, claims.emendations, paper_of(opened.tree), addresses_of(opened.reader)
    )


def _words_of(said: Sequence[SourceText]) -> tuple[str, ...]:
    """What the edition says, of its TOML also the values, whatever escapes they are written in, and
    the name that the compiler signs with.
    """
    values = (strings_of(text.text) for text in said if text.file.endswith(".toml"))
    return PRODUCER, *(text.text for text in said), *chain.from_iterable(values)


def _shown(page: PageContent) -> str:
    return "\n".join((page.artifacts, *(marked.text for marked in page.marked.values())))


def _parting(
    tree: tuple[TreeElement, ...], pages: int, expected: str, finder: Finder
) -> list[Fault]:
    """The first word at which the text of the structure tree and the expected text part, or
    nothing. There are as many `pages` as the text has, one that is blank too, and the tree turns
    back to none.
    """
    if pages != (stated := expected.count("\f") + 1):
        return [
            Fault(
                worded("it has {pages} pages, and its text {stated}", pages=pages, stated=stated),
                act=ACT,
            )
        ]
    wanted, found = words(expected), words(" ".join(texts_of_pages(tree).values()))
    if wanted == found:
        return (
            [Fault(worded("{early} is read behind a later page", early=early))]
            if (early := turns_back(tree))
            else []
        )
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False))
    )
    there, instead = " ".join(wanted[same : same + 1]), " ".join(found[same : same + 1])
    place = finder.place(there, before=" ".join((*wanted[max(same - 10, 0) : same], "")))
    return [
        Fault(
            worded("word {number} of the structure tree differs", number=same + 1),
            there,
            instead,
            place,
        )
    ]
