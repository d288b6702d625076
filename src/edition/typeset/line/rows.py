"""How far apart the rows of a page must be for what is set on them.

In the family of the project they are as far apart as a style says. Another face may rise higher
and hang lower, and a text with all its signs rises as high as these are stacked: then its rows are
set apart by what the ink of its words takes, and fewer of them stand on a page.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from edition.core.units import Length
from edition.faces import Face, house
from edition.model.page import ShapedRun
from edition.typeset.line.shape import Shaper
from edition.typeset.line.style import Style

_SPARED = 100
"""One word in so many may be higher than is reckoned, or hang lower: it hardly ever stands below
one that hangs lower.
"""


def rows_apart(shaper: Shaper, texts: Iterable[str]) -> float:
    """The distance of rows that these texts take, in em; 0 where all of them is set in the family
    of the project.

    It is no more than the face says for its own lines (OpenType 1.9, hhea): no face needs more.
    """
    family = set(house(shaper.faces).values())
    tops: list[float] = []
    bottoms: list[float] = []
    others: set[Face] = set()
    for text in texts:
        words, _ = shaper.words(text, shaper.chosen(text, "Regular"))
        for word in words:
            top = bottom = 0.0
            for run, _ in word.runs:
                face = shaper.faces[run.face]
                others |= {face} - family
                high, low = ink_of(run, face)
                top, bottom = max(top, high), max(bottom, low)
            tops.append(top)
            bottoms.append(bottom)
    if not others:
        return 0.0
    spared = len(tops) // _SPARED
    need = sorted(tops)[-1 - spared] + sorted(bottoms)[-1 - spared]
    return min(need, max(map(_line, others)))


def ink_of(run: ShapedRun, face: Face) -> tuple[float, float]:
    """How high above the baseline the ink of a run reaches, and how far below it, in em."""
    top = bottom = 0
    for glyph in run.glyphs:
        ink = face.font.get_glyph_extents(glyph.index)
        if ink and ink.height:
            top = max(top, glyph.dy + ink.y_bearing)
            bottom = max(bottom, -(glyph.dy + ink.y_bearing + ink.height))
    return top / face.upem, bottom / face.upem


def _line(face: Face) -> float:
    """The distance of lines that a face states, in em."""
    metrics = face.font.get_font_extents("ltr")
    return float(metrics.ascender - metrics.descender + metrics.line_gap) / face.upem


def spaced(style: Style, apart: float) -> Style:
    """The style with its rows so many em apart, where it has them nearer; as many as go on the same
    page.
    """
    leading = _at_least(style.leading, apart, style.size)
    return replace(
        style,
        leading=leading,
        rows=(style.rows - 1) * style.leading // leading + 1,
        note_leading=_at_least(style.note_leading, apart, style.note),
    )


def _at_least(leading: Length, apart: float, size: Length) -> Length:
    return max(leading, round(apart * size))
