"""Bytes of a text file to its characters; lines end in LF.

A file is UTF-8, or UTF-16 that begins with a byte order mark, or in the one encoding that
edition.toml names. Nothing is guessed.
"""

import codecs
import hashlib

from edition.core.diagnostics import Diagnostic, Place, error, place_at
from edition.core.quoting import worded
from edition.model.source import SourceText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAME_AS = {
    "utf-8": ("utf-8", "utf-8-sig"),
    "utf-16-le": ("utf-16", "utf-16-le"),
    "utf-16-be": ("utf-16", "utf-16-be"),
}
_REMEDY = "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8)"
_OR_NAME_IT = ', or name its encoding in edition.toml, as in encoding = "windows-1256"'
# Codecs of Python that turn text into text, or stand for what the machine is set to.
_NO_ENCODINGS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)


def decode(content: bytes, file: str, encoding: str | None = None) -> SourceText | Diagnostic:
    """The text of a file, without byte order mark, CR LF and CR as LF; or the first byte that its
    encoding does not allow.

    `encoding` is one of which `is_encoding` is true; "" where edition.toml names none, None where
    it cannot name one.
    """
    marked, body = _marked(content)
    if encoding and marked and codecs.lookup(encoding).name not in _SAME_AS[marked]:
        fact = worded(
            "the file begins with the byte order mark of {upper}, and edition.toml names "
            "{encoding}",
            upper=marked.upper(),
            encoding=encoding,
        )
        return error("encoding", fact, "remove `encoding` there", Place(file))
    try:
        text = _lines_in_lf(body.decode(marked or encoding or "utf-8"))
    except UnicodeDecodeError as failure:
        remedy = f"{_REMEDY}{_OR_NAME_IT if encoding == '' else ''}"
        return _bad_byte(body, failure, marked or encoding or "utf-8", remedy, file)
    return SourceText(file, text, hashlib.sha256(text.encode()).hexdigest())


def is_encoding(name: str) -> bool:
    """Whether Python has a codec of this name that turns the bytes of a text file into characters,
    alike on every machine.
    """
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return codec._is_text_encoding and codec.name not in _NO_ENCODINGS


def _marked(content: bytes) -> tuple[str, bytes]:
    """The encoding that a byte order mark says, or "", and what follows it."""
    for mark, name in _MARKS:
        # The mark of UTF-32 in this byte order begins with that of UTF-16; its NULs would otherwise
        # pass for text.
        if content.startswith(mark) and not content.startswith(codecs.BOM_UTF32_LE):
            return name, content.removeprefix(mark)
    return "", content


def _lines_in_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_byte(
    body: bytes, failure: UnicodeDecodeError, encoding: str, remedy: str, file: str
) -> Diagnostic:
    before = _lines_in_lf(body[: failure.start].decode(encoding, errors="replace"))
    named = (
        encoding.upper().removesuffix("-LE").removesuffix("-BE")
        if encoding.startswith("utf")
        else encoding
    )
    fact = worded(
        "the byte 0x{body:02X} here is not {named}", body=body[failure.start], named=named
    )
    return error(
        "not-utf-8" if encoding.startswith("utf") else "encoding",
        fact,
        remedy,
        place_at(file, before, len(before)),
    )
