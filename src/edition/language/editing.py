"""Establishing the text to be set: the editor's emendations applied, and the dates of the edition
checked.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, stops
from edition.core.languages import Language, spoken
from edition.core.places import place_at
from edition.language.agreement import disagreeing, disagreement, warnings_of
from edition.language.blocks import emended
from edition.language.calendars import NAMES, in_calendar
from edition.language.dates import printed_dates
from edition.language.emendations import register_of
from edition.language.entities import entities
from edition.language.left_out import MARKUP, left_out
from edition.language.record import describe
from edition.language.register import meeting
from edition.language.renumbered import renumbered
from edition.language.spelling import respelt, spelling
from edition.language.wording import date_in_words
from edition.model.reading import CheckedDate, Dates, Emendation, Proposal, Reading
from edition.model.source_folder import Source

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_SECONDS_A_DAY = 86400
_BETWEEN_DATES = " · "


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
    dates, in_dates = _dates(source, epoch)
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


def _dates(source: Source, epoch: int | None) -> tuple[Dates | None, Problems]:
    language = spoken(source.description.language, source.description.words)
    printed, problems = printed_dates(source)
    issued, in_issued = _issued(source, language, epoch)
    if stops((*problems, *in_issued)):
        return None, (*problems, *in_issued)
    normative, reason = _normative(source, printed)
    pairs = disagreeing(printed)
    dates = Dates(
        printed=printed,
        normative=normative,
        reason=reason,
        display=_BETWEEN_DATES.join(date.display for date in printed),
        disagreement=" ".join(disagreement(language, *pair) for pair in pairs),
        issued=issued,
        issued_display=_in_its_calendars(language, issued) if issued else language.words.no_date,
    )
    return dates, (*problems, *warnings_of(pairs, normative, source.text), *in_issued)


def _normative(source: Source, printed: tuple[CheckedDate, ...]) -> tuple[CheckedDate | None, str]:
    """The date that is declared normative, or the only one, with the editor's reason."""
    for entry, checked in zip(source.description.date, printed, strict=True):
        if entry.normative or len(printed) == 1:
            return checked, entry.reason
    return None, ""


def _issued(source: Source, language: Language, epoch: int | None) -> tuple[date | None, Problems]:
    """The day of the edition, if any; a note where there is none, an error where a calendar of the
    language cannot give it.
    """
    at = source.places.get("issued", Place(source.places["id"].file))
    issued = source.description.issued
    if issued is None and epoch is None:
        act = (
            "add issued = with the day of this edition, or set SOURCE_DATE_EPOCH; the clock is "
            "never asked"
        )
        return None, (
            Diagnostic(
                Severity.NOTE,
                "no-issued",
                "the edition has no date, and its imprint says so",
                act,
                at,
            ),
        )
    if issued is None and epoch is not None:
        ordinal = _EPOCH_DAY + epoch // _SECONDS_A_DAY
        issued = date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    if issued is None or not _in_its_calendars(language, issued):
        names = " and ".join(NAMES[calendar] for calendar in language.calendars)
        fact = (
            f"the day of the edition, {issued or f'SOURCE_DATE_EPOCH {epoch}'}, cannot be given "
            f"in the calendars {names}"
        )
        return None, (error("issued", fact, "state the day on which this edition is issued", at),)
    return issued, ()


def _in_its_calendars(language: Language, day: date) -> str:
    """«۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶»; "" where one of the calendars does not reach so far."""
    found = [(calendar, in_calendar(day, calendar)) for calendar in language.calendars]
    written = [date_in_words(language, calendar, at, at) for calendar, at in found if at]
    return _BETWEEN_DATES.join(written) if len(written) == len(found) else ""
