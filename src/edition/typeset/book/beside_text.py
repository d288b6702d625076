"""What stands on a page with text where a pamphlet has no cover, or no page for its imprint: the
title at the head of the first page, the imprint at the foot of the last.
"""

from functools import cached_property

from msgspec.structs import replace

from edition.core.units import Length, pt, times
from edition.model.page import Area, Arrangement, Element, Page
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, Stack, fit, further_parts
from edition.typeset.book.covers import cover_facts
from edition.typeset.book.imprint import set_colophon
from edition.typeset.forme.forme import Forme, Frame, Leaded, Manuscript
from edition.typeset.line.compositor import Type
from edition.typeset.line.style import Style

_BAND: Length = pt(5)
"""The height of the band below the title, from edge to edge as on a cover, and thinner."""
_TITLE, _BELOW, _OTHERS = Stack(0.9, 1.3), Stack(1.2, 1.3), Stack(1.5, 1.4)
"""The title from the top of its room, or below who speaks, and its other parts below the band."""
_TO_BAND = 0.6
"""From the last line of the title to the band, in its size."""
_SMALLER = 0.5
"""The largest size of the other parts, in that of the first."""
_ROOM = 4
"""Rows that the lines of the title may fill: below them a text begins, and no cover stands open."""
_LINES = range(1, 4)
"""Of the title."""


class BesideText:
    """Both, each set when it is asked for."""

    def __init__(self, manuscript: Manuscript, style: Style, source: Source) -> None:
        self._manuscript = manuscript
        self._style = style
        self._source = source

    @cached_property
    def _head(self) -> tuple[Forme, Length]:
        """Who speaks, the title on a band, what else the cover would say; and the baseline that
        would come next.
        """
        compositor, description, reading, leaves = self._manuscript
        style = self._style
        forme = Forme(compositor, Frame(style.left(1), style.measure, 0), leaves)
        parts, speaker, facts = cover_facts(description, reading, compositor.language.words.no_body)
        small = Leaded(Type("Display Medium", style.note), style.note_leading)
        quiet = Leaded(Type("Display Regular", style.note), style.note_leading)
        y = style.head
        for body in speaker:
            y = forme.text("P", body, small, y)
        space = Space(style.measure)
        room = replace(space, height=_ROOM * style.leading)
        large = fit(compositor, parts[0], Type("Display Black", style.title), room, _LINES)
        # Without a speaker the ink of the title begins where that of a line would.
        stack, above = (_BELOW, style.note_leading) if speaker else (_TITLE, style.size)
        baselines, _ = stack.baselines(y - above, large)
        band = baselines[-1] + times(large.size, _TO_BAND)
        others = further_parts(compositor, parts[1:], space, times(large.size, _SMALLER), _OTHERS)
        texts = [(line, Type("Display Black", large.size)) for line in large.lines]
        below = band + _BAND
        forme.display(
            [*texts, *others.texts], [*baselines, *(below + y for y in others.baselines)], "H1"
        )
        forme.rule(-style.bleed, band, style.width + 2 * style.bleed, _BAND, "accent")
        y = (below + others.baselines[-1] if others.texts else below) + style.leading
        for fact in facts:
            y = forme.text("P", fact, quiet, y)
        return forme, y

    @cached_property
    def head_rows(self) -> int:
        """The rows that the title takes, with a white one below it."""
        _, y = self._head
        return -(-(y - self._style.note_leading - self._style.head) // self._style.leading) + 2

    def head(self) -> Element:
        """The Sect of the title."""
        return Element("Sect", tuple(self._head[0].elements))

    def with_head(self, page: Page) -> Page:
        """The first page of the text, the title above it."""
        forme = self._head[0]
        own = forme.arranged()
        bottom = self._style.head + (self.head_rows - 1) * self._style.leading
        area = Area(forme.left, 0, forme.edge, bottom)
        text = Arrangement(page.lines, page.furniture, page.rules, page.figures, page.links)
        return own.with_(text).page(page.number, page.folio, area, *page.areas)

    @cached_property
    def _foot(self) -> tuple[Forme, Length]:
        """The imprint from a top of 0 and a left edge of 0 on, and its height."""
        compositor, _, reading, leaves = self._manuscript
        forme = Forme(compositor, Frame(0, self._style.measure, self._style.qr), leaves)
        return forme, set_colophon(forme, self._style, self._source, reading)

    @cached_property
    def foot_rows(self) -> int:
        """The rows that the imprint takes, with a white one above it."""
        return -(-self._foot[1] // self._style.leading) + 1

    def foot(self) -> Element:
        """The Sect of the imprint."""
        return Element("Sect", tuple(self._foot[0].elements))

    def with_foot(self, page: Page, bottom: Length) -> Page:
        """The last page of the text, the imprint below it, its last line at `bottom`."""
        forme, height = self._foot
        own = forme.arranged().moved(self._style.left(page.number), bottom - height)
        text = Arrangement(page.lines, page.furniture, page.rules, page.figures, page.links)
        return text.with_(own).page(page.number, page.folio, *page.areas)
