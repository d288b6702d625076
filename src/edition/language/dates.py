"""The dates of an edition: those that its text prints, each of which exists, stands in the text and
is converted; those that it prints and nobody described; and the day of the edition.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as Day

from edition.core.dates.calendar_words import variant_in
from edition.core.dates.calendars import (
    LUNAR,
    NAMES,
    Reading,
    calendars_by_year,
    in_calendar,
    readings_of,
)
from edition.core.dates.dates_in_text import date_in, holds_day, numbers_in
from edition.core.dates.printed_dates import Unclear, parse_date, read_date
from edition.core.diagnostics import (
    Diagnostic,
    Place,
    Problems,
    Severity,
    error,
    place_at,
    places_in,
    stops,
)
from edition.core.languages import Language, spoken
from edition.core.quoting import listed, nearest_line, worded
from edition.language.agreement import compared, disagreeing, disagreement, warnings_of
from edition.language.date_meaning import in_full, meant, what_is_open
from edition.language.date_words import date_in_words, edtf_of
from edition.model.description import PrintedDate
from edition.model.document import DateLine, Document
from edition.model.reading import CheckedDate, Dates
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source

_EPOCH_DAY = Day(1970, 1, 1).toordinal()
_SECONDS_A_DAY = 86400
_BETWEEN_DATES = " · "
"""Between the dates of one day, each in its calendar, on the cover and in the imprint."""


def dates_of(source: Source, epoch: int | None) -> tuple[Dates | None, Problems]:
    """All dates of an edition; None where a problem is an error. `epoch` is SOURCE_DATE_EPOCH, for
    an edition that states no `issued`.
    """
    language = spoken(source.description.language, source.description.words)
    printed, problems = printed_dates(source)
    issued, in_issued = _issued(source, language, epoch)
    if stops((*problems, *in_issued)):
        return None, (*problems, *in_issued)
    normative, reason = _normative(source, printed)
    pairs = disagreeing(printed)
    dates = Dates(
        printed=printed,
        normative=normative,
        reason=reason,
        display=_BETWEEN_DATES.join(date.display for date in printed),
        disagreement=" ".join(disagreement(language, *pair) for pair in pairs),
        issued=issued,
        issued_display=_in_its_calendars(language, issued) if issued else language.words.no_date,
    )
    return dates, (*problems, *warnings_of(pairs, normative, source.text), *in_issued)


def _normative(source: Source, printed: tuple[CheckedDate, ...]) -> tuple[CheckedDate | None, str]:
    """The date that is declared normative, or the only one, with the editor's reason."""
    for entry, checked in zip(source.description.date, printed, strict=True):
        if entry.normative or len(printed) == 1:
            return checked, entry.reason
    return None, ""


def _issued(source: Source, language: Language, epoch: int | None) -> tuple[Day | None, Problems]:
    """The day of the edition, if any; a note where there is none, an error where a calendar of the
    language cannot give it.
    """
    at = source.places.get("issued", Place(source.places["id"].file))
    issued = source.description.issued
    if issued is None and epoch is None:
        act = worded(
            "add issued = with the day of this edition, or set SOURCE_DATE_EPOCH; the clock is "
            "never asked"
        )
        return None, (
            Diagnostic(
                Severity.NOTE,
                "no-issued",
                worded("the edition has no date, and its imprint says so"),
                act,
                at,
            ),
        )
    if issued is None and epoch is not None:
        ordinal = _EPOCH_DAY + epoch // _SECONDS_A_DAY
        issued = Day.fromordinal(ordinal) if 1 <= ordinal <= Day.max.toordinal() else None
    if issued is None or not _in_its_calendars(language, issued):
        names = listed((NAMES[calendar] for calendar in language.calendars), " and ")
        fact = worded(
            "the day of the edition, {issued}, cannot be given in the calendars {names}",
            issued=issued or f"SOURCE_DATE_EPOCH {epoch}",
            names=names,
        )
        return None, (error("issued", fact, "state the day on which this edition is issued", at),)
    return issued, ()


def _in_its_calendars(language: Language, day: Day) -> str:
    """«۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶», a lunar day with its variant; "" where one of the calendars
    does not reach so far.
    """
    written: list[str] = []
    for calendar in language.calendars:
        at = in_calendar(day, calendar)
        if at is None:
            return ""
        variant = variant_in(language.tag, calendar)
        words = date_in_words(language, calendar, at, at)
        written.append(f"{words} ({variant})" if variant else words)
    return _BETWEEN_DATES.join(written)


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
        if isinstance(date, Diagnostic):
            faults.append(date)
        elif date:
            checked.append(date[0])
            notes += date[1]
    # With an error about a date, it is not known which lines are described.
    more = () if faults else (*_lonely_moons(source, checked), *_not_described(source, checked))
    return tuple(checked), tuple(faults or (*notes, *more))


def _checked(
    entry: PrintedDate, span: Span | None, at: Place | None, language: Language
) -> tuple[CheckedDate, Problems] | Diagnostic | None:
    """The date converted, with what is to be known of it, or why it is none; None for a sound date
    that does not stand in the text.
    """
    found = meant(entry, at, language)
    if isinstance(found, Diagnostic) or span is None:
        return found if isinstance(found, Diagnostic) else None
    reading, notes = found
    written = reading.written
    checked = CheckedDate(
        entry.printed,
        entry.calendar,
        span,
        written.start.precision,
        reading.start,
        reading.end,
        date_in_words(language, entry.calendar, written.start, written.end),
        edtf_of(written, entry.calendar, f"{reading.start}", f"{reading.end}"),
    )
    return checked, notes


def _span(printed: str, source: Source) -> Span | None:
    """Where a date stands as printed, white space folded: in a date line if there is such a place,
    else the first place.
    """
    words = r"[^\S\n]+".join(re.escape(word) for word in printed.split())
    # What may not stand before it is asked behind its first sign, which is searched for quickly.
    first = re.escape(printed.strip()[:1])
    pattern = rf"{first}(?<!\d{first}){words.removeprefix(first)}(?!\d)"
    found = [Span(m.start(), m.end()) for m in re.finditer(pattern, source.text.text)]
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
    fact = worded(
        "«{printed}» does not stand in {file}; the nearest is {nearest_line}",
        printed=printed,
        file=text.file,
        nearest_line=nearest_line(printed, dated or lines),
    )
    return error(
        "date-not-in-text", fact, "copy the date from the text, character for character", at
    )


def dates_found(text: str, document: Document) -> tuple[PrintedDate, ...]:
    """A `[[date]]` for each date line whose date is clear, as the text prints it: what an editor
    may describe it by. Numbers alone are of the likelier calendar of their year.
    """
    found: list[PrintedDate] = []
    for block in document.blocks:
        line = text[block.span.start : block.span.end]
        where = date_in(line) if isinstance(block, DateLine) else None
        written = parse_date(line[slice(*where)]) if where else None
        if written and where:
            calendar = written.calendar or calendars_by_year(written.end.year)[0]
            found.append(PrintedDate(printed=line[slice(*where)], calendar=calendar))
    return tuple(dict.fromkeys(found))


def clear_date(dates: Sequence[PrintedDate], language: Language | None) -> bool:
    """Whether a text has one date, of which nothing is open: that is the one it is of."""
    if len(dates) != 1 or language is None:
        return False
    found = meant(dates[0], None, language)
    return not isinstance(found, Diagnostic) and not found[1]


def _lonely_moons(source: Source, checked: Sequence[CheckedDate]) -> Iterator[Diagnostic]:
    """A note for each lunar day that stands by itself: by what it was converted. One that another
    calendar's stands beside was compared with it.
    """
    beside = {date.span for date, _ in compared(checked)}
    for date in checked:
        if date.calendar in LUNAR and date.span not in beside:
            fact = worded(
                "«{printed}» is {edtf}, taken as {name}",
                printed=date.printed,
                name=NAMES[date.calendar],
                edtf=date.edtf,
            )
            act = worded(
                "let it be, or where the month was counted by the moon as it was seen, as in Iran, "
                "look whether the day is one earlier or later"
            )
            at = place_at(source.text.file, source.text.text, date.span.start)
            yield Diagnostic(Severity.NOTE, "lunar-day", fact, act, at)


def _not_described(source: Source, checked: Sequence[CheckedDate]) -> Iterator[Diagnostic]:
    """A note for each date line that edition.toml has no date of; a warning where that date may be
    several.
    """
    language = spoken(source.description.language, source.description.words)
    place = places_in(source.text.file, source.text.text)
    for block in source.document.blocks:
        if not isinstance(block, DateLine) or any(
            block.span.start <= date.span.start < block.span.end for date in checked
        ):
            continue
        at = place(block.span.start)
        fact = worded(
            "the line «{text}» holds a date that edition.toml does not describe",
            text=block.text,
        )
        act: str = worded("add a [[date]] with it, or let it be")
        severity = Severity.NOTE
        if unclear := _unclear_in(block.text):
            severity = Severity.WARNING
            printed, written, readings = unclear
            fact = worded(
                "the line «{text}» holds a date that edition.toml does not describe: {open}",
                text=block.text,
                open=what_is_open(printed, written, readings, language),
            )
            act = worded(
                'add a [[date]] with printed = "{printed}" and read_as = "{full}" or another one',
                printed=printed,
                full=in_full(readings[0], language),
            )
        yield Diagnostic(severity, "date-not-described", fact, act, at)


def _unclear_in(line: str) -> tuple[str, Unclear, Sequence[Reading]] | None:
    """The first unclear date of a date line, with what it may be."""
    for part in (line, line.rpartition("،")[2].strip(), *numbers_in(line)):
        written = read_date(part)
        if isinstance(written, Unclear) and len(readings := readings_of(written)) > 1:
            return part, written, readings
    return None
