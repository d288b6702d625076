"""What a page is known by: all that is drawn on it, and nothing else."""

import msgspec
import pytest
from msgspec.structs import replace

from edition.model.page import (
    Element,
    Fragment,
    Glyph,
    Page,
    PagedDocument,
    Piece,
    PlacedLine,
    Rule,
    SetLine,
    ShapedRun,
)
from edition.watching.sights import Keys

RUN = ShapedRun("نان", "Regular", True, (Glyph(3, 0, 500, 0, 0),), 500)
LINE = SetLine("Regular", 11000, (Fragment(7, "نان", "black", (Piece(RUN, 40),)),))
PAGE = Page(1, "۱", (PlacedLine(LINE, 10, 20),), rules=(Rule(1, 2, 3, 4, "accent"),))


def key(page: Page, faces: bytes = b"", width: int = 100, keys: Keys | None = None) -> str:
    paged = PagedDocument("pamphlet", width, 200, (page,), Element("P", ()), (), 1, 1.0, True)
    return (keys or Keys()).shown(paged, faces).sheets[0].key


def with_line(**given: object) -> Page:
    return replace(PAGE, lines=(PlacedLine(replace(LINE, **given), 10, 20),))


def with_fragment(**given: object) -> Page:
    return with_line(fragments=(replace(LINE.fragments[0], **given),))


def with_run(**given: object) -> Page:
    return with_fragment(pieces=(Piece(replace(RUN, **given), 40),))


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, lines=()),
        replace(PAGE, lines=(PlacedLine(LINE, 11, 20),)),
        replace(PAGE, lines=(PlacedLine(LINE, 10, 21),)),
        replace(PAGE, furniture=PAGE.lines, lines=()),
        replace(PAGE, rules=()),
        replace(PAGE, rules=(Rule(1, 2, 3, 4, "black"),)),
        replace(PAGE, turned=True),
        with_line(size=11001),
        with_line(scale=100_001),
        with_fragment(ink="accent"),
        with_fragment(struck=True),
        with_fragment(pieces=(Piece(RUN, 41),)),
        with_run(face="Bold"),
        with_run(glyphs=(Glyph(4, 0, 500, 0, 0),)),
        with_run(glyphs=(Glyph(3, 0, 500, 1, 0),)),
    ],
)
def test_what_looks_otherwise_has_another_key(page: Page) -> None:
    assert key(page) != key(PAGE)


def test_other_faces_and_other_paper_are_told_apart() -> None:
    assert len({key(PAGE), key(PAGE, b"other"), key(PAGE, width=101)}) == 3


def test_numbers_of_leaves_and_of_pages_are_not_seen() -> None:
    assert key(with_fragment(leaf=8)) == key(replace(PAGE, number=3)) == key(PAGE)
    assert key(with_run()) == key(PAGE)  # another object, the same letters


def test_a_line_is_looked_at_again_when_it_was_let_go() -> None:
    keys = Keys()
    first = key(PAGE, keys=keys)
    keys.forget()
    keys.forget()
    assert key(msgspec.structs.replace(PAGE), keys=keys) == first
