"""From pages to sheets: imposition, marks and inks, for an office printer, a print shop and a
Risograph.
"""

from edition.core.diagnostics import Problems
from edition.faces import Faces
from edition.model.imposition import Folding, Order, Printed, Tiles
from edition.model.record import Record

__all__ = ["fold_note", "impose", "tile"]


def impose(order: Order, faces: Faces) -> tuple[Printed | None, Problems]:
    """The files that are wanted, or the one reason why there are none: a PDF that cannot be read,
    or paper too small for it.

    The PDF may be anybody's. The print shop's files are for our own pages alone, whose inks are
    known.
    """
    from edition.press.imposing import impose as impose_pages

    return impose_pages(order, faces)


def tile(poster: bytes, tiles: Tiles, record: Record, faces: Faces) -> bytes:
    """A poster of ours, a PDF of one page, in pieces at true scale behind a sheet that shows how
    they go together.
    """
    from edition.press.tiles import tile as tile_poster

    return tile_poster(poster, tiles, record, faces)


def fold_note(folding: Folding, file: str, language: str) -> str:
    """What to tell the one who prints and folds a leaflet of ours, the PDF of that name, in the
    language of that tag and in English.
    """
    from edition.core.languages.press_words import tongues
    from edition.press.booklet.printing_notes import folding_note

    return folding_note(folding, file, tongues(language))
