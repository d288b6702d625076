"""What an inline token of Markdown is divided into: speakers of a dialogue, items of a list that CommonMark does not know."""

import re
from collections.abc import Iterator, Sequence

from edition.core.white_space import fold
from edition.model.document import Label, Mark
from edition.model.source import Span
from edition.read.lines import label_of

_SPEAKER = re.compile(r"\[(?!\^)[^\[\]\n]+\]:")


def spoken(content: str, offsets: Sequence[int]) -> list[Span]:
    """Dialogue: what each speaker says, if the first line is somebody's."""
    if not _SPEAKER.match(content):
        return []
    starts = [offsets[at] for at in _lines(content) if _SPEAKER.match(content, at)]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], offsets[-1] + 1], strict=True)]


class Items:
    """Items that begin with a label, whose numbers may go on from one paragraph to the next."""

    def __init__(self) -> None:
        self._last = 0

    def of(self, content: str, offsets: Sequence[int], source: str) -> list[tuple[Span, Label]]:
        """What follows each label at the beginning of a line, if the first line has one."""
        found: list[tuple[int, Label]] = []
        for at in _lines(content):
            label = label_of(content[at:].partition("\n")[0], offsets[at], self._last)
            if not label and not found:
                return []
            if label:
                self._last = self._last if label.number is None else label.number
                span = Span(offsets[at], label.end)
                found.append((label.end, Label(span, fold(source[span.start : span.end]), label.number)))
        ends = [*(label.span.start for _, label in found[1:]), offsets[-1] + 1]
        return [(Span(start, end), label) for (start, label), end in zip(found, ends, strict=True)]


def clipped(pieces: Sequence[Span], region: Span) -> list[Span]:
    """What of the pieces lies in a region; an empty piece at its beginning where nothing does."""
    within = (Span(max(piece.start, region.start), min(piece.end, region.end)) for piece in pieces)
    return [piece for piece in within if piece.start < piece.end] or [Span(region.start, region.start)]


def cut(marks: Sequence[Mark], region: Span) -> list[Mark]:
    """What of the marks lies in a region."""
    return [
        Mark(max(mark.start, region.start), min(mark.end, region.end), mark.kind, mark.target)
        for mark in marks
        if mark.start < region.end and region.start <= mark.end
    ]


def says(text: str, pieces: Sequence[Span]) -> bool:
    """Whether the pieces hold anything but white space."""
    return any(text[piece.start : piece.end].strip() for piece in pieces)


def _lines(content: str) -> Iterator[int]:
    yield 0
    yield from (at + 1 for at, character in enumerate(content) if character == "\n")
