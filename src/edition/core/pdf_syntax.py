"""How content streams write numbers and draw circles, whoever writes them (ISO 32000-1)."""

from functools import lru_cache
from typing import TypeAlias

from edition.core.units import Length, in_points, times

Path: TypeAlias = tuple[tuple[str, tuple[Length, ...]], ...]
"""Operators of a path (8.5.2: m, l, c, h), each with the coordinates that it takes."""

_BOW = 0.5523
"""Of the radius: how far from its ends the handles of a cubic curve stand that passes for a quarter
of a circle, 4/3 (√2 - 1), which is never off by 0.03 %.
"""


@lru_cache(maxsize=8192)  # the outlines of letters, their rows and edges come again and again
def decimal(value: float, places: int = 3) -> str:
    """A number (7.3.3) of at most so many decimals, without an exponent."""
    whole = int(value)
    return str(whole) if whole == value else shortest(f"{value:.{places}f}")


def shortest(fixed: str) -> str:
    """A number that is written with decimals, without those that say nothing."""
    return fixed.rstrip("0").rstrip(".") or "0"


def points(length: Length) -> str:
    """A length in points, to the thousandth."""
    return decimal(in_points(length))


def circle(x: Length, y: Length, radius: Length) -> Path:
    """A circle about (x, y): four curves, from its right end to what follows it clockwise where y
    grows downwards.
    """
    bow = times(radius, _BOW)
    return (
        ("m", (x + radius, y)),
        ("c", (x + radius, y + bow, x + bow, y + radius, x, y + radius)),
        ("c", (x - bow, y + radius, x - radius, y + bow, x - radius, y)),
        ("c", (x - radius, y - bow, x - bow, y - radius, x, y - radius)),
        ("c", (x + bow, y - radius, x + radius, y - bow, x + radius, y)),
        ("h", ()),
    )
