"""The edition.toml of a new edition: what can be known of a text from the text, and comments that
say what is to be put in.
"""

from edition.core.languages import Language
from edition.dump.toml import quoted

_HEAD = """\
# What the text is. The text itself stands in {file} and is never edited; every key is in README.md.

"""
_REST = """\

# The day of this edition; without it the imprint says that there is none.
# issued = "2026-11-26"

# Who adopted the text, and where, as the imprint should say it.
# adopting_meeting = ""
# place = ""

# Orthography by rules, each change on the record:
# `edition check FOLDER --profile print` says which.
# profile = "print"
"""
_DATE = """
# A date that the text prints, character for character.
# [[date]]
# printed = ""
# calendar = "jalali"
"""
_VERSE = """
# The text was taken to have verse: couplets on one line or two. Remove this if it has none.
[structure]
verse = true
"""
_ZWNJ = "\u200c"
RIGHTS = "http://rightsstatements.org/vocab/CNE/1.0/"
"""Copyright not evaluated."""


def first_description(
    identifier: str,
    tag: str,
    title: str,
    language: Language | None,
    file: str,
    encoding: str,
    *,
    verse: bool,
) -> str:
    """A complete edition.toml, which builds as it is if the compiler knows the language."""
    pairs = {"id": identifier, "language": tag, "encoding": encoding, "title": title}
    pairs |= {"issuing_body": language.words.no_body if language else "[s.n.]", "rights": RIGHTS}
    pairs |= {"rights_statement": language.words.not_evaluated} if language else {}
    lines = [f"{key} = {quoted(value, _ZWNJ)}" for key, value in pairs.items() if value]
    return (
        _HEAD.format(file=file)
        + "\n".join(lines)
        + "\n"
        + _REST
        + _DATE
        + (_VERSE if verse else "")
    )
