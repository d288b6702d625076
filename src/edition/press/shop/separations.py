"""The pages by ink: as a print shop wants them, in black and one ink that has a name, and each ink
alone, in black, for a machine that prints one drum after another.

For the shop the pages keep their tags, their text and their description; only what colours mean,
the boxes and the output intent change. A plate is made from the operators that our own pages are
written with: fills, text and pictures, in DeviceGray or the one Separation.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Literal, get_args

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

from edition.core.units import Length, in_points
from edition.identity.icc import DESCRIPTION, grey
from edition.press.pages.entries import added, array, dictionary, draw, entry, number, tint
from edition.press.sheet.identifying import output_profile, set_identifier
from edition.press.shop.pdf_x4 import Exchange, exchanged

_LUMINANCE = (299, 587, 114)
"""How light the primaries look, in thousandths (ITU-R BT.601), for a proof on one ink; the plate
itself is what its name says.
"""

MILLIONTHS = 1000
"""Of an em in a thousandth of it, in which a file counts."""

Plate = Literal["black", "accent"]
Operation = tuple[list[PdfObject], bytes]

_FILLS = (b"f", b"F", b"f*")
_SHOWS = (b"Tj", b"TJ")
_COLOURS = (b"g", b"cs", b"sc", b"scn")


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
        more = in_points(bleed)
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
    separation[3] = added(writer, tint((1,), (light,)))


def _intent(writer: PdfWriter) -> PdfObject:
    """Black ink on paper (ISO 19005-2, 6.2.3)."""
    condition = TextStringObject(DESCRIPTION)
    entries: dict[str, PdfObject] = {
        "/Type": NameObject("/OutputIntent"),
        "/S": NameObject("/GTS_PDFA1"),
        "/OutputConditionIdentifier": condition,
        "/Info": condition,
        "/DestOutputProfile": output_profile(writer, grey(), 1),
    }
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def plates(pages: bytes) -> Mapping[Plate, bytes]:
    """For each ink in which anything is printed all the pages in that ink, as DeviceGray."""
    reader = PdfReader(BytesIO(pages))
    widths = Widths()
    contents: dict[Plate, list[bytes]] = {ink: [] for ink in get_args(Plate)}
    printing: set[Plate] = set()
    for page in reader.pages:
        operations = ContentStream(page["/Contents"], reader, "bytes").operations
        for ink, kept in contents.items():
            filtered = _Filter(ink, page, widths)
            content = ContentStream(None, reader)
            content.operations = [
                operation for each in operations for operation in filtered.step(*each)
            ]
            kept.append(content.get_data())
            printing |= {ink} if filtered.prints else set()
    return {
        ink: _written(reader, kept, pages + ink.encode())
        for ink, kept in contents.items()
        if ink in printing
    }


def _written(reader: PdfReader, contents: list[bytes], identity: bytes) -> bytes:
    """The pages with other content, and without the colour space that it no longer names."""
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    for page, content in zip(writer.pages, contents, strict=True):
        draw(writer, page, content)
        dictionary(page, "/Resources").pop("/ColorSpace", None)
    set_identifier(writer, identity)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


class Widths:
    """The tables of the composite fonts met so far (ISO 32000-1, 9.7.4.3)."""

    def __init__(self) -> None:
        self._tables: dict[int, tuple[dict[int, int], int]] = {}

    def shown(self, text: PdfObject, font: DictionaryObject) -> int:
        """The advance of an operand of Tj or TJ in millionths of an em, adjustments taken off."""
        table, default = self._table(font)
        advance = 0
        for piece in text if isinstance(text, ArrayObject) else [text]:
            if isinstance(piece, ByteStringObject):
                codes = (int.from_bytes(piece[i : i + 2], "big") for i in range(0, len(piece), 2))
                advance += sum(table.get(code, default) for code in codes)
            else:
                advance -= _millionths(piece)
        return advance

    def _table(self, font: DictionaryObject) -> tuple[dict[int, int], int]:
        if id(font) not in self._tables:
            descendant = array(font, "/DescendantFonts")[0]
            default = (
                1000 * MILLIONTHS
                if entry(descendant, "/DW") is None
                else _millionths(entry(descendant, "/DW"))
            )
            self._tables[id(font)] = dict(_read(array(descendant, "/W"))), default
        return self._tables[id(font)]


def _read(entries: list[PdfObject]) -> list[tuple[int, int]]:
    """Both forms of W: a first code with a list of widths, or a first and a last code with one
    width.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(entries):
        first, second = round(number(entries[at])), entries[at + 1]
        if isinstance(second, ArrayObject):
            found += [(first + i, _millionths(width)) for i, width in enumerate(second)]
            at += 2
        else:
            found += [
                (code, _millionths(entries[at + 2]))
                for code in range(first, round(number(second)) + 1)
            ]
            at += 3
    return found


def _millionths(thousandths: PdfObject | None) -> int:
    return round(number(thousandths) * MILLIONTHS)


class _Filter:
    """Which ink is in use as the operators of a page pass, and what of them is left."""

    def __init__(self, ink: Plate, page: PageObject, widths: Widths) -> None:
        self.prints = False
        self._ink = ink
        self._fonts = dictionary(dictionary(page, "/Resources"), "/Font")
        self._widths = widths
        self._now: Plate = "black"
        self._font = DictionaryObject()
        self._saved: list[Plate] = []

    def step(self, operands: list[PdfObject], operator: bytes) -> Iterator[Operation]:
        """The operators that stand in place of one."""
        if operator in _COLOURS:
            self._colour(operands, operator)
            return
        if operator == b"q":
            self._saved.append(self._now)
        elif operator == b"Q":
            self._now = self._saved.pop()
        elif operator == b"Tf":
            self._font = dictionary(self._fonts, str(operands[0]))
        paints = operator in (*_FILLS, *_SHOWS, b"Do")
        # The other ink's things are left out, and the pen moves on as if they were there.
        if paints and self._ink_of(operator) != self._ink:
            yield from self._left_out(operands, operator)
            return
        self.prints |= paints
        yield operands, operator

    def _colour(self, operands: list[PdfObject], operator: bytes) -> None:
        """The plate is black all over, so its operators of colour go."""
        if operator == b"g":
            self._now = "black"
        elif operator == b"cs":
            self._now = "black" if str(operands[0]) == "/DeviceGray" else "accent"

    def _ink_of(self, operator: bytes) -> Plate:
        return "black" if operator == b"Do" else self._now

    def _left_out(self, operands: list[PdfObject], operator: bytes) -> Iterator[Operation]:
        """Nothing in place of a picture, an end of the path for a fill, as much white for a
        text.
        """
        if operator in _FILLS:
            yield [], b"n"
        elif operator in _SHOWS:
            yield (
                [
                    ArrayObject(
                        [
                            FloatObject(
                                f"{-self._widths.shown(operands[0], self._font) / MILLIONTHS:.3f}"
                            )
                        ]
                    )
                ],
                b"TJ",
            )
