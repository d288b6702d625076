"""Establishing the text to be set: the editor's emendations applied, and the dates of the edition checked."""

from datetime import date

from edition.core.diagnostics import Diagnostic, Place, Problems, error, stops
from edition.core.printed_dates import Calendar
from edition.language.agreement import disagreeing, disagreement, warnings_of
from edition.language.blocks import emended
from edition.language.calendars import in_calendar
from edition.language.dates import printed_dates
from edition.language.emendations import register_of
from edition.language.persian import date_in_words
from edition.language.record import describe
from edition.model.reading import CheckedDate, Dates, Reading
from edition.model.source_folder import Source

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_SECONDS_A_DAY = 86400
_BETWEEN_DATES = " · "


def edit(source: Source, epoch: int | None) -> tuple[Reading | None, Problems]:
    """The text to be set, its register of emendations and its dates; None where a problem is an error.

    `epoch` is SOURCE_DATE_EPOCH (seconds since 1970, UTC), from which the day of the edition comes where edition.toml states no
    `issued`. No character is changed but by the editor's emendations.
    """
    register, in_register = register_of(source)
    document, in_blocks = (source.document, ()) if stops(in_register) else emended(source.document, source.text, register)
    dates, in_dates = _dates(source, epoch)
    problems = (*in_register, *in_blocks, *in_dates)
    if dates is None or stops(problems):
        return None, problems
    return Reading(document, register, dates, describe(source.description, dates, source.text.sha256)), problems


def _dates(source: Source, epoch: int | None) -> tuple[Dates | None, Problems]:
    printed, problems = printed_dates(source)
    issued = _issued(source, epoch)
    if isinstance(issued, Diagnostic):
        return None, (*problems, issued)
    if stops(problems):
        return None, problems
    normative, reason = _normative(source, printed)
    pairs = disagreeing(printed)
    dates = Dates(
        printed=printed,
        normative=normative,
        reason=reason,
        display=_BETWEEN_DATES.join(date.display for date in printed),
        disagreement=" ".join(disagreement(*pair) for pair in pairs),
        issued=issued,
        issued_display=_in_both_calendars(issued),
    )
    return dates, (*problems, *warnings_of(pairs, normative, source.text))


def _normative(source: Source, printed: tuple[CheckedDate, ...]) -> tuple[CheckedDate | None, str]:
    """The date that is declared normative, or the only one, with the editor's reason."""
    for entry, checked in zip(source.description.date, printed, strict=True):
        if entry.normative or len(printed) == 1:
            return checked, entry.reason
    return None, ""


def _issued(source: Source, epoch: int | None) -> date | Diagnostic:
    file = source.places["id"].file
    issued = source.description.issued
    if issued is None and epoch is None:
        act = "add issued = with the day of this edition, or set SOURCE_DATE_EPOCH; the clock is never asked"
        return error("no-issued", "the edition has no date", act, Place(file))
    if issued is None and epoch is not None:
        ordinal = _EPOCH_DAY + epoch // _SECONDS_A_DAY
        issued = date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    if issued is None or in_calendar(issued, "jalali") is None:
        fact = f"the day of the edition, {issued or f'SOURCE_DATE_EPOCH {epoch}'}, cannot be given in the Jalali calendar"
        return error("issued", fact, "state the day on which this edition is issued", source.places.get("issued", Place(file)))
    return issued


def _in_both_calendars(day: date) -> str:
    """«۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶»."""
    calendars: tuple[Calendar, ...] = ("jalali", "gregorian")
    written = ((calendar, in_calendar(day, calendar)) for calendar in calendars)
    return _BETWEEN_DATES.join(date_in_words(calendar, found, found) for calendar, found in written if found)
