"""Characters that no output can hold, left out or set as a space: each in the register, each kind with a warning."""

from collections.abc import Sequence

from edition.core.diagnostics import Problems, warning
from edition.core.places import place_at
from edition.core.unprintable import Fate, named, unprintable
from edition.model.reading import Emendation
from edition.model.source import SourceText, Span

RULE = "unprintable"
_FATES: dict[Fate, str] = {"left out": "left out", "a space": "set as a space"}
_SHOWN = 8


def left_out(source: SourceText) -> tuple[tuple[Emendation, ...], Problems]:
    """The emendations, in the order of the text, and for each kind of character a warning at its first place."""
    register: list[Emendation] = []
    kinds: dict[tuple[str, Fate], list[int]] = {}
    for found in unprintable(source.text):
        if found.fate == "refused":
            continue
        before = source.text[found.start : found.end]
        after = " " if found.fate == "a space" else ""
        register.append(Emendation(Span(found.start, found.end), before, after, RULE, f"{named(before)} cannot be printed"))
        kinds.setdefault((named(before), found.fate), []).append(found.start)
    problems = [
        warning(
            "unprintable",
            f"{name} here cannot be printed and is {_FATES[fate]}{_further(offsets, source)}",
            "delete it from the text, or leave it to the register",
            place_at(source.file, source.text, offsets[0]),
        )
        for (name, fate), offsets in kinds.items()
    ]
    return tuple(register), tuple(problems)


def _further(offsets: Sequence[int], source: SourceText) -> str:
    """«, as in lines 5, 9», for those after the first."""
    lines = list(dict.fromkeys(source.text.count("\n", 0, offset) + 1 for offset in offsets[1 : _SHOWN + 1]))
    more = f" and {len(offsets) - 1 - _SHOWN} more" if len(offsets) - 1 > _SHOWN else ""
    return f", as in line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}{more}" if lines else ""
