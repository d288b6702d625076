"""Whether what was added to a file is a signature and nothing else.

An update may say anything anew: other pages, other words. So it is gone through before anything
reads it, in the layout in which `edition sign` writes it: plain objects one behind the other, then
their cross-references. Every object of the first revision must be what it was, but for the catalog,
which also names the form, and the first page, which also has its field.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NumberObject,
    PdfObject,
)

from edition.core.bounds import SIGNATURE_BYTES
from edition.core.quoting import worded
from edition.verify.file.revisions import first_revision, revisions
from edition.verify.proofs.actions import numbers

_OBJECT = re.compile(rb"\d{1,10} 0 obj\n<<\n(?:(?!endobj|stream).)*?>>\nendobj\n", re.DOTALL)
_STREAM = re.compile(
    rb"\d{1,10} 0 obj\n<<\n((?:(?!endobj|stream).)*?)>>\nstream\n(.*?)\nendstream\nendobj\n",
    re.DOTALL,
)
_TABLE = re.compile(
    rb"xref\n(?:[0-9]+ [0-9]+\n|[0-9]{10} [0-9]{5} [fn][ \r]\n)+trailer\n<<.*?>>\n", re.DOTALL
)
_ENDED = re.compile(rb"\n?startxref\n[0-9]{1,10}\n%%EOF\n?")
_UNPACKED = 1 << 16
"""Bytes of cross-references: a signature has some six objects."""
_FORM = frozenset(("/Fields", "/SigFlags"))
_FIELD = frozenset(("/FT", "/T", "/Type", "/Subtype", "/F", "/Rect", "/P", "/TU", "/V"))
_SIGNATURE = frozenset(("/Contents", "/ByteRange", "/Type", "/Filter", "/SubFilter", "/M"))


def added(content: bytes) -> Iterator[str]:
    """A clause for each thing that was added to a file and is no signature; nothing of a file to
    which nothing was added.
    """
    before = first_revision(content)
    update = content[len(before) :]
    if not update:
        return
    if len(revisions(content)) > 2:
        yield worded("it was changed behind its signature")
    elif too_long := SIGNATURE_BYTES.exceeded(len(update)):
        yield worded("what was added to it has {fact}", fact=too_long.fact)
    elif not _is_laid_out(update):
        yield worded("what was added to it is laid out as no signature of edition is")
    else:
        yield from _changes(PdfReader(BytesIO(before)), PdfReader(BytesIO(content)))


def only_signed(content: bytes) -> bool:
    """Whether nothing was added to a file but a signature, if that."""
    try:
        return not any(added(content))
    except Exception:
        return False


def _is_laid_out(update: bytes) -> bool:
    """Whether it is objects, their cross-references, and the end."""
    at = 0
    while found := _OBJECT.match(update, at):
        at = found.end()
    if stream := _STREAM.match(update, at):
        at = stream.end()
        if b"/Type /XRef" not in stream[1] or not _is_short(stream[2], stream[1]):
            return False
    elif table := _TABLE.match(update, at):
        at = table.end()
    else:
        return False
    return _ENDED.fullmatch(update, at) is not None


def _is_short(packed: bytes, entries: bytes) -> bool:
    if b"/DecodeParms" in entries:
        return False
    inflating = zlib.decompressobj()
    try:
        inflating.decompress(packed, _UNPACKED)
    except zlib.error:
        return False
    return inflating.eof


def _changes(before: PdfReader, after: PdfReader) -> Iterator[str]:
    catalog, page = before.root_object, before.pages[0]
    own = {
        _number(before.trailer.raw_get("/Root")): "/AcroForm",
        _number(page.indirect_reference): "/Annots",
    }
    former = numbers(before)
    for number in former:
        was, now = _held(before, number), _held(after, number)
        if (key := own.get(number)) and isinstance(was, DictionaryObject):
            was, now = _without(was, key), _without(now, key)
        if _value(was) != _value(now):
            yield worded("object {number} is another than before its signature", number=number)
    if "/AcroForm" in catalog:
        yield worded("it had a form before its signature")
    form = _dictionary(after.root_object.get("/AcroForm"))
    fields = form.get("/Fields", ArrayObject()).get_object()
    field = _dictionary(fields[0]) if isinstance(fields, ArrayObject) and len(fields) == 1 else None
    signature = _dictionary(field.get("/V")) if field else DictionaryObject()
    if field is None or not _is_field(field, form, signature):
        yield worded("what was added to it is no signature that shows nowhere")
    new = [each for each in numbers(after) if each not in former]
    strange = [each for each in new if not _is_known(_held(after, each), (form, field, signature))]
    yield from (worded("object {number} is no part of its signature", number=n) for n in strange)
    yield from _of_page(page, after)


def _is_field(field: DictionaryObject, form: DictionaryObject, signature: DictionaryObject) -> bool:
    """Whether it is the field of a signature, without any size, that does nothing."""
    left, lower, right, upper = (float(side) for side in field.get("/Rect", (0, 0, 1, 1)))
    return (
        form.keys() <= _FORM
        and field.keys() <= _FIELD
        and signature.keys() <= _SIGNATURE
        and (field.get("/FT"), field.get("/Subtype")) == ("/Sig", "/Widget")
        and signature.get("/Type") == "/Sig"
        and (left, lower) == (right, upper)
    )


def _is_known(held: PdfObject | None, parts: tuple[DictionaryObject | None, ...]) -> bool:
    if isinstance(held, DictionaryObject) and held.get("/Type") == "/XRef":
        return True
    return any(part is not None and _value(part) == _value(held) for part in parts)


def _of_page(page: DictionaryObject, after: PdfReader) -> Iterator[str]:
    """The first page has one annotation more, at its end."""
    was, now = (_list(each.get("/Annots")) for each in (page, after.pages[0]))
    last = _dictionary(now[-1]) if now else DictionaryObject()
    if len(now) != len(was) + 1 or _value(now[: len(was)]) != _value(was):
        yield worded("its first page has other notes than before its signature")
    elif last.get("/FT") != "/Sig":
        yield worded("what its first page has besides is no signature")


def _list(held: PdfObject | None) -> ArrayObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, ArrayObject) else ArrayObject()


def _dictionary(held: PdfObject | None) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _held(reader: PdfReader, number: int) -> PdfObject | None:
    return IndirectObject(number, 0, reader).get_object()


def _number(reference: object) -> int:
    return reference.idnum if isinstance(reference, IndirectObject) else 0


def _without(held: PdfObject | None, key: str) -> PdfObject | None:
    if not isinstance(held, DictionaryObject):
        return held
    return DictionaryObject({each: held.raw_get(each) for each in held if each != key})


def _value(held: object) -> object:
    """An object as plain values, its stream with it, references by number; 0.0 is 0."""
    if isinstance(held, IndirectObject):
        return ("reference", held.idnum)
    if isinstance(held, FloatObject | NumberObject):
        return float(held)
    if isinstance(held, list):
        return [_value(each) for each in held]
    if isinstance(held, DictionaryObject):
        entries = {key: _value(held.raw_get(key)) for key in held}
        return (entries, getattr(held, "_data", b""))
    return str(held)
