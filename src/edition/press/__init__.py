"""From pages to sheets: imposition, marks and inks, for an office printer, a print shop and a
Risograph; and to pictures to be posted.
"""

from collections.abc import Iterator, Mapping

from edition.core.diagnostics import Problems
from edition.faces import Faces
from edition.model.imposition import Condition, Folding, OneSheet, Order, Printed, Tiles
from edition.model.page import Page, PagedDocument
from edition.model.record import Record

__all__ = [
    "alternatives",
    "fold_note",
    "for_shop",
    "impose",
    "one_sheet",
    "pages_pictured",
    "pictured",
    "tile",
    "zine_note",
]


def impose(order: Order, faces: Faces) -> tuple[Printed | None, Problems]:
    """The files that are wanted, or the one reason why there are none: a PDF that cannot be read,
    or paper too small for it.

    The PDF may be anybody's. The print shop's files are for our own pages alone, whose inks are
    known.
    """
    from edition.press.imposing import impose as impose_pages

    return impose_pages(order, faces)


def tile(
    poster: bytes, tiles: Tiles, record: Record, faces: Faces, page: Page | None = None
) -> bytes:
    """A poster of ours, a PDF of one page, in pieces at true scale behind a sheet that shows how
    they go together.

    With its `page` as it was set in `faces`, seams run where they cut least of it.
    """
    from edition.press.tiles import tile as tile_poster

    return tile_poster(poster, tiles, record, faces, page)


def pages_pictured(pdf: bytes, width: int) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Each page of a PDF of ours as a PNG so many pixels wide, with its pixels."""
    from edition.press.pictures import pages_pictured as pictures_of

    return pictures_of(pdf, width)


def pictured(poster: bytes, pixels: tuple[int, int]) -> bytes:
    """A poster of ours of the shape of the pixels, a PDF of one page, as PNG."""
    from edition.press.pictures import pictured as picture_of

    return picture_of(poster, pixels)


def alternatives(posters: Mapping[str, PagedDocument], language: str) -> bytes:
    """What pictures of posters say, by their names, for those who do not see them: a list in
    JSON.
    """
    from edition.press.pictures import alternatives as list_of

    return list_of(posters, language)


def fold_note(folding: Folding, file: str, language: str) -> str:
    """What to tell the one who prints and folds a leaflet of ours, the PDF of that name, in the
    language of that tag and in English.
    """
    from edition.core.languages.press_words import tongues
    from edition.press.booklet.printing_notes import folding_note

    return folding_note(folding, file, tongues(language))


def one_sheet(pages: bytes, sheet: OneSheet, record: Record) -> bytes:
    """Eight pages of ours on one side of the sheet that they fill, for a book that is folded and
    cut once.
    """
    from edition.press.zine import one_sheet as put_on_one

    return put_on_one(pages, sheet, record)


def zine_note(sheet: OneSheet, file: str, language: str) -> str:
    """What to tell the one who prints, folds and cuts that sheet, the PDF of that name, in the
    language of that tag and in English.
    """
    from edition.core.languages.press_words import tongues
    from edition.press.zine.folding_note import folding_note

    return folding_note(sheet, file, tongues(language))


def for_shop(
    pages: bytes, file: str, record: Record, second_ink: str, condition: Condition | None
) -> bytes:
    """A PDF of ours, whose ink goes on beyond its edges, as a print shop wants it, under the path
    `file`: in black and the second ink by its name, with its boxes; PDF/X-4 where a `condition`
    says how the shop prints.
    """
    from edition.press.shop.alone import for_shop as as_a_shop_wants

    return as_a_shop_wants(pages, file, record, second_ink, condition)
