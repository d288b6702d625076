"""Lengths are integers: thousandths of a PostScript point (1/72 inch), so that no sum ever
drifts.
"""

from typing import TypeAlias

Length: TypeAlias = int
"""Thousandths of a point. Origin of a page: top left, y downwards, x from the left even in
right-to-left text.
"""

POINT: Length = 1000


def pt(value: float) -> Length:
    """The length of `value` points, rounded to a thousandth."""
    return round(value * POINT)


def mm(value: float) -> Length:
    """The length of `value` millimetres, rounded to a thousandth of a point."""
    return round(value * POINT * 72 / 25.4)
