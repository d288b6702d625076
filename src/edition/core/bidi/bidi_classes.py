"""The character properties of the bidirectional algorithm (UAX #9): Bidi_Class and
Bidi_Paired_Bracket.

A class is written as one letter, so that the classes of a text are a string of the same length, on
which the rules can be stated as regular expressions:

    strong    L left-to-right   R right-to-left   A right-to-left Arabic (AL)
    weak      E European number (EN)   N Arabic number (AN)   s European separator (ES)
              t European terminator (ET)   c common separator (CS)   m non-spacing mark (NSM)
              z boundary neutral (BN)
    neutral   b paragraph separator (B)   h segment separator (S)   w white space (WS)
              o other neutral (ON)
    explicit  l LRE   r RLE   x LRO   y RLO   p PDF
    isolates  i LRI   j RLI   f FSI   d PDI

Bidi_Class is that of the running Python's `unicodedata`. Versions of Unicode differ in the
characters they add, and hardly ever in the class of an old one: a character newer than the Python
gets the class its block reserves, as the standard asks.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

REMOVED = "lrxypz"
"""The classes that rule X9 takes out of the text."""

_LETTERS = {
    "L": "L", "R": "R", "AL": "A",
    "EN": "E", "AN": "N", "ES": "s", "ET": "t", "CS": "c", "NSM": "m", "BN": "z",
    "B": "b", "S": "h", "WS": "w", "ON": "o",
    "LRE": "l", "RLE": "r", "LRO": "x", "RLO": "y", "PDF": "p",
    "LRI": "i", "RLI": "j", "FSI": "f", "PDI": "d",
}  # fmt: skip

_UNASSIGNED = (
    (0x0590, 0x05FF, "R"), (0x0600, 0x07BF, "A"), (0x07C0, 0x085F, "R"), (0x0860, 0x08FF, "A"),
    (0x2065, 0x2065, "z"), (0x20A0, 0x20CF, "t"),
    (0xFB1D, 0xFB4F, "R"), (0xFB50, 0xFDCF, "A"), (0xFDD0, 0xFDEF, "z"), (0xFDF0, 0xFDFF, "A"),
    (0xFE70, 0xFEFF, "A"),
    (0xFFF0, 0xFFF8, "z"),
    (0x10800, 0x10CFF, "R"), (0x10D00, 0x10D3F, "A"), (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "A"),
    (0x10F00, 0x10F2F, "R"), (0x10F30, 0x10F6F, "A"), (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"), (0x1EC70, 0x1ECBF, "A"), (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "A"),
    (0x1ED50, 0x1EDFF, "R"), (0x1EE00, 0x1EEFF, "A"), (0x1EF00, 0x1EFFF, "R"),
    (0xE0000, 0xE0FFF, "z"),
)  # fmt: skip


class _Classes(dict[int, str]):
    """Code point to letter, filled in as characters are met."""

    def __missing__(self, code_point: int) -> str:
        letter = _LETTERS.get(unicodedata.bidirectional(chr(code_point))) or _unassigned(code_point)
        self[code_point] = letter
        return letter


_CLASSES = _Classes()


@lru_cache(maxsize=256)  # a paragraph is asked about several times in a row
def class_letters(text: str) -> str:
    """The Bidi_Class of each code point of `text`, a letter each."""
    return text.translate(_CLASSES)


def class_letter(character: str) -> str:
    """The same of one code point."""
    return _CLASSES[ord(character)]


def _unassigned(code_point: int) -> str:
    """The class of a code point without one of its own (DerivedBidiClass.txt, the lines
    `@missing`).
    """
    if code_point & 0xFFFE == 0xFFFE:
        return "z"
    return next((letter for first, last, letter in _UNASSIGNED if first <= code_point <= last), "L")


_ADJACENT = (
    (0x28, 0x29), (0xF3A, 0xF3D), (0x169B, 0x169C), (0x2045, 0x2046), (0x207D, 0x207E),
    (0x208D, 0x208E), (0x2308, 0x230B),
    (0x2329, 0x232A), (0x2768, 0x2775), (0x27C5, 0x27C6), (0x27E6, 0x27EF), (0x2983, 0x298C),
    (0x2991, 0x2998),
    (0x29D8, 0x29DB), (0x29FC, 0x29FD), (0x2E22, 0x2E29), (0x2E55, 0x2E5C), (0x3008, 0x3011),
    (0x3014, 0x301B),
    (0xFE59, 0xFE5E), (0xFF08, 0xFF09), (0xFF5F, 0xFF60), (0xFF62, 0xFF63),
)  # fmt: skip
_APART = (
    ("[", "]"),
    ("{", "}"),
    ("\u298d", "\u2990"),
    ("\u298f", "\u298e"),
    ("\uff3b", "\uff3d"),
    ("\uff5b", "\uff5d"),
)

CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""The brackets that have a canonical equivalent: either spelling closes what the other opened
(BD14, BD15).
"""


def _pairs() -> Iterator[tuple[str, str]]:
    """Each opening bracket with its closing one (BidiBrackets.txt): where they are neighbours,
    ranges of them.
    """
    for first, last in _ADJACENT:
        for opening in range(first, last, 2):
            yield chr(opening), chr(opening + 1)
    yield from _APART


CLOSING_OF = dict(_pairs())
"""Opening bracket to closing bracket."""

CLOSING = frozenset(CLOSING_OF.values())
"""Those that close a pair."""
