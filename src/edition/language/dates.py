"""The dates of an edition: those that its text prints, each of which exists, stands in the text and
is converted; whether dates in two calendars name the same days, and what to say where they do not;
and the day of the edition.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as Day

from edition.core.diagnostics import (
    Diagnostic,
    Place,
    Problems,
    Severity,
    error,
    place_at,
    places_in,
    stops,
    warning,
)
from edition.core.languages import LANGUAGES, Calendar, Language, spoken
from edition.core.printed_dates import WrittenDate, WrittenDay, holds_day, parse_date
from edition.core.quoting import nearest_line, worded
from edition.language.calendars import (
    NAMES,
    NoSuchDay,
    date_in_words,
    days_in_words,
    days_of,
    in_calendar,
)
from edition.model.description import PrintedDate
from edition.model.document import DateLine
from edition.model.reading import CheckedDate, Dates
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source

Pair = tuple[CheckedDate, CheckedDate]

_EPOCH_DAY = Day(1970, 1, 1).toordinal()
_SECONDS_A_DAY = 86400
_BETWEEN_DATES = " · "
"""Between the dates of one day, each in its calendar, on the cover and in the imprint."""


def dates_of(source: Source, epoch: int | None) -> tuple[Dates | None, Problems]:
    """All dates of an edition; None where a problem is an error. `epoch` is SOURCE_DATE_EPOCH, for
    an edition that states no `issued`.
    """
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


def _issued(source: Source, language: Language, epoch: int | None) -> tuple[Day | None, Problems]:
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
        issued = Day.fromordinal(ordinal) if 1 <= ordinal <= Day.max.toordinal() else None
    if issued is None or not _in_its_calendars(language, issued):
        names = " and ".join(NAMES[calendar] for calendar in language.calendars)
        fact = worded(
            "the day of the edition, {issued}, cannot be given in the calendars {names}",
            issued=issued or f"SOURCE_DATE_EPOCH {epoch}",
            names=names,
        )
        return None, (error("issued", fact, "state the day on which this edition is issued", at),)
    return issued, ()


def _in_its_calendars(language: Language, day: Day) -> str:
    """«۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶»; "" where one of the calendars does not reach so far."""
    found = [(calendar, in_calendar(day, calendar)) for calendar in language.calendars]
    written = [date_in_words(language, calendar, at, at) for calendar, at in found if at]
    return _BETWEEN_DATES.join(written) if len(written) == len(found) else ""


def printed_dates(source: Source) -> tuple[tuple[CheckedDate, ...], Problems]:
    """The dates of edition.toml in its order, without those that an error is about."""
    language = spoken(source.description.language, source.description.words)
    checked: list[CheckedDate] = []
    faults: list[Diagnostic] = []
    notes: list[Diagnostic] = []
    for number, entry in enumerate(source.description.date, 1):
        at = source.places.get(f"date[{number}].printed")
        span = _span(entry.printed, source)
        if span is None:
            faults.append(_not_in_text(entry.printed, source.text, at))
        else:
            at = place_at(source.text.file, source.text.text, span.start)
        date = _checked(entry, span, at, language)
        if isinstance(date, CheckedDate):
            checked.append(date)
            notes += _wrong_weekdays(date, language, at)
        elif date:
            faults.append(date)
    # With an error about a date, it is not known which lines are described.
    return tuple(checked), tuple(faults or (*notes, *_not_described(source, checked)))


def _checked(
    entry: PrintedDate, span: Span | None, at: Place | None, language: Language
) -> CheckedDate | Diagnostic | None:
    """The date converted, or why it is none; None for a sound date that does not stand in the
    text.
    """
    written = parse_date(entry.printed)
    if written is None:
        act = (
            "let `printed` be a day, month or year, or a range of two, like «۳ تا ۵ مهر ۱۳۸۴» "
            "or ۱۴۰۳/۱۲/۳۰"
        )
        return error(
            "date",
            worded("«{printed}» is no date that can be read", printed=entry.printed),
            act,
            at,
        )
    if written.calendar and written.calendar != entry.calendar:
        fact = worded(
            "«{printed}» is {title}, and `calendar` says {calendar}",
            printed=entry.printed,
            title=written.calendar.title(),
            calendar=entry.calendar,
        )
        return error(
            "date", fact, worded('write calendar = "{calendar}"', calendar=written.calendar), at
        )
    days = days_of(written, entry.calendar)
    if isinstance(days, NoSuchDay):
        return error(
            "no-such-date",
            worded("«{printed}» is no date: {fact}", printed=entry.printed, fact=days.fact),
            "write the day that is meant",
            at,
        )
    if span is None:
        return None
    start, end = days
    display = date_in_words(language, entry.calendar, written.start, written.end)
    edtf = edtf_of(written, entry.calendar, f"{start}", f"{end}")
    return CheckedDate(
        entry.printed, entry.calendar, span, written.start.precision, start, end, display, edtf
    )


def _wrong_weekdays(
    date: CheckedDate, language: Language, at: Place | None
) -> Iterator[Diagnostic]:
    """A warning for each weekday that is printed before a day and is not that day's."""
    written = parse_date(date.printed)
    names = language.weekdays or LANGUAGES["fa"].weekdays
    for weekday, day in (
        dict.fromkeys(zip(written.weekdays, (date.start, date.end), strict=True)) if written else ()
    ):
        if weekday and weekday != day.isoweekday():
            fact = worded(
                "«{printed}» says {stated}, but {day} is {weekday}",
                printed=date.printed,
                stated=names[weekday - 1],
                day=day,
                weekday=names[day.isoweekday() - 1],
            )
            yield warning(
                "weekday", fact, "check both against the source; the text keeps what it prints", at
            )


def edtf_of(written: WrittenDate, calendar: Calendar, start: str, end: str) -> str:
    """ISO 8601-2, level 0. A Gregorian month or year is one; one of another calendar is the range
    of its days.
    """
    if calendar == "gregorian":
        start, end = _iso(written.start), _iso(written.end)
    return start if start == end else f"{start}/{end}"


def _iso(day: WrittenDay) -> str:
    return f"{day.year:04}" + "".join(
        f"-{part:02}" for part in (day.month, day.day) if part is not None
    )


def _span(printed: str, source: Source) -> Span | None:
    """Where a date stands as printed, white space folded: in a date line if there is such a place,
    else the first place.
    """
    words = r"[^\S\n]+".join(re.escape(word) for word in printed.split())
    found = [
        Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\d){words}(?!\d)", source.text.text)
    ]
    lines = [block.span for block in source.document.blocks if isinstance(block, DateLine)]
    starts = [line.start for line in lines]
    in_lines = [
        span
        for span in found
        if (at := bisect_right(starts, span.start)) and span.end <= lines[at - 1].end
    ]
    return next(iter((*in_lines, *found)), None)


def _not_in_text(printed: str, text: SourceText, at: Place | None) -> Diagnostic:
    lines = [(number, line) for number, line in enumerate(text.text.split("\n"), 1) if line.strip()]
    dated = [(number, line) for number, line in lines if holds_day(line)]
    fact = worded(
        "«{printed}» does not stand in {file}; the nearest is {nearest_line}",
        printed=printed,
        file=text.file,
        nearest_line=nearest_line(printed, dated or lines),
    )
    return error(
        "date-not-in-text", fact, "copy the date from the text, character for character", at
    )


def _not_described(source: Source, checked: Sequence[CheckedDate]) -> Iterator[Diagnostic]:
    place = places_in(source.text.file, source.text.text)
    for block in source.document.blocks:
        if isinstance(block, DateLine) and not any(
            block.span.start <= date.span.start < block.span.end for date in checked
        ):
            fact = worded(
                "the line «{text}» holds a date that edition.toml does not describe",
                text=block.text,
            )
            at = place(block.span.start)
            yield Diagnostic(
                Severity.NOTE,
                "date-not-described",
                fact,
                "add a [[date]] with it, or let it be",
                at,
            )


def disagreeing(dates: Sequence[CheckedDate]) -> tuple[Pair, ...]:
    """Each Jalali or Hijri date with the Gregorian one that is nearest to it, where the two do not
    name the same days.

    Dates of days agree if they are equal. A month or a year of one calendar is never one of the
    other: with such a date they agree if they have a day in common.
    """
    gregorian = [date for date in dates if date.calendar == "gregorian"]
    pairs = [
        (date, _nearest(date, gregorian))
        for date in dates
        if date.calendar != "gregorian" and gregorian
    ]
    return tuple(pair for pair in pairs if not _agree(*pair))


def disagreement(language: Language, date: CheckedDate, gregorian: CheckedDate) -> str:
    """The sentence of the imprint: what a date is in the Gregorian calendar, and how far the
    Gregorian one lies from it.
    """
    start, end = (in_calendar(day, "gregorian") for day in (date.start, date.end))
    equal = date_in_words(language, "gregorian", start, end) if start and end else ""
    difference = _difference(language, date, gregorian)
    return language.words.disagreement.format(
        date=date.display, equal=equal, other=gregorian.display, difference=difference
    )


def warnings_of(
    pairs: Sequence[Pair], normative: CheckedDate | None, text: SourceText
) -> Iterator[Diagnostic]:
    """A warning for each pair, at the line of the date that is not normative."""
    for pair in pairs:
        other, kept = reversed(pair) if pair[0] is normative else pair
        at, line = (
            place_at(text.file, text.text, other.span.start),
            place_at(text.file, text.text, kept.span.start).line,
        )
        fact = worded(
            "«{printed}» is {edtf}, but «{normative}» in line {line} is {normative_edtf}",
            printed=other.printed,
            edtf=other.edtf,
            normative=kept.printed,
            line=line,
            normative_edtf=kept.edtf,
        )
        act = (
            "check both against the source; the text keeps what it prints and the imprint says "
            "that they differ"
        )
        yield warning("dates-disagree", fact, act, at)


def _nearest(date: CheckedDate, others: Sequence[CheckedDate]) -> CheckedDate:
    return min(
        others,
        key=lambda other: abs((date.start - other.start).days) + abs((date.end - other.end).days),
    )


def _agree(one: CheckedDate, other: CheckedDate) -> bool:
    if one.precision == other.precision == "day":
        return (one.start, one.end) == (other.start, other.end)
    return one.start <= other.end and other.start <= one.end


def _difference(language: Language, one: CheckedDate, other: CheckedDate) -> str:
    """How the days of two dates differ, as a predicate."""
    words = language.words
    if not one.precision == other.precision == "day":
        return words.no_common_day
    start, end = ((one.start - other.start).days, (one.end - other.end).days)
    if start == end:
        return words.differ.format(days=days_in_words(language, abs(start)))
    ends = ((words.at_start, start), (words.at_end, end))
    parts = (where.format(days=days_in_words(language, abs(days))) for where, days in ends if days)
    return words.differ.format(days=words.and_.join(parts))
