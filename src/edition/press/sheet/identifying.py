"""What a file of sheets says of itself: whose it is, which colours it means, how it wants to be
printed.
"""

import hashlib

from msgspec import Struct
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from edition.identity import described_packet, xmp_packet
from edition.model.record import Record
from edition.press.pages.claims import claimed, title_of
from edition.press.pages.copying import Copies
from edition.press.pages.opening import Source

EXCHANGED = "%PDF-1.6"
"""The version of PDF/X-4 (ISO 15930-7)."""


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


def identify(writer: PdfWriter, source: Source, identity: Identity, copies: Copies) -> None:
    """XMP, language, output intent, print settings and file identifier; no Info, which would say
    the same twice.

    In PDF/X-4 alone there is one, for the one entry that shops look for there.
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
        if key in source.reader.root_object:
            catalog[NameObject(key)] = copies.of(source.reader.root_object.raw_get(key))
    catalog[NameObject("/ViewerPreferences")] = _preferences(identity.duplex)
    catalog[NameObject("/PageLayout")] = NameObject("/SinglePage")
    packet = (
        xmp_packet(record, conformance="U", universal=False, document=identity.document)
        if record
        else _packet(source)
    )
    catalog[NameObject("/Metadata")] = writer._add_object(metadata(packet))
    set_identifier(writer, identity.content + packet)


def set_identifier(writer: PdfWriter, content: bytes) -> None:
    """The file identifier (ISO 32000-1, 14.4) from what is in the file, where pypdf would draw
    lots.
    """
    half = ByteStringObject(hashlib.sha256(content).digest()[:16])
    writer._ID = ArrayObject((half, half))


def set_untrapped(writer: PdfWriter) -> None:
    """Say in Info that nothing is trapped (ISO 15930-7): black overprints or knocks out as the
    shop's RIP is set.
    """
    if writer._info is None:
        writer.metadata = {"/Trapped": ""}
    information = writer._info
    assert information is not None
    information[NameObject("/Trapped")] = NameObject("/False")


def _packet(source: Source) -> bytes:
    return described_packet(
        title_of(source.reader), source.language(), conformance=claimed(source.reader)
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
