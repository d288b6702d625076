"""What stands on a screen in place of paper: the page of the web and the e-book, and what both are
made of.
"""

from collections.abc import Mapping

from msgspec import Struct

from edition.model.description import Description
from edition.model.reading import Reading


class PaperPage(Struct, frozen=True):
    """Where a page of the printed pamphlet begins: before the block of this number, or within it
    before this code point of its text. One that has nothing of the text begins where the next one
    does, or at block 0 where no text was before it; `block` is the number of blocks where none
    comes after it.

    `folio` is what the page is called there.
    """

    number: int
    folio: str
    block: int
    offset: int


class Cut(Struct, frozen=True):
    """A face as a surface carries it: WOFF2, with what is shown and nothing else. `family` and
    `weight` are those of CSS; `licence` is the text of its licence, "" where none is known;
    `size` is how large it is drawn, in per cent.
    """

    family: str
    weight: int
    content: bytes
    licence: str = ""
    size: int = 100


class Download(Struct, frozen=True):
    """A file beside the page: its name there, what it is (a name of a kind, "text" or
    "emendations"), and its bytes.
    """

    file: str
    kind: str
    media_type: str
    content: bytes


class Picture(Struct, frozen=True):
    """A page as a PNG: its name, its pixels, its bytes."""

    file: str
    width: int
    height: int
    content: bytes


class ToShow(Struct, frozen=True):
    """What a surface is made of, whichever it is.

    `source` is the text as it was found; `pages` are those of the pamphlet, in order, none where
    there is none; `cuts` the faces, in the order in which they are tried; `families` the names of
    the faces that the edition is set in.
    """

    reading: Reading
    description: Description
    source: str
    pages: tuple[PaperPage, ...]
    cuts: tuple[Cut, ...]
    families: tuple[str, ...]


class Surfaces(Struct, frozen=True):
    """The files of the surfaces, by their paths in the build folder, and which of them are to be
    proved: the page with what lies beside it, the book, the manifest of the pictures of pages.
    """

    files: Mapping[str, bytes] = {}
    page: str = ""
    book: str = ""
    manifest: str = ""
