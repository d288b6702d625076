"""A run shown in one piece is what its slots would be one by one, and a code comes back from other
people's parsers whatever its bytes are.
"""

import pikepdf
import pytest
from pypdf.generic import ContentStream

from edition.core.units import pt
from edition.faces import Faces
from edition.model.page import SetLine
from edition.pdf.codes import Codes
from edition.pdf.page_streams import _Pen
from edition.pdf.slot_fonts import SlotFont, as_shown
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
    assert whole.codes == "".join(as_shown(code) for code, _, _ in shown)
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
        "\0\1\0\2\0\3",
        "\0\4\0\5",
        "\0\1\0\2\0\3",
    ]


def test_of_the_marks_that_letter_alone_has_a_width(faces: Faces) -> None:
    """pdf.js takes what follows a code without any, at the head of a line, for another line; no eye
    sees one font unit.
    """
    found = codes(faces)
    assert found.letter("Regular")[1] == 1
    assert found.mark("Regular")[1] == found.marks("Regular", 3)[1] == 0
    assert found.nothing("Regular")[1] == 0


def shown_by_both(content: str) -> tuple[list[object], list[object]]:
    """The operand of the one TJ of a content stream, as qpdf and as pypdf read it: bytes and
    numbers.
    """
    written = content.encode("latin-1")
    with pikepdf.new() as pdf:
        [step] = pikepdf.parse_content_stream(pdf.make_stream(written))
        by_qpdf = [
            bytes(e) if isinstance(e, pikepdf.String) else float(e) for e in step.operands[0]
        ]
    stream = ContentStream(None, None, "bytes")
    stream.set_data(written)
    [(operands, _)] = stream.operations
    by_pypdf = [bytes(e) if isinstance(e, bytes) else float(e) for e in operands[0]]
    return by_qpdf, by_pypdf


def test_a_code_comes_back_whatever_its_bytes_are() -> None:
    every = range(0x10000)
    wanted = b"".join(code.to_bytes(2, "big") for code in every)
    assert shown_by_both(f"[({''.join(map(as_shown, every))})] TJ") == ([wanted], [wanted])


# Brackets, backslashes and ends of lines, at every place beside an adjustment.
@pytest.mark.parametrize("code", [0x2829, 0x2928, 0x5C28, 0x285C, 0x5C5C, 0x0D0A, 0x0A0D, 0x2525])
@pytest.mark.parametrize("other", [0x2829, 0x2928, 0x5C29, 0x295C, 0x0D0D])
def test_strings_of_no_codes_are_left_out_and_no_other_one(code: int, other: int) -> None:
    pen = _Pen(SetLine("Regular", pt(10), ()), 1000, 0, parted=False)
    pen.go_to(pt(1))
    pen.show(code, 500)
    pen.go_to(pt(9))
    pen.go_to(pt(12))
    pen.show(other, 500)
    [operator] = pen.operators()
    one, two = code.to_bytes(2, "big"), other.to_bytes(2, "big")
    wanted = [-100.0, one, -300.0, -300.0, two]
    assert shown_by_both(operator) == (wanted, wanted)
