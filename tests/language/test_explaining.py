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
            "warning: «جمعه ۸ آبان ۱۳۹۵» says Friday, but 2016-10-29 is Saturday; check the date. "
            "[weekday]"
        )
    ]
    assert explain("شنبه ۸ آبان ۱۳۹۵")[1] == ()
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
