"""Small print outside the trim and on the dummy, drawn as outlines: it is no part of the text and
is not to be found in it.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from edition.core.pdf_syntax import Path
from edition.core.units import Length
from edition.faces import Face
from edition.faces.lettered import lettered
from edition.press.sheet.side import Shape

CAP = 73
"""Height of a figure in hundredths of the size of its letters."""


class Fount(NamedTuple):
    """A face at a size."""

    face: Face
    size: Length


def lettering(
    words: str, letters: Fount, x: Length, baseline: Length, *, anchor: float = 0
) -> Shape:
    """Words on a level baseline. At x is their left edge (`anchor` 0), their middle (0.5) or their
    right edge (1).
    """
    start = x - round(anchor * width(words, letters))
    return Shape(_path(words, letters, lambda along, above: (start + along, baseline - above)))


def rising(words: str, letters: Fount, baseline: Length, y: Length, *, anchor: float = 0) -> Shape:
    """Words on an upright baseline, read from below. At y is their lower end (`anchor` 0) or their
    upper end (1).
    """
    start = y + round(anchor * width(words, letters))
    return Shape(_path(words, letters, lambda along, above: (baseline - above, start - along)))


def width(words: str, letters: Fount) -> Length:
    """How long the words are."""
    return round(lettered(words, letters.face)[1] * letters.size / letters.face.upem)


def _path(
    words: str, letters: Fount, place: Callable[[Length, Length], tuple[Length, Length]]
) -> Path:
    """The outlines, each point by how far along the baseline and how far above it."""
    scale = letters.size / letters.face.upem

    def placed() -> Iterator[tuple[str, tuple[Length, ...]]]:
        for operator, at in lettered(words, letters.face)[0]:
            points = ((at[i], at[i + 1]) for i in range(0, len(at), 2))
            yield (
                operator,
                tuple(
                    value for x, y in points for value in place(round(x * scale), round(y * scale))
                ),
            )

    return tuple(placed())
