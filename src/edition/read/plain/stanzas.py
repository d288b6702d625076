"""Verse: couplets of two half-lines, in a text of which edition.toml says that it has verse; lines
of it to hemistichs: which half of a couplet each is, and which stanza it belongs to.

 1. A couplet on one line: a line that is no item of a list and that a tab or a run of four or more
    spaces divides into two halves of up to 60 characters, each with a letter that runs from right
    to left and without leaders: code and tables of contents are none. One that stands between the
    title and the first running text, with no other beside it, is none: it may name two authors.
 2. Couplets on two lines: an even number of short lines, not all of them with a full stop at the
    end, no blank line and no item of a list among them, a blank line, or the beginning or end of
    the text, above the first and below the last.

Lines that edition.toml describes (dates, place, issuing body) and the title are no verse. A line
that is a couplet begins one: a half before it that waits for its second stays alone.
"""

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from edition.core.memory import LINES
from edition.model.document import Hemistich
from edition.model.source import Span
from edition.read.notes import without_references
from edition.read.plain.joining import is_wrapped, measure_of
from edition.read.plain.no_prose import has_leaders, is_code, reads_right_to_left
from edition.read.plain.source_lines import GAP, SHORT, SourceLine, lines_of

_LEAST, _ALIKE = 8, 0.55
"""Characters of the shorter of two halves that are alike, and its share of the longer."""
_NARROW = 0.8
"""Of the usual line: how long a half-line of verse is at most beside torn prose."""
_COUPLET, _FEW_STANZAS, _LONG_STANZA = 2, 3, 8
"""Lines of a couplet; how much that looks like verse is verse: paired stanzas, lines of one."""


def halves(text: str, line: SourceLine) -> tuple[Span, Span] | None:
    """The two halves of a couplet that stands on one line (rule 1)."""
    start, end = line.span.start, line.span.end
    gap = None if line.label else _gap(text[start:end])
    if gap is None or has_leaders(line):
        return None
    return Span(start, start + gap[0]), Span(start + gap[1], end)


@lru_cache(LINES)
def _gap(words: str) -> tuple[int, int] | None:
    """What parts the halves, where there are two."""
    gaps = list(GAP.finditer(words))
    if len(gaps) != 1:
        return None
    start, end = gaps[0].span()
    halves = words[:start], words[end:]
    both = max(map(len, halves)) <= SHORT and all(map(reads_right_to_left, halves))
    return (start, end) if both else None


def stanzas(lines: Sequence[SourceLine]) -> Iterator[range]:
    """The stanzas of couplets on two lines, by the indexes of their lines (rule 2)."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].opens:
            stanza = range(start, end)
            short = all(
                lines[at].is_short and not lines[at].label and not is_code(lines[at])
                for at in stanza
            )
            if (
                len(stanza) % 2 == 0
                and short
                and not all(lines[at].text.endswith(".") for at in stanza)
            ):
                yield stanza
            start = end


def verse_lines(text: str, lines: Sequence[SourceLine]) -> frozenset[int]:
    """The indexes of all lines that may be verse (rules 1 and 2)."""
    found = {at for at, line in enumerate(lines) if halves(text, line)}
    begins = next((at for at, line in enumerate(lines) if line.is_running), 0)
    alone = {at for at in range(1, begins) if at in found and not found & {at - 1, at + 1}}
    return frozenset((found - alone).union(*stanzas(lines)))


def narrow_verse(text: str, lines: Sequence[SourceLine]) -> frozenset[int]:
    """The lines of a text whose lines may be torn that are verse nevertheless: on one line, or
    narrower than the usual line.
    """
    most = _NARROW * measure_of(lines).usual
    return frozenset(
        at
        for at in verse_lines(text, lines)
        if len(lines[at].text) <= most or halves(text, lines[at])
    )


def has_verse(text: str) -> bool:
    """Whether a text has verse, judged by the text alone, for an edition.toml that is yet to be
    written.

    It has where couplets follow one another: two lines that are couplets with halves of like
    length, one below the other; or three stanzas or more of paired lines of like length, among them
    one of four lines or two without anything between them; or one of eight lines. Numbers are no
    verse, nor is hard-wrapped text.
    """
    lines = lines_of(text)
    if is_wrapped(lines):
        return False
    divided = [at for at, line in enumerate(lines) if _is_couplet(text, line)]
    if any(below == at + 1 for at, below in itertools.pairwise(divided)):
        return True
    paired = [
        stanza for stanza in stanzas(lines) if all(_alike(*pair) for pair in _pairs(lines, stanza))
    ]
    following = any(len(stanza) > _COUPLET for stanza in paired) or any(
        one.stop == other.start for one, other in itertools.pairwise(paired)
    )
    many = following and len(paired) >= _FEW_STANZAS
    return many or any(len(stanza) >= _LONG_STANZA for stanza in paired)


def couplet_lines(text: str, lines: Sequence[SourceLine]) -> list[int]:
    """The indexes of the lines that look like couplets, or like halves of them, of like length."""
    found = {at for at, line in enumerate(lines) if _is_couplet(text, line)}
    for stanza in () if is_wrapped(lines) else stanzas(lines):
        found.update(stanza if all(_alike(*pair) for pair in _pairs(lines, stanza)) else ())
    return sorted(found)


def _is_couplet(text: str, line: SourceLine) -> bool:
    both = halves(text, line)
    return bool(both) and _alike(*(text[half.start : half.end] for half in both or ()))


def _pairs(lines: Sequence[SourceLine], stanza: range) -> Iterator[tuple[str, str]]:
    for at in stanza[::2]:
        yield lines[at].text, lines[at + 1].text


def _alike(one: str, other: str) -> bool:
    if not (reads_right_to_left(one) and reads_right_to_left(other)):
        return False
    short, long = sorted((len(one), len(other)))
    return short >= _LEAST and short >= _ALIKE * long and not any(map(str.isdigit, one + other))


class Stanzas:
    """Counts hemistichs and stanzas, and knows which half of a couplet comes next."""

    def __init__(self) -> None:
        self._hemistichs = self._stanzas = 0
        self._next: Literal[1, 2] = 1
        self._open = False

    def end(self) -> None:
        """What is no verse follows."""
        self._open = False

    def hemistichs(
        self, text: str, line: SourceLine, *, opens: bool, quoted: int = 0
    ) -> Iterator[Hemistich]:
        """The couplet, or the half of one, that a line is; `opens`: it begins a stanza."""
        if opens or not self._open:
            self._stanzas += 1
            self._next = 1
        self._open = True
        both = halves(text, line)
        if both:
            self._next = 1
        for span in both or (line.span,):
            yield self._hemistich(text, span, quoted)

    def _hemistich(self, text: str, span: Span, quoted: int) -> Hemistich:
        self._hemistichs += 1
        half, self._next = self._next, 1 if self._next == 2 else 2
        words, marks, pieces = without_references(text, span)
        return Hemistich(
            f"hemistich {self._hemistichs}", span, words, half, self._stanzas, marks, pieces, quoted
        )
