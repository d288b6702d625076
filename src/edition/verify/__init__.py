"""The stage that reads a finished PDF with other libraries than the writer's and says what it
found.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from edition.model.imposition import Condition, Sheets, Tiles, Zine
from edition.model.proof import Check, Proof
from edition.verify.file.claimed import Claims, Declared
from edition.verify.surfaces.claimed import SurfaceClaims

if TYPE_CHECKING:
    from edition.verify.proofs.proving import Spread

__all__ = [
    "LONGEST_STRETCH",
    "Claims",
    "Declared",
    "SurfaceClaims",
    "preflight",
    "prepare",
    "verify",
    "verify_book",
    "verify_manifest",
    "verify_page",
    "verify_sheets",
    "verify_tiles",
    "verify_zine",
]


LONGEST_STRETCH = 256
"""Pages that one process reads of a file without opening it anew: to open it takes as long as to
read eight of them, and what of a page pypdf keeps goes with its end.
"""


def prepare() -> None:
    """Import what proves, so that processes which part from this one afterwards have it: each would
    take a tenth of a second for it.
    """
    import_module("edition.verify.proofs.proving")


def verify(pdf: Path, claims: Claims, spread: "Spread" = map, most: int = LONGEST_STRETCH) -> Proof:
    """Prove one PDF: every check has an outcome, and nothing is repaired. Its pages are read in
    stretches of so many at `most`, by `spread`; what is found is the same with any.

    Of the checks, those by PDFium ask an engine that shares no code with the writer; the others
    read objects and content streams through pypdf. A file that cannot be read gives a failed check,
    never an exception.
    """
    from edition.verify.proofs.proving import prove

    return prove(pdf, claims, spread, most)


def verify_sheets(
    folder: Path, sheets: Sheets, pages: bytes, private: Sequence[str] = ()
) -> tuple[Proof, ...]:
    """Prove imposed sheets in `folder` against the PDF of their `pages`: a proof a file, under its
    path in the folder.

    The sheets are folded anew and read: which page stands on each half, whether each of its
    characters is in its place at its own size and upright, whether as much ink is there; then the
    paper, the identification, and `private` values as above. PDFium and qpdf read them, for pypdf
    has written them.
    """
    from edition.verify.sheets.imposed import prove_sheets

    return prove_sheets(folder, sheets, pages, private)


def verify_tiles(pdf: Path, poster: bytes, tiles: Tiles, private: Sequence[str] = ()) -> Proof:
    """Prove a file of sheets against the PDF of the poster that they show in pieces: each part at
    its size and in its place.
    """
    from edition.verify.sheets.tiles import prove_tiles

    return prove_tiles(pdf, poster, tiles, private)


def verify_zine(pdf: Path, zine: Zine, private: Sequence[str] = ()) -> Proof:
    """Prove a book on one sheet against the PDF of its pages: the sheet is cut, folded and read,
    each character of each page in its place, with its head at the middle of the sheet.
    """
    from edition.verify.sheets.one_sheet import prove_one_sheet

    return prove_one_sheet(pdf, zine, private)


def preflight(
    pdf: Path, condition: Condition | None = None, ink_limit: int = 300, pages: bytes = b""
) -> tuple[Check, ...]:
    """What a print shop looks for in a file before it makes plates; each check notes what was
    found.

    With a `condition` the file is to be PDF/X-4 for it; `ink_limit` are the per cent of all inks
    that may lie in one place. With `pages`, a PDF of an edition, the file is to be these as a shop
    wants them: each character in its place, each tag as it was but for links.
    """
    from edition.verify.shop.preflight import preflight as look

    return look(pdf, condition, ink_limit, pages)


def verify_page(page: Path, claims: SurfaceClaims) -> Proof:
    """Prove the page of the web against the source: it says each code point of it, each once and in
    order; nothing is fetched or run; what lies beside it is what it says.
    """
    from edition.verify.surfaces.web_page import prove_page

    return prove_page(page, claims)


def verify_book(book: Path, claims: SurfaceClaims) -> Proof:
    """Prove the e-book against the source, as the page; its package, its contents and its list of
    pages besides.
    """
    from edition.verify.surfaces.e_book import prove_book

    return prove_book(book, claims)


def verify_manifest(manifest: Path, claims: SurfaceClaims) -> Proof:
    """Prove a manifest of IIIF and its pictures: a page of the pamphlet each, read from right to
    left, as large as they are said to be, and every id an address.
    """
    from edition.verify.surfaces.page_images import prove_manifest

    return prove_manifest(manifest, claims)
