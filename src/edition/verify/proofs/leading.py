"""Whether what a file of PDF 2.0 says of its own places is true.

Each link and bookmark goes to the page on which the element stands that it names, each element is
in its namespace, each note and what refers to it name each other, each entry of the contents names
what its link goes to (ISO 14289-2, 8.2.5.8, 8.2.5.14 and 8.8).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from edition.core.quoting import worded
from edition.verify.proofs.actions import numbers

_SECOND, _FIRST = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
_OF_FIRST = frozenset(("/BlockQuote", "/Code", "/Reference", "/TOC", "/TOCI"))
"""Types of 1.7 that 2.0 has not, of those in an edition."""


class _Held(NamedTuple):
    """An object by its number."""

    number: int
    entries: DictionaryObject


def leading_astray(reader: PdfReader) -> Iterator[str]:
    """A clause for each reference that is missing or leads elsewhere."""
    held = [
        _Held(number, each)
        for number in numbers(reader)
        if isinstance(each := IndirectObject(number, 0, reader).get_object(), DictionaryObject)
    ]
    elements = {
        each.number: each.entries for each in held if each.entries.get("/Type") == "/StructElem"
    }
    if not any(each.get("/S") == "/Document" for each in elements.values()):
        yield worded("the structure has no Document")
    for number, element in elements.items():
        yield from _of_namespace(number, element)
        yield from _of_note(number, element, elements)
        if element.get("/S") == "/TOCI":
            yield from _of_entry(number, element)
    for number, entries in held:
        if "/Dest" in entries:
            yield worded(
                "object {number} goes to a page and names no element (Dest)", number=number
            )
        action = _entries(entries.get("/A", entries))
        if action.get("/S") == "/GoTo":
            yield from _of_going(number, action)


def _of_namespace(number: int, element: DictionaryObject) -> Iterator[str]:
    said = str(_entries(element.get("/NS")).get("/NS", ""))
    kind = str(element.get("/S"))
    if said != (_FIRST if kind in _OF_FIRST else _SECOND):
        yield worded(
            "element {number} ({kind}) is in the namespace «{said}»",
            number=number,
            kind=kind[1:],
            said=said,
        )


def _of_note(
    number: int, element: DictionaryObject, elements: dict[int, DictionaryObject]
) -> Iterator[str]:
    """Of a note, and of what refers to one; a Reference of the contents has a Link in it."""
    kind = element.get("/S")
    if kind == "/Note":
        yield worded("element {number} is a Note, which PDF 2.0 calls FENote", number=number)
    if kind != "/FENote" and not (kind == "/Reference" and "/Link" not in _kinds_below(element)):
        return
    others = _named(element)
    # A poster shows a piece of a text without the notes to it.
    if not others and (
        kind == "/FENote" or any(e.get("/S") == "/FENote" for e in elements.values())
    ):
        yield worded(
            "element {number} ({kind}) names nothing (Ref)", number=number, kind=str(kind)[1:]
        )
    for other in others:
        back = elements.get(other)
        if back is None or number not in _named(back):
            yield worded(
                "element {number} names {other}, which does not name it (Ref)",
                number=number,
                other=other,
            )


def _of_entry(number: int, element: DictionaryObject) -> Iterator[str]:
    """Of an entry of the contents: what it names is what its own link goes to."""
    named, goals = _named(element), list(_goals_below(element))
    if not named or named != goals[:1]:
        yield worded(
            "entry {number} of the contents names {named}, and its link goes to {goals}",
            number=number,
            named=named,
            goals=goals,
        )


def _of_going(number: int, action: DictionaryObject) -> Iterator[str]:
    there = action.get("/SD")
    place = action.get("/D")
    goal = _first(there)
    page = _first(place)
    element = goal.get_object() if goal else None
    if not isinstance(element, DictionaryObject) or element.get("/Type") != "/StructElem":
        yield worded("object {number} goes to no element (SD)", number=number)
    elif page is None or page.idnum not in set(_pages_of(element)):
        yield worded(
            "object {number} goes to a page on which the element that it names does not stand",
            number=number,
        )
    elif _rest(there) != _rest(place):
        yield worded("object {number} goes to two places of a page", number=number)


def _first(place: PdfObject | None) -> IndirectObject | None:
    found = next(iter(place), None) if isinstance(place, ArrayObject) else None
    return found if isinstance(found, IndirectObject) else None


def _rest(place: PdfObject | None) -> list[PdfObject]:
    """Where on the page, without what the place is of."""
    return list(place)[1:] if isinstance(place, ArrayObject) else []


def _named(element: DictionaryObject) -> list[int]:
    """The numbers of the elements that one names."""
    held = element.get("/Ref", ArrayObject()).get_object()
    found = held if isinstance(held, ArrayObject) else ()
    return [each.idnum for each in found if isinstance(each, IndirectObject)]


def _below(element: DictionaryObject) -> Iterator[DictionaryObject]:
    """The dictionaries below an element: others, and references to annotations."""
    kids = element.get("/K", ArrayObject()).get_object()
    for kid in kids if isinstance(kids, ArrayObject) else (kids,):
        held = kid.get_object()
        if isinstance(held, DictionaryObject):
            yield held


def _kinds_below(element: DictionaryObject) -> set[str]:
    return {str(each.get("/S")) for each in _below(element)}


def _goals_below(element: DictionaryObject) -> Iterator[int]:
    """What the links below an element go to, without those of entries below it."""
    for each in _below(element):
        if each.get("/Type") == "/OBJR":
            action = _entries(_entries(each.get("/Obj")).get("/A"))
            if goal := _first(action.get("/SD")):
                yield goal.idnum
        elif each.get("/S") != "/TOC":
            yield from _goals_below(each)


def _entries(held: PdfObject | None) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _pages_of(element: DictionaryObject) -> Iterator[int]:
    """The numbers of the pages on which an element stands."""
    if isinstance(page := element.raw_get("/Pg") if "/Pg" in element else None, IndirectObject):
        yield page.idnum
    for each in _below(element):
        yield from _pages_of(each)
