"""Headings that are known by their like, whatever stands about them.

1. A numbered series: lines that begin with the same word and another number each («ماده اول:»,
   «دفعہ ۳۔», «فصل دوم: آب»). Behind the number may stand a mark, and words of which the last is
   without one; the line has up to 120 characters. There are two or more of them, and at least as
   many as there are other lines that begin so. Three or more directly below one another are a
   typed table of contents, and none.
2. Numbered headings: items of which the numbers go up by one and which are short and not closed,
   if two or more, and two thirds, have running text below them: «۱. مقدمه». A list has its items
   below one another.
"""

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from edition.core.languages.line_words import NUMBER, counts, is_figure, number_words, plainly
from edition.core.memory import LINES
from edition.core.patterns import later
from edition.read.plain.source_lines import (
    SHORT,
    SourceLine,
    ends_sentence,
    ends_with,
    is_closed,
)

_LONGEST = 120
"""Characters of a heading of a series."""
_LEAST, _ALONE, _FIGURES = 2, 3, 4
"""Headings of a series, those that are numbers alone, and the figures of these."""
_DECIMALS = 3
_DECIMAL = later(r"\d{1,3}(?:[.\u2010\u2011-]\d{1,3})+(?!\d)[.)\u2010\u2011-]?\s+(?=[^\W\d_])")
_SHARE = 2 / 3
"""Which of the items of a series have text below them, if they are headings."""
_PARTS = re.compile(r"[^\s:.\u06d4)\]\u2013\u2014،-]+|[:.\u06d4)\]\u2013\u2014،-]+")
_MARK = later(r"[:.\u06d4)\]\u2013\u2014،-]+")
_CLOSES = (".", "\u06d4", "!", "؛", ";", "،", ",")
"""With what a heading of a series does not end: it may ask."""


class _Member(Struct, frozen=True):
    """A line that begins with a word and a number: these, and whether it can be a heading."""

    at: int
    word: str
    number: str
    heads: bool


def series(lines: Sequence[SourceLine], apart: Collection[int] = ()) -> Mapping[int, str]:
    """Rule 1: the headings by the index of their line, with the word that they begin with; none of
    the lines `apart`.
    """
    by_word: dict[str, list[_Member]] = {}
    for at, line in enumerate(lines):
        if at not in apart and (member := _member(at, line)):
            by_word.setdefault(member.word, []).append(member)
    return {member.at: member.word for members in by_word.values() for member in _headings(members)}


def is_numbered(line: SourceLine) -> bool:
    """Whether a line begins with a word and a number, as the headings of a series do."""
    return _member(0, line) is not None


def _member(at: int, line: SourceLine) -> _Member | None:
    if line.label is not None:
        return None
    found = _numbered(line.text, line.bare, opens=line.opens)
    return _Member(at, *found) if found else None


@lru_cache(LINES)
def _numbered(text: str, bare: str, *, opens: bool) -> tuple[str, str, bool] | None:
    """The word, the number, and whether it can be a heading, of what a line says."""
    if text.isdecimal() and len(text) <= _FIGURES:
        return "", text, opens
    head = _PARTS.findall(bare[:SHORT])
    word, behind = (head[0], head[1:]) if head else ("", [])
    behind = behind[1:] if behind and plainly(behind[0]) in NUMBER else behind
    count = number_words(behind)
    if not count or (not word.isalpha() and not plainly(word).isalpha()):
        return None
    rest = behind[count:]
    words = rest[1:] if rest and _MARK.fullmatch(rest[0]) else rest
    closed = bool(words) and ends_with(bare, _CLOSES)
    # «روز دوم به شهر رسیدیم» is as often the beginning of a line of prose.
    weak = counts(behind[count - 1]) or not opens or is_closed(bare)
    loose = bool(words) and words is rest and weak
    # «بند دو.» is a short paragraph, «دفعہ ۳۔» is none.
    stops = ends_sentence(bare) and not rest[1:] and not is_figure(behind[0])
    heads = len(bare) <= _LONGEST and not closed and not loose and not stops
    return plainly(word), " ".join(behind[:count]), heads


def _headings(members: Sequence[_Member]) -> Iterator[_Member]:
    heads = list(_apart([member for member in members if member.heads]))
    if members[0].word == "" and not _count_on([int(member.number) for member in heads]):
        return
    numbers = {member.number for member in heads}
    if len(numbers) >= _LEAST and 2 * len(heads) >= len(members):
        yield from heads


def _count_on(numbers: Sequence[int]) -> bool:
    steps = {below - above for above, below in itertools.pairwise(numbers)}
    return len(numbers) >= _ALONE and steps == {1}


def _apart(members: Sequence[_Member]) -> Iterator[_Member]:
    """Those that do not stand directly below one another."""
    there = {member.at for member in members}
    yield from (each for each in members if not there & {each.at - 1, each.at + 1})


def decimals(lines: Sequence[SourceLine], apart: Collection[int] = ()) -> Mapping[int, int]:
    """Rule 2: the headings by the index of their line, with how many numbers they have; none of the
    lines `apart`.
    """
    found = {
        at: len(re.findall(r"\d+", number[0]))
        for at, line in enumerate(lines)
        if at not in apart
        and line.label is None
        and line.bare[:1].isdecimal()
        and (number := _DECIMAL.match(line.bare))
        and len(line.bare) <= _LONGEST
        and not ends_with(line.bare, _CLOSES)
    }
    return found if len(found) >= _DECIMALS else {}


def numbered_headings(
    lines: Sequence[SourceLine], apart: Collection[int] = (), stated: bool | None = None
) -> frozenset[int]:
    """Rule 3: the items that are headings. `stated` is what the editor says: whether numbered lines
    with text below them are headings; None: that is seen.
    """
    if stated is False:
        return frozenset()
    found: set[int] = set()
    for chain in _chains(lines, apart):
        titles = all(_is_title(lines[at]) for at in chain)
        above = sum(_heads(lines, at, apart) for at in chain)
        if titles and above >= _LEAST and above >= _SHARE * len(chain):
            found.update(chain)
        elif stated:
            found.update(at for at in chain if _heads(lines, at, apart))
    return frozenset(found)


def _chains(lines: Sequence[SourceLine], apart: Collection[int]) -> Iterator[list[int]]:
    """The items whose numbers go up by one, from the first on."""
    chain: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        if at in apart or line.label is None or line.label.number is None:
            continue
        if chain and line.label.number != last + 1:
            yield chain
            chain = []
        chain.append(at)
        last = line.label.number
    if chain:
        yield chain


def _is_title(line: SourceLine) -> bool:
    return line.is_short and not ends_with(line.bare, _CLOSES)


def _heads(lines: Sequence[SourceLine], at: int, apart: Collection[int]) -> bool:
    """Whether running text stands below an item."""
    below = at + 1
    return below < len(lines) and below not in apart and lines[below].is_running
