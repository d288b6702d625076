"""The pamphlet: cover, imprint, text, back cover, in a multiple of four pages."""

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.model.description import Description
from edition.model.document import Block, Heading, Title
from edition.model.makeup import MakeUp
from edition.model.output_kinds import PAMPHLET
from edition.model.page import ARTIFACT, Bookmark, Element, Page, PagedDocument, PlacedLine
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, fit
from edition.typeset.block.galley import Galley, Matter, galley_of, set_matter
from edition.typeset.block.slabs import FORCED, Slab, placed
from edition.typeset.book.back import room_below, set_back
from edition.typeset.book.cover import set_cover
from edition.typeset.book.imprint import set_imprint
from edition.typeset.forme.addresses import addresses
from edition.typeset.forme.making_up_by_hand import Forme, Frame
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import SINKS, Style
from edition.typeset.page.deep import without_the_deep
from edition.typeset.page.feet import Filled, foot, with_notes
from edition.typeset.page.furniture import furniture
from edition.typeset.page.link_areas import link_areas
from edition.typeset.page.looseness import with_looseness
from edition.typeset.page.making_up import text_pages
from edition.typeset.page.outline import outline
from edition.typeset.page.pagination import Cut, Rows, paginate
from edition.typeset.page.running import is_shown

if TYPE_CHECKING:
    from edition.typeset.book.contents import Contents

_FIRST = 3
_LISTED = 5
"""Headings from which on a text has contents, that over the signatories not counted."""

_BOOK = 40
"""Pages of text from which on it is a book."""
_PAGES_OF_A_SECTION = 3

_GOOD = 100
"""The cost of a cut that hardly another one betters: a row or two short."""


class _Plan(Struct, frozen=True):
    """How the text is cut: the number of its first page, rows to a page, rows that this one begins
    lower, and the pages.
    """

    first: int
    depth: int
    sink: int
    cuts: tuple[Cut, ...]

    def pages(self) -> int:
        """All pages, with those before the text and the back cover."""
        return -(-(self.first + len(self.cuts)) // 4) * 4


def make_up(
    compositor: Compositor, style: Style, source: Source, reading: Reading
) -> tuple[PagedDocument, Problems]:
    """The whole pamphlet, pages in reading order, and what was wrong with its images, or too deep
    for a page.
    """
    description = source.description
    leaves = count()
    links = addresses(description)
    cover, imprint = (Forme(compositor, _frame(style, number), leaves) for number in (1, 2))
    band, problems = set_cover(cover, style, source, reading, room_below(compositor, style, links))
    problems += set_imprint(imprint, style, description, reading, source.text.sha256, links)
    blocks = _below_title(description, reading)
    matter = set_matter(compositor, style, blocks, leaves)
    galley, too_deep = without_the_deep(
        galley_of(matter), style.least_rows, reading.document, source.text
    )
    headings = [block for block in reading.document.blocks if isinstance(block, Heading)]
    contents = _contents(compositor, style, headings, leaves)
    first = _FIRST + (contents.pages() if contents else 0)
    if book := _as_book(matter, galley, style, first, headings):
        galley, _ = without_the_deep(book, style.least_rows, reading.document, source.text)
    plan = _plan(galley.slabs, style, first)
    contents, plan = _on_fewer_sheets(
        compositor, style, headings, leaves, galley.slabs, contents, plan
    )
    galley, cuts = with_looseness(matter, galley, plan.cuts, plan.depth, plan.sink, plan.first)
    plan = replace(plan, cuts=cuts)
    filled, text_sections = with_notes(
        _filled(style, galley, plan), galley.notes, galley.sections, leaves
    )
    title = description.short_title or description.title
    texts = list(_text_pages(compositor, style, galley, plan, filled, title))
    if texts and not any(isinstance(block, Title) for block in blocks):
        texts[0] = _named(compositor, style, texts[0], title)
    last = plan.pages()
    blanks = [
        Page(number, compositor.language.figures(number), ())
        for number in range(plan.first + len(texts), last)
    ]
    back = Forme(compositor, _frame(style, last), leaves)
    set_back(back, style, reading, links, band)
    made_up = [Element("Sect", tuple(forme.elements)) for forme in (cover, imprint, back)]
    marks = outline(
        description.title,
        headings,
        (made_up[0], *text_sections),
        (cover.page(1, style.height), *texts),
    )
    front, front_sections = _front(compositor, style, contents, marks[-len(headings) :], leaves)
    made = (
        cover.page(1, style.height),
        imprint.page(2, style.height),
        *front,
        *texts,
        *blanks,
        back.page(last, style.height),
    )
    sections = (
        made_up[0],
        made_up[1],
        *front_sections,
        *text_sections,
        *([made_up[2]] if made_up[2].children else []),
    )
    structure = Element("Document", sections)
    listed = [Bookmark(compositor.language.words.contents, _FIRST, 0)] if front else []
    marks = (*marks[:1], *listed, *marks[1:])
    makeup = _made_up(style, galley.slabs, plan, [page.number for page in blanks])
    return PagedDocument(
        PAMPHLET.path,
        style.width,
        style.height,
        made,
        structure,
        marks,
        style.note,
        0.4,
        True,
        makeup=makeup,
    ), problems + too_deep


def _frame(style: Style, number: int) -> Frame:
    return Frame(style.left(number), style.measure, style.qr)


def _below_title(description: Description, reading: Reading) -> list[Block]:
    """The blocks that the cover does not show."""
    return [block for block in reading.document.blocks if not is_shown(block, description)]


def _as_book(
    matter: Matter, galley: Galley, style: Style, first: int, headings: Sequence[Heading]
) -> Galley | None:
    """The galley with headings as books have them; None for a text of fewer pages.

    How many pages it has the first cut says, with the headings of a short text, and nothing asks
    again. Sections open pages where they have some pages each.
    """
    found = paginate(Rows(galley.slabs), style.rows, SINKS[0], first)
    if found is None or len(found[0]) < _BOOK:
        return None
    sections = sum(heading.level == 1 for heading in headings)
    return galley_of(matter, book=True, opening=sections * _PAGES_OF_A_SECTION <= len(found[0]))


def _plan(slabs: Sequence[Slab], style: Style, first: int) -> _Plan:
    """The cheapest way to cut at the style's depth that leaves no page blank, the first page begun
    a little higher or lower.

    The first one that is good is taken. Where none leaves no page blank: of the depths about it,
    the one that leaves fewest. How many pages a way takes is known before it is cut, so none is cut
    that leaves more blank than another.
    """
    rows = Rows(slabs)
    ways: list[tuple[int, int, int]] = []
    for depth in (style.rows, style.rows + 1, style.rows - 1):
        counted = ((sink, rows.pages(depth, sink)) for sink in SINKS)
        ways += [
            (-(first + pages) % 4, depth, sink) for sink, pages in counted if pages is not None
        ]
        if any(blanks == 0 for blanks, _, _ in ways):
            break
    fewest = min((blanks for blanks, _, _ in ways), default=0)
    options: list[tuple[int, _Plan]] = []
    for blanks, depth, sink in ways:
        if blanks == fewest and (found := paginate(rows, depth, sink, first)):
            cuts, cost = found
            options.append((cost, _Plan(first, depth, sink, cuts)))
            if blanks == 0 and cost <= _GOOD:
                return options[-1][1]
    if not options:
        raise AssertionError("no slab is deeper than a page")
    return min(options, key=lambda option: option[0])[1]


def _on_fewer_sheets(
    compositor: Compositor,
    style: Style,
    headings: Sequence[Heading],
    leaves: "count[int]",
    slabs: Sequence[Slab],
    contents: "Contents | None",
    plan: _Plan,
) -> "tuple[Contents | None, _Plan]":
    """Contents and plan, with the contents in two columns where that saves a sheet."""
    if contents is None or contents.pages() == 1:
        return contents, plan
    from edition.typeset.book.contents import in_two_columns

    narrow = in_two_columns(compositor, style, headings, contents, leaves)
    other = _plan(slabs, style, _FIRST + narrow.pages()) if narrow else plan
    return (narrow, other) if other.pages() < plan.pages() else (contents, plan)


def _made_up(style: Style, slabs: Sequence[Slab], plan: _Plan, blanks: Sequence[int]) -> MakeUp:
    pages = tuple(text_pages(style, slabs, plan.cuts, plan.depth, plan.sink, plan.first))
    sinks = (plan.sink, SINKS[0])
    return MakeUp(
        style.head,
        style.leading,
        style.measure,
        plan.depth,
        style.rows,
        *sinks,
        pages,
        tuple(blanks),
    )


def _filled(style: Style, galley: Galley, plan: _Plan) -> list[Filled]:
    """The lines of each page of text at their places."""
    pages: list[Filled] = []
    for number, cut in enumerate(plan.cuts, plan.first):
        slabs = galley.slabs[cut.start : cut.end]
        top = style.head + (plan.sink * style.leading if number == plan.first else 0)
        turned = slabs[0].turned
        found = placed(
            slabs,
            *(style.turned_corner(number) if turned else (style.left(number), top)),
            style.leading,
        )
        notes = tuple(label for slab in slabs for label in slab.notes)
        pages.append(
            Filled(tuple(found.lines), notes, tuple(found.furniture), tuple(found.rules), turned)
        )
    return pages


def _text_pages(
    compositor: Compositor,
    style: Style,
    galley: Galley,
    plan: _Plan,
    filled: Sequence[Filled],
    title: str,
) -> "Sequence[Page]":
    pages: list[Page] = []
    section = title
    bottom = style.head + (plan.depth - 1) * style.leading
    for number, (cut, page) in enumerate(zip(plan.cuts, filled, strict=True), plan.first):
        slabs = galley.slabs[cut.start : cut.end]
        first = number == plan.first
        begun = [slab.section for slab in slabs if slab.section]
        section = begun[0] if begun and slabs[0].section else section
        opens = slabs[0].turned or (
            slabs[0].penalty == FORCED and not (cut.start and galley.slabs[cut.start - 1].turned)
        )
        head = "" if opens else section if number % 2 else title
        folio = compositor.language.figures(number)
        furnished = () if first else furniture(compositor, style, number, folio, head)
        left = style.left(number)
        notes = [galley.notes[label] for label in page.notes]
        below, rules = foot(
            notes, left, left + style.measure, bottom, style.note_leading, style.size
        )
        lines = (*page.lines, *below)
        links = tuple(link_areas(compositor, lines, galley.links))
        area = style.turned_area(number) if page.turned else style.area(number)
        drawn = (*rules, *page.rules)
        made = Page(
            number,
            folio,
            lines,
            page.furniture,
            drawn,
            links=links,
            areas=(area,),
            turned=page.turned,
        )
        pages.append(
            replace(made, upright=furnished)
            if page.turned
            else replace(made, furniture=(*page.furniture, *furnished))
        )
        section = begun[-1] if begun else section
    return pages


def _contents(
    compositor: Compositor, style: Style, headings: Sequence[Heading], leaves: "count[int]"
) -> "Contents | None":
    """The contents, as far as they are known before the text is paged; None where there are too few
    headings.
    """
    if sum(heading.of == "section" for heading in headings) < _LISTED:
        return None
    from edition.typeset.book.contents import set_contents

    return set_contents(compositor, style, headings, _FIRST, leaves)


def _front(
    compositor: Compositor,
    style: Style,
    contents: "Contents | None",
    goals: Sequence[Bookmark],
    leaves: "count[int]",
) -> tuple[tuple[Page, ...], tuple[Element, ...]]:
    """The pages of the contents and their Sect, if there are any; like the text they open without
    head and folio.
    """
    if contents is None:
        return (), ()
    from edition.typeset.book.contents import fill_contents

    formes, section = fill_contents(compositor, style, contents, goals, _FIRST, leaves)
    first, *others = (
        forme.page(number, style.height) for number, forme in enumerate(formes, _FIRST)
    )
    head = compositor.language.words.contents
    more = [
        replace(page, furniture=furniture(compositor, style, page.number, page.folio, head))
        for page in others
    ]
    return (first, *more), (section,)


def _named(compositor: Compositor, style: Style, page: Page, title: str) -> Page:
    """The first page of the text with what that is called, as large as a heading, or larger where
    such a one stands below it.

    Drawn, for the cover says it.
    """
    below = page.lines[0].line.size if page.lines else 0
    most = style.opening * (13 if below == style.opening else 10) // 10
    large = fit(compositor, title, Type("Black", most), Space(style.measure), range(1, 3))
    lines = compositor.parts(
        [(line, Type("Black", large.size)) for line in large.lines], ARTIFACT, style.measure
    )
    step = style.leading * 3 // 2
    name = (
        PlacedLine(line, style.left(page.number), style.head + i * step)
        for i, line in enumerate(lines)
    )
    return replace(page, furniture=(*page.furniture, *name))
