"""What a printed date means: the day it names, or where it is not clear by itself, what is open of
it, each date that it may be, and what to write.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from edition.core.dates.calendar_words import weekday_in
from edition.core.dates.calendars import (
    NAMES,
    OFFICIAL,
    YEARS,
    ZODIAC_BEFORE,
    NoSuchDay,
    Reading,
    agree,
    days_of,
    in_calendar,
    readings_of,
    wrong_weekdays,
)
from edition.core.dates.dates_in_text import by_the_zodiac
from edition.core.dates.printed_dates import Unclear, WrittenDate, parse_date, read_date
from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, warning
from edition.core.languages import Calendar, Language
from edition.core.quoting import listed, worded
from edition.language.date_words import date_in_words
from edition.model.description import PrintedDate


def meant(
    entry: PrintedDate, at: Place | None, language: Language
) -> tuple[Reading, Problems] | Diagnostic:
    """The date that an entry means: what it prints, or where that is not clear, `read_as`."""
    written = read_date(entry.printed)
    if entry.read_as:
        full = parse_date(entry.read_as)
        if fault := _wrong_reading(entry, written, full, at):
            return fault
        written = full
    if isinstance(written, Unclear):
        return _only_reading(entry, written, at, language)
    if written is None:
        act = worded(
            "let `printed` be a day, month or year, or a range of two, like «۳ تا ۵ مهر ۱۳۸۴» or "
            "۱۴۰۳/۱۲/۳۰, or add read_as = with the same in such a form"
        )
        fact = worded("«{printed}» is no date that can be read", printed=entry.printed)
        return error("date", fact, act, at)
    if not agree(written.calendar, entry.calendar):
        fact = worded(
            "«{printed}» is {title}, and `calendar` says {calendar}",
            printed=entry.printed,
            title=NAMES[written.calendar or entry.calendar],
            calendar=entry.calendar,
        )
        act = worded('write calendar = "{calendar}"', calendar=written.calendar)
        return error("date", fact, act, at)
    days = days_of(written, entry.calendar, language)
    if isinstance(days, NoSuchDay):
        fact = worded("«{printed}» is no date: {fact}", printed=entry.printed, fact=days.fact)
        return error("no-such-date", fact, _instead(written, entry.calendar), at)
    reading = Reading(written, entry.calendar, *days)
    told = (
        *_wrong_weekdays(entry, reading, language, at),
        *doubts(entry.printed, reading, language, at),
    )
    return reading, told


def doubts(
    text: str, reading: Reading, language: Language, at: Place | None = None
) -> Iterator[Diagnostic]:
    """Notes on a day that may not be what the calendar says: one of the imperial calendar outside
    its years, one in a month of the zodiac while that was as long as its sign.
    """
    first, last = OFFICIAL.get(reading.calendar, (date.min, date.max))
    if not first <= reading.start <= last:
        fact = worded(
            "«{text}» is of the imperial calendar, which Iran had by law from {first} to {last}",
            text=text,
            first=_told(first, reading.calendar, language),
            last=_told(last, reading.calendar, language),
        )
        yield Diagnostic(Severity.NOTE, "imperial-year", fact, worded("check the year"), at)
    old = reading.calendar == "jalali" and reading.written.start.year < ZODIAC_BEFORE
    if old and by_the_zodiac(text):
        fact = worded(
            "«{text}» names a month of the zodiac, which had 29 to 32 days in Iran before 1304 and "
            "in Afghanistan into the 1330s",
            text=text,
        )
        act = worded(
            "check it in a table of those years: it may be a day or two from what is said here"
        )
        yield Diagnostic(Severity.NOTE, "zodiac-month", fact, act, at)


def _told(day: date, calendar: Calendar, language: Language) -> str:
    """A day in the calendar in which somebody wrote of it."""
    written = in_calendar(day, calendar)
    return date_in_words(language, calendar, written, written) if written else str(day)


def _instead(written: WrittenDate, calendar: Calendar) -> str:
    """What to write for a date that does not exist in its calendar."""
    years = (written.start.year, written.end.year)
    if (
        calendar == "hijri"
        and all(year in YEARS["hijri-tabular"] for year in years)
        and (min(years) < YEARS["hijri"][0])
    ):
        return worded(
            'write the day that is meant, or calendar = "hijri-tabular", which may be a day or two '
            "from the moon that was seen"
        )
    return worded("write the day that is meant")


def _wrong_reading(
    entry: PrintedDate,
    written: WrittenDate | Unclear | None,
    full: WrittenDate | None,
    at: Place | None,
) -> Diagnostic | None:
    """What is wrong with `read_as`: that it is not clear either, or says another date."""
    if full is None:
        fact = worded("`read_as` is «{read_as}», which is no date in full", read_as=entry.read_as)
        return error("date-unclear", fact, "write it like «۲۲ بهمن ۱۳۵۷» or 2024-06-05", at)
    same = (
        written.may_be(full)
        if isinstance(written, Unclear)
        else written is None or (written.start, written.end) == (full.start, full.end)
    )
    if same:
        return None
    fact = worded(
        "`read_as` is «{read_as}», which is not what «{printed}» says",
        read_as=entry.read_as,
        printed=entry.printed,
    )
    return error("date-unclear", fact, "write the same date in full, or leave it out", at)


def _only_reading(
    entry: PrintedDate, written: Unclear, at: Place | None, language: Language
) -> tuple[Reading, Problems] | Diagnostic:
    """The one date that an unclear one can be: with a note where its weekday says so, with a
    warning where the others do not exist; an error with all where it may be several.
    """
    readings = readings_of(written, entry.calendar)
    if len(readings) == 1:
        fact = worded(
            "«{printed}» is taken as {full}, the only one that it can be",
            printed=entry.printed,
            full=in_full(readings[0], language),
        )
        act = worded("add it as read_as = if that is meant, or another date")
        sure = written.lacks == "century" and any(readings[0].written.weekdays)
        severity = Severity.NOTE if sure else Severity.WARNING
        note = Diagnostic(severity, "date-unclear", fact, act, at)
        return readings[0], (*_wrong_weekdays(entry, readings[0], language, at), note)
    full = in_full(readings[0], language) if readings else ""
    act = (
        worded('add read_as = "{full}" to its [[date]], or the other one', full=full)
        if readings
        else worded("add read_as = with the same date in full, its year in four digits")
    )
    return error("date-unclear", what_is_open(entry.printed, written, readings, language), act, at)


def _wrong_weekdays(
    entry: PrintedDate, reading: Reading, language: Language, at: Place | None
) -> Iterator[Diagnostic]:
    """A warning for each weekday that is printed before a day and is not that day's."""
    for weekday, written, day in wrong_weekdays(reading):
        fact = worded(
            "«{printed}» says {stated}, but {day} is {weekday}",
            printed=entry.printed,
            stated=weekday_in(language, weekday),
            day=date_in_words(language, reading.calendar, written, written),
            weekday=weekday_in(language, day.isoweekday()),
        )
        yield warning(
            "weekday", fact, "check both against the source; the text keeps what it prints", at
        )


def what_is_open(
    text: str, unclear: Unclear, readings: Sequence[Reading], language: Language
) -> str:
    """The fact: what is missing, and what the date may be, each with its Gregorian day."""
    if unclear.lacks == "year":
        return worded("«{text}» names no year", text=text)
    if not readings:
        return worded("«{text}» is no date, whichever way it is read", text=text)
    dates = listed(
        (
            worded("«{date}» ({days})", date=in_full(each, language), days=_days(each))
            for each in readings
        ),
        " or ",
    )
    if unclear.lacks == "century":
        return worded(
            "the year of «{text}» is short, and it may be {dates}", text=text, dates=dates
        )
    return worded("«{text}» may be {dates}", text=text, dates=dates)


def in_full(reading: Reading, language: Language) -> str:
    """A reading as it may be written so that it is clear."""
    return date_in_words(language, reading.calendar, reading.written.start, reading.written.end)


def _days(reading: Reading) -> str:
    same = reading.start == reading.end
    return f"{reading.start}" if same else f"{reading.start}/{reading.end}"
