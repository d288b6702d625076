"""From an offset in a text to the line and column that an editor shows."""

from bisect import bisect_right
from collections.abc import Callable

from edition.core.diagnostics import Place


def place_at(file: str, text: str, offset: int) -> Place:
    """Line and column (both from 1, in code points) of a code point of a text with LF line ends."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def places_in(file: str, text: str) -> Callable[[int], Place]:
    """`place_at` for many offsets of one text."""
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(file, line, offset - starts[line - 1] + 1)

    return place
