"""Whether files that were made again are those that were packed: the same bytes, or in another
environment the same content.
"""

from collections.abc import Iterator, Mapping
from hashlib import file_digest
from itertools import zip_longest
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from edition.model.proof import Check, Outcome, ProperName

_OF_THE_COMPRESSION = frozenset(("/Length", "/Filter", "/DecodeParms", "/ID"))


def compare(
    packed: Mapping[str, Path], rebuilt: Mapping[str, Path], *, elsewhere: str
) -> tuple[Check, ...]:
    """A check for each file, by its name. `elsewhere` says in which way this environment is another
    one, "" if it is the same.

    In another environment a PDF passes whose objects are equal once its streams are decompressed,
    and the note says so; what only this one makes is no matter.
    """
    names = sorted(packed if elsewhere else {*packed, *rebuilt})
    return tuple(
        _compared(ProperName(name), packed.get(name), rebuilt.get(name), elsewhere)
        for name in names
    )


def _compared(name: ProperName, packed: Path | None, rebuilt: Path | None, elsewhere: str) -> Check:
    digest = "SHA-256"
    if rebuilt is None:
        return Check(name, digest, Outcome.FAILED, note="it was not made again")
    if packed is None:
        return Check(name, digest, Outcome.FAILED, note="it comes of the sources, and is not there")
    if _digest(packed) == _digest(rebuilt):
        return Check(name, digest, Outcome.PASSED)
    if elsewhere and name.endswith(".pdf") and _same_content(packed, rebuilt):
        return Check(
            name,
            "decompressed streams",
            Outcome.PASSED,
            note=f"other bytes, the same content ({elsewhere})",
        )
    return Check(
        name, digest, Outcome.FAILED, note="other bytes" + (f" ({elsewhere})" if elsewhere else "")
    )


def _digest(file: Path) -> bytes:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").digest()


def _same_content(packed: Path, rebuilt: Path) -> bool:
    """Object by object, so that no more of a stranger's file is read than what is ours."""
    try:
        return all(one == other for one, other in zip_longest(_objects(packed), _objects(rebuilt)))
    except Exception:
        return False


def _objects(pdf: Path) -> Iterator[tuple[int, object]]:
    reader = PdfReader(pdf)
    numbers = {
        number for generation in reader.xref.values() for number in generation
    } | reader.xref_objStm.keys()
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
