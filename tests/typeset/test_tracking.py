"""Joints drawn apart: how far, by what ink, and what goes with its letter."""

import pytest

from edition.faces import Faces
from edition.model.page import UNSCALED, ShapedRun
from edition.typeset.line.shape import ShapedWord, Shaper
from edition.typeset.line.tracking import STEP, bridge, each_joint, joints_of, room, tracked

TEXT = "مُحَمَّدِ نَبِیِّ همبستگی"


def words(shaper: Shaper) -> list[ShapedWord]:
    return list(shaper.words(TEXT, "Regular")[0])


@pytest.mark.parametrize("length", [20, 40, 60, 100])
def test_a_bridge_laps_into_both_letters_by_as_much_however_long(
    length: int, shaper: Shaper, faces: Faces
) -> None:
    """A font unit off is rounding; less than nineteen would be seen as a gap, more would show at a
    letter's bend.
    """
    [(run, _)] = words(shaper)[2].runs
    index, dx, stretch = bridge(run, length, faces)
    ink = faces[run.face].font.get_glyph_extents(index)
    left = dx + ink.x_bearing * stretch / UNSCALED
    right = left + ink.width * stretch / UNSCALED
    assert abs(left + 20) <= 1 and abs(right - length - 20) <= 1


@pytest.mark.parametrize(
    ("steps", "drawn"),
    [(0, 0), (1, 20), (1.015, 20), (1.03, 40), (1.9, 40), (2, 40), (9, 60), (-0.1, -10), (-9, -10)],
)
def test_joints_give_whole_steps_and_never_less_than_is_wanted(
    steps: float, drawn: int, shaper: Shaper
) -> None:
    """But for a fiftieth of a step; together by one measure, apart by sixty units at most here."""
    found = words(shaper)
    joints = sum(map(joints_of, found))
    assert joints > 5 and each_joint(steps * STEP * joints, found, 60, 10) == drawn
    assert each_joint(1000, [], 60, 10) == 0


def test_room_is_whole_steps_where_there_is_one() -> None:
    assert [room(share, 2048) for share in (0.03, 0.0099, 0.005)] == [60, 20, 10]


@pytest.mark.parametrize("each", [20, 60, -10])
def test_marks_go_with_their_letter_and_the_word_grows_by_its_joints(
    each: int, shaper: Shaper, faces: Faces
) -> None:
    for word in words(shaper):
        made = tracked(word, each, faces)
        assert made.advance == word.advance + each * joints_of(word)
        for (old, _), (new, _) in zip(word.runs, made.runs, strict=True):
            assert marks(old) == marks(new) and (marks(old) or "همبستگی" in old.text)


def marks(run: ShapedRun) -> list[tuple[int, int]]:
    """How far each mark stands from the right edge of its letter, which is the next glyph that is
    one.
    """
    pen = 0
    found: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []
    for glyph in run.glyphs:
        if not glyph.advance:
            waiting.append((glyph.index, pen + glyph.dx))
        pen += glyph.advance
        if glyph.advance and glyph.stretch == UNSCALED:
            found += [(index, pen - x) for index, x in waiting]
            waiting = []
    return found
