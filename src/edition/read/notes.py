"""Notes of a plain text: «[^1]» behind the word it belongs to, and a line that begins with «[^1]:»
for the note itself.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, error
from edition.core.places import places_in
from edition.model.document import Block, Marked, Note
from edition.model.source import SourceText, Span
from edition.read.lines import Line

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:\s*")


def definition(text: str, line: Line) -> tuple[str, Span] | None:
    """The label of the note that a line is, and where its words stand; None where it is no note."""
    found = _DEFINITION.match(text, line.span.start, line.span.end)
    return (found[1], Span(found.end(), line.span.end)) if found else None


def numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their notes numbered in the order in which one comes to them: those of a note
    behind it.
    """
    numbers = {label: number for number, label in enumerate(_reached(blocks), 1)}
    return tuple(
        replace(b, number=numbers.get(b.label, 0)) if isinstance(b, Note) else b for b in blocks
    )


def note_faults(blocks: Sequence[Block], source: SourceText) -> Iterator[Diagnostic]:
    """An error for each reference without its note, each note that nothing leads to or that is
    empty, each label of two notes.
    """
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
                    f"there are two notes [^{block.label}]",
                    "give one another mark",
                    place(block.span.start),
                )
            if not block.text and not block.marks:
                fact = f"the note [^{block.label}] says nothing"
                yield error(
                    "note-empty", fact, "write its words behind its mark", place(block.span.start)
                )
            defined.setdefault(block.label, block)
        before = block
    yield from _missing(blocks, defined, source)
    reached = set(_reached(blocks))
    for label, note in defined.items():
        if label not in reached:
            fact = f"nothing of the text refers to the note [^{label}]"
            yield error(
                "note-unused",
                fact,
                f"put [^{label}] where it belongs, or delete the note",
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
                act = f"add a line that begins with [^{label}]: or delete the reference"
                yield error("note-missing", f"there is no note [^{label}]", act, at)
            told.add(label)
