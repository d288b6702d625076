"""What a PDF says of itself to a reader's software: language, tags, direction, page labels, XMP,
and Info equal to XMP.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, PdfObject, StreamObject

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"

_REQUIRED = {
    "dc:title": f"{_DC}title",
    "dc:language": f"{_DC}language",
    "pdfaid:part": f"{_PDFAID}part",
    "pdfaid:conformance": f"{_PDFAID}conformance",
    "pdfuaid:part": f"{_PDFUAID}part",
}
_SAME = {
    "/Title": f"{_DC}title",
    "/Author": f"{_DC}creator",
    "/Subject": f"{_DC}description",
    "/Keywords": f"{_PDF}Keywords",
    "/Creator": f"{_XMP}CreatorTool",
    "/Producer": f"{_PDF}Producer",
    "/CreationDate": f"{_XMP}CreateDate",
    "/ModDate": f"{_XMP}ModifyDate",
    "/Trapped": f"{_PDF}Trapped",
}
"""Entries of Info and the XMP properties they must equal (ISO 19005-1, 6.7.3; ISO 16684-1)."""

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?"
)


def identification(reader: PdfReader) -> Iterator[str]:
    """A clause for each thing that is missing or said in two ways."""
    yield from _catalog(reader)
    properties = xmp_properties(reader)
    yield from (f"XMP has no {name}" for name, key in _REQUIRED.items() if not properties.get(key))
    information = reader.trailer.get("/Info", DictionaryObject()).get_object()
    for key, value in sorted(information.items()):
        said, same = _said(value.get_object()), properties.get(_SAME.get(key, ""), "")
        if _comparable(key, said) != _comparable(key, same):
            yield f"Info has {key[1:]} «{said}» and XMP «{same}»"


def sheet_identification(reader: PdfReader, pages: PdfReader) -> Iterator[str]:
    """A clause for each thing that sheets do not say as the file of their pages does, or say to no
    printer's use.
    """
    catalog, of_pages = reader.root_object, pages.root_object
    preferences = catalog.get("/ViewerPreferences", DictionaryObject()).get_object()
    if _TAG.fullmatch(str(of_pages.get("/Lang", ""))) and catalog.get("/Lang") != of_pages["/Lang"]:
        yield "the catalog has not the Lang of the pages"
    if "/OutputIntents" in of_pages and "/OutputIntents" not in catalog:
        yield "the catalog has no OutputIntents"
    if preferences.get("/Direction") == "/R2L":
        yield "ViewerPreferences says Direction R2L, which is for pages, not for sheets"
    if preferences.get("/PrintScaling") != "/None":
        yield "ViewerPreferences does not forbid scaling"
    if "/ID" not in reader.trailer:
        yield "the trailer has no ID"
    if set(reader.trailer.get("/Info", DictionaryObject()).get_object()) - {"/Trapped"}:
        yield "there is an Info beside XMP"
    said, wanted = xmp_properties(reader), xmp_properties(pages)
    if said.get(f"{_DC}title") != wanted.get(f"{_DC}title", said.get(f"{_DC}title")):
        yield "the title in XMP is not that of the pages"
    if wanted.get(f"{_PDFAID}part") in ("1", "2", "3") and said.get(f"{_PDFAID}part") != "2":
        yield "XMP does not say PDF/A-2"


def _catalog(reader: PdfReader) -> Iterator[str]:
    catalog = reader.root_object
    preferences = catalog.get("/ViewerPreferences", DictionaryObject()).get_object()
    if not catalog.get("/Lang"):
        yield "the catalog has no Lang"
    if not _says(catalog.get("/MarkInfo", DictionaryObject()).get_object(), "/Marked"):
        yield "MarkInfo does not say Marked"
    if preferences.get("/Direction") != "/R2L":
        yield "ViewerPreferences does not say Direction R2L"
    if not _says(preferences, "/DisplayDocTitle"):
        yield "ViewerPreferences does not say DisplayDocTitle"
    if "/ID" not in reader.trailer:
        yield "the trailer has no ID"
    if not catalog.get("/OutputIntents"):
        yield "the catalog has no OutputIntents"
    if "/PageLabels" not in catalog:
        yield "the catalog has no PageLabels"
    elif "" in reader.page_labels:
        yield f"page {reader.page_labels.index('') + 1} has no label"


def _said(held: PdfObject | None) -> str:
    return str(held)[1:] if isinstance(held, NameObject) else str(held)


def _says(entries: DictionaryObject, key: str) -> bool:
    value = entries.get(key)
    said = None if value is None else value.get_object()
    return isinstance(said, BooleanObject) and said.value


def xmp_properties(reader: PdfReader) -> dict[str, str]:
    """The properties of the XMP packet as plain text: of alternatives the default one, lists joined
    by a semicolon.

    None where it cannot be read as XML.
    """
    stream = reader.root_object.get("/Metadata", DictionaryObject()).get_object()
    if not isinstance(stream, StreamObject):
        return {}
    found: dict[str, str] = {}
    try:
        packet = ElementTree.fromstring(stream.get_data())
    except (ElementTree.ParseError, ValueError, LookupError):
        return {}
    for description in packet.iter(f"{_RDF}Description"):
        found.update(description.attrib)
        found.update((child.tag, _plain(child)) for child in description)
    return found


def _plain(property_: ElementTree.Element) -> str:
    items = list(property_.iter(f"{_RDF}li"))
    default = [item for item in items if item.get(_LANG) == "x-default"]
    return (
        "; ".join("".join(item.itertext()) for item in default or items)
        if items
        else property_.text or ""
    )


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
