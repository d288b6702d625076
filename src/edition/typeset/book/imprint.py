"""The imprint (شناسنامه): what this is, who issued it, when, and where the file is kept."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Problems, error
from edition.core.languages import Language
from edition.core.roles import RoleCode, label_of
from edition.core.units import Length, pt
from edition.faces.face import VERSION
from edition.model.description import Creator, Description
from edition.model.reading import ENTITY, RENUMBERED, Reading
from edition.typeset.forme.addresses import Address
from edition.typeset.forme.making_up_by_hand import Forme
from edition.typeset.line.compositor import Type
from edition.typeset.line.style import Style

_GAP: Length = pt(6.5)
_IN_A_ROW = 3
_SHARES = (100, 90, 80, 70)
_NO_LANGUAGE = "zxx"


def set_imprint(
    forme: Forme,
    style: Style,
    description: Description,
    reading: Reading,
    sha256: str,
    addresses: tuple[Address, ...],
) -> Problems:
    """Small label above each fact, one below the other; at the foot the symbols in rows from the
    right, and every address.

    Returns what is wrong where all this does not fit the page.
    """
    coded = [address for address in addresses if address.qr]
    rows = [coded[i : i + _IN_A_ROW] for i in range(0, len(coded), _IN_A_ROW)]
    step = style.qr + style.leading
    letters = style.address * 14 // 10
    top = style.foot() + style.leading - len(rows) * step - len(addresses) * letters
    language = forme.compositor.language
    facts = list(_facts(language, description, reading, sha256, forme.compositor.further))
    style = next(
        (
            smaller
            for smaller in _styles(style)
            if _height(forme, smaller, facts) <= top - style.head
        ),
        style,
    )
    y = _set_facts(forme, style, facts, top - style.leading)
    y = max(y, top)
    for row in rows:
        for place, address in enumerate(row):
            forme.symbol(address, y, place * (style.qr + 2 * style.leading))
        y += step
    for address in addresses:
        y = forme.address(address, y, style.address)
    if y <= style.folio + style.leading:
        return ()
    fact = (
        "the titles, names, dates, rights and addresses of edition.toml do not fit on the imprint"
    )
    return (error("imprint-crowded", fact, "shorten them, or leave out some of the addresses"),)


def _styles(style: Style) -> Iterator[Style]:
    """The style, and with smaller facts."""
    for share in _SHARES:
        small, note, leading = (
            size * share // 100 for size in (style.small, style.note, style.note_leading)
        )
        yield replace(style, small=small, note=note, note_leading=leading)


def _height(forme: Forme, style: Style, facts: Sequence[tuple[str, str, str]]) -> Length:
    """What the facts take with no white between them."""
    type_ = Type("Regular", style.note)
    lines = sum(
        len(forme.compositor.ragged(forme.compositor.plain(value, type_), forme.measure))
        for _, value, _ in facts
    )
    return lines * style.note_leading + len(facts) * style.small * 155 // 100


def _set_facts(
    forme: Forme, style: Style, facts: list[tuple[str, str, str]], bottom: Length
) -> Length:
    """The facts, as far apart as their number leaves them room; returns the baseline that would
    come next.
    """
    step = style.small * 155 // 100 + style.note_leading
    gap = max(min(_GAP, (bottom - style.head) // len(facts) - step), 0)
    y = style.head
    for label, value, lang in facts:
        y = forme.text(
            "P", label, Type("Medium", style.small, "accent"), y, style.small * 155 // 100
        )
        y = forme.text("P", value, Type("Regular", style.note), y, style.note_leading, lang) + gap
    return y


def _facts(
    language: Language,
    description: Description,
    reading: Reading,
    sha256: str,
    further: Sequence[str],
) -> Iterator[tuple[str, str, str]]:
    """Label, value, and the language of the value where it is not the edition's."""
    words, dates = language.words, reading.dates
    yield words.title, description.title, ""
    yield from _by_role(language, (*description.creator, *description.contributor))
    yield words.issuing_body, description.issuing_body, ""
    meeting = words.comma.join(
        part for part in (description.adopting_meeting, description.place) if part
    )
    if meeting:
        yield words.adopted, meeting, ""
    if dates.printed:
        yield (
            words.dates,
            words.and_.join(language.quoted(date.printed) for date in dates.printed),
            "",
        )
    if dates.disagreement:
        yield words.about_dates, dates.disagreement, ""
    yield words.edition, f"{_numeral(language, description.version)} · {dates.issued_display}", ""
    yield (
        words.emendations,
        _register(language, sum(e.rule not in (ENTITY, RENUMBERED) for e in reading.emendations)),
        "",
    )
    yield words.typeface, _typefaces(language, further), ""
    yield (
        words.rights,
        description.rights_statement or description.rights,
        "" if description.rights_statement else _NO_LANGUAGE,
    )
    yield words.digest, f"sha256:{sha256[:16]}", _NO_LANGUAGE
    for tag, title in sorted(description.parallel_titles.items()):
        yield words.parallel_title, title, tag


def _by_role(language: Language, agents: Sequence[Creator]) -> Iterator[tuple[str, str, str]]:
    """The names of those who have a role or a label in common, in the order of the first."""
    named: dict[tuple[RoleCode, str], list[str]] = {}
    for agent in agents:
        named.setdefault((agent.role, agent.label), []).append(agent.name)
    for (role, label), names in named.items():
        label = label or label_of(role, language.tag, len(names))
        yield label, language.words.comma.join(names), ""


def _typefaces(language: Language, further: Sequence[str]) -> str:
    first = language.words.vazirmatn.format(version=language.figures(VERSION))
    return (
        language.words.further_faces.format(first=first, others=language.words.comma.join(further))
        if further
        else first
    )


def _register(language: Language, count: int) -> str:
    words = language.words
    return (
        words.emendations_listed.format(count=language.figures(count))
        if count
        else words.no_emendations
    )


def _numeral(language: Language, version: str) -> str:
    return language.figures(int(version)) if version.isdigit() else version
