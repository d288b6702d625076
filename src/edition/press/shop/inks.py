"""The pages as a print shop wants them: black as black alone, the second ink by its name, 3 mm more
on every side.

The pages keep their tags, their text and their description; only what colours mean, the boxes and
the output intent change.
"""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from edition.core.units import POINT, Length
from edition.identity import grey
from edition.identity.icc import DESCRIPTION
from edition.press.pages.objects import array, dictionary, number, tint
from edition.press.sheet.identifying import set_identifier
from edition.press.shop.exchange import Exchange, exchanged

_LUMINANCE = (299, 587, 114)
"""How light the primaries look, in thousandths (ITU-R BT.601), for a proof on one ink; the plate
itself is what its name says.
"""


def press_variant(
    pages: bytes, bleed: Length, second_ink: str, exchange: Exchange | None = None
) -> bytes:
    """The pages in black and one Separation, with a TrimBox and a BleedBox.

    Black is DeviceGray with a grey output intent, or with an `exchange` DeviceCMYK in a PDF/X-4
    file.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pages)))
    writer.pdf_header = "%PDF-1.7"
    for page in writer.pages:
        left, bottom, right, top = (float(side) for side in page.trimbox)
        more = bleed / POINT
        box = ArrayObject(
            FloatObject(f"{side:.3f}")
            for side in (left - more, bottom - more, right + more, top + more)
        )
        page[NameObject("/MediaBox")] = page[NameObject("/BleedBox")] = box
    identity = pages + second_ink.encode() + str(bleed).encode()
    if exchange:
        identity += exchanged(writer, tuple(_separations(writer)), second_ink, exchange)
    else:
        for separation in _separations(writer):
            _make_grey(separation, second_ink, writer)
        writer.root_object[NameObject("/OutputIntents")] = ArrayObject((_intent(writer),))
    set_identifier(writer, identity)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _separations(writer: PdfWriter) -> Iterator[ArrayObject]:
    """Every Separation of every page, once."""
    seen: set[int] = set()
    for page in writer.pages:
        for space in dictionary(dictionary(page, "/Resources"), "/ColorSpace").values():
            found = space.get_object()
            if (
                isinstance(found, ArrayObject)
                and found[0] == "/Separation"
                and id(found) not in seen
            ):
                seen.add(id(found))
                yield found


def _make_grey(separation: ArrayObject, name: str, writer: PdfWriter) -> None:
    """The same ink by its name, with a grey that is as light as its former alternate (ISO 32000-1,
    8.6.6.4).
    """
    solid = [round(number(value) * 1000) for value in array(separation[3], "/C1")]
    light = sum(share * value for share, value in zip(_LUMINANCE, solid, strict=True)) / 1000 / 1000
    separation[1], separation[2] = NameObject(f"/{name}"), NameObject("/DeviceGray")
    separation[3] = writer._add_object(tint((1,), (light,)))


def _intent(writer: PdfWriter) -> PdfObject:
    """Black ink on paper (ISO 19005-2, 6.2.3)."""
    profile = StreamObject()
    profile.set_data(grey())
    profile[NameObject("/N")] = NumberObject(1)
    condition = TextStringObject(DESCRIPTION)
    entries: dict[str, PdfObject] = {
        "/Type": NameObject("/OutputIntent"),
        "/S": NameObject("/GTS_PDFA1"),
        "/OutputConditionIdentifier": condition,
        "/Info": condition,
        "/DestOutputProfile": writer._add_object(profile.flate_encode(9)),
    }
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})
