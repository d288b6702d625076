"""The dates that a text prints, checked: each exists, stands in the text, and is converted."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, warning
from edition.core.languages import LANGUAGES, Calendar, Language, spoken
from edition.core.nearest import nearest_line
from edition.core.places import place_at, places_in
from edition.core.printed_dates import WrittenDate, WrittenDay, holds_day, parse_date
from edition.language.calendars import NoSuchDay, days_of
from edition.language.wording import date_in_words
from edition.model.description import PrintedDate
from edition.model.document import DateLine
from edition.model.reading import CheckedDate
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source


def printed_dates(source: Source) -> tuple[tuple[CheckedDate, ...], Problems]:
    """The dates of edition.toml in its order, without those that an error is about."""
    language = spoken(source.description.language, source.description.words)
    checked: list[CheckedDate] = []
    faults: list[Diagnostic] = []
    notes: list[Diagnostic] = []
    for number, entry in enumerate(source.description.date, 1):
        at = source.places.get(f"date[{number}].printed")
        span = _span(entry.printed, source)
        if span is None:
            faults.append(_not_in_text(entry.printed, source.text, at))
        else:
            at = place_at(source.text.file, source.text.text, span.start)
        date = _checked(entry, span, at, language)
        if isinstance(date, CheckedDate):
            checked.append(date)
            notes += _wrong_weekdays(date, language, at)
        elif date:
            faults.append(date)
    # With an error about a date, it is not known which lines are described.
    return tuple(checked), tuple(faults or (*notes, *_not_described(source, checked)))


def _checked(
    entry: PrintedDate, span: Span | None, at: Place | None, language: Language
) -> CheckedDate | Diagnostic | None:
    """The date converted, or why it is none; None for a sound date that does not stand in the
    text.
    """
    written = parse_date(entry.printed)
    if written is None:
        act = (
            "let `printed` be a day, month or year, or a range of two, like «۸ تا ۱۰ آبان ۱۳۹۵» "
            "or ۱۴۰۳/۱۲/۳۰"
        )
        return error("date", f"«{entry.printed}» is no date that can be read", act, at)
    if written.calendar and written.calendar != entry.calendar:
        fact = (
            f"«{entry.printed}» is {written.calendar.title()}, and `calendar` says {entry.calendar}"
        )
        return error("date", fact, f'write calendar = "{written.calendar}"', at)
    days = days_of(written, entry.calendar)
    if isinstance(days, NoSuchDay):
        return error(
            "no-such-date",
            f"«{entry.printed}» is no date: {days.fact}",
            "write the day that is meant",
            at,
        )
    if span is None:
        return None
    start, end = days
    display = date_in_words(language, entry.calendar, written.start, written.end)
    edtf = edtf_of(written, entry.calendar, f"{start}", f"{end}")
    return CheckedDate(
        entry.printed, entry.calendar, span, written.start.precision, start, end, display, edtf
    )


def _wrong_weekdays(
    date: CheckedDate, language: Language, at: Place | None
) -> Iterator[Diagnostic]:
    """A warning for each weekday that is printed before a day and is not that day's."""
    written = parse_date(date.printed)
    names = language.weekdays or LANGUAGES["fa"].weekdays
    for weekday, day in (
        dict.fromkeys(zip(written.weekdays, (date.start, date.end), strict=True)) if written else ()
    ):
        if weekday and weekday != day.isoweekday():
            fact = (
                f"«{date.printed}» says {names[weekday - 1]}, but {day} is "
                f"{names[day.isoweekday() - 1]}"
            )
            yield warning(
                "weekday", fact, "check both against the source; the text keeps what it prints", at
            )


def edtf_of(written: WrittenDate, calendar: Calendar, start: str, end: str) -> str:
    """ISO 8601-2, level 0. A Gregorian month or year is one; one of another calendar is the range
    of its days.
    """
    if calendar == "gregorian":
        start, end = _iso(written.start), _iso(written.end)
    return start if start == end else f"{start}/{end}"


def _iso(day: WrittenDay) -> str:
    return f"{day.year:04}" + "".join(
        f"-{part:02}" for part in (day.month, day.day) if part is not None
    )


def _span(printed: str, source: Source) -> Span | None:
    """Where a date stands as printed, white space folded: in a date line if there is such a place,
    else the first place.
    """
    words = r"[^\S\n]+".join(re.escape(word) for word in printed.split())
    found = [
        Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\d){words}(?!\d)", source.text.text)
    ]
    lines = [block.span for block in source.document.blocks if isinstance(block, DateLine)]
    starts = [line.start for line in lines]
    in_lines = [
        span
        for span in found
        if (at := bisect_right(starts, span.start)) and span.end <= lines[at - 1].end
    ]
    return next(iter((*in_lines, *found)), None)


def _not_in_text(printed: str, text: SourceText, at: Place | None) -> Diagnostic:
    lines = [(number, line) for number, line in enumerate(text.text.split("\n"), 1) if line.strip()]
    dated = [(number, line) for number, line in lines if holds_day(line)]
    fact = (
        f"«{printed}» does not stand in {text.file}; the nearest is "
        f"{nearest_line(printed, dated or lines)}"
    )
    return error(
        "date-not-in-text", fact, "copy the date from the text, character for character", at
    )


def _not_described(source: Source, checked: Sequence[CheckedDate]) -> Iterator[Diagnostic]:
    place = places_in(source.text.file, source.text.text)
    for block in source.document.blocks:
        if isinstance(block, DateLine) and not any(
            block.span.start <= date.span.start < block.span.end for date in checked
        ):
            fact = f"the line «{block.text}» holds a date that edition.toml does not describe"
            at = place(block.span.start)
            yield Diagnostic(
                Severity.NOTE,
                "date-not-described",
                fact,
                "add a [[date]] with it, or let it be",
                at,
            )
