from itertools import pairwise
from math import hypot

import pytest

from edition.core.pdf_syntax import circle, decimal, points
from edition.core.units import pt


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (0, "0"),
        (1, "0.001"),
        (-1, "-0.001"),
        (10, "0.01"),
        (1000, "1"),
        (419_528, "419.528"),
        (pt(62.5), "62.5"),
        (10_000, "10"),
    ],
)
def test_a_length_is_written_in_points_without_an_exponent(length: int, written: str) -> None:
    assert points(length) == written


@pytest.mark.parametrize(
    ("value", "written"), [(1e-9, "0"), (-0.0001, "0"), (1e6, "1000000"), (0.12345, "0.123")]
)
def test_numbers_have_three_decimals_at_most(value: float, written: str) -> None:
    assert decimal(value).removeprefix("-") == written


def test_or_as_many_as_are_asked_for() -> None:
    written = [decimal(value, 5) for value in (1.0, 0.98, 1.012344, 0.000004)]
    assert written == ["1", "0.98", "1.01234", "0"]


def test_a_circle_is_round_and_closed() -> None:
    x, y, radius = 10_000, 20_000, 5_000
    (move, start), *curves, (close, none) = circle(x, y, radius)
    assert (move, close, none) == ("m", "h", ()) and start == curves[-1][1][-2:]
    for (_, before), (operator, at) in pairwise([("m", start), *curves]):
        assert operator == "c"
        points_ = [before[-2:], at[:2], at[2:4], at[4:]]
        for t in (0.0, 0.25, 0.5, 0.8):
            weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            at_x, at_y = (
                sum(w * p[axis] for w, p in zip(weights, points_, strict=True)) for axis in (0, 1)
            )
            assert hypot(at_x - x, at_y - y) == pytest.approx(radius, rel=4e-4)
