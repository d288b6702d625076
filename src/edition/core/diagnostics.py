"""Problems as values: what is the case, where, and what to do about it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from enum import Enum
from itertools import accumulate

from msgspec import Struct

from edition.core.quoting import cut, visible

_QUOTED, _SAID = 100, 1000
"""Characters of a value that a message quotes, and of its fact and its act altogether."""
_QUOTATION = re.compile('«[^»]*»|"[^"]*"|`[^`]*`')


class Severity(Enum):
    """An error stops the build; a warning and a note are printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True):
    """A file as the user named it, with the line and the column (both from 1) where they are
    known.
    """

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(parts)


class Diagnostic(Struct, frozen=True):
    """One problem: `code` names its kind for good; `fact` and `act` are a clause each, without a
    full stop.
    """

    severity: Severity
    code: str
    fact: str
    act: str
    place: Place | None = None

    def __str__(self) -> str:
        where = f"{visible(str(self.place))}: " if self.place else ""
        return f"{where}{self.severity.value}: {_told(self.fact)}; {_told(self.act)}. [{self.code}]"


def _told(clause: str) -> str:
    """A clause as it is shown: of each quotation the beginning, and of a clause that quotes without
    end. What nobody sees is counted as it is written, with its number.
    """
    short = _QUOTATION.sub(lambda found: _cut(found[0], _QUOTED), visible(clause))
    return cut(short, _SAID)


def _cut(quotation: str, most: int) -> str:
    return f"{quotation[0]}{cut(quotation[1:-1], most)}{quotation[-1]}"


Problems = tuple[Diagnostic, ...]


def error(code: str, fact: str, act: str, place: Place | None = None) -> Diagnostic:
    """A problem that stops the build."""
    return Diagnostic(Severity.ERROR, code, fact, act, place)


def warning(code: str, fact: str, act: str, place: Place | None = None) -> Diagnostic:
    """A problem that the build survives."""
    return Diagnostic(Severity.WARNING, code, fact, act, place)


def note(code: str, fact: str, act: str, place: Place | None = None) -> Diagnostic:
    """Something that is well, and that one may want to know."""
    return Diagnostic(Severity.NOTE, code, fact, act, place)


def stops(problems: Problems) -> bool:
    """Whether any of the problems is an error."""
    return any(p.severity is Severity.ERROR for p in problems)


def place_at(file: str, text: str, offset: int) -> Place:
    """Line and column (both from 1, in code points) of a code point of a text with LF line ends."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def places_in(file: str, text: str) -> Callable[[int], Place]:
    """`place_at` for many offsets of one text."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))[:-1]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(file, line, offset - starts[line - 1] + 1)

    return place
