"""Problems as values: what is the case, where, and what to do about it."""

from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """An error stops the build; a warning and a note are printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True):
    """A file as the user named it, with the line and the column (both from 1) where they are known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(parts)


class Diagnostic(Struct, frozen=True):
    """One problem: `code` names its kind for good; `fact` and `act` are a clause each, without a full stop."""

    severity: Severity
    code: str
    fact: str
    act: str
    place: Place | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity.value}: {self.fact}; {self.act}. [{self.code}]"


Problems = tuple[Diagnostic, ...]


def error(code: str, fact: str, act: str, place: Place | None = None) -> Diagnostic:
    """A problem that stops the build."""
    return Diagnostic(Severity.ERROR, code, fact, act, place)


def warning(code: str, fact: str, act: str, place: Place | None = None) -> Diagnostic:
    """A problem that the build survives."""
    return Diagnostic(Severity.WARNING, code, fact, act, place)


def stops(problems: Problems) -> bool:
    """Whether any of the problems is an error."""
    return any(p.severity is Severity.ERROR for p in problems)
