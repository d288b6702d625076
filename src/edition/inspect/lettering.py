"""Figures and Latin words in the margin of a page: no ligatures, no kerning, and one direction, so
they need no shaping.
"""

from edition.core.units import Length
from edition.faces import Face
from edition.model.page import ARTIFACT, Fragment, Glyph, Ink, Piece, PlacedLine, SetLine, ShapedRun


def lettered(
    words: str, face: Face, size: Length, x: Length, y: Length, ink: Ink, *, right: bool = False
) -> PlacedLine:
    """Words on the baseline y with their left edge at x, or their right edge."""
    glyphs = tuple(_glyph(face, character, at) for at, character in enumerate(words))
    advance = sum(glyph.advance for glyph in glyphs)
    run = ShapedRun(words, face.weight, False, glyphs, advance)
    left = x - round(advance * size / face.upem) if right else x
    return PlacedLine(
        SetLine(face.weight, size, (Fragment(ARTIFACT, words, ink, (Piece(run, 0),)),)), left, y
    )


def _glyph(face: Face, character: str, at: int) -> Glyph:
    index = face.glyph(character)
    return Glyph(index, at, int(face.font.get_glyph_h_advance(index)), 0, 0)
