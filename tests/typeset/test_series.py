"""The sizes of a series of numbered items: three classes, and nobody loses more than is allowed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.core.units import Length
from edition.typeset.poster.numeral import classes


def named(*sizes: Length) -> dict[str, Length]:
    return {f"item {number}": size for number, size in enumerate(sorted(sizes), 1)}


def made(natural: dict[str, Length], share: float = 0.9) -> dict[str, Length]:
    least = {ref: round(size * share) for ref, size in natural.items()}
    return classes(list(natural), natural, least)


@pytest.mark.parametrize(
    ("natural", "sizes"),
    [
        ((), ()),
        ((50,), (50,)),
        # Three groups that are near one another.
        ((50, 52, 70, 74, 100, 105), (50, 50, 70, 70, 100, 100)),
        # Two would do, and three lose less.
        ((100, 101, 105, 106, 109), (100, 100, 105, 105, 109)),
        # Four that are far apart: each keeps its nine tenths, so there are four classes.
        ((50, 60, 72, 90), (50, 60, 72, 90)),
    ],
)
def test_classes(natural: tuple[Length, ...], sizes: tuple[Length, ...]) -> None:
    found = made(named(*natural))
    assert tuple(found[ref] for ref in named(*natural)) == sizes


@given(st.lists(st.integers(40_000, 120_000), min_size=1, max_size=14))
def test_none_is_above_its_size_nor_below_its_least(sizes: list[Length]) -> None:
    natural = named(*sizes)
    found = made(natural)
    assert found.keys() == natural.keys()
    for ref, size in found.items():
        assert round(natural[ref] * 0.9) <= size <= natural[ref]
    assert all(upper <= lower for upper, lower in pairwise(found[ref] for ref in natural))


@given(st.lists(st.integers(95_000, 105_000), min_size=3, max_size=14))
def test_there_are_three_at_most_where_three_will_do(sizes: list[Length]) -> None:
    natural = named(*sizes)
    assert len(set(made(natural, 0.5).values())) <= 3
