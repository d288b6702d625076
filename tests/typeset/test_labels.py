"""List labels: beside the text block, under each other however they were typed."""

import pytest

from edition.core.units import pt
from edition.faces import Faces
from edition.model.page import Fragment
from edition.typeset.block.labels import set_label
from edition.typeset.line.compositor import Compositor, Type

MEASURE, GAP = pt(300), pt(5.5)
TYPE = Type("Regular", pt(11))


def made(compositor: Compositor, text: str) -> Fragment:
    return set_label(compositor, compositor.plain(text, TYPE, 7), MEASURE, GAP)


def inked(fragment: Fragment) -> list[tuple[str, int]]:
    """The runs with ink, from left to right, with their x."""
    return [(piece.run.text, piece.x) for piece in fragment.pieces if piece.run.text != " "]


@pytest.mark.parametrize(
    ("apart", "together"),
    [("1 –", "1–"), ("12 –", "12–"), ("۶ ـ", "۶ـ"), ("7 ‐", "7‐"), ("۳ -", "۳-")],
)
def test_both_spellings_stand_at_the_same_places(
    compositor: Compositor, apart: str, together: str
) -> None:
    assert inked(made(compositor, apart)) == inked(made(compositor, together))


@pytest.mark.parametrize("text", ["1 –", "1–", "1.", "۲)", "(3)", "15 –"])
def test_its_ink_begins_a_gap_beside_the_text_and_goes_outwards(
    compositor: Compositor, faces: Faces, text: str
) -> None:
    """Whatever white the face has at its side: a dash, a dot and a bracket stand under one
    another.
    """
    face = faces["Regular"]
    pieces = [piece for piece in made(compositor, text).pieces if piece.run.text != " "]
    first = pieces[0].run.glyphs[0]
    ink = face.font.get_glyph_extents(first.index).x_bearing * TYPE.size / face.upem
    assert pieces[0].x + ink == pytest.approx(MEASURE + GAP, abs=1)
    assert [piece.x for piece in pieces] == sorted(piece.x for piece in pieces)


@pytest.mark.parametrize("text", ["1.", "۲)", "15–"])
def test_its_first_character_is_at_the_right(compositor: Compositor, text: str) -> None:
    digits, mark = text[:-1], text[-1]
    assert [run for run, _ in inked(made(compositor, text))] == [mark, digits]


def test_half_a_space_stands_between_dash_and_number(compositor: Compositor) -> None:
    (dash, at_dash), (_, at_number) = inked(made(compositor, "1–"))
    assert at_number - at_dash - compositor.width(dash, TYPE) == compositor.space(TYPE) // 2


@pytest.mark.parametrize("text", ["1 –", "1–", "1."])
def test_a_space_parts_it_from_the_text_for_those_who_read_the_file(
    compositor: Compositor, text: str
) -> None:
    fragment = made(compositor, text)
    assert fragment.text == f"{text} "
    assert (fragment.pieces[0].run.text, fragment.pieces[0].x) == (" ", MEASURE)
    assert "".join(piece.run.text for piece in reversed(fragment.pieces)) == fragment.text
    assert fragment.leaf == 7
