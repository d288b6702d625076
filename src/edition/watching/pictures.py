"""Pages as pictures: each is written as a PDF of its own, by what writes those of a build, and
drawn by PDFium. So what is seen is what is printed.
"""

import zlib
from collections import OrderedDict
from concurrent.futures import Future
from itertools import islice
from struct import pack
from threading import Event, Lock
from time import monotonic
from typing import NamedTuple

import pypdfium2
from msgspec.structs import replace

from edition.core.memory import Memory, using
from edition.edited import Edited
from edition.model.page import ARTIFACT, Element, Page, PagedDocument
from edition.pdf import write
from edition.watching.sights import Sheet, Shown, Sight

_KEPT = 64 << 20
"""Bytes of pictures that are kept."""
_TURN = 64
"""Pictures after which what none of them needed is forgotten."""
WIDEST = 3200
"""Pixels of a picture: more of a page is seen by nobody."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _GREYS, _COLOURS = 8, 0, 2
"""Bits of a sample, and types of PNG."""
_LAST = 64
"""How many of the pictures drawn last say which page is drawn before somebody asks."""
STEP = 160
"""Widths are multiples of this, so that a window a little wider asks for no other picture."""


class Pictures:
    """Draws pages, one at a time, and keeps what was drawn last."""

    def __init__(self) -> None:
        self._lock = Lock()  # PDFium draws for one thread at a time
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._begun: dict[tuple[str, int], Future[bytes]] = {}
        self._size = self._count = 0
        self._memory = Memory()
        self._drawing, self._last = 0, 0.0

    def rest(self, quiet: float, most: float, until: Event) -> None:
        """Wait until nobody has asked for a picture for so many seconds, but not longer than the
        most, nor than `until` something has changed: what somebody waits for has the processor to
        itself.
        """
        begun = monotonic()
        while (now := monotonic()) < begun + most:
            if not self._drawing and now > max(self._last, begun) + quiet:
                return
            if until.wait(quiet / 4):
                return

    def picture(self, sight: Sight, name: str, key: str, width: int) -> bytes | None:
        """The page of this key as PNG, so many pixels wide; None where an output has none such."""
        kept = self._drawn.get((key, width))
        if kept is not None:
            return kept
        shown = sight.of(name)
        found = [sheet for sheet in shown.sheets if sheet.key == key] if shown else []
        if shown is None or sight.edited is None or not found:
            return None
        own: Future[bytes] = Future()
        drawing = self._begun.setdefault((key, width), own)
        if drawing is own:
            self._draw(own, _Asked(shown, found[0], sight.edited, width))
        # Who waits for a page that is being drawn does not wait for the next one too.
        return drawing.result()

    def ahead(self, former: Sight, sight: Sight) -> None:
        """Draw the first page that has come in the place of one that was drawn last: it is asked
        for as soon as somebody hears of it. Who asks goes before; and of a second page drawing
        would keep the first from whoever waits for it.
        """
        drawn = dict(islice(reversed(self._drawn), _LAST))
        changed = (
            (shown.name, sheet.key, drawn[before.key])
            for shown in sight.shown
            if (was := former.of(shown.name))
            for before, sheet in zip(was.sheets, shown.sheets, strict=False)
            if before.key != sheet.key and before.key in drawn
        )
        if not self._drawing and (first := next(changed, None)):
            name, key, width = first
            self.picture(sight, name, key, width)

    def _draw(self, drawing: Future[bytes], asked: "_Asked") -> None:
        """Draw it when its turn comes, if nobody has meanwhile, for all who wait for it."""
        known = asked.sheet.key, asked.width
        self._drawing += 1
        try:
            with self._lock:
                drawing.set_result(self._drawn.get(known) or self._keep(known, self._png(asked)))
        except Exception as fault:
            drawing.set_exception(fault)
        finally:
            del self._begun[known]
            self._drawing -= 1
            self._last = monotonic()

    def _png(self, asked: "_Asked") -> bytes:
        self._count += 1
        if self._count % _TURN == 0:
            self._memory.turn()
        with using(self._memory):
            return _png(asked)

    def _keep(self, known: tuple[str, int], content: bytes) -> bytes:
        self._drawn[known] = content
        self._size += len(content)
        while self._size > _KEPT and len(self._drawn) > 1:
            _, let_go = self._drawn.popitem(last=False)
            self._size -= len(let_go)
        return content


class _Asked(NamedTuple):
    """A page of what is shown, and how many pixels wide it is to be."""

    shown: Shown
    sheet: Sheet
    edited: Edited
    width: int


def _png(asked: _Asked) -> bytes:
    of_page, edited = asked.sheet.page, asked.edited
    pdf, _ = write(_alone(asked.shown.paged, of_page), edited.reading.record, edited.fonts, None)
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        scale = asked.width / page.get_width()
        colour = _has_colour(of_page)
        return _packed(page.render(scale=scale, grayscale=not colour, rev_byteorder=colour))
    finally:
        document.close()


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """A bitmap in greys or red, green and blue as PNG (ISO/IEC 15948), hardly packed: it goes no
    farther than this machine.

    Pillow would choose a filter for each row, which takes twice as long as all else. Of a page,
    most of which is white, no filter makes a file that is much larger.
    """
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    in_row, pixels = width * bitmap.n_channels, bytes(bitmap.buffer)
    rows = b"".join([b"\0" + pixels[at : at + in_row] for at in range(0, height * stride, stride)])
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    kind = _GREYS if bitmap.n_channels == 1 else _COLOURS
    head = pack(">IIBBBBB", width, height, _DEPTH, kind, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", packer.compress(rows) + packer.flush()), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    return b"%b%b%b%b" % (
        pack(">I", len(content)),
        name,
        content,
        pack(">I", zlib.crc32(content, zlib.crc32(name))),
    )


def _alone(paged: PagedDocument, page: Page) -> PagedDocument:
    """A document of this page alone, its leaves in one element: nobody reads it but who draws."""
    leaves = {fragment.leaf for placed in page.lines for fragment in placed.line.fragments}
    leaves |= {figure.leaf for figure in page.figures}
    element = Element("P", tuple(sorted(leaves - {ARTIFACT})))
    first = replace(page, number=1, links=())
    return replace(
        paged, pages=(first,), structure=Element("Document", (element,)), outline=(), bled=None
    )


def _has_colour(page: Page) -> bool:
    lines = (*page.lines, *page.furniture, *page.upright)
    inks = {fragment.ink for placed in lines for fragment in placed.line.fragments}
    inks |= {rule.ink for rule in page.rules}
    inks |= {getattr(figure, "ink", "black") for figure in page.figures}
    return bool(inks - {"black", "paper"})
