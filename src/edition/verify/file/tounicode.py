"""ToUnicode CMaps (ISO 32000-1, 9.10.3): which characters a code of a composite font stands for."""

import re
import sys
from collections.abc import Iterator
from itertools import zip_longest

from edition.core.bounds import TOUNICODE_BYTES, TOUNICODE_CODES, Bound
from edition.verify.file.structure import Damaged

_SECTION = re.compile(rb"begin(bfchar|bfrange)")
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\[\]]*)\])"
)
_CODES = 0x10000
"""Codes of two bytes, with which composite fonts are written here; what a range says beyond them is
no code.
"""
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def characters(cmap: bytes) -> dict[int, str]:
    """The characters of every code that `cmap` maps, in its own order of reading; a code it leaves
    out is not in the result.

    Raises Damaged where there is more of it than of codes.
    """
    _stop(TOUNICODE_BYTES, len(cmap))
    found: dict[int, str] = {}
    told = 0
    for kind, body in _sections(cmap):
        if kind == b"bfchar":
            found.update((int(code, 16), _utf16(text)) for code, text in _CHAR.findall(body))
        else:
            for first, last, start, listed in _RANGE.findall(body):
                of_range = _range(int(first, 16), int(last, 16), start, listed)
                told += len(of_range)
                _stop(TOUNICODE_CODES, told)
                found.update(of_range)
    return found


def _stop(bound: Bound, count: int) -> None:
    if problem := bound.exceeded(count):
        raise Damaged(problem.fact)


def _sections(cmap: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each section with what it is, up to its end or the beginning of the next."""
    starts = [*_SECTION.finditer(cmap)]
    for start, following in zip_longest(starts, starts[1:]):
        body = cmap[start.end() : following.start() if following else len(cmap)]
        yield start[1], body.partition(b"end" + start[1])[0]


def _range(first: int, last: int, start: bytes, listed: bytes) -> dict[int, str]:
    """One bfrange: either a list of texts, or a text whose last code point counts up with the
    code.
    """
    if listed:
        return dict(
            zip(
                range(first, min(last + 1, _CODES)),
                (_utf16(text) for text in _HEX.findall(listed)),
                strict=False,
            )
        )
    text = _utf16(start)
    if not text:
        return {}
    low, most = ord(text[-1]) - first, sys.maxunicode
    return {
        code: text[:-1] + chr(min(low + code, most)) for code in range(first, min(last + 1, _CODES))
    }


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", errors="replace")
