"""The whole stage: the statement, the day of the edition, and what is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

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
    assert [(p.severity, p.code, p.place and p.place.line) for p in problems] == [
        (Severity.WARNING, "dates-disagree", 49),
        (Severity.WARNING, "poster-words", 37),
        (Severity.WARNING, "poster-words", 41),
        (Severity.WARNING, "poster-words", 36),
    ]
    dates = reading.dates
    assert [printed.edtf for printed in dates.printed] == [
        "2016-10-29/2016-10-31",
        "2016-10-28/2016-10-30",
    ]
    assert dates.normative is dates.printed[1]
    assert dates.reason == source.description.date[1].reason
    assert dates.display == "۸ تا ۱۰ آبان ۱۳۹۵ · ۲۸ تا ۳۰ اکتبر ۲۰۱۶"
    assert dates.disagreement == (
        "۸ تا ۱۰ آبان ۱۳۹۵ برابر با ۲۹ تا ۳۱ اکتبر ۲۰۱۶ است و با ۲۸ تا ۳۰ اکتبر ۲۰۱۶ یک روز "
        "اختلاف دارد؛ "
        "متن چنان\u200cکه چاپ شده بود آمده است."
    )
    assert (dates.issued, dates.issued_display) == (
        date(2026, 11, 26),
        "۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶",
    )


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
    assert (dates.printed, dates.normative, dates.reason, dates.display, dates.disagreement) == (
        (),
        None,
        "",
        "",
        "",
    )


def test_an_only_date_is_normative(source: Callable[..., Source]) -> None:
    more = 'issued = "2026-11-26"\n[[date]]\nprinted = "۱۱ دی ۱۴۰۳"\ncalendar = "jalali"\n'
    reading, problems = edit(source("نان و آزادی\nبند یک.\n۱۱ دی ۱۴۰۳", more), None)
    assert reading and not problems
    assert reading.dates.normative and reading.dates.normative.edtf == "2024-12-31"


def test_without_a_day_of_its_own(source: Callable[..., Source]) -> None:
    reading, problems = edit(source(more=""), None)
    assert reading
    assert (reading.dates.issued, reading.dates.issued_display, reading.record.issued) == (
        None,
        "[بی\u200cتا]",
        None,
    )
    (note,) = problems
    assert note.severity is Severity.NOTE
    assert str(note).endswith(
        "edition.toml: note: the edition has no date, and its imprint says so; "
        "add issued = with the day of this edition, or set SOURCE_DATE_EPOCH; the clock is "
        "never asked. [no-issued]"
    )


@pytest.mark.parametrize(
    ("more", "epoch", "place", "day"),
    [
        ("", 10**15, "", "SOURCE_DATE_EPOCH 1000000000000000"),
        ("issued = 1600-01-01\n", None, ":6", "1600-01-01"),
    ],
)
def test_a_day_that_cannot_be_given(
    source: Callable[..., Source], more: str, epoch: int | None, place: str, day: str
) -> None:
    found = source(more=more)
    reading, problems = edit(found, epoch)
    assert reading is None
    assert [str(problem) for problem in problems] == [
        f"{found.places['id'].file}{place}: error: the day of the edition, {day}, cannot be "
        "given in the calendars "
        "Jalali and Gregorian; state the day on which this edition is issued. [issued]"
    ]


@pytest.mark.parametrize(
    ("language", "display"),
    [
        ("fa", "۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶"),
        ("fa-AF", "۵ قوس ۱۴۰۵ · ۲۶ نومبر ۲۰۲۶"),
        ("ar", "٢٦ نوفمبر ٢٠٢٦ · ١٦ جمادى الآخرة ١٤٤٨ (أم القرى)"),
        ("ur", "۲۶ نومبر ۲۰۲۶ · ۱۶ جمادی الثانی ۱۴۴۸ (ام القریٰ)"),
        ("ckb", "٥ی سەرماوەزی ١٤٠٥ · ٢٦ی تشرینی دووەمی ٢٠٢٦"),
        ("ug", "26-نويابىر، 2026"),
    ],
)
def test_the_day_in_the_calendars_of_the_language(
    source: Callable[..., Source], language: str, display: str
) -> None:
    found = source()
    spoken = replace(found, description=replace(found.description, language=language))
    reading, _ = edit(spoken, None)
    assert reading and reading.dates.issued_display == display


def test_every_fault_at_once(source: Callable[..., Source]) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "x"\nafter = "y"\nreason = "r"\n'
    found = source(
        "نان و آزادی\n۳۱ مهر ۱۴۰۴",
        '[[date]]\nprinted = "۳۱ مهر ۱۴۰۴"\ncalendar = "jalali"\n',
        entry,
    )
    reading, problems = edit(found, None)
    assert reading is None
    assert [problem.code for problem in problems] == ["emendation", "no-such-date", "no-issued"]


def test_emendations_are_applied_and_recorded(source: Callable[..., Source]) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "نخست"\nreason = "r"\n'
    reading, problems = edit(source(emendations=entry), None)
    assert reading and not problems
    assert reading.document.blocks[1].text == "بند نخست."
    assert [(e.before, e.after, e.rule, e.reason) for e in reading.emendations] == [
        ("یک", "نخست", "editor", "r")
    ]


def test_no_reading_with_a_date_that_does_not_exist(source: Callable[..., Source]) -> None:
    more = 'issued = "2026-11-26"\n[[date]]\nprinted = "۳۱ مهر ۱۴۰۴"\ncalendar = "jalali"\n'
    reading, problems = edit(source("نان و آزادی\n۳۱ مهر ۱۴۰۴", more), None)
    assert reading is None
    assert [problem.code for problem in problems] == ["no-such-date"]


def test_what_cannot_be_printed_is_left_out_on_the_record(source: Callable[..., Source]) -> None:
    """Case 11: a byte order mark inside the text."""
    found = source("نان و آزادی\n\n\ufeffبند\x0cدوم\uffff.\n\u200f\n\nبند سوم.")
    reading, problems = edit(found, None)
    assert reading
    assert [block.text for block in reading.document.blocks] == [
        "نان و آزادی",
        "بند دوم.",
        "بند سوم.",
    ]
    assert [(e.before, e.after, e.rule) for e in reading.emendations] == [
        ("\ufeff", "", "unprintable"),
        ("\x0c", " ", "unprintable"),
        ("\uffff", "", "unprintable"),
        ("\u200f", "", "unprintable"),
    ]
    assert [str(problem).removeprefix(found.text.file) for problem in problems] == [
        f":3:{column}: warning: {name} here cannot be printed and is {fate}; "
        "delete it from the text, or leave it to the register. [unprintable]"
        for column, name, fate in (
            (1, "U+FEFF BYTE ORDER MARK", "left out"),
            (5, "U+000C FORM FEED", "set as a space"),
            (9, "U+FFFF (a noncharacter)", "left out"),
        )
    ] + [
        ":4:1: warning: U+200F here cannot be printed and is left out; "
        "delete it from the text, or leave it to the register. [unprintable]"
    ]


def test_the_profile_is_on_the_record(source: Callable[..., Source]) -> None:
    more = (
        'issued = "2026-11-26"\nprofile = "print"\n[orthography]\nha-space = "off"\nha-ye = '
        '"suggest"\n'
    )
    text = "نان و آزادی\n\nبراي كارگران ، بحران ها می روند.جنگها ی 2.\n"
    reading, problems = edit(source(text, more), None)
    assert reading and not problems
    assert reading.document.blocks[1].text == "برای کارگران، بحران ها می\u200cروند. جنگها ی ۲."
    assert [e.rule for e in reading.emendations] == [
        "yeh", "kaf", "space-before-mark", "mi-space", "space-after-mark", "digit",
    ]  # fmt: skip


def test_a_rule_that_is_not_there(source: Callable[..., Source]) -> None:
    reading, problems = edit(
        source(more='issued = "2026-11-26"\n[orthography]\nha-spce = "off"\n'), None
    )
    assert reading is None
    (problem,) = problems
    assert (
        ":8: error: there is no rule `ha-spce` (did you mean `ha-space`?); write one of mi-space, "
        in str(problem)
    )


def test_titles_and_names_are_spelt_as_the_text_is(source: Callable[..., Source]) -> None:
    found = source(
        "نان و آزادي\n\nبند يك.\n", 'issued = "2026-11-26"\nprofile = "print"\nplace = "شهر كرد"\n'
    )
    found = replace(found, description=replace(found.description, title="نان و آزادي"))
    reading, _ = edit(found, None)
    assert reading
    assert (
        reading.document.blocks[0].text
        == reading.description.title
        == reading.record.title
        == "نان و آزادی"
    )
    assert reading.description.place == "شهر کرد"
    assert found.description.title == "نان و آزادي"
