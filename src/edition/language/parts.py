"""The parts of blocks, where an emendation belongs, and the blocks with a register applied to them.

In an item and a signatory the label is a part and what follows it another; every other block is one
part, and where it has markup in it, each of its pieces is one. An emendation belongs to one part of
one block. What reaches over the end of a part can only be white space. An emendation that covers a
whole block and sets nothing takes the block away.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, error, place_at
from edition.core.quoting import worded
from edition.core.white_space import fold, thread
from edition.model.document import Block, CodeLine, Document, Item, Label, Marked, Note, Signatory
from edition.model.reading import Emendation, emend, meeting
from edition.model.source import SourceText, Span

_TAB = 4
"""Columns between two stops of a tab in code."""
_NUMBER = re.compile(r"\d+")


def parts_of(block: Block) -> tuple[Span, ...]:
    """The pieces of the block, or the span of its label and the pieces of what follows that."""
    label = block.label if isinstance(block, Item | Signatory) else None
    return (label.span, *pieces_of(block)) if label else pieces_of(block)


def pieces_of(block: Block) -> tuple[Span, ...]:
    """The spans that hold the text of a block: one, where no markup stands in it."""
    if isinstance(block, Marked) and block.pieces:
        return block.pieces
    label = block.label if isinstance(block, Item | Signatory) else None
    return (Span(label.span.end if label else block.span.start, block.span.end),)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def takes_away(emendation: Emendation, block: Block) -> bool:
    """Whether nothing of a block is left by one emendation."""
    covers = emendation.span.start <= block.span.start and block.span.end <= emendation.span.end
    return covers and not emendation.after.strip()


def code_in(blocks: Sequence[Block], text: str) -> Iterator[Span]:
    """What of a source is code, in the order of the blocks: no rule of spelling touches it."""
    for block in blocks:
        if isinstance(block, CodeLine):
            yield block.span
        elif isinstance(block, Marked) and any(mark.kind == "code" for mark in block.marks):
            pieces = pieces_of(block)
            found = thread(
                "".join(text[piece.start : piece.end] for piece in pieces),
                [at for piece in pieces for at in range(piece.start, piece.end)],
            )
            for mark in block.marks:
                if mark.kind == "code":
                    yield Span(*found.range_in_source(mark.start, mark.end))


def in_order(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks by their spans, which do not overlap: those of notes stand elsewhere than they are
    set.
    """
    return sorted(blocks, key=lambda block: (block.span.start, block.span.end))


def belongs(emendation: Emendation, blocks: Sequence[Block]) -> bool:
    """Whether it is certain which part of which block the characters that an emendation sets are
    of; the blocks are in order.
    """
    first = bisect_right(blocks, emendation.span.start, key=lambda block: block.span.end)
    met = blocks[
        first : bisect_left(blocks, emendation.span.end, key=lambda block: block.span.start)
    ]
    parts = [part for block in met for part in parts_of(block) if meet(emendation.span, part)]
    if len(parts) > 1:
        return all(takes_away(emendation, block) for block in met)
    return len(parts) == 1 or not emendation.after.strip()


def emended(
    document: Document, source: SourceText, register: Sequence[Emendation]
) -> tuple[Document, Problems]:
    """The document to be set, without the blocks that an emendation takes away.

    A register is in the order of its spans, which do not overlap, and each of its emendations
    belongs to one part of a block. An error names each block of which it leaves no text or no
    label.
    """
    blocks: list[Block] = []
    problems: list[Diagnostic] = []
    for block in document.blocks:
        touching = meeting(register, block.span)
        if any(takes_away(emendation, block) for emendation in touching):
            continue
        changed = _emended(block, source.text, touching) if touching else block
        label = changed.label if isinstance(changed, Item | Signatory) else None
        if touching and (not changed.text or (label and not label.text)):
            fact = worded("the emendations leave nothing of {ref}, or of its label", ref=block.ref)
            act = worded("emend its whole line to nothing by one emendation, or leave a character")
            problems.append(
                error(
                    "emendation-empties",
                    fact,
                    act,
                    place_at(source.file, source.text, block.span.start),
                )
            )
        blocks.append(changed)
    problems += _led_to_by_none(document.blocks, blocks, source)
    return Document(tuple(blocks), document.rules), tuple(problems)


def _led_to_by_none(
    before: Sequence[Block], after: Sequence[Block], source: SourceText
) -> Iterator[Diagnostic]:
    """An error for each note of which the emendations take away every reference, and not the
    note.
    """
    if len(before) == len(after):
        return
    led = {
        mark.target
        for block in after
        if isinstance(block, Marked)
        for mark in block.marks
        if mark.kind == "note"
    }
    for block in after:
        if isinstance(block, Note) and block.label not in led:
            fact = worded(
                "the emendations take away what refers to the note [^{label}]", label=block.label
            )
            yield error(
                "note-unused",
                fact,
                "take the note away too",
                place_at(source.file, source.text, block.span.start),
            )


def _emended(block: Block, text: str, register: Sequence[Emendation]) -> Block:
    if isinstance(block, CodeLine):
        return _line_of_code(block, text, register)
    if isinstance(block, Marked) and block.pieces:
        block = _rewoven(block, text, register)
    else:
        words = _part(pieces_of(block)[0], text, register)
        block = block if words is None else replace(block, text=words)
    label = block.label if isinstance(block, Item | Signatory) else None
    mark = _part(label.span, text, register) if label else None
    if mark is not None and label and isinstance(block, Item | Signatory):
        number = _NUMBER.search(mark)
        block = replace(block, label=Label(label.span, mark, int(number[0]) if number else None))
    return block


def _line_of_code(block: CodeLine, text: str, register: Sequence[Emendation]) -> Block:
    """A line of code with its emendations, its white space kept."""
    start = block.span.start
    shifted = [
        replace(each, span=Span(each.span.start - start, each.span.end - start))
        for each in meeting(register, block.span)
    ]
    lead = len(block.text) - len(block.text.lstrip(" "))
    words = emend(text[start : block.span.end], shifted)
    return replace(block, text=" " * lead + words.expandtabs(_TAB).rstrip())


def _rewoven(block: Marked, text: str, register: Sequence[Emendation]) -> Block:
    """A block with markup in it: its marks keep to the characters that they were on."""
    found = thread(
        "".join(text[p.start : p.end] for p in block.pieces),
        [at for p in block.pieces for at in range(p.start, p.end)],
    )
    characters = [
        emended
        for piece in block.pieces
        for emended in _emended_piece(piece, text, meeting(register, piece))
    ]
    made = thread("".join(c for c, _ in characters), [at for _, at in characters])
    marks = []
    for mark in block.marks:
        start, end = made.range_in_text(*found.range_in_source(mark.start, mark.end))
        if start < end or mark.kind in ("note", "break"):
            marks.append(replace(mark, start=start, end=end))
    return replace(block, text=made.text, marks=tuple(marks))


def _emended_piece(
    piece: Span, text: str, register: Sequence[Emendation]
) -> Iterator[tuple[str, int]]:
    """The characters of a piece with the emendations that meet it, each at the offset of what it
    replaces.
    """
    done = piece.start
    for emendation in register:
        yield from ((text[at], at) for at in range(done, emendation.span.start))
        yield from ((character, max(done, emendation.span.start)) for character in emendation.after)
        done = emendation.span.end
    yield from ((text[at], at) for at in range(done, piece.end))


def _part(part: Span, text: str, register: Sequence[Emendation]) -> str | None:
    """The folded characters of a part with the emendations that meet it; None where none does."""
    touching = meeting(register, part)
    if not touching:
        return None
    start = min(part.start, touching[0].span.start)
    end = max(part.end, touching[-1].span.end)
    shifted = [replace(e, span=Span(e.span.start - start, e.span.end - start)) for e in touching]
    return fold(emend(text[start:end], shifted))
