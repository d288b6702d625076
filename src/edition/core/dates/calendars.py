"""Jalali, Gregorian and lunar Hijri days: which exist, and what they are in another calendar.

jdatetime does the arithmetic of the Jalali calendar, and of the imperial one, which counts the same
years from another. hijridate has the months of the Hijri calendar as the calendar of Umm al-Qura
has them. The tabular one is reckoned here by its cycle of thirty years. Months that were counted by
the moon as it was seen, as in Iran, may begin a day earlier or later than either.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from edition.core.dates.date_grammar import FIRST_GREGORIAN, FIRST_SHAHANSHAHI
from edition.core.dates.printed_dates import Unclear, WrittenDate, WrittenDay
from edition.core.languages import LANGUAGES, Calendar, Language
from edition.core.quoting import worded

SHAHANSHAHI = 1180
"""What an imperial year is ahead of the Jalali one."""
YEARS: dict[Calendar, range] = {
    "jalali": range(FIRST_SHAHANSHAHI - SHAHANSHAHI, 1501),
    "gregorian": range(FIRST_GREGORIAN, 10000),
    "hijri": range(1343, 1501),
    "hijri-tabular": range(991, 1501),
    "shahanshahi": range(FIRST_SHAHANSHAHI, 1501 + SHAHANSHAHI),
}
"""The years that are converted: Jalali ones where independent calendars agree on the leap years,
Gregorian ones since the first whole year of that calendar, Hijri ones that Umm al-Qura has tables
for, and tabular ones since that Gregorian year.
"""
LUNAR: tuple[Calendar, ...] = ("hijri", "hijri-tabular")
ZODIAC_BEFORE = 1336
"""Jalali years before this one had months as long as the sun was in a sign of the zodiac, by whose
names they went: in Iran until the law of 1304 (1925), in Afghanistan into the thirties.
"""
OFFICIAL: dict[Calendar, tuple[date, date]] = {
    "shahanshahi": (date(1976, 3, 21), date(1978, 8, 27)),
}
"""The days on which a calendar was in use by law: 1 Farvardin 2535 to 5 Shahrivar 2537."""

NAMES: dict[Calendar, str] = {
    "jalali": worded("Jalali"),
    "gregorian": worded("Gregorian"),
    "hijri": worded("lunar Hijri (Umm al-Qura)"),
    "hijri-tabular": worded("lunar Hijri (tabular)"),
    "shahanshahi": worded("imperial (Shahanshahi)"),
}
CONVERTED_BY = ("jdatetime", "hijridate")
"""The libraries that turn solar and lunar days into Gregorian ones and back."""

_TABULAR_EPOCH = 227015
"""1 Muharram 1, Friday 16 July 622 of the Julian calendar, as `date.toordinal` would count it."""


class NoSuchDay(Struct, frozen=True):
    """Why a written date is none, as a clause."""

    fact: str


def days_of(
    written: WrittenDate, calendar: Calendar, language: Language = LANGUAGES["fa"]
) -> tuple[date, date] | NoSuchDay:
    """The first and the last Gregorian day of a date that is written in `calendar`; a month or a
    year has all its days. Why it is none is said with the months and figures of a language.
    """
    days: list[date] = []
    for part, last in ((written.start, False), (written.end, True)):
        fault = _fault(part, calendar, language)
        if fault:
            return NoSuchDay(fault)
        month = part.month or (12 if last else 1)
        day = part.day or (month_length(calendar, part.year, month) if last else 1)
        days.append(gregorian(calendar, part.year, month, day))
    start, end = days
    return (start, end) if start <= end else NoSuchDay(worded("it ends before it begins"))


def gregorian(calendar: Calendar, year: int, month: int, day: int) -> date:
    """The Gregorian day of a day that exists in `calendar`."""
    if calendar == "gregorian":
        return date(year, month, day)
    if calendar == "hijri":
        from hijridate import Hijri

        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    if calendar == "hijri-tabular":
        return date.fromordinal(_tabular_ordinal(year, month, day))
    import jdatetime

    year -= SHAHANSHAHI if calendar == "shahanshahi" else 0
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
    if calendar == "hijri-tabular":
        return _tabular_day(day.toordinal())
    import jdatetime

    jalali = jdatetime.date.fromgregorian(date=day)
    ahead = SHAHANSHAHI if calendar == "shahanshahi" else 0
    return WrittenDay(jalali.year + ahead, jalali.month, jalali.day)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """How many days a month has."""
    if calendar == "gregorian":
        return monthrange(year, month)[1]
    if calendar == "hijri":
        from hijridate import Hijri

        return Hijri(year, month, 1).month_length()
    if calendar == "hijri-tabular":
        return 30 if month % 2 or (month == 12 and _is_tabular_leap(year)) else 29
    year -= SHAHANSHAHI if calendar == "shahanshahi" else 0
    return 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29


def is_leap(jalali_year: int) -> bool:
    """Whether Esfand of the year has 30 days."""
    import jdatetime

    return bool(jdatetime.date(jalali_year, 1, 1).isleap())


# N. Dershowitz and E. M. Reingold, Calendrical Calculations, chapter «The Islamic Calendar»: eleven
# years of thirty have 355 days, the second, fifth, seventh, tenth, thirteenth, sixteenth,
# eighteenth, twenty-first, twenty-fourth, twenty-sixth and twenty-ninth.


def _is_tabular_leap(year: int) -> bool:
    return (11 * year + 14) % 30 < 11


def _tabular_ordinal(year: int, month: int, day: int) -> int:
    years = 354 * (year - 1) + (3 + 11 * year) // 30
    return _TABULAR_EPOCH - 1 + years + 29 * (month - 1) + month // 2 + day


def _tabular_day(ordinal: int) -> WrittenDay:
    year = (30 * (ordinal - _TABULAR_EPOCH) + 10646) // 10631
    before = ordinal - _tabular_ordinal(year, 1, 1)
    month = (11 * before + 330) // 325
    return WrittenDay(year, month, ordinal - _tabular_ordinal(year, month, 1) + 1)


def _fault(part: WrittenDay, calendar: Calendar, language: Language) -> str | None:
    figures = language.figures
    years = YEARS[calendar]
    if part.year not in years:
        return worded(
            "the year {year} is outside {first} to {last}",
            year=figures(part.year),
            first=figures(years[0]),
            last=figures(years[-1]),
        )
    if part.month is None:
        return None
    if not 1 <= part.month <= 12:
        return worded("there is no month {month}", month=figures(part.month))
    length = month_length(calendar, part.year, part.month)
    if part.day is None or 1 <= part.day <= length:
        return None
    names = language.month_names(calendar) or LANGUAGES["fa"].month_names(calendar)
    month = f"{names[part.month - 1]} {figures(part.year)}"
    return worded(
        "{day} {month} does not exist, {month} has {length} days",
        day=figures(part.day),
        month=month,
        length=figures(length),
    )


class Reading(Struct, frozen=True):
    """A date that something written may be: in full, with its calendar and its Gregorian days."""

    written: WrittenDate
    calendar: Calendar
    start: date
    end: date


def agree(named: Calendar | None, stated: Calendar) -> bool:
    """Whether a date that names a calendar may be of another: the lunar one has two variants."""
    return named is None or _family(named) == _family(stated)


def _family(calendar: Calendar) -> Calendar:
    return "hijri" if calendar == "hijri-tabular" else calendar


def calendars_by_year(year: int) -> tuple[Calendar, ...]:
    """Of which calendars a year may be that stands without months and eras, the likeliest first:
    from 1583 on Gregorian, before that Jalali.
    """
    order: tuple[Calendar, ...] = ("gregorian", "jalali", "hijri", "hijri-tabular", "shahanshahi")
    found = tuple(calendar for calendar in order if year in YEARS[calendar])
    return tuple(each for each in found if each != "hijri-tabular" or "hijri" not in found)


def readings_of(unclear: Unclear, calendar: Calendar | None = None) -> tuple[Reading, ...]:
    """What an unclear date may be, each of which exists, in `calendar` where one is known. A
    weekday that is written leaves those that fall on it, if there are any.
    """
    found = tuple(_readings(unclear.named(calendar) if calendar else unclear, calendar))
    fitting = tuple(each for each in found if not wrong_weekdays(each))
    return fitting or found


def _readings(unclear: Unclear, calendar: Calendar | None) -> Iterator[Reading]:
    for written in unclear.readings:
        if calendar and not agree(written.calendar, calendar):
            continue
        of_year = calendars_by_year(written.end.year)
        for each in (
            (calendar,) if calendar else (written.calendar,) if written.calendar else of_year
        ):
            days = days_of(written, each)
            if not isinstance(days, NoSuchDay):
                yield Reading(written, each, *days)


def wrong_weekdays(reading: Reading) -> tuple[tuple[int, WrittenDay, date], ...]:
    """Each weekday that is written (Monday as 1) and is not that of its day, with that day as it is
    written, and as a Gregorian one.
    """
    written, ends = reading.written, (reading.start, reading.end)
    pairs = zip(written.weekdays, (written.start, written.end), ends, strict=True)
    return tuple(
        (said, day, at)
        for said, day, at in dict.fromkeys(pairs)
        if said and said != at.isoweekday()
    )
