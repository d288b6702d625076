"""Characters for which a text or a description is refused; `core.unprintable` says which, and what
becomes of the others.
"""

import re
import unicodedata
from collections.abc import Iterator

from edition.core.bounds import MARKS, UNSEEN, WORD, Bound
from edition.core.diagnostics import Diagnostic, error
from edition.core.places import place_at
from edition.core.unprintable import named, unprintable

_BOUNDS = {"M": MARKS, "C": UNSEEN}
"""By the first letter of the category, of those in `_BEHIND`."""
_BEHIND = frozenset(("Mn", "Me", "Cf"))
# No white space but what keeps words together; from the beginning of a run alone, or each of its
# letters would begin another.
_RUN = re.compile(rf"(?<![\S\u00a0\u202f])[\S\u00a0\u202f]{{{WORD.most + 1},}}")
_STRETCH = re.compile(r"[^\w\s!-~]{9,}")
"""Where there can be as many: marks are no word characters to `re`."""
_ACT = "find out what stood there, or which encoding the text was written in, and mend the text"


def forbidden(value: str) -> tuple[str, ...]:
    """What a value of a description cannot hold: every character that cannot be printed, whatever a
    text would do with it.
    """
    return tuple(dict.fromkeys(value[found.start : found.end] for found in unprintable(value)))


def refused_characters(text: str, file: str) -> Iterator[Diagnostic]:
    """An error for each character without which the text would say something else, at the first
    place where it stands.
    """
    places: dict[str, list[int]] = {}
    for found in unprintable(text):
        if found.fate == "refused":
            places.setdefault(text[found.start : found.end], []).append(found.start)
    for character, offsets in places.items():
        count = f", and {len(offsets) - 1} more after it" if len(offsets) > 1 else ""
        fact = f"{named(character)} here cannot be printed{count}"
        yield error("forbidden-character", fact, _ACT, place_at(file, text, offsets[0]))


def crowded(text: str) -> Iterator[tuple[Bound, int, int]]:
    """Each bound that a text goes beyond, with what was counted at its first place, and that
    place.
    """
    for category, bound in _BOUNDS.items():
        for stretch in _STRETCH.finditer(text):
            count = sum(
                unicodedata.category(character)[0] == category
                for character in _behind_one_letter(stretch[0])
            )
            if count > bound.most:
                yield bound, count, stretch.start()
                break
    if run := _RUN.search(text):
        yield WORD, len(run[0]), run.start()


def _behind_one_letter(stretch: str) -> str:
    """The longest part of a stretch that holds nothing but marks and what nobody sees."""
    parts = "".join(c if unicodedata.category(c) in _BEHIND else " " for c in stretch).split(" ")
    return max(parts, key=len)
