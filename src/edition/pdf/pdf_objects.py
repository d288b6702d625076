"""The objects of a PDF as they are written (ISO 32000-1, 7.3), and the file that holds them (7.5).

An object is its bytes from the start: a book has a hundred thousand of them, and nobody looks into
one again. What is no stream stands in object streams (7.5.7), where the tags of a book take a tenth
of the room; the cross-references are a stream too (7.5.8).
"""

import hashlib
import zlib
from codecs import BOM_UTF16_BE
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Written: TypeAlias = bytes
"""An object, or a reference to one, as it is written."""
Value: TypeAlias = Written | int | str
"""The same, or a number, or what is written in ASCII as it stands: a decimal, `true`, `null`."""

_BINARY = b"%\xe2\xe3\xcf\xd3\n"
"""A comment by which the file is taken for binary (7.5.2)."""
_PACKED = 200
"""Objects in one object stream: a reader unpacks all of them for one."""
_LEVEL = 6
"""Of deflate: the ninth takes nearly twice as long and spares a hundredth of a file."""
_FREE, _PLAIN, _IN_STREAM = 0, 1, 2
"""Kinds of entries of a cross-reference stream (table 18)."""


def name(said: str) -> Written:
    """A name (7.3.5) of regular characters."""
    return f"/{said}".encode("ascii")


def text(said: str) -> Written:
    """A text string (7.9.2.2): ASCII, or UTF-16 with its byte order mark.

    PDFDocEncoding is not used beyond ASCII: it has no U+00AD, and readers differ in what they make
    of a string that is neither.
    """
    plain = said.isascii() and said.isprintable()
    held = said.encode("ascii") if plain else BOM_UTF16_BE + said.encode("utf-16-be")
    return b"(%b)" % escaped(held)


def escaped(held: bytes) -> Written:
    """What stands between the brackets of a literal string (7.3.4.2) for these bytes."""
    held = held.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    # A reader takes a carriage return for the end of a line, which it may write otherwise.
    return held.replace(b"\r", b"\\r")


def array(items: Iterable[Value]) -> Written:
    """An array (7.3.6)."""
    return b"[%b]" % b" ".join([_written(item) for item in items])


def dictionary(entries: Mapping[str, Value]) -> Written:
    """A dictionary (7.3.7), its keys as they are ordered."""
    pairs = [b"/%b %b" % (key.encode("ascii"), _written(entries[key])) for key in entries]
    return b"<<%b>>" % b" ".join(pairs)


def _written(value: Value) -> Written:
    if isinstance(value, bytes):
        return value
    return b"%d" % value if isinstance(value, int) else value.encode("ascii")


class Document:
    """The objects of a file, numbered from 1 as they come."""

    def __init__(self) -> None:
        self._objects: dict[Written, Written] = {}
        self._streams: set[Written] = set()

    def reserved(self) -> Written:
        """A reference to an object that is put there later."""
        reference = b"%d 0 R" % (len(self._objects) + 1)
        self._objects[reference] = b"null"
        return reference

    def put(self, reference: Written, written: Written) -> None:
        """The object that a reserved reference leads to."""
        self._objects[reference] = written

    def add(self, written: Written) -> Written:
        """A reference to an object."""
        reference = b"%d 0 R" % (len(self._objects) + 1)
        self._objects[reference] = written
        return reference

    def stream(
        self,
        content: bytes,
        entries: Mapping[str, Value] | None = None,
        *,
        compressed: bool = True,
    ) -> Written:
        """A reference to a stream."""
        reference = self.add(stream(content, entries or {}, compressed=compressed))
        self._streams.add(reference)
        return reference

    def file(self, version: str, trailer: Mapping[str, Value]) -> bytes:
        """The whole file; `trailer` refers to its catalog, and to Info where it has one."""
        file = _File(b"%%PDF-%b\n%b" % (version.encode("ascii"), _BINARY))
        packed: list[tuple[int, Written]] = []
        for number, (reference, written) in enumerate(self._objects.items(), 1):
            if reference in self._streams:
                file.write(number, written)
            else:
                packed.append((number, written))
        number = len(self._objects)
        for at in range(0, len(packed), _PACKED):
            number += 1
            file.pack(number, packed[at : at + _PACKED])
        return file.ended(number + 1, trailer)


def stream(content: bytes, entries: Mapping[str, Value], *, compressed: bool = True) -> Written:
    """A stream (7.3.8), before whose end a line ends, as PDF/A wants it (ISO 19005-2, 6.1.7.1)."""
    held = zlib.compress(content, _LEVEL) if compressed else content
    filters = {"Filter": name("FlateDecode")} if compressed else {}
    head = dictionary({**entries, **filters, "Length": len(held)})
    return b"%b\nstream\n%b\nendstream" % (head, held)


class _File:
    """A file as it grows: its parts, and where each object stands."""

    def __init__(self, head: bytes) -> None:
        self._parts = [head]
        self._at = len(head)
        self._entries: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 0xFFFF)}

    def write(self, number: int, written: Written) -> None:
        """An object by itself."""
        part = b"%d 0 obj\n%b\nendobj\n" % (number, written)
        self._entries[number] = (_PLAIN, self._at, 0)
        self._parts.append(part)
        self._at += len(part)

    def pack(self, number: int, objects: Sequence[tuple[int, Written]]) -> None:
        """Objects in an object stream of that number: their numbers and places, then they."""
        places: list[bytes] = []
        at = 0
        for index, (each, written) in enumerate(objects):
            places.append(b"%d %d" % (each, at))
            at += len(written) + 1
            self._entries[each] = (_IN_STREAM, number, index)
        head = b" ".join(places) + b"\n"
        content = head + b"\n".join([written for _, written in objects])
        entries: dict[str, Value] = {"Type": name("ObjStm"), "N": len(objects), "First": len(head)}
        self.write(number, stream(content, entries))

    def ended(self, number: int, trailer: Mapping[str, Value]) -> bytes:
        """The file with its cross-references, which are the object of that number.

        It is identified by a digest of all before them (14.4).
        """
        start = self._at
        self._entries[number] = (_PLAIN, start, 0)
        wide = (start.bit_length() + 7) // 8
        rows = [
            kind.to_bytes(1, "big") + where.to_bytes(wide, "big") + index.to_bytes(2, "big")
            for kind, where, index in (self._entries[each] for each in range(number + 1))
        ]
        body = b"".join(self._parts)
        own = b"<%b>" % hashlib.md5(body, usedforsecurity=False).hexdigest().encode("ascii")
        entries: dict[str, Value] = {"Type": name("XRef"), "Size": number + 1}
        entries |= {**trailer, "W": array((1, wide, 2)), "ID": array((own, own))}
        table = stream(b"".join(rows), entries)
        return body + b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, start)
