"""The handout, what one gives away in the street: title and slogans on one side, the items on the
other.
"""

from collections.abc import Sequence
from itertools import count, pairwise

from msgspec import Struct
from msgspec.structs import replace

from edition.core.papers import PAPERS, Paper, half_of, held, office_sheet
from edition.core.units import Length, times
from edition.model.description import Description, Output
from edition.model.document import Item, Slogan
from edition.model.output_kinds import HANDOUT, HANDOUT_2UP
from edition.model.page import ARTIFACT, Arrangement, Page, PagedDocument
from edition.model.reading import Reading
from edition.typeset.block.display import Fit, Space, fit, parts_within
from edition.typeset.forme.forme import Manuscript, ticks
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.poster.layouts import set_all
from edition.typeset.poster.poster_sheet import DENSE, OPEN, PosterSheet, Refused


class FrontTitle(Struct, frozen=True):
    """The title of the front: the largest size of its first part as a share of the width, and the
    share of the height that it may fill; in its size its first baseline below the margin, its step
    from line to line, and the white down to the band. All grow by what signs
    on its letters rise or hang farther than letters do.
    """

    most: float = 0.36
    share: float = 0.44
    ascent: float = 0.8
    step: float = 1.18
    to_band: float = 0.58


_TITLE = FrontTitle()
_LINES = range(1, 6)


class FrontSlogans(Struct, frozen=True):
    """The slogans of the front, one below the other: their largest `size` as a share of the width,
    and `step` from line to line in it; what all lines take is reckoned at `reckoned`.
    """

    size: float = 0.075
    step: float = 1.35
    reckoned: float = 1.4


_SLOGANS = FrontSlogans()


def set_handout(
    compositor: Compositor, description: Description, reading: Reading, output: Output
) -> PagedDocument | Refused:
    """A sheet of A4 or Letter, two sides."""
    manuscript = Manuscript(compositor, description, reading, count())
    paper = PAPERS[office_sheet(output.size)]
    return _two_sided(HANDOUT.path, manuscript, held(paper), output.heading)


def set_two_up(
    compositor: Compositor, description: Description, reading: Reading, output: Output
) -> PagedDocument | Refused:
    """The same on half of such a sheet, twice on one to be cut in half. The second copy is drawn
    only: the file says everything once.
    """
    manuscript = Manuscript(compositor, description, reading, count())
    name = office_sheet(output.size)
    sheet, paper = PAPERS[name], held(PAPERS[half_of(name)])
    single = _two_sided(HANDOUT_2UP.path, manuscript, paper, output.heading)
    if isinstance(single, Refused):
        return single
    half = sheet.height // 2
    pages = tuple(_twice(page, half, single.width, single.height) for page in single.pages)
    return replace(single, width=sheet.height, height=sheet.width, pages=pages)


def _two_sided(
    name: str, manuscript: Manuscript, paper: Paper, heading: str
) -> PagedDocument | Refused:
    description, reading = manuscript.description, manuscript.reading
    front, back = PosterSheet(manuscript, paper, OPEN), PosterSheet(manuscript, paper, DENSE)
    # The foot is on the front alone.
    back.bottom = back.colophon_top = paper.height - back.margin
    refused = _title(front, description.title_parts or (description.title,))
    refused = _slogans(front, reading) or refused
    items = [block for block in reading.displayed.blocks if isinstance(block, Item)]
    if items:
        refused = set_all(back, items, heading) or refused
    if refused:
        return refused
    return front.paged(name, back) if items else front.paged(name)


def _title(sheet: PosterSheet, parts: tuple[str, ...]) -> Refused | None:
    """The first part above a band as large as its share allows, the others below it in Bold."""
    room = times(sheet.bottom - sheet.top, _TITLE.share)
    large, signs = _first(sheet, parts[0], room)
    if marked := sum(rise + hang for rise, hang in signs):
        # What the signs on its letters take is taken from its size.
        large, signs = _first(sheet, parts[0], room - marked)
    step = round(large.size * _TITLE.step)
    y = sheet.top + times(large.size, _TITLE.ascent) + signs[0][0]
    baselines = [y]
    for (_, hang), (rise, _) in pairwise(signs):
        y += step + hang + rise
        baselines.append(y)
    top = sheet.band(y + times(large.size, _TITLE.to_band) + signs[-1][1], "accent")
    texts = [(line, Type("Display Black", large.size)) for line in large.lines]
    left = Space(sheet.measure, sheet.bottom - top)
    below, fits = parts_within(sheet.compositor, parts[1:], left, large.size)
    texts += below.texts
    baselines += [top + y for y in below.baselines]
    sheet.forme.display(texts, baselines, "H1")
    sheet.reached = top + below.end
    return sheet.judged(texts[-1][1].size if fits else 1, Type("Display Bold", 0))


def _first(
    sheet: PosterSheet, part: str, room: Length
) -> tuple[Fit, Sequence[tuple[Length, Length]]]:
    """The first part of the title in a room, and how far the signs on each of its lines rise and
    hang beyond what letters do.
    """
    largest = Type("Display Black", round(sheet.paper.width * _TITLE.most))
    large = fit(sheet.compositor, part, largest, Space(sheet.measure, room, _TITLE.step), _LINES)
    type_ = Type("Display Black", large.size)
    return large, [sheet.compositor.signs(line, type_) for line in large.lines]


def _slogans(sheet: PosterSheet, reading: Reading) -> Refused | None:
    """All slogans at one size, between the title and the foot."""
    slogans = [block.text for block in reading.displayed.blocks if isinstance(block, Slogan)]
    if not slogans:
        return None
    largest = Type("Display Black", round(sheet.paper.width * _SLOGANS.size))
    space = Space(sheet.measure)
    fits = [fit(sheet.compositor, text, largest, space, range(1, 3)) for text in slogans]
    lines = sum(len(each.lines) for each in fits)
    room = times(sheet.bottom - sheet.reached, 1 / (_SLOGANS.reckoned * lines))
    size = min(max(room, 1), *(each.size for each in fits))
    step = round(size * _SLOGANS.step)
    y = sheet.bottom - step * (lines - 1)
    for each in fits:
        type_ = Type("Display Black", size, "accent" if each is fits[-1] else "black")
        baselines = [y + step * i for i in range(len(each.lines))]
        sheet.forme.display([(line, type_) for line in each.lines], baselines, "P")
        y += step * len(each.lines)
    return sheet.judged(size, Type("Display Black", 0))


def _twice(page: Page, half: Length, width: Length, height: Length) -> Page:
    """The page in the right half, its copy in the left one as furniture, and at head and foot where
    to cut between them.
    """
    own = Arrangement(page.lines, rules=page.rules, figures=page.figures, links=page.links)
    right, left = _in_half(own, half, width, half), _in_half(own, half - width, width, half)
    drawn = tuple(replace(figure, leaf=ARTIFACT) for figure in left.figures)
    copy = Arrangement(
        furniture=left.lines, rules=(*left.rules, *ticks(half, height)), figures=drawn
    )
    areas = (replace(area, left=area.left + half, right=area.right + half) for area in page.areas)
    return right.with_(copy).page(page.number, page.folio, *areas)


def _in_half(shown: Arrangement, x: Length, width: Length, half: Length) -> Arrangement:
    """A page of this width moved into a half of the sheet, which is a little wider: what goes from
    edge to edge of the page fills it.
    """
    moved = shown.moved(x)
    edge = half if x == half else 0
    rules = (
        replace(rule, x=edge, width=half) if rule.width == width else rule for rule in moved.rules
    )
    return replace(moved, rules=tuple(rules))
