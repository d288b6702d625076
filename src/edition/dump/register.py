"""The register of emendations as a table (RFC 4180), for the reader who wants to know what the text said."""

import csv
from collections.abc import Sequence
from io import StringIO

from edition.core.places import place_at
from edition.model.reading import Emendation
from edition.model.source import SourceText

_HEAD = ("line", "column", "before", "after", "rule", "reason")


def register_csv(register: Sequence[Emendation], source: SourceText) -> str:
    """A row for each change, in the order of the text; line and column (from 1) are those of the source."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for emendation in register:
        place = place_at(source.file, source.text, emendation.span.start)
        row = (place.line, place.column, emendation.before, emendation.after, emendation.rule, emendation.reason)
        writer.writerow(row)
    return table.getvalue()
