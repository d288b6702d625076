"""A poster as a picture to be posted, and what it says for those who do not see it.

PNG (ISO/IEC 15948), which says neither when nor by what it was made: the same poster has the same
bytes.
"""

from collections.abc import Mapping
from io import BytesIO

import msgspec
import pypdfium2
from msgspec import Struct

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


def alternatives(said: Mapping[str, str], language: str) -> bytes:
    """What pictures say, by their names, as a list in JSON that ends in a line feed: the words of
    each in one line, as they are read.
    """
    listed = [Alternative(name, language, " ".join(text.split())) for name, text in said.items()]
    return msgspec.json.format(msgspec.json.encode(listed), indent=1) + b"\n"
