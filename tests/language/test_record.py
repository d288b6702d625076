"""The Record: its year above all, for a Jalali year lies in two Gregorian ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core.languages.language_tags import language_code
from edition.language import edit
from edition.model.record import Agent, Record
from edition.model.source_folder import Source
from tests.editions import reading_of, write_edition

ISSUED = 'issued = "2026-11-26"\n'


@pytest.fixture
def record(source: Callable[..., Source]) -> Callable[..., Record]:
    def build(printed: str = "", calendar: str = "jalali", more: str = "") -> Record:
        date = f'[[date]]\nprinted = "{printed}"\ncalendar = "{calendar}"\n' if printed else ""
        reading, problems = edit(
            source(f"نان و آزادی\n\nبند یک در {printed} بود.\n", ISSUED + more + date), None
        )
        assert reading, "\n".join(map(str, problems))
        return reading.record

    return build


@pytest.mark.parametrize(
    ("printed", "dated", "year"),
    [
        ("۱۱ دی ۱۴۰۳", "2024-12-31", 2024),
        ("۱۲ دی ۱۴۰۳", "2025-01-01", 2025),
        ("۱۴۰۳", "2024-03-20/2025-03-20", None),
        ("", "", 2026),
    ],
)
def test_the_year_is_gregorian_and_certain(
    record: Callable[..., Record], printed: str, dated: str, year: int | None
) -> None:
    made = record(printed)
    assert (made.dated, made.year) == (dated, year)


def test_the_editor_chooses(record: Callable[..., Record]) -> None:
    assert record("۱۴۰۳", more="[deposit]\npublication_year = 2024\n").year == 2024


def test_addresses_come_from_the_first_link_with_the_id(record: Callable[..., Record]) -> None:
    links = (
        '[[link]]\nlabel = "خانه"\nurl = "https://example.org/"\n[[link]]\nlabel = "نسخه"\nurl '
        '= "https://example.org/{id}"\n'
    )
    made = record(more=f'replaces = "a-text-1403"\n{links}')
    assert (made.url, made.replaces_url) == (
        "https://example.org/a-text-1404",
        "https://example.org/a-text-1403",
    )


def test_what_the_text_prints_is_kept(record: Callable[..., Record]) -> None:
    [date] = record("۱۱ دی ۱۴۰۳").stated
    assert (date.printed, date.calendar, date.edtf) == ("۱۱ دی ۱۴۰۳", "jalali", "2024-12-31")


@pytest.mark.parametrize(
    ("tag", "code"), [("fa", "fas"), ("fa-AF", "fas"), ("ckb", "ckb"), ("UR", "urd"), ("xx", "und")]
)
def test_language_codes(tag: str, code: str) -> None:
    assert language_code(tag) == code


AUTHORS = """\
[[creator]]
name = "مريم"
[[contributor]]
name = "آرش"
role = "trl"
"""


def test_the_issuing_body_made_what_nobody_else_made(record: Callable[..., Record]) -> None:
    made = record()
    assert made.creators == (Agent("شورای نویسندگان"),) and made.contributors == ()
    [issuer] = record(more='issuing_body_kind = "person"\n').creators
    assert issuer.is_person


def test_the_issuing_body_stands_behind_those_who_made_the_text(
    record: Callable[..., Record],
) -> None:
    made = record(more=AUTHORS)
    assert [(each.name, each.role) for each in made.creators] == [("مريم", "aut")]
    roles = [(each.name, each.role) for each in made.contributors]
    assert roles == [("آرش", "trl"), ("شورای نویسندگان", "isb")]
    named = AUTHORS.replace("مريم", "شورای نویسندگان")
    assert [each.name for each in record(more=named).contributors] == ["آرش"]


def test_names_follow_the_rules_that_the_text_follows(record: Callable[..., Record]) -> None:
    assert record(more=f'profile = "print"\n{AUTHORS}').creator == "مریم"


def test_what_is_said_of_dates_says_that_it_is_of_them(source: Callable[..., Source]) -> None:
    dates = (
        '[[date]]\nprinted = "۱ دی ۱۴۰۳"\ncalendar = "jalali"\nnormative = true\n'
        'reason = "جمعه است"\n[[date]]\nprinted = "22 دسامبر 2024"\ncalendar = "gregorian"\n'
    )
    text = "نان و آزادی\n\nبند یک در ۱ دی ۱۴۰۳ و 22 دسامبر 2024 بود.\n"
    reading, _ = edit(source(text, ISSUED + dates), None)
    assert reading
    note = reading.record.dates_note
    assert note.startswith("دربارهٔ تاریخ: ") and note.endswith("جمعه است")


def test_a_description_of_the_editor_stands_for_that_of_the_compiler(
    record: Callable[..., Record],
) -> None:
    assert record(more='description = "دربارهٔ نان"\n').description == "دربارهٔ نان"


def test_a_licence_is_known_by_its_address_or_stated(source: Callable[..., Source]) -> None:
    reading, _ = edit(source(more=f'{ISSUED}licence = "OFL-1.1"\n'), None)
    assert reading and reading.record.licence == "OFL-1.1"


def test_addresses_are_said_as_they_are_sent(tmp_path: Path) -> None:
    """IDNA 2008 for the host, RFC 3987 for the rest: what resolvers and archives take."""
    more = '[[link]]\nlabel = "برگه"\nurl = "https://نمونه.ایران/{id}/الف"\n'
    folder = write_edition(tmp_path, more=more, rights='"https://مثال.com/پروانه"')
    record = reading_of(folder)[1].record
    assert record.url == "https://xn--hhbbbed.xn--mgba3a4f16a/a-text-1404/%D8%A7%D9%84%D9%81"
    assert record.rights == "https://xn--mgbh0fb.com/%D9%BE%D8%B1%D9%88%D8%A7%D9%86%D9%87"
