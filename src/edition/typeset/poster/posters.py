"""The poster set: each poster shows blocks of the text by reference, one idea and one jump of size
a sheet.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec.structs import replace

from edition.core.bounds import POSTERS
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.papers import POSTER_SIZES, Paper, pixels
from edition.core.quoting import did_you_mean, listed, worded
from edition.core.units import in_points, mm
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
    """Every sheet of every `[[poster]]`, in the order of edition.toml; a poster that cannot be is a
    problem.
    """
    blocks = reading.displayed.blocks
    asked = sum(len(shown_by(poster, blocks)) for poster in source.description.poster)
    if too_many := POSTERS.exceeded(asked, source.places.get("poster")):
        return (), (too_many,)

    def manuscript() -> Manuscript:
        """The text for one more file, whose leaves are numbered from 0."""
        return Manuscript(compositor, source.description, reading, count())

    def bled(each: Shown, poster: Poster, plan: Plan, file: str) -> PagedDocument | None:
        """The same for a print shop, where more of it than the band goes to an edge; a screen has
        no edge to be cut.
        """
        if plan.composed[each.ref].composition not in _TO_THE_EDGE or pixels(poster.size):
            return None
        sheet = PosterSheet(manuscript(), POSTER_SIZES[poster.size], OPEN, BLEED)
        compose(sheet, each, poster, plan)
        return sheet.paged(f"{output_kinds.SHOP_POSTERS.path}{poster.size}-{file}")

    for_shop = any(each.kind == output_kinds.PRESS.name for each in source.description.output)
    made: dict[str, PagedDocument] = {}
    problems: list[Diagnostic] = []
    for number, poster in enumerate(source.description.poster, 1):
        at = source.places.get(f"poster[{number}].shows")
        shown = shown_by(poster, blocks)
        if not shown:
            problems.append(_unknown(poster, number, blocks, at))
        if wrong := _unsuited(poster, number, shown, source):
            problems.append(wrong)
            continue
        paper = POSTER_SIZES[poster.size]
        if misfit := _misfit(PosterSheet(manuscript(), paper, OPEN), poster, source):
            problems += [misfit] if misfit not in problems else []
            continue
        plan = planned(PosterSheet(manuscript(), paper, OPEN), shown, poster)
        for each in shown:
            file = file_name(each, blocks)
            name = f"{output_kinds.POSTERS.path}{poster.size}-{file}"
            sheet = PosterSheet(manuscript(), paper, DENSE if len(each.blocks) > 1 else OPEN)
            refused = compose(sheet, each, poster, plan)
            if refused:
                problems.append(_too_long(refused, each, poster, at))
            elif name in made:
                fact = worded("{name} is asked for twice", name=name)
                problems.append(error("repeated-poster", fact, "remove one of the two", at))
            else:
                made[name] = replace(
                    sheet.paged(name),
                    tiles=_tiles(poster),
                    composed=plan.composed[each.ref],
                    pixels=pixels(poster.size),
                    bled=bled(each, poster, plan, file) if for_shop else None,
                )
    return tuple(made.values()), tuple(problems)


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
