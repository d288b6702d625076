"""Lengths are integers: thousandths of a PostScript point (1/72 inch), so that no sum ever
drifts.
"""

from math import floor
from typing import TypeAlias

Length: TypeAlias = int
"""Thousandths of a point. Origin of a page: top left, y downwards, x from the left even in
right-to-left text.
"""

POINT: Length = 1000
"""A point as a length."""
MM_IN_POINTS = 72 / 25.4
"""Points to a millimetre, for what other libraries measure in points."""


def pt(value: float) -> Length:
    """The length of `value` points, rounded to a thousandth."""
    return round(value * POINT)


def mm(value: float) -> Length:
    """The length of `value` millimetres, rounded to a thousandth of a point."""
    return round(value * POINT * 72 / 25.4)


def in_mm(length: float) -> float:
    """A length in millimetres."""
    return length * 25.4 / (72 * POINT)


def in_points(length: float) -> float:
    """A length in points."""
    return length / POINT


def times(length: Length, factor: float) -> Length:
    """A length multiplied by a factor of a few decimals, and rounded down.

    A product that is whole is not lost to the binary fraction of its factor: 1.15 times 7000 is
    8050, and not 8049.
    """
    return floor(round(length * factor, 6))
