"""The register of emendations as a table (RFC 4180), for the reader who wants to know what the text
said.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from edition.core.diagnostics import places_in
from edition.model.reading import Emendation
from edition.model.source import SourceText

_HEAD = ("line", "column", "before", "after", "rule", "reason")


def register_csv(register: Sequence[Emendation], source: SourceText) -> str:
    """A row for each change, in the order of the text; line and column (from 1) are those of the
    source.

    An insertion has nothing before it and stands before the character at its place.
    """
    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_HEAD)
    place_of = places_in(source.file, source.text)
    for emendation in register:
        place = place_of(emendation.span.start)
        row = (
            place.line,
            place.column,
            emendation.before,
            emendation.after,
            emendation.rule,
            emendation.reason,
        )
        writer.writerow(row)
    return table.getvalue()
