"""Whether every letter of a document came through pandoc: the words of its own XML, counted,
against those of the paragraphs that were read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from edition.core.quoting import worded
from edition.incoming.leaves import Leaf, Lost, Read

_TOLD = 20
"""Words of a text without paragraphs that are named."""


def lost_in(words: Mapping[int, str], read: Read) -> Iterator[Lost]:
    """For each paragraph, by its number, the characters that were not read; white space does not
    count.
    """
    found: dict[int, str] = {}
    for leaf in _all(read):
        found[leaf.place] = found.get(leaf.place, "") + characters(leaf)
    for place, expected in words.items():
        came = found.get(place, "")
        if came == expected:
            continue
        missing = Counter(expected) - Counter(came)
        if missing:
            yield Lost(
                worded("characters that pandoc passed over: «{words}»",
                       words=_parted(expected, came)), place)  # fmt: skip


def lost_of(words: Iterable[str], read: Read) -> Iterator[Lost]:
    """The words of a document without numbered paragraphs that were not read as often."""
    came: Counter[str] = Counter()
    for leaf in _all(read):
        came.update(_said(leaf).split())
    whole = "".join(characters(leaf) for leaf in _all(read))
    missing = [word for word, count in (Counter(words) - came).items() if count]
    told = [word for word in missing if word not in whole][:_TOLD]
    if told:
        fact = worded("words that pandoc passed over: «{words}»", words=" ".join(told))
        yield Lost(fact)


def characters(leaf: Leaf) -> str:
    """The characters of a paragraph, white space left out."""
    return "".join(_said(leaf).split())


def _said(leaf: Leaf) -> str:
    return "".join(" " if run.kind == "break" else run.text for run in leaf.runs)


def _all(read: Read) -> Iterator[Leaf]:
    yield from read.leaves
    for paragraphs in read.notes.values():
        yield from paragraphs


def _parted(expected: str, came: str) -> str:
    """What of the expected characters is missing, as a run of them, from the first that differs to
    the last.
    """
    start = 0
    while start < min(len(expected), len(came)) and expected[start] == came[start]:
        start += 1
    end = 0
    while end < min(len(expected), len(came)) - start and expected[-1 - end] == came[-1 - end]:
        end += 1
    return expected[start : len(expected) - end][:60]
