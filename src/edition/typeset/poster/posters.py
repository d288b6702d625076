"""The poster set: each poster shows blocks of the text by reference, one idea and one jump of size
a sheet.
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.papers import POSTER_SIZES, Paper, pixels
from edition.core.quoting import listed, worded
from edition.core.units import Length, in_points, mm
from edition.model import output_kinds
from edition.model.description import Poster
from edition.model.imposition import Tiles
from edition.model.page import Composition, PagedDocument
from edition.model.reading import Reading
from edition.model.shown import Shown
from edition.model.source_folder import Source
from edition.typeset.forme.forme import Manuscript
from edition.typeset.forme.links import LEAST_MODULE, fine
from edition.typeset.line.compositor import Compositor
from edition.typeset.poster.asking import Asked, asked_for, too_many
from edition.typeset.poster.bleeding import BLEED
from edition.typeset.poster.composing import Plan, compose, planned
from edition.typeset.poster.poster_sheet import DENSE, OPEN, PosterSheet, Refused

_TO_THE_EDGE: tuple[Composition, ...] = ("numeral", "flood")
"""Compositions of which something goes to an edge of the sheet."""


def set_posters(
    compositor: Compositor, source: Source, reading: Reading
) -> tuple[tuple[PagedDocument, ...], Problems]:
    """Every sheet of every `[[poster]]`, in the order of edition.toml, each of its reading; a
    poster that cannot be is a problem.
    """
    asked = asked_for(source, reading)
    if many := too_many(asked):
        return (), (many,)
    made: dict[str, PagedDocument] = {}
    problems: list[Diagnostic] = []
    for each in asked:
        for found in _Job(compositor, each).sheets():
            if isinstance(found, Diagnostic):
                problems += [found] if found not in problems else []
            elif found.name in made:
                problems.append(each.twice(found.name))
            else:
                made[found.name] = found
    return tuple(made.values()), tuple(problems)


class _Job(NamedTuple):
    """The sheets of one `[[poster]]`."""

    compositor: Compositor
    asked: Asked

    def sheets(self) -> Iterator[PagedDocument | Diagnostic]:
        """Its sheets, and what is wrong with them."""
        asked = self.asked
        poster, shown = asked.poster, asked.shown
        misfit = _misfit(self._sheet(OPEN), poster, asked.source)
        if wrong := [each for each in (asked.wrong, misfit) if each]:
            yield from wrong
            return
        plan = planned(self._sheet(OPEN), shown, poster)
        for each in shown:
            sheet = self._sheet(_margin(each, plan))
            if refused := compose(sheet, each, poster, plan):
                yield _too_long(refused, each, poster, asked.at)
                continue
            yield replace(
                sheet.paged(asked.named(output_kinds.POSTERS, each)),
                tiles=_tiles(poster),
                composed=plan.composed[each.ref],
                pixels=pixels(poster.size),
                bled=self._bled(each, plan),
                reading=poster.reading,
            )

    def _sheet(self, margin: float, bleed: Length = 0) -> PosterSheet:
        """A sheet for one more file, whose leaves are numbered from 0."""
        reading = self.asked.reading
        text = Manuscript(self.compositor, reading.displayed_description, reading, count())
        return PosterSheet(text, POSTER_SIZES[self.asked.poster.size], margin, bleed)

    def _bled(self, each: Shown, plan: Plan) -> PagedDocument | None:
        """The same for a print shop, where it is asked for and more of the sheet than the band goes
        to an edge; a screen has no edge to be cut.
        """
        asked, poster = self.asked, self.asked.poster
        kinds = (output.kind for output in asked.source.description.output)
        to_the_edge = plan.composed[each.ref].composition in _TO_THE_EDGE
        if output_kinds.PRESS.name not in kinds or not to_the_edge or pixels(poster.size):
            return None
        sheet = self._sheet(OPEN, BLEED)
        compose(sheet, each, poster, plan)
        return sheet.paged(asked.named(output_kinds.SHOP_POSTERS, each))


def _margin(shown: Shown, plan: Plan) -> float:
    many = len(shown.blocks) > 1 and plan.composed[shown.ref].composition == "page"
    return DENSE if many else OPEN


def _tiles(poster: Poster) -> Tiles | None:
    return (
        Tiles(poster.tiles, mm(poster.tile_margin_mm), mm(poster.tile_overlap_mm))
        if poster.tiles
        else None
    )


def _misfit(sheet: PosterSheet, poster: Poster, source: Source) -> Diagnostic | None:
    """What is wrong with the foot of a poster, whatever it shows."""
    number = next((n for n, link in enumerate(source.description.link, 1) if link.qr), 0)
    if number and sheet.module < LEAST_MODULE:
        return fine(
            source, number, sheet.module, worded("a poster of size {size}", size=poster.size)
        )
    if sheet.crowded and not number:
        fact = worded(
            "who speaks, where and when leave less than half of a poster of size {size}",
            size=poster.size,
        )
        return error(
            "poster-crowded",
            fact,
            "shorten `issuing_body` or `place`",
            source.places.get("issuing_body"),
        )
    if sheet.crowded:
        fact = worded(
            "the QR symbol and the letters of `link[{number}].url` leave less than half of "
            "a poster of size {size}",
            number=number,
            size=poster.size,
        )
        return error(
            "poster-crowded", fact, "shorten the address", source.places.get(f"link[{number}].url")
        )
    return None


def _too_long(refused: Refused, shown: Shown, poster: Poster, at: Place | None) -> Diagnostic:
    fact = worded(
        "«{ref}» fits {size} at {largest:.1f} pt, read from {distance:.1f} m; a "
        "poster of that size is read from {reading:g} m, which takes {wanted:.1f} "
        "pt",
        ref=shown.ref,
        size=poster.size,
        largest=in_points(refused.size),
        distance=refused.distance,
        reading=POSTER_SIZES[poster.size].reading,
        wanted=in_points(refused.wanted),
    )
    others = list(_legible(refused, POSTER_SIZES[poster.size]))
    act = (
        worded("print it on {names}, or show less", names=listed(others, " or "))
        if others
        else worded("show less")
    )
    return error("poster-too-long", fact, act, at)


def _legible(refused: Refused, paper: Paper) -> Iterator[str]:
    """The papers on which the same design is read from where they are read: small ones are looked
    at from near.
    """
    for name, other in POSTER_SIZES.items():
        if (
            refused.size * other.width * paper.reading
            >= refused.wanted * other.reading * paper.width
        ):
            yield name
