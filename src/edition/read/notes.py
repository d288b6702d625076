"""Notes: «[^1]» behind the word it belongs to, and a line that begins with «[^1]:» for the note
itself, in Markdown as in a plain text, where nothing else is marked.

A reference becomes a mark of the text that is left without it: from pieces of a source, and marks
in its offsets, to the folded text of a block and marks in the offsets of that.
"""

import re
from collections.abc import Collection, Container, Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, error, places_in
from edition.core.quoting import worded
from edition.core.white_space import fold, thread
from edition.model.document import Block, Mark, Marked, Marks, Note, Pieces
from edition.model.source import SourceText, Span

_BEGINS = "[^"
"""With what each begins: most texts have none."""
REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def without_references(text: str, span: Span) -> tuple[str, Marks, Pieces]:
    """The text of a span of a plain text without the references in it, which become marks."""
    if text.find(_BEGINS, span.start, span.end) < 0:
        return fold(text[span.start : span.end]), (), ()
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
        elif mark.kind == "break":
            placed.append(replace(mark, start=start, end=start))
        elif start < end:
            placed.append(replace(mark, start=start, end=end))
    return whole.text, tuple(placed), tuple(pieces)


def numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their notes numbered in the order in which one comes to them: those of a note
    behind it.
    """
    if not any(isinstance(block, Note) for block in blocks):
        return tuple(blocks)
    numbers = {label: number for number, label in enumerate(_reached(blocks), 1)}
    return tuple(
        replace(b, number=numbers.get(b.label, 0)) if isinstance(b, Note) else b for b in blocks
    )


def note_faults(blocks: Sequence[Block], source: SourceText) -> Iterator[Diagnostic]:
    """An error for each reference without its note, each note that nothing leads to or that is
    empty, each label of two notes.
    """
    if _BEGINS not in source.text:
        return
    defined: dict[str, Note] = {}
    place = places_in(source.file, source.text)
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Note):
            if block.label in defined and not (
                isinstance(before, Note) and before.label == block.label
            ):
                yield error(
                    "note-twice",
                    worded("there are two notes [^{label}]", label=block.label),
                    "give one another mark",
                    place(block.span.start),
                )
            if not block.text and not block.marks:
                fact = worded("the note [^{label}] says nothing", label=block.label)
                yield error(
                    "note-empty", fact, "write its words behind its mark", place(block.span.start)
                )
            defined.setdefault(block.label, block)
        before = block
    yield from _missing(blocks, defined, source)
    reached = set(_reached(blocks))
    for label, note in defined.items():
        if label not in reached:
            fact = worded("nothing of the text refers to the note [^{label}]", label=label)
            yield error(
                "note-unused",
                fact,
                worded("put [^{label}] where it belongs, or delete the note", label=label),
                place(note.span.start),
            )


def references(block: Block) -> Iterator[str]:
    """The labels of the notes that a block refers to, in order."""
    return (
        mark.target
        for mark in (block.marks if isinstance(block, Marked) else ())
        if mark.kind == "note"
    )


def _reached(blocks: Sequence[Block]) -> Iterator[str]:
    """The labels of all notes that the text leads to, each behind the one that first refers to it
    and the notes of that.
    """
    within: dict[str, list[str]] = {}
    for block in blocks:
        if isinstance(block, Note):
            within.setdefault(block.label, []).extend(references(block))
    waiting = [
        label for block in blocks if not isinstance(block, Note) for label in references(block)
    ][::-1]
    met: set[str] = set()
    while waiting:
        label = waiting.pop()
        if label not in met:
            met.add(label)
            yield label
            waiting += reversed(within.get(label, []))


def _missing(
    blocks: Sequence[Block], defined: Collection[str], source: SourceText
) -> Iterator[Diagnostic]:
    told: set[str] = set()
    place = places_in(source.file, source.text)
    for block in blocks:
        behind = block.span.start
        for label in references(block):
            if label not in defined and label not in told:
                behind = max(source.text.find(f"[^{label}]", behind), behind)
                at = place(behind)
                act = worded(
                    "add a line that begins with [^{label}]: or delete the reference", label=label
                )
                yield error(
                    "note-missing", worded("there is no note [^{label}]", label=label), act, at
                )
            told.add(label)
