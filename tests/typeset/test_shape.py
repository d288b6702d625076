"""Words to glyphs: clusters of single characters, one shaping a word, mirrored brackets, what no
face has.
"""

from itertools import count

import pytest

from edition.core.bidi import levels
from edition.faces import Faces
from edition.model.document import Mark
from edition.typeset.line.shape import Shaper
from edition.typeset.line.stretches import Conventions, inline


def test_glyphs_stand_from_left_to_right_and_every_character_has_its_cluster(
    shaper: Shaper,
) -> None:
    run = shaper.run("سلام", "Regular", rtl=True)
    # Lam and alef are one glyph, of the cluster of lam.
    assert [glyph.cluster for glyph in run.glyphs] == [3, 1, 0]
    assert run.advance == sum(glyph.advance for glyph in run.glyphs)
    latin = shaper.run("PDF", "Regular", rtl=False)
    assert [glyph.cluster for glyph in latin.glyphs] == [0, 1, 2]


def test_a_mark_keeps_a_cluster_of_its_own(shaper: Shaper) -> None:
    run = shaper.run("أُ", "Regular", rtl=True)
    assert sorted(glyph.cluster for glyph in run.glyphs) == [0, 1]


def test_the_joiner_is_drawn_with_nothing(shaper: Shaper, faces: Faces) -> None:
    run = shaper.run("می\u200cروم", "Regular", rtl=True)
    [joiner] = [glyph for glyph in run.glyphs if glyph.cluster == 2]
    assert joiner.advance == 0
    assert faces["Regular"].font.get_glyph_extents(joiner.index).width == 0


@pytest.mark.parametrize(("opening", "closing"), ["()", "«»", "[]", "{}"])
def test_brackets_of_a_right_to_left_run_are_mirrored(
    shaper: Shaper, faces: Faces, opening: str, closing: str
) -> None:
    """Case 16: the opening mark is painted to the right of its content, with the glyph of the
    closing one.
    """
    run = shaper.run(f"{opening}متن{closing}", "Regular", rtl=True)
    assert (run.glyphs[0].cluster, run.glyphs[0].index) == (4, faces["Regular"].glyph(opening))
    assert (run.glyphs[-1].cluster, run.glyphs[-1].index) == (0, faces["Regular"].glyph(closing))


def test_equal_runs_are_one_object(shaper: Shaper) -> None:
    first, _ = shaper.words("نان و نان", "Regular")
    assert first[0] is first[2]
    assert shaper.run("نان", "Regular", rtl=True) is first[0].runs[0][0]
    assert shaper.run("نان", "Bold", rtl=True) is not first[0].runs[0][0]


def test_words_of_a_paragraph_have_the_levels_of_the_whole(shaper: Shaper) -> None:
    text = "در PDF 1.7 (و) 12"
    words, spaces = shaper.words(text, "Regular")
    resolved = levels(text, 1)
    assert [word.text for word in words] == text.split(" ")
    flat = [level for word in words for run, level in word.runs for _ in run.text]
    assert flat == [
        level for level, character in zip(resolved, text, strict=True) if character != " "
    ]
    assert list(spaces[:-1]) == [
        level for level, character in zip(resolved, text, strict=True) if character == " "
    ]
    assert spaces[-1] == 1


def test_a_word_of_two_directions_is_two_runs(shaper: Shaper) -> None:
    [word], _ = shaper.words("اکتبر2016", "Regular")
    assert [(run.text, run.rtl, level) for run, level in word.runs] == [
        ("اکتبر", True, 1),
        ("2016", False, 2),
    ]
    assert word.advance == sum(run.advance for run, _ in word.runs)


def test_the_level_of_a_word_decides_how_it_is_shaped(shaper: Shaper) -> None:
    left, right = (
        shaper.word("(12)", "Regular", resolved) for resolved in ((0, 0, 0, 0), (1, 2, 2, 1))
    )
    assert [run.text for run, _ in left.runs] == ["(12)"]
    assert [run.text for run, _ in right.runs] == ["(", "12", ")"]


def test_what_no_face_has_is_gathered(faces: Faces) -> None:
    shaper = Shaper(faces, "fa")
    shaper.words("پیامبر ﷺ گفت ✊ و שלום", "Regular")
    assert shaper.missing == set("ﷺ✊שלום")


@pytest.mark.parametrize(
    "control",
    [
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u061c",
        "\u2066",
        "\u2069",
        "\u202b",
        "\u202c",
        "\u2060",
    ],
)
def test_controls_are_neither_missing_nor_drawn(faces: Faces, control: str) -> None:
    shaper = Shaper(faces, "fa")
    run = shaper.run(f"نان{control}ها", "Regular", rtl=True)
    assert not shaper.missing
    assert all(glyph.index for glyph in run.glyphs)
    assert sum(glyph.advance for glyph in run.glyphs if glyph.cluster == 3) == 0


def test_every_weight_is_shaped_in_its_own_face(shaper: Shaper) -> None:
    advances = {
        shaper.run("همبستگی", weight, rtl=True).advance
        for weight in ("Regular", "Medium", "Bold", "Black")
    }
    assert len(advances) == 4


def test_marks_of_direction_are_obeyed_and_drawn_as_nothing(shaper: Shaper) -> None:
    [word], _ = shaper.words("نا\u200fن", "Regular")
    assert word.text == "نا\u200fن"
    assert [(run.text, level) for run, level in word.runs] == [("نان", 1)]
    words, _ = shaper.words("\u2066PDF نان\u2069 و", "Regular")
    assert [[(run.text, level) for run, level in word.runs] for word in words] == [
        [("PDF", 2)],
        [("نان", 3)],
        [("و", 1)],
    ]


def test_a_subscript_that_no_face_has_is_made_of_its_figure(shaper: Shaper, faces: Faces) -> None:
    run = shaper.run("CO\u2082", "Regular", rtl=False)
    *_, two = run.glyphs
    assert (two.index, two.cluster) == (faces["Regular"].glyph("2"), 2)
    assert two.size < 100 and two.dy < 0
    assert "\u2082" not in shaper.missing


def test_a_word_emphasised_in_part_stays_joined(shaper: Shaper) -> None:
    found, _ = inline("نانوایی", (Mark(0, 3, "strong"),), "Regular", count(), Conventions())
    [word], _ = shaper.inline_words(found, "Regular")
    bold, regular = (run for run, _ in word.runs)
    assert (bold.face, regular.face, word.starts) == ("Bold", "Regular", (0, 3))
    assert bold.glyphs[0].index == shaper.run("نانوایی", "Bold", rtl=True).glyphs[-3].index
    assert regular.glyphs[-1].index == shaper.run("نانوایی", "Regular", rtl=True).glyphs[-4].index


def test_the_mark_of_a_note_is_small_and_high(shaper: Shaper, faces: Faces) -> None:
    found, _ = inline(
        "عدد", (Mark(3, 3, "note", "a"),), "Regular", count(), Conventions(numbers={"a": "۱"})
    )
    [word], _ = shaper.inline_words(found, "Regular")
    _, gap, mark = (run for run, _ in word.runs)
    assert (gap.text, mark.text) == (" ", "۱")
    assert 0 < gap.advance < faces["Regular"].space
    assert mark.glyphs[0].size < 100 and mark.glyphs[0].dy > 0
    assert mark.advance < shaper.run("۱", "Regular", rtl=False).advance
