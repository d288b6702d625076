"""Registers made forwards and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model.reading import Emendation, emend, meeting
from edition.model.source import Span
from tests.language.conftest import restored

letters = st.text(st.sampled_from("اب\u200c \nx۱"), max_size=6)


@st.composite
def texts_with_registers(draw: st.DrawFn) -> tuple[str, list[Emendation]]:
    """A text as pieces, of which every second one is emended; a piece that is emended is not
    empty.
    """
    text = ""
    register: list[Emendation] = []
    for kept, before, after in draw(
        st.lists(st.tuples(letters, letters.filter(bool), letters), max_size=6)
    ):
        start = len(text) + len(kept)
        text += kept + before
        register.append(Emendation(Span(start, len(text)), before, after, "editor", "r"))
    return text + draw(letters), register


@given(texts_with_registers())
def test_taken_back(made: tuple[str, list[Emendation]]) -> None:
    text, register = made
    assert restored(emend(text, register), register) == text


@given(texts_with_registers(), st.integers(0, 40), st.integers(1, 20))
def test_meeting(made: tuple[str, list[Emendation]], start: int, length: int) -> None:
    _, register = made
    span = Span(start, start + length)
    expected = [
        e
        for e in register
        if set(range(e.span.start, e.span.end)) & set(range(span.start, span.end))
    ]
    assert list(meeting(register, span)) == expected


def test_made_forwards() -> None:
    register = [
        Emendation(Span(0, 3), "نان", "آب", "editor", "r"),
        Emendation(Span(4, 5), "و", "", "editor", "r"),
    ]
    assert emend("نان و کار", register) == "آب  کار"


def test_another_text_is_refused() -> None:
    register = [Emendation(Span(0, 3), "نان", "آب", "editor", "r")]
    with pytest.raises(ValueError, match="at 0 is not «آب»"):
        restored("باد و کار", register)
