"""What an inline token of Markdown is divided into: speakers of a dialogue, items of a list that
CommonMark does not know.
"""

import re
from bisect import bisect_right
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
    return [
        Span(start, end) for start, end in zip(starts, [*starts[1:], offsets[-1] + 1], strict=True)
    ]


class Items:
    """Items that begin with a label, whose numbers may go on from one paragraph to the next."""

    def __init__(self) -> None:
        self._last = 0

    def of(self, content: str, offsets: Sequence[int], source: str) -> list[tuple[Span, Label]]:
        """What follows each label at the beginning of a line, if the first line has one."""
        found: list[tuple[int, Label]] = []
        for at in _lines(content):
            end = content.find("\n", at)
            label = label_of(content[at : end if end >= 0 else None], offsets[at], self._last)
            if not label and not found:
                return []
            if label:
                self._last = self._last if label.number is None else label.number
                span = Span(offsets[at], label.end)
                found.append(
                    (label.end, Label(span, fold(source[span.start : span.end]), label.number))
                )
        ends = [*(label.span.start for _, label in found[1:]), offsets[-1] + 1]
        return [(Span(start, end), label) for (start, label), end in zip(found, ends, strict=True)]


def clipped(pieces: Sequence[Span], regions: Sequence[Span]) -> list[list[Span]]:
    """What of the pieces lies in each region, which are in order; an empty piece at its beginning
    where nothing does.
    """
    within: list[list[Span]] = [[] for _ in regions]
    for piece in pieces:
        for at in _touched(regions, piece.start, piece.end):
            part = Span(max(piece.start, regions[at].start), min(piece.end, regions[at].end))
            within[at] += [part] if part.start < part.end else []
    return [
        found or [Span(region.start, region.start)]
        for found, region in zip(within, regions, strict=True)
    ]


def cut(marks: Sequence[Mark], regions: Sequence[Span]) -> list[list[Mark]]:
    """What of the marks lies in each region, likewise."""
    within: list[list[Mark]] = [[] for _ in regions]
    for mark in marks:
        for at in _touched(regions, mark.start, mark.end):
            start, end = max(mark.start, regions[at].start), min(mark.end, regions[at].end)
            within[at].append(Mark(start, end, mark.kind, mark.target))
    return within


def _touched(regions: Sequence[Span], start: int, end: int) -> range:
    """The numbers of the regions that begin no later than an end, a range of one place among them,
    and end behind a start.
    """
    first = bisect_right(regions, start, key=lambda region: region.end)
    return range(first, max(first, bisect_right(regions, end, key=lambda region: region.start)))


def says(text: str, pieces: Sequence[Span]) -> bool:
    """Whether the pieces hold anything but white space."""
    return any(text[piece.start : piece.end].strip() for piece in pieces)


def _lines(content: str) -> Iterator[int]:
    yield 0
    yield from (at + 1 for at, character in enumerate(content) if character == "\n")
