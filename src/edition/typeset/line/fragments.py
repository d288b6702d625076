"""The pieces of a line that several leaves share, sorted into fragments."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from edition.model.page import Fragment, Ink, Piece
from edition.typeset.line.inline import Inline


class Set(NamedTuple):
    """A piece at its place in a line, and the code point of the text at which it begins."""

    piece: Piece
    at: int


def fragments(
    inline: Inline, line: Sequence[Set], start: int, end: int, ink: Ink
) -> tuple[Fragment, ...]:
    """The fragments of text[start:end], whose pieces stand from left to right; together their texts
    are that.

    Where another leaf stands in the middle of a leaf, as it does where directions meet, the leaf
    has a fragment on either side.
    """
    groups = [
        (leaf, part)
        for leaf, group in groupby(line, lambda s: inline.leaf_at(s.at))
        for part in _unbroken(list(group))
    ]
    begins = sorted(min(piece.at for piece in group) for _, group in groups)
    ends = dict(pairwise([start, *begins[1:], end]))
    rank = {begin: i for i, begin in enumerate(begins)}
    found: list[Fragment] = []
    for leaf, group in groups:
        first = min(piece.at for piece in group)
        begin = start if rank[first] == 0 else first
        text = inline.text[begin : ends[begin]]
        found.append(Fragment(leaf, text, ink, tuple(set_.piece for set_ in group), rank[first]))
    return tuple(found)


def _unbroken(group: list[Set]) -> Iterator[list[Set]]:
    """The pieces together if they follow one another in the text, in whatever order; else each for
    itself.
    """
    ordered = sorted(group, key=lambda s: s.at)
    whole = all(_end(one) >= other.at or one.at == other.at for one, other in pairwise(ordered))
    yield from [group] if whole else [[piece] for piece in group]


def _end(set_: Set) -> int:
    return set_.at + len(set_.piece.run.text)
