"""Half a couplet on one line, made as wide as is asked: by its gaps, within bounds that the eye allows."""

from collections.abc import Sequence
from typing import NamedTuple

from edition.core.units import Length
from edition.model.page import SetLine
from edition.typeset.dividing import Spaces
from edition.typeset.inline import Inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.word import Word

_WIDEST_GAP = 0.5
"""By what share of itself a gap grows."""


class Half(NamedTuple):
    """The words of a half, the spaces behind them, how wide they stand at their natural gaps, and how wide these are together."""

    text: str | Inline
    type_: Type
    words: tuple[Word, ...]
    spaces: Spaces
    natural: Length
    glue: Length


def measured(compositor: Compositor, text: str | Inline, type_: Type) -> Half:
    """A text as one line, whatever its width."""
    words, spaces = compositor.uncut(text, type_)
    glue = compositor.space(type_) * _gaps(spaces)
    return Half(text, type_, words, spaces, compositor.width_of(words, type_) + glue, glue)


def tightest(half: Half, shrink: float) -> Length:
    """The least width of a half of which the gaps give by `shrink`."""
    return half.natural - int(half.glue * shrink)


def reaches(half: Half, width: Length) -> bool:
    """Whether a half can be made so wide."""
    return width - half.natural <= half.glue * _WIDEST_GAP


def set_half(compositor: Compositor, half: Half, leaf: int, right: Length, width: Length) -> SetLine:
    """A half with its right edge at `right`, of this width; at its natural one where it cannot be made as wide."""
    width = width if reaches(half, width) else half.natural
    gaps = _shared(half, width - half.natural + half.glue)
    return compositor.whole_line(half.text, half.words, half.spaces, half.type_, leaf, right - width, gaps)


def _shared(half: Half, white: Length) -> Sequence[Length]:
    """The gap behind each word but the last; thousandths that do not divide evenly go to the first."""
    count = _gaps(half.spaces)
    each, rest = divmod(white, count) if count else (0, 0)
    given = iter([each + (i < rest) for i in range(count)])
    return [0 if level is None else next(given) for level in half.spaces[:-1]]


def _gaps(spaces: Spaces) -> int:
    return len(spaces) - 1 - spaces[:-1].count(None)
