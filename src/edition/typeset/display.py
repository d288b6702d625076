"""Display type: line breaks and size searched together, so that few words fill a measure."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from edition.core.units import Length
from edition.typeset.lines import Compositor, Type
from edition.typeset.units import unbroken

_EM: Length = 100_000


class Fit(Struct, frozen=True):
    """The lines of a display text and the size at which the widest of them fills the measure."""

    lines: tuple[str, ...]
    size: Length


class Space(Struct, frozen=True):
    """Room for display type: a measure, and a height that lines `step` times their size apart may fill (0: any)."""

    measure: Length
    height: Length = 0
    step: float = 1.4


def fit(compositor: Compositor, text: str, type_: Type, space: Space, most: Length, lines: range) -> Fit:
    """The largest size up to `most` at which the text, in one of the numbers of `lines`, stays within the space.

    Among the ways to break at that size the one with the most even lines. A text of fewer words has a line a word; «و» and a
    number stay with the word behind them.
    """
    words = bound_words(text)
    big = Type(type_.weight, _EM, type_.ink, type_.base)
    widths = [compositor.width(word, big) for word in words]
    blank = compositor.space(big)
    candidates: list[tuple[Length, int, tuple[str, ...]]] = []
    for count in lines:
        ends = balance(widths, blank, min(count, len(words)))
        starts = [0, *ends[:-1]]
        broken = tuple(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True))
        widest = max(compositor.width(line, big) for line in broken)
        tallest = round(space.height / (space.step * len(broken))) if space.height else most
        candidates.append((min(most, tallest, space.measure * _EM // widest), -len(broken), broken))
    size, _, broken = max(candidates)
    return Fit(broken, size)


def bound_words(text: str) -> list[str]:
    """The words of a text, those joined that no line of display type may part."""
    words = text.split(" ")
    kept = unbroken(text) | {i for i, word in enumerate(words) if word == "و"}
    bound: list[str] = []
    for i, word in enumerate(words):
        if i and i - 1 in kept:
            bound[-1] += f" {word}"
        else:
            bound.append(word)
    return bound


def balance(widths: Sequence[Length], space: Length, count: int) -> tuple[int, ...]:
    """Where to end `count` lines so that the widest is as narrow as can be, and then the narrowest as wide.

    Returns for each line the index behind its last word. Errors: none; `count` must be 1 to len(widths).
    """
    sums = [0, *accumulate(w + space for w in widths)]
    best: list[dict[int, tuple[Length, Length, tuple[int, ...]]]] = [{} for _ in range(count + 1)]
    best[0][0] = (0, 0, ())
    for line in range(1, count + 1):
        for end in range(line, len(widths) - (count - line) + 1):
            for start, (widest, narrow, ends) in best[line - 1].items():
                if start < end:
                    width = sums[end] - sums[start] - space
                    least = width if line == 1 else min(width, -narrow)
                    option = (max(widest, width), -least, (*ends, end))
                    if end not in best[line] or option < best[line][end]:
                        best[line][end] = option
    return best[count][len(widths)][2]
