"""`edition date`: one date in every calendar."""

import pytest

from edition.core.languages import Calendar
from edition.language.explaining import explain


def facts(text: str, calendar: Calendar | None = None) -> dict[str, str]:
    explained, _ = explain(text, calendar)
    assert explained
    return dict(explained.facts)


def test_all_of_it() -> None:
    explained, problems = explain("۸ تا ۱۰ آبان ۱۳۹۵")
    assert explained and not problems
    assert explained.facts == (
        ("calendar", "Jalali"),
        ("Jalali, Iran", "۸ تا ۱۰ آبان ۱۳۹۵"),
        ("Jalali, Afghanistan", "۸ تا ۱۰ عقرب ۱۳۹۵"),
        ("Jalali, Kurdistan", "٨ تا ١٠ی گەڵاڕێزانی ١٣٩٥"),
        ("Gregorian", "۲۹ تا ۳۱ اکتبر ۲۰۱۶"),
        ("lunar Hijri (Umm al-Qura)", "۲۸ تا ۳۰ محرم ۱۴۳۸"),
        ("weekday", "شنبه (Saturday) to دوشنبه (Monday)"),
        ("days", "3"),
        ("converted by", "jdatetime, hijridate"),
        ("EDTF", "2016-10-29/2016-10-31"),
    )


@pytest.mark.parametrize(
    ("text", "calendar", "read_as", "edtf", "days"),
    [
        ("۲۹ اسفند ۱۴۰۳ تا ۳ فروردین ۱۴۰۴", None, "Jalali", "2025-03-19/2025-03-23", "5"),
        ("۲۹ اسفند ۱۴۰۴ تا ۳ فروردین ۱۴۰۵", None, "Jalali", "2026-03-20/2026-03-23", "4"),
        ("۲۸ شهریور تا ۲ مهر ۱۴۰۴", None, "Jalali", "2025-09-19/2025-09-24", "6"),
        ("۲۸ ثور تا ۲ جوزا ۱۳۸۰", None, "Jalali", "2001-05-18/2001-05-23", "6"),
        ("۱۴۰۳/۱۲/۳۰", None, "Jalali, by its year", "2025-03-20", "1"),
        ("۱۴۰۳", None, "Jalali, by its year", "2024-03-20/2025-03-20", "366"),
        ("2016-10-28", None, "Gregorian, by its year", "2016-10-28", "1"),
        ("۱۴۴۰/۹/۱", "hijri", "lunar Hijri (Umm al-Qura)", "2019-05-06", "1"),
        (
            "۲۹ رمضان تا ۱ شوال ۱۴۴۰",
            None,
            "lunar Hijri (Umm al-Qura)",
            "2019-06-03/2019-06-04",
            "2",
        ),
        ("می تا جون 2016", None, "Gregorian", "2016-05/2016-06", "61"),
    ],
)
def test_ranges(text: str, calendar: Calendar | None, read_as: str, edtf: str, days: str) -> None:
    found = facts(text, calendar)
    assert (found["calendar"], found["EDTF"], found["days"]) == (read_as, edtf, days)


def test_the_edtf_is_sound() -> None:
    edtf = pytest.importorskip("edtf", reason="not run: edtf is not installed")
    for text in (
        "۸ تا ۱۰ آبان ۱۳۹۵",
        "۱۱ دی ۱۴۰۳",
        "۱۴۰۳",
        "آبان ۱۳۹۵",
        "2016",
        "می 2016",
        "می تا جون 2016",
        "۱ رمضان ۱۴۴۰",
    ):
        machine = facts(text)["EDTF"]
        assert str(edtf.parse_edtf(machine)) == machine


def test_outside_the_tables_of_a_calendar() -> None:
    assert (
        facts("۸ آبان ۱۲۹۵")["lunar Hijri (Umm al-Qura)"]
        == "outside the years 1343 to 1500 that are converted"
    )


def test_a_weekday_that_is_another() -> None:
    explained, problems = explain("جمعه ۸ آبان ۱۳۹۵")
    assert explained
    assert [str(problem) for problem in problems] == [
        (
            "warning: «جمعه ۸ آبان ۱۳۹۵» says Friday, but 8 Aban 1395 is Saturday; check the date. "
            "[weekday]"
        )
    ]
    assert explain("شنبه ۸ آبان ۱۳۹۵")[1] == ()
    for text, tag, day in (
        ("جمعه ۸ آبان ۱۳۹۵", "fa", "۸ آبان ۱۳۹۵"),
        ("جمعه ۲۹ اکتبر ۲۰۱۶", "fa", "۲۹ اکتبر ۲۰۱۶"),
        ("جمعه ۱ رمضان ۱۴۴۰", "fa", "۱ رمضان ۱۴۴۰"),
        ("یکشنبه ۱۳ مهر ۲۵۳۵", "fa", "۱۳ مهر ۲۵۳۵"),
    ):
        told = next(each.fact for each in explain(text, tag=tag)[1] if each.code == "weekday")
        assert f", but {day} is " in told  # in the calendar of who wrote it
    assert "from ۱ فروردین ۲۵۳۵ to ۵ شهریور ۲۵۳۷" in explain("۱۲ مهر ۲۵۴۰", tag="fa")[1][0].fact
    assert [p.code for p in explain("جمعه ۸ تا یکشنبه ۱۰ آبان ۱۳۹۵")[1]] == ["weekday", "weekday"]


@pytest.mark.parametrize(
    ("text", "calendar", "code"),
    [
        ("۳۱ مهر ۱۴۰۴", None, "no-such-date"),
        ("۱۴۰۴/۱۲/۳۰", None, "no-such-date"),
        ("۳۰ رمضان ۱۴۴۰", None, "no-such-date"),
        ("۱ محرم ۱۵۰۱", None, "no-such-date"),
        ("۱۲۰۵", None, "no-such-date"),
        ("نان", None, "date"),
        ("۸ آبان ۱۳۹۵", "gregorian", "date"),
        ("نان" + " " * 196 + "۱", None, "date"),
        ("نان" + " " * 197 + "۱", None, "too-large"),
    ],
)
def test_refused(text: str, calendar: Calendar | None, code: str) -> None:
    explained, problems = explain(text, calendar)
    assert explained is None
    assert [problem.code for problem in problems] == [code]


def codes(text: str, calendar: Calendar | None = None) -> list[str]:
    return [f"{p.severity.value} {p.code}" for p in explain(text, calendar)[1]]


@pytest.mark.parametrize(
    ("text", "read_as", "edtf"),
    [
        ("جمعه دوم تیر ۱۴۰۲", "Jalali", "2023-06-23"),
        ("اول مه ۲۰۲۵", "Gregorian", "2025-05-01"),
        ("۱۳ مهر ۲۵۳۵", "imperial (Shahanshahi)", "1976-10-05"),
        ("یکشنبه ۲۲ بهمن ۵۷", "Jalali, by its weekday", "1979-02-11"),
        ("۱۳ مهر ۳۵ شاهنشاهی", "imperial (Shahanshahi), the only reading that is a date", None),
        ("30 اسفند 57", "Jalali, the only reading that is a date", None),
        ("14.10.2025", "Gregorian, by its year", "2025-10-14"),
    ],
)
def test_one_reading(text: str, read_as: str, edtf: str | None) -> None:
    found = facts(text)
    assert found["calendar"] == read_as
    assert edtf is None or found["EDTF"] == edtf


def test_every_reading() -> None:
    explained, (problem,) = explain("05/06/2024", None, "en")
    assert explained and problem.code == "date-unclear"
    assert explained.facts == (
        ("reading", "5 June 2024, Gregorian: 2024-06-05, Wednesday"),
        ("reading", "6 May 2024, Gregorian: 2024-05-06, Monday"),
    )
    assert "«5 June 2024» (2024-06-05) or «6 May 2024» (2024-05-06)" in problem.fact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۸ فروردین", ["error date-unclear"]),
        ("۲۲ بهمن ۵۷", ["warning date-unclear"]),
        ("30 اسفند 57", ["warning date-unclear"]),
        ("یکشنبه ۲۲ بهمن ۵۷", []),
        ("۱۴۰۳/۱۰/۱۱", ["note date-calendar"]),
        ("2535/7/13", ["note date-calendar"]),
        ("۱ رمضان ۱۴۴۰", ["note lunar-day"]),
        ("۱۲ مهر ۲۵۴۰", ["note imperial-year"]),
        ("۲۰ میزان ۱۲۹۹", ["note zodiac-month"]),
    ],
)
def test_what_is_said_beside_it(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_lunar_day_before_the_tables_has_another_variant() -> None:
    (problem,) = explain("۱۴ جمادی الثانی ۱۳۲۴")[1]
    assert problem.code == "no-such-date" and "--calendar hijri-tabular" in problem.act
    found = facts("۱۴ جمادی الثانی ۱۳۲۴", "hijri-tabular")
    assert found["EDTF"] == "1906-08-05" and found["calendar"] == "lunar Hijri (tabular)"
    assert found["converted by"] == "jdatetime, hijridate, a cycle of thirty years"


@pytest.mark.parametrize(
    ("tag", "weekday", "month", "days"),
    [
        ("fa", "شنبه تا دوشنبه", "۲۹ تا ۳۱ اکتبر ۲۰۱۶", "۳"),
        ("en", "Saturday to Monday", "29 to 31 October 2016", "3"),
        ("ar", "السبت إلى الاثنين", "٢٩ إلى ٣١ أكتوبر ٢٠١٦", "٣"),
        ("ur", "ہفتہ تا پیر", "۲۹ تا ۳۱ اکتوبر ۲۰۱۶", "۳"),
        ("ckb", "شەممە to دووشەممە", "٢٩ تا ٣١ی تشرینی یەکەمی ٢٠١٦", "٣"),
    ],
)
def test_in_the_language_asked_for(tag: str, weekday: str, month: str, days: str) -> None:
    explained, _ = explain("۸ تا ۱۰ آبان ۱۳۹۵", None, tag)
    assert explained
    assert {weekday, month, days} <= {value for _, value in explained.facts}


def test_a_language_without_words() -> None:
    explained, (problem,) = explain("۸ آبان ۱۳۹۵", None, "fi")
    assert explained is None and problem.code == "language"
