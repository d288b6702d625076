"""Zenodo's deposition metadata. The right of access is the depositor's to state there, so it is
left out.
"""

from edition.deposit.descriptions.statements import (
    first_day,
    issued,
    json_text,
    notes,
    rights_in_words,
)
from edition.model.record import Record


def zenodo(record: Record) -> bytes:
    """The body of a request to its deposition interface."""
    start, _, end = record.dated.partition("/")
    related = {"identifier": record.replaces_url, "relation": "isNewVersionOf", "scheme": "url"}
    metadata: dict[str, object] = {
        "title": record.title,
        "upload_type": "publication",
        "publication_type": "other",
        "publication_date": first_day(record.dated) or issued(record),
        "creators": [{"name": record.creator}],
        "description": record.description,
        "language": record.language_code,
        "version": record.version,
        "imprint_publisher": record.publisher,
        "imprint_place": record.place,
        "dates": _dates(start, end or start, issued(record)),
        "related_identifiers": [related] if record.replaces_url else [],
        "keywords": [],
        "notes": " ".join(
            (
                *_also_called(record),
                *(note for _, note in notes(record)),
                _rights(record),
                record.identifier,
            )
        ),
    }
    return json_text({"metadata": {key: value for key, value in metadata.items() if value}})


def _dates(start: str, end: str, issued: str) -> list[dict[str, str]]:
    created = (
        [{"start": start, "end": end, "type": "collected", "description": "date of the text"}]
        if start
        else []
    )
    return [
        *created,
        {"start": issued, "end": issued, "type": "valid", "description": "this edition"},
    ]


def _also_called(record: Record) -> list[str]:
    return [f"{title} ({language})." for language, title in record.parallel_titles]


def _rights(record: Record) -> str:
    return f"{rights_in_words(record)} ({record.rights})."
