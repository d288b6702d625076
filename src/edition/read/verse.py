"""Verse: couplets of two half-lines, in a text of which edition.toml says that it has verse.

 1. A couplet on one line: a line that is no item of a list and that a tab or a run of four or more
    spaces divides into two halves of up to 60 characters.
 2. Couplets on two lines: an even number of short lines, not all of them with a full stop at the
    end, no blank line and no item of a list among them, a blank line, or the beginning or end of
    the text, above the first and below the last.

Lines that edition.toml describes (dates, place, issuing body) and the title are no verse.
"""

import re
from collections.abc import Iterator, Sequence

from edition.model.source import Span
from edition.read.lines import SHORT, Line
from edition.read.wrapping import is_wrapped

_GAP = re.compile(r"\s*\t\s*|\s{4,}")
_ALIKE = 0.55
_FEW_LINES, _FEW_STANZAS, _LONG_STANZA = 2, 3, 8
_LEAST = 8


def halves(text: str, line: Line) -> tuple[Span, Span] | None:
    """The two halves of a couplet that stands on one line (rule 1)."""
    gaps = list(_GAP.finditer(text, line.span.start, line.span.end))
    if line.label or len(gaps) != 1:
        return None
    first, second = Span(line.span.start, gaps[0].start()), Span(gaps[0].end(), line.span.end)
    return (
        (first, second)
        if max(first.end - first.start, second.end - second.start) <= SHORT
        else None
    )


def stanzas(lines: Sequence[Line]) -> Iterator[range]:
    """The stanzas of couplets on two lines, by the indexes of their lines (rule 2)."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].opens:
            stanza = range(start, end)
            short = all(lines[at].is_short and not lines[at].label for at in stanza)
            if (
                len(stanza) % 2 == 0
                and short
                and not all(lines[at].text.endswith(".") for at in stanza)
            ):
                yield stanza
            start = end


def verse_lines(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of all lines that may be verse (rules 1 and 2)."""
    found = {at for at, line in enumerate(lines) if halves(text, line)}
    return frozenset(found.union(*stanzas(lines)))


def has_verse(text: str) -> bool:
    """Whether a text has verse, judged by the text alone, for an edition.toml that is yet to be
    written.

    It has where two lines or more are couplets with halves of like length, or three stanzas or
    more, or one of eight lines, are of paired lines of like length; numbers are no verse, nor is
    hard-wrapped text.
    """
    from edition.read.lines import lines_of

    lines = lines_of(text)
    if is_wrapped(lines):
        return False
    divided = [found for line in lines if (found := halves(text, line))]
    if (
        sum(_alike(*(text[half.start : half.end] for half in pair)) for pair in divided)
        >= _FEW_LINES
    ):
        return True
    paired = [
        stanza for stanza in stanzas(lines) if all(_alike(*pair) for pair in _pairs(lines, stanza))
    ]
    return len(paired) >= _FEW_STANZAS or any(len(stanza) >= _LONG_STANZA for stanza in paired)


def _pairs(lines: Sequence[Line], stanza: range) -> Iterator[tuple[str, str]]:
    for at in stanza[::2]:
        yield lines[at].text, lines[at + 1].text


def _alike(one: str, other: str) -> bool:
    short, long = sorted((len(one), len(other)))
    return short >= _LEAST and short >= _ALIKE * long and not any(map(str.isdigit, one + other))
