"""Marks of direction in a text that reach further than one sees: overrides, and isolates or
embeddings that nothing closes.
"""

import re
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, Place, warning
from edition.core.places import places_in

_NAMES = {
    "\u202a": "LEFT-TO-RIGHT EMBEDDING",
    "\u202b": "RIGHT-TO-LEFT EMBEDDING",
    "\u202d": "LEFT-TO-RIGHT OVERRIDE",
    "\u202e": "RIGHT-TO-LEFT OVERRIDE",
    "\u2066": "LEFT-TO-RIGHT ISOLATE",
    "\u2067": "RIGHT-TO-LEFT ISOLATE",
    "\u2068": "FIRST STRONG ISOLATE",
}
_MARK = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_OVERRIDES = "\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"


def direction_warnings(text: str, file: str) -> Iterator[Diagnostic]:
    """A warning for each override, and for each isolate or embedding that is open at the end of its
    line.
    """
    place = places_in(file, text)
    opened: list[tuple[str, int]] = []
    isolates = 0
    for found in _MARK.finditer(f"{text}\n"):
        mark, at = found[0], found.start()
        if mark == "\n":
            yield from (_unclosed(mark, place(at)) for mark, at in opened)
            opened, isolates = [], 0
        elif mark == _POP:
            if opened and opened[-1][0] not in _ISOLATES:
                opened.pop()
        elif mark == _POP_ISOLATE:
            while isolates and opened.pop()[0] not in _ISOLATES:
                pass
            isolates -= isolates > 0
        else:
            if mark in _OVERRIDES:
                fact = (
                    f"{_named(mark)} here turns every letter and digit behind it round, and "
                    "readers and searches do not see it"
                )
                yield warning(
                    "direction-override", fact, "take it out, unless that is meant", place(at)
                )
            opened.append((mark, at))
            isolates += mark in _ISOLATES


def _unclosed(mark: str, at: Place) -> Diagnostic:
    fact = f"{_named(mark)} here is never closed, so it reaches to the end of the line"
    closing = "U+2069" if mark in _ISOLATES else "U+202C"
    return warning("direction-unclosed", fact, f"close it with {closing}, or take it out", at)


def _named(mark: str) -> str:
    return f"U+{ord(mark):04X} {_NAMES[mark]}"
