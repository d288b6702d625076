"""How the house style words a date in a language, and how a date is told to machines."""

from edition.core.dates.printed_dates import WrittenDate, WrittenDay
from edition.core.languages import Calendar, Language


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
    if start.year != end.year or not language.month_names(calendar):
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
    names = language.month_names(calendar)
    month = names[day.month - 1] if names and day.month else ""
    iso = "-".join(f"{part:02}" for part in (day.year, day.month, day.day) if part is not None)
    day_of_month = days or language.figures(day.day or 0)
    return template.format(
        day=day_of_month, month=month, year=language.figures(day.year), iso=language.figures(iso)
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
