"""Whether the letters of a face join in strokes of one height, that of its tatweel: then they may
be drawn apart, a piece of the tatweel between them, and nobody sees it.
"""

from collections.abc import Iterator, Sequence

import uharfbuzz as hb

from edition.faces.contours import Point, edges
from edition.faces.face import Face

_TATWEEL = "\u0640"
_JOINING = "بتجسصطعفقکلمنهی"
"""A letter of each shape that joins at both sides."""
_REACH = 19
"""Font units at either side of a joint in which its stroke must be even; a bridge laps over by so
much.
"""
_OFF = 5
"""Font units, of 2,048 to the em, by which a stroke may differ from that of the tatweel, or a
bridge stand out of a letter: at 12 pt a dot of a plate of 2,400 to the inch.
"""


def joins_flat(face: Face) -> bool:
    """Whether at the joints of these letters the ink is as high as the tatweel, and as low, and a
    little to either side no less so: a bridge that laps into a letter does not stand out of it.
    """
    font, tatweel = face.font, face.glyph(_TATWEEL)
    ink = font.get_glyph_extents(tatweel) if tatweel else None
    if not ink or not ink.height:
        return False
    at = ink.y_bearing + ink.height / 2
    low, high = _stroke(edges(face, tatweel), font.get_glyph_h_advance(tatweel) / 2, at)
    if high <= low:
        return False
    for glyph in _medials(face):
        outline, advance = edges(face, glyph), font.get_glyph_h_advance(glyph)
        for x, edge in ((1, 1), (_REACH, 0), (advance - _REACH, 0), (advance - 1, 1)):
            found = _stroke(outline, x, at)
            if found[0] - low > _OFF or high - found[1] > _OFF:
                return False
            if edge and (low - found[0] > _OFF or found[1] - high > _OFF):
                return False
    return True


def _medials(face: Face) -> Iterator[int]:
    """The glyphs that letters have between two others, of those that the face has."""
    for letter in _JOINING:
        if not face.glyph(letter):
            continue
        buffer = hb.Buffer()
        buffer.add_str(_TATWEEL + letter + _TATWEEL)
        buffer.guess_segment_properties()
        hb.shape(face.font, buffer)
        # Of a letter made of several glyphs the one that joins has an advance, and dots have none.
        yield from (
            info.codepoint
            for info in buffer.glyph_infos
            if info.cluster == 1 and face.font.get_glyph_h_advance(info.codepoint)
        )


def _stroke(outline: Sequence[tuple[Point, Point]], x: float, at: float) -> tuple[float, float]:
    """From where to where the ink around the height `at` reaches at x; both 0 where there is
    none.
    """
    heights = sorted(
        y + (x - left) * (above - y) / (right - left)
        for (left, y), (right, above) in outline
        if min(left, right) <= x < max(left, right)
    )
    below = [height for height in heights if height <= at]
    over = [height for height in heights if height > at]
    return (below[-1], over[0]) if len(below) % 2 and over else (0.0, 0.0)
