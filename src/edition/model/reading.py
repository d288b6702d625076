"""The text to be set, with each change and each date on the record."""

from datetime import date
from typing import Literal

from msgspec import Struct

from edition.core.languages import Calendar
from edition.model.description import Description
from edition.model.document import Document
from edition.model.record import Record
from edition.model.source import Span

RENUMBERED = "notes"
"""The rule of an emendation by which the label of a note is the number that is printed for it."""

ENTITY = "entity"
"""The rule of an emendation by which a character that is written as an entity is that character."""


class Emendation(Struct, frozen=True):
    """A recorded change: the characters at `span` of the source are `before` and are set as
    `after`.

    `rule` is the id of the rule that made it, or "editor". An empty span is an insertion before the
    character that stands there.
    """

    span: Span
    before: str
    after: str
    rule: str
    reason: str


class Proposal(Struct, frozen=True):
    """A change that a rule of orthography would make, and whether the edition applies it or is only
    told of it.
    """

    emendation: Emendation
    state: Literal["suggest", "apply"]


class CheckedDate(Struct, frozen=True):
    """A date as printed, in its calendar, and what it is in the Gregorian one.

    `printed` is as edition.toml gives it; `span` is where it stands in the source, in a date line
    where there is one. `precision` is the smallest unit that is printed. `start` and `end` are
    Gregorian, both inclusive, equal for a single day. `display` is the form the house style prints,
    with Persian digits («۸ تا ۱۰ آبان ۱۳۹۵»); `edtf` the machine form (2016-10-28/2016-10-30).
    """

    printed: str
    calendar: Calendar
    span: Span
    precision: Literal["day", "month", "year"]
    start: date
    end: date
    display: str
    edtf: str


class Dates(Struct, frozen=True):
    """Every date of the edition.

    `printed`: those of the text, in the order of edition.toml; `normative` is one of them, with the
    editor's `reason`, and None where edition.toml describes no date. `display`: the printed dates
    joined for cover and posters («۸ تا ۱۰ آبان ۱۳۹۵ · ۲۸ تا ۳۰ اکتبر ۲۰۱۶»), "" for none.
    `disagreement`: a sentence in the language of the edition for each pair of dates that disagree,
    else "". `issued`: the day of this edition (Gregorian), None where none is stated;
    `issued_display`: that day in the calendars of the language, or that there is none.
    """

    printed: tuple[CheckedDate, ...]
    normative: CheckedDate | None
    reason: str
    display: str
    disagreement: str
    issued: date | None
    issued_display: str


class Reading(Struct, frozen=True):
    """What is set: the document with its emendations applied, the register of them, the dates, and
    the record of it all.

    `description` is that of the source with the applied rules of orthography applied to what it
    prints of titles and names.
    """

    document: Document
    emendations: tuple[Emendation, ...]
    dates: Dates
    record: Record
    description: Description
