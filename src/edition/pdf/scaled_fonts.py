"""A font program at another size, for a face that is set larger or smaller than its file has it."""

from io import BytesIO
from typing import Any

MOST_STATED = 0xFFFF
"""The largest of the maxima that maxp can state; a damaged font may say so of itself."""
FARTHEST = 0x7FFF
"""The largest coordinate of a glyph."""
_SCALED = frozenset({"GlyphOrder", "glyf", "loca", "head", "hhea", "hmtx", "maxp"})
"""What is scaled of a font; no other table is needed."""
_OF_HHEA = (
    "ascent",
    "descent",
    "lineGap",
    "advanceWidthMax",
    "minLeftSideBearing",
    "minRightSideBearing",
    "xMaxExtent",
    "caretOffset",
)
_OF_HEAD = ("xMin", "yMin", "xMax", "yMax")
"""Lengths that are scaled with the glyphs."""


def scaled(font: bytes, size: int, upem: int) -> bytes:
    """A font whose em is as large as `size` of new units, of which it has `upem` to the em then."""
    import logging

    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    # What it makes of odd values in a font it tells the terminal, and nobody could mend them.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL + 1)

    opened = TTFont(BytesIO(font), recalcTimestamp=False, recalcBBoxes=False)
    for tag in set(opened.keys()) - _SCALED:
        del opened[tag]
    _mend(opened, size / opened["head"].unitsPerEm)
    scale_upem(opened, size)
    opened["head"].unitsPerEm = upem
    out = BytesIO()
    opened.save(out, reorderTables=None)
    return out.getvalue()


def _mend(font: Any, factor: float) -> None:
    """What a damaged font says beyond what can be said at so many times the size is held there, and
    a glyph that cannot be read is empty, by which a proof finds it.
    """
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    widest, farthest = int(MOST_STATED / factor), int(FARTHEST / factor) - 1
    for glyph_name, (advance, left) in font["hmtx"].metrics.items():
        held = min(max(left, -farthest), farthest)
        font["hmtx"].metrics[glyph_name] = min(advance, widest), held
    for table, keys in (("hhea", _OF_HHEA), ("head", _OF_HEAD)):
        for key in keys:
            value = getattr(font[table], key)
            setattr(font[table], key, min(max(value, -farthest), farthest))
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        try:
            glyph = glyphs[name]
            reach = glyph.getCoordinates(glyphs)[0] if glyph.numberOfContours else ()
            fits = all(abs(value) <= farthest for point in reach for value in point)
        # Whatever it stumbles over.
        except Exception:
            fits = False
        if not fits:
            glyphs[name] = Glyph()
