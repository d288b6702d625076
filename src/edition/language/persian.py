"""Dates and differences in Persian words, as the house style prints them."""

from edition.core.printed_dates import MONTHS, Calendar, WrittenDay

_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_NUMBERS = ("صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده")


def digits(number: int) -> str:
    """A number in Persian digits."""
    return str(number).translate(_DIGITS)


def date_in_words(calendar: Calendar, start: WrittenDay, end: WrittenDay) -> str:
    """«۸ تا ۱۰ آبان ۱۳۹۵», «۲۸ شهریور تا ۲ مهر ۱۴۰۴», «آبان ۱۳۹۵», «۱۴۰۳»: what both ends share is said once."""
    last = _words(calendar, end)
    if start == end:
        return last
    if start.year != end.year:
        return f"{_words(calendar, start)} تا {last}"
    if start.month == end.month:
        return f"{digits(start.day or 0)} تا {last}"
    return f"{_words(calendar, start).removesuffix(' ' + digits(start.year))} تا {last}"


def days_in_words(count: int) -> str:
    """«یک روز», «۱۲ روز»."""
    return f"{_NUMBERS[count] if count < len(_NUMBERS) else digits(count)} روز"


def _words(calendar: Calendar, day: WrittenDay) -> str:
    month = MONTHS[calendar][day.month - 1] if day.month is not None else ""
    return " ".join(part for part in (digits(day.day) if day.day is not None else "", month, digits(day.year)) if part)
