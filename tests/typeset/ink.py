"""Where the ink of set lines is."""

from collections.abc import Iterator

from edition.faces import Faces
from edition.model.page import UNSCALED, Page


def ink(page: Page, faces: Faces) -> Iterator[tuple[int, int, int, int, str]]:
    """Left, top, right and bottom of the ink of each line, and what it says."""
    for placed in (*page.lines, *page.furniture):
        line = placed.line
        face = faces[line.face]
        scale = line.size / face.upem
        boxes = []
        for fragment in line.fragments:
            for piece in fragment.pieces:
                pen = 0
                for glyph in piece.run.glyphs:
                    box = face.font.get_glyph_extents(glyph.index)
                    wide = glyph.stretch / UNSCALED
                    left = piece.x + (pen + glyph.dx + box.x_bearing * wide) * scale
                    top = -(glyph.dy + box.y_bearing) * scale
                    if box.width:
                        boxes.append(
                            (left, top, left + box.width * wide * scale, top - box.height * scale)
                        )
                    pen += glyph.advance
        said = " ".join(fragment.text for fragment in line.fragments)
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        edges = (
            placed.x + min(lefts),
            placed.y + min(tops),
            placed.x + max(rights),
            placed.y + max(bottoms),
        )
        yield *map(round, edges), said
