"""Phrases of five words, as a search asks for them: how many of a text are found."""

from collections.abc import Callable, Sequence

from edition.verify.file.readers import share

PHRASE = 5
"""Words in a phrase."""


def phrases(wanted: Sequence[str], most: int) -> list[tuple[int, str]]:
    """At most `most` phrases, evenly over the text: the index of the first word, and the phrase."""
    last = max(len(wanted) - PHRASE, 0)
    count = min(most, last + 1)
    starts = (i * last // max(count - 1, 1) for i in range(count))
    return [(i, " ".join(wanted[i : i + PHRASE])) for i in starts]


def phrases_found(wanted: Sequence[tuple[int, str]], finds: Callable[[int, str], bool]) -> float:
    """Per cent of the phrases for which `finds` says yes; it is given the index of the first word
    and the phrase.
    """
    return share(sum(finds(index, phrase) for index, phrase in wanted), len(wanted))
