"""The pamphlet: cover, imprint, text, back cover, in a multiple of four pages."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.core.units import times
from edition.model.document import Title
from edition.model.output_kinds import PAMPHLET
from edition.model.page import ARTIFACT, Bookmark, Element, MakeUp, Page, PagedDocument, PlacedLine
from edition.model.reading import Reading
from edition.model.source import SourceText
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, fit
from edition.typeset.block.galley import Galley, Matter, galley_of, set_matter, varied
from edition.typeset.block.slabs import FORCED, Slab, placed
from edition.typeset.book.covers import room_below, set_back, set_cover
from edition.typeset.book.imprint import set_imprint
from edition.typeset.book.single_pages import is_shown
from edition.typeset.forme.forme import Forme, Frame, Manuscript
from edition.typeset.forme.links import addresses
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import SINKS, Style
from edition.typeset.page.feet import Filled, foot, with_notes, without_the_deep
from edition.typeset.page.furnishing import furniture, link_areas, outline
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate, text_pages, with_looseness

if TYPE_CHECKING:
    from edition.typeset.book.contents import Contents

_FIRST = 3
"""The page behind cover and imprint."""
_SHEET = 4
"""Pages of a folded sheet."""
_LISTED = 5
"""Headings from which on a text has contents, that over the signatories not counted."""
_BOOK = 40
"""Pages of text from which on it is a book."""
_PAGES_OF_A_SECTION = 3
"""Pages that the sections of a book have, on the average, where each of them opens a page."""
_GOOD = 100
"""The cost of a cut that hardly another one betters: a row or two short."""
_OVER_A_HEADING = 1.3
"""The size of what the text is called, in that of a heading which stands below it."""
_NAME_STEP = 1.5
"""From one line of that to the next, in rows."""


class _Plan(Struct, frozen=True):
    """How the text is cut into pages."""

    grid: Grid
    cuts: tuple[Cut, ...]

    def pages(self) -> int:
        """All pages, with those before the text and the back cover."""
        return -(-(self.grid.first + len(self.cuts)) // _SHEET) * _SHEET


class _Text(Struct, frozen=True):
    """The text set and cut into pages, and its contents; None where it has too few headings."""

    galley: Galley
    plan: _Plan
    contents: "Contents | None"

    def cut_slabs(self) -> Iterator[tuple[int, tuple[Slab, ...]]]:
        """The number of each page, and its slabs."""
        for number, cut in enumerate(self.plan.cuts, self.plan.grid.first):
            yield number, self.galley.slabs[cut.start : cut.end]


def make_up(
    compositor: Compositor, style: Style, source: Source, reading: Reading
) -> tuple[PagedDocument, Problems]:
    """The whole pamphlet, pages in reading order, and what was wrong with its images, or too deep
    for a page.
    """
    manuscript = Manuscript(compositor, source.description, reading, count())
    links = addresses(source.description)
    cover, imprint = (_forme(manuscript, style, number) for number in (1, 2))
    band, problems = set_cover(cover, style, source, reading, room_below(compositor, style, links))
    problems += set_imprint(imprint, style, source, reading)
    text, too_deep = _cut(manuscript, style, source.text)
    filled, sections = with_notes(
        _filled(style, text), text.galley.notes, text.galley.sections, manuscript.leaves
    )
    texts = _text_pages(manuscript, style, text, filled)
    last = text.plan.pages()
    after = text.plan.grid.first + len(texts)
    blanks = [Page(n, compositor.language.figures(n), ()) for n in range(after, last)]
    back = _forme(manuscript, style, last)
    set_back(back, style, reading, links, band)
    front_cover, second = cover.page(1, style.height), imprint.page(2, style.height)
    covers = [Element("Sect", tuple(forme.elements)) for forme in (cover, imprint, back)]
    marks = outline(
        source.description.title,
        manuscript.headings(),
        (covers[0], *sections),
        (front_cover, *texts),
    )
    front, listed = _front(manuscript, style, text.contents, marks)
    if front:
        mark = Bookmark(compositor.language.words.contents, _FIRST, 0)
        marks = (*marks[:1], mark, *marks[1:])
    # Without a slogan and an address the back says nothing.
    behind = covers[2:] if covers[2].children else []
    return PagedDocument(
        PAMPHLET.path,
        style.width,
        style.height,
        (front_cover, second, *front, *texts, *blanks, back.page(last, style.height)),
        Element("Document", (*covers[:2], *listed, *sections, *behind)),
        marks,
        style.note,
        0.4,
        True,
        makeup=_made_up(style, text, [page.number for page in blanks]),
    ), problems + too_deep


def _forme(manuscript: Manuscript, style: Style, number: int) -> Forme:
    frame = Frame(style.left(number), style.measure, style.qr)
    return Forme(manuscript.compositor, frame, manuscript.leaves)


def _cut(manuscript: Manuscript, style: Style, source: SourceText) -> tuple[_Text, Problems]:
    """The text but for what the cover shows, cut into pages, and which notes are too deep for
    one.
    """
    compositor, description, reading, leaves = manuscript
    blocks = [b for b in reading.document.blocks if not is_shown(b, description)]
    matter = set_matter(compositor, style, blocks, leaves)
    galley, too_deep = without_the_deep(
        galley_of(matter), style.least_rows, reading.document, source
    )
    contents = _contents(manuscript, style)
    first = _FIRST + (contents.pages() if contents else 0)
    sections = sum(heading.level == 1 for heading in manuscript.headings())
    if book := _as_book(matter, galley, style, first, sections):
        galley, _ = without_the_deep(book, style.least_rows, reading.document, source)
    plan = _plan(galley.slabs, style, first)
    contents, plan = _on_fewer_sheets(manuscript, style, galley.slabs, contents, plan)
    slabs, cuts = with_looseness(galley.slabs, plan.cuts, plan.grid, partial(varied, matter))
    galley = replace(galley, slabs=slabs)
    return _Text(galley, replace(plan, cuts=cuts), contents), too_deep


def _as_book(
    matter: Matter, galley: Galley, style: Style, first: int, sections: int
) -> Galley | None:
    """The galley with headings as books have them; None for a text of fewer pages.

    How many pages it has the first cut says, with the headings of a short text, and nothing asks
    again. Sections open pages where they have some pages each.
    """
    found = paginate(Rows(galley.slabs), Grid(style.rows, SINKS[0], first))
    if found is None or len(found[0]) < _BOOK:
        return None
    return galley_of(matter, book=True, opening=sections * _PAGES_OF_A_SECTION <= len(found[0]))


def _plan(slabs: Sequence[Slab], style: Style, first: int) -> _Plan:
    """The cheapest way to cut at the style's depth that leaves no page blank, the first page begun
    a little higher or lower.

    The first one that is good is taken. Where none leaves no page blank: of the depths about it,
    the one that leaves fewest. How many pages a way takes is known before it is cut, so none is cut
    that leaves more blank than another.
    """
    rows = Rows(slabs)
    ways: list[tuple[int, Grid]] = []
    for depth in (style.rows, style.rows + 1, style.rows - 1):
        grids = [Grid(depth, sink, first) for sink in SINKS]
        counted = [(rows.pages(grid), grid) for grid in grids]
        ways += [(-(first + pages) % _SHEET, grid) for pages, grid in counted if pages is not None]
        if any(blanks == 0 for blanks, _ in ways):
            break
    fewest = min((blanks for blanks, _ in ways), default=0)
    options: list[tuple[int, _Plan]] = []
    for blanks, grid in ways:
        if blanks == fewest and (found := paginate(rows, grid)):
            cuts, cost = found
            options.append((cost, _Plan(grid, cuts)))
            if blanks == 0 and cost <= _GOOD:
                return options[-1][1]
    if not options:
        raise AssertionError("no slab is deeper than a page")
    return min(options, key=lambda option: option[0])[1]


def _on_fewer_sheets(
    manuscript: Manuscript,
    style: Style,
    slabs: Sequence[Slab],
    contents: "Contents | None",
    plan: _Plan,
) -> "tuple[Contents | None, _Plan]":
    """Contents and plan, with the contents in two columns where that saves a sheet."""
    if contents is None or contents.pages() == 1:
        return contents, plan
    from edition.typeset.book.contents import in_two_columns

    narrow = in_two_columns(manuscript, style, contents)
    other = _plan(slabs, style, _FIRST + narrow.pages()) if narrow else plan
    return (narrow, other) if other.pages() < plan.pages() else (contents, plan)


def _made_up(style: Style, text: _Text, blanks: Sequence[int]) -> MakeUp:
    grid, cuts = text.plan.grid, text.plan.cuts
    lefts = [style.left(number) for number in range(grid.first, grid.first + len(cuts))]
    return MakeUp(
        style.head,
        style.leading,
        style.measure,
        grid.depth,
        style.rows,
        grid.sink,
        SINKS[0],
        tuple(text_pages(text.galley.slabs, cuts, grid, lefts)),
        tuple(blanks),
    )


def _filled(style: Style, text: _Text) -> list[Filled]:
    """What stands on each page of text, but for its notes."""
    pages: list[Filled] = []
    for number, slabs in text.cut_slabs():
        first, turned = number == text.plan.grid.first, slabs[0].turned
        top = style.head + (text.plan.grid.sink * style.leading if first else 0)
        left, top = style.turned_corner(number) if turned else (style.left(number), top)
        notes = tuple(label for slab in slabs for label in slab.notes)
        pages.append(Filled(placed(slabs, left, top, style.leading), notes, turned))
    return pages


def _text_pages(
    manuscript: Manuscript, style: Style, text: _Text, filled: Sequence[Filled]
) -> list[Page]:
    """The pages of text with their notes, links, heads and folios, the first without these two."""
    compositor, description = manuscript.compositor, manuscript.description
    title = description.short_title or description.title
    pages: list[Page] = []
    bottom = style.head + (text.plan.grid.depth - 1) * style.leading
    for number, (page, head) in enumerate(
        zip(filled, _heads(text, title), strict=True), text.plan.grid.first
    ):
        folio = compositor.language.figures(number)
        furnished = furniture(compositor, style, number, folio, head) if pages else ()
        notes = [text.galley.notes[label] for label in page.notes]
        below, rules = foot(notes, style, style.left(number), bottom)
        lines = (*page.shown.lines, *below)
        links = tuple(link_areas(compositor, lines, text.galley.links))
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
    if pages and all(is_shown(b, description) for b in blocks if isinstance(b, Title)):
        pages[0] = _named(compositor, style, pages[0], title)
    return pages


def _heads(text: _Text, title: str) -> Iterator[str]:
    """The running head of each page: its section at the left, the title at the right; "" where
    something opens.
    """
    section = title
    follows_turned = False
    for number, slabs in text.cut_slabs():
        begun = [slab.section for slab in slabs if slab.section]
        section = begun[0] if begun and slabs[0].section else section
        # What follows a turned page has to begin a page, and opens nothing.
        opens = slabs[0].turned or (slabs[0].penalty == FORCED and not follows_turned)
        yield "" if opens else section if number % 2 else title
        section = begun[-1] if begun else section
        follows_turned = slabs[-1].turned


def _contents(manuscript: Manuscript, style: Style) -> "Contents | None":
    """The contents, as far as they are known before the text is paged; None where there are too few
    headings.
    """
    if sum(heading.of == "section" for heading in manuscript.headings()) < _LISTED:
        return None
    from edition.typeset.book.contents import set_contents

    return set_contents(manuscript, style, _FIRST)


def _front(
    manuscript: Manuscript,
    style: Style,
    contents: "Contents | None",
    marks: Sequence[Bookmark],
) -> tuple[list[Page], list[Element]]:
    """The pages of the contents and their Sect, if there are any; like the text they open without
    head and folio. The last of the bookmarks are those of the headings.
    """
    if contents is None:
        return [], []
    from edition.typeset.book.contents import fill_contents

    goals = marks[-len(manuscript.headings()) :]
    formes, section = fill_contents(manuscript, style, contents, goals, _FIRST)
    pages = [forme.page(number, style.height) for number, forme in enumerate(formes, _FIRST)]
    compositor = manuscript.compositor
    head = compositor.language.words.contents
    for at, page in enumerate(pages[1:], 1):
        furnished = furniture(compositor, style, page.number, page.folio, head)
        pages[at] = replace(page, furniture=furnished)
    return pages, [section]


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
