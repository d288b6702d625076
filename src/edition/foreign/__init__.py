"""PDFs of anybody, opened within bounds: what is wrong with one is named before anything draws it
or sets it on sheets.

What is opened is a regular file of a size that can be held, with a head, open to all, and its tree
of pages sound.

pypdf mends what it can on its way (offsets that lead nowhere, a missing trailer), so such a file is
no problem here.
"""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from edition.core.bounds import (
    ANEW,
    IMPOSED_BYTES,
    IMPOSED_DEPTH,
    IMPOSED_LISTED,
    IMPOSED_OBJECT,
    IMPOSED_PAGES,
    IMPOSED_XMP,
)
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import by_system, worded
from edition.foreign.drawing import parts_of, strained, tried
from edition.foreign.streams import inflated, unpacked

__all__ = ["opened", "parts_of", "read_pdf", "strained", "tried", "unpacked"]

# What pypdf mends it tells the terminal; what it cannot mend is said here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

_LISTS_END = re.compile(rb"stream|endobj")
_HEAD = 1024
"""Bytes within which a PDF says that it is one (ISO 32000-1, annex H, 3.4.1)."""


def read_pdf(path: Path) -> bytes | Diagnostic:
    """The content of a file, unless it is no file or too large; nothing is read before that is
    known.
    """
    place = Place(path.as_posix())
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):
            return error(
                "no-file", "this is a folder, a device or a pipe, and no file", "name a PDF", place
            )
        return IMPOSED_BYTES.exceeded(state.st_size, place) or path.read_bytes()
    except (OSError, ValueError) as refusal:
        return error(
            "no-file",
            worded("the file cannot be read ({why})", why=by_system(refusal)),
            "name a PDF",
            place,
        )


def opened(content: bytes, place: Place) -> PdfReader | Diagnostic:
    """A reader of the file, which has a page at least, or the one reason why there is none."""
    if not content:
        return error("damaged", "the file is empty", "name a PDF", place)
    if b"%PDF-" not in content[:_HEAD]:
        return error("damaged", "the file is no PDF", "name a PDF", place)
    if b"startxref" not in content or b" obj" not in content:
        return _cut_off(place)
    if large := IMPOSED_BYTES.exceeded(len(content), place) or IMPOSED_LISTED.exceeded(
        content.count(b" obj"), place
    ):
        return large
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            return _encrypted(place)
        if (
            fault := _unwieldy(reader, content, place)
            or _tree_fault(reader, place)
            or _metadata_fault(reader, place)
        ):
            return fault
        len(reader.pages)  # pypdf reads the tree once, and keeps its pages
        return reader
    except DependencyError:  # a cipher that pypdf knows, and would need more to open
        return _encrypted(place)
    except LimitReachedError:
        return error(
            "damaged",
            "a number, a list or a stream in it is longer than any should be",
            ANEW,
            place,
        )
    except RecursionError:
        return error(
            "damaged", "arrays or dictionaries lie too deep within one another in it", ANEW, place
        )
    except Exception:  # pypdf meets damage with whatever it stumbles over
        return _cut_off(place)


def _cut_off(place: Place) -> Diagnostic:
    return error(
        "damaged", "the PDF is damaged or cut off: its objects cannot be found", ANEW, place
    )


def _encrypted(place: Place) -> Diagnostic:
    return error("encrypted", "the PDF is encrypted", "save a copy of it without a password", place)


def _unwieldy(reader: PdfReader, content: bytes, place: Place) -> Diagnostic | None:
    """An object that is not mostly a stream, whose members would each be read: by the places of
    objects, before any is.
    """
    places = sorted(at for generation in reader.xref.values() for at in generation.values())
    for start, end in pairwise((*places, len(content))):
        if end - start > IMPOSED_OBJECT.most and not _LISTS_END.search(
            content, start, start + IMPOSED_OBJECT.most
        ):
            return IMPOSED_OBJECT.exceeded(end - start, place)
    return None


class _Node(NamedTuple):
    """A node of the tree of pages that is open: itself, its kids that are left, and how many pages
    came before it.
    """

    node: DictionaryObject
    kids: Iterator[PdfObject]
    before: int


def _tree_fault(reader: PdfReader, place: Place) -> Diagnostic | None:
    """What is wrong with the tree of pages (ISO 32000-1, 7.7.3), walked without recursion."""
    top = reader.root_object.raw_get("/Pages") if "/Pages" in reader.root_object else None
    held = top.get_object() if top is not None else None
    if not isinstance(held, DictionaryObject):
        return error("no-pages", "the PDF has no tree of pages", "name one that has pages", place)
    path = [_Node(held, _kids(held), 0)]
    if beyond := IMPOSED_PAGES.exceeded(_count(held) or 0, place):
        return beyond
    pages = 0
    while path:
        node, kids, before = path[-1]
        kid = next(kids, None)
        if kid is None:
            path.pop()
            if _count(node) not in (None, pages - before):
                fact = worded(
                    "the tree of pages counts {count} pages where there are {pages}",
                    count=_count(node),
                    pages=pages - before,
                )
                return error("page-tree", fact, ANEW, place)
            continue
        below = kid.get_object()
        # An empty dictionary is no page to pypdf, which would leave it out.
        if not isinstance(below, DictionaryObject) or not below:
            return error(
                "page-tree",
                worded(
                    "page {pages} is named in the tree of pages, and is not there", pages=pages + 1
                ),
                ANEW,
                place,
            )
        if "/Kids" not in below:
            pages += 1
        elif any(below is open_.node for open_ in path):
            return error("page-tree", "the tree of pages turns back on itself", ANEW, place)
        else:
            path.append(_Node(below, _kids(below), pages))
        if beyond := IMPOSED_PAGES.exceeded(pages, place) or IMPOSED_DEPTH.exceeded(
            len(path), place
        ):
            return beyond
    return None if pages else error("no-pages", "the PDF has no pages", "name one that has", place)


def _metadata_fault(reader: PdfReader, place: Place) -> Diagnostic | None:
    """The metadata are no part of any page, and are read all the same."""
    held = reader.root_object.get("/Metadata")
    stream = held.get_object() if held is not None else None
    length = inflated(stream, IMPOSED_XMP.most) if isinstance(stream, StreamObject) else 0
    if length is None:
        return error("damaged", "the metadata of the PDF are damaged", ANEW, place)
    return IMPOSED_XMP.exceeded(length, place)


def _kids(node: DictionaryObject) -> Iterator[PdfObject]:
    kids = node.get("/Kids")
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return iter(kids if isinstance(kids, ArrayObject) else ())


def _count(node: DictionaryObject) -> int | None:
    count = node.get("/Count")
    count = count.get_object() if count is not None else None
    return int(count) if isinstance(count, NumberObject) else None
