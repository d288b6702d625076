"""The leaflet: the whole text on A4 sheets folded in three, a cover on the front, on the back or at
the foot of the last panel where the text is to be found.

The fewest sheets win, then the cover, then the size of the type. A cover that would cost a sheet,
or type below 9 pt, is left out: the title stands above the text then. A symbol costs half a point
at most.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, Severity
from edition.core.quoting import worded
from edition.core.units import Length, in_points, pt
from edition.model.document import Slogan
from edition.model.imposition import Folding
from edition.model.output_kinds import LEAFLET
from edition.model.page import Arrangement, Element, PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, Stack, fit
from edition.typeset.block.galley import Galley
from edition.typeset.block.slabs import FORBIDDEN, Slab, cuttable
from edition.typeset.book.covers import set_cover
from edition.typeset.book.panels import (
    HEIGHT,
    OF_A_SHEET,
    ON_A_SIDE,
    WIDTH,
    PanelContent,
    folded,
    panels,
    widths,
)
from edition.typeset.book.single_pages import (
    Addresses,
    end_addresses,
    running_galley,
    stand,
)
from edition.typeset.forme.forme import Forme, Frame, Manuscript, within
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.rows import spaced
from edition.typeset.line.style import Style, justified, leaflet
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate

_SMALLEST, _LARGEST, _STEP = pt(8), pt(11), pt(0.5)
"""Sizes of the text that are tried, from the largest down."""
_LEAST_BEHIND_A_COVER = pt(9)
"""A cover is worth no smaller type."""
_SLOGAN: Length = pt(40)
"""A slogan, however short."""
_LINES = Stack(1, 1.25)
"""Those of a slogan."""
_AROUND = 3
"""Rows of white above and below a slogan at the foot of a panel, at least."""


class _Text(Struct, frozen=True):
    """The text set at a size: its galley, and whether a cover goes before it."""

    style: Style
    galley: Galley
    covered: bool

    def cuts(self, room: Length) -> tuple[Cut, ...]:
        """The panels, so much kept free at the end."""
        found = paginate(Rows(self.slabs(room)), Grid(self.style.rows))
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


_End = tuple[PanelContent, tuple[Element, ...]]
"""A panel, or what is added to one, and the elements of it."""


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
        self._source = source
        self._manuscript = Manuscript(compositor, source.description, reading, count())
        self._fewest = self._in_letters(self._text(_SMALLEST, covered=False)).sheets()

    def best(self) -> _Plan:
        """The largest type with a cover, else without one."""
        tried = self._manuscript._replace(leaves=count())
        _, crowded = _cover(tried, self._style(_LARGEST), self._source)
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
        end = end_addresses(self._manuscript, text.style)
        if not end.shown.figures:
            return None
        cuts = text.cuts(0)
        if (len(cuts) + text.covered) % OF_A_SHEET:
            return _Plan(text, cuts, end, back=True)
        shared = text.cuts(end.height + text.style.leading)
        return _Plan(text, shared, end, back=False) if len(shared) == len(cuts) else None

    def _in_letters(self, text: _Text) -> _Plan:
        end = end_addresses(self._manuscript, replace(text.style, qr=0))
        room = end.height + text.style.leading if end.shown.lines else 0
        return _Plan(text, text.cuts(room), end, back=False)

    def _text(self, size: Length, *, covered: bool) -> _Text:
        style = self._style(size)
        return _Text(style, running_galley(self._manuscript, style, titled=not covered), covered)

    def _style(self, size: Length) -> Style:
        style = leaflet(size, justified(self._source.description.typography))
        return spaced(style, self._manuscript.compositor.apart)

    def paged(self, plan: _Plan) -> PagedDocument:
        """The sheets of a plan."""
        text, style, sheets = plan.text, plan.text.style, plan.sheets()
        fold = self._source.description.leaflet.fold
        slabs = text.slabs(0)
        flowed = (stand(self._manuscript, text.galley, slabs, cut, style) for cut in plan.cuts)
        held = [PanelContent(shown.moved(0, style.head)) for shown in flowed]
        sections = text.galley.sections
        if text.covered:
            (front, elements), _ = _cover(self._manuscript, style, self._source)
            held, sections = [front, *held], (Element("Sect", elements), *sections)
        last, elements = self._last(plan, held)
        places = panels(fold, sheets, back=plan.back)
        if plan.back:
            held += [PanelContent()] * (len(places) - len(held) - 1) + [last]
        else:
            held[-1] = replace(held[-1], shown=held[-1].shown.with_(last.shown))
        sections = (*sections, *([Element("Sect", elements)] if elements else []))
        standing = list(zip(places, held, strict=False))
        pages, structure = folded(
            self._manuscript, style, fold, standing, Element("Document", sections)
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

    def _last(self, plan: _Plan, held: Sequence[PanelContent]) -> _End:
        """The back, or what stands at the foot of the last panel of text; a slogan there does not
        stand beside itself.
        """
        style, slogan = plan.text.style, _slogan_of(self._manuscript.reading)
        if plan.back:
            return _back(self._manuscript, style, slogan, plan.end)
        y = max((line.y for line in held[-1].shown.lines), default=style.head - style.leading)
        if not plan.end.shown.figures:
            return PanelContent(plan.end.shown.moved(0, y + style.leading)), plan.end.elements
        fold = self._source.description.leaflet.fold
        # Folded like a Z the last panel of text is seen with those beside it, rolled alone.
        beside = held[-ON_A_SIDE:] if fold == "z" else held[-1:]
        slogan = "" if any(_says(each.shown, slogan) for each in beside) else slogan
        return _foot(self._manuscript, style, slogan, plan.end, y)


def _cover(manuscript: Manuscript, style: Style, source: Source) -> tuple[_End, Problems]:
    """The pamphlet's cover on a panel, its band no wider than the text: a fold that is a little off
    would carry it over.

    And why it cannot stand there.
    """
    forme = Forme(manuscript.compositor, Frame(0, style.measure, style.qr), manuscript.leaves)
    _, problems = set_cover(forme, replace(style, bleed=0), source, manuscript.reading, 0)
    rules = tuple(within(forme.rules, forme.left, forme.right))
    shown = replace(forme.arranged(), rules=rules)
    return (PanelContent(shown, forme.edge), tuple(forme.elements)), problems


def _slogan_of(reading: Reading) -> str:
    """The first slogan of the text, "" for none."""
    return next((block.text for block in reading.document.blocks if isinstance(block, Slogan)), "")


def _says(shown: Arrangement, text: str) -> bool:
    """Whether its lines have these words in a row."""
    said = " ".join(fragment.text for line in shown.lines for fragment in line.line.fragments)
    return " ".join(text.split()) in " ".join(said.split())


def _back(manuscript: Manuscript, style: Style, text: str, end: Addresses) -> _End:
    """A panel of its own: a slogan from the top, symbol and addresses at the foot."""
    slogan = _set_slogan(manuscript, style, text)
    above = slogan.shown.moved(0, style.head - style.size)
    shown = above.with_(end.shown.moved(0, style.foot() - end.height))
    return PanelContent(shown, style.measure), (*slogan.elements, *end.elements)


def _foot(manuscript: Manuscript, style: Style, text: str, end: Addresses, top: Length) -> _End:
    """Symbol and addresses at the foot of a panel that is free from `top` on, and midway a slogan,
    where it has room.
    """
    y = style.foot() + style.leading // 4 - end.height
    below = end.shown.moved(0, y)
    slogan = _set_slogan(manuscript, style, text)
    free = y - top - slogan.height
    if not slogan.shown.lines or free < 2 * _AROUND * style.leading:
        return PanelContent(below), end.elements
    shown = slogan.shown.moved(0, top + free // 2).with_(below)
    return PanelContent(shown), (*slogan.elements, *end.elements)


def _set_slogan(manuscript: Manuscript, style: Style, text: str) -> Addresses:
    """A slogan, if there is one, in the accent ink, as large as the measure lets it be, from a top
    of 0.
    """
    forme = Forme(manuscript.compositor, Frame(0, style.measure, 0), manuscript.leaves)
    y: Length = 0
    if text:
        space, largest = Space(style.measure), Type("Display Black", _SLOGAN)
        large = fit(manuscript.compositor, text, largest, space, range(1, 5))
        baselines, _ = _LINES.baselines(0, large)
        type_ = Type("Display Black", large.size, "accent")
        forme.display([(line, type_) for line in large.lines], baselines, "P")
        y = baselines[-1] + large.size // 3
    return Addresses(forme.arranged(), tuple(forme.elements), y)


def _notes(plan: _Plan) -> Iterator[Diagnostic]:
    sheets, size = plan.sheets(), in_points(plan.text.style.size)
    act = worded("print them together, or give away the handout")
    if sheets > 1:
        fact = worded(
            "the leaflet takes {sheets} sheets at {size:g} pt, for one would take type "
            "below {in_points:g} pt",
            sheets=sheets,
            size=size,
            in_points=in_points(_SMALLEST),
        )
        yield Diagnostic(Severity.NOTE, "leaflet-sheets", fact, act)
    if not plan.text.covered:
        fact = worded(
            "the leaflet has no cover, which would take another sheet, or type below "
            "{in_points:g} pt",
            in_points=in_points(_LEAST_BEHIND_A_COVER),
        )
        yield Diagnostic(
            Severity.NOTE, "leaflet-cover", fact, worded("leave it so, or shorten title and text")
        )
