"""Offsets as lines and columns."""

from hypothesis import given
from hypothesis import strategies as st

from edition.core.diagnostics import Place, place_at, places_in


def test_place_at() -> None:
    assert [place_at("f", "ab\n\nc", offset) for offset in (0, 2, 3, 4, 5)] == [
        Place("f", 1, 1), Place("f", 1, 3), Place("f", 2, 1), Place("f", 3, 1), Place("f", 3, 2),
    ]  # fmt: skip


@given(st.text("a\n"))
def test_many_places_are_the_same(text: str) -> None:
    place = places_in("f", text)
    assert all(place(offset) == place_at("f", text, offset) for offset in range(len(text) + 1))
