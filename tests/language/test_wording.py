"""Dates in the words of each language."""

import pytest

from edition.core.dates.printed_dates import WrittenDay, parse_date
from edition.core.languages import LANGUAGES, spoken
from edition.core.languages.words import Words
from edition.language.date_words import date_in_words, days_in_words


def in_words(text: str, tag: str = "fa") -> str:
    written = parse_date(text)
    assert written and written.calendar
    return date_in_words(LANGUAGES[tag], written.calendar, written.start, written.end)


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
        ("۱۷ ربیع الاول ۱۴۴۰", "۱۷ ربیع\u200cالاول ۱۴۴۰"),
    ],
)
def test_persian(text: str, words: str) -> None:
    assert in_words(text) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("fa-AF", "۸ تا ۱۰ عقرب ۱۳۹۵"),
        ("ar", "٨ إلى ١٠ آبان ١٣٩٥"),
        ("ur", "۸ تا ۱۰ آبان ۱۳۹۵"),
        ("ckb", "٨ تا ١٠ی گەڵاڕێزانی ١٣٩٥"),
        ("ug", "8 – 10-آبان، 1395"),
        ("he", "8 עד 10 באבאן 1395"),
        ("yi", "8 ביז 10 אבאן 1395"),
    ],
)
def test_other_languages(tag: str, words: str) -> None:
    assert in_words("8 تا 10 آبان 1395", tag) == words


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_written_is_read(tag: str) -> None:
    """Each language's months, with the day and the year apart from them, are read as the months
    they are.
    """
    for calendar, months in LANGUAGES[tag].months.items():
        for number, name in enumerate(months, 1):
            written = parse_date(f"5 {name} {2016 if calendar == 'gregorian' else 1400}")
            assert written and (written.calendar, written.start.month) == (calendar, number), name


def test_a_language_that_is_stated_writes_days_as_iso_8601_does() -> None:
    words = {name: getattr(LANGUAGES["fa"].words, name) for name in Words.__struct_fields__} | {
        "digits": "0123456789"
    }
    language = spoken("ps", words | {"to": " – "})
    assert (
        date_in_words(language, "gregorian", WrittenDay(2016, 1, 8), WrittenDay(2016, 1, 10))
        == "2016-01-08 – 2016-01-10"
    )


def test_years() -> None:
    fa = LANGUAGES["fa"]
    assert date_in_words(fa, "jalali", WrittenDay(1403), WrittenDay(1403)) == "۱۴۰۳"
    assert date_in_words(fa, "jalali", WrittenDay(1394), WrittenDay(1396)) == "۱۳۹۴ تا ۱۳۹۶"


def test_numbers() -> None:
    assert LANGUAGES["fa"].figures(1234567890) == "۱۲۳۴۵۶۷۸۹۰"
    assert LANGUAGES["fa"].figures("33.003") == "۳۳٫۰۰۳"
    words = [days_in_words(LANGUAGES["fa"], count) for count in (1, 2, 10, 11)]
    assert words == ["یک روز", "دو روز", "ده روز", "۱۱ روز"]
