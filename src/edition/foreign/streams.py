"""Every object below a page: that all of them are there, that what is compressed is sound, and how
much there is of it. The walk stops with the problem that it meets, by the number of the page.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO

from msgspec.structs import replace
from pypdf import PageObject
from pypdf.filters import decode_stream_data
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from edition.core.bounds import (
    ANEW,
    IMPOSED_OBJECTS,
    IMPOSED_PIXELS,
    IMPOSED_STREAM,
    IMPOSED_UNPACKED,
    Bound,
)
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import worded

_PIECE = 1 << 16
"""Bytes that are unpacked at a time, so that what is endless is never held."""
_PICTURES = frozenset(
    ("/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode")
)
"""Pictures, which PDFium decodes and nobody else."""
_WITH_A_HEAD = frozenset(("/DCTDecode", "/JPXDecode"))
_FLATE = frozenset(("/FlateDecode", "/Fl"))
_UPWARDS = frozenset(("/Page", "/Pages", "/Catalog", "/Annot"))


class Unfit(Exception):
    """Carries a problem out of the walk."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.fact)
        self.problem = problem


class PageInHand:
    """The page that is being looked at, which every problem names."""

    def __init__(self, number: int, place: Place) -> None:
        self.number = number
        self._place = place

    def bounded(self, bound: Bound, count: int) -> None:
        """Raise Unfit where there is more than the bound."""
        if problem := bound.exceeded(count, self._place):
            raise Unfit(
                replace(
                    problem,
                    fact=worded("page {number} has {fact}", number=self.number, fact=problem.fact),
                )
            )

    def endless(self, bound: Bound, what: str = "") -> Diagnostic:
        """The problem where counting stopped at the bound, of the page or of `what`."""
        fact = worded(
            "{part} has more than {most:,} {counted}",
            part=what or worded("page {number}", number=self.number),
            most=bound.most,
            counted=bound.counted,
        )
        return error("too-large", fact, bound.act, self._place)

    def damaged(self, fact: str, act: str) -> Diagnostic:
        """The problem of what is missing or cannot be read."""
        return error("damaged", fact, act, self._place)


class Streams:
    """The objects met so far, each looked at once however many pages are drawn with it."""

    def __init__(self) -> None:
        self.unpacked = 0
        self._seen: set[int] = set()

    def check(self, held: PageObject, page: PageInHand) -> None:
        """Raise Unfit where something is missing, damaged or too large; nothing leads on from
        drawing to pages.
        """
        open_: list[PdfObject] = [
            held.raw_get(key) for key in ("/Resources", "/Contents", "/Group") if key in held
        ]
        while open_:
            each: PdfObject | None = open_.pop()
            if isinstance(each, IndirectObject):
                if each.idnum in self._seen:
                    continue
                self._seen.add(each.idnum)
                page.bounded(IMPOSED_OBJECTS, len(self._seen))
                number, each = each.idnum, each.get_object()
                if each is None:
                    raise Unfit(
                        page.damaged(
                            (
                                worded(
                                    "object {number}, with which page {page} is drawn, "
                                    "is not there",
                                    number=number,
                                    page=page.number,
                                )
                            ),
                            ANEW,
                        )
                    )
            if isinstance(each, StreamObject):
                self._stream(each, page)
            if isinstance(each, DictionaryObject):
                open_ += _below(each)
            elif isinstance(each, ArrayObject):
                open_ += each

    def add(self, count: int, page: PageInHand) -> None:
        """So many bytes more were unpacked."""
        self.unpacked += count
        if self.unpacked > IMPOSED_UNPACKED.most:
            raise Unfit(page.endless(IMPOSED_UNPACKED, worded("the PDF")))

    def _stream(self, stream: StreamObject, page: PageInHand) -> None:
        filters = _filters(stream)
        if stream.get("/Subtype") == "/Image":
            _picture(stream, filters, page)
        if not isinstance(stream, EncodedStreamObject) or _PICTURES & {*filters}:
            return
        if (length := inflated(stream, IMPOSED_STREAM.most)) is None:
            raise Unfit(
                page.damaged(
                    worded("a compressed stream of page {number} is damaged", number=page.number),
                    ANEW,
                )
            )
        self.add(min(length, IMPOSED_STREAM.most), page)
        page.bounded(IMPOSED_STREAM, length)


def inflated(stream: StreamObject, most: int) -> int | None:
    """How many bytes a compressed stream has, a little more than `most` where it has more than
    that; None for a damaged one.

    pypdf makes do with what is left of a damaged one. What more than deflate packed it unpacks,
    within its bounds.
    """
    if len(filters := _filters(stream)) != 1 or filters[0] not in _FLATE:
        return len(unpacked(stream))
    inflater, packed, length = zlib.decompressobj(), _packed(stream), 0
    try:
        for start in range(0, len(packed), _PIECE):
            piece = packed[start : start + _PIECE]
            # What stands behind the end of what was packed it would give back for ever.
            while piece and length <= most and not inflater.eof:
                length += len(inflater.decompress(piece, _PIECE << 4))
                piece = inflater.unconsumed_tail
    except zlib.error:
        return None
    return length


def _packed(stream: StreamObject) -> bytes:
    """What a stream holds as it stands in the file, which is what a stream without filters says."""
    return StreamObject.get_data(stream)


def unpacked(stream: StreamObject) -> bytes:
    """What a stream holds, not kept by its reader."""
    if not _filters(stream):
        return _packed(stream)
    content: bytes | str = decode_stream_data(stream)
    return content if isinstance(content, bytes) else content.encode("latin-1")


def _below(held: DictionaryObject) -> Iterator[PdfObject]:
    """What a dictionary holds, unless it leads back from the drawing to pages."""
    if isinstance(kind := held.get("/Type"), NameObject) and kind in _UPWARDS:
        return
    for key in held:
        yield held.raw_get(key)


def _filters(stream: StreamObject) -> list[str]:
    held = stream.get("/Filter")
    held = held.get_object() if held is not None else None
    return [
        str(each.get_object())
        for each in (held if isinstance(held, ArrayObject) else [held] if held is not None else [])
    ]


def _picture(stream: StreamObject, filters: list[str], page: PageInHand) -> None:
    """By what the dictionary says, and by what the head of a JPEG does, which is what a decoder
    believes.
    """
    sides = [stream.get(key) for key in ("/Width", "/Height")]
    width, height = (side.get_object() if side is not None else None for side in sides)
    if (
        not isinstance(width, NumberObject)
        or not isinstance(height, NumberObject)
        or width < 1
        or height < 1
    ):
        raise Unfit(
            page.damaged(
                worded(
                    "a picture on page {number} does not say how large it is", number=page.number
                ),
                ANEW,
            )
        )
    page.bounded(IMPOSED_PIXELS, width * height)
    if filters and filters[-1] in _WITH_A_HEAD and len(filters) == 1:
        # Imported here: many files have no picture.
        from PIL import Image, UnidentifiedImageError

        try:
            with Image.open(BytesIO(_packed(stream))) as head:
                page.bounded(IMPOSED_PIXELS, head.width * head.height)
        except Image.DecompressionBombError:
            raise Unfit(page.endless(IMPOSED_PIXELS)) from None
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return
