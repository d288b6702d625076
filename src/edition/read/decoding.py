"""Bytes of a text file to its characters: UTF-8, or UTF-16 that begins with a byte order mark; lines end in LF."""

import codecs
import hashlib

from edition.core.diagnostics import Diagnostic, error
from edition.core.places import place_at
from edition.model.source import SourceText

_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_REMEDY = "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8)"


def decode(content: bytes, file: str) -> SourceText | Diagnostic:
    """The text of a file, without byte order mark, CR LF and CR as LF; or the first byte that its encoding does not allow."""
    encoding, body = _encoding(content)
    try:
        text = _lines_in_lf(body.decode(encoding))
    except UnicodeDecodeError as failure:
        return _bad_byte(body, failure, file)
    return SourceText(file, text, hashlib.sha256(text.encode()).hexdigest())


def _encoding(content: bytes) -> tuple[str, bytes]:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8", content.removeprefix(codecs.BOM_UTF8)
    for mark, name in _UTF_16:
        # The mark of UTF-32 in this byte order begins with that of UTF-16; its NULs would otherwise pass for text.
        if content.startswith(mark) and not content.startswith(codecs.BOM_UTF32_LE):
            return name, content.removeprefix(mark)
    return "utf-8", content


def _lines_in_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_byte(body: bytes, failure: UnicodeDecodeError, file: str) -> Diagnostic:
    before = _lines_in_lf(body[: failure.start].decode(failure.encoding))
    name = "UTF-16" if failure.encoding.startswith("utf-16") else "UTF-8"
    fact = f"the byte 0x{body[failure.start]:02X} here is not {name}"
    return error("not-utf-8", fact, _REMEDY, place_at(file, before, len(before)))
