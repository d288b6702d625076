"""Whether a PDF that anybody may have made is laid out as those of an edition are, and no larger:
before other readers open it.

The files of an edition have one cross-reference table (ISO 32000-1, 7.5.4), no object streams, no
filter but Flate without a predictor, trees whose branches stand in one place each, and pictures of
a moderate size. What has more may take a reader that trusts it without end, so nothing else is
asked of it. Streams are decompressed here bit by bit, and counted.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from edition.core.bounds import PDF_BYTES, PDF_OBJECTS, PDF_PAGE, PDF_PIXELS, PDF_TIMES
from edition.model.proof import Check, CheckName, Outcome

_STARTS = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_SECTION = re.compile(rb"(?:xref\s+)?(\d{1,10}) (\d{1,10})\s+")
_ENTRY = 20
_PIECE = 1 << 20
_SIDE = 14_400.0
"""Points: the longest side that readers show (ISO 32000-1, annex C)."""
_TREES = (("/Pages", "/Kids"), ("/StructTreeRoot", "/K"))
_DRAWN = frozenset(("/Form", "/PS"))


def layout(pdf: Path, *, sheets: bool) -> Check:
    """The check; `sheets`, which have no text of their own, draw their pages as forms."""
    try:
        fault = next(_faults(pdf, sheets=sheets), "")
    except Exception as stumble:
        fault = f"the file cannot be gone through ({type(stumble).__name__})"
    return Check(
        CheckName.LAYOUT_OF_THE_FILE,
        "edition",
        Outcome.FAILED if fault else Outcome.PASSED,
        note=fault,
    )


def _faults(pdf: Path, *, sheets: bool) -> Iterator[str]:
    if too_large := PDF_BYTES.exceeded(pdf.stat().st_size):
        yield f"the file has {too_large.fact}"
        return
    content = pdf.read_bytes()
    yield from _of_table(content)
    reader = PdfReader(pdf)
    if reader.is_encrypted or reader.xref_objStm or {"/Prev", "/XRefStm"} & reader.trailer.keys():
        yield "it is encrypted, or has object streams or a further table"
        return
    numbers = sorted({number for generation in reader.xref.values() for number in generation})
    lengths: dict[int, int] = {}
    yield from _of_streams(reader, numbers, lengths, len(content), sheets=sheets)
    yield from _of_trees(reader.root_object)
    yield from _of_pages(reader, lengths)


def _of_table(content: bytes) -> Iterator[str]:
    """One table, whose entries are all there."""
    found = _STARTS.findall(content)
    start = int(found[0]) if len(found) == 1 else -1
    if content.count(b"startxref") != 1 or content[start : start + 4] != b"xref":
        yield "it has not one cross-reference table"
        return
    count, section = 0, _SECTION.match(content, start)
    while section and not content.startswith(b"trailer", section.start()):
        count += int(section[2])
        if too_many := PDF_OBJECTS.exceeded(count):
            yield f"it has {too_many.fact}"
            return
        section = _SECTION.match(content, section.end() + _ENTRY * int(section[2]))
    if start + _ENTRY * count > len(content):
        yield "its cross-reference table is cut off"


def _of_streams(
    reader: PdfReader, numbers: Sequence[int], lengths: dict[int, int], size: int, *, sheets: bool
) -> Iterator[str]:
    """What each stream holds, entered in `lengths` by its number."""
    room = PDF_TIMES.most * size
    for number in numbers:
        each = IndirectObject(number, 0, reader).get_object()
        if isinstance(each, DictionaryObject):
            yield from _of_object(number, each, sheets=sheets)
        if isinstance(each, StreamObject):
            if each.get("/Filter", "/FlateDecode") != "/FlateDecode" or "/DecodeParms" in each:
                yield f"object {number} is packed in another way than Flate"
            lengths[number] = _length(each._data, room) if "/Filter" in each else len(each._data)
            room -= lengths[number]
        if room < 0:
            yield f"its streams come to more than {PDF_TIMES.most} {PDF_TIMES.counted}"


def _length(packed: bytes, room: int) -> int:
    """How many bytes come of a stream, at most one more than there is room for."""
    inflating = zlib.decompressobj()
    found, rest = 0, packed
    while rest and found <= room and not inflating.eof:
        found += len(inflating.decompress(rest, _PIECE))
        rest = inflating.unconsumed_tail
    return found


def _of_object(number: int, each: DictionaryObject, *, sheets: bool) -> Iterator[str]:
    subtype = each.get("/Subtype")
    if (
        (subtype in _DRAWN and not sheets)
        or "/PatternType" in each
        or "/ShadingType" in each
        or subtype == "/Type3"
    ):
        yield f"object {number} is drawn by others, as nothing in an edition is"
    if subtype == "/Image" and (
        too_many := PDF_PIXELS.exceeded(_whole(each, "/Width") * _whole(each, "/Height"))
    ):
        yield f"object {number} has {too_many.fact}"


def _of_trees(catalog: DictionaryObject) -> Iterator[str]:
    """Whether each branch stands in one place: else a small file has pages or elements
    without end.
    """
    for top, below in _TREES:
        met: set[int] = set()
        open_: list[PdfObject] = [catalog.raw_get(top)] if top in catalog else []
        while open_:
            each = open_.pop()
            if isinstance(each, IndirectObject):
                if each.idnum in met:
                    yield f"object {each.idnum} stands twice in the tree of {top[1:]}"
                    return
                met.add(each.idnum)
            held = each.get_object()
            if isinstance(held, ArrayObject):
                open_ += held
            elif isinstance(held, DictionaryObject) and below in held:
                open_.append(held.raw_get(below))


def _of_pages(reader: PdfReader, lengths: dict[int, int]) -> Iterator[str]:
    for number, page in enumerate(reader.pages, 1):
        contents = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
        held = contents.get_object()
        streams = list(held) if isinstance(held, ArrayObject) else [contents]
        total = sum(
            lengths.get(stream.idnum, 0) for stream in streams if isinstance(stream, IndirectObject)
        )
        if too_much := PDF_PAGE.exceeded(total):
            yield f"page {number} has {too_much.fact}"
        if "/UserUnit" in page or any(abs(float(side)) > _SIDE for side in page.mediabox):
            yield f"page {number} is larger than any paper"


def _whole(each: DictionaryObject, key: str) -> int:
    return int(str(each.get(key, 0)))
