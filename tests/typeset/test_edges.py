"""Optical edges of display type: what stands at the edge, what hangs out beyond it, and how far."""

from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.page import SetLine
from edition.typeset import typeset
from edition.typeset.forme.forme import Forme, Frame
from edition.typeset.line.compositor import Compositor, Type, right_edges
from edition.typeset.line.shape import Shaper
from tests.editions import all_faces, reading_of
from tests.typeset.ink import ink

RIGHT: Length = pt(700)
SIZE: Length = pt(232)
NEAR: Length = pt(0.3)
BLACK = Type("Black", SIZE)


def letter(faces: Faces, character: str) -> tuple[int, int]:
    """The right end of the ink of a letter alone, and its advance, as fontTools reads them in the
    file.
    """
    font = TTFont(BytesIO(faces["Black"].content))
    name = font.getBestCmap()[ord(character)]
    return font["glyf"][name].xMax, font["hmtx"][name][0]


def set_lines(compositor: Compositor, *texts: str) -> list[SetLine]:
    return list(compositor.display([(text, BLACK) for text in texts], 0, RIGHT)[0])


def end(line: SetLine) -> Length:
    """The right end of the advance of a line."""
    piece = line.fragments[-1].pieces[-1]
    return piece.x + round(piece.run.advance * line.size / 2048)


@pytest.mark.parametrize("text", ["آزادی", "أحمد", "إیران", "اَنار", "آب"])
def test_the_stem_of_an_alef_stands_at_the_edge_whatever_is_over_it(
    compositor: Compositor, faces: Faces, text: str
) -> None:
    [line] = set_lines(compositor, text)
    stem, advance = letter(faces, "ا")
    assert abs(end(line) - (advance - stem) * SIZE / 2048 - RIGHT) < NEAR


@pytest.mark.parametrize("text", ["۷", "۱۲", "TWO", "V"])
def test_figures_and_latin_letters_stand_there_with_all_of_their_ink(
    compositor: Compositor, faces: Faces, text: str
) -> None:
    [line] = set_lines(compositor, text)
    whole, advance = letter(faces, text[-1])
    assert abs(end(line) - (advance - whole) * SIZE / 2048 - RIGHT) < NEAR


@pytest.mark.parametrize("text", ["نان", "زنده", "و", "بیانیه", "شورا", "ظلم"])
def test_letters_without_a_mark_stand_there_with_all_of_their_ink(
    shaper: Shaper, faces: Faces, text: str
) -> None:
    [word], _ = shaper.words(text, "Black")
    edge, whole = right_edges(word.runs[0][0], faces["Black"])
    assert edge == whole


def test_what_has_no_ink_between_baseline_and_x_height_has_the_edge_of_its_ink(
    shaper: Shaper, faces: Faces
) -> None:
    [word], _ = shaper.words("\u0651", "Black")
    edge, whole = right_edges(word.runs[0][0], faces["Black"])
    assert edge == whole


def test_a_page_says_how_far_its_display_type_hangs_out(
    compositor: Compositor, faces: Faces
) -> None:
    forme = Forme(compositor, Frame(mm(20), mm(200), 0), count())
    forme.display([("نان و", BLACK), ("آزادی", BLACK)], [pt(300), pt(600)], "H1")
    page = forme.page(1, mm(420))
    furthest = max(right for _, _, right, _, _ in ink(page, faces))
    assert furthest > forme.right + pt(20)
    assert abs(page.areas[0].right - furthest) < NEAR


def test_on_a_poster_the_lines_of_a_slogan_have_one_edge(repository: Path, faces: Faces) -> None:
    source, reading = reading_of(repository / "source" / "statement")
    outputs, _ = typeset(source, reading, all_faces(), ("posters",))
    assert outputs
    [page] = next(paged for paged in outputs if paged.name == "posters/A3-slogan-1").pages
    first, second = page.lines[:2]
    stem, advance = letter(faces, "ا")
    edge = second.x + end(second.line) - (advance - stem) * second.line.size / 2048
    assert "آزادی" in second.line.fragments[0].text
    assert (
        abs(
            next(
                right
                for _, _, right, _, said in ink(page, faces)
                if said == first.line.fragments[0].text
            )
            - edge
        )
        < NEAR
    )
    assert all(right <= mm(297) - mm(5) for _, _, right, _, _ in ink(page, faces))
