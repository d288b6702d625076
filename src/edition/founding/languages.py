"""What `edition new` says of the language of a text: its tag, the words to fill in where they are
not known, the face to add where Vazirmatn lacks its letters.
"""

from collections.abc import Mapping
from typing import Any

from edition.core.diagnostics import Diagnostic, Problems, Severity
from edition.core.languages import missing_words
from edition.core.languages.free_faces import FREE_FACES, NAMES, script_of, to_be_had
from edition.core.languages.language_tags import tag_of
from edition.core.languages.words import ENGLISH
from edition.core.quoting import worded
from edition.model.description import OwnFace
from edition.model.description.font_tables import A_DIGEST
from edition.read.requirements import from_the_left, wrong_tag

USUAL = "fa"
"""The language of a text of which nobody has said one."""


def settled(said: str) -> tuple[str, Problems]:
    """The tag of the language that somebody named, with a note where it was said otherwise, or an
    error where there is none.
    """
    tag = tag_of(said)
    fault = wrong_tag(tag, None) or from_the_left(tag, None)
    if fault:
        return tag, (fault,)
    if tag.lower() == said.lower():
        return tag, ()
    fact = worded('the language "{said}" has the tag {tag}', said=said, tag=tag)
    act = worded("edition.toml says that; correct it there if another is meant")
    return tag, (Diagnostic(Severity.NOTE, "language", fact, act),)


def seen_to_be(tag: str) -> Problems:
    """A note that nobody said the language, and that the letters of the text do."""
    fact = worded("the letters of the text are those of the language {tag}", tag=tag)
    act = worded("edition.toml says that; correct it there if another is meant")
    return (Diagnostic(Severity.NOTE, "language", fact, act),)


def ready_tables(tag: str) -> Mapping[str, Any]:
    """The tables of edition.toml that are to be filled in for a language, each by its name."""
    missing = missing_words(tag, {})
    words = {"words": {name: getattr(ENGLISH, name) for name in missing}} if missing else {}
    free = FREE_FACES.get(script_of(tag))
    if not free:
        return words
    face = OwnFace(
        regular=free[0].regular,
        regular_sha256=A_DIGEST,
        bold=free[0].bold,
        bold_sha256=A_DIGEST,
    )
    return {**words, "face": (face,)}


def what_is_missing(tag: str) -> Problems:
    """A note for each of these tables."""
    notes: list[Diagnostic] = []
    if missing_words(tag, {}):
        fact = worded(
            'what the compiler says in "{tag}" is not known, so [words] in edition.toml has it in '
            "English behind #",
            tag=tag,
        )
        act = worded("say each in the language of the text, and take the # away")
        notes.append(Diagnostic(Severity.NOTE, "words-unknown", fact, act))
    script = script_of(tag)
    if script in FREE_FACES:
        fact = worded(
            "no face of edition has {script} letters, so [[face]] stands in edition.toml behind #",
            script=NAMES[script],
        )
        act = worded(
            "take {faces}, put the files beside edition.toml, take the # away, and state the "
            "digests that the build then names",
            faces=to_be_had(script),
        )
        notes.append(Diagnostic(Severity.NOTE, "face-wanted", fact, act))
    return tuple(notes)
