"""A day of edition.toml that is not the Gregorian YYYY-MM-DD, and what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core.dates.calendars import gregorian
from edition.read import read
from edition.read.stated_days import what_to_write


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("22 مهر 1404", 'write it as the Gregorian day that it is: issued = "2025-10-14" (Jalali)'),
        (
            "1404-07-22",
            'write the Gregorian day that is meant: issued = "2025-10-14" (Jalali) or issued = '
            '"1984-04-23" (lunar Hijri (Umm al-Qura))',
        ),
        ("1404-02-31", 'write it as the Gregorian day that it is: issued = "2025-05-21" (Jalali)'),
        ("14.10.2025", 'write it as the Gregorian day that it is: issued = "2025-10-14" '
         "(Gregorian)"),
        (
            "05/06/2024",
            'write the Gregorian day that is meant: issued = "2024-06-05" (Gregorian) or issued = '
            '"2024-05-06" (Gregorian)',
        ),
        ("2535-07-13", 'write it as the Gregorian day that it is: issued = "1976-10-05" (imperial '
         "(Shahanshahi))"),
        ("مهر 1404", None),
        ("فردا", None),
    ],
)  # fmt: skip
def test_which_day_that_is(text: str, act: str | None) -> None:
    assert what_to_write("issued", text) == act


@pytest.mark.parametrize(
    ("name", "calendar"),
    [("shamsi", "jalali"), ("شمسی", "jalali"), ("Miladi", "gregorian"), ("قمری", "hijri"),
     ("imperial", "shahanshahi"), ("julian", None)],
)  # fmt: skip
def test_a_calendar_by_another_name(
    folder: Callable[..., Path], name: str, calendar: str | None
) -> None:
    more = f'[[date]]\nprinted = "۱ مهر ۱۴۰۴"\ncalendar = "{name}"\n'
    (problem,) = read(folder(more=more))[1]
    assert (f"(did you mean `{calendar}`?)" in problem.fact) is (calendar is not None)


def test_every_day_of_a_jalali_year_is_given() -> None:
    for month in range(1, 13):
        for day in range(1, 30):
            act = what_to_write("issued", f"1404-{month:02}-{day:02}")
            assert act and f'issued = "{gregorian("jalali", 1404, month, day)}" (Jalali)' in act


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            'issued = "1404-07-22"',
            "6: error: `issued` is 1404-07-22, and days of an edition are Gregorian; write the "
            'Gregorian day that is meant: issued = "2025-10-14" (Jalali) or issued = "1984-04-23" (lunar Hijri '
            "(Umm al-Qura)). [issued]",
        ),
        (
            'issued = "1404-02-31"',
            '6: error: `issued` is "1404-02-31"; write it as the Gregorian day that it is: issued '
            '= "2025-05-21" (Jalali). [wrong-type]',
        ),
        (
            'issued = "2026-11-26"\n[deposit]\npublication_year = 1404',
            "8: error: `deposit.publication_year` is 1404, and years of an edition are Gregorian; write the "
            "year of the Gregorian calendar, such as 2025. [publication-year]",
        ),
        ('issued = "2026-11-26"\n[deposit]\npublication_year = 2025', None),
    ],
)
def test_the_days_of_the_edition(folder: Callable[..., Path], line: str, fault: str | None) -> None:
    made = folder(
        (folder() / "edition.toml").read_text("utf-8").replace('issued = "2026-11-26"', line)
    )
    source, problems = read(made)
    said = [str(problem).replace(f"{made.as_posix()}/edition.toml:", "") for problem in problems]
    assert (source is None) is bool(fault)
    assert said == ([fault] if fault else [])
