"""A folded text that knows where in its source each of its characters stands, so that ranges of one
are found in the other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from edition.core.white_space import fold


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
