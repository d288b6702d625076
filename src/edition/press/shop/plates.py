"""One ink alone: what the pages show in it, drawn in black, for a machine that prints one drum
after another.

Works on the operators that our own pages are written with: fills, text and pictures, in DeviceGray
or the one Separation.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Literal, get_args

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from edition.press.pages.objects import dictionary
from edition.press.sheet.identifying import set_identifier
from edition.press.shop.widths import MILLIONTHS, Widths

Plate = Literal["black", "accent"]
Operation = tuple[list[PdfObject], bytes]

_FILLS = (b"f", b"F", b"f*")
_SHOWS = (b"Tj", b"TJ")
_COLOURS = (b"g", b"cs", b"sc", b"scn")


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
        stream = StreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode(9))
        dictionary(page, "/Resources").pop("/ColorSpace", None)
    set_identifier(writer, identity)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


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
