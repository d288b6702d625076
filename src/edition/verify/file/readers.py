"""The text of a finished PDF as two readers give it, pypdf, and PDFium, which is in Chrome; its
words, and how many of those that were wanted are among them.
"""

import ctypes
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
from pypdf import PdfReader

DIRECTION_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that order text or mark a file and are no part of a word: readers add and drop them as
they like.
"""

_CONTROLS = re.compile(f"[{''.join(sorted(DIRECTION_CONTROLS))}]")


def words(text: str) -> list[str]:
    """The words of a text: what stands between white space, form feeds included, without direction
    controls.
    """
    return _CONTROLS.sub("", text).split()


def words_in_order(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Per cent of the wanted words that were found in the same order: the longest common
    subsequence.

    The bit-parallel method of Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): one
    bit a wanted word.
    """
    places: dict[str, int] = {}
    for i, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << i
    every = (1 << len(wanted)) - 1
    unmatched = every
    for word in found:
        here = unmatched & places.get(word, 0)
        unmatched = (unmatched + here | unmatched - here) & every
    return share(len(wanted) - unmatched.bit_count(), len(wanted))


def share(part: int, whole: int) -> float:
    """Per cent, to a hundredth, rounded down so that only the whole is 100; nothing of nothing is
    0, for it proves nothing.
    """
    return part * 10000 // whole / 100 if whole else 0.0


_SPACE = 0x20  # this and what is below shows nothing
_SURROGATES = (0xD800, 0xDFFF)
"""Halves of a code point in UTF-16."""
_HYPHEN_AT_END = 0x02  # what PDFium makes of a hyphen that ends a line


class PlacedCharacter(NamedTuple):
    """A character where PDFium sees it: the origin of its code in points from the left and the foot
    of the page.
    """

    x: float
    y: float
    text: str


def pypdf_pages(reader: PdfReader) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader.pages]


def pdfium_pages(pdf: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdfium_places(pdf: Path) -> list[dict[int, list[PlacedCharacter]]]:
    """Of each page, what every marked content shows, in PDFium's order, by its MCID; what belongs
    to none is under -1.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_placed(page.get_textpage()) for page in document]
    finally:
        document.close()


def _joined(one: int, other: int) -> int:
    """The code point of two surrogates, of which the high one is the lesser."""
    high, low = sorted((one, other))
    return 0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF)


def _placed(page: pypdfium2.PdfTextPage) -> dict[int, list[PlacedCharacter]]:
    found: defaultdict[int, list[PlacedCharacter]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    marks: dict[int, int] = {}
    half = 0
    for i in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, i)
        if _SURROGATES[0] <= code <= _SURROGATES[1]:
            # PDFium gives what is behind U+FFFF in two halves at one place (UTF-16).
            if not half:
                half = code
                continue
            code, half = _joined(half, code), 0
        if code <= _SPACE and code != _HYPHEN_AT_END:
            continue
        shown = raw.FPDFText_GetTextObject(page, i)
        key = ctypes.cast(shown, ctypes.c_void_p).value or 0
        if key not in marks:
            marks[key] = raw.FPDFPageObj_GetMarkedContentID(shown) if shown else -1
        raw.FPDFText_GetCharOrigin(page, i, at_x, at_y)
        found[marks[key]].append(PlacedCharacter(x.value, y.value, chr(code)))
    return found
