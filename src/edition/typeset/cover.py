"""The cover: the title as large as it goes, one band, who speaks and when."""

from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.units import Length, mm, pt
from edition.model.description import Description
from edition.model.document import Closing
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.display import Space, fit
from edition.typeset.emblem import emblem
from edition.typeset.forme import Forme
from edition.typeset.lines import Type
from edition.typeset.style import Style

_BAND: Length = pt(330)
_BAND_HEIGHT: Length = pt(9)
_LARGEST: Length = pt(104)
_LARGEST_BELOW_EMBLEM: Length = pt(80)
_EMBLEM_TOP: Length = mm(12)
_SHARES = (24, 18, 14, 10)
"""Of the size of the title, for its other parts."""


def set_cover(forme: Forme, style: Style, source: Source, reading: Reading) -> Problems:
    """Emblems, the issuing body where the title does not name it, the title about the band, meeting, place, dates.

    Returns what is wrong with an emblem: one that cannot be drawn, or that leaves the title no room.
    """
    description = source.description
    parts = description.title_parts or (description.title,)
    speaks = description.issuing_body not in parts
    largest = _LARGEST_BELOW_EMBLEM if source.images else _LARGEST
    speaker = Type("Medium", style.note)
    above = (_lines(forme, [description.issuing_body], speaker) - 1) * style.note_leading
    dates = [date.display for date in reading.dates.printed]
    facts = [fact for fact in (_meeting(description, reading), description.place, *dates) if fact]
    y = style.folio - (_lines(forme, facts, Type("Regular", style.note)) - 1) * style.note_leading
    room = _BAND - (style.head + style.leading + above if speaks else _EMBLEM_TOP)
    texts, baselines, fits = _title(forme, parts, largest, max(room, 1), y - style.note_leading)
    top = baselines[0] - texts[0][1].size
    if speaks:
        top -= style.leading * 2 + above
        forme.text("P", description.issuing_body, Type("Medium", style.note), top, style.note_leading)
    forme.display(texts, baselines, "H1")
    forme.rule(-style.bleed, _BAND, style.width + 2 * style.bleed, _BAND_HEIGHT, "accent")
    for fact in facts:
        y = forme.text("P", fact, Type("Regular", style.note), y, style.note_leading)
    crowded = () if fits and (top >= _EMBLEM_TOP or not speaks) else (_crowded(source),)
    return (*crowded, *_emblems(forme, source, top))


def _lines(forme: Forme, texts: Sequence[str], type_: Type) -> int:
    """How many lines some facts take."""
    return sum(len(forme.compositor.ragged(text, type_, 0, forme.measure)) for text in texts)


def _crowded(source: Source) -> Diagnostic:
    fact = "the title, who issued the text, the meeting, the place and the dates do not fit on the cover together"
    return error("cover-crowded", fact, "shorten them in edition.toml, or state a shorter title", source.places.get("title"))


def _emblems(forme: Forme, source: Source, bottom: Length) -> Problems:
    """In a row from the right, above the title."""
    gap = _EMBLEM_TOP // 2
    top = _EMBLEM_TOP
    x = forme.right
    problems: list[Diagnostic] = []
    for number, file in enumerate(source.images, 1):
        path = f"image[{number}].file"
        made = emblem(file, x - mm(file.image.width_mm), top)
        if isinstance(made, str):
            problems.append(
                error("image-drawing", f'the image "{file.image.file}" {made}', "save it anew", source.places.get(path))
            )
            continue
        make, width, height = made
        if top + height > bottom - gap or x - width < forme.left:
            fact = f'the image "{file.image.file}" is too large for the cover at {file.image.width_mm:g} mm'
            problems.append(error("image-size", fact, "give it a smaller width_mm", source.places.get(path)))
        forme.figure(make, file.image.alt)
        x -= width + gap
    return tuple(problems)


def _title(
    forme: Forme, parts: tuple[str, ...], largest: Length, height: Length, bottom: Length
) -> tuple[list[tuple[str, Type]], list[Length], bool]:
    """Lines and baselines: the first part above the band as large as measure and height allow, the others below it in Bold.

    These are as large as leaves their last baseline above `bottom`; whether any size does is the last value.
    """
    large = fit(forme.compositor, parts[0], Type("Black", 0), Space(forme.measure, height, 1.45), largest, range(2, 5))
    step = large.size * 118 // 100
    last = _BAND - large.size * 62 // 100
    texts = [(line, Type("Black", large.size)) for line in large.lines]
    baselines = [last - step * (len(large.lines) - 1 - i) for i in range(len(large.lines))]
    for share in _SHARES:
        below = list(_below(forme, parts[1:], large.size * share // 100))
        if not below or below[-1][1] <= bottom:
            break
    texts += [text for text, _ in below]
    baselines += [y for _, y in below]
    return texts, baselines, baselines[-1] <= bottom


def _below(forme: Forme, parts: Sequence[str], most: Length) -> Iterator[tuple[tuple[str, Type], Length]]:
    """The lines of the other parts of a title below the band, with their baselines."""
    y = _BAND + _BAND_HEIGHT
    for part in parts:
        small = fit(forme.compositor, part, Type("Bold", 0), Space(forme.measure), most, range(1, 4))
        y += small.size * 150 // 100
        for line in small.lines:
            yield (line, Type("Bold", small.size)), y
            y += small.size * 145 // 100


def _meeting(description: Description, reading: Reading) -> str:
    """The line of the text that names the meeting, as it stands there; else what edition.toml calls it."""
    lines = (b.text for b in reading.document.blocks if isinstance(b, Closing) and b.role == "adopting meeting")
    return next(lines, description.adopting_meeting)
