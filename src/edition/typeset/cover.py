"""The cover: the title as large as it goes, one band, who speaks and when."""

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


def set_cover(forme: Forme, style: Style, source: Source, reading: Reading) -> Problems:
    """Emblems, the issuing body where the title does not name it, the title about the band, meeting, place, dates.

    Returns what is wrong with an emblem: one that cannot be drawn, or that leaves the title no room.
    """
    description = source.description
    parts = description.title_parts or (description.title,)
    speaks = description.issuing_body not in parts
    largest = _LARGEST_BELOW_EMBLEM if source.images else _LARGEST
    texts, baselines = _title(forme, parts, largest, _BAND - (style.head + style.leading if speaks else _EMBLEM_TOP))
    top = baselines[0] - texts[0][1].size
    if speaks:
        top -= style.leading * 2
        forme.text("P", description.issuing_body, Type("Medium", style.note), top, style.note_leading)
    forme.display(texts, baselines, "H1")
    forme.rule(-style.bleed, _BAND, style.width + 2 * style.bleed, _BAND_HEIGHT, "accent")
    dates = [date.display for date in reading.dates.printed]
    facts = [fact for fact in (_meeting(description, reading), description.place, *dates) if fact]
    y = style.folio - (len(facts) - 1) * style.note_leading
    for fact in facts:
        y = forme.text("P", fact, Type("Regular", style.note), y, style.note_leading)
    return _emblems(forme, source, top)


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


def _title(forme: Forme, parts: tuple[str, ...], largest: Length, height: Length) -> tuple[list[tuple[str, Type]], list[Length]]:
    """Lines and baselines: the first part above the band as large as measure and height allow, the others below it in Bold."""
    large = fit(forme.compositor, parts[0], Type("Black", 0), Space(forme.measure, height, 1.45), largest, range(2, 5))
    step = large.size * 118 // 100
    last = _BAND - large.size * 62 // 100
    texts = [(line, Type("Black", large.size)) for line in large.lines]
    baselines = [last - step * (len(large.lines) - 1 - i) for i in range(len(large.lines))]
    y = _BAND + _BAND_HEIGHT
    for part in parts[1:]:
        small = fit(forme.compositor, part, Type("Bold", 0), Space(forme.measure), large.size * 24 // 100, range(1, 4))
        y += small.size * 150 // 100
        for line in small.lines:
            texts.append((line, Type("Bold", small.size)))
            baselines.append(y)
            y += small.size * 145 // 100
    return texts, baselines


def _meeting(description: Description, reading: Reading) -> str:
    """The line of the text that names the meeting, as it stands there; else what edition.toml calls it."""
    lines = (b.text for b in reading.document.blocks if isinstance(b, Closing) and b.role == "adopting meeting")
    return next(lines, description.adopting_meeting)
