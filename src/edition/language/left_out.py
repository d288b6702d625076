"""What no output holds, in the register: characters that cannot be printed, left out or set as a
space, each kind with a warning; and what marks a text up and is read all the same, the title of a
link and the like, each kind with a note.
"""

from collections.abc import Sequence

from edition.core.diagnostics import Diagnostic, Problems, Severity, warning
from edition.core.places import place_at
from edition.core.unprintable import Fate, named, unprintable
from edition.language.register import meeting
from edition.model.reading import Emendation
from edition.model.source import LeftOut, SourceText, Span

RULE = "unprintable"
MARKUP = "markup"
_FATES: dict[Fate, str] = {"left out": "left out", "a space": "set as a space"}
_SHOWN = 8


def left_out(
    source: SourceText, unset: Sequence[LeftOut]
) -> tuple[tuple[Emendation, ...], Problems]:
    """The emendations, in the order of the text, and for each kind a warning or a note at its first
    place.
    """
    characters, of_characters = _unprintable(source)
    markup, of_markup = _of_markup(source, unset)
    around = sorted(markup, key=lambda e: e.span.start)
    apart = [
        e
        for e in characters
        if not any(
            m.span.start <= e.span.start and e.span.end <= m.span.end
            for m in meeting(around, e.span)
        )
    ]
    return tuple(sorted((*markup, *apart), key=lambda e: (e.span.start, e.span.end))), (
        *of_characters,
        *of_markup,
    )


def _of_markup(
    source: SourceText, unset: Sequence[LeftOut]
) -> tuple[list[Emendation], list[Diagnostic]]:
    kinds: dict[str, list[int]] = {}
    for each in unset:
        kinds.setdefault(each.reason, []).append(each.span.start)
    act = "nothing need be done if that is meant; emendations.csv has it"
    notes = [
        Diagnostic(
            Severity.NOTE,
            "left-out",
            f"{reason}{_further(offsets, source)}",
            act,
            place_at(source.file, source.text, offsets[0]),
        )
        for reason, offsets in kinds.items()
    ]
    changes = [
        Emendation(e.span, source.text[e.span.start : e.span.end], "", MARKUP, e.reason)
        for e in unset
    ]
    return changes, notes


def _unprintable(source: SourceText) -> tuple[list[Emendation], list[Diagnostic]]:
    register: list[Emendation] = []
    kinds: dict[tuple[str, Fate], list[int]] = {}
    for found in unprintable(source.text):
        if found.fate == "refused":
            continue
        before = source.text[found.start : found.end]
        after = " " if found.fate == "a space" else ""
        register.append(
            Emendation(
                Span(found.start, found.end),
                before,
                after,
                RULE,
                f"{named(before)} cannot be printed",
            )
        )
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
    return register, problems


def _further(offsets: Sequence[int], source: SourceText) -> str:
    """«, as in lines 5, 9», for those after the first."""
    lines = list(
        dict.fromkeys(source.text.count("\n", 0, offset) + 1 for offset in offsets[1 : _SHOWN + 1])
    )
    more = f" and {len(offsets) - 1 - _SHOWN} more" if len(offsets) - 1 > _SHOWN else ""
    return (
        f", as in line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}{more}" if lines else ""
    )
