"""Characters for which a text or a description is refused; `core.unprintable` says which, and what becomes of the others."""

from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, error
from edition.core.places import place_at
from edition.core.unprintable import named, unprintable

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
