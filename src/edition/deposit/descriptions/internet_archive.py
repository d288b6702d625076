"""The Internet Archive's metadata: as JSON for an item, and as the spreadsheet from which its own
tool uploads the files.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from edition.deposit.descriptions.statements import (
    first_day,
    issued,
    json_text,
    notes,
    rights_in_words,
)
from edition.deposit.order import readable_first
from edition.model.materials import PayloadFile
from edition.model.record import Record


def as_json(record: Record) -> bytes:
    """The fields of the item; what can be repeated is a list."""
    return json_text({"identifier": record.identifier, **_fields(record)})


def spreadsheet(record: Record, payload: Sequence[PayloadFile]) -> bytes:
    """A row for each file, its path from the top of the bag; the fields of the item stand in the
    first row (RFC 4180).
    """
    fields: dict[str, str] = {}
    for key, value in _fields(record).items():
        if isinstance(value, list):
            fields.update((f"{key}[{i}]", entry) for i, entry in enumerate(value))
        elif value:
            fields[key] = value
    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("identifier", "file", "REMOTE_NAME", *fields))
    for i, file in enumerate(readable_first(payload)):
        rest = fields.values() if i == 0 else [""] * len(fields)
        writer.writerow((record.identifier, f"data/{file.name}", file.name, *rest))
    return table.getvalue().encode()


def _fields(record: Record) -> dict[str, str | list[str]]:
    translated: dict[str, str | list[str]] = {
        f"title-{tag}": title for tag, title in record.parallel_titles
    }
    return {
        "mediatype": "texts",
        "title": record.title,
        **translated,
        "creator": record.creator,
        "publisher": record.publisher,
        "date": first_day(record.dated) or issued(record),
        "date-edtf": record.dated,
        "date-available": issued(record),
        "year": str(record.year),
        "language": record.language_code,
        "page-progression": "rl",
        "coverage": record.place,
        "description": record.description,
        "notes": [note for _, note in notes(record)],
        "rights": rights_in_words(record),
        "licenseurl": record.rights,
        "version": record.version,
        "replaces": record.replaces,
        "source-sha256": record.sha256,
    }
