"""One side of a sheet with everything on it in its place: what layout decides, and placing only
writes down.

The origin is the top left corner of the sheet, y downwards, lengths in thousandths of a point.
"""

from collections.abc import Iterator

from msgspec import Struct

from edition.core.pdf_syntax import Path
from edition.core.units import Length, pt

HAIR: Length = pt(0.25)
"""The thinnest line that any printer holds."""
DASH: Length = pt(2)
"""Of lines that are not cut along: to fold, to glue at."""


class Box(Struct, frozen=True):
    """A rectangle, its upper left corner at (x, y)."""

    x: Length
    y: Length
    width: Length
    height: Length

    def grown(self, by: Length) -> "Box":
        """The rectangle with `by` more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


class PlacedPage(Struct, frozen=True):
    """A page upright, the upper left corner of its trim at (x, y); what is outside of `clip` is cut
    off.

    It has its own size; `scale` is another than 1 in a picture of it alone.
    """

    number: int
    x: Length
    y: Length
    clip: Box
    scale: float = 1.0


class HeadDown(PlacedPage, frozen=True):
    """A page that stands head down, what is then the upper left corner of its trim at (x, y)."""


class Stroke(Struct, frozen=True):
    """A line of `width` from (x1, y1) to (x2, y2), dashed where `dash` gives the length of dashes
    and gaps.
    """

    x1: Length
    y1: Length
    x2: Length
    y2: Length
    width: Length
    dash: Length = 0


class Plain(Struct, frozen=True):
    """A rectangle of bare paper, so that what is lettered over a picture can be read."""

    box: Box


class Ring(Struct, frozen=True):
    """A circle about (x, y), drawn as a line of `width`."""

    x: Length
    y: Length
    radius: Length
    width: Length


class Shape(Struct, frozen=True):
    """A filled path of (operator, coordinates): "m" x y, "l" x y, "c" three points, "h"."""

    path: Path


Mark = Stroke | Plain | Ring | Shape


class SheetSide(Struct, frozen=True):
    """A side of a sheet. `trim` is what is left when it is cut, `bleed` what has ink. `turned`: all
    of it stands head down.
    """

    width: Length
    height: Length
    trim: Box
    bleed: Box
    pages: tuple[PlacedPage, ...] = ()
    marks: tuple[Mark, ...] = ()
    turned: bool = False


def frame(box: Box) -> Iterator[Stroke]:
    """The four edges of a box as thin lines."""
    right, bottom = box.x + box.width, box.y + box.height
    yield Stroke(box.x, box.y, right, box.y, HAIR)
    yield Stroke(box.x, bottom, right, bottom, HAIR)
    yield Stroke(box.x, box.y, box.x, bottom, HAIR)
    yield Stroke(right, box.y, right, bottom, HAIR)
