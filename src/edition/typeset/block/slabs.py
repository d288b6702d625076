"""Slabs: what is not cut when the galley is cut into pages, and where its parts come to stand on
one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length, pt
from edition.model.page import Arrangement, PlacedLine, Rule, SetLine
from edition.typeset.line import costs
from edition.typeset.line.style import Style

FORBIDDEN = costs.FORBIDDEN
"""The penalty of a page that never begins there."""
FORCED = -FORBIDDEN
"""And of one that always does."""
APART = 2_000
"""What stands together if it can."""
TOGETHER = 400
"""What should: as much as a row by which facing pages differ (`pagination.COSTS`)."""
_AT_EDGE = 100
"""A rule at the head of a page parts nothing that is seen."""
_SHORT = 4
"""The length of a rule between paragraphs, in sizes of the text."""
_MIDDLE = 30
"""How high it stands, per cent of the size: as the middle of letters."""
_THIN: Length = pt(0.5)
"""How thick it is."""
_ABOVE_NAMES = 2
"""Rows of the heading above a list of names."""


class Slab(Struct, frozen=True):
    """What is not cut: `rows` of the grid, with lines at their distance below the first baseline.

    `penalty` is that of a page break before it (FORBIDDEN, FORCED). A `blank` slab vanishes at the
    head and foot of a page; one of no rows is where half a row goes in, once the grid is halved.
    `section` is the heading that begins here. `notes` are the labels of the notes that belong on
    its page, and `foot` what these take of that, in thousandths of a row. `paragraph` is the number
    of the paragraph it is a line of, if that could be set in a line more or fewer. `repeated` are
    lines that say once more what others say; `rules` count as lines do. `head` is what stands above
    it where it begins a page. What is `turned` has a page for itself, by a quarter to the right, x
    from its upper edge.
    """

    rows: int
    lines: tuple[tuple[Length, SetLine], ...] = ()
    penalty: int = 0
    blank: bool = False
    section: str = ""
    notes: tuple[str, ...] = ()
    foot: int = 0
    paragraph: int | None = None
    repeated: tuple[tuple[Length, SetLine], ...] = ()
    rules: tuple[Rule, ...] = ()
    head: "Slab | None" = None
    turned: bool = False


BLANK = Slab(1, blank=True)
"""A blank row."""
HALF = Slab(0, blank=True)
"""Half of one, where the grid is halved."""


def divider(style: Style) -> Slab:
    """A short rule in the middle of a row, as high as the middle of its letters would be."""
    width = _SHORT * style.size
    y = -style.size * _MIDDLE // 100
    rule = Rule((style.measure - width) // 2, y, width, _THIN, "black")
    return Slab(1, penalty=_AT_EDGE, rules=(rule,))


def placed(slabs: Sequence[Slab], left: Length, top: Length, leading: Length) -> Arrangement:
    """Slabs from the first baseline at `top` on, what is to stand above the first of them before
    it.
    """
    lines: list[PlacedLine] = []
    furniture: list[PlacedLine] = []
    rules: list[Rule] = []
    above = [slab.head for slab in slabs[:1] if slab.head]
    for slab in (*above, *slabs):
        lines += [PlacedLine(line, left, top + below) for below, line in slab.lines]
        furniture += [PlacedLine(line, left, top + below) for below, line in slab.repeated]
        rules += [replace(rule, x=left + rule.x, y=top + rule.y) for rule in slab.rules]
        top += slab.rows * leading
    return Arrangement(tuple(lines), tuple(furniture), tuple(rules))


def rows_of(lines: Sequence[SetLine]) -> list[Slab]:
    """A slab a line; no first line is left alone at the foot of a page (orphan), no last one at its
    head (widow).

    No page ends within a word.
    """
    last = len(lines) - 1
    kept = [i == 1 or (i and (i == last or lines[i - 1].within_word)) for i in range(len(lines))]
    return [
        Slab(1, ((0, line),), FORBIDDEN if keep else 0)
        for line, keep in zip(lines, kept, strict=True)
    ]


def unparted(parts: Sequence[list[Slab]], names: Sequence[bool], depth: int) -> list[list[Slab]]:
    """Parts with no break before a name that follows another, where their list fits a page with its
    heading.

    `names` says which parts are names; those in a row are a list.
    """
    found: list[list[Slab]] = []
    for named, run in groupby(zip(names, parts, strict=True), key=itemgetter(0)):
        listed = [part for _, part in run]
        whole = named and sum(slab.rows for part in listed for slab in part) + _ABOVE_NAMES <= depth
        found += [
            [replace(part[0], penalty=FORBIDDEN), *part[1:]] if whole and i else part
            for i, part in enumerate(listed)
        ]
    return found


def cuttable(slabs: Sequence[Slab], depth: int) -> Iterator[Slab]:
    """The slabs with a break allowed, though dear, wherever a run that should not be cut would be
    deeper than a page.
    """
    run = 0
    for slab in slabs:
        if slab.penalty == FORBIDDEN and run + slab.rows > depth:
            slab = replace(slab, penalty=APART)
        if slab.penalty != FORBIDDEN:
            run = slab.head.rows if slab.head else 0
        run += slab.rows
        yield slab
