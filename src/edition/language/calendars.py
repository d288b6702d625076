"""Jalali and Gregorian days: which exist, and what they are in the other calendar. jdatetime does the arithmetic."""

from calendar import monthrange
from datetime import date

import jdatetime
from msgspec import Struct

from edition.core.printed_dates import MONTHS, Calendar, WrittenDate, WrittenDay
from edition.language.persian import digits

YEARS: dict[Calendar, range] = {"jalali": range(1206, 1501), "gregorian": range(1583, 10000)}
"""The years that are converted: Jalali ones where independent calendars agree on the leap years, Gregorian ones since the first
whole year of that calendar."""


class NoSuchDay(Struct, frozen=True):
    """Why a written date is none, as a clause."""

    fact: str


def days_of(written: WrittenDate, calendar: Calendar) -> tuple[date, date] | NoSuchDay:
    """The first and the last Gregorian day of a date that is written in `calendar`; a month or a year has all its days."""
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
    converted: date = jdatetime.date(year, month, day).togregorian()
    return converted


def in_calendar(day: date, calendar: Calendar) -> WrittenDay | None:
    """The year, month and day in `calendar` of a Gregorian day; None outside the years that are converted."""
    if calendar == "gregorian":
        return WrittenDay(day.year, day.month, day.day)
    first, last = YEARS["jalali"][0], YEARS["jalali"][-1]
    if not gregorian("jalali", first, 1, 1) <= day < gregorian("jalali", last + 1, 1, 1):
        return None
    jalali = jdatetime.date.fromgregorian(date=day)
    return WrittenDay(jalali.year, jalali.month, jalali.day)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """How many days a month has."""
    if calendar == "gregorian":
        return monthrange(year, month)[1]
    return 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29


def is_leap(jalali_year: int) -> bool:
    """Whether Esfand of the year has 30 days."""
    return bool(jdatetime.date(jalali_year, 1, 1).isleap())


def _fault(part: WrittenDay, calendar: Calendar) -> str | None:
    years = YEARS[calendar]
    if part.year not in years:
        return f"the year {digits(part.year)} is outside {digits(years[0])} to {digits(years[-1])}"
    if part.month is None:
        return None
    if not 1 <= part.month <= 12:
        return f"there is no month {digits(part.month)}"
    length = month_length(calendar, part.year, part.month)
    if part.day is None or 1 <= part.day <= length:
        return None
    month = f"{MONTHS[calendar][part.month - 1]} {digits(part.year)}"
    return f"{digits(part.day)} {month} does not exist, {month} has {digits(length)} days"
