"""How much of a text a reader must give back: less of one that is full of what no reader puts in order."""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from edition.verify.scores import PHRASE, share

_LONG = 3000
_FEW = 5.0
_SLACK = 3.0
_DISPLACING = 1.5
_KEEPS_ITS_PLACE = frozenset("\u200c،.:!")
_COMES_BACK_DECOMPOSED = frozenset("\u06c0\u06c2\u06d3")


class Floors(Struct, frozen=True):
    """Per cent of the words in order and of the phrases that must be found."""

    words: float
    phrases: float


MEASURED = {"pypdf": Floors(97.5, 92.0), "PDFium": Floors(98.0, 93.0)}
"""What these readers give back of the statement, a long text of plain words."""

_LOST_THERE = 3.26
"""Per cent of hard words in that: 114 of 3,489."""


def floors(reader: str, wanted: Sequence[str], page_of: Sequence[int]) -> Floors:
    """The floors of one text: `wanted` are its words, `page_of` the page of each.

    A text of 3,000 words with few hard ones must reach what was measured, but for the five phrases that each hard word beyond the
    share of the measured text may take. In any other every hard word may be lost, and with every second one a neighbour that it
    displaces; every phrase with one, or over the end of a page; and three per cent of the rest. In a short one, where the imprint
    is much of it, also every phrase beside a hard word: a line that is displaced takes it along.
    """
    hard = [not _is_plain(word) for word in wanted]
    lost = share(sum(hard), len(wanted))
    most = MEASURED[reader]
    if len(wanted) >= _LONG and lost <= _FEW:
        return Floors(most.words, round(most.phrases - PHRASE * max(lost - _LOST_THERE, 0), 2))
    starts = range(max(len(wanted) - PHRASE + 1, 1))
    beside = 0 if len(wanted) >= _LONG else 1
    broken = sum(any(hard[max(i - beside, 0) : i + PHRASE + beside]) or len(set(page_of[i : i + PHRASE])) > 1 for i in starts)
    return Floors(min(most.words, _floor(lost * _DISPLACING)), min(most.phrases, _floor(share(broken, len(starts)))))


def _floor(lost: float) -> float:
    return max(round(100 - lost - _SLACK, 2), 0.0)


def _is_plain(word: str) -> bool:
    """Right-to-left letters and plain punctuation: no digit, Latin letter, bracket or mark, nothing that readers decompose."""
    return all(c in _KEEPS_ITS_PLACE or _is_letter(c) for c in word)


def _is_letter(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL") and character not in _COMES_BACK_DECOMPOSED
