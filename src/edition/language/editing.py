"""Establishing the text to be set: the emendations applied, the dates checked, and the Record of
the edition made from its description, its dates and the digest of its text.
"""

from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Problems, error, stops
from edition.core.languages import spoken
from edition.core.places import place_at
from edition.core.web_addresses import ID, with_id
from edition.language.dates import dates_of
from edition.language.emendations import entities, left_out, register_of, renumbered
from edition.language.parts import emended
from edition.language.spelling import respelt, spelling
from edition.model.description import Description
from edition.model.reading import MARKUP, Dates, Emendation, Proposal, Reading, meeting
from edition.model.record import Record, StatedDate
from edition.model.source_folder import Source

_ISO_639_3 = {
    "ar": "ara",
    "ckb": "ckb",
    "en": "eng",
    "fa": "fas",
    "he": "heb",
    "ps": "pus",
    "tg": "tgk",
    "ug": "uig",
    "ur": "urd",
}


def edit(source: Source, epoch: int | None) -> tuple[Reading | None, Problems]:
    """The text to be set, its register of emendations and its dates; None where a problem is an
    error.

    `epoch` is SOURCE_DATE_EPOCH (seconds since 1970, UTC), from which the day of the edition comes
    where edition.toml states no `issued`; without either the edition has no date. No character is
    changed but by a recorded emendation.
    """
    register, in_register = _register(source)
    document, in_blocks = (
        (source.document, ())
        if stops(in_register)
        else emended(source.document, source.text, register)
    )
    dates, in_dates = dates_of(source, epoch)
    problems = (*in_register, *in_blocks, *in_dates)
    if dates is None or stops(problems):
        return None, problems
    description = respelt(source.description)
    return Reading(
        document, register, dates, describe(description, dates, source.text.sha256), description
    ), problems


def propose(source: Source) -> tuple[tuple[Proposal, ...], Problems]:
    """What the rules of orthography would change in a source beside its editor's emendations, in
    the order of the text.
    """
    by_hand, in_entries = register_of(source)
    proposals, in_rules = spelling(source, (*by_hand, *left_out(source.text, source.unset)[0]))
    return proposals, (*in_entries, *in_rules)


def _register(source: Source) -> tuple[tuple[Emendation, ...], Problems]:
    """All emendations in the order of the text: the editor's, of what cannot be printed, and those
    of the profile beside them.
    """
    by_hand, in_entries = register_of(source)
    left, in_text = left_out(source.text, source.unset)
    unset = tuple(change for change in left if not _covered(change, by_hand))
    in_entries += tuple(_beside(source, by_hand, unset))
    language = spoken(source.description.language, source.description.words)
    labels = (*renumbered(source.text, source.document, language), *entities(source.text))
    labels = tuple(
        label for label in labels if not (_covered(label, by_hand) or _covered(label, unset))
    )
    proposals, in_rules = spelling(source, (*by_hand, *unset, *labels))
    applied = (proposal.emendation for proposal in proposals if proposal.state == "apply")
    register = sorted(
        (*by_hand, *unset, *labels, *applied),
        key=lambda change: (change.span.start, change.span.end),
    )
    return tuple(register), (*in_text, *in_entries, *in_rules)


def _covered(change: Emendation, by_hand: Sequence[Emendation]) -> bool:
    """Whether the editor takes away what a change is in."""
    return any(
        e.span.start <= change.span.start and change.span.end <= e.span.end
        for e in meeting(by_hand, change.span)
    )


def _beside(
    source: Source, by_hand: Sequence[Emendation], unset: Sequence[Emendation]
) -> Iterator[Diagnostic]:
    """An error for each emendation of what is set nowhere."""
    markup = [left_out for left_out in unset if left_out.rule == MARKUP]
    for change in by_hand:
        if meeting(markup, change.span):
            at = place_at(source.text.file, source.text.text, change.span.start)
            yield error(
                "emendation-unset",
                f"«{change.before}» stands in what is not printed",
                "remove its emendation",
                at,
            )


def describe(description: Description, dates: Dates, sha256: str) -> Record:
    """What every machine-readable description of this edition will say."""
    meeting = "، ".join(
        part for part in (description.adopting_meeting, description.place, dates.display) if part
    )
    address = next((link.url for link in description.link if ID in link.url), "")
    return Record(
        identifier=description.id,
        language=description.language,
        language_code=language_code(description.language),
        title=description.title,
        parallel_titles=tuple(sorted(description.parallel_titles.items())),
        creator=description.issuing_body,
        publisher=description.publisher,
        place=description.place,
        description=f"{description.title}. {meeting}" if meeting else description.title,
        dated=dates.normative.edtf if dates.normative else "",
        year=_year(description, dates),
        issued=dates.issued,
        stated=tuple(StatedDate(date.printed, date.calendar, date.edtf) for date in dates.printed),
        dates_note=" ".join(part for part in (dates.disagreement, dates.reason) if part),
        version=description.version,
        rights=description.rights,
        rights_statement=description.rights_statement,
        url=with_id(address, description.id),
        replaces=description.replaces,
        replaces_url=with_id(address, description.replaces) if description.replaces else "",
        sha256=sha256,
    )


def language_code(tag: str) -> str:
    """The code of ISO 639-3 for a tag of BCP 47: that of its first part, which has three letters
    where it has none of two.
    """
    primary = tag.split("-")[0].lower()
    return primary if len(primary) == 3 else _ISO_639_3.get(primary, "und")


def _year(description: Description, dates: Dates) -> int | None:
    """The editor's choice, else the Gregorian year in which the normative date lies whole, else
    that of the edition.
    """
    if description.deposit.publication_year is not None:
        return description.deposit.publication_year
    if dates.normative is None:
        return dates.issued.year if dates.issued else None
    start, end = dates.normative.start.year, dates.normative.end.year
    return start if start == end else None
