"""The pages as PDF/X-4 (ISO 15930-7), which stay PDF/A-2: black is the K of CMYK, nothing is
clicked, the profile is within.

The second ink is a plate of its own; what its alternate mixes of the four is for a proof on other
machines. What is grey becomes a tint of the black of CMYK, and of nothing else: text and rules one
by one, pictures by a table. Neither links nor attachments may be in PDF/X-4, or are of use on
paper.
"""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from edition.core.pdf_syntax import decimal
from edition.identity.cmyk import inks
from edition.identity.xmp import xmp_packet
from edition.model.imposition import Condition
from edition.model.record import Record
from edition.press.pages.entries import added, array, dictionary, draw, number, tint
from edition.press.pages.unlinking import sweep, unlink
from edition.press.sheet.identifying import EXCHANGED, metadata, output_profile, set_untrapped

_REGISTRY = "http://www.color.org"
"""The ICC's registry of printing conditions."""
_OWN = "Custom"
"""For a condition that no registry has (ISO 32000-1, table 365)."""
_BLACK = {b"g": b"k", b"G": b"K"}
_BEGIN = b"0 0 0 1 k 0 0 0 1 K\n"
"""A page begins in the black of DeviceGray (ISO 32000-1, 8.6.8)."""
_HIGHEST = 255
"""The lightest grey of 8 bits."""


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
    _in_process_black(writer)
    unlink(writer)
    packet = xmp_packet(exchange.record, document=exchange.document)
    catalog = writer.root_object
    catalog[NameObject("/Metadata")] = added(writer, metadata(packet))
    catalog[NameObject("/OutputIntents")] = _intents(writer, exchange.condition)
    set_untrapped(writer)
    sweep(writer)
    return packet + exchange.condition.profile


def _mix(separation: ArrayObject, name: str, profile: bytes, writer: PdfWriter) -> None:
    """The same ink by its name, its former alternate as the profile mixes that."""
    solid = inks(profile, tuple(number(value) for value in array(separation[3], "/C1")))
    separation[1], separation[2] = NameObject(f"/{name}"), NameObject("/DeviceCMYK")
    separation[3] = added(writer, tint((0,) * len(solid), solid))


def _intents(writer: PdfWriter, condition: Condition) -> ArrayObject:
    """One for the printer and one for the archive, with one profile (ISO 19005-2, 6.2.3)."""
    entries: dict[str, PdfObject] = {
        "/Type": NameObject("/OutputIntent"),
        "/OutputConditionIdentifier": TextStringObject(condition.registered or _OWN),
        "/Info": TextStringObject(condition.name),
        "/DestOutputProfile": output_profile(writer, condition.profile, 4),
    }
    if condition.registered:
        entries["/RegistryName"] = TextStringObject(_REGISTRY)
    kinds = (NameObject("/GTS_PDFX"), NameObject("/GTS_PDFA1"))
    intents = ({"/S": kind, **entries} for kind in kinds)
    return ArrayObject(
        DictionaryObject({NameObject(key): value for key, value in intent.items()})
        for intent in intents
    )


def _in_process_black(writer: PdfWriter) -> None:
    """Every page, and every picture of 8 bits in DeviceGray that a page shows."""
    pictures: dict[int, StreamObject] = {}
    for page in writer.pages:
        _recolour(page, writer)
        for held in dictionary(dictionary(page, "/Resources"), "/XObject").values():
            shown = held.get_object()
            if isinstance(shown, StreamObject) and shown.get("/ColorSpace") == "/DeviceGray":
                pictures[id(shown)] = shown
    if pictures:
        table = added(writer, _table())
        for picture in pictures.values():
            picture[NameObject("/ColorSpace")] = table


def _recolour(page: PageObject, writer: PdfWriter) -> None:
    content = ContentStream(page["/Contents"], writer, "bytes")
    content.operations = [
        _in_black(operands, operator) for operands, operator in content.operations
    ]
    draw(writer, page, _BEGIN + content.get_data())


def _in_black(operands: list[PdfObject], operator: bytes) -> tuple[list[PdfObject], bytes]:
    if operator not in _BLACK:
        return operands, operator
    shares = (0, 0, 0, 1 - number(operands[0]))
    return [FloatObject(decimal(share)) for share in shares], _BLACK[operator]


def _table() -> ArrayObject:
    """A colour of black alone for each grey (ISO 32000-1, 8.6.6.3)."""
    colours = ByteStringObject(
        b"".join(bytes((0, 0, 0, _HIGHEST - grey)) for grey in range(_HIGHEST + 1))
    )
    return ArrayObject(
        (NameObject("/Indexed"), NameObject("/DeviceCMYK"), NumberObject(_HIGHEST), colours)
    )
