"""Large print: the text on A4 at 18 pt, flush right, for readers with low vision."""

from itertools import count

from msgspec.structs import replace

from edition.model.description import Description
from edition.model.page import Element, LinkArea, Page, PagedDocument, PlacedLine
from edition.model.reading import Reading
from edition.typeset.furniture import furniture
from edition.typeset.lines import Compositor
from edition.typeset.link_areas import link_areas
from edition.typeset.pagination import Rows, paginate
from edition.typeset.running import Addresses, end_addresses, place_slabs, running_galley
from edition.typeset.style import LARGE_PRINT as STYLE


def set_large_print(compositor: Compositor, description: Description, reading: Reading) -> PagedDocument:
    """Single pages, folios at the left foot, the addresses after the last line or on a page of their own."""
    leaves = count()
    galley = running_galley(compositor, STYLE, description, reading, leaves)
    end = end_addresses(compositor, STYLE, description, leaves)
    found = paginate(Rows(galley.slabs), STYLE.rows, 0, 1)
    if found is None:
        raise AssertionError("no slab is deeper than a page")
    pages: list[Page] = []
    for number, cut in enumerate(found[0], 1):
        lines = place_slabs(galley.slabs, cut, STYLE, STYLE.inner, STYLE.head)
        links = tuple(link_areas(compositor, lines, galley.links))
        folio = furniture(compositor, replace(STYLE, measure=STYLE.measure), 1, compositor.language.figures(number), "")
        pages.append(Page(number, compositor.language.figures(number), tuple(lines), folio, links=links))
    pages = _with_addresses(pages, end, compositor)
    structure = Element("Document", (*galley.sections, *([Element("Sect", end.elements)] if end.elements else [])))
    return PagedDocument("handouts/large-print", STYLE.width, STYLE.height, tuple(pages), structure, (), STYLE.size, 0.0, True)


def _with_addresses(pages: list[Page], end: Addresses, compositor: Compositor) -> list[Page]:
    """The addresses two rows below the last line, where the page has room for them."""
    last = pages[-1]
    needed = (len(end.lines) + 2) * STYLE.leading
    y = max((line.y for line in last.lines), default=STYLE.head)
    if y + needed > STYLE.foot():
        number = last.number + 1
        last = Page(
            number,
            compositor.language.figures(number),
            (),
            furniture(compositor, STYLE, 1, compositor.language.figures(number), ""),
        )
        pages = [*pages, last]
        y = STYLE.head - 2 * STYLE.leading
    return [*pages[:-1], _moved_in(last, end, STYLE.inner, y + 2 * STYLE.leading)]


def _moved_in(page: Page, end: Addresses, x: int, y: int) -> Page:
    lines = tuple(PlacedLine(line.line, line.x + x, line.y + y) for line in end.lines)
    links = tuple(LinkArea(a.leaf, a.x + x, a.y + y, a.width, a.height) for a in end.links)
    return replace(page, lines=(*page.lines, *lines), links=(*page.links, *links))
