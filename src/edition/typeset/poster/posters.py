"""The poster set: each poster shows blocks of the text by reference, one idea and one jump of size
a sheet.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from edition.core.bounds import POSTERS
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.papers import POSTER_SIZES, Paper, pixels
from edition.core.quoting import did_you_mean, listed, worded
from edition.core.units import Length, in_points, mm
from edition.model import output_kinds
from edition.model.description import Poster
from edition.model.document import Block
from edition.model.imposition import Tiles
from edition.model.page import Composition, PagedDocument
from edition.model.reading import Reading
from edition.model.shown import Shown, existing, file_name, references, shown_by
from edition.model.source_folder import Source
from edition.typeset.forme.forme import Manuscript
from edition.typeset.forme.links import LEAST_MODULE, fine
from edition.typeset.line.compositor import Compositor
from edition.typeset.poster.bleeding import BLEED
from edition.typeset.poster.composing import Plan, compose, planned, unsuited
from edition.typeset.poster.poster_sheet import DENSE, OPEN, PosterSheet, Refused

_TO_THE_EDGE: tuple[Composition, ...] = ("numeral", "flood")
"""Compositions of which something goes to an edge of the sheet."""


def set_posters(
    compositor: Compositor, source: Source, reading: Reading
) -> tuple[tuple[PagedDocument, ...], Problems]:
    """Every sheet of every `[[poster]]`, in the order of edition.toml, each of its reading; a
    poster that cannot be is a problem.
    """
    jobs = [
        _Job(compositor, source, reading.of(poster.reading), number)
        for number, poster in enumerate(source.description.poster, 1)
    ]
    asked = sum(len(job.shown) for job in jobs)
    if too_many := POSTERS.exceeded(asked, source.places.get("poster")):
        return (), (too_many,)
    made: dict[str, PagedDocument] = {}
    problems: list[Diagnostic] = []
    for job in jobs:
        for found in job.sheets():
            if isinstance(found, Diagnostic):
                problems += [found] if found not in problems else []
            elif found.name in made:
                fact = worded("{name} is asked for twice", name=found.name)
                problems.append(error("repeated-poster", fact, "remove one of the two", job.at))
            else:
                made[found.name] = found
    return tuple(made.values()), tuple(problems)


class _Job(NamedTuple):
    """One `[[poster]]`, by its `number` from 1, and the reading that it shows."""

    compositor: Compositor
    source: Source
    reading: Reading
    number: int

    @property
    def poster(self) -> Poster:
        return self.reading.displayed_description.poster[self.number - 1]

    @property
    def blocks(self) -> Sequence[Block]:
        return self.reading.displayed.blocks

    @property
    def shown(self) -> list[Shown]:
        return shown_by(self.poster, self.blocks)

    @property
    def at(self) -> Place | None:
        return self.source.places.get(f"poster[{self.number}].shows")

    def sheets(self) -> Iterator[PagedDocument | Diagnostic]:
        """Its sheets, and what is wrong with them."""
        poster, source, shown = self.poster, self.source, self.shown
        if not shown:
            yield _unknown(poster, self.number, self.blocks, self.at)
        wrong = _unsuited(poster, self.number, shown, source)
        wrong = wrong or _misfit(self._sheet(OPEN), poster, source)
        if wrong:
            yield wrong
            return
        plan = planned(self._sheet(OPEN), shown, poster)
        for each in shown:
            sheet = self._sheet(_margin(each, plan))
            if refused := compose(sheet, each, poster, plan):
                yield _too_long(refused, each, poster, self.at)
                continue
            yield replace(
                sheet.paged(self._named(output_kinds.POSTERS, each)),
                tiles=_tiles(poster),
                composed=plan.composed[each.ref],
                pixels=pixels(poster.size),
                bled=self._bled(each, plan),
                reading=poster.reading,
            )

    def _sheet(self, margin: float, bleed: Length = 0) -> PosterSheet:
        """A sheet for one more file, whose leaves are numbered from 0."""
        description = self.reading.displayed_description
        text = Manuscript(self.compositor, description, self.reading, count())
        return PosterSheet(text, POSTER_SIZES[self.poster.size], margin, bleed)

    def _named(self, kind: output_kinds.OutputKind, each: Shown) -> str:
        file = f"{kind.path}{self.poster.size}-{file_name(each, self.blocks)}"
        return output_kinds.named(file, self.poster.reading)

    def _bled(self, each: Shown, plan: Plan) -> PagedDocument | None:
        """The same for a print shop, where it is asked for and more of the sheet than the band goes
        to an edge; a screen has no edge to be cut.
        """
        asked = (output.kind for output in self.source.description.output)
        to_the_edge = plan.composed[each.ref].composition in _TO_THE_EDGE
        if output_kinds.PRESS.name not in asked or not to_the_edge or pixels(self.poster.size):
            return None
        sheet = self._sheet(OPEN, BLEED)
        compose(sheet, each, self.poster, plan)
        return sheet.paged(self._named(output_kinds.SHOP_POSTERS, each))


def _margin(shown: Shown, plan: Plan) -> float:
    many = len(shown.blocks) > 1 and plan.composed[shown.ref].composition == "page"
    return DENSE if many else OPEN


def _tiles(poster: Poster) -> Tiles | None:
    return (
        Tiles(poster.tiles, mm(poster.tile_margin_mm), mm(poster.tile_overlap_mm))
        if poster.tiles
        else None
    )


def _unknown(poster: Poster, number: int, blocks: Sequence[Block], at: Place | None) -> Diagnostic:
    fact = worded(
        "`poster[{number}].shows` is «{shows}», and no block of the text is called that",
        number=number,
        shows=poster.shows,
    )
    # A number beyond the last, or a kind that the text has not, is no slip of the pen.
    named = next((word for word in poster.shows.split() if word != "each"), "")
    kinds = {word for each in references(blocks) for word in each.split()}
    is_slip = named not in kinds and did_you_mean(named, kinds)
    meant = did_you_mean(poster.shows, set(references(blocks))) if is_slip else ""
    return error(
        "poster-reference",
        worded("{fact}{did_you_mean}", fact=fact, did_you_mean=meant),
        worded("name one of what there is: {names}", names=listed(existing(blocks))),
        at,
    )


def _unsuited(
    poster: Poster, number: int, shown: Sequence[Shown], source: Source
) -> Diagnostic | None:
    """The first of the sheets that cannot be composed as is asked."""
    for each in shown:
        if why := unsuited(each, poster):
            fact = worded(
                "`poster[{number}].compose` is «{compose}», and «{ref}» {why}",
                number=number,
                compose=poster.compose,
                ref=each.ref,
                why=why,
            )
            at = source.places.get(f"poster[{number}].compose")
            return error("poster-composition", fact, "leave `compose` out, or write `page`", at)
    return None


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
