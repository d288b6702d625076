"""From suggestions to entries of emendations.toml: the words about each, with all that the rules
change in them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.places import places_in
from edition.language.emendations import offsets_of
from edition.language.parts import parts_of
from edition.model.description import EmendationEntry
from edition.model.reading import Proposal, emend
from edition.model.source import Span
from edition.model.source_folder import Source


def accept(source: Source, proposals: Sequence[Proposal]) -> tuple[EmendationEntry, ...]:
    """The entries that make every suggestion the editor's own, in the order of the text.

    An entry holds whole words, so that it can be read and be found again, and what is applied in
    them beside.
    """
    text = source.text.text
    place_of = places_in(source.text.file, text)
    entries: list[EmendationEntry] = []
    starts = [p.emendation.span.start for p in proposals]
    for around in _regions(source, [p.emendation.span for p in proposals if p.state == "suggest"]):
        near = proposals[bisect_left(starts, around.start) : bisect_right(starts, around.end)]
        inside = [p for p in near if p.emendation.span.end <= around.end]
        place = place_of(around.start)
        line = _line(text, around.start - (place.column or 1) + 1)
        before = text[around.start : around.end]
        offsets = list(offsets_of(before, line))
        reasons = dict.fromkeys(f"{p.emendation.rule}: {p.emendation.reason}" for p in inside)
        entry = EmendationEntry(
            line=place.line or 1,
            before=before,
            after=emended_within(text, around, inside),
            reason="; ".join(reasons),
            occurrence=offsets.index((place.column or 1) - 1) + 1 if len(offsets) > 1 else 0,
        )
        entries.append(entry)
    return tuple(entries)


def words_around(text: str, span: Span, within: Span) -> Span:
    """The span with the words that it touches, up to white space, as far as `within` reaches."""
    start, end = span.start, span.end
    while start > within.start and not text[start - 1].isspace():
        start -= 1
    while end < within.end and not text[end].isspace():
        end += 1
    return Span(start, end)


def emended_within(text: str, around: Span, proposals: Sequence[Proposal]) -> str:
    """A piece of a text with the proposals that lie in it made."""
    moved = (p.emendation for p in proposals)
    register = [
        replace(e, span=Span(e.span.start - around.start, e.span.end - around.start)) for e in moved
    ]
    return emend(text[around.start : around.end], register)


def _regions(source: Source, spans: Sequence[Span]) -> Iterator[Span]:
    """The words around the spans, each within its part of a block; regions that touch are one.

    One that is not found again by its characters, because it overlaps its like, is widened to its
    whole part.
    """
    text = source.text.text
    parts = sorted(
        (part for block in source.document.blocks for part in parts_of(block)),
        key=lambda part: part.start,
    )
    starts = [span.start for span in spans]
    for part in parts:
        regions: list[Span] = []
        for span in spans[bisect_left(starts, part.start) : bisect_right(starts, part.end)]:
            if span.end > part.end:
                continue
            around = words_around(text, span, part)
            if regions and around.start <= regions[-1].end:
                around = Span(regions.pop().start, around.end)
            regions.append(around)
        begin = text.rfind("\n", 0, part.start) + 1
        line = _line(text, begin)
        for around in regions:
            found = around.start - begin in offsets_of(text[around.start : around.end], line)
            yield around if found else part


def _line(text: str, begin: int) -> str:
    """The line that begins at an offset."""
    end = text.find("\n", begin)
    return text[begin : end if end >= 0 else None]
