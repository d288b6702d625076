"""What stands on panels, put on the sides of the sheets, with a structure that is read as the
panels are.
"""

from collections.abc import Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length, mm, pt
from edition.model.description import Fold
from edition.model.page import Area, Element, Figure, Fragment, LinkArea, Page, PlacedLine, Rule
from edition.typeset.book.panels import HEIGHT, Panel, folds
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.style import Style

_TICK = mm(3)
_EDGE = mm(5)
_HAIR = pt(0.25)
_ENDS = (_EDGE, HEIGHT - _EDGE - _TICK)


class Shown(Struct, frozen=True):
    """What stands on a panel: x from the left edge of its text, y from the upper edge of the sheet.

    What is made up by hand says how `wide` it is; 0 for text, whose furniture is what it says once
    more, heads of tables.
    """

    lines: tuple[PlacedLine, ...] = ()
    links: tuple[LinkArea, ...] = ()
    figures: tuple[Figure, ...] = ()
    rules: tuple[Rule, ...] = ()
    furniture: tuple[PlacedLine, ...] = ()
    wide: Length = 0

    def says(self, text: str) -> bool:
        """Whether its lines have these words in a row."""
        said = " ".join(fragment.text for line in self.lines for fragment in line.line.fragments)
        return " ".join(text.split()) in " ".join(said.split())

    def with_(self, other: "Shown") -> "Shown":
        """What stands on another besides, read behind it."""
        lines, links = (*self.lines, *other.lines), (*self.links, *other.links)
        figures, rules = (*self.figures, *other.figures), (*self.rules, *other.rules)
        furniture = (*self.furniture, *other.furniture)
        return replace(
            self, lines=lines, links=links, figures=figures, rules=rules, furniture=furniture
        )


def folded(
    compositor: Compositor,
    style: Style,
    fold: Fold,
    places: Sequence[Panel],
    shown: Sequence[Shown],
    structure: Element,
    leaves: "count[int]",
) -> tuple[tuple[Page, ...], Element]:
    """The sides with something on them, and the structure; `shown` in reading order, on the first
    of the `places`.
    """
    parted, structure = _parted(places, shown, structure, leaves)
    sides: dict[int, Page] = {}
    for number in range(
        1, max(place.page for place, each in zip(places, shown, strict=False) if each.lines) + 1
    ):
        ticks = [
            Rule(x - _HAIR // 2, y, _HAIR, _TICK, "black")
            for x in folds(fold, 1 - number % 2)
            for y in _ENDS
        ]
        sides[number] = Page(number, compositor.language.figures(number), (), rules=tuple(ticks))
    for place, each in zip(places, parted, strict=False):
        if each != Shown():
            sides[place.page] = _with(
                sides[place.page], each, style, style.on(place.left, place.width)
            )
    return tuple(sides.values()), structure


def _with(page: Page, shown: Shown, style: Style, x: Length) -> Page:
    area = Area(x, 0, x + shown.wide, HEIGHT) if shown.wide else style.panel(x)
    return replace(
        page,
        lines=(*page.lines, *(replace(line, x=line.x + x) for line in shown.lines)),
        furniture=(*page.furniture, *(replace(line, x=line.x + x) for line in shown.furniture)),
        links=(*page.links, *(replace(link, x=link.x + x) for link in shown.links)),
        figures=(*page.figures, *(replace(figure, x=figure.x + x) for figure in shown.figures)),
        rules=(*page.rules, *(replace(rule, x=rule.x + x) for rule in shown.rules)),
        areas=(*page.areas, area),
    )


def _parted(
    places: Sequence[Panel], shown: Sequence[Shown], structure: Element, leaves: "count[int]"
) -> tuple[list[Shown], Element]:
    """A leaf that goes on from the inner side to the outer one has its further part as a leaf of
    its own behind it.

    For the parts of a leaf are read page by page, and the outer side is the earlier page.
    """
    last: dict[int, int] = {}
    named: dict[int, int] = {}
    found: list[Shown] = []
    for place, each in zip(places, shown, strict=False):
        for leaf in dict.fromkeys(
            fragment.leaf for line in each.lines for fragment in line.line.fragments
        ):
            if last.get(leaf, 0) > place.page:
                new = next(leaves)
                structure = _put_behind(structure, named.get(leaf, leaf), new)
                named[leaf] = new
            last[leaf] = place.page
        found.append(_renamed(each, named))
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


def _renamed(shown: Shown, named: Mapping[int, int]) -> Shown:
    if not named:
        return shown

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
