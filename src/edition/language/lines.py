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

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at
from edition.core.quoting import worded
from edition.language.parts import emended, meet
from edition.model.document import Block, Document, Item, Label, Marked, Signatory
from edition.model.reading import Emendation, emend
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source


def restructured(source: Source, register: Sequence[Emendation]) -> tuple[Document, Problems]:
    """The document to be set, with the whole register applied; its spans are those of the source.

    The register is in the order of its spans, which do not overlap.
    """
    of_lines = [change for change in register if change.of_lines]
    if not of_lines:
        return emended(source.document, source.text, register)
    made = _made(source.text, of_lines)
    document, unset, problems = source.structured(made.text)
    rest = [made.moved(change) for change in register if not change.of_lines]
    document, in_blocks = emended(document, made.text, rest)
    known = {(each.code, each.fact) for each in source.structured(source.text)[2]}
    new = (each for each in problems if (each.code, each.fact) not in known)
    unprinted = (
        error(
            "emendation-unset",
            worded("an emendation puts in what is not printed: {reason}", reason=left.reason),
            "leave it out of `after`",
            place_at(made.text.file, made.text.text, left.span.start),
        )
        for left in unset
        if not any(meet(change.span, left.span) for change in rest)
    )
    found = (*new, *unprinted, *in_blocks)
    placed = tuple(made.placed(each, source.text) for each in found)
    return Document(tuple(map(made.returned, document.blocks))), placed


class _Made(NamedTuple):
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
