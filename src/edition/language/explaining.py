"""One date as it is written, in every calendar; or each of the dates that it may be."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from edition.core.bounds import DATE
from edition.core.dates.calendar_words import (
    ENGLISH,
    CalendarWords,
    calendar_words,
    dated_in,
    weekday_in,
)
from edition.core.dates.calendars import (
    CONVERTED_BY,
    LUNAR,
    NAMES,
    YEARS,
    NoSuchDay,
    Reading,
    agree,
    calendars_by_year,
    days_of,
    in_calendar,
    readings_of,
    wrong_weekdays,
)
from edition.core.dates.printed_dates import Unclear, WrittenDate, WrittenDay, read_date
from edition.core.diagnostics import Diagnostic, Problems, Severity, error, warning
from edition.core.languages import LANGUAGES, Calendar, Language, known
from edition.core.quoting import worded
from edition.language.date_meaning import doubts, in_full, what_is_open
from edition.language.date_words import date_in_words, edtf_of

_COUNTRIES = ("fa", "fa-AF", "ckb")
_CALENDARS: tuple[Calendar, ...] = ("jalali", "gregorian", "hijri")


class Explained(Struct, frozen=True):
    """A date: label and value of everything that is known of it, in the order in which it is
    said. Of a date that may be several, each reading.
    """

    facts: tuple[tuple[str, str], ...]


class _Spoken(Struct, frozen=True):
    """In what language a date is explained; `both`: the labels in English, names in Persian, with
    the English weekdays beside them.
    """

    words: CalendarWords
    language: Language
    both: bool

    @property
    def of_problems(self) -> Language:
        """That of the names in a problem."""
        return dated_in(ENGLISH) if self.both else self.language

    def weekday(self, day: date) -> str:
        """«شنبه (Saturday)» where nobody asked for a language."""
        name = weekday_in(self.language, day.isoweekday())
        return f"{name} ({weekday_in(dated_in(ENGLISH), day.isoweekday())})" if self.both else name


def explain(
    text: str, calendar: Calendar | None = None, tag: str = ""
) -> tuple[Explained | None, Problems]:
    """What a printed date is in the calendars, in the language of a tag; None with an error where
    it is none, or does not exist.

    A date in numbers alone is taken by its year: Gregorian from 1583 on, else Jalali; `calendar`
    says otherwise. Without a tag, labels are English and names Persian.
    """
    if excess := DATE.exceeded(len(text)):
        return None, (excess,)
    if tag and tag != ENGLISH and not known(tag):
        fact = worded("the words of «{tag}» are not known", tag=tag)
        tags = worded("write one of {tags}", tags=", ".join((ENGLISH, *LANGUAGES)))
        return None, (error("language", fact, tags),)
    spoken = _Spoken(calendar_words(tag or ENGLISH), dated_in(tag or "fa"), not tag)
    written = read_date(text)
    if isinstance(written, Unclear):
        return _unclear(text, written, calendar, spoken)
    if written is None:
        act = worded(
            "write a day, month or year, or a range of two, like «۳ تا ۵ مهر ۱۳۸۴» or ۱۴۰۳/۱۲/۳۰"
        )
        return None, (
            error("date", worded("«{text}» is no date that can be read", text=text), act),
        )
    if calendar and not agree(written.calendar, calendar):
        fact = worded(
            "«{text}» is {calendar}, and not {asked}",
            text=text,
            calendar=NAMES[written.calendar or calendar],
            asked=NAMES[calendar],
        )
        return None, (error("date", fact, "leave the calendar out"),)
    found = calendar or written.calendar
    by_year = calendars_by_year(written.start.year)
    likely: Calendar = found or ("gregorian" if "gregorian" in by_year else "jalali")
    days = days_of(written, likely, spoken.language)
    if isinstance(days, NoSuchDay):
        return None, (_no_such(text, days, written, likely),)
    reading = Reading(written, likely, *days)
    name = spoken.words.names[likely]
    how = name if found else spoken.words.by_year.format(calendar=name)
    facts = tuple(_facts(reading, how, spoken))
    others = [] if found else [each for each in by_year if each != likely]
    return Explained(facts), (
        *_wrong_weekdays(text, reading, spoken),
        *_doubts(text, reading, others, spoken),
    )


def _unclear(
    text: str, written: Unclear, calendar: Calendar | None, spoken: _Spoken
) -> tuple[Explained | None, Problems]:
    """The one reading that is a date, else all of them with a warning; None without its year."""
    readings = readings_of(written, calendar)
    fact = what_is_open(text, written, readings, spoken.language)
    if not readings:
        act = (
            worded("write it with its year")
            if written.lacks == "year"
            else worded("write the day that is meant, with its year in four digits")
        )
        return None, (error("date-unclear", fact, act),)
    if len(readings) == 1:
        words = spoken.words
        by_weekday = any(readings[0].written.weekdays)
        how = words.by_weekday if by_weekday else words.only_reading
        how = how.format(calendar=words.names[readings[0].calendar])
        if not by_weekday and len(written.readings) > 1:
            return Explained(tuple(_facts(readings[0], how, spoken))), (
                warning("date-unclear", fact, "check the day: its other years do not have it"),
            )
        problems = (
            *_wrong_weekdays(text, readings[0], spoken),
            *_doubts(text, readings[0], (), spoken),
        )
        return Explained(tuple(_facts(readings[0], how, spoken))), problems
    act = worded(
        "write the one that is meant, like «{full}»", full=in_full(readings[0], spoken.language)
    )
    facts = tuple((spoken.words.reading, _reading(each, spoken)) for each in readings)
    return Explained(facts), (warning("date-unclear", fact, act),)


def _reading(reading: Reading, spoken: _Spoken) -> str:
    """«۲۲ بهمن ۱۳۵۷، هجری خورشیدی: 1979-02-11، یکشنبه»."""
    written = reading.written
    words = date_in_words(spoken.language, reading.calendar, written.start, written.end)
    edtf = edtf_of(written, reading.calendar, f"{reading.start}", f"{reading.end}")
    name = spoken.words.names[reading.calendar]
    comma = ", " if spoken.both else spoken.language.words.comma
    return f"{words}{comma}{name}: {edtf}{comma}{_weekdays(reading, spoken)}"


def _no_such(text: str, days: NoSuchDay, written: WrittenDate, calendar: Calendar) -> Diagnostic:
    act: str = worded("write the day that is meant")
    if (
        calendar == "hijri"
        and written.end.year in YEARS["hijri-tabular"]
        and (written.start.year not in YEARS["hijri"])
    ):
        act = worded(
            "write the day that is meant, or add --calendar hijri-tabular, which may be a day or "
            "two from the moon that was seen"
        )
    return error(
        "no-such-date", worded("«{text}» is no date: {why}", text=text, why=days.fact), act
    )


def _facts(reading: Reading, how: str, spoken: _Spoken) -> Iterator[tuple[str, str]]:
    words = spoken.words
    yield words.calendar, how
    yield from _in_every_calendar(reading, spoken)
    yield words.weekday, _weekdays(reading, spoken)
    count = str((reading.end - reading.start).days + 1)
    yield words.days, count if spoken.both else spoken.language.figures(count)
    cycle = (words.cycle,) if reading.calendar == "hijri-tabular" else ()
    yield words.converted, ", ".join((*CONVERTED_BY, *cycle))
    edtf = edtf_of(reading.written, reading.calendar, f"{reading.start}", f"{reading.end}")
    yield "EDTF", edtf


def _in_every_calendar(reading: Reading, spoken: _Spoken) -> Iterator[tuple[str, str]]:
    own = reading.calendar
    calendars = _CALENDARS if own in _CALENDARS else (own, *_CALENDARS)
    for other in calendars:
        first, last = (
            (reading.written.start, reading.written.end)
            if other == own
            else (in_calendar(reading.start, other), in_calendar(reading.end, other))
        )
        if first and last:
            yield from _named(other, first, last, spoken)
        else:
            figures = str if spoken.both else spoken.language.figures
            years = YEARS[other]
            yield (
                spoken.words.names[other],
                spoken.words.outside.format(first=figures(years[0]), last=figures(years[-1])),
            )


def _named(
    calendar: Calendar, first: WrittenDay, last: WrittenDay, spoken: _Spoken
) -> Iterator[tuple[str, str]]:
    """A date with the names of months of each country that has its own."""
    name = spoken.words.names[calendar]
    own = date_in_words(spoken.language, calendar, first, last)
    if calendar != "jalali" or first.month is None:
        yield name, own
        return
    if not spoken.both and spoken.language.tag not in _COUNTRIES:
        yield name, own
    for tag in _COUNTRIES:
        comma = ", " if spoken.both else spoken.language.words.comma
        label = f"{name}{comma}{spoken.words.countries[tag]}"
        yield label, date_in_words(LANGUAGES[tag], calendar, first, last)


def _weekdays(reading: Reading, spoken: _Spoken) -> str:
    names = [spoken.weekday(day) for day in (reading.start, reading.end)]
    return names[0] if reading.start == reading.end else spoken.words.to.join(names)


def _wrong_weekdays(text: str, reading: Reading, spoken: _Spoken) -> Iterator[Diagnostic]:
    language = spoken.of_problems
    for said, written, day in wrong_weekdays(reading):
        fact = worded(
            "«{printed}» says {stated}, but {day} is {weekday}",
            printed=text,
            stated=weekday_in(language, said),
            day=date_in_words(language, reading.calendar, written, written),
            weekday=weekday_in(language, day.isoweekday()),
        )
        yield warning("weekday", fact, "check the date")


def _doubts(
    text: str, reading: Reading, others: Sequence[Calendar], spoken: _Spoken
) -> Iterator[Diagnostic]:
    """Notes on what a reader may take otherwise: numbers that may be of another calendar, a lunar
    day, and what is in doubt of any date.
    """
    for other in others:
        days = days_of(reading.written, other)
        if not isinstance(days, NoSuchDay):
            fact = worded(
                "«{text}» is {day} where it is {calendar}",
                text=text,
                day=days[0],
                calendar=NAMES[other],
            )
            meant = worded("add --calendar {other} if that is meant", other=other)
            yield _note("date-calendar", fact, meant)
    if reading.calendar in LUNAR:
        fact = worded("«{text}» is taken as {name}", text=text, name=NAMES[reading.calendar])
        act = worded(
            "expect a day earlier or later where the month was counted by the moon as it was seen, "
            "as in Iran"
        )
        yield _note("lunar-day", fact, act)
    yield from doubts(text, reading, spoken.of_problems)


def _note(code: str, fact: str, act: str) -> Diagnostic:
    return Diagnostic(Severity.NOTE, code, fact, act)
