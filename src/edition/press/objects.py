"""What pypdf gives for any object, as the kind of object it must be."""

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NumberObject, PdfObject


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
