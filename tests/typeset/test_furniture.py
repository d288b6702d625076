"""Folios at the outer foot, running heads at the right; both are artifacts."""

import pytest

from edition.core.units import mm
from edition.model.page import ARTIFACT, PlacedLine
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style
from edition.typeset.page.furnishing import furniture

STYLE = Style()
LONG = (
    "بیانیه\u200cای بسیار بلند دربارهٔ نان و آزادی و کار و مسکن و آموزش و بهداشت و همه "
    "چیزهای دیگری که مردم می\u200cخواهند"
)


def edges(compositor: Compositor, placed: PlacedLine) -> tuple[int, int]:
    """The left and right edge on the page."""
    first, last = placed.line.fragments[0].pieces[0], placed.line.fragments[0].pieces[-1]
    width = compositor.scaled(last.run.advance, Type(placed.line.face, placed.line.size))
    return placed.x + first.x, placed.x + last.x + width


def made(compositor: Compositor, number: int, head: str) -> tuple[PlacedLine, ...]:
    return furniture(compositor, STYLE, number, "۷", head)


def test_an_odd_page_has_its_folio_at_the_left(compositor: Compositor) -> None:
    [folio] = made(compositor, 7, "")
    assert edges(compositor, folio)[0] == STYLE.left(7) == STYLE.width - STYLE.inner - STYLE.measure


def test_an_even_page_has_its_folio_at_the_right(compositor: Compositor) -> None:
    [folio] = made(compositor, 8, "")
    assert edges(compositor, folio)[1] == STYLE.inner + STYLE.measure
    assert folio.y == STYLE.folio < STYLE.height - mm(5)


@pytest.mark.parametrize("number", [4, 5])
def test_the_running_head_is_flush_right(compositor: Compositor, number: int) -> None:
    _, head = made(compositor, number, "بیانیه سیاسی")
    assert edges(compositor, head)[1] == STYLE.left(number) + STYLE.measure
    assert head.y == STYLE.running_head < STYLE.head - STYLE.leading


def test_they_belong_to_no_leaf(compositor: Compositor) -> None:
    assert {
        fragment.leaf for placed in made(compositor, 4, "سر") for fragment in placed.line.fragments
    } == {ARTIFACT}


def test_a_long_running_head_stays_within_the_measure(compositor: Compositor) -> None:
    _, head = made(compositor, 4, LONG)
    assert edges(compositor, head)[0] >= STYLE.left(4)
