"""Notes of a plain text: «[^1]» behind the word it belongs to, and a line that begins with «[^1]:» for the note itself."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.places import place_at
from edition.model.document import Block, Marked, Note
from edition.model.source import SourceText, Span
from edition.read.lines import Line

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:\s*")


def definition(text: str, line: Line) -> tuple[str, Span] | None:
    """The label of the note that a line is, and where its words stand; None where it is no note."""
    found = _DEFINITION.match(text, line.span.start, line.span.end)
    return (found[1], Span(found.end(), line.span.end)) if found else None


def numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their notes numbered in the order in which the text refers to them."""
    order: dict[str, int] = {}
    for block in sorted(blocks, key=lambda block: isinstance(block, Note)):
        for mark in block.marks if isinstance(block, Marked) else ():
            if mark.kind == "note":
                order.setdefault(mark.target, len(order) + 1)
    return tuple(replace(b, number=order.get(b.label, 0)) if isinstance(b, Note) else b for b in blocks)


def note_faults(blocks: Sequence[Block], source: SourceText) -> Iterator[Diagnostic]:
    """An error for each reference without its note, each note without a reference, and each label that two notes have."""
    defined: dict[str, Note] = {}
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Note):
            if block.label in defined and not (isinstance(before, Note) and before.label == block.label):
                yield error("note-twice", f"there are two notes [^{block.label}]", "give one another mark", _at(source, block))
            defined.setdefault(block.label, block)
        before = block
    referred: set[str] = set()
    for block in blocks:
        for mark in block.marks if isinstance(block, Marked) else ():
            if mark.kind == "note" and mark.target not in defined and mark.target not in referred:
                found = re.compile(rf"\[\^{re.escape(mark.target)}\]").search(source.text, block.span.start)
                at = place_at(source.file, source.text, found.start() if found else block.span.start)
                act = f"add a line that begins with [^{mark.target}]: or delete the reference"
                yield error("note-missing", f"there is no note [^{mark.target}]", act, at)
            referred |= {mark.target} if mark.kind == "note" else set()
    for label, note in defined.items():
        if label not in referred:
            fact = f"no paragraph, item, heading or verse refers to the note [^{label}]"
            yield error("note-unused", fact, f"put [^{label}] where it belongs, or delete the note", _at(source, note))


def _at(source: SourceText, note: Note) -> Place:
    return place_at(source.file, source.text, note.span.start)
