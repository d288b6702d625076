"""The cover: the title as large as it goes, one band, who speaks and when."""

from edition.core.units import Length, pt
from edition.model.description import Description
from edition.model.document import Closing
from edition.model.reading import Reading
from edition.typeset.display import fit
from edition.typeset.forme import Forme
from edition.typeset.lines import Type

_BAND: Length = pt(330)
_BAND_HEIGHT: Length = pt(9)
_LARGEST: Length = pt(104)


def set_cover(forme: Forme, description: Description, reading: Reading) -> None:
    """Lines from top to bottom: the issuing body where the title does not name it, the title about the band, meeting, place, dates."""
    style = forme.style
    parts = description.title_parts or (description.title,)
    if description.issuing_body not in parts:
        forme.text("P", description.issuing_body, Type("Medium", style.note), style.head, style.note_leading)
    _title(forme, parts)
    forme.rule(0, _BAND, style.width, _BAND_HEIGHT, "accent")
    dates = [date.display for date in reading.dates.printed]
    facts = [fact for fact in (_meeting(description, reading), description.place, *dates) if fact]
    y = style.folio - (len(facts) - 1) * style.note_leading
    for fact in facts:
        y = forme.text("P", fact, Type("Regular", style.note), y, style.note_leading)


def _title(forme: Forme, parts: tuple[str, ...]) -> None:
    """The first part above the band as large as the measure allows, the others below it in Bold."""
    style = forme.style
    large = fit(forme.compositor, parts[0], Type("Black", 0), style.measure, _LARGEST, range(2, 5))
    step = large.size * 118 // 100
    last = _BAND - large.size * 62 // 100
    texts = [(line, Type("Black", large.size)) for line in large.lines]
    baselines = [last - step * (len(large.lines) - 1 - i) for i in range(len(large.lines))]
    y = _BAND + _BAND_HEIGHT
    for part in parts[1:]:
        small = fit(forme.compositor, part, Type("Bold", 0), style.measure, large.size * 24 // 100, range(1, 4))
        y += small.size * 150 // 100
        for line in small.lines:
            texts.append((line, Type("Bold", small.size)))
            baselines.append(y)
            y += small.size * 145 // 100
    forme.display(texts, baselines, "H1")


def _meeting(description: Description, reading: Reading) -> str:
    """The line of the text that names the meeting, as it stands there; else what edition.toml calls it."""
    lines = (b.text for b in reading.document.blocks if isinstance(b, Closing) and b.role == "adopting meeting")
    return next(lines, description.adopting_meeting)
