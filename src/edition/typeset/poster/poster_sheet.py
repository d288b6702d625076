"""What every poster has: margins, the foot with its QR symbol and colophon, and the least size that
is read from afar.
"""

from itertools import count

from msgspec import Struct

from edition.core.languages.cataloguing import named
from edition.core.papers import Paper, least_x_height, reading_distance
from edition.core.units import Length, mm, pt, times
from edition.model.page import Element, Ink, PagedDocument
from edition.typeset.block.display import Fit, Space, fit
from edition.typeset.forme.forme import ADDRESS_STEP, Forme, Frame, Leaded, Manuscript
from edition.typeset.forme.links import addresses, module_of, quiet
from edition.typeset.line.compositor import Type

DENSE, OPEN = 0.058, 0.088
"""Margins as shares of the width: of a sheet full of text, and of one with a single thing on it."""


_KICKER = 0.045
"""The type of a heading above what it heads, as a share of the width."""
_BLANK = 0.19
"""Of the sheet, which words leave blank in one piece at most, where they can."""
_UNREACHED: Length = mm(5)
"""What printers at home leave white at the edges of their paper."""
_EDGE = 0.05
"""Of the width, which is the edge of any sheet; what the margin has beyond that is blank."""


class FootShape(Struct, frozen=True):
    """The design of what every poster has, as shares of the width of its paper.

    `band`: the height of a band from edge to edge, `above` the white over it. `colophon`: the type
    of who speaks; place and date are `facts` of that. `address`: the type of an address. No type is
    smaller than the small print of the paper. `step`: from one line of the colophon to the next, in
    the type of who speaks.
    """

    band: float = 0.013
    above: float = 0.02
    colophon: float = 0.017
    facts: float = 0.8
    address: float = 0.0105
    step: float = 1.5


_FOOT = FootShape()


class Refused(Struct, frozen=True):
    """A text too long for its paper: the size at which it would fit, from how far that is read, and
    the size wanted.
    """

    size: Length
    distance: float
    wanted: Length


class PosterSheet:
    """One poster being set. Lengths that belong to the design are shares of the paper's width, so
    one design fits every size.

    `bleed` is how far what goes to an edge goes on beyond it, for a print shop, who prints on
    larger paper and cuts it; 0 for printers that leave the edges white.
    """

    def __init__(
        self, manuscript: Manuscript, paper: Paper, margin: float, bleed: Length = 0
    ) -> None:
        self.compositor = manuscript.compositor
        self.bleed = bleed
        self._edge = -bleed
        self.paper = paper
        self.margin = round(paper.width * margin)
        self.measure = paper.width - 2 * self.margin
        above, below = paper.covered
        self.top = max(self.margin, above)
        self.lower = paper.height - max(self.margin, below)
        frame = Frame(self.margin, self.measure, self._symbol_side())
        self.forme = Forme(self.compositor, frame, manuscript.leaves)
        self.smallest: Length = 0
        self.reached = self.top
        self._kicked = 0
        self.description, self._reading = manuscript.description, manuscript.reading
        links = addresses(self.description)
        self._links = [address for address in links if address.qr][:1]
        modules = (module_of(address, self._symbol_side()) for address in self._links)
        self.module = min(modules, default=0)
        self._quiet = quiet(self.module)
        self.colophon_top = self._colophon_top()
        bottom = self._foot_top()
        self.crowded = bottom < (self.top + self.lower) // 2
        self.bottom = max(bottom, self.top + pt(1))
        self.band_top = self.bottom - round(paper.width * _FOOT.band)
        self.white = self.margin - round(paper.width * _EDGE)
        self.blank = round(paper.width * paper.height * _BLANK)
        self.floor = self.band_top - round(paper.width * _FOOT.above)

    def least(self, weight_of: Type) -> Length:
        """The smallest size at which type of this weight is read from where the paper is read."""
        return self.size_of(least_x_height(self.paper.reading), weight_of)

    def size_of(self, x_height: Length, type_: Type) -> Length:
        """The size that has an x-height."""
        return round(x_height / self.compositor.x_height(type_))

    def judged(self, size: Length, type_: Type) -> Refused | None:
        """Keep the size of some text on record; refuse one that is not read from where the paper is
        read.
        """
        least = self.least(type_)
        self.smallest = min(self.smallest or size, size)
        if size >= least:
            return None
        return Refused(size, reading_distance(round(size * self.compositor.x_height(type_))), least)

    def band(self, y: Length, ink: Ink) -> Length:
        """A band from edge to edge, of a field where there is one; returns the y below it."""
        height = round(self.paper.width * _FOOT.band)
        self.forme.rule(self._edge, y, self.paper.width - 2 * self._edge, height, ink)
        return y + height

    def kicker(self, text: str, y: Length) -> Length:
        """A heading above what it heads, small and in the accent; returns the y below it, which is
        `y` where there is none.
        """
        if not text:
            return y
        large = self._kicker(text)
        step = round(large.size * _FOOT.step)
        baselines = [y + large.size + step * i for i in range(len(large.lines))]
        lines = [(line, Type("Display Bold", large.size, "accent")) for line in large.lines]
        self.forme.display(lines, baselines, "H1")
        self._kicked = len(lines)
        return y + self.kicker_height(text)

    def kicker_height(self, text: str) -> Length:
        """What such a heading takes; 0 where there is none."""
        if not text:
            return 0
        large = self._kicker(text)
        return 2 * large.size + round(large.size * _FOOT.step) * (len(large.lines) - 1)

    def _kicker(self, text: str) -> Fit:
        size = max(self.paper.small_print, round(self.paper.width * _KICKER))
        most = Type("Display Bold", size, "accent")
        return fit(self.compositor, text, most, Space(self.measure), range(1, 3))

    def field(self, ink: Ink) -> None:
        """The whole sheet in one ink, on paper but what printers leave white, with white where a
        symbol is scanned and the address below it is read.
        """
        self._edge = 0 if self.paper.on_screen else -self.bleed or _UNREACHED
        width, height = (side - 2 * self._edge for side in (self.paper.width, self.paper.height))
        self.forme.rule(self._edge, self._edge, width, height, ink)
        if self._links:
            side, quiet = self._symbol_side(), self._quiet
            top = self.lower - side - self._letters()
            below = max(quiet, self._letters() + self._small() if self._letters() else 0)
            self.forme.rule(
                self.margin - quiet, top - quiet, side + 2 * quiet, quiet + side + below, "paper"
            )

    def paged(self, name: str, *others: "PosterSheet") -> PagedDocument:
        """The finished poster, or the sides of a handout: the foot set last, as it is read last,
        and on the first side alone.
        """
        sizes = [placed.line.size for placed in self.forme.lines[self._kicked :]]
        self._foot()
        sheets = (self, *others)
        pages = tuple(
            sheet.forme.page(number, self.paper.height) for number, sheet in enumerate(sheets, 1)
        )
        structure = Element(
            "Document", tuple(Element("Sect", tuple(sheet.forme.elements)) for sheet in sheets)
        )
        smallest = min(sheet.smallest for sheet in sheets)
        return PagedDocument(
            name,
            self.paper.width,
            self.paper.height,
            pages,
            structure,
            (),
            smallest,
            self._read_from(smallest),
            False,
            largest=max(sizes),
            first=self._read_from(sizes[0]),
        )

    def _read_from(self, size: Length) -> float:
        """Metres from which display type of this size is read."""
        return reading_distance(round(size * self.compositor.x_height(Type("Display Bold", 0))))

    def _symbol_side(self) -> Length:
        """A tenth of the distance from which a phone scans it, rounded up to whole modules by a
        little.
        """
        return mm(self.paper.scanning / 10 * 1000) + pt(3)

    def _small(self) -> Length:
        return max(self.paper.small_print, round(self.paper.width * _FOOT.address))

    def _foot_top(self) -> Length:
        """Where the text ends: above the colophon and above the symbol with the white about it,
        whichever is higher.
        """
        if not self._links:
            return self.colophon_top
        symbol_top = self.lower - self._symbol_side() - self._letters()
        return min(
            self.colophon_top, symbol_top - max(self._quiet + self._small() // 2, self._small() * 2)
        )

    def _colophon_top(self) -> Length:
        """The upper edge of the colophon with half a margin of white above it; where nobody speaks,
        of a margin, so that the band is no edge of the sheet.
        """
        place, facts = self._colophon_place(), self._colophon()
        lines = sum(
            len(self.compositor.ragged(self.compositor.plain(text, type_), place.measure))
            for text, type_ in facts
        )
        above = self.margin // 2 if facts else self.margin
        return self.lower - lines * self._step() - above - self._beside()

    def _colophon_place(self) -> Frame:
        """At the right; beside it the symbol with its quiet zone."""
        beside = self._symbol_side() + max(self._quiet, self._small()) if self._links else 0
        return Frame(self.margin + beside, self.measure - beside, 0)

    def _letters(self) -> Length:
        """How far below the symbol the last line of its address stands; on a screen, which is low,
        that stands beside it.
        """
        return 0 if self.paper.on_screen else self._below() + self._spelt(self._symbol_side())

    def _beside(self) -> Length:
        """What the address takes below the colophon on a screen."""
        if not (self._links and self.paper.on_screen):
            return 0
        return self._spelt(self._colophon_place().measure) + times(self._small(), ADDRESS_STEP)

    def _spelt(self, measure: Length) -> Length:
        """From the first line of an address to its last one, in a column."""
        trial, small = Forme(self.compositor, Frame(0, measure, 0), count()), self._small()
        ends = (trial.address(address, 0, small) for address in self._links)
        return max(ends) - times(small, ADDRESS_STEP)

    def _below(self) -> Length:
        """How far below the symbol the first line of its address stands, outside the quiet zone."""
        return self._quiet + self._small()

    def _colophon(self) -> list[tuple[str, Type]]:
        """Who speaks, where and when, as far as that is known."""
        large = self._speaker()
        small = Type("Display Regular", max(self.paper.small_print, times(large, _FOOT.facts)))
        body = named(self.description.issuing_body, self.compositor.language.words.no_body)
        parts = (named(self.description.place), self._reading.dates.display)
        facts = [(body, Type("Display Bold", large)), *((part, small) for part in parts)]
        return [fact for fact in facts if fact[0]]

    def _speaker(self) -> Length:
        """The size of who speaks."""
        return max(self.paper.small_print, round(self.paper.width * _FOOT.colophon))

    def _step(self) -> Length:
        """From one baseline of the colophon to the next."""
        return times(self._speaker(), _FOOT.step)

    def _foot(self) -> None:
        """The colophon at the right, the symbol with its address beneath at the left, both down to
        the lower margin; on a screen the address is below the colophon.
        """
        small = self._small()
        facts, step = self._colophon(), self._step()
        right = Forme(self.compositor, self._colophon_place(), self.forme.leaves)
        y = self.colophon_top + self.margin // 2 + step
        for text, type_ in facts:
            y = right.text("P", text, Leaded(type_, step), y)
        self.forme.take(right)
        for address in self._links:
            side = self._symbol_side()
            left = Forme(self.compositor, Frame(self.margin, side, side), self.forme.leaves)
            below = left.symbol(address, self.lower - side - self._letters())
            if self.paper.on_screen:
                self.forme.take(left)
                left = Forme(self.compositor, self._colophon_place(), self.forme.leaves)
                left.address(address, self.lower - self._spelt(left.measure), small)
            else:
                left.address(address, below + self._below(), small)
            self.forme.take(left)
