"""How much of a text came back: its words in order."""

import re
from collections.abc import Sequence

DIRECTION_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that order text or mark a file and are no part of a word: readers add and drop them as
they like.
"""

_CONTROLS = re.compile(f"[{''.join(sorted(DIRECTION_CONTROLS))}]")


def words(text: str) -> list[str]:
    """The words of a text: what stands between white space, form feeds included, without direction
    controls.
    """
    return _CONTROLS.sub("", text).split()


def words_in_order(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Per cent of the wanted words that were found in the same order: the longest common
    subsequence.

    The bit-parallel method of Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): one
    bit a wanted word.
    """
    places: dict[str, int] = {}
    for i, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << i
    every = (1 << len(wanted)) - 1
    unmatched = every
    for word in found:
        here = unmatched & places.get(word, 0)
        unmatched = (unmatched + here | unmatched - here) & every
    return share(len(wanted) - unmatched.bit_count(), len(wanted))


def share(part: int, whole: int) -> float:
    """Per cent, to a hundredth, rounded down so that only the whole is 100; nothing of nothing is
    0, for it proves nothing.
    """
    return part * 10000 // whole / 100 if whole else 0.0
