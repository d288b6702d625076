"""Which encoding the bytes of a text are in, told by what letters they would be: nothing is decoded
by it, it is named to the editor, who knows what the text says.

Among the encodings in which texts in Arabic script were written before Unicode, that one counts in
which letters of this script are many, the frequent ones of Persian, Arabic and Urdu before all, and
signs few that such a text has not. Recognisers for all the world's encodings were left: they weigh
bytes of many scripts, and take a short Persian text for Greek or Turkish.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator

CANDIDATES = ("windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "mac-arabic", "cp720")
"""By their names in Python, a likelier one first: where two read the same it is named."""
_FREQUENT = frozenset("اینرومدهتبلسشکعيكپگچیےہں")
"""Two of three letters of running text in Persian, Arabic or Urdu."""
_SIGNS = frozenset("،؛؟«»“”‘’…–—\u200c\u200d\u200e\u200f\u00a0\u0640\ufeff")
_MIXED = re.compile("[A-Za-z][\u0620-\u06ff]|[\u0620-\u06ff][A-Za-z]")
_NONE = "\0"
"""In place of letters of two scripts in one word, as what no text has."""
_LEAST = 0.65
"""The mean worth of what is no ASCII, above which it is a text: Cyrillic and Greek come to less."""
_FEWEST = 3
"""Letters of Arabic script, without which nothing is told."""
_LOOKED_AT = 200_000
"""Bytes that are looked at."""


def recognised(content: bytes) -> str:
    """The encoding in which the bytes are a text in Arabic script; "" where none is."""
    head = content[: _LOOKED_AT - _LOOKED_AT % 2]
    best, most = "", _LEAST
    for name, text in _decoded(head):
        worth = worth_of(text)
        if worth > most + 1e-9:
            best, most = name, worth
    return best


def _decoded(content: bytes) -> Iterator[tuple[str, str]]:
    for name in CANDIDATES:
        try:
            yield name, codecs.getincrementaldecoder(name)("strict").decode(content)
        except UnicodeDecodeError:
            continue


def worth_of(text: str) -> float:
    """The mean worth of the characters that are no printable ASCII; 0 where letters are too few."""
    text = _MIXED.sub(_NONE, text)
    worths = [_worth(c) for c in text if not (c.isascii() and (c.isprintable() or c in "\t\n\r"))]
    letters = sum(is_arabic(c) for c in text)
    return sum(worths) / len(worths) if letters >= _FEWEST else 0


def _worth(character: str) -> float:
    if character in _FREQUENT:
        return 1
    if is_arabic(character):
        return 0.2
    if character in _SIGNS:
        return 0.5
    kind = unicodedata.category(character)
    return -2 if kind in ("Cc", "Cn", "Co", "Cs") else -1


def is_arabic(character: str) -> bool:
    """Whether a character is a letter, a mark or a digit of Arabic script in its first block."""
    return "\u0620" <= character <= "\u06ff" and unicodedata.category(character)[0] in "LMN"
