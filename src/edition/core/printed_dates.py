"""How a date is written in Persian: its words and its grammar, without arithmetic and without knowing whether the day exists.

    date    = half | half separator half          «8 تا 10 آبان 1395», «29 اسفند 1403 – 3 فروردین 1404», «1394-1396»
    half    = numbers | [day] [month ["ماه"]] [year]     a part that is missing is that of the second half
    numbers = year mark month mark day            the mark is / or . or -, the same one twice: «۱۴۰۳/۱۲/۳۰»

A day has one or two digits, a year four; digits of every script are read. A word may stand against a number («اکتبر2016»).
The first half has the day or the month where the second has it. Months are those of Iran, and the Gregorian ones by their
Persian names; Arabic yeh and kaf, hamza above and the zero-width non-joiner make no difference in a name.
"""

import re
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Calendar: TypeAlias = Literal["jalali", "gregorian"]
Precision: TypeAlias = Literal["day", "month", "year"]

MONTHS: dict[Calendar, tuple[str, ...]] = {
    "jalali": (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ),
    "gregorian": (
        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
        "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ),
}  # fmt: skip
"""The names that the house style prints, from the first month on."""

_OTHER_NAMES: dict[str, tuple[Calendar, int]] = {
    "امرداد": ("jalali", 5),
    "آپریل": ("gregorian", 4),
    "اپریل": ("gregorian", 4),
    "می": ("gregorian", 5),
    "جون": ("gregorian", 6),
    "ژوین": ("gregorian", 6),
    "جولای": ("gregorian", 7),
    "ژوییه": ("gregorian", 7),
    "آگوست": ("gregorian", 8),
    "اگوست": ("gregorian", 8),
    "اکتوبر": ("gregorian", 10),
}
_NAMES = _OTHER_NAMES | {name: (calendar, n) for calendar, names in MONTHS.items() for n, name in enumerate(names, 1)}

_WORD = r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0655\u200c])*"
_NUMBERS = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_HALF = re.compile(rf"(?:(?P<day>\d{{1,2}})\s*)?(?:(?P<month>{_WORD})(?:\sماه)?\s*)?(?P<year>\d{{4}})?")
_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\s*(?P<month>{_WORD})(?:\sماه)?\s*\d{{4}}(?!\d)")
_SEPARATORS = tuple(re.compile(rf"\s*(?:{separator})\s*") for separator in (r"(?<![^\W\d_])(?:تا|الی)(?![^\W\d_])", "[–—]", "-"))
_SAME_LETTER = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "\u0654": None, "\u200c": None})


class WrittenDay(Struct, frozen=True):
    """A day, month or year as written: what is smaller than its precision is None. No part is checked against a calendar."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """The smallest part that is written."""
        return "day" if self.day is not None else "month" if self.month is not None else "year"


class WrittenDate(Struct, frozen=True):
    """A date as written, from `start` to `end` inclusive, equal for a single one, of one precision.

    `calendar` is the one whose months are named; None where numbers alone are written.
    """

    calendar: Calendar | None
    start: WrittenDay
    end: WrittenDay


class _Half(Struct, frozen=True):
    calendar: Calendar | None
    year: int | None
    month: int | None
    day: int | None


def parse_date(text: str) -> WrittenDate | None:
    """The date that `text` is; None where it is none, is not of one precision, or lacks its year."""
    text = text.strip()
    for separator in (None, *_SEPARATORS):
        halves = [_half(part) for part in (separator.split(text) if separator else [text])]
        match halves:
            case [_Half() as only]:
                written = _joined(only, only)
            case [_Half() as first, _Half() as second]:
                written = _joined(first, second)
            case _:
                written = None
        if written:
            return written
    return None


def holds_day(text: str) -> bool:
    """Whether a day with its month and year, in words or in numbers, stands anywhere in `text`."""
    named = any(_canonical(m["month"]) in _NAMES for m in _DAY.finditer(text))
    return named or _NUMBERS.search(text) is not None


def _half(text: str) -> _Half | None:
    found = _NUMBERS.fullmatch(text)
    if found:
        return _Half(None, int(found["year"]), int(found["month"]), int(found["day"]))
    found = _HALF.fullmatch(text)
    if not text or not found:
        return None
    day, year = (int(found[part]) if found[part] else None for part in ("day", "year"))
    if not found["month"]:
        return None if day is not None and year is not None else _Half(None, year, None, day)
    name = _NAMES.get(_canonical(found["month"]))
    return _Half(name[0], year, name[1], day) if name else None


def _canonical(word: str) -> str:
    letters = word.replace("\u0627\u0653", "آ").translate(_SAME_LETTER)
    return letters if letters in _NAMES else letters.removesuffix("ماه")


def _joined(first: _Half, second: _Half) -> WrittenDate | None:
    if second.year is None or (first.calendar and second.calendar and first.calendar != second.calendar):
        return None
    if first.day is not None and first.month is None:
        first = replace(first, month=second.month)
    year = second.year if first.year is None else first.year
    start, end = WrittenDay(year, first.month, first.day), WrittenDay(second.year, second.month, second.day)
    return WrittenDate(second.calendar or first.calendar, start, end) if start.precision == end.precision else None
