"""What of a text its pages do not show as it is: characters that no face has are named, with
every place, and nothing is printed as an empty box; words that no line held are noted by the line
of the source.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from edition.core.diagnostics import (
    Diagnostic,
    Place,
    Problems,
    Severity,
    error,
    place_at,
    places_in,
)
from edition.core.direction import addresses as addresses_in
from edition.core.languages.free_faces import FREE_FACES, NAMES, script_of, to_be_had
from edition.core.quoting import first_of, in_lines, worded
from edition.model.description import Emendations, stated
from edition.model.document import Block
from edition.model.page import PagedDocument, SetLine
from edition.model.reading import Reading
from edition.model.source import SourceText
from edition.model.source_folder import Source
from edition.typeset.forme.links import addresses
from edition.typeset.line.dividing import GENTLE
from edition.typeset.line.stretches import MAQAF

_SHOWN = 24
"""Characters of a word that are shown."""
_FEW = 3
"""Outputs that are named."""


def broken_words(outputs: Sequence[PagedDocument], source: Source, reading: Reading) -> Problems:
    """A note for each line with a word that an output has over several lines; an address behind its
    marks is meant to be.
    """
    meant = {address.shown for address in addresses(source.description)}
    found: dict[str, list[str]] = {}
    for output in outputs:
        for word, gentle in dict.fromkeys(_broken(output)):
            if word not in meant and not (gentle and (MAQAF in word or addresses_in(word))):
                found.setdefault(word, []).append(output.name)
    return tuple(
        _note(word, names, place)
        for word, names in found.items()
        for place in _places(word, source, reading)
    )


def _broken(output: PagedDocument) -> Iterator[tuple[str, bool]]:
    """The words that stand on several lines of an output, and whether each of these ends behind a
    mark.
    """
    begun, gentle = "", True
    for page in output.pages:
        for placed in page.lines:
            first, *others = _text(placed.line).split(" ")
            if begun and (others or not placed.line.within_word):
                yield begun + first, gentle
                begun, gentle = "", True
            if placed.line.within_word:
                begun += others[-1] if others else first
                gentle = gentle and begun[-1:] in GENTLE


def _text(line: SetLine) -> str:
    return "".join(
        fragment.text for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)
    )


def _places(word: str, source: Source, reading: Reading) -> list[Place | None]:
    """Where a word stands: in which lines of the text, else at the head of its block, else where
    edition.toml has it.
    """
    text = source.text
    lines: Mapping[int | None, Place] = {place.line: place for place in _in_text(word, source)}
    if lines:
        return [*lines.values()]
    blocks: Iterator[Block] = (block for block in reading.document.blocks if word in block.text)
    if block := next(blocks, None):
        return [place_at(text.file, text.text, block.span.start)]
    return [next((place for said, place in beside_the_text(source) if word in said), None)]


def _in_text(word: str, source: Source) -> Iterator[Place]:
    at = source.text.text.find(word)
    while at >= 0:
        yield place_at(source.text.file, source.text.text, at)
        at = source.text.text.find(word, at + len(word))


def _note(word: str, names: Sequence[str], place: Place | None) -> Diagnostic:
    shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
    where = first_of(tuple(f"{name}.pdf" for name in names), _FEW)
    fact = worded(
        "«{shown}», {count} characters without a space, is wider than a line and is "
        "broken over lines in {where}",
        shown=shown,
        count=len(word),
        where=where,
    )
    return Diagnostic(
        Severity.NOTE,
        "broken-word",
        fact,
        worded("nothing need be done, or put spaces where it may be broken"),
        place,
    )


_ACT = worded("write it another way, or name a font that has it by [[font]] in edition.toml")
_SIGN_ACT = worded(
    "take it out of the text, or by an entry in emendations.toml for each line that has it "
    '(`before` is the sign, `after = ""` or a word), or name a font that has it by [[font]]'
)
"""What can be done about a picture: no face of print has it, and at the beginning of a line of
text.txt it would be the mark of a list.
"""
_PICTURES = "\u2600", "\U0001f000"
"""Where the blocks of pictures begin in Unicode: the older ones up to U+2BFF."""
_MOST_LINES = 12
"""Lines of a character that are named."""
_MOST_CHARACTERS = 12
"""Characters that are named, each with its places."""


def uncovered(
    missing: Collection[str],
    source: SourceText,
    elsewhere: Sequence[tuple[str, Place]] = (),
    language: str = "",
) -> Problems:
    """An error for each missing character, with its name, its count and its lines in the text.

    One that does not stand there is placed by the first of the texts `elsewhere` that holds it,
    else in edition.toml. Those beyond the first twelve characters are named in one more, so that a
    text in another script is refused in few words; one in a script of which free faces are known,
    in one sentence, which names these. `language` is that of the edition, by its tag.
    """
    whole, told = missing_scripts(missing, source, language)
    characters = sorted(
        {*missing} - told, key=lambda character: (_first(character, source), character)
    )
    named = (*whole, *_named(characters[:_MOST_CHARACTERS], source, elsewhere))
    further = characters[_MOST_CHARACTERS:]
    if not further:
        return named
    points = first_of(tuple(f"U+{ord(c):04X}" for c in further), 4 * _MOST_CHARACTERS)
    fact = worded(
        "there are no glyphs for {count} further characters ({points})",
        count=len(further),
        points=points,
    )
    return (*named, error("character-missing", fact, _ACT, Place(source.file)))


def _first(character: str, source: SourceText) -> int:
    """Where a character stands first; behind the text, if it does not stand in that."""
    at = source.text.find(character)
    return at if at >= 0 else len(source.text)


def _act(character: str) -> str:
    older, newer = _PICTURES
    picture = older <= character <= "\u2bff" or newer <= character <= "\U0001faff"
    return _SIGN_ACT if picture else _ACT


def stood_in(lacked: Mapping[str, Collection[str]], source: SourceText) -> Problems:
    """A note for each face of the edition's own that lacks something of the text: which characters,
    and in which lines; `lacked` has them by the name of the family.
    """
    return tuple(
        note for family, characters in lacked.items() if (note := _lack(family, characters, source))
    )


def _lack(family: str, characters: Collection[str], source: SourceText) -> Diagnostic | None:
    found = sorted(set(characters).intersection(source.text))
    if not found:
        return None
    place_of = places_in(source.file, source.text)
    places = [place_of(i) for i, c in enumerate(source.text) if c in found]
    lines = list(dict.fromkeys(place.line or 1 for place in places))
    named = [f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in found]
    fact = worded(
        "«{family}» has no glyph for {named}; words with them are set in another face, in {lines}",
        family=family,
        named=first_of(named, _FEW),
        lines=in_lines(lines, _MOST_LINES),
    )
    act = worded("nothing need be done, or name a face that has them by [[face]] or [[font]]")
    return Diagnostic(Severity.NOTE, "face-lacks", fact, act, places[0])


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
            yield error(
                "character-missing",
                worded("no face has a glyph for {called}", called=called),
                _act(character),
                place,
            )
            continue
        lines = list(dict.fromkeys(place_of(offset).line or 1 for offset in offsets))
        where = in_lines(lines, _MOST_LINES)
        times = (
            worded("once")
            if len(offsets) == 1
            else worded("{count} times, in {where}", count=len(offsets), where=where)
        )
        fact = worded(
            "no face has a glyph for {called}, which stands here {times}",
            called=called,
            times=times,
        )
        yield error("character-missing", fact, _act(character), place_of(offsets[0]))


_SCRIPT = 5
"""Characters of one script that are missing from which on it is the script that is."""


def missing_scripts(
    missing: Collection[str], source: SourceText, language: str
) -> tuple[Problems, set[str]]:
    """An error for each script that is missing and has a free face, and the characters told so."""
    lacking = {
        script: sorted(each) for script, each in _by_script(missing).items() if len(each) >= _SCRIPT
    }
    told = tuple(_script(code, each, source, language) for code, each in lacking.items())
    return told, {character for each in lacking.values() for character in each}


def _by_script(missing: Collection[str]) -> Mapping[str, set[str]]:
    """Missing characters by their script, of scripts of which free faces are known."""
    from fontTools.unicodedata import script

    found: dict[str, set[str]] = {}
    for character in sorted(missing):
        if (code := script(character)) in FREE_FACES:
            found.setdefault(code, set()).add(character)
    return found


def _script(code: str, characters: Sequence[str], source: SourceText, language: str) -> Diagnostic:
    """That no face has the letters of a script, with faces that have them, where they are to be had
    and what to write.
    """
    wanted = frozenset(characters)
    at = next((i for i, c in enumerate(source.text) if c in wanted), None)
    fact = worded(
        "no face has the {script} letters of this text, {count} characters",
        script=NAMES[code],
        count=len(characters),
    )
    own = script_of(language) == code
    act = worded(
        "take {faces}, put it beside edition.toml, and write [[{table}]] there with "
        '{key} = "{file}" and its {digest}',
        faces=to_be_had(code),
        table="face" if own else "font",
        key="regular" if own else "file",
        file=FREE_FACES[code][0].regular,
        digest="regular_sha256" if own else "sha256",
    )
    place = place_at(source.file, source.text, at) if at is not None else Place(source.file)
    return error("script-missing", fact, act, place)
