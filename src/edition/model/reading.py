"""The text to be set, with each change and each date on the record."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from edition.core.languages import Calendar
from edition.model.description import Description
from edition.model.document import Document
from edition.model.output_kinds import ReadingName
from edition.model.record import Record
from edition.model.source import Span

EDITOR, UNPRINTABLE, MARKUP, RENUMBERED, ENTITY, STANDS_ALONE = (
    "editor", "unprintable", "markup", "notes", "entity", "stands-alone",
)  # fmt: skip
"""The rules of emendations that are none of orthography: what an editor changes by hand; what
cannot be printed is left out, or set as a space; what marks the text up is left out; the label of
a note is the number that is printed for it; a character written as an entity is that character;
the mark behind what stands alone on a poster is left out.
"""
NO_CHANGES = (ENTITY, MARKUP, RENUMBERED)
"""Those by which no word is changed."""


class Emendation(Struct, frozen=True):
    """A recorded change: the characters at `span` of the source are `before` and are set as
    `after`.

    `rule` is the id of the rule that made it, or one of those above. An empty span is an insertion
    before the character that stands there.
    """

    span: Span
    before: str
    after: str
    rule: str
    reason: str

    @property
    def of_lines(self) -> bool:
        """Whether an editor puts in, leaves out, parts or joins lines by it, so that the structure
        is that of the text with it made.
        """
        return self.rule == EDITOR and "\n" in self.before + self.after


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
    with Persian digits («۳ تا ۵ مهر ۱۳۸۴»); `edtf` the machine form (2005-09-25/2005-09-27).
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
    joined for cover and posters («۳ تا ۵ مهر ۱۳۸۴ · ۲۵ تا ۲۷ سپتامبر ۲۰۰۵»), "" for none.
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
    prints of titles and names. `displayed` and `displayed_description` are document and description
    as posters and handouts show them, and `for_display` what makes the one of the document besides,
    and of blocks that stand alone; none of it is in the text.

    `as_found` is the text without what its editor and its profile change, where an output shows
    that; it is called "diplomatic", and leaves so many changes of the edited one `unmade`.
    """

    document: Document
    emendations: tuple[Emendation, ...]
    dates: Dates
    record: Record
    description: Description
    displayed: Document
    displayed_description: Description
    for_display: tuple[Emendation, ...] = ()
    name: ReadingName = "edited"
    as_found: "Reading | None" = None
    unmade: int = 0

    def of(self, name: ReadingName) -> "Reading":
        """The reading of a name: itself, or the text as found."""
        return self.as_found if name != self.name and self.as_found else self

    @property
    def changes(self) -> int:
        """How many changes are made of what the text says: how it was written is none of it."""
        return sum(each.rule not in NO_CHANGES for each in self.emendations)


def emend(text: str, register: Sequence[Emendation]) -> str:
    """`text` with every emendation made. The register is in the order of its spans, which do not
    overlap.
    """
    parts: list[str] = []
    done = 0
    for emendation in register:
        parts += text[done : emendation.span.start], emendation.after
        done = emendation.span.end
    return "".join((*parts, text[done:]))


def meeting(register: Sequence[Emendation], span: Span) -> Sequence[Emendation]:
    """Those of a register, in the order of its spans, that have a character of `span`."""
    first = bisect_right(register, span.start, key=lambda emendation: emendation.span.end)
    return register[
        first : bisect_left(register, span.end, key=lambda emendation: emendation.span.start)
    ]
