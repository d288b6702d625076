"""How a date is written in Persian and its neighbours: its words and its grammar, without
arithmetic and without knowing whether the day exists.

    date    = half | half separator half
    half    = numbers | [[weekday] day] [month ["ماه"] ["سال"]] [year] [era]
    numbers = year mark month mark day

«3 تا 5 مهر 1384», «29 اسفند 1403 – 3 فروردین 1404», «1394-1396». What is missing in the first half
is that of the second. The mark is / or . or -, the same one twice: «۱۴۰۳/۱۲/۳۰».

A day has one or two digits, a year four; digits of every script are read. A word may stand against
a number («مارس2003»). The first half has the day or the month where the second has it. Months and
weekdays are those of every language of `core.languages`, and other spellings of them; an era is
«شمسی», «میلادی» or «قمری» in one of its forms. Arabic yeh and kaf, hamza above, spaces and the
zero-width non-joiner make no difference in a name; nor do points and the digraphs of Yiddish, or
what Hebrew and Yiddish write between a day and its month («5 במאי 2020», «5טן מײַ 2020»).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import DATE
from edition.core.languages import AFGHANISTAN, IRAN, KURDISTAN, LANGUAGES, Calendar

Precision: TypeAlias = Literal["day", "month", "year"]

MONTHS: Mapping[Calendar, tuple[str, ...]] = LANGUAGES["fa"].months
"""The names that messages use, from the first month on."""

_ERAS: Mapping[Calendar, str] = {
    "jalali": "شمسی|خورشیدی|هجریشمسی|هجریخورشیدی|ش|هش",
    "gregorian": "میلادی|م",
    "hijri": "قمری|هجریقمری|هجری|ق|هق|ه",
}
_OTHER_MONTHS: Mapping[str, tuple[Calendar, int]] = {
    "امرداد": ("jalali", 5),
    "خەزەڵوەر": ("jalali", 8),
    "سنبلە": ("jalali", 6),
    "آپریل": ("gregorian", 4),
    "جون": ("gregorian", 6),
    "ژوین": ("gregorian", 6),
    "جولای": ("gregorian", 7),
    "ژوییه": ("gregorian", 7),
    "آگوست": ("gregorian", 8),
    "نیسان": ("gregorian", 4),
    "شباط": ("gregorian", 2),
    "آذار": ("gregorian", 3),
    "ایار": ("gregorian", 5),
    "حزیران": ("gregorian", 6),
    "تموز": ("gregorian", 7),
    "آب": ("gregorian", 8),
    "ایلول": ("gregorian", 9),
    "تشرین الاول": ("gregorian", 10),
    "تشرین الثانی": ("gregorian", 11),
    "کانون الاول": ("gregorian", 12),
    "کانون الثانی": ("gregorian", 1),
    "ربیع الآخر": ("hijri", 4),
    "جمادی الاولی": ("hijri", 5),
    "جمادی الآخر": ("hijri", 6),
    "ذیقعده": ("hijri", 11),
    "ذوالقعده": ("hijri", 11),
    "ذیالقعده": ("hijri", 11),
    "ذیحجه": ("hijri", 12),
    "ذوالحجه": ("hijri", 12),
    "ذیالحجه": ("hijri", 12),
    "מארס": ("gregorian", 3),
    "מארץ": ("gregorian", 3),
}
_OTHER_WEEKDAYS: Mapping[str, int] = {"آدینه": 5}

_BEFORE_MONTH = ("", "ב", "טן", "סטן", "טער", "סטער")
"""What stands before a month, canonical: «in» of Hebrew, the endings of ordinals in Yiddish."""

_WORD = r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0655\u0591-\u05c7\u05f3\u05f4\u200c\u200d])*"
_NUMBERS = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
# «سه شنبه، 5», «5», «مهر ماه سال», «1384 ه.ش.»
_WEEKDAY = rf"(?P<weekday>{_WORD}(?:\s{_WORD})?)\s*[،,]?\s*(?=\d{{1,2}}(?!\d))"
_MONTH = rf"(?P<month>{_WORD}(?:\s{_WORD}){{0,3}})\s*"
_YEAR = rf"(?P<year>\d{{4}})(?:\s*(?P<era>{_WORD}(?:[\s.]+{_WORD})*)\.?)?"
_HALF = re.compile(rf"(?:{_WEEKDAY})?(?:(?P<day>\d{{1,2}})\s*)?(?:{_MONTH})?(?:{_YEAR})?")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\s*(?P<month>{_WORD}(?:\s{_WORD}){{0,3}})\s*\d{{4}}(?!\d)")
_SEPARATORS = tuple(
    re.compile(rf"\s*(?:{separator})\s*")
    for separator in (r"(?<![^\W\d_])(?:تا|الی|إلى|עד|ביז)(?![^\W\d_])", "[–—]", "-")
)
_SAME_LETTER = (
    {ord(c): "ی" for c in "يى"}
    | {ord(c): "ه" for c in "ۀة"}
    | {ord("ك"): "ک", ord("أ"): "ا", ord("إ"): "ا"}
    | {ord("װ"): "וו", ord("ױ"): "וי", ord("ײ"): "יי"}
)
_POINTS = range(0x591, 0x5C8)
"""Points, accents and maqaf of Hebrew."""
_NOTHING = dict.fromkeys((*map(ord, " .\t\u00a0\u05f3\u05f4\u0654\u200c\u200d"), *_POINTS), "")


def _canonical(word: str) -> str:
    return word.replace("\u0627\u0653", "آ").translate(_SAME_LETTER | _NOTHING)


def _months() -> Iterator[tuple[str, tuple[Calendar, int]]]:
    for names in (IRAN, AFGHANISTAN, KURDISTAN, LANGUAGES["he"].months["jalali"]):
        yield from ((_canonical(name), ("jalali", n)) for n, name in enumerate(names, 1))
    calendars: tuple[Calendar, ...] = ("hijri", "gregorian")
    for language in LANGUAGES.values():
        for calendar in calendars:
            yield from (
                (_canonical(name), (calendar, n))
                for n, name in enumerate(language.months[calendar], 1)
            )
    yield from ((_canonical(name), month) for name, month in _OTHER_MONTHS.items())


_NAMES: Mapping[str, tuple[Calendar, int]] = dict(_months())
_WEEKDAYS: Mapping[str, int] = {
    **{
        _canonical(name): n
        for language in LANGUAGES.values()
        for n, name in enumerate(language.weekdays, 1)
    },
    **_OTHER_WEEKDAYS,
}
_CALENDARS: Mapping[str, Calendar] = {
    word: calendar for calendar, words in _ERAS.items() for word in words.split("|")
}


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


class _Half(Struct, frozen=True):
    calendar: Calendar | None
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None


def parse_date(text: str) -> WrittenDate | None:
    """The date that `text` is; None where it is none, is not of one precision, lacks its year, or
    is too long to be one.
    """
    text = text.strip()
    if len(text) > DATE.most or not _DIGIT.search(text):
        return None
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
    named = any(_month(m["month"]) for m in _DAY.finditer(text))
    return named or _NUMBERS.search(text) is not None


def _half(text: str) -> _Half | None:
    found = _NUMBERS.fullmatch(text)
    if found:
        return _Half(None, int(found["year"]), int(found["month"]), int(found["day"]))
    found = _HALF.fullmatch(text)
    if not text or not found:
        return None
    month = _month(found["month"] or "")
    weekday = _WEEKDAYS.get(_canonical(found["weekday"] or ""))
    era = _CALENDARS.get(_canonical(found["era"] or ""))
    unknown = any(
        found[name] and value is None
        for name, value in (("month", month), ("weekday", weekday), ("era", era))
    )
    if unknown or (month and era and era != month[0]):
        return None
    day, year = (int(found[part]) if found[part] else None for part in ("day", "year"))
    if month is None and day is not None and year is not None:
        return None
    return _Half(month[0] if month else era, year, month[1] if month else None, day, weekday)


def _month(words: str) -> tuple[Calendar, int] | None:
    """The month that is named, with «ماه» and «سال» behind it or not."""
    whole = _canonical(words)
    for prefix in _BEFORE_MONTH:
        name = whole.removeprefix(prefix)
        for suffix in ("", "سال", "ماه"):
            name = name.removesuffix(suffix)
            if name in _NAMES:
                return _NAMES[name]
    return None


def _joined(first: _Half, second: _Half) -> WrittenDate | None:
    if second.year is None or (
        first.calendar and second.calendar and first.calendar != second.calendar
    ):
        return None
    if first.day is not None and first.month is None:
        first = replace(first, month=second.month)
    year = second.year if first.year is None else first.year
    start, end = (
        WrittenDay(year, first.month, first.day),
        WrittenDay(second.year, second.month, second.day),
    )
    if start.precision != end.precision:
        return None
    return WrittenDate(
        second.calendar or first.calendar, start, end, (first.weekday, second.weekday)
    )
