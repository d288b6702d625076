"""Whether a PDF gives away the machine that made it, beyond what the edition says of itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence

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

from edition.verify.file.traces import TraceSearch, decoded, holding
from edition.verify.proofs.actions import numbers


def traces(
    reader: PdfReader,
    private: Sequence[str],
    said: Callable[[], Iterable[str]] = tuple,
    shown: Iterable[str] = (),
) -> Iterator[str]:
    """A clause for each object that holds one of the `private` values (as a whole word; a path
    anywhere) or an absolute path.

    Streams are read decompressed, strings decoded; `shown` are the characters of the pages, which
    stand there as codes. What is `said` by the edition itself tells nothing of a machine; it is
    asked for only where there is something to take off. The clause does not repeat the value.
    """
    look = TraceSearch(private, said)
    objects = (
        (f"object {number}", _pieces(IndirectObject(number, 0, reader).get_object()))
        for number in numbers(reader)
    )
    yield from holding(look, objects)
    for number, text in enumerate(shown, 1):
        if look.finds(text, cut=True):
            yield f"page {number} shows a name or a path of the machine that made it"
    yield from holding(look, [("the trailer", _pieces(reader.trailer))])


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
            yield decoded(held.get_data())
