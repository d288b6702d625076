"""The pamphlet: cover, imprint, text, back cover, in a multiple of four pages."""

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.core.units import Length
from edition.model.description import Description
from edition.model.document import Block, Heading
from edition.model.makeup import MakeUp
from edition.model.page import Bookmark, Element, Page, PagedDocument, PlacedLine, Rule
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.addresses import addresses
from edition.typeset.back import set_back
from edition.typeset.cover import set_cover
from edition.typeset.deep import without_the_deep
from edition.typeset.feet import Filled, foot, with_notes
from edition.typeset.forme import Forme, Frame
from edition.typeset.furniture import furniture
from edition.typeset.galley import FORCED, Galley, Setter, Slab
from edition.typeset.imprint import set_imprint
from edition.typeset.lines import Compositor
from edition.typeset.link_areas import link_areas
from edition.typeset.looseness import with_looseness
from edition.typeset.making_up import text_pages
from edition.typeset.outline import outline
from edition.typeset.pagination import Cut, Rows, paginate
from edition.typeset.running import is_shown
from edition.typeset.style import Style

if TYPE_CHECKING:
    from edition.typeset.contents import Contents

_FIRST = 3
_LISTED = 5
"""Headings from which on a text has contents, that over the signatories not counted."""

_SINKS = (4, 5, 6)
_GOOD = 100
"""The cost of a cut that hardly another one betters: a row or two short."""


class _Plan(Struct, frozen=True):
    """How the text is cut: the number of its first page, rows to a page, rows that this one begins lower, and the pages."""

    first: int
    depth: int
    sink: int
    cuts: tuple[Cut, ...]

    def pages(self) -> int:
        """All pages, with those before the text and the back cover."""
        return -(-(self.first + len(self.cuts)) // 4) * 4


def make_up(compositor: Compositor, style: Style, source: Source, reading: Reading) -> tuple[PagedDocument, Problems]:
    """The whole pamphlet, pages in reading order, and what was wrong with its images, or too deep for a page."""
    description = source.description
    leaves = count()
    links = addresses(description)
    cover, imprint = (Forme(compositor, _frame(style, number), leaves) for number in (1, 2))
    problems = set_cover(cover, style, source, reading)
    problems += set_imprint(imprint, style, description, reading, source.text.sha256, links)
    setter = Setter(compositor, style, leaves)
    galley = setter.galley(_below_title(description, reading))
    galley, too_deep = without_the_deep(galley, style.rows - 1 - max(_SINKS), reading.document, source.text)
    headings = [block for block in reading.document.blocks if isinstance(block, Heading)]
    contents = _contents(compositor, style, headings, leaves)
    plan = _plan(galley.slabs, style, _FIRST + (contents.pages() if contents else 0))
    contents, plan = _on_fewer_sheets(compositor, style, headings, leaves, galley.slabs, contents, plan)
    galley, cuts = with_looseness(setter, galley, plan.cuts, plan.depth, plan.sink, plan.first)
    plan = replace(plan, cuts=cuts)
    filled, text_sections = with_notes(_filled(style, galley, plan), galley.notes, galley.sections, leaves)
    texts = list(_text_pages(compositor, style, galley, plan, filled, description.short_title or description.title))
    last = plan.pages()
    blanks = [Page(number, compositor.language.figures(number), ()) for number in range(plan.first + len(texts), last)]
    back = Forme(compositor, _frame(style, last), leaves)
    set_back(back, style, reading, links)
    made_up = [Element("Sect", tuple(forme.elements)) for forme in (cover, imprint, back)]
    marks = outline(description.title, headings, (made_up[0], *text_sections), (cover.page(1, style.height), *texts))
    front, front_sections = _front(compositor, style, contents, marks[-len(headings) :], leaves)
    made = (cover.page(1, style.height), imprint.page(2, style.height), *front, *texts, *blanks, back.page(last, style.height))
    sections = (made_up[0], made_up[1], *front_sections, *text_sections, *([made_up[2]] if made_up[2].children else []))
    structure = Element("Document", sections)
    listed = [Bookmark(compositor.language.words.contents, _FIRST, 0)] if front else []
    marks = (*marks[:1], *listed, *marks[1:])
    makeup = _made_up(style, galley.slabs, plan, [page.number for page in blanks])
    return PagedDocument(
        "pamphlet", style.width, style.height, made, structure, marks, style.note, 0.4, True, makeup=makeup
    ), problems + too_deep


def _frame(style: Style, number: int) -> Frame:
    return Frame(style.left(number), style.measure, style.qr)


def _below_title(description: Description, reading: Reading) -> list[Block]:
    """The blocks that the cover does not show."""
    return [block for block in reading.document.blocks if not is_shown(block, description)]


def _plan(slabs: Sequence[Slab], style: Style, first: int) -> _Plan:
    """The cheapest way to cut at the style's depth that leaves no page blank, the first page begun a little higher or lower.

    The first one that is good is taken. Where none leaves no page blank: of the depths about it, the one that leaves fewest.
    """
    rows = Rows(slabs)
    options: list[tuple[int, int, _Plan]] = []
    for depth in (style.rows, style.rows + 1, style.rows - 1):
        for sink in _SINKS:
            if found := paginate(rows, depth, sink, first):
                cuts, cost = found
                blanks, plan = -(first + len(cuts)) % 4, _Plan(first, depth, sink, cuts)
                if blanks == 0 and cost <= _GOOD:
                    return plan
                options.append((blanks, cost, plan))
        if any(blanks == 0 for blanks, _, _ in options):
            break
    if not options:
        raise AssertionError("no slab is deeper than a page")
    return min(options, key=lambda option: option[:2])[2]


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
    from edition.typeset.contents import in_two_columns

    narrow = in_two_columns(compositor, style, headings, contents, leaves)
    other = _plan(slabs, style, _FIRST + narrow.pages()) if narrow else plan
    return (narrow, other) if other.pages() < plan.pages() else (contents, plan)


def _made_up(style: Style, slabs: Sequence[Slab], plan: _Plan, blanks: Sequence[int]) -> MakeUp:
    pages = tuple(text_pages(style, slabs, plan.cuts, plan.depth, plan.sink, plan.first))
    sinks = (plan.sink, _SINKS[0])
    return MakeUp(style.head, style.leading, style.measure, plan.depth, style.rows, *sinks, pages, tuple(blanks))


def _filled(style: Style, galley: Galley, plan: _Plan) -> list[Filled]:
    """The lines of each page of text at their places."""
    pages: list[Filled] = []
    for number, cut in enumerate(plan.cuts, plan.first):
        slabs = galley.slabs[cut.start : cut.end]
        top = style.head + (plan.sink * style.leading if number == plan.first else 0)
        lines = tuple(_placed(slabs, style.left(number), top, style.leading))
        pages.append(Filled(lines, tuple(label for slab in slabs for label in slab.notes)))
    return pages


def _text_pages(
    compositor: Compositor, style: Style, galley: Galley, plan: _Plan, filled: Sequence[Filled], title: str
) -> "Sequence[Page]":
    pages: list[Page] = []
    section = title
    bottom = style.head + (plan.depth - 1) * style.leading
    for number, (cut, page) in enumerate(zip(plan.cuts, filled, strict=True), plan.first):
        slabs = galley.slabs[cut.start : cut.end]
        first = number == plan.first
        begun = [slab.section for slab in slabs if slab.section]
        section = begun[0] if begun and slabs[0].section else section
        opens = slabs[0].penalty == FORCED
        head = "" if opens else section if number % 2 else title
        folio = compositor.language.figures(number)
        placed = () if first else furniture(compositor, style, number, folio, head)
        left = style.left(number)
        notes = [galley.notes[label] for label in page.notes]
        below, rules = foot(notes, left, left + style.measure, bottom, style.note_leading, style.size)
        lines = (*page.lines, *below)
        opening = (_opening_rule(style, number, lines[0].y),) if first and lines else ()
        links = tuple(link_areas(compositor, lines, galley.links))
        area = style.area(number)
        pages.append(Page(number, folio, lines, placed, (*opening, *rules), links=links, areas=(area,)))
        section = begun[-1] if begun else section
    return pages


def _contents(compositor: Compositor, style: Style, headings: Sequence[Heading], leaves: "count[int]") -> "Contents | None":
    """The contents, as far as they are known before the text is paged; None where there are too few headings."""
    if sum(heading.of == "section" for heading in headings) < _LISTED:
        return None
    from edition.typeset.contents import set_contents

    return set_contents(compositor, style, headings, _FIRST, leaves)


def _front(
    compositor: Compositor, style: Style, contents: "Contents | None", goals: Sequence[Bookmark], leaves: "count[int]"
) -> tuple[tuple[Page, ...], tuple[Element, ...]]:
    """The pages of the contents and their Sect, if there are any; like the text they open without head and folio."""
    if contents is None:
        return (), ()
    from edition.typeset.contents import fill_contents

    formes, section = fill_contents(compositor, style, contents, goals, _FIRST, leaves)
    first, *others = (forme.page(number, style.height) for number, forme in enumerate(formes, _FIRST))
    head = compositor.language.words.contents
    more = [replace(page, furniture=furniture(compositor, style, page.number, page.folio, head)) for page in others]
    return (first, *more), (section,)


def _opening_rule(style: Style, number: int, first: Length) -> Rule:
    """A short rule from which the text hangs, an echo of the cover's band."""
    right = style.left(number) + style.measure
    return Rule(right - 4 * style.size, first - 3 * style.leading, 4 * style.size, style.size // 5, "accent")


def _placed(slabs: Sequence[Slab], left: Length, y: Length, leading: Length) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    for slab in slabs:
        lines += [PlacedLine(line, left, y + below) for below, line in slab.lines]
        y += slab.rows * leading
    return lines
