"""The handout, what one gives away in the street: title and slogans on one side, the items on the
other.
"""

from msgspec.structs import replace

from edition.core.papers import PAPERS, Paper, held
from edition.core.units import Length, mm, pt
from edition.model.description import Description
from edition.model.document import Item, Slogan
from edition.model.output_kinds import HANDOUT, HANDOUT_2UP
from edition.model.page import ARTIFACT, Figure, Page, PagedDocument, PlacedLine, Rule
from edition.model.reading import Reading
from edition.typeset.block.display import Space, fit
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.poster.poster_sheet import DENSE, OPEN, Refused, Sheet
from edition.typeset.poster.posters_of_many import set_all
from edition.typeset.poster.posters_of_one import set_title

_SLOGAN = 0.075
_STEP = 1.35
_HAIR: Length = pt(0.25)
_TICK: Length = mm(3)
_EDGE: Length = mm(5)


def set_handout(
    compositor: Compositor, description: Description, reading: Reading, heading: str
) -> PagedDocument | Refused:
    """A4, two sides."""
    return _two_sided(HANDOUT.path, compositor, held(PAPERS["A4"]), description, reading, heading)


def set_two_up(
    compositor: Compositor, description: Description, reading: Reading, heading: str
) -> PagedDocument | Refused:
    """The same as A5, twice on an A4 sheet to be cut in half. The second copy is drawn only: the
    file says everything once.
    """
    single = _two_sided(
        HANDOUT_2UP.path, compositor, held(PAPERS["A5"]), description, reading, heading
    )
    if isinstance(single, Refused):
        return single
    sheet = PAPERS["A4"]
    half = sheet.height // 2
    pages = tuple(_twice(page, half, single.width, single.height) for page in single.pages)
    return replace(single, width=sheet.height, height=sheet.width, pages=pages)


def _two_sided(
    name: str,
    compositor: Compositor,
    paper: Paper,
    description: Description,
    reading: Reading,
    heading: str,
) -> PagedDocument | Refused:
    front = Sheet(compositor, paper, description, reading, OPEN)
    back = Sheet(compositor, paper, description, reading, DENSE, front.forme.leaves)
    back.bottom = back.colophon_top = paper.height - back.margin
    refused = set_title(front, description.title_parts or (description.title,), share=44)
    refused = _slogans(front, reading) or refused
    items = [block for block in reading.document.blocks if isinstance(block, Item)]
    if items:
        refused = set_all(back, items, heading) or refused
    if refused:
        return refused
    return front.paged(name, back) if items else front.paged(name)


def _slogans(sheet: Sheet, reading: Reading) -> Refused | None:
    """All slogans at one size, between the title and the foot."""
    slogans = [block.text for block in reading.document.blocks if isinstance(block, Slogan)]
    if not slogans:
        return None
    most = round(sheet.paper.width * _SLOGAN)
    fits = [
        fit(sheet.compositor, text, Type("Black", most), Space(sheet.measure), range(1, 3))
        for text in slogans
    ]
    room = max((sheet.bottom - sheet.reached) * 10 // (14 * sum(len(f.lines) for f in fits)), 1)
    size = min(room, *(f.size for f in fits))
    step = round(size * _STEP)
    y = sheet.bottom - step * (sum(len(f.lines) for f in fits) - 1)
    for f in fits:
        type_ = Type("Black", size, "accent" if f is fits[-1] else "black")
        sheet.forme.display(
            [(line, type_) for line in f.lines], [y + step * i for i in range(len(f.lines))], "P"
        )
        y += step * len(f.lines)
    return sheet.judged(size, Type("Black", 0))


def _twice(page: Page, half: Length, width: Length, height: Length) -> Page:
    """The page in the right half, its copy in the left one as furniture, and at head and foot where
    to cut between them.
    """
    left, right = half - width, half
    moved = replace(
        page,
        lines=tuple(replace(line, x=line.x + right) for line in page.lines),
        rules=tuple(_ruled(rule, right, width, half) for rule in page.rules),
        figures=tuple(replace(figure, x=figure.x + right) for figure in page.figures),
        links=tuple(replace(link, x=link.x + right) for link in page.links),
        areas=tuple(
            replace(area, left=area.left + right, right=area.right + right) for area in page.areas
        ),
    )
    copies: tuple[PlacedLine, ...] = tuple(replace(line, x=line.x + left) for line in page.lines)
    drawn: tuple[Figure, ...] = tuple(
        replace(figure, x=figure.x + left, leaf=ARTIFACT) for figure in page.figures
    )
    rules = [_ruled(rule, left, width, half) for rule in page.rules]
    rules += [
        Rule(right - _HAIR // 2, y, _HAIR, _TICK, "black") for y in (_EDGE, height - _EDGE - _TICK)
    ]
    return replace(
        moved, furniture=copies, rules=(*moved.rules, *rules), figures=(*moved.figures, *drawn)
    )


def _ruled(rule: Rule, x: Length, width: Length, half: Length) -> Rule:
    """A rule moved by x. A half is a little wider than its page: what goes from edge to edge of the
    page fills it.
    """
    return (
        replace(rule, x=half if x == half else 0, width=half)
        if rule.width == width
        else replace(rule, x=rule.x + x)
    )
