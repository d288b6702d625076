"""Hard-wrapped text: lines that a program ended where the next word had no room, or that somebody
copied from a printed page, put together again as paragraphs.

 1. A text is *filled* if none of its lines is longer than 100 code points and the longest is 40 or
    more, if three lines or more end full, and if at least four of five that another follows
    directly do. A line is full if the first word of the next, put behind it with a space, would
    make it longer than the longest line of the text. In a filled text a full line goes on in the
    next one.
 2. A text is *torn* if, of the lines that another follows directly, there are eight or more, at
    least three of five end in mid-sentence, half have 28 code points or more and nine of ten no
    more than 130, and if more sentences end within these lines than at their ends: so verse, whose
    sentences end where its lines do, is not torn, however uneven it is. In a torn text a line goes
    on in the next one, but not
    a. one of less than half the usual length that begins a block, stands below the end of a
       sentence or above another such line: a heading, a name, a line of an address;
    b. one that ends a sentence and is shorter than the longest lines; where blank lines part the
       paragraphs and the lines are uneven, that says nothing.
 3. Where a line of a page was left out between two lines, the text goes on over it, and over the
    blank lines about it, if the first of the two is running text and ends in mid-sentence.

Nothing goes on over another blank line, or in a line that begins with the mark of a list. Lines
that are no running text (a table, code, a typed table of contents, verse) stay as they are.
"""

from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.patterns import later
from edition.core.white_space import fold
from edition.model.source import Span
from edition.read.plain.source_lines import SHORT, SourceLine

_NARROWEST, _WIDEST = 40, 100
"""Code points of the longest line of a filled text."""
_FULL_LINES = 3
_FULL_SHARE = 0.8
"""How many lines of a filled text are full, at least, and which share of those that go on."""
_TORN_LINES, _TORN_SHARE = 8, 0.6
_TORN_WIDTH, _TORN_WIDEST = 28, 130
_WITHIN_SHARE = 0.05
"""Of the lines of a torn text: how many are followed directly, which share of them ends in
mid-sentence, the usual length, the length of all but a tenth, and how many sentences end within one
at least.
"""
_STUB, _LONG = 0.5, 0.85
"""Shares of the usual and of the greatest length: of lines that stand alone, and that are full."""
_BLOCK = 15
"""Lines to a paragraph, at most, where blank lines part them."""
_SENTENCE = later(r"[.\u06d4؟?!][»”’\"')\]}]*\s")
"""The end of a sentence within a line."""

Wrapping: TypeAlias = Literal["filled", "torn"]


class Measure(Struct, frozen=True):
    """What the lines of a torn text are like: their usual and their greatest length, whether most
    are nearly of that, and whether blank lines part its paragraphs.
    """

    usual: float
    greatest: float
    even: bool
    parted: bool


def wrapping_of(lines: Sequence[SourceLine], apart: Collection[int] = ()) -> Wrapping | None:
    """How the text of these lines is hard-wrapped, None where it is not; the lines at the indexes
    `apart` are no running text.
    """
    if is_filled(lines):
        return "filled"
    return "torn" if _is_torn(_followed(lines, apart)) else None


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Whether the text of these lines is hard-wrapped."""
    return wrapping_of(lines) is not None


def joined(
    text: str,
    lines: tuple[SourceLine, ...],
    apart: Collection[int] = (),
    stated: bool | None = None,
) -> tuple[SourceLine, ...]:
    """The lines of a text, or its paragraphs where it is wrapped, each with the number of its first
    line and the count of its lines.

    `stated` is what the editor says of it: whether it is wrapped at all; None: that is seen.
    """
    wrapping = wrapping_of(lines, apart) if stated is not False else None
    if wrapping is None and stated:
        wrapping = "torn"
    goes_on = _rule(lines, wrapping, apart)
    found: list[SourceLine] = []
    for at, line in enumerate(lines):
        if at and stated is not False and goes_on(at - 1):
            span = Span(found[-1].span.start, line.span.end)
            found[-1] = replace(
                found[-1],
                span=span,
                text=fold(text[span.start : span.end]),
                count=found[-1].count + 1,
            )
        else:
            found.append(line)
    return tuple(found)


class _Rule(Struct, frozen=True):
    """Whether a line goes on in the next one, by its index."""

    lines: Sequence[SourceLine]
    wrapping: Wrapping | None
    apart: Collection[int]
    longest: int
    measure: Measure

    def __call__(self, at: int) -> bool:
        lines = self.lines
        if at in self.apart or at + 1 in self.apart or lines[at + 1].label is not None:
            return False
        if lines[at + 1].torn:
            long = self.measure.usual * _STUB if self.wrapping else SHORT
            return len(lines[at].text) > long and not lines[at].ends_sentence
        if lines[at + 1].opens or self.wrapping is None:
            return False
        if self.wrapping == "filled":
            return _is_full(lines, at, self.longest)
        return not _stands_alone(lines, at, self.measure) and not _ends(lines[at], self.measure)


def _rule(lines: Sequence[SourceLine], wrapping: Wrapping | None, apart: Collection[int]) -> _Rule:
    longest = max((len(line.text) for line in lines), default=0)
    return _Rule(lines, wrapping, frozenset(apart), longest, measure_of(lines, apart))


def _followed(lines: Sequence[SourceLine], apart: Collection[int]) -> list[SourceLine]:
    """The lines that another follows directly, with no mark of a list."""
    return [
        lines[at]
        for at in range(len(lines) - 1)
        if _may_go_on(lines, at) and at not in apart and at + 1 not in apart
    ]


def is_filled(lines: Sequence[SourceLine]) -> bool:
    """Rule 1."""
    longest = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    followed = [at for at in range(len(lines) - 1) if _may_go_on(lines, at)]
    full = sum(_is_full(lines, at, longest) for at in followed)
    return full >= _FULL_LINES and full >= _FULL_SHARE * len(followed)


def _is_torn(followed: Sequence[SourceLine]) -> bool:
    if len(followed) < _TORN_LINES:
        return False
    lengths = sorted(len(line.text) for line in followed)
    if lengths[len(lengths) // 2] < _TORN_WIDTH or lengths[len(lengths) * 9 // 10] > _TORN_WIDEST:
        return False
    ends = sum(line.ends_sentence for line in followed)
    within = sum(len(_SENTENCE.findall(line.text)) for line in followed)
    torn = len(followed) - ends >= _TORN_SHARE * len(followed)
    return torn and within > ends and within >= _WITHIN_SHARE * len(followed)


def measure_of(lines: Sequence[SourceLine], apart: Collection[int] = ()) -> Measure:
    """Of the lines that another follows directly."""
    lengths = sorted(len(line.text) for line in _followed(lines, apart)) or [0]
    greatest = lengths[len(lengths) * 9 // 10]
    long = sum(length >= _LONG * greatest for length in lengths)
    parted = sum(line.opens for line in lines) * _BLOCK >= len(lines)
    return Measure(lengths[len(lengths) // 2], greatest, long >= _TORN_SHARE * len(lengths), parted)


def _stands_alone(lines: Sequence[SourceLine], at: int, measure: Measure) -> bool:
    """Rule 2a."""
    short = _STUB * measure.usual
    line = lines[at]
    if len(line.text) >= short:
        return False
    below_end = at == 0 or line.opens or lines[at - 1].ends_sentence
    return below_end or len(lines[at + 1].text) < short


def _ends(line: SourceLine, measure: Measure) -> bool:
    """Rule 2b."""
    if not line.ends_sentence or (measure.parted and not measure.even):
        return False
    return len(line.text) < _LONG * measure.greatest


def _may_go_on(lines: Sequence[SourceLine], at: int) -> bool:
    after = lines[at + 1]
    return not after.opens and after.label is None


def _is_full(lines: Sequence[SourceLine], at: int, longest: int) -> bool:
    word = lines[at + 1].text.split(" ", 1)[0]
    return len(lines[at].text) + 1 + len(word) > longest
