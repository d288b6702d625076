"""The panels of sheets of A4 that are folded in three: which stands where, in the order in which
they are read, and what stands on them.

Folded like a Z, three equal ones from right to left, then those behind them; outside are the first
and, at the back, the fourth.

Rolled, the panel that is folded in is narrower, or it would buckle: printers take 100, 100 and 97
mm, the flap 2 under a third. It opens as a right-bound book does. Printers count the panels 1 at
the front, 2 to 4 inside, 5 on the flap and 6 at the back (flap, back, front from the right
outside), and so they are read: what is open at once has no gap in it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length, mm
from edition.model.description import Fold
from edition.model.page import Area, Arrangement, Element, Fragment, Page
from edition.typeset.forme.forme import Manuscript, ticks
from edition.typeset.line.style import Style

WIDTH, HEIGHT = mm(297), mm(210)
"""The sheet, A4 across."""
ON_A_SIDE, OF_A_SHEET = 3, 6
"""Panels."""
_THIRD = WIDTH // 3
"""Of equal panels."""
_BESIDE = mm(100)
"""Beside the panel that is folded in."""
_FLAP = WIDTH - 2 * _BESIDE
"""The one that is folded in."""
_WIDTHS = {
    "z": ((_THIRD, _THIRD, _THIRD), (_THIRD, _THIRD, _THIRD)),
    "roll": ((_FLAP, _BESIDE, _BESIDE), (_BESIDE, _BESIDE, _FLAP)),
}
"""Of the panels of an outer and of an inner side, from the right."""
_PLACES = {
    "z": ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)),
    "roll": ((0, 2), (1, 0), (1, 1), (1, 2), (0, 0), (0, 1)),
}
"""Side and place of each panel, from the right, as they are read."""
_BACK = {"z": 3, "roll": 5}
"""Which of them is outside at the back."""


class Panel(NamedTuple):
    """Of the side that is page `page` of the file, from `left` on so wide."""

    page: int
    left: Length
    width: Length


class PanelContent(Struct, frozen=True):
    """What stands on a panel: x from the left edge of its text, y from the upper edge of the sheet.

    What is made up by hand says how `wide` it is; 0 for text, whose furniture is what it says once
    more, heads of tables.
    """

    shown: Arrangement = Arrangement()
    wide: Length = 0


def panels(fold: Fold, sheets: int, *, back: bool) -> tuple[Panel, ...]:
    """In reading order, six to a sheet; with a `back` the last one is the panel that is outside at
    the back of the last sheet.
    """
    found = [_panel(fold, sheet, *place) for sheet in range(sheets) for place in _PLACES[fold]]
    if back:
        found.append(found.pop(_BACK[fold] - OF_A_SHEET))
    return tuple(found)


def widths(fold: Fold, side: int) -> tuple[Length, ...]:
    """Those of the panels of an outer (0) or inner (1) side, from the right."""
    return _WIDTHS[fold][side]


def folds(fold: Fold, side: int) -> tuple[Length, Length]:
    """How far from the left edge of a side its folds are, the right one first."""
    first, second, _ = _WIDTHS[fold][side]
    return WIDTH - first, WIDTH - first - second


def _panel(fold: Fold, sheet: int, side: int, place: int) -> Panel:
    own = _WIDTHS[fold][side]
    return Panel(2 * sheet + side + 1, WIDTH - sum(own[: place + 1]), own[place])


def folded(
    manuscript: Manuscript,
    style: Style,
    fold: Fold,
    held: Sequence[tuple[Panel, PanelContent]],
    structure: Element,
) -> tuple[tuple[Page, ...], Element]:
    """The sides with something on them, and the structure, which is read as the panels are;
    `held` is what stands on each in reading order, where something does.
    """
    parted, structure = _parted(manuscript, held, structure)
    last = max(panel.page for panel, each in held if each.shown.lines)
    sides: dict[int, Page] = {}
    for number in range(1, last + 1):
        rules = [rule for x in folds(fold, 1 - number % 2) for rule in ticks(x, HEIGHT)]
        folio = manuscript.compositor.language.figures(number)
        sides[number] = Page(number, folio, (), rules=tuple(rules))
    for (panel, _), each in zip(held, parted, strict=True):
        if each != PanelContent():
            x = style.on(panel.left, panel.width)
            area = Area(x, 0, x + each.wide, HEIGHT) if each.wide else style.panel(x)
            sides[panel.page] = _with(sides[panel.page], each.shown.moved(x), area)
    return tuple(sides.values()), structure


def _with(page: Page, shown: Arrangement, area: Area) -> Page:
    """A side with one more panel on it."""
    return replace(
        page,
        lines=(*page.lines, *shown.lines),
        furniture=(*page.furniture, *shown.furniture),
        links=(*page.links, *shown.links),
        figures=(*page.figures, *shown.figures),
        rules=(*page.rules, *shown.rules),
        areas=(*page.areas, area),
    )


def _parted(
    manuscript: Manuscript, held: Sequence[tuple[Panel, PanelContent]], structure: Element
) -> tuple[list[PanelContent], Element]:
    """A leaf that goes on from the inner side to the outer one has its further part as a leaf of
    its own behind it.

    For the parts of a leaf are read page by page, and the outer side is the earlier page.
    """
    last: dict[int, int] = {}
    named: dict[int, int] = {}
    found: list[PanelContent] = []
    for panel, each in held:
        for leaf in dict.fromkeys(
            fragment.leaf for line in each.shown.lines for fragment in line.line.fragments
        ):
            if last.get(leaf, 0) > panel.page:
                new = next(manuscript.leaves)
                structure = _put_behind(structure, named.get(leaf, leaf), new)
                named[leaf] = new
            last[leaf] = panel.page
        found.append(replace(each, shown=_renamed(each.shown, named)) if named else each)
    return found, structure


def _put_behind(element: Element, leaf: int, new: int) -> Element:
    children: list[Element | int] = []
    for child in element.children:
        children += (
            [_put_behind(child, leaf, new)]
            if isinstance(child, Element)
            else [child, new]
            if child == leaf
            else [child]
        )
    return replace(element, children=tuple(children))


def _renamed(shown: Arrangement, named: Mapping[int, int]) -> Arrangement:
    def of_new_leaf(fragment: Fragment) -> Fragment:
        return replace(fragment, leaf=named.get(fragment.leaf, fragment.leaf))

    lines = [
        replace(
            placed,
            line=replace(placed.line, fragments=tuple(map(of_new_leaf, placed.line.fragments))),
        )
        for placed in shown.lines
    ]
    links = [replace(link, leaf=named.get(link.leaf, link.leaf)) for link in shown.links]
    return replace(shown, lines=tuple(lines), links=tuple(links))
