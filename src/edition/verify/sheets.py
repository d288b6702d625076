"""Imposed sheets read back: which page stands on each half, at which size, which way up, and whether it is all there.

What must stand where is worked out anew, by folding. A page without text is compared by the ink on it alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from msgspec import Struct
from PIL import ImageStat
from pypdf import PdfReader

from edition.core.units import POINT
from edition.model.imposition import Imposition
from edition.model.proof import Check, Outcome, Proof
from edition.verify.characters_on_pages import Stood, characters
from edition.verify.checks import verdict
from edition.verify.folding import Place, book
from edition.verify.identification import sheet_identification
from edition.verify.privacy import traces

_NEAR = 0.05
"""Points: PDFium computes in single precision."""
_NEAR_ON_PLATES = 0.6
"""Points: PDFium rounds the width of each glyph, and of a line in two inks a plate has one sum where the page has many glyphs."""
_SAME_INK = 1.0
"""Per cent of the page: edges fall on other pixels."""
_PIXELS = 0.5
"""A point, of the picture by which ink is weighed."""

_Offset = tuple[float, float]


class _Half(Struct, frozen=True):
    """Half a side, turned upright: its characters over all plates, the place where its page's lower left corner must be,
    and how near to that is near enough.
    """

    place: Place
    page: int
    found: tuple[Stood, ...]
    corner: _Offset
    near: float


def prove_sheets(sheets: Sequence[Path], pages: Path, imposition: Imposition, private: Sequence[str]) -> tuple[Proof, ...]:
    """The proof of each file of a group that together shows all pages: one file, or a plate for each ink."""
    try:
        shared = _read(sheets, pages, imposition)
        return tuple(Proof(sheet.name, (*shared, *_alone(sheet, pages, imposition, private))) for sheet in sheets)
    except Exception as stumble:
        why = f"the file cannot be read ({type(stumble).__name__})"
        return tuple(Proof(sheet.name, (Check("structure of the file", "PDFium", Outcome.FAILED, note=why),)) for sheet in sheets)


def _read(sheets: Sequence[Path], pages: Path, imposition: Imposition) -> list[Check]:
    """What the files say together."""
    documents = [pypdfium2.PdfDocument(sheet) for sheet in sheets]
    source = pypdfium2.PdfDocument(pages)
    try:
        wanted = [characters(page) for page in source]
        if any(len(document) != 2 * sum(imposition.signatures) for document in documents):
            note = f"{' and '.join(str(len(document)) for document in documents)} sides, not {2 * sum(imposition.signatures)}"
            return [Check("order of pages", "PDFium", Outcome.FAILED, note=note)]
        halves = list(_halves(documents, imposition))
        checks = [
            verdict("order of pages", "PDFium", _misplaced(halves, wanted)),
            verdict("scale and place", "PDFium", _moved(halves, wanted)),
            verdict("upright", "PDFium", _turned(halves, wanted)),
        ]
        if len(documents) == 1:
            checks.append(verdict("ink of pages", "PDFium", _inked(documents[0], source, halves, imposition)))
        return checks
    finally:
        for document in (*documents, source):
            document.close()


def _halves(documents: Sequence[pypdfium2.PdfDocument], imposition: Imposition) -> Iterator[_Half]:
    """Every half in the order of the folded book."""
    (width, height), (across, up) = ([length / POINT for length in size] for size in (imposition.sheet, imposition.trim))
    sides = [[stood for each in documents for stood in characters(each[i])] for i in range(len(documents[0]))]
    upright = [_upright(side, width, height) if imposition.turned and i % 2 else side for i, side in enumerate(sides)]
    for page, place in book(imposition):
        creep = place.depth * imposition.caliper / POINT
        left = width / 2 - across + creep if place.left else width / 2 - creep
        found = tuple(stood for stood in upright[place.side] if (stood.x < width / 2) == place.left)
        yield _Half(place, page, found, (left, (height - up) / 2), _NEAR if len(documents) == 1 else _NEAR_ON_PLATES)


def _upright(side: Sequence[Stood], width: float, height: float) -> list[Stood]:
    """A side that stands head down, turned by half."""
    return [Stood(c, width - x, height - y, (-a, -b, -c_, -d)) for c, x, y, (a, b, c_, d) in side]


def _misplaced(halves: Sequence[_Half], wanted: Sequence[Sequence[Stood]]) -> Iterator[str]:
    """By the characters alone, so that a page is known wherever it stands."""
    bags = [Counter(stood.character for stood in page) for page in wanted]
    for half in halves:
        found = Counter(stood.character for stood in half.found)
        if found != (bags[half.page - 1] if half.page else Counter()):
            is_ = next((f"page {i}" for i, bag in enumerate(bags, 1) if bag == found), "no whole page" if found else "nothing")
            yield f"{half.place} has {is_} instead of {f'page {half.page}' if half.page else 'nothing'}"


def _moved(halves: Sequence[_Half], wanted: Sequence[Sequence[Stood]]) -> Iterator[str]:
    """A page is at its own size and in its place if each of its characters is."""
    for half in halves:
        if half.page:
            astray = _astray(half, wanted[half.page - 1])
            if astray:
                yield f"{half.place}: {astray} characters of page {half.page} are not where they should be"


def _astray(half: _Half, wanted: Sequence[Stood]) -> int:
    """How many characters have none of their kind in the right place."""
    where = defaultdict[tuple[str, int, int], list[_Offset]](list)
    for character, x, y, _ in half.found:
        where[character, int(x), int(y)].append((x, y))
    return sum(not _is_there(where, stood, half) for stood in wanted)


def _is_there(where: defaultdict[tuple[str, int, int], list[_Offset]], stood: Stood, half: _Half) -> bool:
    x, y, near = stood.x + half.corner[0], stood.y + half.corner[1], half.near
    columns, rows = (range(int(at - near), int(at + near) + 1) for at in (x, y))
    found = (at for column in columns for row in rows for at in where.get((stood.character, column, row), ()))
    return any(abs(at[0] - x) <= near and abs(at[1] - y) <= near for at in found)


def _turned(halves: Sequence[_Half], wanted: Sequence[Sequence[Stood]]) -> Iterator[str]:
    """The turns and sizes that occur on a half are those that occur on its page."""
    for half in halves:
        if half.page:
            there = {_rounded(stood) for stood in half.found}
            if there - {_rounded(stood) for stood in wanted[half.page - 1]}:
                yield f"{half.place}: page {half.page} is turned or scaled"


def _rounded(stood: Stood) -> tuple[float, ...]:
    return tuple(round(part, 3) + 0.0 for part in stood.turn)


def _inked(
    sheets: pypdfium2.PdfDocument, source: pypdfium2.PdfDocument, halves: Sequence[_Half], imposition: Imposition
) -> Iterator[str]:
    """Pictures, rules and blanks: a half is as dark as its page."""
    across, up = (length / POINT for length in imposition.trim)
    for half in halves:
        side = sheets[half.place.side]
        found = _ink(side, half, (across, up), imposition.turned and half.place.side % 2 == 1)
        wanted = 0.0
        if half.page:
            page = source[half.page - 1]
            wanted = _darkness(page, (page.get_width() - across) / 2, (page.get_height() - up) / 2, across, up)
        if abs(found - wanted) > _SAME_INK:
            yield f"{half.place} has ink on {found:.1f} % and page {half.page or 'blank'} on {wanted:.1f} %"


def _ink(side: pypdfium2.PdfPage, half: _Half, size: _Offset, turned: bool) -> float:
    x, y = half.corner
    if turned:
        x, y = side.get_width() - x - size[0], side.get_height() - y - size[1]
    return _darkness(side, x, y, *size)


def _darkness(page: pypdfium2.PdfPage, x: float, y: float, width: float, height: float) -> float:
    """Per cent of ink on a rectangle of a page."""
    around = (max(x, 0), max(y, 0), max(page.get_width() - x - width, 0), max(page.get_height() - y - height, 0))
    image = page.render(scale=_PIXELS, crop=around, grayscale=True).to_pil()
    return float(100 - ImageStat.Stat(image).mean[0] / 2.55)


def _alone(sheet: Path, pages: Path, imposition: Imposition, private: Sequence[str]) -> list[Check]:
    """What each file says by itself."""
    reader = PdfReader(sheet)
    return [
        verdict("size of sheets", "pypdf", _missized(reader, imposition)),
        verdict("identification", "pypdf", sheet_identification(reader, PdfReader(pages))),
        verdict("privacy", "pypdf", traces(reader, private)),
    ]


def _missized(reader: PdfReader, imposition: Imposition) -> Iterator[str]:
    """Each side is exactly the paper, and shown as it is."""
    wanted = [0.0, 0.0, *(length / POINT for length in imposition.sheet)]
    for number, page in enumerate(reader.pages, 1):
        if any(abs(float(side) - want) > _NEAR for side, want in zip(page.mediabox, wanted, strict=True)) or page.rotation:
            yield f"side {number} is not {imposition.paper}"
