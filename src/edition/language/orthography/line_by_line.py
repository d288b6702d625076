"""A text line by line, for a process that has looked at most of its lines before.

Rules look at a line as if nothing stood about it, but for these: brackets are reversed in a text, a
word stands elsewhere in it, most of its endings stand apart. What a line asks of its text is kept
beside what was found in it, and holds as long as the answers are the same. Where a rule looks over
the end of a line the two are one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

from edition.core.languages import Language
from edition.core.memory import Memory, Same
from edition.language.orthography.passage import (
    DIGITS,
    Brackets,
    Passage,
    Stretch,
    Tally,
    brackets_of,
)

T = TypeVar("T")

_GOES_ON = re.compile(
    rf"[{DIGITS}][ \u00a0]*[,;?]\n"  # a mark behind a number: a letter may follow
    r"|(?:ISSN|شاپا)[^\W\d_]*(?:[:\u200c\s]|\u0654)*\n(?:[:\u200c\s]|\u0654)*"  # its number may
)
_MOST_ANSWERS = 4
"""Ways in which the text about one line is kept to have been."""


class _Line(NamedTuple):
    """A line, or more that go on, with its `start` in the text; what is verse of it and the
    beginnings of what is reversed, from there.
    """

    start: int
    text: str
    language: Language
    verse: tuple[Stretch, ...]
    backwards: frozenset[int]

    @property
    def key(self) -> Hashable:
        """What it is by itself."""
        return self.text, Same(self.language), self.verse, self.backwards


def by_line(
    passage: Passage,
    memory: Memory,
    means: Hashable,
    find: Callable[[Passage], Iterable[T]],
) -> Iterator[tuple[int, tuple[T, ...]]]:
    """What is found in each line, behind where that begins; what is found there has its place in
    the line. `means` says all that `find` depends on beside the line.
    """
    lines = list(_lines(passage))
    whole = _Whole(lines, memory)
    for line in lines:
        known: list[tuple[dict[Hashable, bool], tuple[T, ...]]] = memory.once(
            (means, line.key), list
        )
        found = next((found for asked, found in known if whole.answers(asked)), None)
        if found is None:
            part = whole.part(line)
            found = tuple(find(part))
            known.insert(0, (part.asked, found))
            del known[_MOST_ANSWERS:]
        if found:
            yield line.start, found
    whole.let_go()


def _lines(passage: Passage) -> Iterator[_Line]:
    text, verse = passage.text, passage.verse
    backwards = sorted(passage.brackets.reversed_lines)
    for start, end in pairwise(_bounds(text)):
        if not text[start:end].isspace():
            first = bisect_left(backwards, start)
            last = bisect_left(backwards, end, first)
            yield _Line(
                start,
                text[start:end],
                passage.language,
                tuple(_within(verse, start, end)) if verse else (),
                frozenset(each - start for each in backwards[first:last]),
            )


def _bounds(text: str) -> list[int]:
    """Where lines begin that nothing goes on into, and the end."""
    bounds = {found.end() for found in re.finditer("\n", text)}
    for found in _GOES_ON.finditer(text):
        bounds.difference_update(range(found.start(), found.end() + 1))
    return sorted(bounds | {0, len(text)})


def _within(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    at = bisect_left(stretches, start, key=lambda each: each[1])
    while at < len(stretches) and stretches[at][0] < end:
        yield max(stretches[at][0], start) - start, min(stretches[at][1], end) - start
        at += 1


class _Whole:
    """What lines ask about their text."""

    def __init__(self, lines: Sequence[_Line], memory: Memory) -> None:
        self._lines, self._memory = lines, memory
        self._balances: dict[Tally, bool] = {}
        self._parts: dict[int, _Part] = {}

    def part(self, line: _Line) -> "_Part":
        """A line as rules see it."""
        return self._parts.setdefault(line.start, _Part(line, self))

    def let_go(self) -> None:
        """Of the lines, which know it: a process that stays has nothing to collect then."""
        self._parts.clear()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset().union(*(self._of(line, _distinct) for line in self._lines))

    def answers(self, asked: Mapping[Hashable, bool]) -> bool:
        """Whether the text still gives these answers."""
        return all(self.answer(question) == answer for question, answer in asked.items())

    def answer(self, question: Hashable) -> bool:
        """A word, whether it stands in the text; of a tally, which way it inclines."""
        if isinstance(question, str):
            return question in self._words
        assert callable(question)
        if question not in self._balances:
            self._balances[question] = sum(self._of(line, question) for line in self._lines) > 0
        return self._balances[question]

    def _of(self, line: _Line, count: Callable[[Passage], T]) -> T:
        return self._memory.once((count, line.key), lambda: count(self.part(line)))


def _distinct(passage: Passage) -> frozenset[str]:
    return frozenset(passage.plain_words)


class _Part(Passage):
    """A line as rules see it, which writes down what they ask of its text."""

    def __init__(self, line: _Line, whole: _Whole) -> None:
        super().__init__(line.text, line.language, line.verse)
        self._backwards, self._whole = line.backwards, whole
        self.asked: dict[Hashable, bool] = {}

    @cached_property
    def brackets(self) -> Brackets:
        """As of the text."""
        return brackets_of(self.text, self._backwards)

    def has(self, word: str) -> bool:
        """As of the text."""
        return self._told(word)

    def balance(self, tally: Tally) -> bool:
        """As of the text."""
        return self._told(tally)

    def _told(self, question: Hashable) -> bool:
        return self.asked.setdefault(question, self._whole.answer(question))
