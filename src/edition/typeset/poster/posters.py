"""The poster set: each poster shows blocks of the text by reference, one idea and one jump of size
a sheet.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import POSTERS
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.papers import PAPERS, Paper
from edition.core.quoting import did_you_mean
from edition.core.units import in_points, mm
from edition.core.white_space import same
from edition.model import output_kinds
from edition.model.description import Poster
from edition.model.document import Block, Item, Slogan, Title
from edition.model.imposition import Tiles
from edition.model.page import PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.forme.forme import Manuscript
from edition.typeset.forme.links import LEAST_MODULE, fine
from edition.typeset.line.compositor import Compositor
from edition.typeset.poster.layouts import set_all, set_item, set_slogan, set_title
from edition.typeset.poster.poster_sheet import DENSE, OPEN, PosterSheet, Refused


class _Shown(Struct, frozen=True):
    """What one sheet shows, and the reference that names its file."""

    ref: str
    blocks: tuple[Block, ...]


def set_posters(
    compositor: Compositor, source: Source, reading: Reading
) -> tuple[tuple[PagedDocument, ...], Problems]:
    """Every sheet of every `[[poster]]`, in the order of edition.toml; a poster that cannot be is a
    problem.
    """
    asked = sum(
        len(_resolved(poster, reading.document.blocks)) for poster in source.description.poster
    )
    if too_many := POSTERS.exceeded(asked, source.places.get("poster")):
        return (), (too_many,)

    def manuscript() -> Manuscript:
        """The text for one more file, whose leaves are numbered from 0."""
        return Manuscript(compositor, source.description, reading, count())

    made: dict[str, PagedDocument] = {}
    problems: list[Diagnostic] = []
    for number, poster in enumerate(source.description.poster, 1):
        at = source.places.get(f"poster[{number}].shows")
        shown = _resolved(poster, reading.document.blocks)
        if not shown:
            problems.append(_unknown(poster, number, reading.document.blocks, at))
        paper = PAPERS[poster.size]
        if misfit := _misfit(PosterSheet(manuscript(), paper, OPEN), poster, source):
            problems += [misfit] if misfit not in problems else []
            continue
        for each in shown:
            shown_by = _file_name(each, reading.document.blocks)
            name = f"{output_kinds.POSTERS.path}{poster.size}-{shown_by}"
            sheet = PosterSheet(manuscript(), paper, DENSE if len(each.blocks) > 1 else OPEN)
            refused = _set(sheet, each, poster, source)
            if refused:
                problems.append(_too_long(refused, each, poster, at))
            elif name in made:
                fact = f"{name} is asked for twice"
                problems.append(error("repeated-poster", fact, "remove one of the two", at))
            else:
                made[name] = replace(sheet.paged(name), tiles=_tiles(poster))
    return tuple(made.values()), tuple(problems)


def _set(sheet: PosterSheet, shown: _Shown, poster: Poster, source: Source) -> Refused | None:
    """The layout that fits what is shown."""
    [block, *others] = shown.blocks
    if others or poster.heading:
        return set_all(sheet, shown.blocks, poster.heading)
    match block:
        case Title() if same(block.text, source.description.title):
            return set_title(sheet, source.description.title_parts or (block.text,))
        case Item():
            return set_item(sheet, block)
        case Title() | Slogan():
            return set_slogan(sheet, block.text)
        case _:
            return set_item(sheet, block)


def _tiles(poster: Poster) -> Tiles | None:
    return (
        Tiles(poster.tiles, mm(poster.tile_margin_mm), mm(poster.tile_overlap_mm))
        if poster.tiles
        else None
    )


def _resolved(poster: Poster, blocks: Sequence[Block]) -> list[_Shown]:
    """The sheets of one `[[poster]]`; none where its reference names nothing."""
    name = poster.shows
    if name.startswith("each "):
        return [
            _Shown(block.ref, (block,))
            for block in blocks
            if _kind(block) == name.removeprefix("each ")
        ]
    if one := [block for block in blocks if block.ref == name]:
        return [_Shown(name, tuple(one))]
    many = tuple(block for block in blocks if f"{_kind(block)}s" == name)
    return [_Shown(name, many)] if many else []


def _kind(block: Block) -> str:
    """«item» of «item 7»."""
    return block.ref.rstrip("0123456789").rstrip()


def _file_name(shown: _Shown, blocks: Sequence[Block]) -> str:
    """«item-07»: numbers as wide as the largest of their kind, so that files sort as the text
    does.
    """
    kind, _, number = shown.ref.rpartition(" ")
    if not number.isdecimal():
        return shown.ref.replace(" ", "-")
    width = len(str(sum(_kind(block) == kind for block in blocks)))
    return f"{kind.replace(' ', '-')}-{int(number):0{width}}"


def _unknown(poster: Poster, number: int, blocks: Sequence[Block], at: Place | None) -> Diagnostic:
    fact = f"`poster[{number}].shows` is «{poster.shows}», and no block of the text is called that"
    return error(
        "poster-reference",
        f"{fact}{did_you_mean(poster.shows, set(_references(blocks)))}",
        "name a block",
        at,
    )


def _references(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (block.ref, f"{_kind(block)}s", f"each {_kind(block)}")


def _misfit(sheet: PosterSheet, poster: Poster, source: Source) -> Diagnostic | None:
    """What is wrong with the foot of a poster, whatever it shows."""
    number = next((n for n, link in enumerate(source.description.link, 1) if link.qr), 0)
    if number and sheet.module < LEAST_MODULE:
        return fine(source, number, sheet.module, f"a poster of size {poster.size}")
    if sheet.crowded and not number:
        fact = f"who speaks, where and when leave less than half of a poster of size {poster.size}"
        return error(
            "poster-crowded",
            fact,
            "shorten `issuing_body` or `place`",
            source.places.get("issuing_body"),
        )
    if sheet.crowded:
        fact = (
            f"the QR symbol and the letters of `link[{number}].url` leave less than half of a "
            f"poster of size {poster.size}"
        )
        return error(
            "poster-crowded", fact, "shorten the address", source.places.get(f"link[{number}].url")
        )
    return None


def _too_long(refused: Refused, shown: _Shown, poster: Poster, at: Place | None) -> Diagnostic:
    fact = (
        f"«{shown.ref}» fits {poster.size} at {in_points(refused.size):.1f} pt, read from "
        f"{refused.distance:.1f} m; "
        f"a poster of that size is read from {PAPERS[poster.size].reading:g} m, which takes "
        f"{in_points(refused.wanted):.1f} pt"
    )
    others = list(_legible(refused, PAPERS[poster.size]))
    act = f"print it on {' or '.join(others)}, or show less" if others else "show less"
    return error("poster-too-long", fact, act, at)


def _legible(refused: Refused, paper: Paper) -> Iterator[str]:
    """The papers on which the same design is read from where they are read: small ones are looked
    at from near.
    """
    for name, other in PAPERS.items():
        if (
            refused.size * other.width * paper.reading
            >= refused.wanted * other.reading * paper.width
        ):
            yield name
