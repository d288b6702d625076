"""The leaflet: the whole text on A4 sheets folded in three, a cover on the front, at the end where
the text is to be found.

The fewest sheets win, then the cover, then the size of the type. A cover that would cost a sheet,
or type below 9 pt, is left out: the title stands above the text then. A symbol costs half a point
at most.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, Severity
from edition.core.units import Length, pt
from edition.model.imposition import Folding
from edition.model.output_kinds import LEAFLET
from edition.model.page import Element, PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.galley import Galley
from edition.typeset.block.slabs import FORBIDDEN, Slab, cuttable
from edition.typeset.book.folded import Shown, folded
from edition.typeset.book.leaflet_ends import End, back, below, cover, foot, slogan_of
from edition.typeset.book.panels import HEIGHT, OF_A_SHEET, ON_A_SIDE, WIDTH, panels, widths
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.style import Style, justified, leaflet
from edition.typeset.page.link_areas import link_areas
from edition.typeset.page.pagination import Cut, Rows, paginate
from edition.typeset.page.running import Addresses, end_addresses, place_slabs, running_galley

_SMALLEST, _LARGEST, _STEP = pt(8), pt(11), pt(0.5)
_LEAST_BEHIND_A_COVER = pt(9)


class _Text(Struct, frozen=True):
    """The text set at a size: its galley, and whether a cover goes before it."""

    style: Style
    galley: Galley
    covered: bool

    def cuts(self, room: Length) -> tuple[Cut, ...]:
        """The panels, so much kept free at the end."""
        found = paginate(Rows(self.slabs(room)), self.style.rows, 0, 1)
        if found is None:
            raise AssertionError("no slab is deeper than a panel")
        return found[0]

    def slabs(self, room: Length) -> tuple[Slab, ...]:
        """Those of the galley and one for what is kept free; that stands alone where what it should
        not leave fills a panel.
        """
        below = Slab(-(-room // self.style.leading), penalty=FORBIDDEN)
        return tuple(cuttable((*self.galley.slabs, below), self.style.rows))


class _Plan(Struct, frozen=True):
    """A text, the panels it takes, and what stands at its end: on a panel of its own (`back`) or
    below its last line.
    """

    text: _Text
    cuts: tuple[Cut, ...]
    end: Addresses
    back: bool

    def sheets(self) -> int:
        """How many it takes."""
        return -(-(len(self.cuts) + self.text.covered) // OF_A_SHEET)


def set_leaflet(
    compositor: Compositor, source: Source, reading: Reading
) -> tuple[PagedDocument, Problems]:
    """On the fewest sheets; a note where that is more than one, or there is no cover."""
    setting = _Setting(compositor, source, reading)
    plan = setting.best()
    return setting.paged(plan), tuple(_notes(plan))


class _Setting:
    """The ways to set one text as a leaflet."""

    def __init__(self, compositor: Compositor, source: Source, reading: Reading) -> None:
        self._compositor, self._source, self._reading = compositor, source, reading
        self._leaves = count()
        self._fewest = self._in_letters(self._text(_SMALLEST, covered=False)).sheets()

    def best(self) -> _Plan:
        """The largest type with a cover, else without one."""
        _, crowded = cover(
            self._compositor, self._style(_LARGEST), self._source, self._reading, count()
        )
        plan = None if crowded else self._largest(_LEAST_BEHIND_A_COVER, covered=True)
        plan = plan or self._largest(_SMALLEST, covered=False)
        if plan is None:
            raise AssertionError("the smallest type takes the fewest sheets")
        return plan

    def _largest(self, least: Length, *, covered: bool) -> _Plan | None:
        """The largest type on the fewest sheets; half a point less where that makes room for a
        symbol.
        """
        larger: _Plan | None = None
        for size in range(_LARGEST, least - 1, -_STEP):
            text = self._text(size, covered=covered)
            plan = self._with_symbol(text)
            if plan and plan.sheets() == self._fewest:
                return plan
            if larger:
                return larger
            plan = self._in_letters(text)
            larger = plan if plan.sheets() == self._fewest else None
        return larger

    def _with_symbol(self, text: _Text) -> _Plan | None:
        """Where a panel of the last sheet is free, that is the back; else some 40 mm are wanted at
        the foot of the last one.
        """
        end = self._end(text.style)
        if not end.figures:
            return None
        cuts = text.cuts(0)
        if (len(cuts) + text.covered) % OF_A_SHEET:
            return _Plan(text, cuts, end, back=True)
        shared = text.cuts(end.height + text.style.leading)
        return _Plan(text, shared, end, back=False) if len(shared) == len(cuts) else None

    def _in_letters(self, text: _Text) -> _Plan:
        end = self._end(replace(text.style, qr=0))
        return _Plan(
            text, text.cuts(end.height + text.style.leading if end.lines else 0), end, back=False
        )

    def _text(self, size: Length, *, covered: bool) -> _Text:
        style, description = self._style(size), self._source.description
        galley = running_galley(
            self._compositor, style, description, self._reading, self._leaves, titled=not covered
        )
        return _Text(style, galley, covered)

    def _style(self, size: Length) -> Style:
        return leaflet(size, justified(self._source.description.typography))

    def _end(self, style: Style) -> Addresses:
        return end_addresses(self._compositor, style, self._source.description, self._leaves)

    def paged(self, plan: _Plan) -> PagedDocument:
        """The sheets of a plan."""
        text, fold, sheets = plan.text, self._source.description.leaflet.fold, plan.sheets()
        style, places = text.style, panels(fold, sheets, back=plan.back)
        shown = [self._shown(text, cut) for cut in plan.cuts]
        sections = text.galley.sections
        if text.covered:
            (front, elements), _ = cover(
                self._compositor, style, self._source, self._reading, self._leaves
            )
            shown, sections = [front, *shown], (Element("Sect", elements), *sections)
        last, elements = self._last(plan, shown)
        if plan.back:
            shown += [Shown()] * (len(places) - len(shown) - 1) + [last]
        else:
            shown[-1] = shown[-1].with_(last)
        sections = (*sections, *([Element("Sect", elements)] if elements else []))
        structure = Element("Document", sections)
        pages, structure = folded(
            self._compositor, style, fold, places, shown, structure, self._leaves
        )
        folding = Folding(fold, sheets, widths(fold, 0), text.covered, plan.back)
        return PagedDocument(
            LEAFLET.path,
            WIDTH,
            HEIGHT,
            pages,
            structure,
            (),
            style.size,
            0.0,
            True,
            folding=folding,
        )

    def _shown(self, text: _Text, cut: Cut) -> Shown:
        found = place_slabs(text.slabs(0), cut, text.style, 0, text.style.head)
        links = tuple(link_areas(self._compositor, found.lines, text.galley.links))
        return Shown(
            tuple(found.lines), links, rules=tuple(found.rules), furniture=tuple(found.furniture)
        )

    def _last(self, plan: _Plan, shown: Sequence[Shown]) -> End:
        """The back, or what stands at the foot of the last panel of text; a slogan there does not
        stand beside itself.
        """
        style, slogan = plan.text.style, slogan_of(self._reading)
        if plan.back:
            return back(self._compositor, style, slogan, plan.end, self._leaves)
        y = max((line.y for line in shown[-1].lines), default=style.head - style.leading)
        if not plan.end.figures:
            return below(plan.end, y + style.leading)
        beside = shown[-ON_A_SIDE:] if self._source.description.leaflet.fold == "z" else shown[-1:]
        slogan = "" if any(each.says(slogan) for each in beside) else slogan
        return foot(self._compositor, style, slogan, plan.end, y, self._leaves)


def _notes(plan: _Plan) -> Iterator[Diagnostic]:
    sheets, size, act = (
        plan.sheets(),
        plan.text.style.size / 1000,
        "print them together, or give away the handout",
    )
    if sheets > 1:
        fact = (
            f"the leaflet takes {sheets} sheets at {size:g} pt, for one would take type below "
            f"{_SMALLEST / 1000:g} pt"
        )
        yield Diagnostic(Severity.NOTE, "leaflet-sheets", fact, act)
    if not plan.text.covered:
        fact = (
            "the leaflet has no cover, which would take another sheet, or type below "
            f"{_LEAST_BEHIND_A_COVER / 1000:g} pt"
        )
        yield Diagnostic(
            Severity.NOTE, "leaflet-cover", fact, "leave it so, or shorten title and text"
        )
