"""What the structure tree has in PDF 2.0 that it has not in 1.7 (ISO 32000-2, 14.7 and 14.8).

Elements are in a namespace, those that 2.0 left out in that of 1.7; a note and what refers to it
name each other, as an entry of the contents names its heading (ISO 14289-2, 8.2.5.8 and 8.2.5.14).
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from edition.model.page import Element, Role
from edition.pdf.pdf_objects import Document, Value, Written, array, dictionary, name, text

_SECOND = "http://iso.org/pdf2/ssn"
_FIRST = "http://iso.org/pdf/ssn"
_LEFT_OUT: tuple[Role, ...] = ("BlockQuote", "Code", "Reference", "TOC", "TOCI")
"""Those that are standard types of 1.7 alone (ISO 32000-2, table L.1)."""
_RENAMED: Mapping[Role, str] = {"Note": "FENote"}


class _Referring(NamedTuple):
    """An element that names others: its reference, its entries."""

    reference: Written
    node: dict[str, Value]


class SecondTree:
    """The namespaces of one tree, and the elements of it that name others, as it is walked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.namespace, self._former = (
            document.add(dictionary({"Type": name("Namespace"), "NS": text(address)}))
            for address in (_SECOND, _FIRST)
        )
        self._notes: dict[str, _Referring] = {}
        self._citing = defaultdict[str, list[_Referring]](list)
        self._entries: list[tuple[int, _Referring]] = []

    def entered(
        self, element: Element, reference: Written, node: dict[str, Value]
    ) -> list[dict[str, Value]]:
        """Make the entries of an element those of PDF 2.0, which go on being filled; what it has of
        attributes.
        """
        node["S"] = name(_RENAMED.get(element.role, element.role))
        node["NS"] = self._former if element.role in _LEFT_OUT else self.namespace
        own = _Referring(reference, node)
        if element.role == "Note":
            self._notes[element.note] = own
            return [{"O": name("FENote"), "NoteType": name("Footnote")}]
        if element.note:
            self._citing[element.note].append(own)
        if element.role == "TOCI":
            self._entries += [(goal, own) for goal in _goals(element)]
        return []

    def settled(self, headings: Mapping[int, Written]) -> dict[str, Value]:
        """Write those that name others anew, now that all are known; the entries of the root."""
        for label, note in self._notes.items():
            if citing := self._citing[label]:
                self._name(note, [each.reference for each in citing])
            for each in citing:
                self._name(each, [note.reference])
        for goal, entry in self._entries:
            self._name(entry, [headings[goal]])
        return {"Namespaces": array((self.namespace, self._former))}

    def _name(self, referring: _Referring, others: list[Written]) -> None:
        referring.node["Ref"] = array(others)
        self._document.put(referring.reference, dictionary(referring.node))


def _goals(element: Element) -> list[int]:
    """The leaf of the heading that an entry of the contents leads to, without entries below it."""
    below = [child for child in element.children if isinstance(child, Element)]
    return [
        goal
        for child in below
        if child.role != "TOC"
        for goal in ([child.to.leaf] if child.to else _goals(child))
    ]
