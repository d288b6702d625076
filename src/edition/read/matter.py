"""What of a source must be found again in every output: all of it but what only marks it up."""

from collections.abc import Iterator

from edition.model.document import Block, Document, Item, Marked, Note, Signatory
from edition.model.source import Span
from edition.model.source_folder import Matter

_WITHIN_WORDS = "\ufeff"


def matter_of(text: str, document: Document) -> Matter:
    """The matter of a source, at the offsets of the source."""
    if not any(isinstance(block, Marked) and block.pieces for block in document.blocks):
        return Matter(text, ())
    masked = [character if character.isspace() else " " for character in text]
    for block in document.blocks:
        for at in range(block.span.start, block.span.end):
            if not text[at].isspace():
                masked[at] = _WITHIN_WORDS
    for block in document.blocks:
        for piece in _kept(text, block):
            masked[piece.start : piece.end] = text[piece.start : piece.end]
    notes = sorted((block for block in document.blocks if isinstance(block, Note)), key=lambda note: note.number)
    return Matter("".join(masked), tuple(note.span for note in notes))


def _kept(text: str, block: Block) -> Iterator[Span]:
    label = block.label if isinstance(block, Item | Signatory) else None
    if label and text[label.span.start : label.span.end].strip() == label.text:
        yield label.span
    if isinstance(block, Marked) and block.pieces:
        yield from block.pieces
    else:
        yield Span(label.span.end if label else block.span.start, block.span.end)
