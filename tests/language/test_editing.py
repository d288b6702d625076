"""The whole stage: the statement, the day of the edition, and what is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from edition.core.diagnostics import Severity
from edition.language import edit
from edition.model.source_folder import Source
from edition.read import read

STATEMENT = Path(__file__).resolve().parents[2] / "source" / "statement"


def test_the_statement() -> None:
    source, _ = read(STATEMENT)
    assert source
    reading, problems = edit(source, None)
    assert reading
    assert [(p.severity, p.code, p.place and p.place.line) for p in problems] == [(Severity.WARNING, "dates-disagree", 49)]
    assert reading.document == source.document
    assert reading.emendations == ()
    dates = reading.dates
    assert [printed.edtf for printed in dates.printed] == ["2016-10-29/2016-10-31", "2016-10-28/2016-10-30"]
    assert dates.normative is dates.printed[1]
    assert dates.reason == source.description.date[1].reason
    assert dates.display == "۸ تا ۱۰ آبان ۱۳۹۵ · ۲۸ تا ۳۰ اکتبر ۲۰۱۶"
    assert dates.disagreement == (
        "۸ تا ۱۰ آبان ۱۳۹۵ برابر با ۲۹ تا ۳۱ اکتبر ۲۰۱۶ است و با ۲۸ تا ۳۰ اکتبر ۲۰۱۶ یک روز اختلاف دارد؛ "
        "متن چنان\u200cکه چاپ شده بود آمده است."
    )
    assert (dates.issued, dates.issued_display) == (date(2026, 11, 26), "۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶")


@pytest.mark.parametrize(
    ("more", "epoch", "issued"),
    [
        ("issued = 2026-11-26\n", None, date(2026, 11, 26)),
        ("issued = 2026-11-26\n", 0, date(2026, 11, 26)),
        ("", 0, date(1970, 1, 1)),
        ("", 86399, date(1970, 1, 1)),
        ("", 86400, date(1970, 1, 2)),
        ("", -1, date(1969, 12, 31)),
        ("", 1742428800, date(2025, 3, 20)),
    ],
)
def test_issued(source: Callable[..., Source], more: str, epoch: int | None, issued: date) -> None:
    reading, problems = edit(source(more=more), epoch)
    assert reading and not problems
    assert reading.dates.issued == issued


def test_without_a_printed_date(source: Callable[..., Source]) -> None:
    reading, _ = edit(source(), None)
    assert reading
    dates = reading.dates
    assert (dates.printed, dates.normative, dates.reason, dates.display, dates.disagreement) == ((), None, "", "", "")


def test_an_only_date_is_normative(source: Callable[..., Source]) -> None:
    more = 'issued = "2026-11-26"\n[[date]]\nprinted = "۱۱ دی ۱۴۰۳"\ncalendar = "jalali"\n'
    reading, problems = edit(source("نان و آزادی\nبند یک.\n۱۱ دی ۱۴۰۳", more), None)
    assert reading and not problems
    assert reading.dates.normative and reading.dates.normative.edtf == "2024-12-31"


@pytest.mark.parametrize(
    ("more", "epoch", "fault"),
    [
        (
            "",
            None,
            ": error: the edition has no date; add issued = with the day of this edition, or set SOURCE_DATE_EPOCH; "
            "the clock is never asked. [no-issued]",
        ),
        (
            "",
            10**15,
            ": error: the day of the edition, SOURCE_DATE_EPOCH 1000000000000000, cannot be given in the Jalali calendar; "
            "state the day on which this edition is issued. [issued]",
        ),
        (
            "issued = 1600-01-01\n",
            None,
            ":6: error: the day of the edition, 1600-01-01, cannot be given in the Jalali calendar; "
            "state the day on which this edition is issued. [issued]",
        ),
    ],
)
def test_no_issued(source: Callable[..., Source], more: str, epoch: int | None, fault: str) -> None:
    found = source(more=more)
    reading, problems = edit(found, epoch)
    assert reading is None
    assert [str(problem) for problem in problems] == [f"{found.places['id'].file}{fault}"]


def test_every_fault_at_once(source: Callable[..., Source]) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "x"\nafter = "y"\nreason = "r"\n'
    found = source("نان و آزادی\n۳۱ مهر ۱۴۰۴", '[[date]]\nprinted = "۳۱ مهر ۱۴۰۴"\ncalendar = "jalali"\n', entry)
    reading, problems = edit(found, None)
    assert reading is None
    assert [problem.code for problem in problems] == ["emendation", "no-such-date", "no-issued"]


def test_emendations_are_applied_and_recorded(source: Callable[..., Source]) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "نخست"\nreason = "r"\n'
    reading, problems = edit(source(emendations=entry), None)
    assert reading and not problems
    assert reading.document.blocks[1].text == "بند نخست."
    assert [(e.before, e.after, e.rule, e.reason) for e in reading.emendations] == [("یک", "نخست", "editor", "r")]


def test_no_reading_with_a_date_that_does_not_exist(source: Callable[..., Source]) -> None:
    more = 'issued = "2026-11-26"\n[[date]]\nprinted = "۳۱ مهر ۱۴۰۴"\ncalendar = "jalali"\n'
    reading, problems = edit(source("نان و آزادی\n۳۱ مهر ۱۴۰۴", more), None)
    assert reading is None
    assert [problem.code for problem in problems] == ["no-such-date"]
