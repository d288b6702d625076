"""The text of a page as two readers give it, pypdf, and PDFium, which is in Chrome; its words, and
how many of those that were wanted are among them.
"""

import ctypes
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeAlias

import pypdf._page
import pypdf._text_extraction
import pypdf._text_extraction._text_extractor
import pypdfium2
import pypdfium2.raw as raw
from pypdf.generic import DictionaryObject

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
    """Per cent of the wanted words that were found in the same order."""
    return share(common_words(wanted, found), len(wanted))


def common_words(wanted: Sequence[str], found: Sequence[str]) -> int:
    """How many of the wanted words were found in the same order: the longest common subsequence.

    It takes as long as both are, multiplied: it is asked of a page at a time. The bit-parallel
    method of Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): one bit a wanted word.
    """
    places: dict[str, int] = {}
    for i, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << i
    every = (1 << len(wanted)) - 1
    unmatched = every
    for word in found:
        here = unmatched & places.get(word, 0)
        unmatched = (unmatched + here | unmatched - here) & every
    return len(wanted) - unmatched.bit_count()


def share(part: int, whole: int) -> float:
    """Per cent, to a hundredth, rounded down so that only the whole is 100; nothing of nothing is
    0, for it proves nothing.
    """
    return part * 10000 // whole / 100 if whole else 0.0


_SPACE = " "  # this and what is below shows nothing
_SURROGATES = (0xD800, 0xDFFF)
"""Halves of a code point in UTF-16."""
_HYPHEN_AT_END = "\x02"  # what PDFium makes of a hyphen that ends a line


PlacedCharacter: TypeAlias = tuple[float, float, str]
"""A character where PDFium sees it: the origin of its code in points from the left and the foot of
the page, and itself. A book has millions of them.
"""


def _by_number(function: Any, answer: Any, *given: Any) -> Callable[..., Any]:
    """A function of PDFium's that takes pointers as numbers and gives one back so: ctypes would
    make an object of each.
    """
    at = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(answer, *given)(at or 0)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_UNICODE = _by_number(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_TEXT_OBJECT = _by_number(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_MARK = _by_number(raw.FPDFPageObj_GetMarkedContentID, _INT, _POINTER)
_ORIGIN = _by_number(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)


class _Fonts:
    """What pypdf knows of the fonts of a file, each read once: it reads those of a page anew for
    each page, which takes the longer the more codes they have. How wide a text is each is asked
    once, too.
    """

    def __init__(self, read: Callable[[DictionaryObject], Any]) -> None:
        self._read = read
        # The resource stays with its font, so that no other one gets its address.
        self._known: dict[int, tuple[DictionaryObject, Any]] = {}

    def from_font_resource(self, resource: DictionaryObject) -> Any:
        """Under the name by which pypdf asks for it."""
        if id(resource) not in self._known:
            font = self._read(resource)
            font.get_text_width = cache(font.get_text_width)
            self._known[id(resource)] = resource, font
        return self._known[id(resource)][1]


@contextmanager
def asked_once() -> Iterator[None]:
    """While the pages of one file are read with pypdf (7.1.1, which is pinned): its text is that of
    pypdf alone, for neither a font changes between two pages, nor the direction of a character,
    which it asks of each anew, nor the encoding that it makes for each page.
    """
    pages: Any = pypdf._page
    texts: Any = pypdf._text_extraction
    extractor: Any = pypdf._text_extraction._text_extractor
    font, neutral, right_to_left = pages.Font, texts.is_char_neutral, texts.is_char_rtl
    encoding = extractor.encoding_dict_from_named_encoding
    pages.Font = _Fonts(font.from_font_resource)
    texts.is_char_neutral, texts.is_char_rtl = cache(neutral), cache(right_to_left)
    extractor.encoding_dict_from_named_encoding = cache(encoding)
    try:
        yield
    finally:
        pages.Font = font
        texts.is_char_neutral, texts.is_char_rtl = neutral, right_to_left
        extractor.encoding_dict_from_named_encoding = encoding


def _joined(one: int, other: int) -> int:
    """The code point of two surrogates, of which the high one is the lesser."""
    high, low = sorted((one, other))
    return 0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF)


def _by_index(page: pypdfium2.PdfTextPage) -> Sequence[str]:
    """The characters of a page by their index."""
    count, whole = page.count_chars(), page.get_text_range()
    if len(whole) == count:
        return str(whole)
    # PDFium gives what is behind U+FFFF in two halves at one place (UTF-16): "" for the first.
    text = ctypes.cast(page.raw, _POINTER).value
    found: list[str] = []
    half = 0
    for i in range(count):
        code = _UNICODE(text, i)
        if not _SURROGATES[0] <= code <= _SURROGATES[1]:
            found.append(chr(code))
        elif half:
            found.append(chr(_joined(half, code)))
            half = 0
        else:
            found.append("")
            half = code
    return found


def places(page: pypdfium2.PdfTextPage) -> dict[int, list[PlacedCharacter]]:
    """What every marked content of a page shows, in PDFium's order, by its MCID; what belongs to
    none is under -1.
    """
    found: defaultdict[int, list[PlacedCharacter]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    marks: dict[int | None, int] = {None: -1}
    text = ctypes.cast(page.raw, _POINTER).value
    for i, character in enumerate(_by_index(page)):
        if character <= _SPACE and character != _HYPHEN_AT_END:
            continue
        shown = _TEXT_OBJECT(text, i)
        if shown not in marks:
            marks[shown] = _MARK(shown)
        _ORIGIN(text, i, at_x, at_y)
        found[marks[shown]].append((x.value, y.value, character))
    return found
