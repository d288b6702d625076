"""What a PDF says of itself to a reader's software: version, language, tags, direction, labels,
XMP, and Info equal to XMP; and that it says nothing of the machine that made it, beyond what the
edition says.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from edition.core.quoting import worded
from edition.verify.file.traces import TraceSearch, decoded, holding
from edition.verify.file.xmp_properties import DC, PDF, PDFAID, PDFD, PDFUAID, XMP, properties
from edition.verify.proofs.actions import numbers

_REQUIRED = {
    "dc:title": f"{DC}title",
    "dc:language": f"{DC}language",
    "pdfaid:part": f"{PDFAID}part",
    "pdfuaid:part": f"{PDFUAID}part",
}
_OF_FIRST = {"pdfaid:conformance": f"{PDFAID}conformance"}
_OF_SECOND = {
    "pdfaid:part": (f"{PDFAID}part", "4"),
    "pdfaid:rev": (f"{PDFAID}rev", "2020"),
    "pdfuaid:part": (f"{PDFUAID}part", "2"),
    "pdfuaid:rev": (f"{PDFUAID}rev", "2024"),
}
"""What a file of PDF 2.0 says that it conforms to (ISO 19005-4, 6.7.3; ISO 14289-2, 5)."""
_WELL_TAGGED = (
    "http://pdfa.org/declarations/wtpdf#accessibility1.0",
    "http://pdfa.org/declarations/wtpdf#reuse1.0",
)
_SECOND = "2.0"
_SAME = {
    "/Title": f"{DC}title",
    "/Author": f"{DC}creator",
    "/Subject": f"{DC}description",
    "/Keywords": f"{PDF}Keywords",
    "/Creator": f"{XMP}CreatorTool",
    "/Producer": f"{PDF}Producer",
    "/CreationDate": f"{XMP}CreateDate",
    "/ModDate": f"{XMP}ModifyDate",
    "/Trapped": f"{PDF}Trapped",
}
"""Entries of Info and the XMP properties they must equal (ISO 19005-1, 6.7.3; ISO 16684-1)."""

_PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?"
)


def identification(reader: PdfReader, version: str) -> Iterator[str]:
    """A clause for each thing that is missing or said in two ways; `version` is the one of PDF that
    the file is to have, "" where nobody knows.
    """
    stated = reader.pdf_header.removeprefix("%PDF-")
    if version and stated != version:
        yield worded(
            "the file is PDF {stated}, and is to be {version}", stated=stated, version=version
        )
    yield from _catalog(reader)
    found = _xmp(reader)
    required = _REQUIRED if stated == _SECOND else _REQUIRED | _OF_FIRST
    yield from (
        worded("XMP has no {name}", name=name)
        for name, key in required.items()
        if not found.get(key)
    )
    yield from _second(reader, found) if stated == _SECOND else _info(reader, found)


def is_second(reader: PdfReader) -> bool:
    """Whether a file says that it is PDF 2.0."""
    return reader.pdf_header == f"%PDF-{_SECOND}"


def _second(reader: PdfReader, found: dict[str, str]) -> Iterator[str]:
    """Of a file of PDF 2.0, which has no Info."""
    for name, (key, wanted) in _OF_SECOND.items():
        if (said := found.get(key)) != wanted:
            yield worded(
                "XMP says {name} «{said}», and not {wanted}",
                name=name,
                said=said or "",
                wanted=wanted,
            )
    declared = found.get(f"{PDFD}declarations", "").split("; ")
    yield from (
        worded("XMP does not declare {standard}", standard=each)
        for each in _WELL_TAGGED
        if each not in declared
    )
    if "/Info" in reader.trailer:
        yield worded("the trailer has Info, which PDF/A-4 forbids")


def _info(reader: PdfReader, found: dict[str, str]) -> Iterator[str]:
    information = reader.trailer.get("/Info", DictionaryObject()).get_object()
    for key, value in sorted(information.items()):
        said, same = _said(value.get_object()), found.get(_SAME.get(key, ""), "")
        if _comparable(key, said) != _comparable(key, same):
            yield worded(
                "Info has {key} «{said}» and XMP «{same}»", key=key[1:], said=said, same=same
            )


def _catalog(reader: PdfReader) -> Iterator[str]:
    catalog = reader.root_object
    preferences = catalog.get("/ViewerPreferences", DictionaryObject()).get_object()
    if not catalog.get("/Lang"):
        yield worded("the catalog has no Lang")
    if not _says(catalog.get("/MarkInfo", DictionaryObject()).get_object(), "/Marked"):
        yield worded("MarkInfo does not say Marked")
    if preferences.get("/Direction") != "/R2L":
        yield worded("ViewerPreferences does not say Direction R2L")
    if not _says(preferences, "/DisplayDocTitle"):
        yield worded("ViewerPreferences does not say DisplayDocTitle")
    if "/ID" not in reader.trailer:
        yield worded("the trailer has no ID")
    if not catalog.get("/OutputIntents"):
        yield worded("the catalog has no OutputIntents")
    if "/PageLabels" not in catalog:
        yield worded("the catalog has no PageLabels")
    elif "" in reader.page_labels:
        yield worded("page {number} has no label", number=reader.page_labels.index("") + 1)


def _said(held: PdfObject | None) -> str:
    return str(held)[1:] if isinstance(held, NameObject) else str(held)


def _says(entries: DictionaryObject, key: str) -> bool:
    value = entries.get(key)
    said = None if value is None else value.get_object()
    return isinstance(said, BooleanObject) and said.value


def _xmp(reader: PdfReader) -> dict[str, str]:
    stream = reader.root_object.get("/Metadata", DictionaryObject()).get_object()
    return properties(stream.get_data()) if isinstance(stream, StreamObject) else {}


def _comparable(key: str, value: str) -> str | datetime:
    """Dates as moments, for Info and XMP write them differently; all else as it stands."""
    if not key.endswith("Date"):
        return value
    match = _PDF_DATE.fullmatch(value)
    try:
        return datetime.fromisoformat(_iso(match) if match else value)
    except ValueError:
        return value


def _iso(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zulu, hours, minutes = match.groups()
    zone = "+00:00" if zulu else f"{hours}:{minutes or '00'}" if hours else ""
    return (
        f"{year}-{month or '01'}-{day or '01'}"
        f"T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"
    )


def traces(reader: PdfReader, search: TraceSearch) -> Iterator[str]:
    """A clause for each object that holds what is looked for. Streams are read decompressed,
    strings decoded.
    """
    packed = frozenset(_whole_streams(reader))
    objects = (
        (
            worded("object {number}", number=number),
            _pieces(IndirectObject(number, 0, reader).get_object()),
        )
        for number in numbers(reader)
        if number not in packed
    )
    yield from holding(search, objects)
    yield from holding(search, [(worded("the trailer"), _pieces(reader.trailer))])


def traces_on_pages(search: TraceSearch, shown: Iterable[str]) -> Iterator[str]:
    """A clause for each page that shows what is looked for; `shown` are the characters of the
    pages, which stand in their objects as codes.
    """
    for number, text in enumerate(shown, 1):
        if search.finds(text, cut=True):
            yield worded(
                "page {number} shows a name or a path of the machine that made it", number=number
            )


def _whole_streams(reader: PdfReader) -> Iterator[int]:
    """The object streams (ISO 32000-1, 7.5.7) of which each object is looked at by itself: together
    they are no string.
    """
    found = Counter(stream for stream, _ in reader.xref_objStm.values())
    for number, count in found.items():
        held = IndirectObject(number, 0, reader).get_object()
        if isinstance(held, StreamObject) and held.get("/N") == count:
            yield number


def _pieces(held: PdfObject | None) -> Iterator[str]:
    """Every string and every stream in an object, not following references."""
    if isinstance(held, ByteStringObject):
        yield bytes(held).decode("latin-1")
    elif isinstance(held, TextStringObject):
        yield str(held)
    elif isinstance(held, ArrayObject):
        for entry in held:
            yield from _pieces(entry)
    elif isinstance(held, DictionaryObject):
        for entry in held.values():
            yield from _pieces(entry)
        if isinstance(held, StreamObject):
            yield decoded(held.get_data())
