"""What edition.toml must fulfil of its days and dates; and which day it is that stands for a
Gregorian one, of another calendar or written in another way.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from edition.core.dates.calendars import NAMES, NoSuchDay, calendars_by_year, days_of, readings_of
from edition.core.dates.date_grammar import FIRST_GREGORIAN, FIRST_SHAHANSHAHI
from edition.core.dates.date_names import ERAS, canonical
from edition.core.dates.printed_dates import Unclear, read_date
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.languages import Calendar
from edition.core.quoting import listed, worded
from edition.model.description import Description

Places: TypeAlias = Mapping[str, Place]
FIRST_PRINTED, LAST_YEAR = FIRST_GREGORIAN, FIRST_SHAHANSHAHI - 1
"""Gregorian years that are not meant as those of another calendar: before the first an edition was
not issued, behind the last the imperial years of Iran begin that are converted.
"""


_ALSO_CALLED: Mapping[str, Calendar] = {
    **dict.fromkeys(("shamsi", "khorshidi", "solar", "persian", "iranian", "afghan"), "jalali"),
    **dict.fromkeys(("miladi", "western", "masihi", "international"), "gregorian"),
    **dict.fromkeys(("qamari", "ghamari", "lunar", "islamic", "umalqura"), "hijri"),
    **dict.fromkeys(("civil", "islamic-civil", "tabular"), "hijri-tabular"),
    **dict.fromkeys(("imperial", "shahanshahi era"), "shahanshahi"),
}


def calendar_meant(name: str) -> Calendar | None:
    """The calendar that goes by another name, «shamsi» or «شمسی»; None where none does."""
    return _ALSO_CALLED.get(name.strip().lower()) or ERAS.get(canonical(name))


def days_and_dates(description: Description, places: Places) -> Iterator[Diagnostic]:
    """One of several dates is normative, and the day and the year of the edition are Gregorian."""
    yield from _normative_date(description, places)
    yield from _gregorian(description, places)


def _normative_date(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Of several dates the machine date comes from exactly one, and the editor says why from that
    one.
    """
    normative = [n for n, date in enumerate(description.date, 1) if date.normative]
    if len(description.date) > 1 and not normative:
        fact = worded("there are {count} dates and none is normative", count=len(description.date))
        yield error(
            "normative-date",
            fact,
            "write normative = true and a reason for one of them",
            places.get("date[1]"),
        )
    for number in normative[1:]:
        fact = worded(
            "`date[{normative}]` and `date[{number}]` are both normative",
            normative=normative[0],
            number=number,
        )
        yield error(
            "normative-date", fact, "let one of them be", places.get(f"date[{number}].normative")
        )
    for number in normative[:1]:
        if len(description.date) > 1 and not description.date[number - 1].reason.strip():
            fact = worded("`date[{number}]` is normative without a reason", number=number)
            yield error(
                "normative-date",
                fact,
                "add reason = and why this one counts",
                places.get(f"date[{number}].normative"),
            )


def _gregorian(description: Description, places: Places) -> Iterator[Diagnostic]:
    """The day and the year of the edition are Gregorian: one that looks like those of another
    calendar is told with what it would be.
    """
    issued, year = description.issued, description.deposit.publication_year
    if issued and not FIRST_PRINTED <= issued.year <= LAST_YEAR:
        act = what_to_write("issued", f"{issued}")
        fact = worded("`issued` is {issued}, and days of an edition are Gregorian", issued=issued)
        if act:
            yield error("issued", fact, act, places.get("issued"))
    if year is not None and not FIRST_PRINTED <= year <= LAST_YEAR:
        path = "deposit.publication_year"
        fact = worded(
            "`{path}` is {year}, and years of an edition are Gregorian", path=path, year=year
        )
        act = worded("write the year of the Gregorian calendar, such as 2025")
        yield error("publication-year", fact, act, places.get(path))


def what_to_write(key: str, text: str) -> str | None:
    """What to write for a day that is not the Gregorian YYYY-MM-DD: each day that it may be, in
    that form; None where it is no day.
    """
    days = [each for each in dict.fromkeys(_days(text)) if f"{each[0]}" != text]
    name = key.rpartition(".")[2]
    choices = listed(
        (
            worded('{name} = "{day}" ({calendar})', name=name, day=day, calendar=NAMES[calendar])
            for day, calendar in days
        ),
        " or ",
    )
    if not choices:
        return None
    if len(days) == 1:
        return worded("write it as the Gregorian day that it is: {choices}", choices=choices)
    return worded("write the Gregorian day that is meant: {choices}", choices=choices)


def _days(text: str) -> list[tuple[date, Calendar]]:
    written = read_date(text)
    if written is None:
        return []
    if isinstance(written, Unclear):
        return [(each.start, each.calendar) for each in readings_of(written)]
    known = written.calendar
    found: list[tuple[date, Calendar]] = []
    for calendar in (known,) if known else calendars_by_year(written.end.year):
        days = days_of(written, calendar)
        if not isinstance(days, NoSuchDay) and days[0] == days[1]:
            found.append((days[0], calendar))
    return found
