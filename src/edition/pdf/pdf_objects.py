"""The few kinds of PDF object (ISO 32000-1, 7.3) that the writer needs, on ReportLab's object
layer.
"""

import zlib
from codecs import BOM_UTF16_BE
from collections.abc import Iterable
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
)
from reportlab.pdfbase.pdfdoc import format as formatted

# ReportLab reads settings from the user's home and environment; these decide how bytes are written.
rl_config.invariant = 1
rl_config.pdfComments = 0
rl_config.pdfMultiLine = 0

Document = PDFDocument
name = cache(PDFName)

# What a byte of a string is written as: most bytes of UTF-16 as an octal number.
_ESCAPED = [
    f"\\{chr(c)}" if chr(c) in "\\()" else chr(c) if 32 <= c < 127 else f"\\{c:03o}"
    for c in range(256)
]


def text(said: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2) as it is written: ASCII, or UTF-16 with its byte order
    mark.

    PDFDocEncoding is not used beyond ASCII: it has no U+00AD, and readers differ in what they make
    of a string that is neither.
    """
    plain = said.isascii() and said.isprintable()
    held = said.encode("ascii") if plain else BOM_UTF16_BE + said.encode("utf-16-be")
    return f"({''.join([_ESCAPED[byte] for byte in held])})"


class Dictionary(PDFDictionary):  # type: ignore[misc]
    """A dictionary on one line, its keys in order: a file has hundreds, most of them alike."""

    def format(self, document: PDFDocument) -> bytes:
        """The object's bytes."""
        entries = [_key(key) + _bytes(value, document) for key, value in sorted(self.dict.items())]
        return b"<<" + b" ".join(entries) + b">>"


@cache
def _key(key: str) -> bytes:
    written: str = name(key)
    return f"{written} ".encode("ascii")


class Array(PDFArray):  # type: ignore[misc]
    """An array, its items in tens, so that no line grows too long."""

    def __init__(self, items: Iterable[object]) -> None:
        super().__init__(items)

    def format(self, document: PDFDocument) -> bytes:
        """The object's bytes."""
        items = [_bytes(item, document) for item in self.sequence]
        tens = [b" ".join(items[i : i + 10]) for i in range(0, len(items), 10)]
        return b"[ " + b" \n  ".join(tens) + b" ]"


def _bytes(value: object, document: PDFDocument) -> bytes:
    """The bytes of an object within another: of most kinds at once, without what ReportLab asks of
    each.
    """
    match value:
        case str():
            return value.encode("ascii")
        case PDFObjectReference():
            return b"%d %d R" % document.idToObjectNumberAndVersion[value.name]
        case int():
            return b"%d" % value
    found: bytes = formatted(value, document)
    return found


class PdfStream(PDFObject):  # type: ignore[misc]
    """A compressed stream. PDF/A wants a line end before `endstream` (ISO 19005-2, 6.1.7.1), which
    ReportLab's own lacks.
    """

    __RefOnly__ = 1

    def __init__(
        self, content: bytes, entries: dict[str, object] | None = None, *, compressed: bool = True
    ) -> None:
        self._content = zlib.compress(content, 9) if compressed else content
        self._entries = dict(entries or {})
        self._entries["Length"] = len(self._content)
        if compressed:
            self._entries["Filter"] = name("FlateDecode")

    def format(self, document: PDFDocument) -> bytes:
        """The object's bytes."""
        head: bytes = Dictionary(self._entries).format(document)
        return head + b"\nstream\n" + self._content + b"\nendstream"
