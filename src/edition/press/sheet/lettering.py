"""Small print outside the trim and on the dummy, drawn as outlines: it is no part of the text and
is not to be found in it.
"""

from collections.abc import Callable, Iterator

from edition.core.units import Length
from edition.faces import Face
from edition.faces.lettered import lettered
from edition.press.sheet.side import Shape


def lettering(
    words: str, face: Face, size: Length, x: Length, baseline: Length, *, anchor: float = 0
) -> Shape:
    """Words on a level baseline. At x is their left edge (`anchor` 0), their middle (0.5) or their
    right edge (1).
    """
    start = x - round(anchor * width(words, face, size))
    return Shape(
        tuple(_path(words, face, size, lambda along, above: (start + along, baseline - above)))
    )


def rising(
    words: str, face: Face, size: Length, baseline: Length, y: Length, *, anchor: float = 0
) -> Shape:
    """Words on an upright baseline, read from below. At y is their lower end (`anchor` 0) or their
    upper end (1).
    """
    start = y + round(anchor * width(words, face, size))
    return Shape(
        tuple(_path(words, face, size, lambda along, above: (baseline - above, start - along)))
    )


def width(words: str, face: Face, size: Length) -> Length:
    """How long the words are at a size."""
    return round(lettered(words, face)[1] * size / face.upem)


def _path(
    words: str, face: Face, size: Length, place: Callable[[Length, Length], tuple[Length, Length]]
) -> Iterator[tuple[str, tuple[Length, ...]]]:
    """The outlines, each point by how far along the baseline and how far above it."""
    scale = size / face.upem
    for operator, at in lettered(words, face)[0]:
        points = ((at[i], at[i + 1]) for i in range(0, len(at), 2))
        yield (
            operator,
            tuple(value for x, y in points for value in place(round(x * scale), round(y * scale))),
        )
