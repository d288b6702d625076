"""Whether every word of a text stands in another, in order: what can be asked of two texts of a bag
without reading a PDF.
"""

from collections.abc import Iterator, Sequence

from edition.verify.file.scores import words


def lost_words(source: str, expected: str) -> Iterator[str]:
    """A clause that names the first word of `source` that `expected` lacks or has too early;
    nothing where it has them all.

    A word of the source may stand apart there (a label that was typed without a space behind it).
    """
    there = words(expected)
    at = 0
    for number, line in enumerate(source.splitlines(), 1):
        for word in words(line):
            after = _behind(word, there, at)
            if after is None:
                yield (
                    f"«{word}» of line {number} is not in the text after "
                    f"«{' '.join(there[max(at - 3, 0) : at])}»"
                )
                return
            at = after


def _behind(word: str, there: Sequence[str], at: int) -> int | None:
    """The index behind the first place from `at` on where the word stands, whole or in parts; None
    where it does not.
    """
    for i in range(at, len(there)):
        joined, j = there[i], i + 1
        while len(joined) < len(word) and j < len(there) and word.startswith(joined):
            joined, j = joined + there[j], j + 1
        if joined == word:
            return j
    return None
