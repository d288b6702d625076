"""Parts of somebody else's file in a file of ours: what draws goes along, and nothing that acts or
leads back to its pages.
"""

from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

_UPWARDS = frozenset(
    ("/Page", "/Pages", "/Catalog", "/Annot", "/Action", "/StructTreeRoot", "/StructElem")
)
_ACTIONS = frozenset(
    (
        "/GoTo",
        "/GoToR",
        "/GoToE",
        "/GoTo3DView",
        "/Launch",
        "/Thread",
        "/URI",
        "/Sound",
        "/Movie",
        "/Hide",
    )
)
_ACTIONS |= {
    "/Named",
    "/SubmitForm",
    "/ResetForm",
    "/ImportData",
    "/JavaScript",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
}
"""ISO 32000-1, table 198."""
_BESIDE = (
    "/PieceInfo",
    "/Metadata",
    "/StructParent",
    "/StructParents",
    "/OPI",
    "/Ref",
    "/AF",
    "/Alternates",
    "/LastModified",
)
"""Of a form or a picture: what is said of it, stands for it elsewhere, or ties it to a structure
that is left behind.
"""


class DamagedError(Exception):
    """A part of somebody else's file that cannot be copied."""


class Copies:
    """Copies into one file, each object once."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        self._seen: set[int] = set()

    def of(self, held: PdfObject) -> PdfObject:
        """The object, or a reference to it, in the file of ours. Raises DamagedError."""
        try:
            self._part(held)
            return held.clone(self.writer)
        except Exception as stumble:  # pypdf meets damage with whatever it stumbles over
            raise DamagedError from stumble

    def _part(self, held: PdfObject) -> None:
        """Take off, in memory, what is left behind below an object."""
        open_ = [held]
        while open_:
            each: PdfObject | None = open_.pop()
            if isinstance(each, IndirectObject):
                if each.idnum in self._seen:
                    continue
                self._seen.add(each.idnum)
                each = each.get_object()
            if isinstance(each, StreamObject) and each.get("/Subtype") in ("/Form", "/Image"):
                for key in _BESIDE:
                    each.pop(key, None)
            if isinstance(each, DictionaryObject | ArrayObject):
                open_ += _kept(each)


def _kept(holder: DictionaryObject | ArrayObject) -> Iterator[PdfObject]:
    """What is left below a dictionary or an array once what is no part of the drawing has become
    null.
    """
    keys = list(holder) if isinstance(holder, DictionaryObject) else range(len(holder))
    for key in keys:
        held = (
            holder.raw_get(key)
            if isinstance(holder, DictionaryObject)
            else list.__getitem__(holder, key)
        )
        if not _is_left(held.get_object()):
            yield held
        elif isinstance(holder, DictionaryObject):
            holder[NameObject(key)] = NullObject()
        else:
            holder[key] = NullObject()


def _is_left(held: PdfObject | None) -> bool:
    if not isinstance(held, DictionaryObject):
        return False
    kind, action = held.get("/Type"), held.get("/S")
    # A resource may have either word for its own name, and be anything.
    return (isinstance(kind, NameObject) and kind in _UPWARDS) or (
        isinstance(action, NameObject) and action in _ACTIONS
    )
