"""Which way a text runs as a whole."""

from unicodedata import bidirectional, category

_RIGHT_TO_LEFT = ("R", "AL")


def runs_left_to_right(text: str) -> bool:
    """Whether a paragraph, an item, a cell, a note, a heading or a name runs from left to right in
    a right-to-left edition.

    It does where it has a left-to-right letter and no right-to-left one. This stands in place of
    rules P2 and P3 of UAX #9, as HL1 permits: «PDF را باز کنید» begins at the right, and digits and
    marks alone say nothing. A mark of direction that calls for right to left counts as a letter,
    for somebody typed it to be heeded.
    """
    latin = False
    for character in text:
        kind = bidirectional(character)
        if kind in _RIGHT_TO_LEFT and category(character)[0] in "LMC":
            return False
        latin = latin or (kind == "L" and category(character) != "Cf")
    return latin
