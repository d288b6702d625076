"""The list of words of Persian that is shipped (words/README.md), and what is known by it.

A word is known that stands in the list, or whose ending is one of a closed list behind such a word.
The list says what may be asked; nothing is ever changed because a word does not stand in it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

ZWNJ = "\u200c"
_PLAIN = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ـ": None,
        "\u200d": None,
    }
    | {chr(code): None for code in (*range(0x64B, 0x660), 0x670)}
)
_PLURALS = ("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هاست")
_OTHERS = (
    "ی یی م ت ش مان تان شان یم یت یش یمان یتان یشان ان انی انم انت انش انمان انتان انشان یان یانی "
    "ام ات اش ای ایم اید اند است ست یید ید ند تر ترین "
    "تری ترها ترین‌ها ترین‌های اتی مندی مند انه یند"
)
ENDINGS = frozenset((*_PLURALS, *_OTHERS.split()))
_LONGEST = max(map(len, ENDINGS))
_SHORTEST = 2
"""Letters of a word that an ending stands behind."""
_MOST_KEPT = 65536
"""Words whose answer is kept: more than a long book has different ones."""


_STRETCH = 1024
"""Bytes of the list, at least, that are searched at once."""


class _Words(Struct, frozen=True):
    """The list as its file has it, a line feed before each word and behind the last, in the order
    of bytes; and where its stretches begin, each with its first word.

    So a text of few words asks for those alone: to make words of all was a twentieth of its build.
    """

    lines: bytes
    firsts: Sequence[bytes]
    starts: Sequence[int]

    def has(self, word: str) -> bool:
        written = word.encode()
        at = bisect_right(self.firsts, written) - 1
        # The line feed behind the last word of a stretch is the one that the next begins with.
        ends = self.starts[at + 1] + 1
        return at >= 0 and self.lines.find(b"\n%b\n" % written, self.starts[at], ends) >= 0

    def behind(self, beginning: str) -> Iterator[str]:
        """How the words go on that begin so; they stand one behind another."""
        written = beginning.encode()
        at = max(bisect_right(self.firsts, written) - 1, 0)
        # Or the first word of the next stretch, of which so much is looked at.
        ends = self.starts[at + 1] + 1 + len(written)
        start = self.lines.find(b"\n%b" % written, self.starts[at], ends)
        while start >= 0 and self.lines.startswith(written, start + 1):
            end = self.lines.index(b"\n", start + 1)
            yield self.lines[start + 1 + len(written) : end].decode()
            start = end


@cache
def _words() -> _Words:
    lines = b"\n" + (Path(__file__).parent / "words" / "fa.txt").read_bytes()
    last = len(lines) - 1
    starts = [0]
    while (start := lines.find(b"\n", starts[-1] + _STRETCH)) not in (-1, last):
        starts.append(start)
    firsts = [lines[start + 1 : lines.index(b"\n", start + 1)] for start in starts]
    return _Words(lines, firsts, (*starts, last))


@lru_cache(maxsize=_MOST_KEPT)
def plain(word: str) -> str:
    """A word as the list has it: without vowel signs, in Persian letters."""
    return word.translate(_PLAIN)


@lru_cache(maxsize=_MOST_KEPT)
def is_listed(word: str) -> bool:
    """Whether a plain word stands in the list as it is, with the other seat of its hamza, or
    without one at its end.
    """
    words = _words()
    return (
        words.has(word)
        or ("ئ" in word and words.has(word.replace("ئ", "ی")))
        or (word.endswith("اء") and words.has(word[:-1]))
    )


@lru_cache(maxsize=_MOST_KEPT)
def is_known(word: str) -> bool:
    """Whether a plain word is one of the list, with an ending or without; of parts that are held
    together, each is.
    """
    if is_listed(word) or len(word) < _SHORTEST:
        return True
    first, joiner, rest = word.partition(ZWNJ)
    if joiner:
        parts = [part for part in rest.split(ZWNJ) if part]
        return (not first or is_known(first)) and all(
            part in ENDINGS or is_known(part) for part in parts
        )
    word = word.replace("ئ", "ی")
    return any(
        word[at:] in ENDINGS and is_listed(word[:at])
        for at in range(max(_SHORTEST, len(word) - _LONGEST), len(word))
    )


@lru_cache(maxsize=_MOST_KEPT)
def seconds(word: str) -> frozenset[str]:
    """What the list has behind this word and a non-joiner, or behind it with the other seat of its
    hamza.
    """
    firsts = {word, word.replace("ئ", "ی")}
    return frozenset(second for first in firsts for second in _words().behind(f"{first}{ZWNJ}"))


@lru_cache(maxsize=_MOST_KEPT)
def as_second(word: str) -> tuple[str, ...]:
    """What may stand in the list for this word as the second of a compound: it, or it without an
    ending, as `is_listed` reads them.
    """
    ends = range(max(_SHORTEST, len(word) - _LONGEST), len(word))
    stems = (word, *(word[:at] for at in ends if word[at:].removeprefix(ZWNJ) in ENDINGS))
    without = (stem[:-1] for stem in stems if stem.endswith("اء"))
    return (*stems, *without, *(stem.replace("ئ", "ی") for stem in stems if "ئ" in stem))
