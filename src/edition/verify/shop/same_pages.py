"""Whether the pages for the shop are those of the edition: each character where it was, by PDFium,
and each tag as it was, by qpdf.

What changes on purpose is left out: nothing can be clicked, so that a link is a span of its text.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

import pikepdf
import pypdfium2

from edition.model.proof import Check, CheckName
from edition.verify.file.characters_on_pages import Stood, characters
from edition.verify.file.checks import verdict
from edition.verify.file.qpdf import opened

_SAID = ("/Alt", "/ActualText", "/E", "/Lang", "/T", "/A", "/C")
"""What a tag says beside its kind (ISO 32000-1, table 323)."""
_THOUSANDTHS = 3
"""To how many decimals of a point places are compared: as files write them."""


def like_pages(pdf: Path, pages: bytes) -> tuple[Check, ...]:
    """Both checks of a file whose pages are to be these."""
    with opened(pdf) as held, opened(pages) as wanted:
        tags = verdict(CheckName.STRUCTURE_TREE, "qpdf", _retagged(held, wanted))
    return verdict(CheckName.SCALE_AND_PLACE, "PDFium", _moved(pdf, pages)), tags


def _moved(pdf: Path, pages: bytes) -> Iterator[str]:
    held, wanted = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(BytesIO(pages))
    try:
        if len(held) != len(wanted):
            yield f"there are {len(held)} pages, not {len(wanted)}"
        for number, (page, original) in enumerate(zip(held, wanted, strict=False), 1):
            there, must = (Counter(map(_place, characters(each))) for each in (page, original))
            if lost := (must - there).total():
                yield f"{lost} characters of page {number} are not where they should be"
            if more := (there - must).total():
                yield f"page {number} has {more} characters that the edition has not there"
    finally:
        held.close()
        wanted.close()


def _place(stood: Stood) -> tuple[str, tuple[float, ...]]:
    at = (stood.x, stood.y, *stood.turn)
    return stood.character, tuple(round(part, _THOUSANDTHS) + 0.0 for part in at)


def _retagged(held: pikepdf.Pdf, wanted: pikepdf.Pdf) -> Iterator[str]:
    """The first tag, in the order of reading, that is another; what follows it is told no more."""
    for number, (tag, original) in enumerate(zip_longest(_tags(held), _tags(wanted)), 1):
        if tag != original:
            yield f"tag {number} is {tag or 'not there'}, and in the edition {original or 'none'}"
            return


def _tags(pdf: pikepdf.Pdf) -> Iterator[tuple[object, ...]]:
    """Each tag with its depth, its kind, what it says, and the marked contents that it holds, by
    page (ISO 32000-1, 14.7).
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tree = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    open_ = [(0, kid) for kid in reversed(_parted(tree)[0])]
    while open_:
        depth, element = open_.pop()
        below, contents = _parted(element)
        is_link = pikepdf.Name.Link == element.S
        said = tuple(
            (key, _plain(element[key]))
            for key in _SAID
            if key in element and not (is_link and key == "/Alt")
        )
        held = tuple((pages.get(page), number) for page, number in contents)
        yield depth, "/Span" if is_link else str(element.S), said, held
        open_ += [(depth + 1, kid) for kid in reversed(below)]


def _parted(
    element: pikepdf.Object,
) -> tuple[list[pikepdf.Object], list[tuple[tuple[int, int], int]]]:
    """The tags below a tag, and the marked contents in it: the object of the page, and the number
    there. What it has of an annotation is neither.
    """
    held = element.get("/K")
    kids = [*held] if isinstance(held, pikepdf.Array) else [] if held is None else [held]
    below: list[pikepdf.Object] = []
    contents: list[tuple[tuple[int, int], int]] = []
    for kid in kids:
        if isinstance(kid, int):
            contents.append((_page_of(element), kid))
        elif "/S" in kid:
            below.append(kid)
        elif "/MCID" in kid:
            contents.append((_page_of(kid if "/Pg" in kid else element), int(kid.MCID)))
    return below, contents


def _page_of(holder: pikepdf.Object) -> tuple[int, int]:
    return holder.Pg.objgen if "/Pg" in holder else (0, 0)


def _plain(held: object) -> object:
    """An attribute without the numbers of objects, which differ from file to file."""
    if isinstance(held, pikepdf.Dictionary):
        return sorted((key, _plain(value)) for key, value in held.items())
    if isinstance(held, pikepdf.Array):
        return [_plain(value) for value in held]
    return str(held)
