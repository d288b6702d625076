"""What a file of sheets says of itself: whose it is, which colours it means, how it wants to be
printed.
"""

import hashlib
from unicodedata import category
from xml.etree import ElementTree

from msgspec import Struct
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from edition.identity.xmp import TAGGED, Declared, described_packet, xmp_packet
from edition.model.record import Record
from edition.press.pages.copying import Copies
from edition.press.pages.entries import added
from edition.press.pages.source_pages import SourcePages

EXCHANGED = "%PDF-1.6"
"""The version of PDF/X-4 (ISO 15930-7)."""

_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PARTS = ("1", "2", "3")
_LONGEST = 1000
"""Characters of a title in Info, which may be anything."""
_IN_NO_XML = ("Cc", "Cn", "Cs")


class Identity(Struct, frozen=True):
    """Whose sheets these are (`record` none: somebody else's, described as the file of their pages
    is).

    `duplex` is the printer's setting as PDF names it, "" for a print shop, who knows better;
    `content` all that makes this file another than its neighbours; `document` identifies a PDF/X-4
    file, "" one that is none.
    """

    record: Record | None
    duplex: str
    content: bytes
    document: str = ""


def identify(
    writer: PdfWriter,
    source: SourcePages,
    identity: Identity,
    copies: Copies,
    *,
    tagged: bool = False,
) -> None:
    """XMP, language, output intent, print settings and file identifier; no Info, which would say
    the same twice.

    In PDF/X-4 alone there is one, for the one entry that shops look for there. What is `tagged`
    keeps the levels that its pages have.
    """
    catalog = writer.root_object
    writer.metadata = None
    writer.pdf_header = EXCHANGED if identity.document else "%PDF-1.7"
    if identity.document:
        set_untrapped(writer)
    record = identity.record
    language = record.language if record else source.language()
    if language:
        catalog[NameObject("/Lang")] = TextStringObject(language)
    for key in ("/OutputIntents", "/OCProperties"):
        if key in source.reader.root_object and key not in catalog:
            catalog[NameObject(key)] = copies.of(source.reader.root_object.raw_get(key))
    catalog[NameObject("/ViewerPreferences")] = _preferences(identity.duplex)
    catalog[NameObject("/PageLayout")] = NameObject("/SinglePage")
    packet = (
        xmp_packet(
            record,
            TAGGED if tagged else Declared(conformance="U", universal=0),
            document=identity.document,
        )
        if record
        else _packet(source)
    )
    catalog[NameObject("/Metadata")] = added(writer, metadata(packet))
    set_identifier(writer, identity.content + packet)


def set_identifier(writer: PdfWriter, content: bytes) -> None:
    """The file identifier (ISO 32000-1, 14.4) from what is in the file, where pypdf would draw
    lots: its public call does nothing else.
    """
    half = ByteStringObject(hashlib.sha256(content).digest()[:16])
    writer._ID = ArrayObject((half, half))


def set_untrapped(writer: PdfWriter) -> None:
    """Say in Info that nothing is trapped (ISO 15930-7): black overprints or knocks out as the
    shop's RIP is set. It is a name, and all that pypdf sets in Info by a public call is text.
    """
    if writer._info is None:
        writer.metadata = {"/Trapped": ""}
    information = writer._info
    assert information is not None
    information[NameObject("/Trapped")] = NameObject("/False")


def _packet(source: SourcePages) -> bytes:
    return described_packet(
        _title(source.reader), source.language(), conformance=_claimed(source.reader)
    )


def metadata(packet: bytes) -> StreamObject:
    """The packet as a stream that any program finds, uncompressed."""
    stream = StreamObject()
    stream.set_data(packet)
    stream[NameObject("/Type")], stream[NameObject("/Subtype")] = (
        NameObject("/Metadata"),
        NameObject("/XML"),
    )
    return stream


def output_profile(writer: PdfWriter, profile: bytes, inks: int) -> IndirectObject:
    """A colour profile for that many inks in the file, as output intents refer to one."""
    stream = StreamObject()
    stream.set_data(profile)
    stream[NameObject("/N")] = NumberObject(inks)
    return added(writer, stream.flate_encode(9))


def _preferences(duplex: str) -> DictionaryObject:
    """Print at the size it has; sheets are looked at one by one, not as spreads (ISO 32000-1,
    12.2).
    """
    preferences = DictionaryObject(
        {
            NameObject("/DisplayDocTitle"): BooleanObject(True),
            NameObject("/PrintScaling"): NameObject("/None"),
        }
    )
    if duplex:
        preferences[NameObject("/Duplex")] = NameObject(f"/{duplex}")
        preferences[NameObject("/PickTrayByPDFSize")] = BooleanObject(True)
    return preferences


def _title(reader: PdfReader) -> str:
    """The title in XMP, else in Info, else nothing."""
    for title in _xmp(reader).iter(_DC_TITLE):
        for item in title.iter(f"{_RDF}li"):
            if item.text:
                return item.text
    stated = str((reader.metadata and reader.metadata.title) or "")[:_LONGEST]
    return "".join(character for character in stated if category(character) not in _IN_NO_XML)


def _claimed(reader: PdfReader) -> str:
    """The level of PDF/A-2 that sheets keep where every page does: U, or B where its text is not
    mapped; "" for none.
    """
    said: dict[str, str] = {}
    for description in _xmp(reader).iter(f"{_RDF}Description"):
        said |= {key: value for key, value in description.attrib.items() if key.startswith(_PDFAID)}
        said |= {
            child.tag: child.text or "" for child in description if child.tag.startswith(_PDFAID)
        }
    if said.get(f"{_PDFAID}part") not in _PARTS or "/OutputIntents" not in reader.root_object:
        return ""
    return "U" if said.get(f"{_PDFAID}conformance", "").upper() in ("A", "U") else "B"


def _xmp(reader: PdfReader) -> ElementTree.Element:
    """The packet, or an empty element where there is none that can be read."""
    held = reader.root_object.get("/Metadata")
    stream = held.get_object() if held is not None else None
    try:
        return ElementTree.fromstring(
            stream.get_data() if isinstance(stream, StreamObject) else b"<none/>"
        )
    except (ElementTree.ParseError, ValueError, LookupError):
        return ElementTree.Element("none")
