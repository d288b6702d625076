"""The stage that reads a finished PDF with other libraries than the writer's and says what it found."""

from collections.abc import Sequence
from pathlib import Path

from edition.model.proof import Proof
from edition.model.reading import Emendation


def verify(pdf: Path, expected: str, source: str, emendations: Sequence[Emendation] = (), private: Sequence[str] = ()) -> Proof:
    """Prove one PDF: every check has an outcome, and nothing is repaired.

    `expected` is the text that should come back out (NAME.txt: reading order, form feed between pages); `source` the text as
    found, whose every word must stand in `expected` once the `emendations` are applied. `private` are the values that must
    not occur in the file, such as names of user and host, home and working folder; the caller leaves out those that the
    edition's own source holds. Of the checks, those by PDFium ask an engine that shares no code with the writer; the others
    read objects and content streams through pypdf. A file that cannot be read gives a failed check, never an exception.
    """
    from edition.verify.proving import prove

    return prove(pdf, expected, source, emendations, private)
