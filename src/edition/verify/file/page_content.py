"""What the content streams of a page show, sorted by who answers for it: a structure element, an
artifact, or nobody; the codes of fonts by their ToUnicode CMaps (ISO 32000-1, 9.10.3).
"""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from struct import unpack

from msgspec import Struct
from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from edition.core.bounds import TOUNICODE_BYTES, TOUNICODE_CODES, Bound
from edition.core.quoting import worded
from edition.verify.file.checks import Damaged

_SECTION = re.compile(rb"begin(bfchar|bfrange)")
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\[\]]*)\])"
)
_CODES = 0x10000
"""Codes of two bytes, with which composite fonts are written here; what a range says beyond them is
no code.
"""
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def characters(cmap: bytes) -> dict[int, str]:
    """The characters of every code that `cmap` maps, in its own order of reading; a code it leaves
    out is not in the result.

    Raises Damaged where there is more of it than of codes.
    """
    _stop(TOUNICODE_BYTES, len(cmap))
    found: dict[int, str] = {}
    told = 0
    for kind, body in _sections(cmap):
        if kind == b"bfchar":
            found.update((int(code, 16), _utf16(text)) for code, text in _CHAR.findall(body))
        else:
            for first, last, start, listed in _RANGE.findall(body):
                of_range = _range(int(first, 16), int(last, 16), start, listed)
                told += len(of_range)
                _stop(TOUNICODE_CODES, told)
                found.update(of_range)
    return found


def _stop(bound: Bound, count: int) -> None:
    if problem := bound.exceeded(count):
        raise Damaged(problem.fact)


def _sections(cmap: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each section with what it is, up to its end or the beginning of the next."""
    starts = [*_SECTION.finditer(cmap)]
    for start, following in zip_longest(starts, starts[1:]):
        body = cmap[start.end() : following.start() if following else len(cmap)]
        yield start[1], body.partition(b"end" + start[1])[0]


def _range(first: int, last: int, start: bytes, listed: bytes) -> dict[int, str]:
    """One bfrange: either a list of texts, or a text whose last code point counts up with the
    code.
    """
    if listed:
        return dict(
            zip(
                range(first, min(last + 1, _CODES)),
                (_utf16(text) for text in _HEX.findall(listed)),
                strict=False,
            )
        )
    text = _utf16(start)
    if not text:
        return {}
    low, most = ord(text[-1]) - first, sys.maxunicode
    return {
        code: text[:-1] + chr(min(low + code, most)) for code in range(first, min(last + 1, _CODES))
    }


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", errors="replace")


_SHOWS_TEXT = frozenset((b"Tj", b"TJ", b"'", b'"'))
_PAINTS = frozenset(
    (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE")
)
_INVISIBLE = frozenset((3, 7))
"""Rendering modes of text that paint nothing (ISO 32000-1, table 106)."""
_ARTIFACT, _NOBODY = -1, -2
"""Who answers for what no element owns, in the place of an MCID."""

Fonts = dict[int, dict[int, str]]
"""ToUnicode of each font already read, by object number."""


class Marked(Struct, frozen=True):
    """One marked-content sequence: its characters in the order of the stream (visual, from the
    left), and whether it paints.
    """

    text: str
    paints: bool


class TextObject(Struct, frozen=True):
    """What stands between BT and ET: its characters from the left, how many faces show them, its
    widest gap in em.

    Its baseline and its size are in points of the page's own space, where no matrix but Tm moves
    the text. `owners` are the MCIDs under which it shows something.
    """

    text: str
    faces: int
    gap: float
    baseline: float
    size: float
    owners: frozenset[int] = frozenset()


class PageContent(Struct, frozen=True):
    """A page: its sequences by MCID, the characters of its artifacts, and what is wrong with its
    marks, a clause each.

    `objects` are its text objects, artifacts included: a line is one.
    """

    marked: dict[int, Marked]
    artifacts: str
    faults: tuple[str, ...]
    objects: tuple[TextObject, ...] = ()


class ParsedStream(ContentStream):
    """The operators of a page. It keeps its bytes: pypdf's own writes them anew from the operators
    when it is asked for them.
    """

    def __init__(self, page: PageObject) -> None:
        super().__init__(page["/Contents"], page.pdf, "bytes")
        self._written = super().get_data()

    def get_data(self) -> bytes:
        return self._written


@contextmanager
def parsed(page: PageObject) -> Iterator[None]:
    """Within it all that is asked of the page is told from one parse of its operators."""
    if "/Contents" not in page:
        yield
        return
    kept, stream = page.raw_get("/Contents"), ParsedStream(page)
    # What cannot be parsed to its end is refused at once: asked again, pypdf gives the beginning.
    _ = stream.operations
    page[NameObject("/Contents")] = stream
    try:
        yield
    finally:
        page[NameObject("/Contents")] = kept


def page_content(page: PageObject, fonts: Fonts) -> PageContent:
    """Read one page (ISO 32000-1, 14.6). Text in an invisible rendering mode does not count as
    shown.
    """
    resources = page.get("/Resources", DictionaryObject()).get_object()
    scan = _Scan(resources, fonts)
    if "/Contents" in page:
        held = page["/Contents"]
        stream = held if isinstance(held, ParsedStream) else ParsedStream(page)
        for operands, operator in stream.operations:
            scan.step(operator, operands)
    if scan.open:
        scan.faults.append(worded("a marked-content sequence is never closed"))
    marked = {
        mcid: Marked("".join(texts), mcid in scan.painted)
        for mcid, texts in scan.texts.items()
        if mcid >= 0
    }
    artifacts = "".join(scan.texts.get(_ARTIFACT, ()))
    return PageContent(marked, artifacts, tuple(dict.fromkeys(scan.faults)), tuple(scan.objects))


class _Scan:
    """The state that operators change while a page is read: font and rendering mode, the open
    sequences, what was shown.
    """

    def __init__(self, resources: DictionaryObject, fonts: Fonts) -> None:
        self.resources = resources
        self.fonts = fonts
        self.font: dict[int, str] = {}
        self.mode = 0
        self.saved: list[tuple[dict[int, str], int]] = []
        self.open: list[int] = []
        self.texts: dict[int, list[str]] = {}
        self.painted: set[int] = set()
        self.faults: list[str] = []
        self.objects: list[TextObject] = []
        self.line: list[str] = []
        self.faces: set[str] = set()
        self.owners: set[int] = set()
        self.face = ""
        self.gap = self.baseline = self.size = 0.0

    def step(self, operator: bytes, operands: list[PdfObject]) -> None:
        if operator in _SHOWS_TEXT:
            self.show(operands)
        elif operator in _PAINTS:
            self.paint()
        elif operator in (b"BDC", b"BMC"):
            self.begin(operands)
        elif operator == b"EMC":
            self.end()
        elif operator == b"Tf":
            self.font, self.face, self.size = (
                self.font_named(operands[0]),
                str(operands[0]),
                float(str(operands[1])),
            )
        elif operator == b"BT":
            self.line, self.faces, self.owners, self.gap = [], set(), set(), 0.0
        elif operator == b"ET":
            self.objects.append(self.text_object())
        elif operator == b"Tm":
            self.baseline = float(str(operands[5]))
        elif operator == b"Tr":
            self.mode = int(str(operands[0]))
        elif operator == b"q":
            self.saved.append((self.font, self.mode))
        elif operator == b"Q" and self.saved:
            self.font, self.mode = self.saved.pop()

    def begin(self, operands: list[PdfObject]) -> None:
        """BMC or BDC: an artifact stays one whatever stands in it; a mark without an MCID belongs
        to what surrounds it.
        """
        around = self.open[-1] if self.open else _NOBODY
        mcid = self.mcid(operands[1]) if len(operands) > 1 else None
        if str(operands[0]) == "/Artifact" or around == _ARTIFACT:
            self.open.append(_ARTIFACT)
            return
        if mcid in self.texts:
            self.faults.append(worded("MCID {mcid} occurs twice", mcid=mcid))
        self.open.append(around if mcid is None else mcid)
        if mcid is not None:
            self.texts.setdefault(mcid, [])

    def end(self) -> None:
        if self.open:
            self.open.pop()
        else:
            self.faults.append(worded("a marked-content sequence is closed that was never opened"))

    def mcid(self, properties: PdfObject) -> int | None:
        """The MCID of a property list, which stands in the stream or under a name in the
        resources.
        """
        if isinstance(properties, NameObject):
            named = self.resources.get("/Properties", DictionaryObject()).get_object()
            properties = named.get(properties, DictionaryObject()).get_object()
        found = properties.get("/MCID") if isinstance(properties, DictionaryObject) else None
        return None if found is None else int(found)

    def show(self, operands: list[PdfObject]) -> None:
        strings, widest = _shown(operands)
        text = self.decoded(strings)
        if self.mode in _INVISIBLE or not text:
            return
        self.paint()
        owner = self.open[-1] if self.open else _NOBODY
        self.texts.setdefault(owner, []).append(text)
        self.owners.add(owner)
        self.line.append(text)
        if not text.isspace():
            self.faces.add(self.face)
        self.gap = max(self.gap, widest)

    def text_object(self) -> TextObject:
        owners = frozenset(self.owners)
        return TextObject(
            "".join(self.line), len(self.faces), self.gap, self.baseline, self.size, owners
        )

    def paint(self) -> None:
        owner = self.open[-1] if self.open else _NOBODY
        self.painted.add(owner)
        if owner == _NOBODY:
            self.faults.append(worded("something is painted outside every marked-content sequence"))

    def decoded(self, strings: Iterable[bytes]) -> str:
        """Two-byte codes as characters; a code that ToUnicode leaves out is U+FFFD, which equals no
        text. Half a code at the end of a string is the code of its number.
        """
        known = self.font.get
        return "".join([known(code, "\ufffd") for string in strings for code in _codes(string)])

    def font_named(self, name: PdfObject) -> dict[int, str]:
        """ToUnicode of a font of the resources; nothing where it has none or its codes are not two
        bytes long.
        """
        held = self.resources.get("/Font", DictionaryObject()).get_object()
        font = held.get(name, DictionaryObject()).get_object()
        cmap = font.get("/ToUnicode")
        if not isinstance(cmap, IndirectObject) or font.get("/Encoding") != "/Identity-H":
            return {}
        if cmap.idnum not in self.fonts:
            stream = cmap.get_object()
            self.fonts[cmap.idnum] = (
                characters(stream.get_data()) if isinstance(stream, StreamObject) else {}
            )
        return self.fonts[cmap.idnum]


def _codes(string: bytes) -> tuple[int, ...]:
    """Of two bytes each."""
    if len(string) % 2:
        string = string[:-1] + b"\0" + string[-1:]
    return unpack(f">{len(string) // 2}H", string)


def _shown(operands: list[PdfObject]) -> tuple[list[bytes], float]:
    """The strings among the operands of a text-showing operator, and the farthest that the numbers
    of a TJ move to the right between them, in em.
    """
    held = operands[0] if operands else None
    if not isinstance(held, ArrayObject):
        return [each for each in operands if isinstance(each, ByteStringObject)], 0.0
    strings: list[bytes] = []
    least = 0.0
    for entry in held:
        if isinstance(entry, ByteStringObject):
            strings.append(entry)
        elif isinstance(entry, FloatObject | NumberObject) and entry < least:
            least = float(entry)
    return strings, -least / 1000
