"""Letters drawn as a shape: what is to be seen and is said elsewhere."""

from typing import NamedTuple

from edition.core.units import Length
from edition.faces.contours import contours
from edition.model.page import UNSCALED, Drawing, Ink
from edition.typeset.line.compositor import Compositor, Type


class Outlined(NamedTuple):
    """The outline of a text from the upper left corner of its ink, y downwards: operators with
    their coordinates, as a Drawing has them, and how wide and high the ink is.
    """

    path: tuple[tuple[str, tuple[Length, ...]], ...]
    width: Length
    height: Length

    def drawing(self, leaf: int, x: Length, y: Length, ink: Ink) -> Drawing:
        """The shape with that corner at (x, y)."""
        return Drawing(leaf, x, y, self.width, self.height, self.path, even_odd=False, ink=ink)


def outlined(compositor: Compositor, text: str, type_: Type) -> Outlined:
    """The outline of a text of few letters, in their order on the line."""
    drawn: list[tuple[str, list[float]]] = []
    [fragment] = compositor.line(text, type_, 0).fragments
    for piece in fragment.pieces:
        face = compositor.faces[piece.run.face]
        pen, unit = 0, type_.size / face.upem
        for glyph in piece.run.glyphs:
            share = glyph.size / 100
            for operator, at in contours(face, glyph.index):
                xs = (
                    piece.x + unit * (pen + glyph.dx + share * x * glyph.stretch / UNSCALED)
                    for x in at[::2]
                )
                ys = (-unit * (glyph.dy + share * y) for y in at[1::2])
                drawn.append((operator, [c for pair in zip(xs, ys, strict=True) for c in pair]))
            pen += glyph.advance
    # The points of a curve that are not on it stand out of the ink by little in letters, whose
    # curves have their extremes as points (as fonts are drawn).
    lefts = [x for _, at in drawn for x in at[::2]] or [0.0]
    tops = [y for _, at in drawn for y in at[1::2]] or [0.0]
    left, top = min(lefts), min(tops)
    path = tuple(
        (
            operator,
            tuple(round(c - (top if i % 2 else left)) for i, c in enumerate(at)),
        )
        for operator, at in drawn
    )
    return Outlined(path, round(max(lefts) - left), round(max(tops) - top))
