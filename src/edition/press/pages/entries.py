"""What pypdf gives for any object, as the kind of object it must be; and how objects of ours are
added to a file.
"""

from collections.abc import Iterable

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)


def entry(holder: PdfObject | None, key: str) -> PdfObject | None:
    """An entry of a dictionary, its reference followed; None where there is none."""
    held = holder.get_object() if holder is not None else None
    value = held.get(key) if isinstance(held, DictionaryObject) else None
    return value.get_object() if value is not None else None


def dictionary(holder: PdfObject | None, key: str) -> DictionaryObject:
    """A dictionary in a dictionary; an empty one where there is none."""
    found = entry(holder, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def array(holder: PdfObject | None, key: str) -> list[PdfObject]:
    """An array in a dictionary, references followed; an empty one where there is none."""
    found = entry(holder, key)
    members = (member.get_object() for member in found) if isinstance(found, ArrayObject) else ()
    return [member for member in members if member is not None]


def number(held: PdfObject | None) -> float:
    """A number, 0 for what is none."""
    return float(held) if isinstance(held, FloatObject | NumberObject) else 0.0


def added(writer: PdfWriter, each: PdfObject) -> IndirectObject:
    """An object in the file, by a reference. Of what is part of no page pypdf has no public call
    that adds it.
    """
    return writer._add_object(each)


def packed(content: bytes) -> StreamObject:
    """A compressed stream."""
    stream = StreamObject()
    stream.set_data(content)
    return stream.flate_encode(9)


def draw(writer: PdfWriter, page: PageObject, content: bytes) -> None:
    """Draw a page with this content, and with nothing else."""
    page[NameObject("/Contents")] = added(writer, packed(content))


def tint(paper: Iterable[float], solid: Iterable[float]) -> DictionaryObject:
    """A tint of an ink as a straight way from paper to solid in its alternate space (ISO 32000-1,
    7.10.3).
    """
    function = {
        "/FunctionType": NumberObject(2),
        "/N": NumberObject(1),
        "/Domain": _numbers((0, 1)),
        "/C0": _numbers(paper),
        "/C1": _numbers(solid),
    }
    return DictionaryObject({NameObject(key): value for key, value in function.items()})


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{value:.3f}") for value in values)
