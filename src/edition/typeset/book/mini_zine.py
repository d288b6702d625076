"""The mini-zine: a sheet of the office printer as a book of eight small pages, cover, six pages of
the text, and a back with the colophon and the symbol. Here are its pages; the press puts them on
the sheet.

The text is as large as lets it stand on its pages. It is never smaller than on a leaflet.
"""

from collections.abc import Iterator
from itertools import count, product
from typing import NamedTuple

from msgspec.structs import replace

from edition.core.diagnostics import Problems, error
from edition.core.papers import PAPERS, PaperName
from edition.core.quoting import worded
from edition.core.units import Length, mm, pt
from edition.model.imposition import PAGES_OF_A_ZINE, OneSheet
from edition.model.output_kinds import MINI_ZINE
from edition.model.page import Arrangement, Element, Page, PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.galley import Galley
from edition.typeset.block.slabs import Slab, cuttable
from edition.typeset.book.covers import set_cover
from edition.typeset.book.imprint import set_colophon
from edition.typeset.book.single_pages import running_galley, stand
from edition.typeset.forme.forme import Forme, Frame, Manuscript, within
from edition.typeset.forme.links import addresses
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.rows import spaced
from edition.typeset.line.style import Style, justified, small_page
from edition.typeset.page.furnishing import furniture, outline
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate

_SMALLEST, _LARGEST, _STEP = pt(8), pt(14), pt(0.5)
"""Sizes of the text that are tried, from the largest down."""
_TEXT_PAGES = PAGES_OF_A_ZINE - 2
"""Without cover and back."""
_EVERY = 1
"""All pages stand as the odd ones do."""
_NOTES = (pt(8.5), pt(8), pt(7.5), pt(7), pt(6.7))
"""Sizes of the colophon's style that are tried; its letters are a tenth smaller."""
_LEADING = 145
"""Per cent of that."""
_SYMBOLS = (mm(24), mm(21), mm(18))
"""Sides of the symbol; a larger one is tried with every size of the letters first."""


class TooLong(NamedTuple):
    """The pages that the text takes in the smallest type, and the most that it may have."""

    pages: int
    size: Length
    most: int = _TEXT_PAGES


class _Text(NamedTuple):
    """The text at a size, cut into pages."""

    style: Style
    galley: Galley
    slabs: tuple[Slab, ...]
    cuts: tuple[Cut, ...]


def set_mini_zine(
    compositor: Compositor, source: Source, reading: Reading, paper: PaperName
) -> tuple[PagedDocument | TooLong, Problems]:
    """Its eight pages, in reading order, and what is wrong with its cover or its back."""
    manuscript = Manuscript(compositor, source.description, reading, count())
    sizes = range(_LARGEST, _SMALLEST - 1, -_STEP)
    tried = (_text(manuscript, paper, size) for size in sizes)
    text = next(tried)
    while len(text.cuts) > _TEXT_PAGES:
        smaller = next(tried, None)
        if smaller is None:
            return TooLong(len(text.cuts), text.style.size), ()
        text = smaller
    cover, problems = _cover(manuscript, text.style, source)
    back, crowded = _back(manuscript, text.style, source)
    blocks = list(_text_pages(manuscript, text))
    blanks = [Page(n, "", ()) for n in range(len(blocks) + 2, PAGES_OF_A_ZINE)]
    style = text.style
    pages = [
        cover.page(1, style.height),
        *blocks,
        *(replace(page, folio=compositor.language.figures(page.number)) for page in blanks),
        back.page(PAGES_OF_A_ZINE, style.height),
    ]
    front = Element("Sect", tuple(cover.elements))
    sections = (front, *text.galley.sections)
    marks = outline(source.description.title, manuscript.headings(), sections, pages)
    structure = Element("Document", (*sections, Element("Sect", tuple(back.elements))))
    return PagedDocument(
        f"{MINI_ZINE.path}-pages",
        style.width,
        style.height,
        tuple(pages),
        structure,
        marks,
        style.size,
        0.0,
        True,
        one_sheet=OneSheet(paper),
    ), (*problems, *crowded)


def _text(manuscript: Manuscript, paper: PaperName, size: Length) -> _Text:
    limits = justified(manuscript.description.typography)
    sheet = PAPERS[paper]
    page = sheet.height // 4, sheet.width // 2
    style = spaced(small_page(page, size, limits), manuscript.compositor.apart)
    galley = running_galley(manuscript, style, titled=False)
    slabs = tuple(cuttable(galley.slabs, style.rows))
    found = paginate(Rows(slabs), Grid(style.rows))
    if found is None:
        raise AssertionError("no slab is deeper than a page")
    return _Text(style, galley, slabs, tuple(found[0]))


def _text_pages(manuscript: Manuscript, text: _Text) -> Iterator[Page]:
    """Each with its folio at the outer foot."""
    compositor, style = manuscript.compositor, text.style
    for number, cut in enumerate(text.cuts, 2):
        folio = compositor.language.figures(number)
        shown = stand(manuscript, text.galley, text.slabs, cut, style)
        # Odd folios stand at the left, even ones at the right.
        foot = Arrangement(furniture=furniture(compositor, style, number, folio, ""))
        left = style.left(_EVERY)
        found = foot.moved(left - style.left(number)).with_(shown.moved(left, style.head))
        yield found.page(number, folio, style.area(_EVERY))


def _cover(manuscript: Manuscript, style: Style, source: Source) -> tuple[Forme, Problems]:
    """That of the pamphlet, its band no wider than the text."""
    forme = _forme(manuscript, style)
    _, problems = set_cover(forme, replace(style, bleed=0), source, manuscript.reading, 0)
    forme.rules = list(within(forme.rules, forme.left, forme.right))
    return forme, problems


def _back(manuscript: Manuscript, style: Style, source: Source) -> tuple[Forme, Problems]:
    """The symbol of the first address at the head, and at the foot the colophon with every address,
    both as large as they have room.
    """
    coded = [address for address in addresses(source.description) if address.qr][:1]
    first = style.head - style.size
    for qr, note in product(_SYMBOLS if coded else (0,), _NOTES):
        # The symbol stands above the facts, which need the whole measure.
        step = note * _LEADING // 100
        small = replace(style, qr=0, note=note, note_leading=step, leading=step, address=note)
        trial = _forme(manuscript._replace(leaves=count()), small)
        depth = set_colophon(trial, small, source, manuscript.reading)
        top = style.folio - depth
        if top >= first + qr + (step if coded else 0):
            forme = _forme(manuscript, replace(style, qr=qr))
            for address in coded:
                forme.symbol(address, first)
            set_colophon(forme, small, source, manuscript.reading, top)
            return forme, ()
    fact = worded(
        "the titles, names, dates, rights and addresses of edition.toml do not fit on the back of "
        "the mini-zine"
    )
    act = worded("shorten them, leave out some of the addresses, or leave out the mini-zine")
    return _forme(manuscript, style), (error("mini-zine-back", fact, act),)


def _forme(manuscript: Manuscript, style: Style) -> Forme:
    frame = Frame(style.left(_EVERY), style.measure, style.qr)
    return Forme(manuscript.compositor, frame, manuscript.leaves)
