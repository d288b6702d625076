"""The layout that posters had before they had compositions, with its figures: all lines of a sheet
in one size, from the top. What compositions are measured against.
"""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from edition.core.papers import POSTER_SIZES, PosterSize
from edition.core.units import Length, times
from edition.model.description import Poster
from edition.model.page import PagedDocument
from edition.model.shown import shown_by
from edition.pdf import write
from edition.typeset.block.display import Fit, Space, Stack, fit, further_parts
from edition.typeset.forme.forme import Manuscript
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.poster.composing import compose, planned
from edition.typeset.poster.poster_sheet import OPEN, PosterSheet
from tests.editions import all_faces, reading_of

MOST = 0.36
"""The largest type in Black, as a share of the width; in Bold a third of it."""


class Setting:
    """An edition whose posters are set one by one, by any design."""

    def __init__(self, compositor: Compositor, folder: Path) -> None:
        self.compositor = compositor
        self.source, self.reading = reading_of(folder)

    def sheet(self, size: PosterSize) -> PosterSheet:
        manuscript = Manuscript(self.compositor, self.source.description, self.reading, count())
        return PosterSheet(manuscript, POSTER_SIZES[size], OPEN)

    def now(self, size: PosterSize, shows: str, **keys: str) -> list[PagedDocument]:
        """What is made of a `[[poster]]`, whether or not it is read from where its paper is."""
        poster = Poster(shows=shows, size=size, **keys)
        shown = shown_by(poster, self.reading.displayed.blocks)
        plan = planned(self.sheet(size), shown, poster)
        made = []
        for each in shown:
            sheet = self.sheet(size)
            compose(sheet, each, poster, plan)
            made.append(sheet.paged(each.ref))
        return made

    def formerly(self, size: PosterSize, shows: str) -> list[PagedDocument]:
        shown = shown_by(Poster(shows=shows, size=size), self.reading.displayed.blocks)
        made = []
        for each in shown:
            sheet = self.sheet(size)
            block = each.blocks[0]
            if block.ref == "title":
                title(sheet, self.source.description.title_parts or (block.text,))
            elif "slogan" in block.ref:
                slogan(sheet, block.text)
            else:
                item(sheet, block.text, each.number)
            made.append(sheet.paged(each.ref))
        return made

    def pdf(self, paged: PagedDocument) -> bytes:
        return write(paged, self.reading.record, all_faces())[0]


def title(sheet: PosterSheet, parts: Sequence[str]) -> None:
    room, black = (
        times(sheet.bottom - sheet.top, 0.62),
        Type("Black", round(sheet.paper.width * MOST)),
    )
    large = fit(sheet.compositor, parts[0], black, Space(sheet.measure, room, 1.18), range(1, 6))
    baselines = _lay(sheet, large, 1.18, "Black", sheet.top + times(large.size, 0.8))
    top = sheet.band(baselines[-1] + times(large.size, 0.58), "accent")
    for share in (0.3, 0.22, 0.16, 0.12, 0.08):
        measure, most = Space(sheet.measure), times(large.size, share)
        below = further_parts(sheet.compositor, tuple(parts[1:]), measure, most, Stack(1.55, 1.45))
        if not below.baselines or top + below.baselines[-1] <= sheet.bottom:
            break
    if below.texts:
        sheet.forme.display(below.texts, [top + y for y in below.baselines], "P")
    sheet.judged(below.texts[-1][1].size if below.texts else large.size, Type("Bold", 0))


def slogan(sheet: PosterSheet, text: str) -> None:
    room, black = (
        times(sheet.bottom - sheet.top, 0.86),
        Type("Black", round(sheet.paper.width * MOST)),
    )
    large = fit(sheet.compositor, text, black, Space(sheet.measure, room, 1.22), range(1, 16))
    baselines = _lay(sheet, large, 1.22, "Black", sheet.top + times(large.size, 0.8))
    sheet.band(baselines[-1] + times(large.size, 0.52), "accent")
    sheet.judged(large.size, Type("Black", 0))


def item(sheet: PosterSheet, text: str, number: int | None) -> None:
    numeral = round(sheet.paper.width * 0.3) if number is not None else 0
    top = sheet.top + times(numeral, 0.92)
    bold = Type("Bold", round(sheet.paper.width * MOST / 3))
    room = Space(sheet.measure, times(sheet.bottom - top, 0.92), 1.5)
    large = fit(sheet.compositor, text, bold, room, range(1, 16))
    if number is not None:
        said = sheet.compositor.language.figures(number)
        baseline = sheet.top + times(numeral, 0.66)
        sheet.forme.display([(said, Type("Black", numeral, "accent"))], [baseline], "P")
    _lay(sheet, large, 1.5, "Bold", top + large.size)
    sheet.judged(large.size, Type("Bold", 0))


def _lay(sheet: PosterSheet, large: Fit, step: float, weight: str, first: Length) -> list[Length]:
    texts = [(line, Type(weight, large.size)) for line in large.lines]
    baselines = [first + round(large.size * step) * i for i in range(len(texts))]
    sheet.forme.display(texts, baselines, "H1")
    return baselines
