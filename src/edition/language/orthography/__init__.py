"""The rules of orthography on a source: what its profile makes of them, where they may change it,
and what comes of it.
"""

from collections.abc import Collection, Sequence
from functools import partial

from edition.core.diagnostics import Problems
from edition.core.languages import Language
from edition.core.memory import Same, remembered
from edition.language.orthography.rule import APPLIED, Wanted
from edition.model.description import Description, with_spelling
from edition.model.reading import Emendation, Proposal
from edition.model.source_folder import Source

__all__ = [
    "APPLIED",
    "digits_of",
    "foreign_numbers",
    "in_digits",
    "is_ruled",
    "respelt",
    "spelling",
    "suggestions",
]


def spelling(
    source: Source,
    taken: Sequence[Emendation],
    wanted: Collection[Wanted] = ("apply", "suggest"),
) -> tuple[tuple[Proposal, ...], Problems]:
    """What the rules propose beside the emendations that are `taken`; an error for each rule that
    edition.toml invents, a warning of lines that no rule can read. Suggestions take longer, for
    some look words up: who needs none does not want them.

    A proposal lies within one part of one block, so that no rule changes what a text is made of, or
    its markup.
    """
    if _is_diplomatic(source.description):
        return (), ()
    # Imported here because the rules cost more than a text to set, and an edition may have none.
    from edition.language.orthography.rules import applied_to

    return applied_to(source, taken, wanted)


@remembered(lambda description: Same(description))
def respelt(description: Description) -> Description:
    """The description by the rules that are applied to its text: all that is declared to be in the
    language of the edition.
    """
    if _is_diplomatic(description):
        return description
    from edition.language.orthography.rules import corrected

    return with_spelling(description, partial(corrected, description=description))


def digits_of(source: Source, taken: Sequence[Emendation]) -> tuple[Emendation, ...]:
    """What the rule of digits alone would change of a source, in whatever language it is, beside
    what is `taken`; see `spelling`.
    """
    from edition.language.orthography.rules import digits_alone

    return digits_alone(source, taken)


def in_digits(text: str, description: Description) -> str:
    """A text that stands in edition.toml with its numbers in the digits of the language."""
    from edition.language.orthography.rules import with_digits

    return with_digits(text, description)


def suggestions(text: str, description: Description) -> tuple[Emendation, ...]:
    """What the rules only suggest for a text that stands in edition.toml; its spans are those of
    the text.
    """
    if _is_diplomatic(description):
        return ()
    from edition.language.orthography.rules import suggested

    return suggested(text, description)


def foreign_numbers(text: str, language: Language) -> tuple[int, ...]:
    """Where the numbers begin that the rule `digit` would set in the digits of a language."""
    from edition.language.orthography.letters import digits
    from edition.language.orthography.passage import Passage

    changes = digits(Passage(text, language))
    return tuple(each.start for each in changes if each.after != text[each.start : each.end])


def is_ruled(description: Description) -> bool:
    """Whether an edition asks for any rule."""
    return not _is_diplomatic(description)


def _is_diplomatic(description: Description) -> bool:
    return description.profile == "diplomatic" and not description.orthography
