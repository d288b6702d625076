"""Which lines hold a date, and which only look like it."""

import pytest

from edition.core.dates.dates_in_text import (
    by_the_zodiac,
    holds_day,
    is_date,
    is_short_day,
    numbers_in,
)

DATES = (
    "تهران، دوم تیر ۱۴۰۲",
    "جمعه دوم تیر ۱۴۰۲",
    "مصوب در سی‌ام آذر ۱۴۰۳ در سنندج",
    "کابل – بیست و یکم سرطان ۱۳۹۹",
    "برلین، اول ماه مه ۲۰۲۵",
    "شیراز، ۱۳ مهر ۲۵۳۵",
    "Berlin, 14.10.2025",
    "تهران ۲۲/۱۱/۱۳۵۷",
    "هەولێر، ۳۰ی ڕەشەمەی ۱۴۰۳",
    "بيروت، ٢ يونيو/حزيران ٢٠٢٤",
    "کراچی، دہم دسمبر ۱۹۴۸ء",
    "۱۴۰۳/۰۱/۱۰-۱۴۰۳/۰۱/۱۵",
    "در تاریخ دوم تیر هزار و چهارصد و دو",
    "شمارهٔ ۳، دوم تیر ۱۴۰۲",
)
NONE = (
    "دوم مرداد روز ما بود",
    "۱۲ مهر",
    "زنده باد ۸ مارس",
    "خیابان ۱۷ شهریور، پلاک ۱۳۵۷",
    "چاپ دوم تیر ۱۴۰۲",
    "چاپ یکم، مهر ۱۳۹۰",
    "شمارهٔ دوم آبان ۱۳۹۹",
    "هفته‌ی اول مهر ۱۴۰۱",
    "نیمه دوم خرداد ۱۳۸۸",
    "الطبعة الثانية آذار ٢٠٢٠",
    "صفحه‌های 12/5/3",
    "نتیجهٔ بازی 3-2 در 2024",
    "تلفن ۰۲۱-۸۸۳۴-۵۶-۷۸",
    "تلفن 0912-1384-05-22",
    "نشانی ۱۰.۱۲.۱۴۰۳.۵",
    "نسخهٔ 1.12.2024.3",
    "بها: ۱۲٬۵۰۰٬۰۰۰ ریال",
    "بها 12.500.2000 ریال",
    "پروندهٔ 1403/13/45",
    "پروندهٔ 45/13/1403",
    "پروندهٔ 00/00/1403",
    "نشست سی‌ام آذر ۱۴۰۳",
    "دو هزار و چهارصد تن",
    "بیست و دو بهمن بزرگ",
    "سه تیر خورد و ۱۲۰۰ تن کشته شدند",
    "نشانی 11403/12/30",
    "12 نفر 1395",
    "ماده ۲: مهر ۱۴۰۲",
    "انقلاب بهمن ۵۷",
)


@pytest.mark.parametrize("line", DATES)
def test_a_line_that_holds_a_day(line: str) -> None:
    assert holds_day(line)


@pytest.mark.parametrize("line", NONE)
def test_a_line_that_holds_none(line: str) -> None:
    assert not holds_day(line) and not is_date(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("۲۲ بهمن ۵۷", True),
        ("یکشنبه ۲۲ بهمن ۵۷", True),
        ("آبان ۱۴۰۳", True),
        ("۱۴۰۳", True),
        ("دوم تیر ۱۴۰۲", True),
        ("سال ۱۳۵۷", False),
        ("هزار و سیصد و پنجاه و هفت", False),
        ("بهمن ۵۷", False),
        ("۸ فروردین", False),
        ("12/5/57", False),
        ("۸۸/۳/۲۵", False),
    ],
)
def test_a_line_that_is_a_date(line: str, expected: bool) -> None:
    assert is_date(line) is expected


def test_a_short_day_alone() -> None:
    assert is_short_day("۲۲ بهمن ۵۷") and not is_short_day("۲۲ بهمن ۱۳۵۷")


def test_the_numbers_as_they_stand() -> None:
    text = "از 05/06/2024 تا ۱۴۰۳/۱۲/۳۰، نه 1.2.3.2024"
    assert list(numbers_in(text)) == ["05/06/2024", "۱۴۰۳/۱۲/۳۰"]


def test_months_of_the_zodiac() -> None:
    assert by_the_zodiac("۲۰ میزان ۱۲۹۹") and not by_the_zodiac("۲۰ مهر ۱۲۹۹")
