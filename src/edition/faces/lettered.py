"""Words that are no part of a text as one outline: small print on sheets, the captions of a
picture.
"""

from functools import cache

import uharfbuzz as hb

from edition.core.bidi import levels, visual_runs
from edition.faces.contours import contours
from edition.faces.face import Face

Path = tuple[tuple[str, tuple[float, ...]], ...]


@cache
def lettered(words: str, face: Face) -> tuple[Path, int]:
    """The path of words from x 0 on a baseline at 0, ordered by UAX #9, and their advance; in font
    units, y upwards.
    """
    pen = 0
    found: list[tuple[str, tuple[float, ...]]] = []
    for run in visual_runs(levels(words, None)):
        buffer = hb.Buffer()
        buffer.add_str(words[run.start : run.end])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        hb.shape(face.font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            dx, dy = pen + position.x_offset, position.y_offset
            for operator, at in contours(face, info.codepoint):
                found.append((operator, tuple(v + (dy if i % 2 else dx) for i, v in enumerate(at))))
            pen += position.x_advance
    return tuple(found), pen
