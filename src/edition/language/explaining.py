"""One date as it is written, in every calendar."""

from datetime import date

from msgspec import Struct

from edition.core.bounds import DATE
from edition.core.diagnostics import Diagnostic, Problems, error, warning
from edition.core.languages import LANGUAGES, Calendar
from edition.core.printed_dates import WrittenDate, WrittenDay, parse_date
from edition.core.quoting import worded
from edition.language.calendars import NAMES, YEARS, NoSuchDay, date_in_words, days_of, in_calendar
from edition.language.dates import edtf_of

_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTRIES = (("Iran", "fa"), ("Afghanistan", "fa-AF"), ("Kurdistan", "ckb"))
_CALENDARS: tuple[Calendar, ...] = ("jalali", "gregorian", "hijri")


class Explained(Struct, frozen=True):
    """A date: label and value of everything that is known of it, in the order in which it is
    said.
    """

    facts: tuple[tuple[str, str], ...]


def explain(text: str, calendar: Calendar | None = None) -> tuple[Explained | None, Problems]:
    """What a printed date is in the calendars; None with an error where it is none, or does not
    exist.

    A date in numbers alone is taken by its year: Gregorian from 1583 on, else Jalali; `calendar`
    says otherwise.
    """
    if excess := DATE.exceeded(len(text)):
        return None, (excess,)
    written = parse_date(text)
    if written is None:
        act = "write a day, month or year, or a range of two, like «۳ تا ۵ مهر ۱۳۸۴» or ۱۴۰۳/۱۲/۳۰"
        return None, (
            error("date", worded("«{text}» is no date that can be read", text=text), act),
        )
    if calendar and written.calendar and calendar != written.calendar:
        fact = worded(
            "«{text}» is {calendar}, and not {asked}",
            text=text,
            calendar=NAMES[written.calendar],
            asked=NAMES[calendar],
        )
        return None, (error("date", fact, "leave the calendar out"),)
    found = (
        written.calendar
        or calendar
        or ("gregorian" if written.start.year in YEARS["gregorian"] else "jalali")
    )
    days = days_of(written, found)
    if isinstance(days, NoSuchDay):
        return None, (
            error(
                "no-such-date",
                worded("«{text}» is no date: {why}", text=text, why=days.fact),
                "write the day that is meant",
            ),
        )
    facts = [("calendar", NAMES[found] + ("" if written.calendar or calendar else ", by its year"))]
    facts += _in_every_calendar(written, found, *days)
    facts += [("weekday", _weekdays(*days)), ("days", str((days[1] - days[0]).days + 1))]
    facts.append(("EDTF", edtf_of(written, found, f"{days[0]}", f"{days[1]}")))
    return Explained(tuple(facts)), tuple(_wrong_weekdays(text, written, *days))


def _in_every_calendar(
    written: WrittenDate, calendar: Calendar, start: date, end: date
) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    for other in _CALENDARS:
        first, last = (
            (written.start, written.end)
            if other == calendar
            else (in_calendar(start, other), in_calendar(end, other))
        )
        if first and last:
            facts += _named(other, first, last)
        else:
            years = YEARS[other]
            facts.append(
                (NAMES[other], f"outside the years {years[0]} to {years[-1]} that are converted")
            )
    return facts


def _named(calendar: Calendar, first: WrittenDay, last: WrittenDay) -> list[tuple[str, str]]:
    """A date with the names of months of each country that has its own."""
    persian = LANGUAGES["fa"]
    if calendar != "jalali" or first.month is None:
        return [(NAMES[calendar], date_in_words(persian, calendar, first, last))]
    return [
        (f"{NAMES[calendar]}, {name}", date_in_words(LANGUAGES[tag], calendar, first, last))
        for name, tag in _COUNTRIES
    ]


def _weekdays(start: date, end: date) -> str:
    names = [
        f"{LANGUAGES['fa'].weekdays[day.weekday()]} ({_ENGLISH[day.weekday()]})"
        for day in (start, end)
    ]
    return names[0] if start == end else " to ".join(names)


def _wrong_weekdays(text: str, written: WrittenDate, start: date, end: date) -> list[Diagnostic]:
    return [
        warning(
            "weekday",
            worded(
                "«{printed}» says {stated}, but {day} is {weekday}",
                printed=text,
                stated=_ENGLISH[said - 1],
                day=day,
                weekday=_ENGLISH[day.weekday()],
            ),
            "check the date",
        )
        for said, day in dict.fromkeys(zip(written.weekdays, (start, end), strict=True))
        if said and said != day.isoweekday()
    ]
