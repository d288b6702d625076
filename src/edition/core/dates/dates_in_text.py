"""Dates in running text: whether one stands in it, and whether a line is one."""

import re
from collections.abc import Iterator, Sequence

from edition.core.bounds import DATE
from edition.core.dates.date_grammar import (
    Token,
    Year,
    behind_of,
    read_day,
    read_month,
    read_year,
    runs_of,
)
from edition.core.dates.date_names import COUNTED, ZODIAC, canonical
from edition.core.dates.printed_dates import Unclear, WrittenDate, read_date
from edition.core.patterns import later

_NUMBERS = later(
    r"(?<!\d)(?:(?P<year>\d{4})(?P<a>[/.-])(?P<month>\d{1,2})(?P=a)(?P<day>\d{1,2})(?!(?P=a)?\d)|"
    r"(?P<first>\d{1,2})(?P<b>[/.-])(?P<second>\d{1,2})(?P=b)(?P<last>\d{4})(?!(?P=b)?\d))"
)
_YEARS = range(1000, 2700)
_YEAR = later(r"(?<!\d)\d{4}(?!\d)|هزار")
_THOUSAND = "هزار"
_TWO_DIGITS = re.compile(r"\d\d")
_BEFORE_YEAR = 12
"""Tokens over which a day, its month and what stands beside them reach at most."""


def holds_day(text: str) -> bool:
    """Whether a day with its month and year, in words or in numbers, stands anywhere in `text`."""
    if not _may_hold(text):
        return False
    if any(True for _ in numbers_in(text)):
        return True
    return _YEAR.search(text) is not None and any(map(_holds_named_day, runs_of(text)))


def _may_hold(text: str) -> bool:
    """Whether a year may stand in it: most lines have none, and are not read for a date."""
    return _THOUSAND in text or _TWO_DIGITS.search(text) is not None


def numbers_in(text: str) -> Iterator[str]:
    """What may be a day in numbers alone, with its year in four digits, as it stands there."""
    for found in _NUMBERS.finditer(text):
        parts = found.group("month", "day", "first", "second")
        numbers = [int(part) for part in parts if part]
        year = int(found["year"] or found["last"])
        # A fourth number before or behind it: that is an address, a version, a telephone number.
        number, mark = text[: found.start()][-2:-1], text[: found.start()][-1:]
        if number.isdigit() and mark == (found["a"] or found["b"]):
            continue
        if year in _YEARS and 1 <= min(numbers) <= 12 and max(numbers) <= 31:
            yield found[0]


def date_in(line: str) -> tuple[int, int] | None:
    """Where the first date of a line begins and ends, the longest there, with day or month and its
    year; None where the line is too long to be one of a date, or holds none.
    """
    if len(line) > DATE.most or not _may_hold(line):
        return None
    for run in runs_of(line):
        for first, token in enumerate(run):
            for last in reversed(run[first:]):
                found = read_date(line[token.start : last.end])
                if isinstance(found, WrittenDate) and found.start.precision != "year":
                    return token.start, last.end
    return None


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else: with day or month and its year, or a year in
    figures. A day without its year is none, nor is a heading like «سال ۱۳۵۷».
    """
    found = _read(line)
    if isinstance(found, Unclear):
        return _is_short_day(found)
    return found is not None and (found.start.precision != "year" or line.strip()[:1].isdigit())


def is_short_day(line: str) -> bool:
    """Whether a line is a day with its month by name and a year of two digits: «۲۲ بهمن ۵۷»."""
    found = _read(line)
    return isinstance(found, Unclear) and _is_short_day(found)


def _read(line: str) -> WrittenDate | Unclear | None:
    """A date with a year, if it may be one."""
    return read_date(line) if len(line) <= DATE.most and _may_hold(line) else None


def _is_short_day(found: Unclear) -> bool:
    named = all(part.calendar and part.start.precision == "day" for part in found.parts)
    return found.lacks == "century" and named


def by_the_zodiac(text: str) -> bool:
    """Whether a month is named by its sign of the zodiac, as in Afghanistan and of old in Iran."""
    return any(canonical(token.text) in ZODIAC for run in runs_of(text) for token in run)


def _holds_named_day(tokens: Sequence[Token]) -> bool:
    years = [at for at, token in enumerate(tokens) if _YEAR.fullmatch(canonical(token.text))]
    starts = {at for year in years for at in range(max(0, year - _BEFORE_YEAR), year)}
    return any(_day_at(tokens, at) for at in sorted(starts))


def _day_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day, its month and its year follow one another from a token on, in full. What is
    counted («چاپ دوم تیر ۱۴۰۲») is no day.
    """
    if tokens[at].kind == "word" and at and behind_of(tokens, at - 1, COUNTED) == at:
        return False
    return any(
        isinstance(year, Year) and not year.short
        for behind_day, _ in read_day(tokens, at)
        for behind_month, _ in read_month(tokens, behind_day)
        for _, year in read_year(tokens, behind_month)
    )
