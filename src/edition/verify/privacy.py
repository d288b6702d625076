"""Whether a PDF gives away the machine that made it."""

import re
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

_UNIX_PATH = r"(?<![\w.:/-])/(?:home|Users|root|tmp|var|private|mnt|opt)/[\w.-]|file://"
_WINDOWS_PATH = r"\b[A-Za-z]:\\\w"
_SHORT = 4
"""Fewer characters than this occur in a font or a colour profile by chance."""


def traces(reader: PdfReader, private: Sequence[str]) -> Iterator[str]:
    """A clause for each object that holds one of the `private` values (as a whole word; a path anywhere) or an absolute path.

    Streams are read decompressed, strings decoded. The clause does not repeat the value.
    """
    text = _pattern(private, _UNIX_PATH, _WINDOWS_PATH)
    binary = _pattern([value for value in private if len(value) >= _SHORT], _UNIX_PATH)
    for number in _numbers(reader):
        held = IndirectObject(number, 0, reader).get_object()
        for piece in _pieces(held):
            if (binary if "\0" in piece else text).search(piece):
                yield f"object {number} holds a name or a path of the machine that made it"
                break
    if any(text.search(piece) for piece in _pieces(reader.trailer)):
        yield "the trailer holds a name or a path of the machine that made it"


def _pattern(private: Sequence[str], *paths: str) -> re.Pattern[str]:
    """Streams are searched as Latin-1, so each value is looked for as text, as UTF-8 and as UTF-16."""
    values = [value for value in private if value]
    spelt = [(f, spelling) for f in values for spelling in (f, _latin(f, "utf-8"), _latin(f, "utf-16-be"))]
    whole = [re.escape(s) if "/" in value or "\\" in value else rf"(?<!\w){re.escape(s)}(?!\w)" for value, s in spelt]
    return re.compile("|".join((*whole, *paths)))


def _latin(value: str, encoding: str) -> str:
    return value.encode(encoding).decode("latin-1")


def _numbers(reader: PdfReader) -> list[int]:
    """The numbers of all objects, those in object streams included."""
    plain = {number for generation in reader.xref.values() for number in generation}
    return sorted(plain | reader.xref_objStm.keys())


def _pieces(held: PdfObject | None) -> Iterator[str]:
    """Every string and every stream in an object, not following references."""
    if isinstance(held, ByteStringObject):
        yield bytes(held).decode("latin-1")
    elif isinstance(held, TextStringObject):
        yield str(held)
    elif isinstance(held, ArrayObject):
        for entry in held:
            yield from _pieces(entry)
    elif isinstance(held, DictionaryObject):
        for entry in held.values():
            yield from _pieces(entry)
        if isinstance(held, StreamObject):
            yield held.get_data().decode("latin-1")
