"""Emendations that put in, leave out, part or join lines: the structure to be set is that of the
text with them made, and every block of it still says where in the source it stands.

Such an emendation is text as the source is text: in Markdown its marks mark up. All others are
made afterwards, as in a text that was found so.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at
from edition.core.quoting import worded
from edition.language.parts import emended, meet
from edition.model.document import Block, Document, Item, Label, Marked, Signatory
from edition.model.reading import MARKUP, Emendation, emend
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source


class Restructured(NamedTuple):
    """The document to be set, the register as it is recorded, and problems. What of the emended
    lines marks them up and is not set is not in the register either.
    """

    document: Document
    register: tuple[Emendation, ...]
    problems: Problems


def restructured(source: Source, register: Sequence[Emendation]) -> Restructured:
    """The document to be set, with the whole register applied; its spans are those of the source.

    The register is in the order of its spans, which do not overlap.
    """
    of_lines = [change for change in register if change.of_lines]
    if not of_lines:
        return Restructured(*_with(source.document, register, source))
    made = _made(source.text, of_lines)
    document, unset, problems = source.structured(made.text)
    rest = [made.moved(change) for change in register if not change.of_lines]
    put_in = [left for left in unset if not any(meet(change.span, left.span) for change in rest)]
    of_markup = [
        Emendation(left.span, made.said(left.span), left.instead, MARKUP, left.reason)
        for left in put_in
    ]
    applied = sorted((*rest, *of_markup), key=lambda change: (change.span.start, change.span.end))
    document, in_blocks = emended(document, made.text, applied)
    known = {(each.code, each.fact) for each in source.structured(source.text)[2]}
    new = (each for each in problems if (each.code, each.fact) not in known)
    astray = (
        error(
            "emendation-unset",
            worded("an emendation changes a part of what is not printed: {reason}",
                   reason=left.reason),
            "let it hold the whole of that, or nothing of it",
            place_at(made.text.file, made.text.text, left.span.start),
        )
        for left in put_in
        if made.holder(left.span) is None
    )  # fmt: skip
    placed = tuple(made.placed(each, source.text) for each in (*new, *astray, *in_blocks))
    recorded = (made.recorded(change, of_markup) for change in register)
    blocks = tuple(map(made.returned, document.blocks))
    return Restructured(Document(blocks, document.rules), tuple(recorded), placed)


def _with(
    document: Document, register: Sequence[Emendation], source: Source
) -> tuple[Document, tuple[Emendation, ...], Problems]:
    found, problems = emended(document, source.text, register)
    return found, tuple(register), problems


class _Made(Struct, frozen=True):
    """A text with a register made: the offsets in it at which what the register sets begins and
    ends, and the spans of the source that this stands for.
    """

    text: SourceText
    starts: Sequence[int]
    ends: Sequence[int]
    spans: Sequence[Span]

    def moved(self, change: Emendation) -> Emendation:
        """A change beside the register, at its place in the text."""
        before = bisect_right(self.spans, change.span.start, key=lambda span: span.end)
        by = self.ends[before - 1] - self.spans[before - 1].end if before else 0
        return replace(change, span=Span(change.span.start + by, change.span.end + by))

    def said(self, span: Span) -> str:
        """The characters of the text at a span."""
        return self.text.text[span.start : span.end]

    def holder(self, span: Span) -> int | None:
        """Which of the register sets all of a span of the text; None for none."""
        met = bisect_right(self.starts, span.start) - 1
        return met if met >= 0 and span.end <= self.ends[met] else None

    def recorded(self, change: Emendation, of_markup: Sequence[Emendation]) -> Emendation:
        """A change of the source without what marks up the lines that it sets."""
        if not change.of_lines:
            return change
        at = self.spans.index(change.span)
        start = self.starts[at]
        inner = [
            replace(each, span=Span(each.span.start - start, each.span.end - start))
            for each in of_markup
            if self.holder(each.span) == at
        ]
        return replace(change, after=emend(change.after, inner)) if inner else change

    def span(self, span: Span) -> Span:
        """What a span of the text stands for in the source."""
        if span.start == span.end:
            at = self._found(span.start)[0]
            return Span(at, at)
        return Span(self._found(span.start)[0], self._found(span.end - 1)[1])

    def _found(self, at: int) -> tuple[int, int]:
        """Where in the source a character stands, or what it is set for."""
        met = bisect_right(self.starts, at) - 1
        if met < 0:
            return at, at + 1
        if at < self.ends[met]:
            return self.spans[met].start, self.spans[met].end
        own = self.spans[met].end + at - self.ends[met]
        return own, own + 1

    def returned(self, block: Block) -> Block:
        """A block with the spans that it has in the source."""
        block = replace(block, span=self.span(block.span))
        if isinstance(block, Marked) and block.pieces:
            block = replace(block, pieces=tuple(map(self.span, block.pieces)))
        if isinstance(block, Item | Signatory) and block.label:
            label = block.label
            block = replace(block, label=Label(self.span(label.span), label.text, label.number))
        return block

    def placed(self, problem: Diagnostic, source: SourceText) -> Diagnostic:
        """A problem of the text at its place in the source."""
        at = problem.place
        if at is None or at.file != self.text.file or not at.line:
            return problem
        lines = [0, *accumulate(len(line) + 1 for line in self.text.text.split("\n"))]
        found = self._found(min(lines[at.line - 1], max(len(self.text.text) - 1, 0)))[0]
        line = place_at(source.file, source.text, found).line
        return replace(problem, place=Place(source.file, line))


def _made(source: SourceText, register: Sequence[Emendation]) -> _Made:
    text = emend(source.text, register)
    digest = sha256(text.encode()).hexdigest()
    starts = list(_begun(register))
    ends = [at + len(change.after) for at, change in zip(starts, register, strict=True)]
    spans = [change.span for change in register]
    return _Made(SourceText(source.file, text, digest), starts, ends, spans)


def _begun(register: Iterable[Emendation]) -> Iterator[int]:
    """Where what each change sets begins in the text that they make."""
    by = 0
    for change in register:
        yield change.span.start + by
        by += len(change.after) - (change.span.end - change.span.start)
