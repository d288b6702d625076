"""Words on a sheet, as the PDF writer draws them and PDFium shows them, each with its joints given
so much room.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from edition.core.units import POINT, Length, pt
from edition.faces import Faces
from edition.model.page import (
    ARTIFACT,
    Element,
    Fragment,
    Page,
    PagedDocument,
    Piece,
    PlacedLine,
    SetLine,
    Weight,
)
from edition.model.record import Record
from edition.pdf import write
from edition.typeset.line.shape import Shaper
from edition.typeset.line.tracking import tracked
from tests.editions import all_faces

SIZE: Length = pt(40)
WIDTH, HEIGHT = pt(1200), pt(1200)
_LEADING = SIZE * 9 // 4
_ABOVE = SIZE * 3 // 2
_APART = SIZE // 2


class Cell(NamedTuple):
    """Where a word stands on a sheet: the page (from 0) and the sides of its box, clear of all
    others.
    """

    page: int
    left: Length
    top: Length
    right: Length
    bottom: Length


def line(shaper: Shaper, text: str, weight: Weight, each: int) -> SetLine:
    """Words with `each` font units more at every joint, from right to left."""
    words, _ = shaper.words(text, weight)
    face, x, pieces = shaper.faces[weight], 0, []
    for word in reversed(words):
        for run, _level in reversed(tracked(word, each, shaper.faces).runs):
            pieces.append(Piece(run, x))
            x += round(run.advance * SIZE / face.upem)
        x += round(face.space * SIZE / face.upem)
    return SetLine(weight, SIZE, (Fragment(ARTIFACT, text, "black", tuple(pieces)),))


def width(line: SetLine) -> Length:
    """From the left edge to the right one."""
    upem = all_faces()[line.face].upem
    return max(
        piece.x + round(piece.run.advance * SIZE / upem)
        for fragment in line.fragments
        for piece in fragment.pieces
    )


def laid(lines: Sequence[SetLine]) -> tuple[list[list[PlacedLine]], list[Cell]]:
    """Lines side by side on as many pages as they take, and where each of them is."""
    pages: list[list[PlacedLine]] = [[]]
    cells: list[Cell] = []
    x, top = _APART, 0
    for each in lines:
        wide = width(each)
        if x + wide + _APART > WIDTH:
            x, top = _APART, top + _LEADING
        if top + _LEADING > HEIGHT:
            pages.append([])
            top = 0
        pages[-1].append(PlacedLine(each, x, top + _ABOVE))
        cells.append(
            Cell(len(pages) - 1, x - _APART // 2, top, x + wide + _APART // 2, top + _LEADING)
        )
        x += wide + _APART
    return pages, cells


def pictures(
    lines: Sequence[SetLine], record: Record, scale: float, faces: Faces | None = None
) -> Iterator[Image.Image]:
    """Each line in greys, at `scale` pixels to a point."""
    pages, cells = laid(lines)
    made = tuple(Page(i, str(i), (), furniture=tuple(page)) for i, page in enumerate(pages, 1))
    content, _ = write(
        PagedDocument("sheet", WIDTH, HEIGHT, made, Element("Document", ()), (), SIZE, 0.0, False),
        record,
        faces or all_faces(),
    )
    document = pdfium.PdfDocument(BytesIO(content))
    shown, drawn = -1, Image.new("L", (1, 1))
    for cell in cells:
        if cell.page != shown:
            shown, drawn = (
                cell.page,
                document[cell.page].render(scale=scale, grayscale=True).to_pil(),
            )
        yield drawn.crop(tuple(round(side * scale / POINT) for side in cell[1:]))
