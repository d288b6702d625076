"""Dates that are not clear by themselves: what the editor says of them, and what is said to her."""

from collections.abc import Callable

import pytest

from edition.language import edit
from edition.language.dates import dates_found, printed_dates
from edition.model.source_folder import Source

TEXT = "نان و آزادی\n\nبند یک.\n\nتهران، {}\n"


def date(printed: str, calendar: str, *more: str) -> str:
    return "\n".join(("[[date]]", f'printed = "{printed}"', f'calendar = "{calendar}"', *more, ""))


def said(found: Source) -> list[str]:
    return [f"{problem.severity.value} {problem.fact}" for problem in printed_dates(found)[1]]


@pytest.mark.parametrize(
    ("printed", "calendar", "read_as", "edtf", "display"),
    [
        ("۲۲ بهمن ۵۷", "jalali", "۲۲ بهمن ۱۳۵۷", "1979-02-11", "۲۲ بهمن ۱۳۵۷"),
        ("۱۳ مهر ۳۵", "shahanshahi", "۱۳ مهر ۲۵۳۵", "1976-10-05", "۱۳ مهر ۲۵۳۵"),
        ("۲۲ بهمن", "jalali", "1357/11/22", "1979-02-11", "۲۲ بهمن ۱۳۵۷"),
        ("05/06/2024", "gregorian", "5 ژوئن 2024", "2024-06-05", "۵ ژوئن ۲۰۲۴"),
        ("05/06/2024", "gregorian", "2024-05-06", "2024-05-06", "۶ مه ۲۰۲۴"),
        ("پاییز ۱۴۰۴", "jalali", "مهر تا آذر ۱۴۰۴", "2025-09-23/2025-12-21", "مهر تا آذر ۱۴۰۴"),
        ("دوم تیر ۱۴۰۲", "jalali", "۲ تیر ۱۴۰۲", "2023-06-23", "۲ تیر ۱۴۰۲"),
    ],
)
def test_what_the_editor_reads_it_as(
    source: Callable[..., Source],
    printed: str,
    calendar: str,
    read_as: str,
    edtf: str,
    display: str,
) -> None:
    more = date(printed, calendar, f'read_as = "{read_as}"')
    ((checked,), problems) = printed_dates(source(TEXT.format(printed), more))
    assert not problems
    assert (checked.printed, checked.edtf, checked.display) == (printed, edtf, display)


@pytest.mark.parametrize(
    ("printed", "calendar", "read_as", "fact"),
    [
        (
            "۲۲ بهمن ۵۷", "jalali", "",
            "the year of «۲۲ بهمن ۵۷» is short, and it may be «۲۲ بهمن ۱۳۵۷» (1979-02-11) or "
            "«۲۲ بهمن ۱۴۵۷» (2079-02-10)",
        ),
        (
            "05/06/2024", "gregorian", "",
            "«05/06/2024» may be «۵ ژوئن ۲۰۲۴» (2024-06-05) or «۶ مه ۲۰۲۴» (2024-05-06)",
        ),
        ("۲۲ بهمن", "jalali", "", "«۲۲ بهمن» names no year"),
        ("۳۱ مهر ۵۷", "jalali", "", "«۳۱ مهر ۵۷» is no date, whichever way it is read"),
        (
            "۲۲ بهمن ۵۷", "jalali", "۲۳ بهمن ۱۳۵۷",
            "`read_as` is «۲۳ بهمن ۱۳۵۷», which is not what «۲۲ بهمن ۵۷» says",
        ),
        (
            "۲ تیر ۱۴۰۲", "jalali", "۲ تیر ۱۴۰۳",
            "`read_as` is «۲ تیر ۱۴۰۳», which is not what «۲ تیر ۱۴۰۲» says",
        ),
        (
            "۲۲ بهمن ۵۷", "jalali", "۲۲ بهمن ۵۷",
            "`read_as` is «۲۲ بهمن ۵۷», which is no date in full",
        ),
        (
            "۱۳ مهر ۲۵۳۵", "jalali", "",
            "«۱۳ مهر ۲۵۳۵» is imperial (Shahanshahi), and `calendar` says jalali",
        ),
    ],
)  # fmt: skip
def test_what_is_refused(
    source: Callable[..., Source], printed: str, calendar: str, read_as: str, fact: str
) -> None:
    more = date(printed, calendar, *([f'read_as = "{read_as}"'] if read_as else []))
    assert said(source(TEXT.format(printed), more)) == [f"error {fact}"]


def test_a_weekday_decides_and_that_is_said(source: Callable[..., Source]) -> None:
    printed = "یکشنبه ۲۲ بهمن ۵۷"
    ((checked,), problems) = printed_dates(source(TEXT.format(printed), date(printed, "jalali")))
    assert checked.edtf == "1979-02-11"
    assert [str(p.severity.value) + " " + p.code for p in problems] == ["note date-unclear"]


def test_a_day_that_one_century_has_is_taken_with_a_warning(source: Callable[..., Source]) -> None:
    """Esfand of 1357 had 29 days, that of 1457 will have 30."""
    printed = "۳۰ اسفند ۵۷"
    ((checked,), (problem,)) = printed_dates(source(TEXT.format(printed), date(printed, "jalali")))
    assert checked.display == "۳۰ اسفند ۱۴۵۷"
    assert f"{problem.severity.value} {problem.code}" == "warning date-unclear"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "تهران، ۲۲ بهمن ۵۷",
            "warning the line «تهران، ۲۲ بهمن ۵۷» holds a date that edition.toml does not describe: "
            "the year of «۲۲ بهمن ۵۷» is short, and it may be «۲۲ بهمن ۱۳۵۷» (1979-02-11) or "
            "«۲۲ بهمن ۱۴۵۷» (2079-02-10)",
        ),
        (
            "شیراز 05/06/2024",
            "warning the line «شیراز 05/06/2024» holds a date that edition.toml does not describe: "
            "«05/06/2024» may be «۵ ژوئن ۲۰۲۴» (2024-06-05) or «۶ مه ۲۰۲۴» (2024-05-06)",
        ),
        (
            "شیراز، دوم تیر ۱۴۰۲",
            "note the line «شیراز، دوم تیر ۱۴۰۲» holds a date that edition.toml does not describe",
        ),
    ],
)
def test_a_line_that_nobody_described(
    source: Callable[..., Source], line: str, expected: str
) -> None:
    assert said(source(f"نان و آزادی\n\nبند یک.\n\n{line}\n", 'place = "تهران"\n')) == [expected]


@pytest.mark.parametrize("line", ["۱۲ مهر", "دوم مرداد", "سال ۱۳۵۷", "چاپ دوم تیر ۱۴۰۲"])
def test_a_line_that_is_no_date(source: Callable[..., Source], line: str) -> None:
    assert said(source(f"نان و آزادی\n\nبند یک.\n\n{line}\n")) == []


def test_a_lunar_day_names_its_variant(source: Callable[..., Source]) -> None:
    """Alone, with its conversion; beside a day of another calendar, where they differ by one, as
    what it is and no fault; where they differ by more, as any other.
    """
    alone = source(TEXT.format("۱۲ رمضان ۱۴۴۴"), date("۱۲ رمضان ۱۴۴۴", "hijri"))
    assert said(alone) == ["note «۱۲ رمضان ۱۴۴۴» is 2023-04-03, taken as lunar Hijri (Umm al-Qura)"]
    normative = ('normative = true\nreason = "r"',)
    for solar, codes in (("۱۴", []), ("۱۵", ["lunar-day"]), ("۱۷", ["dates-disagree"])):
        other = f"{solar} فروردین ۱۴۰۲"
        found = source(
            TEXT.format("۱۲ رمضان ۱۴۴۴") + other,
            'issued = "2026-11-26"\n'
            + date(other, "jalali", *normative)
            + date("۱۲ رمضان ۱۴۴۴", "hijri"),
        )
        reading, problems = edit(found, None)
        assert reading and [problem.code for problem in problems] == codes
        about = reading.dates.disagreement
        assert ("(ام\u200cالقری)" in about) is bool(codes)
        assert ("رؤیت هلال" in about) is (codes == ["lunar-day"])


def test_a_lunar_day_before_the_tables(source: Callable[..., Source]) -> None:
    """14 Jumada al-Thania 1324, the day of the constitution, 5 August 1906."""
    printed = "۱۴ جمادی‌الثانی ۱۳۲۴"
    (problem,) = printed_dates(source(TEXT.format(printed), date(printed, "hijri")))[1]
    assert 'calendar = "hijri-tabular"' in problem.act
    ((checked,), _) = printed_dates(source(TEXT.format(printed), date(printed, "hijri-tabular")))
    assert checked.edtf == "1906-08-05"


def test_notes_on_days_that_calendars_leave_open(source: Callable[..., Source]) -> None:
    for printed, calendar, codes in (
        ("۲۰ میزان ۱۲۹۹", "jalali", ["zodiac-month"]),
        ("۲۰ مهر ۱۲۹۹", "jalali", []),
        ("۲۰ میزان ۱۳۹۹", "jalali", []),
        ("۵ شهریور ۲۵۳۷", "shahanshahi", []),
        ("۶ شهریور ۲۵۳۷", "shahanshahi", ["imperial-year"]),
    ):
        found = source(TEXT.format(printed), date(printed, calendar))
        assert [problem.code for problem in printed_dates(found)[1]] == codes, printed


def test_what_a_new_edition_may_describe(source: Callable[..., Source]) -> None:
    found = source("نان و آزادی\n\nبند یک.\n\nرشت، جمعه دوم تیر ۱۴۰۲\n23 ژوئن 2023\n۱۲ مهر\n")
    dates = dates_found(found.text.text, found.document)
    assert [(each.printed, each.calendar) for each in dates] == [
        ("جمعه دوم تیر ۱۴۰۲", "jalali"),
        ("23 ژوئن 2023", "gregorian"),
    ]
