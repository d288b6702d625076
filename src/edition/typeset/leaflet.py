"""The leaflet: the whole text on A4 sheets folded in three, panels from right to left.

Folded like a Z, not rolled: then the panels of a side stand in the order in which they are read, and the pages of the file too.
"""

from collections.abc import Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, Severity
from edition.core.units import Length, mm, pt
from edition.model.page import Area, Element, LinkArea, Page, PagedDocument, PlacedLine, Rule
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.deep import without_the_deep
from edition.typeset.galley import Galley
from edition.typeset.lines import Compositor
from edition.typeset.link_areas import link_areas
from edition.typeset.pagination import Cut, Rows, paginate
from edition.typeset.running import Addresses, end_addresses, place_slabs, running_galley
from edition.typeset.slabs import Placed, Slab
from edition.typeset.style import Style, justified, leaflet

_NAME = "handouts/leaflet"
_WIDTH, _HEIGHT = mm(297), mm(210)
_PANELS = 3
_SMALLEST, _LARGEST, _STEP = pt(8), pt(11), pt(0.5)
_TICK = mm(3)
_EDGE = mm(5)


class _Folded(Struct, frozen=True):
    """The text set at a size and cut into panels, the addresses behind it, and what no panel can hold."""

    style: Style
    galley: Galley
    cuts: tuple[Cut, ...]
    end: Addresses
    problems: Problems

    def cost(self) -> tuple[int, int]:
        """What no panel can hold, and the sheets that the rest takes."""
        return len(self.problems), -(-len(self.cuts) // (2 * _PANELS))


def set_leaflet(compositor: Compositor, source: Source, reading: Reading) -> tuple[PagedDocument, Problems]:
    """The largest size at which the text needs no more sheets than at the smallest; a note where that is more than one.

    An error for what no panel can hold.
    """
    folded = _folded(compositor, source, reading, _SMALLEST)
    fewest = folded.cost()
    while folded.style.size < _LARGEST:
        larger = _folded(compositor, source, reading, folded.style.size + _STEP)
        if larger.cost() != fewest:
            break
        folded = larger
    style, galley, end = folded.style, folded.galley, folded.end
    found = [place_slabs(galley.slabs, cut, style, 0, style.head) for cut in folded.cuts]
    panels = [panel.lines for panel in found]
    areas = [(i, area) for i, lines in enumerate(panels) for area in link_areas(compositor, lines, galley.links)]
    links = [*areas, *_add_addresses(panels, end, style)]
    sides = range(1, -(-len(panels) // _PANELS) + 1)
    pages = [
        _with_drawn(_side(number, panels, links, style, compositor.language.figures(number)), found, style) for number in sides
    ]
    structure = Element("Document", (*galley.sections, *([Element("Sect", end.elements)] if end.elements else [])))
    paged = PagedDocument(_NAME, _WIDTH, _HEIGHT, tuple(pages), structure, (), style.size, 0.0, True)
    _, sheets = fewest
    return paged, folded.problems + (() if sheets == 1 else (_note(sheets, style.size),))


def _folded(compositor: Compositor, source: Source, reading: Reading, size: Length) -> _Folded:
    style = leaflet(size, justified(source.description.typography))
    leaves = count()
    galley = running_galley(compositor, style, source.description, reading, leaves)
    galley, too_deep = without_the_deep(galley, style.rows, reading.document, source.text)
    end = end_addresses(compositor, style, source.description, leaves)
    room = Slab(len(end.lines) + 1) if end.lines else Slab(0)
    found = paginate(Rows((*galley.slabs, room)), style.rows, 0, 1)
    if found is None:
        raise AssertionError("no slab is deeper than a panel")
    return _Folded(style, galley, found[0], end, too_deep)


def _add_addresses(panels: list[list[PlacedLine]], end: Addresses, style: Style) -> list[tuple[int, LinkArea]]:
    """The addresses below the last line, in the room kept for them; returns each link with the index of its panel."""
    y = max((line.y for line in panels[-1]), default=style.head) + style.leading
    panels[-1] += [PlacedLine(line.line, line.x, line.y + y) for line in end.lines]
    return [(len(panels) - 1, LinkArea(a.leaf, a.x, a.y + y, a.width, a.height)) for a in end.links]


def _side(
    number: int, panels: Sequence[list[PlacedLine]], links: Sequence[tuple[int, LinkArea]], style: Style, folio: str
) -> Page:
    """One side of a sheet: its first panel at the right."""
    first = (number - 1) * _PANELS
    lines: list[PlacedLine] = []
    links_there: list[LinkArea] = []
    areas: list[Area] = []
    for place in range(_PANELS):
        x = _WIDTH - (place + 1) * style.width + style.inner
        if first + place < len(panels):
            lines += [PlacedLine(line.line, line.x + x, line.y) for line in panels[first + place]]
        areas.append(style.panel(x))
        links_there += [LinkArea(a.leaf, a.x + x, a.y, a.width, a.height) for panel, a in links if panel == first + place]
    ticks = [Rule(_WIDTH - fold * style.width, _EDGE, pt(0.25), _TICK, "black") for fold in (1, 2)]
    return Page(number, folio, tuple(lines), (), tuple(ticks), (), tuple(links_there), tuple(areas))


def _with_drawn(page: Page, panels: Sequence[Placed], style: Style) -> Page:
    """A side of a sheet with the rules of its panels and the heads that are repeated there."""
    rules, furniture = list(page.rules), list(page.furniture)
    for place, panel in enumerate(panels[(page.number - 1) * _PANELS :][:_PANELS], 1):
        x = _WIDTH - place * style.width + style.inner
        rules += [replace(rule, x=rule.x + x) for rule in panel.rules]
        furniture += [replace(line, x=line.x + x) for line in panel.furniture]
    return replace(page, rules=tuple(rules), furniture=tuple(furniture))


def _note(sheets: int, size: Length) -> Diagnostic:
    fact = f"the leaflet takes {sheets} sheets at {size / 1000:g} pt, for one would take type below {_SMALLEST / 1000:g} pt"
    return Diagnostic(Severity.NOTE, "leaflet-sheets", fact, "print them together, or give away the handout")
