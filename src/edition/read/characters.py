"""Characters for which a text or a description is refused; `core.unprintable` says which, and what becomes of the others."""

import re
import unicodedata
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, error
from edition.core.places import place_at
from edition.core.unprintable import named, unprintable

_BOUNDS = {"Mn": ("marks", "marks on one letter", 8), "Cf": ("unseen", "characters that nobody sees behind one letter", 32)}
"""By category: five marks are met with in vowelled scripture; of joiners and marks of direction, ten with all embeddings."""
THINNED = "take away those that say nothing"
"""What to do about `crowded`."""
_STRETCH = re.compile(r"[^\w\s!-~]{9,}")
"""Where there can be as many: marks are no word characters to `re`."""
_ACT = "find out what stood there, or which encoding the text was written in, and mend the text"


def forbidden(value: str) -> tuple[str, ...]:
    """What a value of a description cannot hold: every character that cannot be printed, whatever a text would do with it."""
    return tuple(dict.fromkeys(value[found.start : found.end] for found in unprintable(value)))


def refused_characters(text: str, file: str) -> Iterator[Diagnostic]:
    """An error for each character without which the text would say something else, at the first place where it stands."""
    places: dict[str, list[int]] = {}
    for found in unprintable(text):
        if found.fate == "refused":
            places.setdefault(text[found.start : found.end], []).append(found.start)
    for character, offsets in places.items():
        count = f", and {len(offsets) - 1} more after it" if len(offsets) > 1 else ""
        fact = f"{named(character)} here cannot be printed{count}"
        yield error("forbidden-character", fact, _ACT, place_at(file, text, offsets[0]))


def crowded_letters(text: str, file: str) -> Iterator[Diagnostic]:
    """An error at the first letter with more marks, and at the first with more unseen characters, than can be set behind it."""
    for code, fact, offset in crowded(text):
        yield error(code, f"{fact} here", THINNED, place_at(file, text, offset))


def crowded(text: str) -> Iterator[tuple[str, str, int]]:
    """The code, the fact and the first place of each bound that a text goes beyond."""
    for category, (code, what, most) in _BOUNDS.items():
        for stretch in _STRETCH.finditer(text):
            if sum(unicodedata.category(character) == category for character in _behind_one_letter(stretch[0])) > most:
                yield code, f"there are more than {most} {what}", stretch.start()
                break


def _behind_one_letter(stretch: str) -> str:
    """The longest part of a stretch that holds nothing but marks and what nobody sees."""
    parts = "".join(c if unicodedata.category(c) in _BOUNDS else " " for c in stretch).split(" ")
    return max(parts, key=len)
