"""The pages as PDF/X-4 (ISO 15930-7), which stay PDF/A-2: black is the K of CMYK, nothing is
clicked, the profile is within.

The second ink is a plate of its own; what its alternate mixes of the four is for a proof on other
machines.
"""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from edition.identity import xmp_packet
from edition.identity.cmyk import inks
from edition.model.condition import Condition
from edition.model.record import Record
from edition.press.pages.objects import array, number, tint
from edition.press.sheet.identifying import EXCHANGED, metadata, set_untrapped
from edition.press.shop.process import in_process_black
from edition.press.shop.unlinking import unlink

REGISTRY = "http://www.color.org"
_OWN = "Custom"
"""For a condition that no registry has (ISO 32000-1, table 365)."""


class Exchange(Struct, frozen=True):
    """How the shop prints, whose pages these are, and what identifies the file."""

    condition: Condition
    record: Record
    document: str


def document_of(record: Record, file: str) -> str:
    """The identifier of a file of an edition in all its versions."""
    return f"uuid:{uuid5(NAMESPACE_URL, f'{record.identifier}/{file}')}"


def exchanged(
    writer: PdfWriter, separations: Sequence[ArrayObject], second_ink: str, exchange: Exchange
) -> bytes:
    """Make the pages PDF/X-4, and give what makes them others than they would be for another
    shop.
    """
    writer.pdf_header = EXCHANGED
    for separation in separations:
        _mix(separation, second_ink, exchange.condition.profile, writer)
    in_process_black(writer)
    unlink(writer)
    packet = xmp_packet(
        exchange.record, conformance="A", universal=True, document=exchange.document
    )
    catalog = writer.root_object
    catalog[NameObject("/Metadata")] = writer._add_object(metadata(packet))
    catalog[NameObject("/OutputIntents")] = _intents(writer, exchange.condition)
    set_untrapped(writer)
    _sweep(writer)
    return packet + exchange.condition.profile


def _sweep(writer: PdfWriter) -> None:
    """Leave out what nothing refers to any more, and what only that referred to; pypdf does one of
    these at a time.
    """
    before = 0
    while before != (now := sum(held is not None for held in writer._objects)):
        before = now
        writer.compress_identical_objects(remove_duplicates=False)


def _mix(separation: ArrayObject, name: str, profile: bytes, writer: PdfWriter) -> None:
    """The same ink by its name, its former alternate as the profile mixes that."""
    solid = inks(profile, tuple(number(value) for value in array(separation[3], "/C1")))
    separation[1], separation[2] = NameObject(f"/{name}"), NameObject("/DeviceCMYK")
    separation[3] = writer._add_object(tint((0,) * len(solid), solid))


def _intents(writer: PdfWriter, condition: Condition) -> ArrayObject:
    """One for the printer and one for the archive, with one profile (ISO 19005-2, 6.2.3)."""
    profile = StreamObject()
    profile.set_data(condition.profile)
    profile[NameObject("/N")] = NumberObject(4)
    entries: dict[str, PdfObject] = {
        "/Type": NameObject("/OutputIntent"),
        "/OutputConditionIdentifier": TextStringObject(condition.registered or _OWN),
        "/Info": TextStringObject(condition.name),
        "/DestOutputProfile": writer._add_object(profile.flate_encode(9)),
    }
    if condition.registered:
        entries["/RegistryName"] = TextStringObject(REGISTRY)
    kinds = (NameObject("/GTS_PDFX"), NameObject("/GTS_PDFA1"))
    intents = ({"/S": kind, **entries} for kind in kinds)
    return ArrayObject(
        DictionaryObject({NameObject(key): value for key, value in intent.items()})
        for intent in intents
    )
