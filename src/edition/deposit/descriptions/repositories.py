"""What repositories take in: the metadata of the Internet Archive, as JSON for an item and as the
spreadsheet from which its own tool uploads the files; and DSpace's Simple Archive Format, a folder
for the item with its description, its files, a picture of the first, and their list.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO

import pypdfium2
from lxml import etree
from lxml.builder import E

from edition.core.identifiers import bare_isbn
from edition.deposit.payload import readable_first
from edition.deposit.statements import (
    as_uri,
    document,
    first_day,
    further_names,
    issued,
    json_text,
    notes,
    publication,
    rights_in_words,
)
from edition.model.finished import PayloadFile
from edition.model.record import Record

_ITEM = "item_0001"
_DSPACE = {"edt": "editor", "ill": "illustrator"}
_DSPACE_SCHEMES = {scheme: scheme for scheme in ("ddc", "lcc", "lcsh", "mesh")}
"""The roles and the lists of subjects that DSpace's registry has a qualifier for."""


def internet_archive(record: Record) -> bytes:
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
        "creator": _one_or_all(each.inverted for each in record.creators),
        "contributor": [f"{each.inverted} ({each.term})" for each in record.contributors],
        "publisher": record.publisher,
        "date": first_day(record.dated) or issued(record),
        "date-edtf": record.dated,
        "date-available": issued(record),
        "year": str(record.year),
        "language": record.language_code,
        "page-progression": "rl",
        "coverage": record.place,
        "subject": list(record.subjects),
        "series": [each.cited for each in record.series],
        "description": record.description,
        "notes": [note for _, note in notes(record)],
        "rights": rights_in_words(record),
        "licenseurl": record.rights,
        "isbn": bare_isbn(record.isbn),
        "version": record.version,
        "replaces": record.replaces,
        "source-sha256": record.sha256,
    }


def _one_or_all(values: Iterable[str]) -> str | list[str]:
    found = list(values)
    return found[0] if len(found) == 1 else found


def simple_archive(record: Record, payload: Sequence[PayloadFile]) -> Mapping[str, bytes]:
    """The files of the archive by name. DSpace knows no folders in an item: a slash in a name
    becomes two low lines.
    """
    flat = {file.name.replace("/", "__"): file.content for file in readable_first(payload)}
    first, *others = flat
    contents = f"{first}\tbundle:ORIGINAL\tprimary:true\n" + "".join(
        f"{name}\tbundle:ORIGINAL\n" for name in others
    )
    # Its own filter draws the letters of a PDF poorly, or none; a picture of this name it keeps.
    drawn = thumbnail(flat[first])
    pictures = {f"{first}.jpg": drawn} if drawn else {}
    contents += "".join(f"{name}\tbundle:THUMBNAIL\n" for name in pictures)
    held = {
        "dublin_core.xml": document(_dublin_core(record)),
        "contents": contents.encode(),
        **flat,
        **pictures,
    }
    return {f"{_ITEM}/{name}": content for name, content in held.items()}


def _dublin_core(record: Record) -> etree._Element:
    root = E.dublin_core(schema="dc")
    for element, qualifier, language, value in _values(record):
        attributes = {"element": element, "qualifier": qualifier or "none"} | (
            {"language": language} if language else {}
        )
        root.append(E.dcvalue(value, attributes))
    return root


def _values(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Element, qualifier, language and value, as in DSpace's own registry of Dublin Core.

    Where something was published before, its own form asks for that date as the one of issue; and
    since when it can be had (date.available) it writes itself.
    """
    yield "title", "", record.language, record.title
    for language, title in record.parallel_titles:
        yield "title", "alternative", language, title
    for each in record.creators:
        yield "contributor", "author", record.language, each.inverted
    for each in record.contributors:
        yield "contributor", _DSPACE.get(each.role, "other"), record.language, each.inverted
    for word in record.keywords:
        yield "subject", "", record.language, word
    for topic in record.topics:
        yield "subject", _DSPACE_SCHEMES.get(topic.scheme.lower(), "other"), "", topic.term
    for series in record.series:
        yield "relation", "ispartofseries", record.language, series.cited
    yield "publisher", "", record.language, record.publisher
    yield "date", "issued", "", first_day(record.dated) or issued(record)
    if record.dated:
        yield "date", "created", "", record.dated
    yield "identifier", "other", "", record.identifier
    for kind, name in further_names(record):
        qualifier = {"DOI": "uri", "ISBN": "isbn"}.get(kind, "other")
        yield "identifier", qualifier, "", name if kind == "ISBN" else as_uri(kind, name)
    if record.url:
        yield "identifier", "uri", "", record.url
    yield "language", "iso", "", record.language
    yield "type", "", "en", publication(record).dspace
    if record.place:
        yield "coverage", "spatial", record.language, record.place
    yield "rights", "", record.language, rights_in_words(record)
    yield "rights", "uri", "", record.rights
    if record.replaces:
        yield "relation", "replaces", "", record.replaces_url or record.replaces
    yield "description", "abstract", record.language, record.description
    yield "description", "", "en", f"This edition: {issued(record)}."
    for language, note in notes(record):
        yield "description", "", language, note


_WIDTH, _HEIGHT = 300, 300
"""Pixels that it stands within, as DSpace's own do at most."""
_QUALITY = 85


def thumbnail(pdf: bytes) -> bytes:
    """JPEG, which says neither when nor by what it was made; b"" of what cannot be drawn."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return b""
    try:
        page = document[0]
        scale = min(_WIDTH / page.get_width(), _HEIGHT / page.get_height())
        content = BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(content, "JPEG", quality=_QUALITY)
        return content.getvalue()
    finally:
        document.close()
