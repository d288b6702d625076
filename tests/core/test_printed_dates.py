"""The grammar of printed dates, without any calendar."""

import pytest

from edition.core.dates.dates_in_text import holds_day
from edition.core.dates.printed_dates import (
    WrittenDate,
    WrittenDay,
    parse_date,
)
from edition.core.languages import LANGUAGES, Calendar


def day(*parts: int) -> WrittenDay:
    return WrittenDay(*parts)


@pytest.mark.parametrize(
    ("text", "calendar", "start", "end"),
    [
        ("8 تا 10 آبان 1395", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("28  تا 30 اکتبر2016 ", "gregorian", day(2016, 10, 28), day(2016, 10, 30)),
        ("٨ تا ١٠ آبان ١٣٩٥", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("۸ تا ۱۰ آبان ۱۳۹۵", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("8-10 آبان‌ماه 1395", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("8 – 10 آبان ماه 1395", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("8تا10آبان1395", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("8 الی 10 آبان 1395", "jalali", day(1395, 8, 8), day(1395, 8, 10)),
        ("۲۸ شهریور تا ۲ مهر ۱۴۰۴", "jalali", day(1404, 6, 28), day(1404, 7, 2)),
        ("۲۹ اسفند ۱۴۰۳ تا ۳ فروردین ۱۴۰۴", "jalali", day(1403, 12, 29), day(1404, 1, 3)),
        ("۲۹ اسفند ۱۴۰۳ — ۳ فروردین ۱۴۰۴", "jalali", day(1403, 12, 29), day(1404, 1, 3)),
        ("۱۱ دی ۱۴۰۳", "jalali", day(1403, 10, 11), day(1403, 10, 11)),
        ("۳ سپتامبر ۲۰۱۵ تا ۵ سپتامبر ۲۰۱۵", "gregorian", day(2015, 9, 3), day(2015, 9, 5)),
        ("آبان ۱۳۹۵", "jalali", day(1395, 8), day(1395, 8)),
        ("آبان تا آذر ۱۳۹۵", "jalali", day(1395, 8), day(1395, 9)),
        ("۱۴۰۳", None, day(1403), day(1403)),
        ("۱۳۹۴-۱۳۹۶", None, day(1394), day(1396)),
        ("۱۴۰۳/۱۲/۳۰", None, day(1403, 12, 30), day(1403, 12, 30)),
        ("1403-12-30", None, day(1403, 12, 30), day(1403, 12, 30)),
        ("1403.2.3", None, day(1403, 2, 3), day(1403, 2, 3)),
        ("1403-12-28–1404-01-03", None, day(1403, 12, 28), day(1404, 1, 3)),
        ("1403/12/28-1404/01/03", None, day(1403, 12, 28), day(1404, 1, 3)),
        ("۳۱ مهر ۱۴۰۴", "jalali", day(1404, 7, 31), day(1404, 7, 31)),
        ("0 آبان 1395", "jalali", day(1395, 8, 0), day(1395, 8, 0)),
        ("12 رمضان 1440", "hijri", day(1440, 9, 12), day(1440, 9, 12)),
        ("۱۷ ربیع\u200cالاول ۱۴۴۰", "hijri", day(1440, 3, 17), day(1440, 3, 17)),
        ("۱۷ ربيع الثاني ۱۴۴۰", "hijri", day(1440, 4, 17), day(1440, 4, 17)),
        ("٩ ذو الحجة ١٤٤٠", "hijri", day(1440, 12, 9), day(1440, 12, 9)),
        ("۲۸ ثور تا ۲ جوزا ۱۳۸۰", "jalali", day(1380, 2, 28), day(1380, 3, 2)),
        ("٨ خاکەلێوە ١٤٠٣", "jalali", day(1403, 1, 8), day(1403, 1, 8)),
        ("8 كانون الثاني 2016", "gregorian", day(2016, 1, 8), day(2016, 1, 8)),
        ("3 ستمبر 2016", "gregorian", day(2016, 9, 3), day(2016, 9, 3)),
        ("۸ آبان سال ۱۳۹۵", "jalali", day(1395, 8, 8), day(1395, 8, 8)),
        ("۸ آبان ۱۳۹۵ خورشیدی", "jalali", day(1395, 8, 8), day(1395, 8, 8)),
        ("۱۴۴۰ ه‍. ق.", "hijri", day(1440), day(1440)),
        ("۲۰۱۶ میلادی", "gregorian", day(2016), day(2016)),
        ("5 במאי 2024", "gregorian", day(2024, 5, 5), day(2024, 5, 5)),
        ("5–8 במאי 2024", "gregorian", day(2024, 5, 5), day(2024, 5, 8)),
        ("28 באפריל עד 2 במאי 2024", "gregorian", day(2024, 4, 28), day(2024, 5, 2)),
        ("9 ברביע אל־אוול 1440", "hijri", day(1440, 3, 9), day(1440, 3, 9)),
        ("5טן מײַ 2024", "gregorian", day(2024, 5, 5), day(2024, 5, 5)),
        ("20סטן אויגוסט 1939", "gregorian", day(1939, 8, 20), day(1939, 8, 20)),
        ("3 ביז 5 נאוועמבער 1928", "gregorian", day(1928, 11, 3), day(1928, 11, 5)),
    ],
)
def test_parsed(text: str, calendar: Calendar | None, start: WrittenDay, end: WrittenDay) -> None:
    assert parse_date(text) == WrittenDate(calendar, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "آبان",
        "8 آبان",
        "8",
        "8 1395",
        "8 تا آبان 1395",
        "1394 تا آبان 1396",
        "29 اسفند 1403 تا 3 فروردین",
        "20 مارس 2025 تا 1 فروردین 1404",
        "8 تا 10 تا 12 آبان 1395",
        "نان ۸ آبان ۱۳۹۵",
        "۸ آبان ۱۳۹۵ نان",
        "۸ آبان ۱۳۹۵ میلادی",
        "1403/12-30",
        "آبان ۹۵",
        "هشتمی‌ها آبان ۱۳۹۵",
        "123 آبان 1395",
        "تا 1395",
    ],
)
def test_not_a_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("calendar", ["jalali", "gregorian"])
def test_every_month(calendar: Calendar) -> None:
    assert [parse_date(f"1 {name} 1400") for name in LANGUAGES["fa"].months[calendar]] == [
        WrittenDate(calendar, day(1400, number, 1), day(1400, number, 1)) for number in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("ژانویهٔ", 1),
        ("ژانویۀ", 1),
        ("فوریه\u0654", 2),
        ("می", 5),
        ("جون", 6),
        ("ژوئيه", 7),
        ("ژوي\u0654یه", 7),
        ("جولای", 7),
        ("آگوست", 8),
        ("\u0627\u0653گوست", 8),
        ("اکتوبر", 10),
        ("اكتبر", 10),
    ],
)
def test_other_spellings(name: str, number: int) -> None:
    found = parse_date(f"1 {name} 2016")
    assert found and (found.calendar, found.start.month) == ("gregorian", number)


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("جمعه ۸ آبان ۱۳۹۵", (5, 5)),
        ("یک\u200cشنبه، ۹ آبان ۱۳۹۵", (7, 7)),
        ("یک شنبه 9 آبان 1395", (7, 7)),
        ("جمعه ۸ تا یکشنبه ۱۰ آبان ۱۳۹۵", (5, 7)),
        ("الجمعة 28 أكتوبر 2016", (5, 5)),
        ("יום ראשון, 5 במאי 2024", (7, 7)),
        ("פֿרײַטיק, 3טן מײַ 2024", (5, 5)),
        ("۸ آبان ۱۳۹۵", (None, None)),
    ],
)
def test_weekdays(text: str, weekdays: tuple[int | None, int | None]) -> None:
    found = parse_date(text)
    assert found and found.weekdays == weekdays


def test_a_non_joiner_in_a_name() -> None:
    found = parse_date("۱۱ اردی\u200cبهشت ۱۴۰۰")
    assert found and (found.calendar, found.start.month) == ("jalali", 2)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("استکهلم (سوئد)- 8 تا 10 آبان 1395", True),
        ("28  تا 30 اکتبر2016", True),
        ("تهران، ۱۴۰۳/۱۲/۳۰", True),
        ("زنده باد ۸ مارس", False),
        ("انقلاب بهمن 1357", False),
        ("8 تا 10 آبان", False),
        ("نشانی 11403/12/30", False),
        ("12 نفر 1395", False),
    ],
)
def test_holds_day(text: str, holds: bool) -> None:
    assert holds_day(text) is holds


def test_what_is_longer_than_any_date_is_none() -> None:
    """Its pattern would take the square of the length."""
    assert parse_date("۸" + " " * 190 + "آبان ۱۳۹۵") is not None
    assert parse_date("۸" + " " * 191 + "آبان ۱۳۹۵") is None
