"""The whole text on single pages without a cover, in the style that is given: large print, and
pages for a telephone.
"""

from itertools import count

from msgspec.structs import replace

from edition.model.document import Heading
from edition.model.page import Element, LinkArea, Page, PagedDocument, PlacedLine
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.slabs import FORBIDDEN, Slab, cuttable
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.style import Style
from edition.typeset.page.furniture import furniture
from edition.typeset.page.half_rows import halved
from edition.typeset.page.link_areas import link_areas
from edition.typeset.page.outline import outline
from edition.typeset.page.pagination import Rows, paginate
from edition.typeset.page.running import Addresses, end_addresses, place_slabs, running_galley

_APART = 2  # rows
# single pages all stand as odd ones do: the wider margin at the right, where numbers hang, the
# folio at the left
_EVERY = 1


def set_single_pages(
    compositor: Compositor, style: Style, name: str, source: Source, reading: Reading
) -> PagedDocument:
    """Folios at the left foot, the addresses after the last line, alone on a page only where what
    they follow fills one.
    """
    description = source.description
    leaves = count()
    galley = running_galley(compositor, style, description, reading, leaves)
    end = end_addresses(compositor, style, description, leaves)
    room = (
        Slab(-(-end.height // style.leading) + _APART, penalty=FORBIDDEN) if end.lines else Slab(0)
    )
    slabs, grid = tuple(cuttable((*galley.slabs, room), style.rows)), style
    if style.parted:
        slabs, grid = halved(slabs, style)
    cut_ = paginate(Rows(slabs), grid.rows, 0, 1)
    if cut_ is None:
        raise AssertionError("no slab is deeper than a page")
    pages: list[Page] = []
    for number, cut in enumerate(cut_[0], 1):
        found = place_slabs(slabs, cut, grid, style.left(_EVERY), style.head)
        links = tuple(link_areas(compositor, found.lines, galley.links))
        page = _page(compositor, style, number)
        furniture_ = (*page.furniture, *found.furniture)
        pages.append(
            replace(
                page,
                lines=tuple(found.lines),
                furniture=furniture_,
                rules=tuple(found.rules),
                links=links,
            )
        )
    pages[-1] = _with_addresses(pages[-1], end, style)
    headings = [block for block in reading.document.blocks if isinstance(block, Heading)]
    marks = outline(description.title, headings, galley.sections, pages)
    structure = Element(
        "Document", (*galley.sections, *([Element("Sect", end.elements)] if end.elements else []))
    )
    return PagedDocument(
        name, style.width, style.height, tuple(pages), structure, marks, style.size, 0.0, True
    )


def _page(compositor: Compositor, style: Style, number: int) -> Page:
    folio = compositor.language.figures(number)
    return Page(
        number,
        folio,
        (),
        furniture(compositor, style, _EVERY, folio, ""),
        areas=(style.area(_EVERY),),
    )


def _with_addresses(page: Page, end: Addresses, style: Style) -> Page:
    """The last page, the addresses below its last line in the room that was kept for them."""
    x = style.left(_EVERY)
    y = max((line.y + _APART * style.leading for line in page.lines), default=style.head)
    lines = tuple(PlacedLine(line.line, line.x + x, line.y + y) for line in end.lines)
    links = tuple(LinkArea(a.leaf, a.x + x, a.y + y, a.width, a.height) for a in end.links)
    figures = tuple(replace(figure, x=figure.x + x, y=figure.y + y) for figure in end.figures)
    return replace(page, lines=(*page.lines, *lines), links=(*page.links, *links), figures=figures)
