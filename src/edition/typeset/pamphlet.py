"""The pamphlet: cover, imprint, text, back cover, in a multiple of four pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from edition.core.units import Length
from edition.model.description import Description
from edition.model.document import Heading
from edition.model.page import Bookmark, Element, Page, PagedDocument, PlacedLine
from edition.model.reading import Reading
from edition.typeset.addresses import addresses
from edition.typeset.back import set_back
from edition.typeset.cover import set_cover
from edition.typeset.digits import persian
from edition.typeset.forme import Forme
from edition.typeset.furniture import furniture
from edition.typeset.galley import Galley, Setter, Slab
from edition.typeset.imprint import set_imprint
from edition.typeset.lines import Compositor
from edition.typeset.pagination import Cut, paginate
from edition.typeset.style import Style

_FIRST = 3
_BLANK_COST = 20_000
_DEPTH_COST = 60


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the text is cut: rows to a page, rows that the first page begins lower, and the pages."""

    depth: int
    sink: int
    cuts: tuple[Cut, ...]


def make_up(compositor: Compositor, style: Style, description: Description, reading: Reading, sha256: str) -> PagedDocument:
    """The whole pamphlet, pages in reading order."""
    leaves = count()
    links = addresses(description)
    cover, imprint = (Forme(compositor, style, leaves, number) for number in (1, 2))
    set_cover(cover, description, reading)
    set_imprint(imprint, description, reading, sha256, links)
    galley = Setter(compositor, style, leaves).galley(reading.document.blocks)
    plan = _plan(galley.slabs, style)
    texts = list(_text_pages(compositor, style, galley, plan, description.short_title or description.title))
    last = -(-(2 + len(texts) + 1) // 4) * 4
    blanks = [Page(number, persian(number), ()) for number in range(_FIRST + len(texts), last)]
    back = Forme(compositor, style, leaves, last)
    set_back(back, reading, links)
    pages = (_page(cover, 1), _page(imprint, 2), *texts, *blanks, _page(back, last))
    made_up = [Element("Sect", tuple(forme.elements)) for forme in (cover, imprint, back)]
    sections = (made_up[0], made_up[1], *galley.sections, *([made_up[2]] if made_up[2].children else []))
    structure = Element("Document", sections)
    return PagedDocument(style.width, style.height, pages, structure, tuple(_outline(description, reading, structure, pages)))


def _plan(slabs: Sequence[Slab], style: Style) -> _Plan:
    """Of the page depths about the style's, and the ways to begin lower on the first page, the one that leaves least blank."""
    options: list[tuple[int, _Plan]] = []
    for depth in (style.rows, style.rows + 1, style.rows - 1):
        for sink in (5, 6, 4, 7, 3):
            if found := paginate(slabs, depth, sink, _FIRST):
                cuts, cost = found
                blanks = -(3 + len(cuts)) % 4
                cost += _BLANK_COST * blanks + _DEPTH_COST * (abs(depth - style.rows) * 2 + abs(sink - 5))
                options.append((cost, _Plan(depth, sink, cuts)))
    if not options:
        raise AssertionError("no slab is deeper than a page")
    return min(options, key=lambda option: option[0])[1]


def _text_pages(compositor: Compositor, style: Style, galley: Galley, plan: _Plan, title: str) -> "Sequence[Page]":
    pages: list[Page] = []
    section = title
    for number, cut in enumerate(plan.cuts, _FIRST):
        slabs = galley.slabs[cut.start : cut.end]
        first = number == _FIRST
        lines = _placed(slabs, style.left(number), style.head + (plan.sink * style.leading if first else 0), style.leading)
        begun = [slab.section for slab in slabs if slab.section]
        section = begun[0] if begun and slabs[0].section else section
        head = "" if first else (section if number % 2 else title)
        folio = persian(number)
        placed = () if first else furniture(compositor, style, number, folio, head)
        pages.append(Page(number, folio, tuple(lines), placed))
        section = begun[-1] if begun else section
    return pages


def _placed(slabs: Sequence[Slab], left: Length, y: Length, leading: Length) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    for slab in slabs:
        lines += [PlacedLine(line, left, y + below) for below, line in slab.lines]
        y += slab.rows * leading
    return lines


def _page(forme: Forme, number: int) -> Page:
    return Page(
        number, persian(number), tuple(forme.lines), (), tuple(forme.rules), tuple(forme.matrices), tuple(forme.links)
    )


def _outline(description: Description, reading: Reading, structure: Element, pages: Sequence[Page]) -> "Sequence[Bookmark]":
    """The title, then every heading, each at the top of its first line."""
    headings = [block.text for block in reading.document.blocks if isinstance(block, Heading)]
    marked = dict(zip(_leaves_of(structure, "H2"), headings, strict=True))
    marked |= dict.fromkeys(_leaves_of(structure, "H1"), description.title)
    found: dict[int, Bookmark] = {}
    for page in pages:
        for placed in page.lines:
            leaf = placed.line.fragments[0].leaf
            if leaf in marked and leaf not in found:
                found[leaf] = Bookmark(marked[leaf], page.number, max(0, placed.y - 2 * placed.line.size))
    return tuple(found.values())


def _leaves_of(element: Element, role: str) -> list[int]:
    found: list[int] = []
    for child in element.children:
        if isinstance(child, Element):
            found += _leaves_of(child, role)
        elif element.role == role:
            found.append(child)
    return found
