"""Dates in words: each day comes back from them, in every language that writes days so."""

from datetime import date, timedelta

import pytest

from edition.core.dates import date_names
from edition.core.dates.calendars import days_of, gregorian, in_calendar
from edition.core.dates.date_names import DAYS, among, canonical, year_in_words
from edition.core.dates.printed_dates import Unclear, WrittenDate, WrittenDay, parse_date, read_date
from edition.core.languages import LANGUAGES, Calendar
from edition.language.date_words import date_in_words

# Written down here by themselves, so that a slip in the tables of the product is seen.
UNITS = ["", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"]
TEENS = [
    "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
]  # fmt: skip
TENS = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
HUNDREDS = [
    "", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد",
]  # fmt: skip


def number(count: int) -> str:
    """A number up to 2999 in Persian words."""
    thousands, rest = divmod(count, 1000)
    parts = [["", "هزار", "دو هزار"][thousands], HUNDREDS[rest // 100]]
    rest %= 100
    parts += [TEENS[rest - 10]] if 10 <= rest < 20 else [TENS[rest // 10], UNITS[rest % 10]]
    return " و ".join(part for part in parts if part)


def ordinal(count: int) -> str:
    """The first to the thirty-first."""
    if count == 30:
        return "سی\u200cام"
    word = number(count)
    return f"{word[:-2]}سوم" if word.endswith("سه") else f"{word}م"


FORMS = (
    "{day} {month} {year}",
    "{day} {month}‌ماه {year}",
    "{day} ماه {month} سال {year}",
    "{day}ِ {month}ِ {year} خورشیدی",
    "روز {day} {month} {year} هـ. ش.",
    "{cardinal} {month} {year}",
    "{day} {month} {year_in_words}",
    "{day} {month}، سال {year_in_words} شمسی",
)


def test_every_day_of_two_centuries_comes_back() -> None:
    """From words to the day and from the day to its words, by a second library."""
    persiantools = pytest.importorskip(
        "persiantools.jdatetime", reason="not run: persiantools is not installed"
    )
    months = LANGUAGES["fa"].months["jalali"]
    first, last = gregorian("jalali", 1300, 1, 1), gregorian("jalali", 1501, 1, 1)
    for offset in range((last - first).days):
        day = first + timedelta(offset)
        other = persiantools.JalaliDate(day)
        text = FORMS[offset % len(FORMS)].format(
            day=ordinal(other.day),
            cardinal=number(other.day),
            month=months[other.month - 1],
            year=other.year,
            year_in_words=number(other.year),
        )
        written = parse_date(text)
        assert written and written.calendar == "jalali", text
        assert written.start == written.end == WrittenDay(other.year, other.month, other.day), text
        assert days_of(written, "jalali") == (day, day)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("calendar", ["jalali", "gregorian", "hijri"])
def test_what_is_printed_in_a_language_is_read_back(tag: str, calendar: Calendar) -> None:
    """Days, ranges within a month and over its end, months: as the imprint words them."""
    language = LANGUAGES[tag]
    year = {"jalali": 1403, "gregorian": 2024, "hijri": 1446}[calendar]
    for month in range(1, 13):
        for start, end in (
            *((WrittenDay(year, month, day),) * 2 for day in range(1, 30)),
            (WrittenDay(year, month, 3), WrittenDay(year, month, 15)),
            (WrittenDay(year, month, 28), WrittenDay(year, month % 12 + 1, 2)),
            (WrittenDay(year, month), WrittenDay(year, month)),
            (WrittenDay(year, month, 28), WrittenDay(year + 1, month, 2)),
        ):
            text = date_in_words(language, calendar, start, end)
            assert parse_date(text) == WrittenDate(calendar, start, end), text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Urdu: cardinals and ordinals, those of its own and those from Persian.
        ("دس دسمبر ۱۹۴۸ء", "1948-12-10"),
        ("دہم دسمبر ۱۹۴۸", "1948-12-10"),
        ("چودہ اگست ۱۹۴۷", "1947-08-14"),
        ("پچیسویں دسمبر ۱۸۷۶", "1876-12-25"),
        ("یکم مئی ۲۰۲۵", "2025-05-01"),
        ("پہلی جنوری ۲۰۲۵", "2025-01-01"),
        # Arabic: ordinals with the article, the two names of a month.
        ("الثاني من يونيو ٢٠٢٤", "2024-06-02"),
        ("الحادي والعشرين من آذار ٢٠٢٤", "2024-03-21"),
        ("يوم الأحد ٢ يونيو/حزيران ٢٠٢٤", "2024-06-02"),
        ("٢ حزيران (يونيو) ٢٠٢٤ م", "2024-06-02"),
        ("الثلاثون من كانون الثاني ٢٠٢٣", "2023-01-30"),
        # Sorani: with its ezafe, in figures and in words.
        ("۳۰ی ڕەشەمەی ۱۴۰۳", "2025-03-20"),
        ("٣٠ی رەشەمەی ١٤٠٣ی هەتاوی", "2025-03-20"),
        ("یەکی ئایاری ٢٠٢٥", "2025-05-01"),
        ("دووەمی ڕێبەندانی ١٤٠٣", "2025-01-21"),
        ("بیست و یەکەمی خاکەلێوەی ١٤٠٤", "2025-04-10"),
        # Uyghur: month and day as numbers, year first; names with the case.
        ("2026-يىلى 1-ئاينىڭ 5-كۈنى (دۈشەنبە)", "2026-01-05"),
        ("2024-يىلى 8-مارت", "2024-03-08"),
        ("2025-يىلى دېكابىرنىڭ ئونىنچى كۈنى", "2025-12-10"),
        # Pashto and Dari.
        ("د ۱۴۰۳ کال د وري ۲۲مه", "2024-04-10"),
        ("۲۲ تله ۱۴۰۴", "2025-10-14"),
        ("بیست و دوم برج میزان ۱۴۰۴", "2025-10-14"),
        ("هژدهم سنبله ۱۳۸۰", "2001-09-09"),
        # Persian beyond the plain form.
        ("جمعه دوم تیر ۱۴۰۲", "2023-06-23"),
        ("سی‌ام آذر ۱۴۰۳", "2024-12-20"),
        ("پانزدهم خرداد ۱۳۴۲", "1963-06-05"),
        ("اول ماه مه ۲۰۲۵", "2025-05-01"),
        ("۱۲ ژانویه‌ی ۲۰۲۰", "2020-01-12"),
        ("۱۲م امرداد ماه ۱۴۰۰", "2021-08-03"),
        ("۱۵-خرداد-۱۳۴۲", "1963-06-05"),
        ("۲ تیر ۱۴۰۲، جمعه", "2023-06-23"),
        ("مورخ ۱۴۰۲/۴/۲ هجری شمسی", "2023-06-23"),
        ("جمعه ۱۴۰۲/۴/۲", "2023-06-23"),
        ("پنجمین روز از مهر ۱۴۰۲", "2023-09-27"),
        ("۲۲\u200f بهمن\u200f ۱۳۵۷", "1979-02-11"),
        ("\u2067۲۲ بهمن ۱۳۵۷\u2069", "1979-02-11"),
        # The imperial era, said and unsaid.
        ("۱۳ مهر ۲۵۳۵", "1976-10-05"),
        ("۱۳ مهر ۲۵۳۵ شاهنشاهی", "1976-10-05"),
        ("اول فروردین ۲۵۳۵", "1976-03-21"),
    ],
)
def test_as_people_write_it(text: str, day: str) -> None:
    written = parse_date(text)
    assert written, text
    calendar = written.calendar or ("gregorian" if written.end.year > 1582 else "jalali")
    assert days_of(written, calendar) == (date.fromisoformat(day),) * 2


@pytest.mark.parametrize(
    ("text", "day"),
    [("14.10.2025", (2025, 10, 14)), ("22/11/1357", (1357, 11, 22)), ("5-6-1402", (1402, 6, 5)),
     ("5/5/2024", (2024, 5, 5)), ("10/14/2025", (2025, 10, 14)), ("۱۴۰۴/۷/۲۲", (1404, 7, 22))],
)  # fmt: skip
def test_numbers_that_can_be_read_in_one_way(text: str, day: tuple[int, int, int]) -> None:
    written = parse_date(text)
    assert written and written.start == WrittenDay(*day)


@pytest.mark.parametrize(
    ("text", "lacks", "readings"),
    [
        ("05/06/2024", "order", [(2024, 6, 5), (2024, 5, 6)]),
        ("۲۲ بهمن ۵۷", "century", [(1357, 11, 22), (1457, 11, 22)]),
        ("۱۳ مهر ۳۵", "century", [(1335, 7, 13), (1435, 7, 13), (2535, 7, 13)]),
        ("۸ تا ۱۰ آبان ۹۵", "century", [(1395, 8, 8), (1495, 8, 8)]),
        ("10 دسامبر 48", "century", [(1948, 12, 10), (2048, 12, 10)]),
        ("۸۸/۳/۲۵", "century", [(1388, 3, 25), (1488, 3, 25), (1988, 3, 25), (2088, 3, 25)]),
        ("بهمن ۵۷", "century", [(1357, 11, None), (1457, 11, None)]),
        ("۸ فروردین", "year", []),
        ("دوم مرداد", "year", []),
    ],
)
def test_what_is_open_is_not_decided(
    text: str, lacks: str, readings: list[tuple[int, int, int | None]]
) -> None:
    found = read_date(text)
    assert isinstance(found, Unclear) and found.lacks == lacks
    assert [each.start for each in found.readings] == [WrittenDay(*parts) for parts in readings]
    assert parse_date(text) is None


def test_a_date_in_full_fits_what_it_completes() -> None:
    for short, full, fits in (
        ("۲۲ بهمن ۵۷", "۲۲ بهمن ۱۳۵۷", True),
        ("۲۲ بهمن ۸۵", "۲۲ بهمن ۱۲۸۵", True),
        ("۲۲ بهمن ۵۷", "۲۲ بهمن ۱۳۵۸", False),
        ("۲۲ بهمن ۵۷", "۲۱ بهمن ۱۳۵۷", False),
        ("۱۳ مهر ۳۵", "۱۳ مهر ۲۵۳۵", True),
        ("۲۲ بهمن", "۲۲ بهمن ۱۳۵۷", True),
        ("۲۲ بهمن", "۲۲ اسفند ۱۳۵۷", False),
        ("05/06/2024", "5 ژوئن 2024", True),
        ("05/06/2024", "2024-05-06", True),
        ("05/06/2024", "6 ژوئن 2024", False),
        ("۲۲ بهمن ۵۷", "۲۲ نوامبر ۱۹۵۷", False),
    ):
        open_date, whole = read_date(short), parse_date(full)
        assert isinstance(open_date, Unclear) and whole
        assert open_date.may_be(whole) is fits, (short, full)


def test_the_words_of_two_languages_name_one_day() -> None:
    """The tables are one: a word that were two days would be read as the later one."""
    known: dict[str, int] = {}
    for count in range(1, 32):
        for word in (number(count), ordinal(count), f"{number(count)}م"):
            if canonical(word) != "سیم":
                assert known.setdefault(canonical(word), count) == count
                assert DAYS[canonical(word)] == count
    assert set(DAYS.values()) == set(range(1, 32))
    assert among("سی") & set(DAYS) and DAYS["سێ"] == 3 and DAYS["سی"] == 30


def test_years_in_words() -> None:
    for year in (*range(1206, 1501), *range(1900, 2101), *range(2530, 2540)):
        assert year_in_words(canonical(number(year))) == year
    for words in ("هزار و بیست و یازده", "صد", "هزاران", "سه هزار", "هزار و یک و دو"):
        assert year_in_words(canonical(words)) is None


def test_imperial_years_over_the_whole_of_their_use() -> None:
    """From 1 Farvardin 2535 to 5 Shahrivar 2537, day by day, by a second library."""
    persiantools = pytest.importorskip(
        "persiantools.jdatetime", reason="not run: persiantools is not installed"
    )
    months = LANGUAGES["fa"].months["jalali"]
    day = date(1976, 3, 21)
    while day <= date(1978, 8, 27):
        other = persiantools.JalaliDate(day)
        written = parse_date(f"{other.day} {months[other.month - 1]} {other.year + 1180}")
        assert written and written.calendar == "shahanshahi"
        assert days_of(written, "shahanshahi") == (day, day)
        assert in_calendar(day, "shahanshahi") == written.start
        day += timedelta(1)


def test_the_tables_are_whole_and_name_no_two_days_alike() -> None:
    """31 rows in each language, and no word that is one day here and another there."""
    assert {len(rows) for rows, _ in date_names._ENDINGS} == {31}
    named: dict[str, int] = {}
    for name, count in date_names._days():
        assert named.setdefault(name, count) == count or name == "سیم", name
