"""What is noted while a document is gone through: what could not be kept, by the number of its
paragraph, and what was taken as accepted.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from edition.core.quoting import cut, worded
from edition.incoming.leaves import Lost
from edition.incoming.word.names import own

NUMBER = "edition-number"
"""The attribute with the number of a paragraph."""
_QUOTED = 60
"""Characters of what is lost that are quoted."""


class Ledger:
    """Facts and counts, in the order in which they are met."""

    def __init__(self) -> None:
        self.lost: list[Lost] = []
        self.taken: Counter[str] = Counter()

    def lose(self, fact: str, at: etree._Element | None = None) -> None:
        """Note what could not be kept, with its place."""
        self.lost.append(Lost(fact, place_of(at) if at is not None else 0))

    def lose_words(self, what: str, words: str, at: etree._Element | None = None) -> None:
        """The same of words, which are quoted."""
        if words:
            self.lose(worded("{what}: «{words}»", what=what, words=quoted(words)), at)


def quoted(words: str) -> str:
    """The beginning of words, with an ellipsis where they go on."""
    return cut(" ".join(words.split()), _QUOTED)


def number(root: etree._Element, first: int) -> int:
    """Number the paragraphs of a part, from a first number on; the next number."""
    for paragraph in root.iter(own("p")):
        paragraph.set(NUMBER, str(first))
        first += 1
    return first


def place_of(element: etree._Element) -> int:
    """The number of the paragraph that an element is or stands in; 0 outside of all."""
    return next(
        (int(each.get(NUMBER)) for each in _upwards(element) if each.get(NUMBER) is not None), 0
    )


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()
