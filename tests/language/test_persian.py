"""Dates in Persian words."""

import pytest

from edition.core.printed_dates import WrittenDay, parse_date
from edition.language.persian import date_in_words, days_in_words, digits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8 تا 10 آبان 1395", "۸ تا ۱۰ آبان ۱۳۹۵"),
        ("28 تا 30 اکتبر2016", "۲۸ تا ۳۰ اکتبر ۲۰۱۶"),
        ("28 شهریور - 2 مهر 1404", "۲۸ شهریور تا ۲ مهر ۱۴۰۴"),
        ("29 اسفند 1403 تا 3 فروردین 1404", "۲۹ اسفند ۱۴۰۳ تا ۳ فروردین ۱۴۰۴"),
        ("11 دی ماه 1403", "۱۱ دی ۱۴۰۳"),
        ("1 جولای 2016", "۱ ژوئیه ۲۰۱۶"),
        ("آبان 1395", "آبان ۱۳۹۵"),
        ("آبان تا آذر 1395", "آبان تا آذر ۱۳۹۵"),
    ],
)
def test_date_in_words(text: str, words: str) -> None:
    written = parse_date(text)
    assert written and written.calendar
    assert date_in_words(written.calendar, written.start, written.end) == words


def test_years() -> None:
    assert date_in_words("jalali", WrittenDay(1403), WrittenDay(1403)) == "۱۴۰۳"
    assert date_in_words("jalali", WrittenDay(1394), WrittenDay(1396)) == "۱۳۹۴ تا ۱۳۹۶"


def test_numbers() -> None:
    assert digits(1234567890) == "۱۲۳۴۵۶۷۸۹۰"
    assert [days_in_words(count) for count in (1, 2, 10, 11)] == ["یک روز", "دو روز", "ده روز", "۱۱ روز"]
