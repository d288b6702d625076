"""The covers: at the front the title as large as it goes, the band that it stands on, who speaks
and when; at the back the same band, one slogan at it, and where to find the text.
"""

from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.languages.cataloguing import named
from edition.core.quoting import worded
from edition.core.units import Length, mm, pt, times
from edition.model.description import Description
from edition.model.document import Closing, Slogan
from edition.model.page import Figure
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import EM, Fit, Space, Stack, fit, further_parts
from edition.typeset.forme.emblem import emblem
from edition.typeset.forme.forme import Forme, Frame, Leaded
from edition.typeset.forme.links import ShownLink
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style

BAND: Length = pt(9)
"""The height of the band, which both covers have from edge to edge."""
_LARGEST: Length = pt(144)
"""A title, however short."""
_LEAST: Length = pt(120)
"""The room that emblems must leave the title."""
_EMBLEM_TOP: Length = mm(12)
"""From the upper edge to emblems; half of it is between two of them, and below them."""
_OTHERS = Stack(1.5, 1.45)
"""The other parts of a title, below the band."""
_SHARES = (0.24, 0.18, 0.14, 0.1)
"""Of the size of the title, for its other parts: the first that leaves them room."""
_SLOGAN: Length = pt(72)
"""A slogan on the back, however short."""
_FOOT: Length = mm(10)
"""White at the foot of the back."""
_AS_LARGE = 0.6
"""A slogan hangs from the band where it is as large there, as a share of its size on it."""


class TitleShape(Struct, frozen=True):
    """How a title stands on its band, in per cent of its size unless it says otherwise.

    `step`: between its lines. `to_band`: from the last of them to the band. `ascent`: from the top
    of its ink to the first. `in_a_line`: what lines take each, from the top of the ink to the band,
    in their size; a single one takes `to_band` and `ascent`. `before_others`: of the room of a
    title, what its first part has where there are others. `sky` and `sky_over_others`: of the white
    that is left, what is above the title, the second where there are other parts.
    """

    step: int = 118
    to_band: int = 62
    ascent: int = 75
    in_a_line: float = 1.28
    before_others: int = 72
    sky: int = 60
    sky_over_others: int = 33


class SloganShape(Struct, frozen=True):
    """How a slogan stands at the band of the back, in its size.

    `step`: between its lines. `ascent`: from the top of its ink to the first baseline. `descent`:
    from the last one to what is below it. `to_band`: from the last one to the band below.
    """

    step: float = 1.25
    ascent: float = 0.72
    descent: float = 0.45
    to_band: float = 0.62


_TITLE = TitleShape()
_HUNG = SloganShape()


class _Room(Struct, frozen=True):
    """Where the title stands: the top of its ink, the lowest upper edge of the band, and the lowest
    baseline of other parts.

    `ascent` is kept between the top and the first baseline, in per cent of the size.
    """

    top: Length
    lowest: Length
    bottom: Length
    ascent: int


class _Title(Struct, frozen=True):
    """The lines of a title with their baselines, the upper edge of the band below the first part,
    and whether all of it fits.
    """

    texts: list[tuple[str, Type]]
    baselines: list[Length]
    band: Length
    fits: bool


def set_cover(
    forme: Forme, style: Style, source: Source, reading: Reading, below: Length
) -> tuple[Length, Problems]:
    """Emblems, the issuing body where the title does not name it, the title about the band,
    meeting, place, dates.

    Returns where the band is, which leaves `below` free for the back cover, and what is wrong: the
    title has no room, or an emblem cannot be drawn, or leaves it none.
    """
    no_body = forme.compositor.language.words.no_body
    parts, speaker, facts = cover_facts(source.description, reading, no_body)
    small = Type("Display Regular", style.note)
    y = style.folio - (_lines(forme, facts, small) - 1) * style.note_leading
    bottom = y - style.note_leading
    lowest = min(bottom - style.leading, style.height - below) - BAND
    drawn, top, problems = _emblems(forme, source, lowest - _LEAST)
    said = max(style.head, top + style.leading)
    above = _lines(forme, speaker, Type("Display Medium", style.note)) * style.note_leading
    ascent = 100 if speaker else _TITLE.ascent
    first = said + above if speaker else max(style.head, top)
    title = _title(forme, parts, _Room(first, lowest, bottom, ascent))
    for body in speaker:
        forme.text("P", body, Leaded(Type("Display Medium", style.note), style.note_leading), said)
    forme.display(title.texts, title.baselines, "H1")
    set_band(forme, style, title.band)
    for fact in facts:
        y = forme.text("P", fact, Leaded(small, style.note_leading), y)
    for make, alt in drawn:
        forme.figure(make, alt)
    return title.band, (*problems, *(() if title.fits or problems else (_crowded(source),)))


class CoverFacts(NamedTuple):
    """What a cover says: the parts of the title, who speaks unless the title says so, meeting,
    place and dates.
    """

    parts: tuple[str, ...]
    speaker: Sequence[str]
    facts: Sequence[str]


def cover_facts(description: Description, reading: Reading, no_body: str) -> CoverFacts:
    """What stands on a cover, or above the text where there is none; a mark of cataloguers for
    nobody, or for no place, stands on neither.
    """
    parts = description.title_parts or (description.title,)
    body = named(description.issuing_body, no_body)
    speaker = [body] if body and body not in parts else []
    dates = [date.display for date in reading.dates.printed]
    every = (_meeting(description, reading), named(description.place), *dates)
    return CoverFacts(parts, speaker, [fact for fact in every if fact])


def set_band(forme: Forme, style: Style, y: Length) -> None:
    """From edge to edge and over the spine; both covers have it at one height, so a fold that
    drifts shows no end of it.
    """
    forme.rule(-style.bleed, y, style.width + 2 * style.bleed, BAND, "accent")


def _lines(forme: Forme, texts: Sequence[str], type_: Type) -> int:
    """How many lines some facts take."""
    return sum(
        len(forme.compositor.ragged(forme.compositor.plain(text, type_), forme.measure))
        for text in texts
    )


def _crowded(source: Source) -> Diagnostic:
    fact = worded(
        "the title, who issued the text, the meeting, the place and the dates do not fit on the "
        "cover together"
    )
    return error(
        "cover-crowded",
        fact,
        "shorten them in edition.toml, or state a shorter title",
        source.places.get("title"),
    )


def _emblems(
    forme: Forme, source: Source, lowest: Length
) -> tuple[list[tuple[Callable[[int], Figure], str]], Length, list[Diagnostic]]:
    """In a row from the right at the head, with what says them; the y below them; what is wrong
    with them.
    """
    gap = _EMBLEM_TOP // 2
    x, bottom = forme.right, 0
    drawn: list[tuple[Callable[[int], Figure], str]] = []
    problems: list[Diagnostic] = []
    for number, file in enumerate(source.images, 1):
        place = source.places.get(f"image[{number}].file")
        made = emblem(file, x - mm(file.image.width_mm), _EMBLEM_TOP)
        if isinstance(made, str):
            problems.append(
                error(
                    "image-drawing",
                    worded('the image "{file}" {made}', file=file.image.file, made=made),
                    "save it anew",
                    place,
                )
            )
            continue
        make, width, height = made
        if _EMBLEM_TOP + height > lowest - gap or x - width < forme.left:
            fact = worded(
                'the image "{file}" is too large for the cover at {width_mm:g} mm',
                file=file.image.file,
                width_mm=file.image.width_mm,
            )
            problems.append(error("image-size", fact, "give it a smaller width_mm", place))
        drawn.append((make, file.image.alt))
        x, bottom = x - width - gap, max(bottom, _EMBLEM_TOP + height + gap)
    return drawn, bottom, problems


def _title(forme: Forme, parts: tuple[str, ...], room: _Room) -> _Title:
    """The first part on the band, as large as measure and height allow, the others below it in
    Bold.

    The band finds its height from the title: that begins at the top of its room, and goes down by a
    share of what white is left. The others are as large as leaves their last baseline above the
    bottom; whether any size does is the last value.
    """
    share = _TITLE.before_others if len(parts) > 1 else 100
    height = max((room.lowest - room.top) * share // 100, 1)
    rise, _ = forme.compositor.signs(parts[0], Type("Display Black", EM))
    ascent = room.ascent + rise * 100 // EM
    most = min(_LARGEST, height * 100 // (ascent + _TITLE.to_band))
    step = _TITLE.in_a_line + (ascent - _TITLE.ascent) / 100
    space = Space(forme.measure, height, step)
    large = fit(forme.compositor, parts[0], Type("Display Black", max(most, 1)), space, range(2, 5))
    # As if it stood at the top of its room: the band below its last line, the other parts below the
    # band. How far all of it goes down from there is known when these have their size.
    count, size = len(large.lines), large.size
    first = room.top + size * ascent // 100
    band = first + size * (_TITLE.step * (count - 1) + _TITLE.to_band) // 100
    measure = Space(forme.measure)
    for portion in _SHARES:
        most = times(size, portion)
        below = further_parts(forme.compositor, parts[1:], measure, most, _OTHERS)
        last = band + BAND + (below.baselines[-1] if below.baselines else 0)
        if last <= room.bottom:
            break
    # No farther than leaves the back cover its room below the band.
    sky = _TITLE.sky_over_others if below.texts else _TITLE.sky
    down = min(max(room.bottom - last, 0) * sky // 100, max(room.lowest - band, 0))
    texts = [*((line, Type("Display Black", size)) for line in large.lines), *below.texts]
    baselines = [first + down + size * _TITLE.step * i // 100 for i in range(count)]
    baselines += [band + down + BAND + y for y in below.baselines]
    fits = last <= room.bottom and band <= room.lowest + size // 10
    return _Title(texts, baselines, band + down, fits)


def _meeting(description: Description, reading: Reading) -> str:
    """The line of the text that names the meeting, as it stands there; else what edition.toml calls
    it.
    """
    lines = (
        b.text
        for b in reading.document.blocks
        if isinstance(b, Closing) and b.role == "adopting meeting"
    )
    return next(lines, description.adopting_meeting)


def room_below(compositor: Compositor, style: Style, addresses: Sequence[ShownLink]) -> Length:
    """What the symbol with its address takes below the band."""
    letters = sum(
        _letters(compositor, style, _beside(style), address) for address in _coded(addresses)
    )
    return style.leading + (style.qr + letters if letters else 0) + _FOOT


def set_back(
    forme: Forme, style: Style, reading: Reading, addresses: Sequence[ShownLink], band: Length
) -> None:
    """The band; the first slogan, in the accent ink; the first symbol, hung from the band, and its
    address below it.

    The slogan hangs at the right of the symbol. Where the band is too low for that, it stands on
    the band as the title does.
    """
    set_band(forme, style, band)
    coded = _coded(addresses)
    top = y = band + BAND + style.leading
    beside = (
        Frame(forme.right - _beside(style), _beside(style), style.qr)
        if coded
        else Frame(forme.left, style.measure, 0)
    )
    left = False
    for slogan in [block.text for block in reading.document.blocks if isinstance(block, Slogan)][
        :1
    ]:
        letters = sum(
            _letters(forme.compositor, style, beside.measure, address) for address in coded
        )
        hung, standing = (
            _fitted(forme.compositor, slogan, measure, height)
            for measure, height in (
                (beside.measure, style.height - _FOOT - letters - top),
                (style.measure, band - style.head),
            )
        )
        if left := hung.size >= standing.size * _AS_LARGE:
            y = _set_slogan(forme, hung, top + round(hung.size * _HUNG.ascent)) + round(
                hung.size * _HUNG.descent
            )
        else:
            above = standing.size * (_HUNG.step * (len(standing.lines) - 1) + _HUNG.to_band)
            _set_slogan(forme, standing, band - round(above))
    for address in coded:
        forme.symbol(address, top, style.measure - style.qr if left else 0)
        under = Forme(forme.compositor, beside, forme.leaves)
        under.address(
            address,
            max(top + style.qr + (0 if left else style.leading), y + style.address),
            style.address,
        )
        forme.take(under)


def _fitted(compositor: Compositor, slogan: str, measure: Length, height: Length) -> Fit:
    return fit(
        compositor,
        slogan,
        Type("Display Black", _SLOGAN),
        Space(measure, max(height, 1), _HUNG.step),
        range(1, 5),
    )


def _set_slogan(forme: Forme, large: Fit, first: Length) -> Length:
    """The lines from a first baseline on; returns the last one."""
    baselines = [first + round(large.size * _HUNG.step * i) for i in range(len(large.lines))]
    forme.display(
        [(line, Type("Display Black", large.size, "accent")) for line in large.lines],
        baselines,
        "P",
    )
    return baselines[-1]


def _coded(addresses: Sequence[ShownLink]) -> list[ShownLink]:
    """The one that has a symbol on the back."""
    return [address for address in addresses if address.qr][:1]


def _beside(style: Style) -> Length:
    """The measure beside a symbol."""
    return style.measure - style.qr - style.leading


def _letters(compositor: Compositor, style: Style, measure: Length, address: ShownLink) -> Length:
    """What an address takes below what stands over it."""
    return style.leading + Forme(compositor, Frame(0, measure, style.qr), count()).address(
        address, 0, style.address
    )
