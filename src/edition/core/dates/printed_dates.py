"""How a date is written in Persian and its neighbours: its grammar, without arithmetic and without
knowing whether the day exists.

    date    = half | half separator half
    half    = [opening] [weekday] (named | numbers) [era] [weekday]
    named   = [day] [["ماه"] month ["ماه"]] [["سال"] year]
            | year "کال" month day | year "-يىلى" day month
    numbers = year mark month mark day | day mark month mark year | month mark day mark year

«3 تا 5 مهر 1384», «جمعه دوم تیر ۱۴۰۲», «29 اسفند 1403 – 3 فروردین 1404», «1394-1396». What is
missing in the first half is that of the second. The mark is / or . or -, the same one twice.

A day is a number of one or two digits, with or without the ending of an ordinal, or a word
(`core.number_words`); a year has four digits, or is Persian words behind a month or «سال». Digits
of every script are read; a word may stand against a number («مارس2003»). The first half has the day
or the month where the second has it. The names are those of `core.date_names`.

Not every date is clear. `Unclear` is one without its year («۸ فروردین»), with a year of two digits
(«۲۲ بهمن ۵۷»), or in numbers whose order is open («05/06/2024»): the month stands first only in
Gregorian years, in which some countries write it so. A year of the Jalali months that lies beyond
that calendar is of the imperial one of Iran, whose year 2535 was 1355.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import DATE
from edition.core.dates.date_grammar import Half, halves_of
from edition.core.languages import Calendar
from edition.core.memory import LINES
from edition.core.patterns import later

Precision: TypeAlias = Literal["day", "month", "year"]
Lack: TypeAlias = Literal["year", "century", "order"]

_CENTURIES: Mapping[Calendar | None, Sequence[tuple[Calendar, int]]] = {
    "jalali": (("jalali", 1300), ("jalali", 1400)),
    "gregorian": (("gregorian", 1900), ("gregorian", 2000)),
    "hijri": (("hijri", 1300), ("hijri", 1400)),
    "hijri-tabular": (("hijri-tabular", 1200), ("hijri-tabular", 1300)),
    "shahanshahi": (("shahanshahi", 2500),),
    None: (("jalali", 1300), ("jalali", 1400), ("gregorian", 1900), ("gregorian", 2000)),
}
"""Of which centuries a year of two digits may be, by the calendar that is named."""
_IMPERIAL_YEARS = range(35, 38)
"""Those of two digits in which Iran counted so by law: 2535 to 2537."""

_SEPARATORS = tuple(
    later(rf"\s*(?:{separator})\s*")
    for separator in (
        r"(?<![^\W\d_])(?:تا|الی|إلى|الى|لغایت|حتى|سے|بۆ|هەتا|עד|ביז)(?![^\W\d_])",
        "[–—]",
        "-",
    )
)


class WrittenDay(Struct, frozen=True):
    """A day, month or year as written: what is smaller than its precision is None. No part is
    checked against a calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """The smallest part that is written."""
        return "day" if self.day is not None else "month" if self.month is not None else "year"


class WrittenDate(Struct, frozen=True):
    """A date as written, from `start` to `end` inclusive, equal for a single one, of one precision.

    `calendar` is the one whose months or era are named; None where numbers alone are written.
    `weekdays` are those written before the two days, Monday as 1; None where none is.
    """

    calendar: Calendar | None
    start: WrittenDay
    end: WrittenDay
    weekdays: tuple[int | None, int | None] = (None, None)


class Unclear(Struct, frozen=True):
    """A date that `lacks` its year, the century of it, or the order of its numbers.

    `parts` are as it is written, once for each order of its numbers: the year is 0 where none is,
    under 100 where it has two digits.
    """

    lacks: Lack
    parts: tuple[WrittenDate, ...]

    @property
    def readings(self) -> tuple[WrittenDate, ...]:
        """What it may be, in full, unchecked; nothing where the year is missing."""
        if self.lacks == "year":
            return ()
        if self.lacks == "order":
            return self.parts
        found = [
            _of_century(part, calendar, century)
            for part in self.parts
            for calendar, century in _centuries(part)
        ]
        return tuple(dict.fromkeys(found))

    def named(self, calendar: Calendar) -> "Unclear":
        """The same, of a calendar that is known where the date itself names none."""
        parts = (replace(part, calendar=part.calendar or calendar) for part in self.parts)
        return Unclear(self.lacks, tuple(parts))

    def may_be(self, full: WrittenDate) -> bool:
        """Whether a date in full says what this one leaves open, and nothing against it."""
        return any(_fits(part, full, self.lacks) for part in self.parts)


def parse_date(text: str) -> WrittenDate | None:
    """The date that `text` is; None where it is none, is not of one precision, lacks its year, or
    is too long to be one.
    """
    found = read_date(text)
    return found if isinstance(found, WrittenDate) else None


@lru_cache(LINES)
def read_date(text: str) -> WrittenDate | Unclear | None:
    """The date that `text` is, or what is open of it; None where it is none."""
    text = text.strip()
    if len(text) > DATE.most:
        return None
    unclear: Unclear | None = None
    for separator in (None, *_SEPARATORS):
        parts = separator.split(text) if separator else [text]
        # Without its separator a text is what it was before, one half; with two, it is no range.
        if separator and len(parts) != 2:
            continue
        halves = [halves_of(part) for part in parts]
        if not all(halves):
            continue
        pairs = [(each[0], each[-1]) for each in product(*halves) if _alike(each)]
        found = dict.fromkeys(filter(None, (_joined(*pair) for pair in pairs)))
        lacking = [lacks for lacks, _ in found if lacks]
        dates = tuple(date for _, date in found)
        if len(dates) == 1 and not lacking:
            return dates[0]
        if dates and not unclear:
            unclear = Unclear(lacking[0] if lacking else "order", dates)
    return unclear


def _alike(halves: Sequence[Half]) -> bool:
    """Whether numbers are in one order in both halves."""
    return len({half.order for half in halves if half.order}) <= 1


def _joined(first: Half, second: Half) -> tuple[Lack | None, WrittenDate] | None:
    if first.calendar and second.calendar and first.calendar != second.calendar:
        return None
    if second.year is None and (first.year is not None or second.month is None):
        return None
    if first.day is not None and first.month is None:
        first = replace(first, month=second.month)
    if first.year is None:
        first = replace(first, year=second.year, short=second.short)
    if first.short != second.short:
        return None
    start, end = (WrittenDay(half.year or 0, half.month, half.day) for half in (first, second))
    if start.precision != end.precision:
        return None
    date = WrittenDate(
        second.calendar or first.calendar, start, end, (first.weekday, second.weekday)
    )
    return "year" if second.year is None else "century" if second.short else None, date


def _of_century(part: WrittenDate, calendar: Calendar, century: int) -> WrittenDate:
    start, end = (replace(day, year=day.year + century) for day in (part.start, part.end))
    return WrittenDate(calendar, start, end, part.weekdays)


def _centuries(part: WrittenDate) -> Iterator[tuple[Calendar, int]]:
    yield from _CENTURIES[part.calendar]
    if part.calendar == "jalali" and part.end.year in _IMPERIAL_YEARS:
        yield "shahanshahi", 2500


def _fits(part: WrittenDate, full: WrittenDate, lacks: Lack) -> bool:
    solar = {part.calendar, full.calendar} <= {"jalali", "shahanshahi"} and lacks != "order"
    if part.calendar and full.calendar and part.calendar != full.calendar and not solar:
        return False
    for written, whole in ((part.start, full.start), (part.end, full.end)):
        year = {"year": 0, "century": whole.year % 100, "order": whole.year}[lacks]
        if (written.year, written.month, written.day) != (year, whole.month, whole.day):
            return False
    return True
