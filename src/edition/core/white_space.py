"""White space: which characters are it (those of str.isspace), how a run of it is folded, and a
folded text that knows where in its source each of its characters stands, so that ranges of one are
found in the other.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from edition.core.memory import LINES
from edition.core.patterns import later

# One that begins with a class is searched for quickly.
_MAY_UNFOLD = re.compile(r"\s(?:\s|(?<![ \u00a0])(?<!\u202f))")
_UNFOLDED = later(r"\s{2,}|[^\S \u00a0](?<!\u202f)")
THIN = "\u2007\u2009"
"""White space that parts the thousands of a number («12 345»), and is of it there."""
_THOUSANDS = re.compile(rf"(?<=\d)[{THIN}](?=\d{{3}}(?!\d))")


@lru_cache(LINES)
def fold(text: str) -> str:
    """`text` with each run of white space as one space and none at its ends.

    A lone no-break space inside is kept, and a thin one between the thousands of a number.
    """
    text = text.strip()
    if not _MAY_UNFOLD.search(text):
        return text
    thousands = {found.start() for found in _THOUSANDS.finditer(text)}
    return _UNFOLDED.sub(lambda run: run[0] if run.start() in thousands else " ", text)


def same(one: str, other: str) -> bool:
    """Whether two texts are equal when all white space counts as a space and runs of it as one."""
    return one.split() == other.split()


class Thread(NamedTuple):
    """`text` with white space folded, and for each code point of it the offset in the source, in
    ascending order.
    """

    text: str
    offsets: Sequence[int]

    def range_in_source(self, start: int, end: int) -> tuple[int, int]:
        """Where code points [start, end) of the text stand; an empty range stands behind the
        character before it.
        """
        if start == end:
            behind = self.offsets[start - 1] + 1 if start else self.offsets[0]
            return behind, behind
        return self.offsets[start], self.offsets[end - 1] + 1

    def range_in_text(self, start: int, end: int) -> tuple[int, int]:
        """What of the text comes from [start, end) of the source."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


def thread(characters: str, offsets: Sequence[int]) -> Thread:
    """Characters and their offsets, a run of white space folded to one space at the place of its
    first character.
    """
    text = fold(characters)
    if text == characters:
        return Thread(text, offsets)
    kept: list[int] = []
    at = 0
    for character in text:
        while characters[at].isspace() and (not character.isspace() or not kept):
            at += 1
        kept.append(offsets[at])
        at += 1
        if character.isspace():
            while at < len(characters) and characters[at].isspace():
                at += 1
    return Thread(text, kept)
