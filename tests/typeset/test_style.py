"""The pamphlet's measures: a right-bound A5 book."""

import pytest

from edition.core.units import mm
from edition.typeset.line.style import Style

STYLE = Style()


def test_the_paper_is_a5() -> None:
    assert (STYLE.width, STYLE.height) == (mm(148), mm(210))


@pytest.mark.parametrize("number", [1, 3, 5])
def test_odd_pages_stand_left_with_their_spine_at_the_right(number: int) -> None:
    """Case 43."""
    assert STYLE.width - (STYLE.left(number) + STYLE.measure) == STYLE.inner
    assert STYLE.left(number) > STYLE.inner


@pytest.mark.parametrize("number", [2, 4])
def test_even_pages_stand_right_with_their_spine_at_the_left(number: int) -> None:
    assert STYLE.left(number) == STYLE.inner


def test_the_inner_margin_is_smaller_and_the_foot_larger() -> None:
    assert STYLE.inner < STYLE.width - STYLE.inner - STYLE.measure
    assert STYLE.head - STYLE.size < STYLE.height - STYLE.foot()
