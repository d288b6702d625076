"""What an edition says of itself wherever it is read, on the imprint of paper and at the end of a
page of the web: what this is, who issued it, when, in which type, and what was changed.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from edition.core.languages import Language
from edition.core.languages.roles import RoleCode, label_of
from edition.faces.face import FACE_OF_CODE, VERSION
from edition.model.description import Creator, Description
from edition.model.document import CodeLine, Marked
from edition.model.reading import Reading

NO_LANGUAGE = "zxx"
"""Of what is no language (BCP 47): a digest, an address."""
_ISBN = "ISBN"
"""These letters stand before the number in every script (ISO 2108, 5)."""


class Fact(Struct, frozen=True):
    """A label, what it says, and the language of that where it is not the edition's."""

    label: str
    value: str
    lang: str = ""


def facts_of(
    language: Language, description: Description, reading: Reading, families: Sequence[str]
) -> Iterator[Fact]:
    """The facts in their order; `families` are the names of those that it is set in, as
    `faces.families` has them.
    """
    dates = reading.dates
    words = language.words
    yield Fact(words.title, description.title)
    yield from _by_role(language, (*description.creator, *description.contributor))
    # The place is that of the meeting; without one it is where the text was issued.
    body, meeting = description.issuing_body, description.adopting_meeting
    place = f"{words.comma}{description.place}" if description.place else ""
    yield Fact(words.issuing_body, body if meeting else f"{body}{place}")
    if meeting:
        yield Fact(words.adopted, f"{meeting}{place}")
    if dates.printed:
        printed = (language.quoted(date.printed) for date in dates.printed)
        yield Fact(words.dates, words.and_.join(printed))
    if dates.disagreement:
        yield Fact(words.about_dates, dates.disagreement)
    version = _numeral(language, description.version)
    yield Fact(words.edition, f"{version} · {dates.issued_display}")
    if description.isbn:
        yield Fact(_ISBN, description.isbn, NO_LANGUAGE)
    yield Fact(words.emendations, _changes(language, reading))
    faces = (*families, *([FACE_OF_CODE] if _has_code(reading) else []))
    yield Fact(words.typeface, _typefaces(language, faces))
    if description.rights_statement:
        yield Fact(words.rights, description.rights_statement)
    else:
        yield Fact(words.rights, description.rights, NO_LANGUAGE)
    yield Fact(words.digest, f"sha256:{reading.record.sha256[:16]}", NO_LANGUAGE)
    for tag, title in sorted(description.parallel_titles.items()):
        yield Fact(words.parallel_title, title, tag)


def _by_role(language: Language, agents: Sequence[Creator]) -> Iterator[Fact]:
    """The names of those who have a role or a label in common, in the order of the first."""
    named: dict[tuple[RoleCode, str], list[str]] = {}
    for agent in agents:
        named.setdefault((agent.role, agent.label), []).append(agent.name)
    for (role, label), names in named.items():
        label = label or label_of(role, language.tag, len(names))
        yield Fact(label, language.words.comma.join(names))


def _has_code(reading: Reading) -> bool:
    return any(
        isinstance(block, CodeLine)
        or (isinstance(block, Marked) and any(mark.kind == "code" for mark in block.marks))
        for block in reading.document.blocks
    )


def _typefaces(language: Language, families: Sequence[str]) -> str:
    """The families by name, with the version of the one that the project has."""
    family = language.words.vazirmatn.format(version=language.figures(VERSION))
    first, *others = [name or family for name in families]
    return (
        language.words.further_faces.format(first=first, others=language.words.comma.join(others))
        if others
        else first
    )


def _changes(language: Language, reading: Reading) -> str:
    """Which reading this is, how many changes it makes, and how many it leaves unmade."""
    words, made = language.words, reading.changes
    says = words.emendations_listed if made else words.no_emendations
    if reading.unmade:
        says = words.as_found
    return says.format(count=language.figures(made), unmade=language.figures(reading.unmade))


def _numeral(language: Language, version: str) -> str:
    return language.figures(int(version)) if version.isdigit() else version
