"""Where dates stand in the text of a block, for elements `time` over them.

The words stay those of the text; what the machine reads is the day that counts, by its first day
where it is several, for HTML knows no periods. JSON-LD has the whole of it (EDTF).
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.model.document import Block
from edition.model.reading import CheckedDate, Dates, Emendation, emend, meeting
from edition.surfaces.inlines import Range

_LENGTH = {"year": 4, "month": 7, "day": 10}
"""Characters of a day in ISO 8601 that are known."""


def machine_day(dates: Dates) -> str:
    """What `datetime` says of every printed date; "" where no date is described."""
    day = dates.normative
    return day.start.isoformat()[: _LENGTH[day.precision]] if day else ""


def times_of(
    block: Block, dates: Dates, source: str, register: Sequence[Emendation]
) -> Iterator[Range]:
    """A range for each date that stands in the block."""
    for date in dates.printed:
        if block.span.start <= date.span.start and date.span.end <= block.span.end:
            said = _emended(date, source, register)
            at = block.text.find(said)
            if said and at >= 0:
                yield Range(at, at + len(said), "time", {"datetime": machine_day(dates)})


def _emended(date: CheckedDate, source: str, register: Sequence[Emendation]) -> str:
    """The date as it is set."""
    span = date.span
    found = source[span.start : span.end]
    moved = [
        replace(
            each,
            span=replace(
                each.span, start=each.span.start - span.start, end=each.span.end - span.start
            ),
        )
        for each in meeting(register, span)
        if span.start <= each.span.start and each.span.end <= span.end
    ]
    return " ".join(emend(found, moved).split())
