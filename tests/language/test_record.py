"""The Record: its year above all, for a Jalali year lies in two Gregorian ones."""

from collections.abc import Callable

import pytest

from edition.language import edit
from edition.language.editing import language_code
from edition.model.record import Record
from edition.model.source_folder import Source

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
