"""The text layer: the few marks of direction in it, each where a reader would put a line or a
number into the wrong order.

No search finds a phrase across a mark unless it leaves marks out, so there is none but for these
six reasons, each from the source of the reader that needs it, and none where that reader comes out
right without. None has ink, and none but that of `ranged` a width.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from edition.model.page import Piece, SetLine

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
ARABIC_LETTER_MARK = "\u061c"

# Classes of characters (UAX #9, table 4).
_STRONG = ("L", "R", "AL")
_RIGHT_TO_LEFT = ("R", "AL", "AN")  # as pdf.js counts them
_LEAST_IN_TEN = 3
"""Right-to-left characters of a line that pdf.js takes for a right-to-left one."""
_FEW = 4
"""Characters of a line up to which pdf.js takes it for right-to-left if one is."""
_NUMBER = frozenset(("EN", "AN"))
_NUMBER_OR_LETTER = _NUMBER | {"L"}
_NUMBER_OR_LATIN = _NUMBER | {"L", "ES", "ET", "CS"}
_NO_NEUTRAL = _NUMBER_OR_LATIN | {"R", "AL"}
_HYPHENED = re.compile(r"\d-\d")


def right_to_left(line: SetLine) -> bool:
    """Whether anything in a line goes from right to left."""
    return any(piece.run.rtl and piece.run.text != " " for piece in _pieces(line))


def turned(line: SetLine) -> bool:
    """Whether a right-to-left line needs U+200F at its left end, so that readers do not take it for
    a left-to-right one.

    PDFBox goes by the first strong letter from the left, which is a Latin one where the line ends
    in a Latin word.
    """
    pieces = list(_pieces(line))
    # Most lines: a right-to-left word stands at their left end.
    if pieces[0].run.rtl or not right_to_left(line):
        return False
    strong = (
        unicodedata.bidirectional(character) for piece in pieces for character in piece.run.text
    )
    return next((letter for letter in strong if letter in _STRONG), "") == "L"


def ranged(pieces: Sequence[Piece]) -> bool:
    """Whether a line, or its leftmost fragment, ends at the left in a range of numbers, and so
    needs U+061C there, so that the numbers keep their places.

    pdf.js takes the letter at the left of a number for the one before it. Where there is none, for
    a full stop or a bracket is no letter, a hyphen joins two numbers (W4), and they come back from
    left to right.
    """
    numbers: list[int] = []
    for i, piece in enumerate(pieces):
        text = piece.run.text
        if any(unicodedata.bidirectional(character) in _STRONG for character in text):
            break
        if not piece.run.rtl and _HYPHENED.search(text):
            # A telephone number is one string, and whole as long as nothing makes Arabic numbers
            # of its parts (W2), as the mark would.
            return False
        if not piece.run.rtl and any(map(str.isdigit, text)):
            numbers.append(i)
    between = (pieces[i + 1].run for i, after in pairwise(numbers) if after == i + 2)
    return any(run.rtl and run.text == "-" for run in between)


def outweighed(pieces: Sequence[Piece]) -> int:
    """How many U+061C a right-to-left line needs at its right end, so that pdf.js does not take it
    for a left-to-right one; `pieces` are all of its only fragment, phrases made whole.

    pdf.js takes for left-to-right what has fewer than three right-to-left characters in ten, if it
    has more than four at all, and does not count digits; then all that goes from left to right in
    it comes back in the order of the paper. It counts the marks that stand in the code of a word,
    and no others. With a space at either side the marks are no part of a word. At the left end they
    would stand before the last number, and make pdf.js turn it.

    A line of plain figures has none all the same: PDFium's search loses more phrases across the
    marks than pdf.js gains words.
    """
    # Most lines: nothing in them goes from left to right.
    if all([piece.run.rtl and not _has_latin(piece.run.text) for piece in pieces]):
        return 0
    classes = [
        unicodedata.bidirectional(c)
        for piece in pieces
        for c in piece.run.text
        if unicodedata.category(c) != "Cf"
    ]
    letters = int(ranged(pieces))  # with a space each
    within = sum(led(pieces, i) or headed(pieces, i) for i in range(len(pieces)))
    if not (letters or within or "L" in classes):
        return 0
    counted = sum(letter in _RIGHT_TO_LEFT for letter in classes) + letters
    length = len(classes) + within + 2 * letters
    if not counted or length <= _FEW or 10 * counted >= _LEAST_IN_TEN * length:
        return 0
    # With m marks and the two spaces: 10 (counted + m) is to be at least 3 (length + 2 + m).
    missing = _LEAST_IN_TEN * (length + len("  ")) - 10 * counted
    return -(-missing // (10 - _LEAST_IN_TEN))


def led(pieces: Sequence[Piece], i: int) -> bool:
    """Whether piece `i` is a number with hyphens that needs U+200E at its left, so that its parts
    stay in their order.

    pdf.js takes the letter at the left of a number for the one before it, and by rule W2 of UAX #9
    makes Arabic numbers of its parts, which a hyphen does not join. PDFBox turns some of them too.
    None needs it where no right-to-left word is at its left.
    """
    run = pieces[i].run
    if run.rtl or not _HYPHENED.search(run.text) or _has_latin(run.text):
        return False
    return any(piece.run.rtl and piece.run.text != " " for piece in pieces[:i])


def headed(pieces: Sequence[Piece], i: int) -> bool:
    """Whether piece `i` is a Latin word with a mark at its head («@name»), and so needs U+200E at
    its left.

    MuPDF takes the direction of a code from its first character, and writes one that begins with a
    neutral backwards.
    """
    run = pieces[i].run
    return (
        not run.rtl
        and unicodedata.bidirectional(run.text[0]) not in _NUMBER_OR_LATIN - {"CS", "ES"}
        and _has_latin(run.text)
    )


def holds_number(text: str) -> bool:
    """Whether a right-to-left run of that text may need a mark in running text, in it or at its
    left: see `runs_on`.
    """
    return not _NUMBER.isdisjoint(map(unicodedata.bidirectional, text))


@lru_cache(maxsize=4096)  # of most words of a text it is asked again and again
def _has_latin(text: str) -> bool:
    return "L" in map(unicodedata.bidirectional, text)


def is_plain(text: str) -> bool:
    """Whether no mark has to stand in a right-to-left run of that text, nor at either end of a
    line of such runs: nothing in it goes from left to right.
    """
    return _NUMBER_OR_LETTER.isdisjoint(map(unicodedata.bidirectional, text))


def runs_on(text: str, left: str, *, display: bool) -> bool:
    """Whether poppler reads on from a slot into that at its left as if both went from left to
    right, and so needs U+200F there.

    In running text the mark stands at numbers alone: at commas and full stops it would cost more
    searches than it helps.

    It takes all from a number, a comma, a full stop or a Latin letter to the next right-to-left
    letter for one string that goes from left to right (`reorderText` in TextOutputDev.cc): the
    space behind a comma comes before it, and the words join.
    """
    ends = _NUMBER_OR_LATIN if display else _NUMBER
    # Only a neutral at the left is taken along wrongly: letters and numbers stand as they should.
    return (
        unicodedata.bidirectional(text[-1]) in ends
        and unicodedata.bidirectional(left[0]) not in _NO_NEUTRAL
    )


def _pieces(line: SetLine) -> Iterator[Piece]:
    return (piece for fragment in line.fragments for piece in fragment.pieces)
