"""Whether files that were made again are those that were packed: the same bytes, or in another environment the same content."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from edition.model.proof import Check, Outcome, ProperName

_OF_THE_COMPRESSION = frozenset(("/Length", "/Filter", "/DecodeParms", "/ID"))


def compare(packed: Mapping[str, bytes], rebuilt: Mapping[str, bytes], *, elsewhere: str) -> tuple[Check, ...]:
    """A check for each packed file. `elsewhere` says in which way this environment is another one, "" if it is the same.

    In another environment a PDF passes whose objects are equal once its streams are decompressed, and the note says so.
    """
    return tuple(_compared(ProperName(name), content, rebuilt.get(name), elsewhere) for name, content in sorted(packed.items()))


def _compared(name: ProperName, packed: bytes, rebuilt: bytes | None, elsewhere: str) -> Check:
    digest = "SHA-256"
    if rebuilt is None:
        return Check(name, digest, Outcome.FAILED, note="it was not made again")
    if sha256(packed).digest() == sha256(rebuilt).digest():
        return Check(name, digest, Outcome.PASSED)
    if elsewhere and name.endswith(".pdf") and _same_content(packed, rebuilt):
        return Check(name, "decompressed streams", Outcome.PASSED, note=f"other bytes, the same content ({elsewhere})")
    return Check(name, digest, Outcome.FAILED, note="other bytes" + (f" ({elsewhere})" if elsewhere else ""))


def _same_content(one: bytes, other: bytes) -> bool:
    try:
        return list(_objects(one)) == list(_objects(other))
    except (PyPdfError, ValueError, KeyError):
        return False


def _objects(pdf: bytes) -> Iterator[tuple[int, object]]:
    reader = PdfReader(BytesIO(pdf))
    numbers = {number for generation in reader.xref.values() for number in generation} | reader.xref_objStm.keys()
    for number in sorted(numbers):
        yield number, _value(IndirectObject(number, 0, reader).get_object())
    yield 0, _value(reader.trailer)


def _value(held: PdfObject | None) -> object:
    """An object as plain values, streams decompressed, references by number."""
    if isinstance(held, IndirectObject):
        return ("reference", held.idnum)
    if isinstance(held, ArrayObject):
        return [_value(entry) for entry in held]
    if isinstance(held, DictionaryObject):
        entries = {key: _value(held.raw_get(key)) for key in held if key not in _OF_THE_COMPRESSION}
        return (entries, held.get_data()) if isinstance(held, StreamObject) else entries
    return str(held)
