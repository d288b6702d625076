"""Whether dates that are printed in two calendars name the same days, and what to say where they do
not.
"""

from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, warning
from edition.core.languages import Language
from edition.core.places import place_at
from edition.language.calendars import in_calendar
from edition.language.wording import date_in_words, days_in_words
from edition.model.reading import CheckedDate
from edition.model.source import SourceText

Pair = tuple[CheckedDate, CheckedDate]


def disagreeing(dates: Sequence[CheckedDate]) -> tuple[Pair, ...]:
    """Each Jalali or Hijri date with the Gregorian one that is nearest to it, where the two do not
    name the same days.

    Dates of days agree if they are equal. A month or a year of one calendar is never one of the
    other: with such a date they agree if they have a day in common.
    """
    gregorian = [date for date in dates if date.calendar == "gregorian"]
    pairs = [
        (date, _nearest(date, gregorian))
        for date in dates
        if date.calendar != "gregorian" and gregorian
    ]
    return tuple(pair for pair in pairs if not _agree(*pair))


def disagreement(language: Language, date: CheckedDate, gregorian: CheckedDate) -> str:
    """The sentence of the imprint: what a date is in the Gregorian calendar, and how far the
    Gregorian one lies from it.
    """
    start, end = (in_calendar(day, "gregorian") for day in (date.start, date.end))
    equal = date_in_words(language, "gregorian", start, end) if start and end else ""
    difference = _difference(language, date, gregorian)
    return language.words.disagreement.format(
        date=date.display, equal=equal, other=gregorian.display, difference=difference
    )


def warnings_of(
    pairs: Sequence[Pair], normative: CheckedDate | None, text: SourceText
) -> Iterator[Diagnostic]:
    """A warning for each pair, at the line of the date that is not normative."""
    for pair in pairs:
        other, kept = reversed(pair) if pair[0] is normative else pair
        at, line = (
            place_at(text.file, text.text, other.span.start),
            place_at(text.file, text.text, kept.span.start).line,
        )
        fact = (
            f"«{other.printed}» is {other.edtf}, but «{kept.printed}» in line {line} is {kept.edtf}"
        )
        act = (
            "check both against the source; the text keeps what it prints and the imprint says "
            "that they differ"
        )
        yield warning("dates-disagree", fact, act, at)


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
