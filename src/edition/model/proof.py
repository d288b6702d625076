"""What the finished files were found to be."""

from enum import Enum

from msgspec import Struct

from edition.core.diagnostics import Place


class Outcome(Enum):
    """A check whose tool is missing is NOT_RUN, never PASSED; MEASURED is a likeness, which is told and decides nothing."""

    PASSED = "passed"
    FAILED = "failed"
    MEASURED = "measured"
    NOT_RUN = "not run"


class Fault(Struct, frozen=True):
    """One thing that a check found wrong: `fact` is a clause.

    `place` is where the edition says the words in question, None where they are the compiler's or there are none; `expected` and
    `seen` are those words, "" where the fact says all; `act` is a clause that says what can be done about it.
    """

    fact: str
    expected: str = ""
    seen: str = ""
    place: Place | None = None
    act: str = ""


class Check(Struct, frozen=True):
    """One thing that was looked at, by which reader, with what outcome; scores in per cent. The `note` says all in one line."""

    name: str
    reader: str
    outcome: Outcome
    measured: float | None = None
    note: str = ""
    faults: tuple[Fault, ...] = ()


class Proof(Struct, frozen=True):
    """All checks of one output, named as in the build folder (pamphlet.pdf)."""

    file: str
    checks: tuple[Check, ...]
