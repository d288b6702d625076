"""The blocks of a Document with a register of emendations applied to them."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.places import place_at
from edition.core.white_space import fold
from edition.language.parts import parts_of, takes_away
from edition.language.register import emend, meeting
from edition.model.document import Block, Document, Item, Label, Signatory
from edition.model.reading import Emendation
from edition.model.source import SourceText, Span

_NUMBER = re.compile(r"\d+")


def emended(document: Document, source: SourceText, register: Sequence[Emendation]) -> tuple[Document, Problems]:
    """The document to be set, without the blocks that an emendation takes away.

    A register is in the order of its spans, which do not overlap, and each of its emendations belongs to one part of a block. An
    error names each block of which it leaves no text or no label.
    """
    blocks: list[Block] = []
    problems: list[Diagnostic] = []
    for block in document.blocks:
        touching = meeting(register, block.span)
        if any(takes_away(emendation, block) for emendation in touching):
            continue
        changed = _emended(block, source.text, touching) if touching else block
        label = changed.label if isinstance(changed, Item | Signatory) else None
        if not changed.text or (label and not label.text):
            fact = f"the emendations leave nothing of {block.ref}, or of its label"
            act = "emend its whole line to nothing by one emendation, or leave a character"
            problems.append(error("emendation-empties", fact, act, place_at(source.file, source.text, block.span.start)))
        blocks.append(changed)
    return Document(tuple(blocks)), tuple(problems)


def _emended(block: Block, text: str, register: Sequence[Emendation]) -> Block:
    *labels, body = parts_of(block)
    words = _part(body, text, register)
    if words is not None:
        block = replace(block, text=words)
    mark = _part(labels[0], text, register) if labels else None
    if mark is not None and isinstance(block, Item | Signatory):
        number = _NUMBER.search(mark)
        block = replace(block, label=Label(labels[0], mark, int(number[0]) if number else None))
    return block


def _part(part: Span, text: str, register: Sequence[Emendation]) -> str | None:
    """The folded characters of a part with the emendations that meet it; None where none does."""
    touching = meeting(register, part)
    if not touching:
        return None
    start = min(part.start, touching[0].span.start)
    end = max(part.end, touching[-1].span.end)
    shifted = [replace(e, span=Span(e.span.start - start, e.span.end - start)) for e in touching]
    return fold(emend(text[start:end], shifted))
