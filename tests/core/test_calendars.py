"""Days of two calendars, against published values and a second library."""

from datetime import date, timedelta

import pytest

from edition.core.dates.calendars import (
    YEARS,
    NoSuchDay,
    days_of,
    gregorian,
    in_calendar,
    is_leap,
    month_length,
)
from edition.core.dates.printed_dates import Calendar, WrittenDay, parse_date

# The leap years as published.
LEAP = (
    1370,
    1375,
    1379,
    1383,
    1387,
    1391,
    1395,
    1399,
    1403,
    1408,
    1412,
    1416,
    1420,
    1424,
    1428,
    1432,
    1436,
)


def days(text: str, calendar: Calendar = "jalali") -> str:
    written = parse_date(text)
    assert written
    found = days_of(written, calendar)
    assert not isinstance(found, NoSuchDay)
    return f"{found[0]}/{found[1]}"


def fault(text: str, calendar: Calendar = "jalali") -> str:
    written = parse_date(text)
    assert written
    found = days_of(written, calendar)
    assert isinstance(found, NoSuchDay)
    return found.fact


def test_leap_years() -> None:
    assert tuple(year for year in range(1370, 1441) if is_leap(year)) == LEAP


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۱۴۰۳/۱۲/۳۰", "2025-03-20/2025-03-20"),
        ("۱ فروردین ۱۴۰۴", "2025-03-21/2025-03-21"),
        ("۲۹ اسفند ۱۴۰۴", "2026-03-20/2026-03-20"),
        ("۱ فروردین ۱۴۰۵", "2026-03-21/2026-03-21"),
        ("۲۹ اسفند ۱۴۰۳ تا ۳ فروردین ۱۴۰۴", "2025-03-19/2025-03-23"),
        ("۲۹ اسفند ۱۴۰۴ تا ۳ فروردین ۱۴۰۵", "2026-03-20/2026-03-23"),
        ("۲۸ شهریور تا ۲ مهر ۱۴۰۴", "2025-09-19/2025-09-24"),
        ("۱۱ دی ۱۴۰۳", "2024-12-31/2024-12-31"),
        ("۱۲ دی ۱۴۰۳", "2025-01-01/2025-01-01"),
        ("۱۴۰۳", "2024-03-20/2025-03-20"),
        ("اسفند ۱۴۰۳", "2025-02-19/2025-03-20"),
        ("8 تا 10 آبان 1395", "2016-10-29/2016-10-31"),
    ],
)
def test_jalali(text: str, expected: str) -> None:
    assert days(text) == expected


def test_weekdays_of_the_new_year() -> None:
    assert [
        gregorian("jalali", 1403, 12, 30).strftime("%u"),
        gregorian("jalali", 1404, 1, 1).strftime("%u"),
    ] == ["4", "5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فوریه ۲۰۲۴", "2024-02-01/2024-02-29"),
        ("۲۰۲۳", "2023-01-01/2023-12-31"),
        ("2016/10/28", "2016-10-28/2016-10-28"),
    ],
)
def test_gregorian(text: str, expected: str) -> None:
    assert days(text, "gregorian") == expected


@pytest.mark.parametrize(
    ("text", "calendar", "fact"),
    [
        ("۳۱ مهر ۱۴۰۴", "jalali", "۳۱ مهر ۱۴۰۴ does not exist, مهر ۱۴۰۴ has ۳۰ days"),
        ("۱۴۰۴/۱۲/۳۰", "jalali", "۳۰ اسفند ۱۴۰۴ does not exist, اسفند ۱۴۰۴ has ۲۹ days"),
        ("30 فوریه 2016", "gregorian", "۳۰ فوریه ۲۰۱۶ does not exist, فوریه ۲۰۱۶ has ۲۹ days"),
        ("0 آبان 1395", "jalali", "۰ آبان ۱۳۹۵ does not exist, آبان ۱۳۹۵ has ۳۰ days"),
        ("29 تا 31 آبان 1395", "jalali", "۳۱ آبان ۱۳۹۵ does not exist, آبان ۱۳۹۵ has ۳۰ days"),
        ("1403/13/01", "jalali", "there is no month ۱۳"),
        ("1403/0/01", "jalali", "there is no month ۰"),
        ("۲۰۱۶", "jalali", "the year ۲۰۱۶ is outside ۱۲۰۶ to ۱۵۰۰"),
        ("۱۳۹۵", "gregorian", "the year ۱۳۹۵ is outside ۱۵۸۳ to ۹۹۹۹"),
        ("10 تا 8 آبان 1395", "jalali", "it ends before it begins"),
        ("30 رمضان 1440", "hijri", "۳۰ رمضان ۱۴۴۰ does not exist, رمضان ۱۴۴۰ has ۲۹ days"),
        ("1 محرم 1342", "hijri", "the year ۱۳۴۲ is outside ۱۳۴۳ to ۱۵۰۰"),
        ("1 محرم 1501", "hijri", "the year ۱۵۰۱ is outside ۱۳۴۳ to ۱۵۰۰"),
    ],
)
def test_no_such_day(text: str, calendar: Calendar, fact: str) -> None:
    assert fault(text, calendar) == fact


def test_back_and_forth_for_every_day() -> None:
    """A day a step over all Jalali years that are converted: the other way gives it back, and no
    day is skipped.
    """
    day = gregorian("jalali", 1206, 1, 1)
    for year in YEARS["jalali"]:
        for month in (1, 6, 7, 12):
            for number in (1, month_length("jalali", year, month)):
                assert in_calendar(
                    gregorian("jalali", year, month, number), "jalali"
                ) == WrittenDay(year, month, number)
        days_in_year = sum(month_length("jalali", year, month) for month in range(1, 13))
        day += timedelta(days_in_year)
        assert gregorian("jalali", year + 1, 1, 1) == day


def test_hijri() -> None:
    """The first and the last day of the tables, and days that were published: 1 Ramadan 1440 was 6
    May 2019.
    """
    assert days("1 محرم 1343", "hijri") == "1924-08-01/1924-08-01"
    assert days("۱ رمضان ۱۴۴۰", "hijri") == "2019-05-06/2019-05-06"
    assert days("ذی\u200cحجه ۱۵۰۰", "hijri") == "2077-10-18/2077-11-16"
    assert in_calendar(date(2019, 5, 6), "hijri") == WrittenDay(1440, 9, 1)
    assert in_calendar(date(1924, 7, 31), "hijri") is None
    assert in_calendar(date(2077, 11, 16), "hijri") == WrittenDay(1500, 12, 30)
    assert in_calendar(date(2077, 11, 17), "hijri") is None


@pytest.mark.parametrize(
    "calendar", ["jalali", "gregorian", "hijri", "hijri-tabular", "shahanshahi"]
)
def test_every_month_has_its_days(calendar: Calendar) -> None:
    """The day after the last of a month is the first of the next."""
    for year in (
        (1343, 1403, 1404, 1440, 1500) if calendar != "gregorian" else (1900, 2000, 2023, 2024)
    ):
        year += 1180 if calendar == "shahanshahi" else 0
        for month in range(1, 12):
            last = gregorian(calendar, year, month, month_length(calendar, year, month))
            assert gregorian(calendar, year, month + 1, 1) - last == timedelta(1)


def test_outside_the_years() -> None:
    assert in_calendar(gregorian("jalali", 1206, 1, 1) - timedelta(1), "jalali") is None
    assert in_calendar(gregorian("jalali", 1501, 1, 1), "jalali") is None
    assert in_calendar(date(1600, 1, 1), "gregorian") == WrittenDay(1600, 1, 1)


def test_a_second_calendar_agrees() -> None:
    persiantools = pytest.importorskip(
        "persiantools.jdatetime", reason="not run: persiantools is not installed"
    )
    first = gregorian("jalali", 1206, 1, 1)
    for offset in range((gregorian("jalali", 1501, 1, 1) - first).days):
        day = first + timedelta(offset)
        other = persiantools.JalaliDate(day)
        assert in_calendar(day, "jalali") == WrittenDay(other.year, other.month, other.day)


def test_tabular_days() -> None:
    """The first of its years, a day of history, and each day of thirty years and more back and
    forth; from Umm al-Qura a month is two days off at most.
    """
    assert gregorian("hijri-tabular", 991, 1, 1) == date(1583, 1, 25)
    assert gregorian("hijri-tabular", 1324, 6, 14) == date(1906, 8, 5)
    day = gregorian("hijri-tabular", 1300, 1, 1)
    for year in range(1300, 1332):
        for month in range(1, 13):
            for number in range(1, month_length("hijri-tabular", year, month) + 1):
                assert gregorian("hijri-tabular", year, month, number) == day
                assert in_calendar(day, "hijri-tabular") == WrittenDay(year, month, number)
                day += timedelta(1)
    shifts = {
        (gregorian("hijri", year, month, 1) - gregorian("hijri-tabular", year, month, 1)).days
        for year in YEARS["hijri"]
        for month in range(1, 13)
    }
    assert shifts == {-2, -1, 0, 1}
