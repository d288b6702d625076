"""How far apart the rows of a page must be for what is set on them.

In the family of the project they are as far apart as a style says. Another face may rise higher
and hang lower, and a text with all its signs rises as high as these are stacked: then its rows are
set apart by what the ink of its words takes, and fewer of them stand on a page.
"""

from collections.abc import Iterable
from typing import NamedTuple

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


class Taken(NamedTuple):
    """What texts take: how many em rows must be `apart`, 0 where they need be no farther than is
    usual, and the faces in which their words are set.
    """

    apart: float = 0.0
    faces: frozenset[Face] = frozenset()


NOTHING_TAKEN = Taken()
"""What is taken in the family of the project, for which the styles are made."""


def taken(shaper: Shaper, texts: Iterable[str]) -> Taken:
    """The same of these texts as running text.

    Rows are no farther apart than the faces say for their own lines (OpenType 1.9, hhea).
    """
    tops: list[float] = []
    bottoms: list[float] = []
    faces: set[Face] = set()
    for text in texts:
        words, _ = shaper.words(text, shaper.chosen(text, "Regular"))
        for word in words:
            top = bottom = 0.0
            for run, _ in word.runs:
                face = shaper.faces[run.face]
                faces.add(face)
                high, low = ink_of(run, face)
                top, bottom = max(top, high), max(bottom, low)
            tops.append(top)
            bottoms.append(bottom)
    others = faces.difference(house(shaper.faces).values())
    if not others:
        return Taken(0.0, frozenset(faces))
    spared = len(tops) // _SPARED
    need = sorted(tops)[-1 - spared] + sorted(bottoms)[-1 - spared]
    return Taken(min(need, max(map(_line, others))), frozenset(faces))


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
