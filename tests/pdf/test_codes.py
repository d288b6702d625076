"""A run shown in one piece is what its slots would be one by one."""

import pytest

from edition.faces import Faces
from edition.pdf.codes import Codes
from edition.pdf.slot_fonts import SlotFont
from edition.typeset.line.shape import Shaper


def codes(faces: Faces) -> Codes:
    """No code in use yet."""
    return Codes({name: SlotFont(face) for name, face in faces.items()})


@pytest.mark.parametrize("word", ["نان", "می\u200cروند", "کالا", "مدَّت", "«آزادی»،", "الله", " "])
def test_a_run_in_one_piece(faces: Faces, shaper: Shaper, word: str) -> None:
    run = shaper.run(word, "Regular", rtl=True)
    found = codes(faces)
    whole, shown = found.whole(run), found.shown(run)
    assert whole is not None
    assert whole.codes == "".join(f"{code:04X}" for code, _, _ in shown)
    assert whole.advance == sum(advance for _, advance, _ in shown)
    assert whole.last == shown[-1][2] == word[0]


@pytest.mark.parametrize("word", ["نان۱۲", "12نان", "نا۳ن", "\u0600ن"])
def test_a_run_with_a_number_in_it_is_shown_slot_by_slot(
    faces: Faces, shaper: Shaper, word: str
) -> None:
    """For behind a number a mark may have to stand."""
    assert codes(faces).whole(shaper.run(word, "Regular", rtl=True)) is None


def test_codes_are_numbered_as_they_are_met(faces: Faces, shaper: Shaper) -> None:
    found = codes(faces)
    words = [shaper.run(word, "Regular", rtl=True) for word in ("نان", "آب", "نان")]
    wholes = [found.whole(word) for word in words]
    assert [whole.codes for whole in wholes if whole] == [
        "000100020003",
        "00040005",
        "000100020003",
    ]


def test_of_the_marks_that_letter_alone_has_a_width(faces: Faces) -> None:
    """pdf.js takes what follows a code without any, at the head of a line, for another line; no eye
    sees one font unit.
    """
    found = codes(faces)
    assert found.letter("Regular")[1] == 1
    assert found.mark("Regular")[1] == found.marks("Regular", 3)[1] == 0
    assert found.nothing("Regular")[1] == 0
