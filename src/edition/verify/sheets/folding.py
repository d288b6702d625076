"""Sheets folded and read as a reader would: the proof of an imposition, by no formula of the
press's.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.model.imposition import Imposition


class PlaceOnSheet(NamedTuple):
    """Where a page of the book stands: the side of the file (from 0), at its left or not, and how
    many sheets lie around it.
    """

    side: int
    left: bool
    depth: int

    def __str__(self) -> str:
        """In a printer's words."""
        return (
            f"sheet {self.side // 2 + 1} {'back' if self.side % 2 else 'front'}, "
            f"{'left' if self.left else 'right'}"
        )


def reading_order(imposition: Imposition) -> list[PlaceOnSheet]:
    """The places in the order in which the folded book is read, seen on sides that stand upright.

    Leafing goes from the outermost sheet inwards, each leaf's front then its back, and out again
    over the other halves. Of an open sheet the leaf away from the spine of the first pages is the
    left one in a right-bound book.
    """
    first_is_left = imposition.binding == "right"
    found: list[PlaceOnSheet] = []
    start = 0
    for sheets in imposition.signatures:
        inwards = [place for depth in range(sheets) for place in _leaf(start, depth, first_is_left)]
        outwards = [
            place
            for depth in reversed(range(sheets))
            for place in reversed(_leaf(start, depth, not first_is_left))
        ]
        found += [*inwards, *outwards]
        start += sheets
    return found


def _leaf(start: int, depth: int, left: bool) -> list[PlaceOnSheet]:
    """The outer and the inner page of one leaf; what is left on the front is right on the back."""
    front = 2 * (start + depth)
    return [PlaceOnSheet(front, left, depth), PlaceOnSheet(front + 1, not left, depth)]


def book(imposition: Imposition) -> Iterator[tuple[int, PlaceOnSheet]]:
    """The page that must be read at each place, 0 for a blank: blanks at the end, or before the
    back cover.
    """
    pages = list(range(1, imposition.pages + 1))
    cover = [pages.pop()] if imposition.cover else []
    wanted: Sequence[int] = [*pages, *[0] * imposition.blanks, *cover]
    yield from zip(wanted, reading_order(imposition), strict=True)
