"""From pieces of a source, and marks in its offsets, to the folded text of a block and marks in the
offsets of that.

In a plain text «[^1]» refers to a note, and nothing else is marked.
"""

import re
from collections.abc import Container, Sequence

from msgspec.structs import replace

from edition.core.threads import thread
from edition.core.white_space import fold
from edition.model.document import Mark, Marks, Pieces
from edition.model.source import Span

REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def without_references(text: str, span: Span) -> tuple[str, Marks, Pieces]:
    """The text of a span of a plain text without the references in it, which become marks."""
    pieces, marks = references_in(text, span)
    return woven(text, pieces, marks) if marks else (fold(text[span.start : span.end]), (), ())


def references_in(
    text: str, span: Span, labels: Container[str] | None = None
) -> tuple[list[Span], list[Mark]]:
    """What of a span is left without the references in it, and these as marks; with `labels` only
    those to one of them.
    """
    pieces: list[Span] = []
    marks: list[Mark] = []
    start = span.start
    for found in REFERENCE.finditer(text, span.start, span.end):
        if labels is None or found[1] in labels:
            pieces.append(Span(start, found.start()))
            marks.append(Mark(found.start(), found.start(), "note", found[1]))
            start = found.end()
    pieces.append(Span(start, span.end))
    return [piece for piece in pieces if piece.start < piece.end], marks


def woven(text: str, pieces: Sequence[Span], marks: Sequence[Mark]) -> tuple[str, Marks, Pieces]:
    """The text of the pieces put together, and the marks, in offsets of the source, that have
    something of it left.

    A reference to a note stands behind a character of the text; one before the first stands at its
    beginning.
    """
    offsets = [at for piece in pieces for at in range(piece.start, piece.end)]
    whole = thread("".join(text[piece.start : piece.end] for piece in pieces), offsets)
    placed: list[Mark] = []
    for mark in marks:
        start, end = whole.range_in_text(mark.start, mark.end)
        if mark.kind == "note":
            while start and whole.text[start - 1].isspace():
                start -= 1
            placed.append(replace(mark, start=start, end=start))
        elif start < end:
            placed.append(replace(mark, start=start, end=end))
    return whole.text, tuple(placed), tuple(pieces)
