"""Jalali, Gregorian and lunar Hijri days: which exist, what they are in another calendar, and how
the house style words them in a language.

jdatetime does the arithmetic of the Jalali calendar, hijridate has the months of the Hijri one as
the calendar of Umm al-Qura has them; months that were counted by the moon as it was seen may begin
a day earlier or later.
"""

from calendar import monthrange
from datetime import date

from msgspec import Struct

from edition.core.languages import LANGUAGES, Calendar, Language
from edition.core.printed_dates import MONTHS, WrittenDate, WrittenDay

YEARS: dict[Calendar, range] = {
    "jalali": range(1206, 1501),
    "gregorian": range(1583, 10000),
    "hijri": range(1343, 1501),
}
"""The years that are converted: Jalali ones where independent calendars agree on the leap years,
Gregorian ones since the first whole year of that calendar, Hijri ones that Umm al-Qura has tables
for.
"""

NAMES: dict[Calendar, str] = {
    "jalali": "Jalali",
    "gregorian": "Gregorian",
    "hijri": "lunar Hijri (Umm al-Qura)",
}


class NoSuchDay(Struct, frozen=True):
    """Why a written date is none, as a clause."""

    fact: str


def days_of(written: WrittenDate, calendar: Calendar) -> tuple[date, date] | NoSuchDay:
    """The first and the last Gregorian day of a date that is written in `calendar`; a month or a
    year has all its days.
    """
    days: list[date] = []
    for part, last in ((written.start, False), (written.end, True)):
        fault = _fault(part, calendar)
        if fault:
            return NoSuchDay(fault)
        month = part.month or (12 if last else 1)
        day = part.day or (month_length(calendar, part.year, month) if last else 1)
        days.append(gregorian(calendar, part.year, month, day))
    start, end = days
    return (start, end) if start <= end else NoSuchDay("it ends before it begins")


def gregorian(calendar: Calendar, year: int, month: int, day: int) -> date:
    """The Gregorian day of a day that exists in `calendar`."""
    if calendar == "gregorian":
        return date(year, month, day)
    if calendar == "hijri":
        from hijridate import Hijri

        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    import jdatetime

    converted: date = jdatetime.date(year, month, day).togregorian()
    return converted


def in_calendar(day: date, calendar: Calendar) -> WrittenDay | None:
    """The year, month and day in `calendar` of a Gregorian day; None outside the years that are
    converted.
    """
    if calendar == "gregorian":
        return WrittenDay(day.year, day.month, day.day)
    first, last = YEARS[calendar][0], YEARS[calendar][-1]
    if (
        not gregorian(calendar, first, 1, 1)
        <= day
        <= gregorian(calendar, last, 12, month_length(calendar, last, 12))
    ):
        return None
    if calendar == "hijri":
        from hijridate import Gregorian

        return WrittenDay(*Gregorian(day.year, day.month, day.day).to_hijri().datetuple())
    import jdatetime

    jalali = jdatetime.date.fromgregorian(date=day)
    return WrittenDay(jalali.year, jalali.month, jalali.day)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """How many days a month has."""
    if calendar == "gregorian":
        return monthrange(year, month)[1]
    if calendar == "hijri":
        from hijridate import Hijri

        return Hijri(year, month, 1).month_length()
    return 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29


def is_leap(jalali_year: int) -> bool:
    """Whether Esfand of the year has 30 days."""
    import jdatetime

    return bool(jdatetime.date(jalali_year, 1, 1).isleap())


def _fault(part: WrittenDay, calendar: Calendar) -> str | None:
    figures = LANGUAGES["fa"].figures
    years = YEARS[calendar]
    if part.year not in years:
        return (
            f"the year {figures(part.year)} is outside {figures(years[0])} to {figures(years[-1])}"
        )
    if part.month is None:
        return None
    if not 1 <= part.month <= 12:
        return f"there is no month {figures(part.month)}"
    length = month_length(calendar, part.year, part.month)
    if part.day is None or 1 <= part.day <= length:
        return None
    month = f"{MONTHS[calendar][part.month - 1]} {figures(part.year)}"
    return f"{figures(part.day)} {month} does not exist, {month} has {figures(length)} days"


def date_in_words(
    language: Language, calendar: Calendar, start: WrittenDay, end: WrittenDay
) -> str:
    """«۳ تا ۵ مهر ۱۳۸۴», «۲۸ شهریور تا ۲ مهر ۱۴۰۴», «مهر ۱۳۸۴», «۱۴۰۳»: what both ends share is
    said once.
    """
    to = language.words.to
    last = _words(language, calendar, end)
    if start == end:
        return last
    if start.year != end.year or calendar not in language.months:
        return f"{_words(language, calendar, start)}{to}{last}"
    if start.month == end.month:
        days = f"{language.figures(start.day or 0)}{to}{language.figures(end.day or 0)}"
        return _filled(language, calendar, end, language.day, days)
    without_year = language.day_of_month if start.day else "{month}"
    return f"{_filled(language, calendar, start, without_year)}{to}{last}"


def days_in_words(language: Language, count: int) -> str:
    """«یک روز», «۱۲ روز»."""
    number = language.numbers[count] if count < len(language.numbers) else language.figures(count)
    return language.words.days.format(count=number)


def _words(language: Language, calendar: Calendar, day: WrittenDay) -> str:
    return _filled(
        language,
        calendar,
        day,
        {"day": language.day, "month": language.month, "year": "{year}"}[day.precision],
    )


def _filled(
    language: Language, calendar: Calendar, day: WrittenDay, template: str, days: str = ""
) -> str:
    names = language.months.get(calendar, ())
    month = names[day.month - 1] if names and day.month else ""
    iso = "-".join(f"{part:02}" for part in (day.year, day.month, day.day) if part is not None)
    day_of_month = days or language.figures(day.day or 0)
    return template.format(
        day=day_of_month, month=month, year=language.figures(day.year), iso=language.figures(iso)
    )
