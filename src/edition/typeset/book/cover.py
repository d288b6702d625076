"""The cover: the title as large as it goes, the band that it stands on, who speaks and when."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.units import Length, mm, pt
from edition.model.description import Description
from edition.model.document import Closing
from edition.model.page import Figure
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, fit
from edition.typeset.forme.emblem import emblem
from edition.typeset.forme.making_up_by_hand import Forme
from edition.typeset.line.compositor import Type
from edition.typeset.line.style import Style

BAND: Length = pt(9)
_LARGEST: Length = pt(144)
_LEAST: Length = pt(120)
"""The room that emblems must leave the title."""
_EMBLEM_TOP: Length = mm(12)
_STEP, _TO_BAND, _ASCENT = 118, 62, 75
"""Per cent of the size of the title: between its lines, from the last one to the band, from the top
of its ink to the first.
"""
_IN_A_LINE = 1.28
"""What lines of the title take each, from the top of the ink to the band; a single one takes
`_TO_BAND` and `_ASCENT`.
"""
_BEFORE_OTHERS = 72
"""Per cent of the room of a title: so much of it has the first part where there are others."""
_SHARES = (24, 18, 14, 10)
"""Of the size of the title, for its other parts."""
_SKY, _SKY_OVER_OTHERS = 60, 33
"""Per cent of the white that is left: so much of it is above the title."""


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
    description = source.description
    parts = description.title_parts or (description.title,)
    speaker = [] if description.issuing_body in parts else [description.issuing_body]
    dates = [date.display for date in reading.dates.printed]
    facts = [fact for fact in (_meeting(description, reading), description.place, *dates) if fact]
    y = style.folio - (_lines(forme, facts, Type("Regular", style.note)) - 1) * style.note_leading
    bottom = y - style.note_leading
    lowest = min(bottom - style.leading, style.height - below) - BAND
    drawn, top, problems = _emblems(forme, source, lowest - _LEAST)
    said = max(style.head, top + style.leading)
    above = _lines(forme, speaker, Type("Medium", style.note)) * style.note_leading
    ascent = 100 if speaker else _ASCENT
    first = said + above if speaker else max(style.head, top)
    title = _title(forme, parts, _Room(first, lowest, bottom, ascent))
    for body in speaker:
        forme.text("P", body, Type("Medium", style.note), said, style.note_leading)
    forme.display(title.texts, title.baselines, "H1")
    set_band(forme, style, title.band)
    for fact in facts:
        y = forme.text("P", fact, Type("Regular", style.note), y, style.note_leading)
    for make, alt in drawn:
        forme.figure(make, alt)
    return title.band, (*problems, *(() if title.fits or problems else (_crowded(source),)))


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
    fact = (
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
                    "image-drawing", f'the image "{file.image.file}" {made}', "save it anew", place
                )
            )
            continue
        make, width, height = made
        if _EMBLEM_TOP + height > lowest - gap or x - width < forme.left:
            fact = (
                f'the image "{file.image.file}" is too large for the cover at '
                f"{file.image.width_mm:g} mm"
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
    height = max((room.lowest - room.top) * (_BEFORE_OTHERS if len(parts) > 1 else 100) // 100, 1)
    most = min(_LARGEST, height * 100 // (room.ascent + _TO_BAND))
    space = Space(forme.measure, height, _IN_A_LINE + (room.ascent - _ASCENT) / 100)
    large = fit(forme.compositor, parts[0], Type("Black", max(most, 1)), space, range(2, 5))
    count, size = len(large.lines), large.size
    first = room.top + size * room.ascent // 100
    band = first + size * (_STEP * (count - 1) + _TO_BAND) // 100
    below: list[tuple[tuple[str, Type], Length]] = []
    for share in _SHARES:
        below = list(_below(forme, parts[1:], size * share // 100))
        last = band + BAND + (below[-1][1] if below else 0)
        if last <= room.bottom:
            break
    white = max(room.bottom - last, 0) * (_SKY_OVER_OTHERS if below else _SKY) // 100
    down = min(white, max(room.lowest - band, 0))
    texts = [(line, Type("Black", size)) for line in large.lines] + [text for text, _ in below]
    baselines = [first + down + size * _STEP * i // 100 for i in range(count)]
    baselines += [band + down + BAND + y for _, y in below]
    return _Title(
        texts, baselines, band + down, last <= room.bottom and band <= room.lowest + size // 10
    )


def _below(
    forme: Forme, parts: Sequence[str], most: Length
) -> Iterator[tuple[tuple[str, Type], Length]]:
    """The lines of the other parts of a title, with their baselines below the band."""
    y = 0
    for part in parts:
        small = fit(forme.compositor, part, Type("Bold", most), Space(forme.measure), range(1, 4))
        y += small.size * 150 // 100
        for line in small.lines:
            yield (line, Type("Bold", small.size)), y
            y += small.size * 145 // 100


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
