"""How many pages each form of a pamphlet takes, and which of them it has: the fewest sheets first,
then what is given up least.

How many pages a way to cut takes is known before anything is cut, so all forms are counted and few
are cut.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, count, groupby, islice
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.model.description import Layout
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.page import Saving
from edition.model.source import SourceText
from edition.typeset.block.galley import Galley, Matter, galley_of, varied
from edition.typeset.block.sections import Turns, page_turns
from edition.typeset.block.slabs import FORCED, Slab
from edition.typeset.book.beside_text import BesideText
from edition.typeset.book.contents import Contents, in_two_columns, set_contents
from edition.typeset.book.forms import Form, TextSize, forms, lighter, thriftiest
from edition.typeset.forme.forme import Manuscript
from edition.typeset.line.style import Style
from edition.typeset.page.feet import without_the_deep
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate, shape, with_looseness

_BOOK = 40
"""Pages of text from which on it is a book."""
_PAGES_OF_A_SECTION = 3
"""Pages that the sections of a book have, on the average, where each of them opens a page."""
_GOOD = 100
"""The cost of a cut that hardly another one betters: a row or two short."""
_DEEPEST = 2
"""And at the head or at the foot of a page nothing else takes more than one part in so many."""
_ENDLESS = 1_000_000
"""More pages than any form has."""
_STUB = 3
"""Of a page, one part in so many: with fewer rows it looks forgotten."""


class Plan(Struct, frozen=True):
    """A form, and how the text is cut into pages for it: its galley, which ends with the room for
    an imprint at its foot, and its contents, None where the form has none.
    """

    form: Form
    galley: Galley
    grid: Grid
    cuts: tuple[Cut, ...]
    contents: Contents | None

    @property
    def pages(self) -> int:
        """All pages, with those before the text and behind it."""
        return _in_sheets(self.grid.first - 1 + len(self.cuts) + self.form.behind)

    @property
    def blanks(self) -> int:
        """How many of them are blank."""
        return self.pages - (self.grid.first - 1 + len(self.cuts) + self.form.behind)

    @property
    def stubs(self) -> int:
        """Pages that end early for what opens the next one, or with the text, and have few rows."""
        slabs, few = self.galley.slabs, self.grid.depth // _STUB
        ends = [cut for cut in self.cuts if cut.end == len(slabs) or _opens(slabs[cut.end])]
        return sum(cut.rows < few for cut in ends)


class _Way(Struct, frozen=True):
    """A form with a grid to cut it on, and how many pages, and blank ones, that comes to."""

    form: Form
    grid: Grid
    pages: int
    blanks: int


_Key: TypeAlias = tuple[bool, Turns, bool]
"""What of a form changes the slabs of its text."""


def _key(form: Form) -> _Key:
    return form.cover, form.turns, form.imprint == "a foot"


class Planner:
    """Finds the plan of a text that is set, whatever is asked of its form."""

    def __init__(
        self, manuscript: Manuscript, matter: Matter, beside: BesideText, source: SourceText
    ) -> None:
        self._manuscript = manuscript
        self._matter = matter
        self.beside = beside
        self._source = source
        self._galleys: dict[_Key, tuple[Galley, Problems]] = {}
        self._rows: dict[_Key, Rows] = {}
        self._contents: dict[tuple[int, int], Contents | None] = {}

    @property
    def style(self) -> Style:
        """That of the text."""
        return self._matter.context.style

    @cached_property
    def size(self) -> TextSize:
        """How many pages the text has by itself a first cut says, with the headings of a short
        text, and nothing asks again.
        """
        headings = self._manuscript.headings()
        galley = self._deep(galley_of(self._matter))
        rows = self._rows_of(galley[0].slabs)
        pages = rows.pages(Grid(self.style.rows, self.style.sinks[0])) or 0
        book = pages >= _BOOK
        # A short text is planned as it was counted.
        if not book:
            key = _key(Form())
            self._galleys[key], self._rows[key] = galley, rows
        listed = sum(heading.of == "section" for heading in headings)
        turning = bool(page_turns(self._matter.context.blocks))
        return TextSize(listed, pages, turning, book)

    def plan(self, layout: Layout, wished: int | None = None) -> Plan | None:
        """The worthiest of the forms with the fewest sheets; of those with `wished` pages, if there
        are any. None where the text can be cut for none.

        No part of the text that opens a page leaves another one nearly empty, if it can open none.
        """
        if not self.can(layout):
            return None
        every = forms(layout, self.size)
        if self.size.book and wished is None:
            return self._loosened(self._as_a_book(every))
        least = self._least(layout)
        for aimed in chain([] if wished is None else [wished], count(least, PAGES_OF_A_SHEET)):
            plans: list[Plan] = []
            for form in every:
                if plans and replace(form, turns="both") != replace(plans[0].form, turns="both"):
                    continue
                if made := self._cut(form, self._ways(form, layout, aimed)):
                    plans.append(made)
                    if not made.stubs:
                        break
            if plans:
                return self._loosened(min(plans, key=lambda plan: plan.stubs))
        raise AssertionError("some form always has its pages")

    def _as_a_book(self, every: Sequence[Form]) -> Plan:
        """The plan of a book: the cheapest pages, whatever a row on each of them would spare; of
        its forms that with the fewest sheets.
        """
        made = (self._cut(form, self._every_way(form)) for form in every)
        return min((plan for plan in made if plan), key=lambda plan: plan.pages)

    def can(self, layout: Layout) -> bool:
        """Whether the text can be cut for any form of a layout."""
        return any(True for form in forms(layout, self.size) for _ in self._every_way(form))

    def problems(self, plan: Plan) -> Problems:
        """Which notes are too deep for a page."""
        return self._galley(plan.form)[1]

    def savings(self, layout: Layout, plan: Plan) -> Iterator[Saving]:
        """What one thing more given up would come to, where that saves a sheet; a book gives up
        nothing.
        """
        if self.size.book:
            return
        for line, other in lighter(layout, plan.form):
            if (least := self._fewest(other, plan.pages)) < plan.pages:
                yield Saving(line, least)

    def joinable(self, plan: Plan) -> Iterator[int]:
        """The numbers of pages that end for slogans or names."""
        slabs = plan.galley.slabs
        for number, cut in enumerate(plan.cuts, plan.grid.first):
            # Sections of a book and what follows a turned table open pages too.
            follows = slabs[cut.end] if cut.end < len(slabs) else None
            if follows and _opens(follows) and not (self.size.book or slabs[cut.start].turned):
                yield number

    def _least(self, layout: Layout) -> int:
        """The fewest pages that a layout allows, by those of its forms that give up the most: with
        a row more on each page than usual.
        """
        fewest = self._fewest(layout, _ENDLESS)
        return PAGES_OF_A_SHEET if fewest == _ENDLESS else fewest

    def _fewest(self, layout: Layout, below: int) -> int:
        """The same where that is `below` so many pages, else these."""
        deepest = self.style.rows + 1
        # A title at the head, an imprint at the foot are set where they might make fewer: last.
        for form in sorted(thriftiest(forms(layout, self.size)), key=_set_beside):
            bound = self._at_best(form, deepest)
            if not form.cover and layout.cover is not False and bound > PAGES_OF_A_SHEET:
                continue
            if bound < below:
                ways = islice(self._ways_at(form, deepest), 1)
                below = min([below, *(way.pages for way in ways if _may_be(way, layout))])
        return below

    def _at_best(self, form: Form, depth: int) -> int:
        """Pages than which a form has no fewer: those of its text alone, which without a cover may
        begin lower, with what is before and behind it.
        """
        rows = self._counted(replace(form, cover=True, imprint="behind the cover"))
        grid = Grid(depth, self.style.sinks[0])
        text = rows.pages(grid) if form.cover else rows.begun_lower(grid)
        contents = self._listed(form)
        before = form.before + (contents.pages() if contents else 0)
        return _in_sheets(before + (text or 0) + form.behind)

    def _ways(self, form: Form, layout: Layout, aimed: int) -> Iterator[_Way]:
        """The ways to make so many pages of a form."""
        for way in self._every_way(form):
            if way.pages == aimed and _may_be(way, layout):
                yield way

    def _every_way(self, form: Form) -> Iterator[_Way]:
        """Pages of the usual depth, then of a row more or less."""
        rows = self.style.rows
        return chain.from_iterable(
            self._ways_at(form, depth) for depth in (rows, rows + 1, rows - 1)
        )

    def _ways_at(self, form: Form, depth: int) -> Iterator[_Way]:
        """Pages of one depth, the first page begun a little higher or lower."""
        style = self.styled(form)
        foot = self.beside.foot_rows if form.imprint == "a foot" else 0
        if max(foot, *style.sinks) > style.rows // _DEEPEST:
            return
        contents = self._listed(form)
        if form.columns and contents is None:
            return
        first = form.before + (contents.pages() if contents else 0) + 1
        rows = self._counted(form)
        for sink in style.sinks:
            grid = Grid(depth, sink, first)
            pages = rows.pages(grid)
            if pages is not None:
                needed = first - 1 + pages + form.behind
                yield _Way(form, grid, _in_sheets(needed), -needed % PAGES_OF_A_SHEET)

    def _cut(self, form: Form, ways: Iterator[_Way]) -> Plan | None:
        """The cheapest way to cut that leaves no page blank; the first one that is good is taken.
        Of the ways, which come depth by depth, no more are looked at than until one does.

        Where none leaves no page blank: of the depths about the usual one, the way that leaves
        fewest. None is cut that leaves more blank than another.
        """
        tried: list[_Way] = []
        for _, at_a_depth in groupby(ways, key=lambda way: way.grid.depth):
            tried += at_a_depth
            if any(way.blanks == 0 for way in tried):
                break
        if not tried:
            return None
        fewest = min(way.blanks for way in tried)
        galley, _ = self._galley(form)
        options: list[tuple[int, Plan]] = []
        for way in tried:
            if way.blanks == fewest and (found := paginate(self._counted(form), way.grid)):
                cuts, cost = found
                # An imprint alone on its page is no foot.
                if form.imprint == "a foot" and galley.slabs[cuts[-1].start] is galley.slabs[-1]:
                    continue
                options.append((cost, Plan(form, galley, way.grid, cuts, self._listed(form))))
                if way.blanks == 0 and cost <= _GOOD:
                    return options[-1][1]
        return min(options, key=lambda option: option[0])[1] if options else None

    def _loosened(self, plan: Plan) -> Plan:
        """The plan with what mends its pages."""
        slabs, cuts = with_looseness(
            plan.galley.slabs,
            self._counted(plan.form),
            plan.cuts,
            plan.grid,
            partial(varied, self._matter),
        )
        return replace(plan, galley=replace(plan.galley, slabs=slabs), cuts=cuts)

    def styled(self, form: Form) -> Style:
        """The style of the text below what stands at its head."""
        if form.cover:
            return self.style
        return replace(self.style, sinks=tuple(self.beside.head_rows + more for more in range(3)))

    def _galley(self, form: Form) -> tuple[Galley, Problems]:
        """The text for a form."""
        book, key = self.size.book, _key(form)
        if key not in self._galleys:
            style = self.styled(form)
            context = replace(self._matter.context, style=style)
            matter, sections = replace(self._matter, context=context), self._sections()
            opening = sections * _PAGES_OF_A_SECTION <= self.size.pages
            galley = galley_of(matter, book=book, opening=book and opening, turns=form.turns)
            if form.imprint == "a foot":
                galley = replace(galley, slabs=(*galley.slabs, Slab(self.beside.foot_rows)))
            # A head stands on a page of text, be that empty.
            elif not (form.cover or galley.slabs):
                galley = replace(galley, slabs=(Slab(1),))
            self._galleys[key] = self._deep(galley)
        return self._galleys[key]

    def _deep(self, galley: Galley) -> tuple[Galley, Problems]:
        """Without what is deeper than any page but one that has a head or an imprint."""
        document, room = self._manuscript.reading.document, self.style.least_rows
        return without_the_deep(galley, room, document, self._source)

    def _sections(self) -> int:
        return sum(heading.level == 1 for heading in self._manuscript.headings())

    def _counted(self, form: Form) -> Rows:
        """The slabs of the text for a form, with what was found of them."""
        key = _key(form)
        if key not in self._rows:
            self._rows[key] = self._rows_of(self._galley(form)[0].slabs)
        return self._rows[key]

    def _rows_of(self, slabs: tuple[Slab, ...]) -> Rows:
        compositor = self._manuscript.compositor
        return compositor.once(lambda: ("rows", shape(slabs)), lambda: Rows(slabs))

    def _listed(self, form: Form) -> Contents | None:
        """The contents of a form, None where it has none, or two columns are no shorter."""
        if not form.columns:
            return None
        first = form.before + 1
        if (form.columns, first) not in self._contents:
            one = self._contents.get((1, first)) or set_contents(
                self._manuscript, self.style, first
            )
            self._contents[1, first] = one
            if form.columns == 2:
                wide = one.pages() > 1
                two = in_two_columns(self._manuscript, self.style, one) if wide else None
                self._contents[2, first] = two
        return self._contents[form.columns, first]


def _set_beside(form: Form) -> tuple[bool, bool]:
    """What of a form is set to see what room it leaves the text."""
    return not form.cover, form.imprint == "a foot"


def _may_be(way: _Way, layout: Layout) -> bool:
    """A cover is left out unasked only where that makes one sheet of several."""
    return way.form.cover or layout.cover is False or way.pages == PAGES_OF_A_SHEET


def _in_sheets(pages: int) -> int:
    """The pages of all sheets that these take."""
    return -(-pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET


def _opens(slab: Slab) -> bool:
    return slab.penalty == FORCED
