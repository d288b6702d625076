import pytest

from edition.core.units import MM_IN_POINTS, in_mm, in_points, mm, pt, times


@pytest.mark.parametrize("value", [0.0, 0.1, 3.0, 25.4, 210.0, 1189.0])
def test_millimetres_and_points_come_back(value: float) -> None:
    assert in_mm(mm(value)) == pytest.approx(value, abs=2e-4)
    assert in_points(mm(value)) == pytest.approx(value * MM_IN_POINTS, abs=1e-3)
    assert in_points(pt(value)) == pytest.approx(value)


def test_an_inch_is_72_points_and_25_4_millimetres() -> None:
    assert pt(72) == mm(25.4) == 72_000 and in_mm(72_000) == 25.4


@pytest.mark.parametrize("percent", [*range(1, 200), 330])
def test_a_factor_of_two_decimals_is_exact(percent: int) -> None:
    for length in (0, 1, 458, 7000, 11_000, 38_999, 123_457, 2_384_000, -7):
        assert times(length, percent / 100) == length * percent // 100
