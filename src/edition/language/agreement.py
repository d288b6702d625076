"""Whether the dates of a text, each in its calendar, name the same days, and what to say where they
do not.
"""

from collections.abc import Iterator, Sequence

from edition.core.dates.calendar_words import apart_in, variant_in
from edition.core.dates.calendars import LUNAR, NAMES, in_calendar
from edition.core.diagnostics import Diagnostic, Severity, place_at, warning
from edition.core.languages import Calendar, Language
from edition.core.quoting import worded
from edition.language.date_words import date_in_words, days_in_words
from edition.model.reading import CheckedDate
from edition.model.source import SourceText

Pair = tuple[CheckedDate, CheckedDate]
_COMPARED_WITH: tuple[Calendar, ...] = ("gregorian", "jalali", "shahanshahi")
"""Of these the first in which a text has a date is what its others are compared with."""


def disagreeing(dates: Sequence[CheckedDate]) -> tuple[Pair, ...]:
    """Each date with that of another calendar which is nearest to it, a Gregorian one where the
    text has some, else a Jalali one, where the two do not name the same days.

    Dates of days agree if they are equal. A month or a year of one calendar is never one of the
    other: with such a date they agree if they have a day in common.
    """
    return tuple(pair for pair in compared(dates) if not _agree(*pair))


def compared(dates: Sequence[CheckedDate]) -> tuple[Pair, ...]:
    """Each date with the one that it is compared with; none where all are of one calendar."""
    calendars = {date.calendar for date in dates}
    common = next((each for each in _COMPARED_WITH if each in calendars), None)
    others = [date for date in dates if date.calendar == common]
    return tuple(
        (date, _nearest(date, others)) for date in dates if common and date.calendar != common
    )


def is_lunar_day_apart(date: CheckedDate, other: CheckedDate) -> bool:
    """Whether a lunar day is the one before or behind another calendar's: so it may be where the
    month began as the moon was seen.
    """
    shifts = {(date.start - other.start).days, (date.end - other.end).days}
    days = date.precision == other.precision == "day"
    return date.calendar in LUNAR and days and shifts in ({1}, {-1})


def disagreement(language: Language, date: CheckedDate, other: CheckedDate) -> str:
    """The sentence of the imprint: what a date is in the calendar of another, and how far that one
    lies from it; of a lunar day, by which variant, and that a day is no fault.
    """
    start, end = (in_calendar(day, other.calendar) for day in (date.start, date.end))
    equal = date_in_words(language, other.calendar, start, end) if start and end else ""
    difference = _difference(language, date, other)
    variant = variant_in(language.tag, date.calendar)
    sentence = language.words.disagreement.format(
        date=f"{date.display} ({variant})" if variant else date.display,
        equal=equal,
        other=other.display,
        difference=difference,
    )
    apart = apart_in(language.tag) if is_lunar_day_apart(date, other) else ""
    return f"{sentence} {apart}" if apart else sentence


def warnings_of(
    pairs: Sequence[Pair], normative: CheckedDate | None, text: SourceText
) -> Iterator[Diagnostic]:
    """A warning for each pair, at the line of the date that is not normative; a note for a lunar
    day that is one day apart.
    """
    for pair in pairs:
        if is_lunar_day_apart(*pair):
            yield _a_day_apart(*pair, text)
            continue
        other, kept = reversed(pair) if pair[0] is normative else pair
        at, line = (
            place_at(text.file, text.text, other.span.start),
            place_at(text.file, text.text, kept.span.start).line,
        )
        fact = worded(
            "«{printed}» is {edtf}, but «{normative}» in line {line} is {normative_edtf}",
            printed=other.printed,
            edtf=other.edtf,
            normative=kept.printed,
            line=line,
            normative_edtf=kept.edtf,
        )
        act = worded(
            "check both against the source; the text keeps what it prints and the imprint says "
            "that they differ"
        )
        yield warning("dates-disagree", fact, act, at)


def _a_day_apart(date: CheckedDate, other: CheckedDate, text: SourceText) -> Diagnostic:
    fact = worded(
        "«{printed}» is {edtf}, taken as {name}: a day from «{other}» in line {line}, {days}",
        printed=date.printed,
        edtf=date.edtf,
        name=NAMES[date.calendar],
        other=other.printed,
        line=place_at(text.file, text.text, other.span.start).line,
        days=other.edtf,
    )
    act = worded(
        "let both be, and the other one normative: where the month began as the moon was seen, a "
        "day earlier or later is right, and the imprint says so"
    )
    at = place_at(text.file, text.text, date.span.start)
    return Diagnostic(Severity.NOTE, "lunar-day", fact, act, at)


def _nearest(date: CheckedDate, others: Sequence[CheckedDate]) -> CheckedDate:
    return min(
        others,
        key=lambda other: abs((date.start - other.start).days) + abs((date.end - other.end).days),
    )


def _agree(one: CheckedDate, other: CheckedDate) -> bool:
    if one.precision == other.precision == "day":
        return (one.start, one.end) == (other.start, other.end)
    return one.start <= other.end and other.start <= one.end


def _difference(language: Language, one: CheckedDate, other: CheckedDate) -> str:
    """How the days of two dates differ, as a predicate."""
    words = language.words
    if not one.precision == other.precision == "day":
        return words.no_common_day
    start, end = ((one.start - other.start).days, (one.end - other.end).days)
    if start == end:
        return words.differ.format(days=days_in_words(language, abs(start)))
    ends = ((words.at_start, start), (words.at_end, end))
    parts = (where.format(days=days_in_words(language, abs(days))) for where, days in ends if days)
    return words.differ.format(days=words.and_.join(parts))
