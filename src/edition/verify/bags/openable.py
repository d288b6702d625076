"""Whether what anybody may have made may be opened at all: a bag is folders and plain files, and a
PDF is laid out as those of an edition are, neither larger than may be.

The files of an edition have one section of cross-references, a table (ISO 32000-1, 7.5.4) or a
stream (7.5.8), no filter but Flate without a predictor, trees whose branches stand in one place
each, and pictures of a moderate size. What has more may take a reader that trusts it without end,
so nothing else is asked of it. Streams are decompressed here bit by bit, and counted.
"""

import os
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from edition.core.bounds import (
    BAG_BYTES,
    BAG_MEMBERS,
    PDF_BYTES,
    PDF_OBJECTS,
    PDF_PAGE,
    PDF_PIXELS,
    PDF_TIMES,
)
from edition.core.inside import Astray, parts_of
from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.file.checks import attempt

_STARTS = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_STREAM = re.compile(rb"\d{1,10} 0 obj\s+<<((?:[^<>]|<[0-9A-Fa-f]*>)*)>>\s*stream\n")
"""The head of a cross-reference stream, in which no dictionary stands."""
_NUMBERS = re.compile(rb"/(Size|Length) (\d{1,10})\b")
_WIDTHS = re.compile(rb"/W \[(\d) (\d) (\d)\]")
_SECTION = re.compile(rb"(?:xref\s+)?(\d{1,10}) (\d{1,10})\s+")
_ENTRY = 20
"""Bytes of an entry of a cross-reference table (ISO 32000-1, 7.5.4)."""
_DO = re.compile(rb"(?:(/[^\s/<>\[\](){}%]+)[\0\t\n\f\r ]+)?Do")
"""What draws a form, or may: the word may also be a part of a string."""
_PIECE = 1 << 20
"""Bytes that are decompressed at once."""
_SIDE = 14_400.0
"""Points: the longest side that readers show (ISO 32000-1, annex C)."""
_TREES = (("/Pages", "/Kids"), ("/StructTreeRoot", "/K"))
"""Trees of the catalog that readers go through, each with the key of what is below a node."""
_DRAWN = frozenset(("/Form", "/PS"))


def layout(pdf: Path, *, sheets: bool) -> Check:
    """The check; `sheets`, which have no text of their own, draw their pages as forms."""
    try:
        fault = next(_faults(pdf, sheets=sheets), "")
    except Exception as stumble:
        fault = worded("the file cannot be gone through ({name})", name=type(stumble).__name__)
    return Check(
        CheckName.LAYOUT_OF_THE_FILE,
        "edition",
        Outcome.FAILED if fault else Outcome.PASSED,
        note=fault,
    )


def _faults(pdf: Path, *, sheets: bool) -> Iterator[str]:
    if too_large := PDF_BYTES.exceeded(pdf.stat().st_size):
        yield worded("the file has {fact}", fact=too_large.fact)
        return
    content = pdf.read_bytes()
    yield from _of_references(content)
    reader = PdfReader(pdf)
    if reader.is_encrypted or {"/Prev", "/XRefStm"} & reader.trailer.keys():
        yield worded("it is encrypted, or has a further table")
        return
    numbers = sorted({number for generation in reader.xref.values() for number in generation})
    lengths: dict[int, int] = {}
    yield from _of_streams(reader, numbers, lengths, len(content), sheets=sheets)
    # What all streams come to is known now, so that those which hold objects may be unpacked.
    for number in sorted(reader.xref_objStm):
        each = IndirectObject(number, 0, reader).get_object()
        if isinstance(each, DictionaryObject):
            yield from _of_object(number, each, sheets=sheets)
    yield from _of_trees(reader.root_object)
    yield from _of_pages(reader, lengths, sheets=sheets)


def _of_references(content: bytes) -> Iterator[str]:
    """One table or stream, whose entries are all there."""
    found = _STARTS.findall(content)
    start = int(found[0]) if len(found) == 1 else -1
    one = content.count(b"startxref") == 1
    if one and content[start : start + 4] == b"xref":
        yield from _of_table(content, start)
    elif one and start >= 0 and (head := _STREAM.match(content, start)):
        yield from _of_stream(content, head)
    else:
        yield worded("it has not one section of cross-references")


def _of_stream(content: bytes, head: re.Match[bytes]) -> Iterator[str]:
    """A cross-reference stream, which a reader unpacks before it knows anything of the file."""
    numbers = {key: int(value) for key, value in _NUMBERS.findall(head[1])}
    widths = _WIDTHS.search(head[1])
    if too_many := PDF_OBJECTS.exceeded(numbers.get(b"Size", 0)):
        yield worded("it has {fact}", fact=too_many.fact)
        return
    whole = numbers.get(b"Size", 0) * sum(map(int, widths.groups())) if widths else 0
    packed = content[head.end() : head.end() + numbers.get(b"Length", 0)]
    others = any(key in head[1] for key in (b"/Index", b"/Prev", b"/DecodeParms", b"/F "))
    if not whole or others or _length(packed, whole) != whole:
        yield worded("its cross-reference stream is cut off, or packed in another way than Flate")


def _of_table(content: bytes, start: int) -> Iterator[str]:
    """A table of cross-references."""
    count, section = 0, _SECTION.match(content, start)
    while section and not content.startswith(b"trailer", section.start()):
        count += int(section[2])
        if too_many := PDF_OBJECTS.exceeded(count):
            yield worded("it has {fact}", fact=too_many.fact)
            return
        section = _SECTION.match(content, section.end() + _ENTRY * int(section[2]))
    if start + _ENTRY * count > len(content):
        yield worded("its cross-reference table is cut off")


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
                yield worded("object {number} is packed in another way than Flate", number=number)
            lengths[number] = _length(each._data, room) if "/Filter" in each else len(each._data)
            room -= lengths[number]
        if room < 0:
            yield worded(
                "its streams come to more than {most} {counted}",
                most=PDF_TIMES.most,
                counted=PDF_TIMES.counted,
            )


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
        (subtype in _DRAWN and not sheets and not _is_outline(each))
        or "/PatternType" in each
        or "/ShadingType" in each
        or subtype == "/Type3"
    ):
        yield worded(
            "object {number} is drawn by others, as nothing in an edition is", number=number
        )
    if subtype == "/Image" and (
        too_many := PDF_PIXELS.exceeded(_whole(each, "/Width") * _whole(each, "/Height"))
    ):
        yield worded("object {number} has {fact}", number=number, fact=too_many.fact)


def _is_outline(each: PdfObject | None) -> bool:
    """Whether it is a form that can draw nothing but paths: it has resources, and these are
    none.
    """
    if not isinstance(each, DictionaryObject):
        return False
    return each.get("/Subtype") == "/Form" and each.get("/Resources") == DictionaryObject()


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
                    yield worded(
                        "object {number} stands twice in the tree of {top}",
                        number=each.idnum,
                        top=top[1:],
                    )
                    return
                met.add(each.idnum)
            held = each.get_object()
            if isinstance(held, ArrayObject):
                open_ += held
            elif isinstance(held, DictionaryObject) and below in held:
                open_.append(held.raw_get(below))


def _of_pages(reader: PdfReader, lengths: dict[int, int], *, sheets: bool) -> Iterator[str]:
    """What each page draws, a form as often as it does; one by a name that is not found may be the
    longest that there is.
    """
    forms = (n for n in lengths if _is_outline(IndirectObject(n, 0, reader).get_object()))
    longest = 0 if sheets else max((lengths[number] for number in forms), default=0)
    for number, page in enumerate(reader.pages, 1):
        contents = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
        held = contents.get_object()
        streams = list(held) if isinstance(held, ArrayObject) else [contents]
        drawn = _drawn_on(page, lengths) if longest else {}
        total = sum(
            lengths.get(stream.idnum, 0) + sum(drawn.get(n, longest) for n in _forms_in(stream))
            for stream in streams
            if isinstance(stream, IndirectObject)
        )
        if too_much := PDF_PAGE.exceeded(total):
            yield worded("page {number} has {fact}", number=number, fact=too_much.fact)
        if "/UserUnit" in page or any(abs(float(side)) > _SIDE for side in page.mediabox):
            yield worded("page {number} is larger than any paper", number=number)


def _drawn_on(page: DictionaryObject, lengths: dict[int, int]) -> dict[bytes, int]:
    """How long each form is that a page has a name for."""
    resources = page.get("/Resources", DictionaryObject()).get_object()
    held = resources.get("/XObject", DictionaryObject()) if resources else DictionaryObject()
    named = held.get_object()
    if not isinstance(named, DictionaryObject):
        return {}
    forms = {name: named.raw_get(name) for name in named}
    return {
        name.encode("latin-1", "replace"): lengths.get(form.idnum, 0)
        for name, form in forms.items()
        if isinstance(form, IndirectObject)
    }


def _forms_in(stream: IndirectObject) -> Iterator[bytes]:
    """The name of each form that a stream may draw; it is known by now how long it is."""
    held = stream.get_object()
    content = held.get_data() if isinstance(held, StreamObject) else b""
    for found in _DO.finditer(content):
        yield found[1] or b""


def _whole(each: DictionaryObject, key: str) -> int:
    return int(str(each.get(key, 0)))


_DEEPEST = 32
"""Folders of a bag within one another."""


def plain(bag: Path) -> Check:
    """Failed where there is a symbolic link, a pipe or a device, a name that not every system keeps
    apart or takes, or too much.

    Only a bag that passes may be opened: no file of it leads out or waits for ever, and no folder
    is too deep to go through. A hard link is a file like any other: what it holds has a digest, and
    nothing is written to it.
    """
    return attempt(CheckName.PLAIN_FILES, "edition", lambda: _faults_of_bag(bag))


def _faults_of_bag(bag: Path) -> Iterator[str]:
    met: dict[str, tuple[str, bool]] = {}
    folders = [(bag, "")]
    size = 0
    while folders:
        folder, above = folders.pop()
        with os.scandir(folder) as entries:
            listed = list(islice(entries, BAG_MEMBERS.most + 1))
        if too_many := BAG_MEMBERS.exceeded(len(met) + len(listed)):
            yield worded("there are at least {fact}", fact=too_many.fact)
            return
        for entry in sorted(listed, key=lambda entry: entry.name):
            name = f"{above}{entry.name}"
            yield from _faults_of_entry(entry, name, met)
            if entry.is_dir(follow_symlinks=False) and name.count("/") < _DEEPEST:
                folders.append((Path(entry.path), f"{name}/"))
            elif entry.is_file(follow_symlinks=False):
                size += entry.stat(follow_symlinks=False).st_size
    if too_much := BAG_BYTES.exceeded(size):
        yield worded("there are {fact}", fact=too_much.fact)


def _faults_of_entry(
    entry: os.DirEntry[str], name: str, met: dict[str, tuple[str, bool]]
) -> Iterator[str]:
    """`met` are the names so far, by what a file system takes them for, and whether each is a
    folder: two folders make one.
    """
    if entry.is_symlink():
        yield worded("{name} is a symbolic link", name=name)
    elif not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        yield worded("{name} is a pipe, a device or a socket", name=name)
    if isinstance(parts := parts_of(name), Astray):
        yield worded("{name} {words}", name=name, words=parts.words)
    if name.count("/") >= _DEEPEST:
        yield worded("{name} lies more than {deepest} folders deep", name=name, deepest=_DEEPEST)
    folded = unicodedata.normalize("NFC", name).casefold()
    former, was_folder = met.setdefault(folded, (name, entry.is_dir(follow_symlinks=False)))
    if former != name and not (was_folder and entry.is_dir(follow_symlinks=False)):
        yield worded("{former} and {name} are one name on some systems", former=former, name=name)
