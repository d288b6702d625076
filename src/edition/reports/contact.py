"""The contact sheet: every PDF of an edition as a small picture with its size, pages, smallest type
and reading distance.
"""

from collections.abc import Mapping, Sequence

import pypdfium2
from PIL import Image

from edition.core.papers import PAPERS
from edition.core.units import POINT, mm
from edition.faces import Face
from edition.model.finished import Finished
from edition.reports.contact_card import Card
from edition.reports.contact_html import contact_html
from edition.reports.contact_png import contact_png

_SIDE = 320
"""Pixels of the longer side of a picture."""
_COLOURS = 64


def contact(files: Sequence[Finished], title: str, face: Face) -> Mapping[str, bytes | str]:
    """contact.png, lettered in the face, and contact.html. Equal files give equal bytes, and
    neither says when or where.
    """
    cards = [_card(each) for each in files]
    return {
        "contact.png": contact_png(cards, title, face),
        "contact.html": contact_html(cards, title),
    }


def _card(each: Finished) -> Card:
    document = pypdfium2.PdfDocument(each.pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        picture = page.render(scale=_SIDE / max(width, height)).to_pil().convert("RGB")
        picture = picture.quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        in_mm = (round(width * POINT / mm(1)), round(height * POINT / mm(1)))
        return Card(
            each.file,
            picture,
            in_mm,
            _paper(in_mm),
            len(document),
            each.smallest / POINT,
            each.distance,
        )
    finally:
        document.close()


def _paper(in_mm: tuple[int, int]) -> str:
    """The name of the paper of this size, whichever way it lies; "" where it has none."""
    for name, paper in PAPERS.items():
        sides = (round(paper.width / mm(1)), round(paper.height / mm(1)))
        if sorted(in_mm) == sorted(sides):
            return name
    return ""
