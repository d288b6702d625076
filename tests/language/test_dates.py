"""The dates that a text prints."""

from collections.abc import Callable

import pytest

from edition.language.dates import printed_dates
from edition.model.source_folder import Source

TEXT = "نان و آزادی\n\nدر {0} بودیم.\n\nشورای نویسندگان\n\nتهران،  {0}\n"


def described(*dates: tuple[str, str]) -> str:
    tables = (
        f'[[date]]\nprinted = "{printed}"\ncalendar = "{calendar}"\n' for printed, calendar in dates
    )
    reason = 'normative = true\nreason = "r"\n' if len(dates) > 1 else ""
    return "".join(tables) + reason


def said(source: Source) -> list[str]:
    folder = source.text.file.removesuffix("text.txt")
    return [str(problem).replace(folder, "") for problem in printed_dates(source)[1]]


@pytest.mark.parametrize(
    ("printed", "calendar", "precision", "edtf", "display"),
    [
        ("8 تا 10 آبان 1395", "jalali", "day", "2016-10-29/2016-10-31", "۸ تا ۱۰ آبان ۱۳۹۵"),
        ("28 تا 30 اکتبر2016", "gregorian", "day", "2016-10-28/2016-10-30", "۲۸ تا ۳۰ اکتبر ۲۰۱۶"),
        ("۱۱ دی ۱۴۰۳", "jalali", "day", "2024-12-31", "۱۱ دی ۱۴۰۳"),
        ("۱۲ دی ۱۴۰۳", "jalali", "day", "2025-01-01", "۱۲ دی ۱۴۰۳"),
        ("۱۴۰۳", "jalali", "year", "2024-03-20/2025-03-20", "۱۴۰۳"),
        ("2016", "gregorian", "year", "2016", "۲۰۱۶"),
        ("آبان ۱۳۹۵", "jalali", "month", "2016-10-22/2016-11-20", "آبان ۱۳۹۵"),
        ("می 2016", "gregorian", "month", "2016-05", "مه ۲۰۱۶"),
        ("می تا جون 2016", "gregorian", "month", "2016-05/2016-06", "مه تا ژوئن ۲۰۱۶"),
        (
            "۲۹ اسفند ۱۴۰۳ تا ۳ فروردین ۱۴۰۴",
            "jalali",
            "day",
            "2025-03-19/2025-03-23",
            "۲۹ اسفند ۱۴۰۳ تا ۳ فروردین ۱۴۰۴",
        ),
    ],
)
def test_checked(
    source: Callable[..., Source],
    printed: str,
    calendar: str,
    precision: str,
    edtf: str,
    display: str,
) -> None:
    text = TEXT.format(printed)
    dates, problems = printed_dates(
        source(text, 'issued = "2026-11-26"\n' + described((printed, calendar)))
    )
    assert not problems
    (date,) = dates
    assert (date.printed, date.calendar, date.precision, date.edtf, date.display) == (
        printed,
        calendar,
        precision,
        edtf,
        display,
    )
    # Of the two places the one in the date line counts.
    assert date.span.start == text.rindex(printed)


def test_white_space_is_folded(source: Callable[..., Source]) -> None:
    found = source(
        "نان و آزادی\n8  تا\u00a010 آبان 1395", described(("8 تا  10 آبان 1395", "jalali"))
    )
    dates, problems = printed_dates(found)
    assert not problems
    assert found.text.text[dates[0].span.start : dates[0].span.end] == "8  تا\u00a010 آبان 1395"


def test_part_of_a_number_is_no_place(source: Callable[..., Source]) -> None:
    found = source("نان و آزادی\n18 آبان 1395", described(("8 آبان 1395", "jalali")))
    (line,) = said(found)
    assert line.startswith("edition.toml:7: error: «8 آبان 1395» does not stand in text.txt; ")


@pytest.mark.parametrize(
    ("printed", "calendar", "fault"),
    [
        (
            "۳۱ مهر ۱۴۰۴",
            "jalali",
            "error: «۳۱ مهر ۱۴۰۴» is no date: ۳۱ مهر ۱۴۰۴ does not exist, مهر ۱۴۰۴ has ۳۰ days; "
            "write the day that is meant. [no-such-date]",
        ),
        (
            "۱۴۰۴/۱۲/۳۰",
            "jalali",
            "error: «۱۴۰۴/۱۲/۳۰» is no date: ۳۰ اسفند ۱۴۰۴ does not exist, اسفند ۱۴۰۴ has ۲۹ days; "
            "write the day that is meant. [no-such-date]",
        ),
        (
            "30 فوریه 2016",
            "gregorian",
            "error: «30 فوریه 2016» is no date: ۳۰ فوریه ۲۰۱۶ does not exist, فوریه ۲۰۱۶ has ۲۹ "
            "days; "
            "write the day that is meant. [no-such-date]",
        ),
        (
            "پاییز ۱۴۰۴",
            "jalali",
            "error: «پاییز ۱۴۰۴» is no date that can be read; let `printed` be a day, month or "
            "year, or a range of two, "
            "like «۳ تا ۵ مهر ۱۳۸۴» or ۱۴۰۳/۱۲/۳۰, or add read_as = with the same in such a form. "
            "[date]",
        ),
        (
            "8 آبان 1395",
            "gregorian",
            (
                "error: «8 آبان 1395» is Jalali, and `calendar` says gregorian; write calendar = "
                '"jalali". [date]'
            ),
        ),
    ],
)
def test_no_date(source: Callable[..., Source], printed: str, calendar: str, fault: str) -> None:
    """At its place in the text where it stands there, else at that of edition.toml."""
    more = described((printed, calendar))
    assert said(source(TEXT.format(printed), more)) == [f"text.txt:7:9: {fault}"]
    elsewhere = said(source(TEXT.format("8 تا 10 آبان 1395"), more))
    assert elsewhere[1:2] == [f"edition.toml:7: {fault}"]


def test_not_in_the_text(source: Callable[..., Source]) -> None:
    found = source(TEXT.format("8 تا 10 آبان 1395"), described(("۸ تا ۱۰ آبان ۱۳۹۵", "jalali")))
    assert said(found) == [
        "edition.toml:7: error: «۸ تا ۱۰ آبان ۱۳۹۵» does not stand in text.txt; the nearest is "
        "line 7, "
        "«تهران، 8 تا 10 آبان 1395»; copy the date from the text, character for character. "
        "[date-not-in-text]"
    ]


def test_not_described(source: Callable[..., Source]) -> None:
    assert said(source(TEXT.format("8 تا 10 آبان 1395"))) == [
        "text.txt:7:1: note: the line «تهران، 8 تا 10 آبان 1395» holds a date that edition.toml "
        "does not describe; "
        "add a [[date]] with it, or let it be. [date-not-described]"
    ]


def test_a_date_beside_a_text_without_dates(source: Callable[..., Source]) -> None:
    found = source(
        "نان و آزادی\n" + "بند یک است و از شصت نویسه بلندتر. " * 3,
        described(("8 آبان 1395", "jalali")),
    )
    (problem,) = printed_dates(found)[1]
    assert "the nearest is line 1, «نان و آزادی»" in str(problem)
