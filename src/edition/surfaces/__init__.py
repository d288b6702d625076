"""The stage that shows a text on screens: from blocks and the Record to a page of the web and an
e-book. Both are written by one writer of blocks (`blocks`), which knows of neither. Beside them a
manifest of the pictures of printed pages.
"""

from collections.abc import Sequence

from edition.faces import Faces
from edition.model.page import PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.model.surface import Cut, Download, PaperPage, Picture, ToShow

__all__ = ["cuts_of", "e_book", "manifest", "paper_pages", "web_page"]


def paper_pages(pamphlet: PagedDocument, reading: Reading) -> tuple[PaperPage, ...]:
    """Where each page of the pamphlet begins in the text, in their order."""
    from edition.surfaces.paper import paper_pages as found

    return found(pamphlet, reading.document.blocks)


def cuts_of(source: Source, reading: Reading, faces: Faces) -> tuple[Cut, ...]:
    """The faces that a surface of this edition carries, each with the characters that it shows."""
    from edition.surfaces.cuts import cuts_of as cut

    return cut(source, reading, faces)


def web_page(shown: ToShow, downloads: Sequence[Download], picture: str) -> bytes:
    """One file of HTML that fetches nothing and runs nothing; `downloads` lie beside it, and so
    does the picture for sharing, "" where there is none.
    """
    from edition.surfaces.web import web_page as written

    return written(shown, downloads, picture)


def manifest(shown: ToShow, pictures: Sequence[Picture]) -> bytes:
    """A manifest of IIIF of the pictures of the pages, in their order; it wants the address where
    the page of the web will stand.
    """
    from edition.surfaces.iiif import manifest as written

    return written(shown, pictures)


def e_book(shown: ToShow, cover: bytes) -> bytes:
    """An EPUB 3.3 whose cover is this PNG, b"" for none; the same bytes each time.

    The edition has a day (`Record.issued`), for a book must say when it was made.
    """
    from edition.surfaces.book import e_book as written

    return written(shown, cover)
