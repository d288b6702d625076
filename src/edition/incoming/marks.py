"""What this project writes into a document on its way through pandoc, so that pandoc need not know
of it: characters of a plane that is for private use, which no document has.

White space that pandoc would move or fold; the number of a paragraph at its beginning; a sign of a
symbol font, so that one that pandoc does not know is missed; where a tracked change begins and
ends.
"""

import re

FIRST_OWN = 0x10FF00
"""The first of these characters: of the document's own such ones none is passed on."""
SPACE, TAB, NO_BREAK = "\U0010ff20", "\U0010ff09", "\U0010ffa0"
SIGN = "\U0010ffe0"
_NEW, _OLD, _DONE = "\U0010ffd0", "\U0010ffd1", "\U0010ffd2"
_OPEN, _CLOSE = "\U0010fff0", "\U0010fff1"
_DIGIT = 0x10FF30
_PUT = {"new": _NEW, "old": _OLD}

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""Characters that only a font knows."""
MARK = re.compile(
    f"(?P<kind>[{_OPEN}{_NEW}{_OLD}])(?P<digits>[^{_CLOSE}]*){_CLOSE}|(?P<done>{_DONE})"
)
"""The number of a paragraph, the beginning of a change with its number, or the end of one."""
SIGNED = re.compile(f"{SIGN}(\\d+)=([^{SIGN}]*){SIGN}([^{SIGN}]*){SIGN}")
"""A sign of a font: the paragraph that it stands in, what it is called, and the character."""
SPACES = {" ": SPACE, "\t": TAB, "\n": SPACE, "\r": SPACE, "\u00a0": NO_BREAK}
PLAIN = str.maketrans({SPACE: " ", TAB: "\t", NO_BREAK: "\u00a0"})
_NONE = str.maketrans("", "", SPACE + TAB + NO_BREAK)


def numbered(number: int) -> str:
    """The mark at the beginning of a paragraph."""
    return f"{_OPEN}{_digits(number)}{_CLOSE}"


def begun(side: str, number: int) -> str:
    """The mark where a change of a side ("new", "old") begins, with its number."""
    return f"{_PUT[side]}{_digits(number)}{_CLOSE}"


DONE = _DONE
"""The mark where it ends."""


def _digits(number: int) -> str:
    return "".join(chr(_DIGIT + int(digit)) for digit in str(number))


def number_in(mark: re.Match[str]) -> int:
    """The number that a mark holds."""
    return int("".join(str(ord(each) - _DIGIT) for each in mark["digits"]))


def side_of(mark: re.Match[str]) -> str:
    """What a mark with a number says: "new", "old", or "" for the beginning of a paragraph."""
    return {_NEW: "new", _OLD: "old"}.get(mark["kind"], "")


def marks_out(text: str) -> tuple[int, str]:
    """The number that a paragraph begins with, 0 where it has none; and its characters without
    white space and signs of fonts.
    """
    found = MARK.match(text)
    words = SIGNED.sub("", MARK.sub("", text)).translate(_NONE)
    number = number_in(found) if found and found["digits"] and not side_of(found) else 0
    return number, "".join(words.split())


def without_private(text: str) -> tuple[str, list[str]]:
    """A text without the characters that only a font knows, and what these are called."""
    found = sorted(set(PRIVATE.findall(text)))
    named = [f"U+{ord(each):04X}" for each in found if ord(each) < FIRST_OWN]
    return (PRIVATE.sub("", text), named) if found else (text, [])
