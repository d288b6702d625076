"""Characters that no printed text can hold, and what becomes of each: left out, set as a space, or
refused.

| characters | | why | | --- | --- | --- | | U+FEFF inside the text; noncharacters (The Unicode
Standard, 23.7) | left out | they say nothing | | U+0001 to U+0019, U+007F without those below;
U+001A at the very end | left out | they steer machines that are gone | | U+000B, U+000C, U+001C to
U+001F, U+0085 | a space | they part words, lines or pages | | U+0000, U+FFFD, U+001A elsewhere |
refused | a character was lost before the text came here | | U+0080 to U+009F without U+0085 |
refused | letters of another encoding: in windows-1256, U+009D is the ZWNJ | | U+0008, U+000E,
U+000F, U+001B | refused | they change what stands beside them | | a line of nothing but characters
that nobody sees | left out | it would be set as an empty paragraph |

Tab and line feed are white space like any other.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from edition.core.patterns import later
from edition.core.quoting import worded

Fate: TypeAlias = Literal["left out", "a space", "refused"]

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_SILENT = f"\u0001-\u0007\u0010-\u0019\u007f\ufeff{_NONCHARACTERS}"
_LEFT_OUT = f"[{_SILENT}]|\u001a(?=\\s*\\Z)"
_SPACED = "\u000b\u000c\u001c-\u001f\u0085"
_REFUSED = "\u0000\u0008\u000e\u000f\u001a\u001b\u0080-\u0084\u0086-\u009f\ufffd"
_UNPRINTABLE = later(f"(?P<out>{_LEFT_OUT})|(?P<space>[{_SPACED}])|(?P<refused>[{_REFUSED}])")
# Nearly every text has none of them. One class of few ranges, all planes beyond the first in it, is
# found ten times as fast.
_SUSPECTED = re.compile(
    f"[{_SPACED}{_REFUSED}\u0001-\u0007\u0010-\u0019\u007f\ufdd0-\ufdef\ufeff\ufffe-\U0010ffff]"
)
_FATES: dict[str, Fate] = {"out": "left out", "space": "a space", "refused": "refused"}
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
_IS_UNSEEN = later(f"[{_UNSEEN}]")
_INVISIBLE = re.compile(rf"[\s{_UNSEEN}]*")
# With what is left out besides: a line of U+061C and U+FEFF would be a paragraph of the first.
_SHOWS_NOTHING = later(rf"[\s{_UNSEEN}{_SILENT}]+")
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
    0xFFFD: "REPLACEMENT CHARACTER",
}


class Unprintable(Struct, frozen=True):
    """Code points [start, end) of a text, and what becomes of them; more than one where a line is
    left out.
    """

    start: int
    end: int
    fate: Fate


def unprintable(text: str) -> Iterator[Unprintable]:
    """All characters of `text` that cannot be printed, in order, each line that shows nothing as
    one.
    """
    lines = list(_invisible_lines(text))
    within = {at for line in lines for at in range(line.start, line.end)}
    matches = _UNPRINTABLE.finditer(text) if _SUSPECTED.search(text) else ()
    found = [Unprintable(one.start(), one.end(), _FATES[one.lastgroup or ""]) for one in matches]
    yield from sorted(
        (*lines, *(one for one in found if one.start not in within)), key=lambda one: one.start
    )


def _invisible_lines(text: str) -> Iterator[Unprintable]:
    """What nobody sees of each line that holds nothing else, from its first such character to its
    last.
    """
    start = 0
    for line in text.split("\n"):
        shown = line.strip()
        if (
            not shown[:1].isprintable()  # as few lines begin
            and _SHOWS_NOTHING.fullmatch(shown)
            and _IS_UNSEEN.search(shown)
        ):
            at = start + line.index(shown)
            yield Unprintable(at, at + len(shown), "left out")
        start += len(line) + 1


def blanked(text: str) -> str:
    """`text` with a space for each character that cannot be printed: what its structure is read
    from.
    """
    parts: list[str] = []
    done = 0
    for found in unprintable(text):
        parts += text[done : found.start], " " * (found.end - found.start)
        done = found.end
    return "".join((*parts, text[done:])) if parts else text


def is_invisible(text: str) -> bool:
    """Whether nothing in `text` is seen: white space, and format characters of direction and
    joining, at most.
    """
    return _INVISIBLE.fullmatch(text) is not None


def named(characters: str) -> str:
    """Code points and names: «U+0007 BELL», «U+FFFF (a noncharacter)», «U+200F, U+200C» for what
    nobody sees.
    """
    if len(characters) > 1 or _IS_UNSEEN.match(characters):
        return ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(characters) if not c.isspace())
    point = ord(characters)
    if point in _CONTROLS:
        return f"U+{point:04X} {_CONTROLS[point]}"
    if point < 0xA0:
        return worded("U+{point:04X} (a control character)", point=point)
    return worded("U+{point:04X} (a noncharacter)", point=point)
