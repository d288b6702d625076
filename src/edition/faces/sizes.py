"""How large a face must be set to look as large as another.

Not the em says so, nor the alef, which is about as high in all faces: what the eye compares is the
height of the letters that rise no higher than the rest of a word, as it compares the height of x.
"""

from collections.abc import Iterable

import uharfbuzz as hb

from edition.faces.face import Face

_BODY = "دروهمصعحس"
"""Letters that have neither ascender nor dot; one of each shape."""
_X = "x"
"""In their place where a face has none of them."""
_LEAST, _MOST = 1 / 16, 16.0
"""A face that is further off has no such letters under these names, and is left as it is."""


def size_like(content: bytes, like: Face) -> int:
    """How many of the units of `like` the em of a font file must be for its letters to look as
    large; as many as that has where nothing can be compared.
    """
    font = hb.Font(hb.Face(content))
    font.scale = (like.upem, like.upem)
    for letters in (_BODY, _X):
        if all(font.get_nominal_glyph(ord(letter)) for letter in letters):
            own, wanted = _height(font, letters), _height(like.font, letters)
            if own > 0 and _LEAST <= wanted / own <= _MOST:
                return round(like.upem * wanted / own)
    return like.upem


def _height(font: hb.Font, letters: Iterable[str]) -> float:
    """The mean height of letters, each standing alone, in font units."""
    tops: list[int] = []
    for letter in letters:
        glyph = font.get_nominal_glyph(ord(letter))
        ink = font.get_glyph_extents(glyph) if glyph else None
        tops.append(int(ink.y_bearing) if ink else 0)
    return sum(tops) / len(tops)
