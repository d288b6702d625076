"""Characters that no face can show are named, with every place: nothing is printed as an empty box."""

import unicodedata
from collections.abc import Collection

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.places import place_at
from edition.model.source import SourceText

_ACT = "write it another way, or name a font that has it"


def uncovered(missing: Collection[str], source: SourceText) -> Problems:
    """An error for each missing character, with its name, its count and its first place in the text (else edition.toml)."""
    return tuple(_named(character, source) for character in sorted(missing))


def _named(character: str, source: SourceText) -> Diagnostic:
    called = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
    count = source.text.count(character)
    if not count:
        return error("character-missing", f"Vazirmatn has no glyph for {called}", _ACT, Place("edition.toml"))
    lines = sorted({source.text.count("\n", 0, i) + 1 for i, c in enumerate(source.text) if c == character})
    times = "once" if count == 1 else f"{count} times, in line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}"
    fact = f"Vazirmatn has no glyph for {called}, which stands here {times}"
    return error("character-missing", fact, _ACT, place_at(source.file, source.text, source.text.index(character)))
