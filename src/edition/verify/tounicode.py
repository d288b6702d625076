"""ToUnicode CMaps (ISO 32000-1, 9.10.3): which characters a code of a composite font stands for."""

import re

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def characters(cmap: bytes) -> dict[int, str]:
    """The characters of every code that `cmap` maps, in its own order of reading; a code it leaves out is not in the result."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            found.update((int(code, 16), _utf16(text)) for code, text in _CHAR.findall(body))
        else:
            for first, last, start, listed in _RANGE.findall(body):
                found.update(_range(int(first, 16), int(last, 16), start, listed))
    return found


def _range(first: int, last: int, start: bytes, listed: bytes) -> dict[int, str]:
    """One bfrange: either a list of texts, or a text whose last code point counts up with the code."""
    if listed:
        return dict(zip(range(first, last + 1), (_utf16(text) for text in _HEX.findall(listed)), strict=False))
    text = _utf16(start)
    if not text:
        return {}
    return {code: text[:-1] + chr(ord(text[-1]) + code - first) for code in range(first, last + 1)}


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", errors="replace")
