"""What the finished files were found to be."""

from enum import Enum
from typing import Literal, NewType, TypeAlias

from msgspec import Struct

from edition.core.diagnostics import Place

CheckName: TypeAlias = Literal[
    "words in order",
    "lines by feature: plain",
    "lines by feature: number",
    "lines by feature: bracket",
    "lines by feature: Latin",
    "lines by feature: mark",
    "lines by feature: sign",
    "lines by feature: long word",
    "lines by feature: bold",
    "lines by feature: verse",
    "lines by feature: mark before the turn",
    "zero-width non-joiners",
    "tatweels",
    "structure of the file",
    "structure tree",
    "own content",
    "order",
    "letters of wide codes",
    "marked content",
    "words of the source",
    "ink",
    "identification",
    "privacy",
    "actions",
    "addresses",
    "layout of the file",
    "one record",
    "reports",
    "made again",
    "order of pages",
    "scale and place",
    "upright",
    "ink of pages",
    "size of sheets",
    "ink coverage by page",
    "number of sheets",
    "ink of the poster",
    "preflight",
    "boxes",
    "inks",
    "ink of text",
    "fonts",
    "smallest type",
    "resolution",
    "thinnest rule",
    "transparency",
    "total ink",
    "ink at the edges",
    "PDF/X-4 version",
    "PDF/X-4 identification",
    "PDF/X-4 dates",
    "PDF/X-4 trapping",
    "PDF/X-4 output intent",
    "PDF/X-4 page boxes",
    "PDF/X-4 links and notes",
    "PDF/X-4 prohibited objects",
    "second ink in proofs",
    "archive",
    "plain files",
    "fixity",
    "profile",
    "build manifest",
    "METS files",
    "reading text",
    "diplomatic text in TEI",
    "reading text in TEI",
]
"""What is looked at, in the words of proof.json; `reports/report` has each in Persian."""

ProperName = NewType("ProperName", str)
"""Of a check that is called after a standard or a file: one name in every language."""


class Outcome(Enum):
    """A check whose tool is missing is NOT_RUN, never PASSED; MEASURED is a likeness, which is told
    and decides nothing.
    """

    PASSED = "passed"
    FAILED = "failed"
    MEASURED = "measured"
    NOT_RUN = "not run"


class Fault(Struct, frozen=True):
    """One thing that a check found wrong: `fact` is a clause.

    `place` is where the edition says the words in question, None where they are the compiler's or
    there are none; `expected` and `seen` are those words, "" where the fact says all; `act` is a
    clause that says what can be done about it.
    """

    fact: str
    expected: str = ""
    seen: str = ""
    place: Place | None = None
    act: str = ""


class Check(Struct, frozen=True):
    """One thing that was looked at, by which reader, with what outcome; scores in per cent. The
    `note` says all in one line.
    """

    name: CheckName | ProperName
    reader: str
    outcome: Outcome
    measured: float | None = None
    note: str = ""
    faults: tuple[Fault, ...] = ()


class Proof(Struct, frozen=True):
    """All checks of one output, named as in the build folder (pamphlet.pdf)."""

    file: str
    checks: tuple[Check, ...]
