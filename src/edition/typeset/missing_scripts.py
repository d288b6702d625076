"""A text in a script that no face of the edition has: told in one sentence, which names free faces,
where they are to be had and what to write.
"""

from collections.abc import Collection, Mapping, Sequence

from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at
from edition.core.free_faces import FREE_FACES, NAMES, script_of, to_be_had
from edition.core.quoting import worded
from edition.model.source import SourceText

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
