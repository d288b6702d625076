"""What the finished files were found to be."""

from enum import Enum

from msgspec import Struct


class Outcome(Enum):
    """A check whose tool is missing is NOT_RUN, never PASSED."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


class Check(Struct, frozen=True):
    """One thing that was looked at, by which reader, with what outcome; scores in per cent."""

    name: str
    reader: str
    outcome: Outcome
    measured: float | None = None
    floor: float | None = None
    note: str = ""


class Proof(Struct, frozen=True):
    """All checks of one output, named as in the build folder (pamphlet.pdf)."""

    file: str
    checks: tuple[Check, ...]
