"""Small pictures of finished PDFs: of each its first page, with its size, pages, type and reading
distance, of a poster what of it is blank; of a pamphlet its pages.

Equal files give equal bytes; a picture says neither when nor by what it was made.
"""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from msgspec import Struct
from PIL import Image

from edition.core.languages.press_words import Tongue
from edition.core.papers import POSTER_SIZES
from edition.core.units import POINT, in_mm, in_points
from edition.model.finished import Finished, TypeFacts
from edition.reports.blank import blank_share

_SIDE, _PAGE_SIDE = 320, 240
"""Pixels of the longer side of a picture, and of one among those of all pages."""
_COLOURS = 64
"""Of a picture: enough for pages in two inks and their edges."""
_COMPRESSED = 3
"""Of nine levels: of small pages the file is no larger than at nine, which takes five times as
long.
"""
_PAGES = 24
"""Of a file of which all pages are shown: more make a page of some hundred kilobytes heavy, and
take longer than the proof of them.
"""


class Card(Struct, frozen=True):
    """The first page as a picture; its size in millimetres and the name of such paper, "" where it
    has none; how many pages; what is said of its type; the share of a poster that is blank in one
    piece.
    """

    file: str
    picture: Image.Image
    size: tuple[int, int]
    paper: str
    pages: int
    type_: TypeFacts
    blank: float = 0.0

    def facts(self, tongue: Tongue) -> Iterator[str]:
        """A line each."""
        words, figures = tongue.words.contact, tongue.figures
        across, down = map(figures, self.size)
        named = words.named.format(paper=self.paper) if self.paper else ""
        pages = tongue.pages(self.pages)
        yield words.size.format(across=across, down=down, named=named, pages=pages)
        points, metres = _rounded(in_points(self.type_.smallest)), _rounded(self.type_.distance)
        largest, first = _rounded(in_points(self.type_.largest)), _rounded(self.type_.first)
        if self.type_.largest:
            yield words.sizes.format(largest=figures(largest), points=figures(points))
            yield words.distances.format(first=figures(first), metres=figures(metres))
            yield words.blank.format(share=figures(f"{100 * self.blank:.0f}"))
            return
        if self.type_.smallest:
            yield words.smallest.format(points=figures(points))
        if self.type_.distance:
            yield words.distance.format(metres=figures(metres))


class Strip(Struct, frozen=True):
    """The first pages of a file as pictures, and how many it has."""

    file: str
    pictures: tuple[Image.Image, ...]
    pages: int


def card(each: Finished) -> Card:
    """Of one file."""
    document = pypdfium2.PdfDocument(each.pdf)
    try:
        page = document[0]
        picture = _drawn(page, _SIDE)
        blank = blank_share(picture) if each.facts.largest else 0.0
        width, height = page.get_size()
        size = (round(in_mm(width * POINT)), round(in_mm(height * POINT)))
        pages = len(document)
        return Card(each.file, _few_colours(picture), size, _paper(size), pages, each.facts, blank)
    finally:
        document.close()


def strip(each: Finished) -> Strip:
    """Of one file: 24 pages at most."""
    document = pypdfium2.PdfDocument(each.pdf)
    try:
        pages = len(document)
        shown = (document[at] for at in range(min(pages, _PAGES)))
        pictures = tuple(_few_colours(_drawn(page, _PAGE_SIDE)) for page in shown)
        return Strip(each.file, pictures, pages)
    finally:
        document.close()


def png(picture: Image.Image) -> bytes:
    """A picture as a file."""
    content = BytesIO()
    picture.save(content, "PNG", compress_level=_COMPRESSED)
    return content.getvalue()


def _drawn(page: pypdfium2.PdfPage, side: int) -> Image.Image:
    drawn: Image.Image = page.render(scale=side / max(page.get_size())).to_pil().convert("RGB")
    return drawn


def _few_colours(picture: Image.Image) -> Image.Image:
    return picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _rounded(number: float) -> str:
    return f"{number:.1f}"


def _paper(size: tuple[int, int]) -> str:
    """The name of the paper or screen of this size, whichever way it lies; "" where it has none."""
    for name, paper in POSTER_SIZES.items():
        if sorted(size) == sorted(round(in_mm(side)) for side in (paper.width, paper.height)):
            return name
    return ""
