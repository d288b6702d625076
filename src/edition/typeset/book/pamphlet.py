"""The pamphlet: cover, imprint, text, back cover, in a multiple of four pages, and what of these it
can do without.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.core.papers import PageName
from edition.core.units import Length, times
from edition.model.document import Title
from edition.model.output_kinds import PAMPHLET
from edition.model.page import (
    ARTIFACT,
    Beside,
    Bookmark,
    Element,
    MakeUp,
    Page,
    PagedDocument,
    PlacedLine,
)
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, fit
from edition.typeset.block.sections import first_leaves
from edition.typeset.block.slabs import FORCED, Slab, placed
from edition.typeset.book.beside_text import BesideText
from edition.typeset.book.covers import room_below, set_back, set_cover
from edition.typeset.book.imprint import room_of_links, set_imprint
from edition.typeset.book.planning import Plan
from edition.typeset.book.single_pages import is_shown
from edition.typeset.book.wishes import Planned, planned_for
from edition.typeset.forme.forme import Forme, Frame, Manuscript
from edition.typeset.forme.links import addresses
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style
from edition.typeset.page.feet import Filled, foot, with_notes
from edition.typeset.page.furnishing import furniture, link_areas, outline
from edition.typeset.page.pagination import text_pages

_BAND_OF_A_BACK = 56
"""Where its band is where there is no front whose title says so, per cent of the height."""
_OVER_A_HEADING = 1.3
"""The size of what the text is called, in that of a heading which stands below it."""
_NAME_STEP = 1.5
"""From one line of that to the next, in rows."""


class _Making(NamedTuple):
    """What all parts of a pamphlet are made from."""

    manuscript: Manuscript
    style: Style
    source: Source
    plan: Plan
    beside: BesideText

    def forme(self, number: int) -> Forme:
        """A page of this number, made up by hand."""
        frame = Frame(self.style.left(number), self.style.measure, self.style.qr)
        return Forme(self.manuscript.compositor, frame, self.manuscript.leaves)

    def cut_slabs(self) -> Iterator[tuple[int, tuple[Slab, ...]]]:
        """The number of each page of text, and its slabs."""
        for number, cut in enumerate(self.plan.cuts, self.plan.grid.first):
            yield number, self.plan.galley.slabs[cut.start : cut.end]


class _Part(Struct, frozen=True):
    """Pages that are made up by hand, and their Sect; what they hold."""

    kind: Beside
    pages: Sequence[Page]
    section: Sequence[Element]


def make_up(
    compositor: Compositor, source: Source, reading: Reading, page: PageName
) -> tuple[PagedDocument, Problems]:
    """The whole pamphlet, pages in reading order, and what was wrong with its images, or too deep
    for a page; or that it has not the pages that edition.toml wishes for.
    """
    manuscript = Manuscript(compositor, source.description, reading, count())
    planned, problems = planned_for(manuscript, source, page)
    plan, style = planned.plan, planned.style
    making = _Making(manuscript, style, source, plan, planned.beside)
    before, band, in_covers = _before(making)
    filled, sections = with_notes(
        _filled(making), plan.galley.notes, plan.galley.sections, manuscript.leaves
    )
    texts = _text_pages(making, filled)
    behind, in_imprint = _behind(making, band)
    after = plan.grid.first + len(texts)
    last = plan.pages + 1 - sum(len(part.pages) for part in behind)
    blanks = [Page(n, compositor.language.figures(n), ()) for n in range(after, last)]
    head = () if plan.form.cover else (planned.beside.head(),)
    title = before[0].section if plan.form.cover else head
    opening = before[0].pages if plan.form.cover else ()
    marks = outline(
        source.description.title, manuscript.headings(), (*title, *sections), (*opening, *texts)
    )
    listed, marks = _listed(making, marks)
    parts = (*before, *listed)
    text = (*head, *sections, *((planned.beside.foot(),) if plan.form.imprint == "a foot" else ()))
    structure = [part.section for part in parts], text, [part.section for part in behind]
    return PagedDocument(
        PAMPHLET.path,
        style.width,
        style.height,
        tuple(
            [*(page for part in parts for page in part.pages), *texts, *blanks]
            + [page for part in behind for page in part.pages]
        ),
        Element("Document", tuple(chain(*structure[0], structure[1], *structure[2]))),
        marks,
        style.note,
        0.4,
        True,
        makeup=_made_up(planned, (*parts, *behind), [page.number for page in blanks]),
    ), problems + in_covers + in_imprint


def _before(making: _Making) -> tuple[list[_Part], Length, Problems]:
    """Cover and imprint, as far as they stand before the text; where the band of the covers is;
    what is wrong with them.
    """
    manuscript, style, source, plan, _ = making
    reading, form = manuscript.reading, plan.form
    if not form.cover:
        return [], style.height * _BAND_OF_A_BACK // 100, ()
    links = addresses(source.description)
    cover = making.forme(1)
    # The band of the cover leaves what stands on the other side of the fold its room.
    below = 0
    if form.back:
        below = room_below(manuscript.compositor, style, links)
    elif form.imprint == "a page":
        below = room_of_links(style, links)
    band, problems = set_cover(cover, style, source, reading, below)
    parts = [_part("cover", cover, 1, style)]
    if form.imprint == "behind the cover":
        imprint = making.forme(2)
        problems += set_imprint(imprint, style, source, reading)
        parts.append(_part("imprint", imprint, 2, style))
    return parts, band, problems


def _behind(making: _Making, band: Length) -> tuple[list[_Part], Problems]:
    """Imprint and back cover, as far as they have pages behind the text."""
    manuscript, style, source, plan, _ = making
    reading, form, last = manuscript.reading, plan.form, plan.pages
    parts: list[_Part] = []
    problems: Problems = ()
    if form.imprint == "a page":
        number = last - form.back
        imprint = making.forme(number)
        problems = set_imprint(
            imprint, style, source, reading, band if form.cover and not form.back else 0
        )
        parts.append(_part("imprint", imprint, number, style))
    if form.back:
        back = making.forme(last)
        set_back(back, style, reading, addresses(source.description), band)
        parts.append(_part("back cover", back, last, style))
    return parts, problems


def _part(kind: Beside, forme: Forme, number: int, style: Style) -> _Part:
    # Without a slogan and an address a back says nothing.
    section = [Element("Sect", tuple(forme.elements))] if forme.elements else []
    return _Part(kind, [forme.page(number, style.height)], section)


def _listed(making: _Making, marks: Sequence[Bookmark]) -> tuple[list[_Part], tuple[Bookmark, ...]]:
    """The contents, if there are any; like the text they open without head and folio. And the
    bookmarks with theirs, behind that of the title.
    """
    contents, manuscript, style = making.plan.contents, making.manuscript, making.style
    if contents is None:
        return [], tuple(marks)
    from edition.typeset.book.contents import fill_contents

    first = making.plan.grid.first - contents.pages()
    # The last of the bookmarks are those of the headings.
    goals = marks[-len(manuscript.headings()) :]
    formes, section = fill_contents(manuscript, style, contents, goals, first)
    pages = [forme.page(number, style.height) for number, forme in enumerate(formes, first)]
    head = manuscript.compositor.language.words.contents
    for at, page in enumerate(pages[1:], 1):
        furnished = furniture(manuscript.compositor, style, page.number, page.folio, head)
        pages[at] = replace(page, furniture=furnished)
    mark = Bookmark(head, first, 0, leaf=next(first_leaves(section, "H2"))[0])
    return [_Part("contents", pages, [section])], (*marks[:1], mark, *marks[1:])


def _made_up(planned: Planned, parts: Sequence[_Part], blanks: Sequence[int]) -> MakeUp:
    style, plan = planned.style, planned.plan
    grid, cuts = plan.grid, plan.cuts
    lefts = [style.left(number) for number in range(grid.first, grid.first + len(cuts))]
    beside = tuple((page.number, part.kind) for part in parts for page in part.pages)
    return MakeUp(
        style.head,
        style.leading,
        style.measure,
        grid.depth,
        style.rows,
        grid.sink,
        planned.usual_sink,
        tuple(text_pages(plan.galley.slabs, cuts, grid, lefts)),
        tuple(blanks),
        beside,
        planned.savings,
        planned.joinable,
    )


def _filled(making: _Making) -> list[Filled]:
    """What stands on each page of text, but for its notes."""
    style, grid = making.style, making.plan.grid
    pages: list[Filled] = []
    for number, slabs in making.cut_slabs():
        first, turned = number == grid.first, slabs[0].turned
        top = style.head + (grid.sink * style.leading if first else 0)
        left, top = style.turned_corner(number) if turned else (style.left(number), top)
        notes = tuple(label for slab in slabs for label in slab.notes)
        pages.append(Filled(placed(slabs, left, top, style.leading), notes, turned))
    return pages


def _text_pages(making: _Making, filled: Sequence[Filled]) -> list[Page]:
    """The pages of text with their notes, links, heads and folios, the first without these two."""
    manuscript, style, _, plan, beside = making
    compositor, description = manuscript.compositor, manuscript.description
    title = description.short_title or description.title
    pages: list[Page] = []
    bottom = style.head + (plan.grid.depth - 1) * style.leading
    last = bottom - (beside.foot_rows * style.leading if plan.form.imprint == "a foot" else 0)
    for number, (page, head) in enumerate(
        zip(filled, _heads(making, title), strict=True), plan.grid.first
    ):
        folio = compositor.language.figures(number)
        furnished = furniture(compositor, style, number, folio, head) if pages else ()
        notes = [plan.galley.notes[label] for label in page.notes]
        ends = len(pages) + 1 == len(filled)
        below, rules = foot(notes, style, style.left(number), last if ends else bottom)
        lines = (*page.shown.lines, *below)
        links = tuple(link_areas(compositor, lines, plan.galley.links))
        rules = (*rules, *page.shown.rules)
        shown = replace(page.shown, lines=lines, rules=rules, links=links)
        # A reader turns the book for the table, and not for head and folio.
        if page.turned:
            made = shown.page(number, folio, style.turned_area(number))
            pages.append(replace(made, turned=True, upright=furnished))
        else:
            shown = replace(shown, furniture=(*shown.furniture, *furnished))
            pages.append(shown.page(number, folio, style.area(number)))
    blocks = manuscript.reading.document.blocks
    if not plan.form.cover:
        pages[0] = beside.with_head(pages[0])
    elif pages and all(is_shown(b, description) for b in blocks if isinstance(b, Title)):
        pages[0] = _named(compositor, style, pages[0], title)
    if plan.form.imprint == "a foot":
        pages[-1] = beside.with_foot(pages[-1], bottom)
    return pages


def _heads(making: _Making, title: str) -> Iterator[str]:
    """The running head of each page: its section at the left, the title at the right; "" where
    something opens.
    """
    section = title
    follows_turned = False
    for number, slabs in making.cut_slabs():
        begun = [slab.section for slab in slabs if slab.section]
        section = begun[0] if begun and slabs[0].section else section
        # What follows a turned page has to begin a page, and opens nothing.
        opens = slabs[0].turned or (slabs[0].penalty == FORCED and not follows_turned)
        yield "" if opens else section if number % 2 else title
        section = begun[-1] if begun else section
        follows_turned = slabs[-1].turned


def _named(compositor: Compositor, style: Style, page: Page, title: str) -> Page:
    """The first page of the text with what that is called, as large as a heading, or larger where
    such a one stands below it.

    Drawn, for the cover says it.
    """
    below = page.lines[0].line.size if page.lines else 0
    most = times(style.opening, _OVER_A_HEADING if below == style.opening else 1)
    large = fit(compositor, title, Type("Display Black", most), Space(style.measure), range(1, 3))
    lines = compositor.parts(
        [(line, Type("Display Black", large.size)) for line in large.lines],
        ARTIFACT,
        style.measure,
        large=True,
    )
    step = times(style.leading, _NAME_STEP)
    name = (
        PlacedLine(line, style.left(page.number), style.head + i * step)
        for i, line in enumerate(lines)
    )
    return replace(page, furniture=(*page.furniture, *name))
