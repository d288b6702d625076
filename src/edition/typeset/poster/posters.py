"""The poster set: each poster shows blocks of the text by reference, one idea and one jump of size
a sheet.

And the handout, what one gives away in the street: title and slogans on one side, the items on the
other.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import POSTERS
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.papers import PAPERS, Paper, held
from edition.core.quoting import did_you_mean, worded
from edition.core.units import Length, in_points, mm, times
from edition.core.white_space import same
from edition.model import output_kinds
from edition.model.description import Description, Poster
from edition.model.document import Block, Item, Slogan, Title
from edition.model.imposition import Tiles
from edition.model.output_kinds import HANDOUT, HANDOUT_2UP
from edition.model.page import ARTIFACT, Arrangement, Page, PagedDocument
from edition.model.reading import Reading
from edition.model.shown import Shown, is_alone, kind_of, shown_by, standing_alone
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, fit
from edition.typeset.forme.forme import Manuscript, ticks
from edition.typeset.forme.links import LEAST_MODULE, fine
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.poster.layouts import set_all, set_item, set_slogan, set_title
from edition.typeset.poster.poster_sheet import DENSE, OPEN, PosterSheet, Refused

_TITLE = 0.44
"""The share of the height of the front that its title has."""


class FrontSlogans(Struct, frozen=True):
    """The slogans of the front, one below the other: their largest `size` as a share of the width,
    and `step` from line to line in it; what all lines take is reckoned at `reckoned`.
    """

    size: float = 0.075
    step: float = 1.35
    reckoned: float = 1.4


_SLOGANS = FrontSlogans()


def set_handout(
    compositor: Compositor, description: Description, reading: Reading, heading: str
) -> PagedDocument | Refused:
    """A4, two sides."""
    manuscript = Manuscript(compositor, description, reading, count())
    return _two_sided(HANDOUT.path, manuscript, held(PAPERS["A4"]), heading)


def set_two_up(
    compositor: Compositor, description: Description, reading: Reading, heading: str
) -> PagedDocument | Refused:
    """The same as A5, twice on an A4 sheet to be cut in half. The second copy is drawn only: the
    file says everything once.
    """
    manuscript = Manuscript(compositor, description, reading, count())
    single = _two_sided(HANDOUT_2UP.path, manuscript, held(PAPERS["A5"]), heading)
    if isinstance(single, Refused):
        return single
    sheet = PAPERS["A4"]
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
    refused = set_title(front, description.title_parts or (description.title,), _TITLE)
    refused = _slogans(front, reading) or refused
    items = [block for block in reading.displayed.blocks if isinstance(block, Item)]
    if items:
        refused = set_all(back, items, heading) or refused
    if refused:
        return refused
    return front.paged(name, back) if items else front.paged(name)


def _slogans(sheet: PosterSheet, reading: Reading) -> Refused | None:
    """All slogans at one size, between the title and the foot."""
    slogans = [block.text for block in reading.displayed.blocks if isinstance(block, Slogan)]
    if not slogans:
        return None
    largest = Type("Black", round(sheet.paper.width * _SLOGANS.size))
    space = Space(sheet.measure)
    fits = [fit(sheet.compositor, text, largest, space, range(1, 3)) for text in slogans]
    lines = sum(len(each.lines) for each in fits)
    room = times(sheet.bottom - sheet.reached, 1 / (_SLOGANS.reckoned * lines))
    size = min(max(room, 1), *(each.size for each in fits))
    step = round(size * _SLOGANS.step)
    y = sheet.bottom - step * (lines - 1)
    for each in fits:
        type_ = Type("Black", size, "accent" if each is fits[-1] else "black")
        baselines = [y + step * i for i in range(len(each.lines))]
        sheet.forme.display([(line, type_) for line in each.lines], baselines, "P")
        y += step * len(each.lines)
    return sheet.judged(size, Type("Black", 0))


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


def set_posters(
    compositor: Compositor, source: Source, reading: Reading
) -> tuple[tuple[PagedDocument, ...], Problems]:
    """Every sheet of every `[[poster]]`, in the order of edition.toml; a poster that cannot be is a
    problem.
    """
    blocks = reading.displayed.blocks
    asked = sum(len(shown_by(poster, blocks)) for poster in source.description.poster)
    if too_many := POSTERS.exceeded(asked, source.places.get("poster")):
        return (), (too_many,)

    def manuscript() -> Manuscript:
        """The text for one more file, whose leaves are numbered from 0."""
        return Manuscript(compositor, source.description, reading, count())

    made: dict[str, PagedDocument] = {}
    problems: list[Diagnostic] = []
    for number, poster in enumerate(source.description.poster, 1):
        at = source.places.get(f"poster[{number}].shows")
        shown = shown_by(poster, blocks)
        if not shown:
            problems.append(_unknown(poster, number, blocks, at))
        paper = PAPERS[poster.size]
        if misfit := _misfit(PosterSheet(manuscript(), paper, OPEN), poster, source):
            problems += [misfit] if misfit not in problems else []
            continue
        for each in shown:
            file = _file_name(each, blocks)
            name = f"{output_kinds.POSTERS.path}{poster.size}-{file}"
            sheet = PosterSheet(manuscript(), paper, DENSE if len(each.blocks) > 1 else OPEN)
            refused = _set(sheet, each, poster, source)
            if refused:
                problems.append(_too_long(refused, each, poster, at))
            elif name in made:
                fact = worded("{name} is asked for twice", name=name)
                problems.append(error("repeated-poster", fact, "remove one of the two", at))
            else:
                made[name] = replace(sheet.paged(name), tiles=_tiles(poster))
    return tuple(made.values()), tuple(problems)


def _set(sheet: PosterSheet, shown: Shown, poster: Poster, source: Source) -> Refused | None:
    """The layout that fits what is shown."""
    if not is_alone(shown, poster):
        return set_all(sheet, shown.blocks, poster.heading)
    block = replace(shown.blocks[0], text=standing_alone(shown.blocks[0].text))
    match block:
        case Title() if same(block.text, source.description.title):
            return set_title(sheet, source.description.title_parts or (block.text,))
        case Item():
            return set_item(sheet, block)
        case Title() | Slogan():
            return set_slogan(sheet, block.text)
        case _:
            return set_item(sheet, block)


def _tiles(poster: Poster) -> Tiles | None:
    return (
        Tiles(poster.tiles, mm(poster.tile_margin_mm), mm(poster.tile_overlap_mm))
        if poster.tiles
        else None
    )


def _file_name(shown: Shown, blocks: Sequence[Block]) -> str:
    """«item-07»: numbers as wide as the largest of their kind, so that files sort as the text
    does.
    """
    kind, _, number = shown.ref.rpartition(" ")
    if not number.isdecimal():
        return shown.ref.replace(" ", "-")
    width = len(str(sum(kind_of(block) == kind for block in blocks)))
    return f"{kind.replace(' ', '-')}-{int(number):0{width}}"


def _unknown(poster: Poster, number: int, blocks: Sequence[Block], at: Place | None) -> Diagnostic:
    fact = worded(
        "`poster[{number}].shows` is «{shows}», and no block of the text is called that",
        number=number,
        shows=poster.shows,
    )
    return error(
        "poster-reference",
        worded(
            "{fact}{did_you_mean}",
            fact=fact,
            did_you_mean=did_you_mean(poster.shows, set(_references(blocks))),
        ),
        "name a block",
        at,
    )


def _references(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (block.ref, f"{kind_of(block)}s", f"each {kind_of(block)}")


def _misfit(sheet: PosterSheet, poster: Poster, source: Source) -> Diagnostic | None:
    """What is wrong with the foot of a poster, whatever it shows."""
    number = next((n for n, link in enumerate(source.description.link, 1) if link.qr), 0)
    if number and sheet.module < LEAST_MODULE:
        return fine(source, number, sheet.module, f"a poster of size {poster.size}")
    if sheet.crowded and not number:
        fact = worded(
            "who speaks, where and when leave less than half of a poster of size {size}",
            size=poster.size,
        )
        return error(
            "poster-crowded",
            fact,
            "shorten `issuing_body` or `place`",
            source.places.get("issuing_body"),
        )
    if sheet.crowded:
        fact = worded(
            "the QR symbol and the letters of `link[{number}].url` leave less than half of "
            "a poster of size {size}",
            number=number,
            size=poster.size,
        )
        return error(
            "poster-crowded", fact, "shorten the address", source.places.get(f"link[{number}].url")
        )
    return None


def _too_long(refused: Refused, shown: Shown, poster: Poster, at: Place | None) -> Diagnostic:
    fact = worded(
        "«{ref}» fits {size} at {largest:.1f} pt, read from {distance:.1f} m; a "
        "poster of that size is read from {reading:g} m, which takes {wanted:.1f} "
        "pt",
        ref=shown.ref,
        size=poster.size,
        largest=in_points(refused.size),
        distance=refused.distance,
        reading=PAPERS[poster.size].reading,
        wanted=in_points(refused.wanted),
    )
    others = list(_legible(refused, PAPERS[poster.size]))
    act = (
        worded("print it on {names}, or show less", names=" or ".join(others))
        if others
        else "show less"
    )
    return error("poster-too-long", fact, act, at)


def _legible(refused: Refused, paper: Paper) -> Iterator[str]:
    """The papers on which the same design is read from where they are read: small ones are looked
    at from near.
    """
    for name, other in PAPERS.items():
        if (
            refused.size * other.width * paper.reading
            >= refused.wanted * other.reading * paper.width
        ):
            yield name
