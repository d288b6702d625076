"""A poster as a picture to be posted, and what it says for those who do not see it.

PNG (ISO/IEC 15948), which says neither when nor by what it was made: the same poster has the same
bytes.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO

import msgspec
import pypdfium2
from msgspec import Struct

from edition.model.page import Element, PagedDocument

_WITHIN = 0.001
"""Of a pixel, so that no side is rounded up by one."""


class Alternative(Struct, frozen=True):
    """The picture by its name, the language of its words as a tag of BCP 47, and what it says."""

    file: str
    lang: str
    alt: str


def pictured(poster: bytes, pixels: tuple[int, int]) -> bytes:
    """The one page of a PDF of ours, of the shape of the pixels, as a PNG with exactly so many."""
    document = pypdfium2.PdfDocument(poster)
    try:
        page = document[0]
        picture = page.render(scale=(pixels[0] - _WITHIN) / page.get_width()).to_pil()
        content = BytesIO()
        picture.convert("RGB").save(content, "PNG", optimize=True)
        return content.getvalue()
    finally:
        document.close()


def pages_pictured(pdf: bytes, width: int) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Each page of a PDF of ours as a PNG so many pixels wide, with its pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=(width - _WITHIN) / page.get_width()).to_pil()
            content = BytesIO()
            picture.convert("RGB").save(content, "PNG", optimize=True)
            yield picture.size, content.getvalue()
    finally:
        document.close()


def alternatives(posters: Mapping[str, PagedDocument], language: str) -> bytes:
    """What pictures say, by their names, as a list in JSON that ends in a line feed: the words of
    each in one line, as they are read.
    """
    listed = [
        Alternative(name, language, " ".join("".join(_said(paged)).split()))
        for name, paged in posters.items()
    ]
    return msgspec.json.format(msgspec.json.encode(listed), indent=1) + b"\n"


def _said(paged: PagedDocument) -> Iterator[str]:
    """The words of a poster by its structure, of figures their alternative text."""
    words: dict[int, str] = {}
    for placed in paged.pages[0].lines:
        for fragment in sorted(placed.line.fragments, key=lambda fragment: fragment.rank):
            end = "" if placed.line.within_word else " "
            words[fragment.leaf] = words.get(fragment.leaf, "") + fragment.text + end
    yield from _read(paged.structure, words)


def _read(element: Element, words: Mapping[int, str]) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            yield from _read(child, words)
        else:
            yield f"{element.alt} " if element.role == "Figure" else words.get(child, "")
