"""Families of an edition's own: which cut is set in which face, how large, and what stands in for
what a face lacks.
"""

from typing import Any

import pytest

from edition.faces import Faces, Own, at_home, families, house, instead, names, of_edition
from edition.model.source_folder import FaceFile, FontFile
from tests.editions import all_faces
from tests.faces.made import face_file, font, font_file

CUTS = ("Regular", "Medium", "Bold", "Black")
DISPLAY = tuple(f"Display {weight}" for weight in CUTS)


def faces_of(*own: FaceFile, further: tuple[FontFile, ...] = ()) -> Faces:
    found, problems = of_edition(all_faces(), own, further)
    assert found and not problems
    return found


def called(faces: Faces) -> dict[str, str]:
    """The PostScript name of the face that each weight is set in, of text and of display type."""
    named = names(faces)
    return {cut: faces[named[cut]].name for cut in (*CUTS, *DISPLAY)}


def test_without_any_display_type_is_of_the_family() -> None:
    assert called(all_faces()) == {
        cut: f"Vazirmatn-{cut.removeprefix('Display ')}" for cut in (*CUTS, *DISPLAY)
    }
    others = instead(all_faces())
    assert not any(others[cut] for cut in CUTS)


def test_medium_falls_to_regular_and_black_to_bold() -> None:
    found = called(faces_of(face_file(font(), font("Bold"))))
    assert [found[cut] for cut in (*CUTS, *DISPLAY)] == [
        "Made-Regular", "Made-Regular", "Made-Bold", "Made-Bold"
    ] * 2  # fmt: skip


def test_all_fall_to_regular_where_there_is_no_bold() -> None:
    assert set(called(faces_of(face_file(font()))).values()) == {"Made-Regular"}


@pytest.mark.parametrize(
    ("use", "text", "display"),
    [("text", "Made", "Vazirmatn"), ("display", "Vazirmatn", "Made"), ("all", "Made", "Made")],
)
def test_what_a_family_is_for(use: Any, text: str, display: str) -> None:
    found = called(faces_of(face_file(font(), font("Bold"), use)))
    assert {found[cut].partition("-")[0] for cut in CUTS} == {text}
    assert {found[cut].partition("-")[0] for cut in DISPLAY} == {display}


def test_two_families() -> None:
    other = font(name="Other")
    faces = faces_of(face_file(font(), use="text"), face_file(other, use="display"))
    found = called(faces)
    assert (found["Bold"], found["Display Bold"]) == ("Made-Regular", "Other-Regular")
    assert families(faces) == ("Made", "Other")


@pytest.mark.parametrize("share", [0.7, 1.0, 1.3])
def test_letters_look_as_large_as_those_of_the_family(share: float) -> None:
    face = faces_of(face_file(font(share=share)))["Regular"]
    like = all_faces()["Regular"]
    assert face.upem == like.upem
    for letter in "دا۵":
        found, wanted = (
            one.font.get_glyph_extents(one.glyph(letter)).y_bearing for one in (face, like)
        )
        assert abs(found - wanted) <= 4
    assert face.x_height == like.x_height


def test_a_face_without_such_letters_is_compared_by_its_x() -> None:
    face = faces_of(face_file(font(share=0.8, without="د")))["Regular"]
    assert abs(face.size - all_faces()["Regular"].upem / 0.8) <= 4


def test_one_that_nothing_can_be_compared_of_is_left_as_it_is() -> None:
    face = faces_of(face_file(font(share=0.8, without="دx")))["Regular"]
    assert face.size == face.upem


def drawn_joiner(made: Any) -> None:
    """U+200C has ink, as some fonts draw a bar there."""
    for table in made["cmap"].tables:
        table.cmap[0x200C] = made.getBestCmap()[0x7C]


def wide_space(made: Any) -> None:
    advance, bearing = made["hmtx"]["space"]
    made["hmtx"]["space"] = (advance * 2, bearing)


def test_what_is_drawn_for_a_joiner_is_not_shown() -> None:
    assert faces_of(face_file(font()))["Regular"].invisible
    assert not faces_of(face_file(font(change=drawn_joiner)))["Regular"].invisible


def test_a_space_is_no_wider_than_that_of_the_family() -> None:
    own = faces_of(face_file(font(change=wide_space)))["Regular"]
    assert own.space == all_faces()["Regular"].space


def test_its_joints_are_measured() -> None:
    def raised(made: Any) -> None:
        glyph = made["glyf"][made.getBestCmap()[0x640]]
        glyph.coordinates.translate((0, 40))
        glyph.recalcBounds(made["glyf"])

    assert faces_of(face_file(font()))["Regular"].flat_joints
    assert not faces_of(face_file(font(change=raised)))["Regular"].flat_joints


def test_what_stands_in_for_what_a_face_lacks() -> None:
    """The further faces first, then the family in that weight."""
    faces = faces_of(face_file(font(), font("Bold"), "text"), further=(font_file(font("Medium")),))
    tried = {
        faces[name].name: [faces[other].name for other in others]
        for name, others in instead(faces).items()
    }
    assert tried["Made-Regular"] == ["Made-Medium", "Vazirmatn-Regular"]
    assert tried["Made-Bold"] == ["Made-Medium", "Vazirmatn-Bold"]
    assert tried["Vazirmatn-Bold"] == ["Made-Medium", "Made-Bold"]
    assert tried["Made-Medium"] == ["Made-Regular", "Vazirmatn-Regular"]


def test_the_family_is_at_hand_for_what_the_compiler_writes() -> None:
    faces = faces_of(face_file(font(), font("Bold")))
    assert {face.name for face in house(faces).values()} == {f"Vazirmatn-{cut}" for cut in CUTS}
    assert house(all_faces()) == {cut: all_faces()[cut] for cut in CUTS}
    assert at_home(faces) == {cut: f"Vazirmatn {cut}" for cut in CUTS}
    assert families(faces) == ("Made",)
    assert families(faces, [house(faces)["Bold"]]) == ("Made", "")


def test_each_file_that_cannot_be_used_is_named() -> None:
    found, problems = of_edition(
        all_faces(),
        [
            face_file(b"OTTO" + bytes(60), b"wOF2" + bytes(60), "text"),
            face_file(b"", b"", "display"),
        ],
        [],
    )
    assert found is None
    assert [str(problem).partition(";")[0] for problem in problems] == [
        'error: the font "made.ttf" has PostScript outlines (.otf)',
        'error: the font "made-bold.ttf" is packed for the web (.woff2)',
        'error: the font "made.ttf" is no TrueType font',
    ]


def test_a_name_that_would_break_a_file_or_a_page_is_cut_and_cleaned() -> None:
    def named(made: Any) -> None:
        for record in made["name"].names:
            if record.nameID in (1, 16):
                record.string = "A\u0007 " + "b" * 100
            if record.nameID == 6:
                record.string = "A/b (c)" + "d" * 100

    face = faces_of(face_file(font(change=named)))["Regular"]
    assert isinstance(face, Own)
    assert face.name == "Abc" + "d" * 60
    assert face.family == "A " + "b" * 61
