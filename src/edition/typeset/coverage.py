"""Characters that no face can show are named, with every place: nothing is printed as an
empty box.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Place, Problems, error, places_in
from edition.model.description import Emendations, stated
from edition.model.source import SourceText
from edition.model.source_folder import Source

_ACT = "write it another way, or name a font that has it by [[font]] in edition.toml"
_MOST_LINES = 12
"""Lines of a character that are named."""
_MOST_CHARACTERS = 12
"""Characters that are named, each with its places."""


def uncovered(
    missing: Collection[str], source: SourceText, elsewhere: Sequence[tuple[str, Place]] = ()
) -> Problems:
    """An error for each missing character, with its name, its count and its lines in the text.

    One that does not stand there is placed by the first of the texts `elsewhere` that holds it,
    else in edition.toml. Those beyond the first twelve characters are named in one more, so that a
    text in another script is refused in few words.
    """
    characters = sorted(missing)
    named = tuple(_named(characters[:_MOST_CHARACTERS], source, elsewhere))
    further = characters[_MOST_CHARACTERS:]
    if not further:
        return named
    points = " ".join(f"U+{ord(c):04X}" for c in further[: 4 * _MOST_CHARACTERS])
    more = (
        f" and {len(further) - 4 * _MOST_CHARACTERS} more"
        if len(further) > 4 * _MOST_CHARACTERS
        else ""
    )
    fact = f"there are no glyphs for {len(further)} further characters ({points}{more})"
    return (*named, error("character-missing", fact, _ACT, Place(source.file)))


def beside_the_text(source: Source) -> Iterator[tuple[str, Place]]:
    """What is printed of edition.toml and emendations.toml, with its places."""
    for table in (source.description, Emendations(emendation=source.emendations)):
        for each in stated(table):
            if each.of.key.printed and each.path in source.places:
                yield str(each.value), source.places[each.path]


def _named(
    characters: Collection[str], source: SourceText, elsewhere: Sequence[tuple[str, Place]]
) -> Iterator[Diagnostic]:
    place_of = places_in(source.file, source.text)
    for character in characters:
        called = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
        offsets = [i for i, c in enumerate(source.text) if c == character]
        if not offsets:
            place = next(
                (place for text, place in elsewhere if character in text), Place("edition.toml")
            )
            yield error("character-missing", f"no face has a glyph for {called}", _ACT, place)
            continue
        lines = list(dict.fromkeys(place_of(offset).line for offset in offsets))
        more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
        where = f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:_MOST_LINES]))}{more}"
        times = "once" if len(offsets) == 1 else f"{len(offsets)} times, in {where}"
        fact = f"no face has a glyph for {called}, which stands here {times}"
        yield error("character-missing", fact, _ACT, place_of(offsets[0]))
