"""How much a content stream draws, by its bytes alone: upper bounds, for no two readers part broken
content alike.

What is a string or an inline picture to one reader may be operators to another, so whatever may be
an operator counts as one.
"""

import re
from collections import Counter

_BEFORE = b"\0\t\n\f\r ()<>[]{}%"
_STARTS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'\""
_CLASSES = bytes(
    0x20 if each in _BEFORE else 0x41 if each in _STARTS else 0x30 for each in range(256)
)
"""An operator is a letter or a quote behind white space or a delimiter (ISO 32000-1, 7.2.2); behind
a solidus it is a name.
"""
_DO = re.compile(rb"(?<![^\0\t\n\f\r ()<>\[\]{}%])Do(?![^\0\t\n\f\r ()<>\[\]{}/%])")
_NAMED = re.compile(
    rb"/([^\0\t\n\f\r ()<>\[\]{}/%]+)[\0\t\n\f\r ]+Do(?![^\0\t\n\f\r ()<>\[\]{}/%])"
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_INLINE = re.compile(
    rb"(?<![^\0\t\n\f\r ()<>\[\]{}%])BI(?=[\0\t\n\f\r /])(.{0,400}?)[\0\t\n\f\r >\]]ID", re.DOTALL
)
_SIDE = re.compile(rb"/(?:W|Width|H|Height)[\0\t\n\f\r ]+\+?(\d{1,12})")


def operators(content: bytes) -> int:
    """How many operators there are at most."""
    return (b" " + content).translate(_CLASSES).count(b" A")


def drawn(content: bytes) -> tuple[Counter[str], int]:
    """How often each form or picture is drawn by its name, and how often something is drawn by what
    is no name as it stands.
    """
    named = Counter(_unescaped(found[1]) for found in _NAMED.finditer(content))
    return named, max(len(_DO.findall(content)) - named.total(), 0)


def inline_pixels(content: bytes) -> int:
    """Pixels of the largest inline picture (ISO 32000-1, 8.9.7)."""
    largest = 0
    for head in _INLINE.finditer(content):
        sides = [int(side) for side in _SIDE.findall(head[1])]
        largest = max(largest, sides[0] * sides[1] if len(sides) > 1 else 0)
    return largest


def _unescaped(name: bytes) -> str:
    return "/" + _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name).decode(
        "utf-8", "replace"
    )
