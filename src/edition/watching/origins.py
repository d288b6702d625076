"""Where the characters of a block stand in the source, and which of them were changed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from edition.language.parts import pieces_of
from edition.model.document import Block
from edition.model.reading import NO_CHANGES, Emendation, meeting
from edition.model.source import Span


class Origin(Struct, frozen=True):
    """Of each code point of a block's text its offset in the source; and those that were changed,
    or behind which something was.
    """

    offsets: tuple[int, ...]
    changed: frozenset[int]


def origin_of(block: Block, source: str, register: Sequence[Emendation]) -> Origin:
    """The origin of a block of a reading; `register` is what makes it, in the order of its spans.

    White space is folded in a block, so the characters that are seen are followed one after
    another. Where they cannot be followed a character is where its share of the
    block is.
    """
    seen: list[_Seen] = []
    for piece in pieces_of(block):
        seen += _within(piece, source, register)
    return _followed(block, seen)


class _Seen(NamedTuple):
    """A character that is no white space, and where it is from."""

    character: str
    offset: int
    changed: bool


def _within(piece: Span, source: str, register: Sequence[Emendation]) -> Iterator[_Seen]:
    """What is seen of a stretch of the source, with the emendations made that are in it."""
    at, behind = piece.start, False
    for emendation in (*meeting(register, piece), None):
        until = min(emendation.span.start, piece.end) if emendation else piece.end
        for offset in range(at, until):
            if not source[offset].isspace():
                yield _Seen(source[offset], offset, behind)
                behind = False
        if emendation is None:
            return
        counts = emendation.rule not in NO_CHANGES
        made = [c for c in emendation.after if not c.isspace()]
        yield from (_Seen(c, emendation.span.start, counts) for c in made)
        behind = counts and not made
        at = max(emendation.span.end, at)


def _followed(block: Block, seen: Sequence[_Seen]) -> Origin:
    said = [i for i, c in enumerate(block.text) if not c.isspace()]
    written = "".join(each.character for each in seen)
    first = written.find("".join(block.text[i] for i in said))
    length = max(len(block.text), 1)
    span = block.span.end - block.span.start
    offsets = [block.span.start + i * span // length for i in range(len(block.text))]
    if first < 0:
        return Origin(tuple(offsets), frozenset())
    for i, (_, offset, _) in zip(said, seen[first:], strict=False):
        offsets[i] = offset
    for i in range(1, len(offsets)):  # a space is behind the character before it
        if block.text[i].isspace():
            offsets[i] = offsets[i - 1] + 1
    changed = (i for i, (_, _, how) in zip(said, seen[first:], strict=False) if how)
    return Origin(tuple(offsets), frozenset(changed))
