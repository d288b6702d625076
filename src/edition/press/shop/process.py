"""What is grey on a page as a tint of the black of CMYK, and of nothing else: text and rules one by
one, pictures by a table.
"""

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from edition.press.pages.objects import dictionary, number

_BLACK = {b"g": b"k", b"G": b"K"}
_BEGIN = b"0 0 0 1 k 0 0 0 1 K\n"
"""A page begins in the black of DeviceGray (ISO 32000-1, 8.6.8)."""
_HIGHEST = 255


def in_process_black(writer: PdfWriter) -> None:
    """Every page, and every picture of 8 bits in DeviceGray that a page shows."""
    pictures: dict[int, StreamObject] = {}
    for page in writer.pages:
        _recolour(page, writer)
        for held in dictionary(dictionary(page, "/Resources"), "/XObject").values():
            shown = held.get_object()
            if isinstance(shown, StreamObject) and shown.get("/ColorSpace") == "/DeviceGray":
                pictures[id(shown)] = shown
    if pictures:
        table = writer._add_object(_table())
        for picture in pictures.values():
            picture[NameObject("/ColorSpace")] = table


def _recolour(page: PageObject, writer: PdfWriter) -> None:
    content = ContentStream(page["/Contents"], writer, "bytes")
    content.operations = [
        _in_black(operands, operator) for operands, operator in content.operations
    ]
    stream = StreamObject()
    stream.set_data(_BEGIN + content.get_data())
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode(9))


def _in_black(operands: list[PdfObject], operator: bytes) -> tuple[list[PdfObject], bytes]:
    if operator not in _BLACK:
        return operands, operator
    shares = (0, 0, 0, 1 - number(operands[0]))
    return [FloatObject(f"{share:g}") for share in shares], _BLACK[operator]


def _table() -> ArrayObject:
    """A colour of black alone for each grey (ISO 32000-1, 8.6.6.3)."""
    colours = ByteStringObject(
        b"".join(bytes((0, 0, 0, _HIGHEST - grey)) for grey in range(_HIGHEST + 1))
    )
    return ArrayObject(
        (NameObject("/Indexed"), NameObject("/DeviceCMYK"), NumberObject(_HIGHEST), colours)
    )
