"""Characters that no text to be printed can hold: controls, noncharacters, and a byte order mark that is not at the beginning.

Controls are Unicode's general category Cc without tab and LF; noncharacters are U+FDD0 to U+FDEF and the last two code points
of each plane (The Unicode Standard, 23.7).
"""

import re
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.places import place_at

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(f"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff{_NONCHARACTERS}]")
_INVISIBLE = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]*")
# The aliases that the Unicode database gives, for those that are met with in texts.
_CONTROLS = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x1A: "SUBSTITUTE",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
    0xFEFF: "BYTE ORDER MARK",
}


def forbidden(text: str) -> dict[str, list[int]]:
    """The characters of `text` that cannot be printed, each with its offsets in ascending order."""
    found: dict[str, list[int]] = {}
    for match in _FORBIDDEN.finditer(text):
        found.setdefault(match[0], []).append(match.start())
    return found


def is_invisible(text: str) -> bool:
    """Whether nothing in `text` is seen: white space, and format characters of direction and joining, at most."""
    return _INVISIBLE.fullmatch(text) is not None


def named(character: str) -> str:
    """Code point and name: «U+0007 BELL», «U+FFFF (a noncharacter)», «U+0091 (a control character)»."""
    point = ord(character)
    kind = "a control character" if point < 0xA0 else "a noncharacter"
    return f"U+{point:04X} {_CONTROLS.get(point, f'({kind})')}"


def forbidden_characters(text: str, file: str) -> Iterator[Diagnostic]:
    """An error for each character that cannot be printed, at the first place where it stands."""
    for character, offsets in forbidden(text).items():
        count = f", and {len(offsets) - 1} more after it" if len(offsets) > 1 else ""
        fact = f"{named(character)} here cannot be printed{count}"
        yield error("forbidden-character", fact, "delete it from the text", place_at(file, text, offsets[0]))


def invisible_lines(text: str, file: str) -> Iterator[Diagnostic]:
    """An error for each line that is not blank and yet shows nothing: it would be set as an empty paragraph."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and is_invisible(line):
            marks = ", ".join(sorted({f"U+{ord(c):04X}" for c in line if not c.isspace()}))
            fact = f"the line holds only characters that nobody sees ({marks})"
            yield error("invisible-line", fact, "delete them", Place(file, number))
