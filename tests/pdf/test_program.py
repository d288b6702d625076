"""The font program that is put together by hand, opened with fontTools."""

from io import BytesIO
from struct import pack

import pytest
from fontTools.ttLib import TTFont

from edition.faces import Faces
from edition.pdf.slot_fonts import Composite, SlotFont, with_composites
from edition.pdf.slots import Slot

WORDS = ("A", "é", "ۀ", "گ", "ـ")


def cut(faces: Faces) -> bytes:
    """Some glyphs of a face, composites of its own among them."""
    font = SlotFont(faces["Bold"])
    for character in WORDS:
        font.code(Slot(character, 700, ((faces["Bold"].glyph(character), 0, 0, 100, 100_000),)))
    return font._cut()[0]


def opened(font: bytes) -> TTFont:
    """A font whose checksums are right."""
    return TTFont(BytesIO(font), recalcTimestamp=False, recalcBBoxes=False, checkChecksums=2)


def composites(count: int) -> list[Composite]:
    """Glyphs of one part, the first glyph behind them, each wider than the one before but for the
    last three.
    """
    data = pack(">5h", -1, 10, 0, 500, 700) + pack(">HHhh", 0x0003, count + 1, 300, 0)
    return [Composite(min(400 + i, 397 + count), 10, data, 1) for i in range(count)]


@pytest.mark.parametrize("count", [0, 1, 5, 9000])
def test_its_bytes_are_those_that_fonttools_writes(faces: Faces, count: int) -> None:
    """With long offsets where the outlines are many."""
    made = with_composites(cut(faces), composites(count))
    font = opened(made)
    for glyph in font.getGlyphOrder():
        if font["glyf"].glyphs[glyph].isComposite():
            font["glyf"].glyphs[glyph].expand(font["glyf"])
    for tag in ("head", "hhea", "hmtx", "maxp", "loca"):
        assert font[tag]
    out = BytesIO()
    font.save(out, reorderTables=None)
    assert out.getvalue() == made
    assert font["head"].indexToLocFormat == (count == 9000)


def test_what_the_face_drew_is_still_drawn(faces: Faces) -> None:
    before, after = opened(cut(faces)), opened(with_composites(cut(faces), composites(5)))
    old, new = before.getGlyphOrder(), after.getGlyphOrder()
    moved = dict(zip(old, [new[0], *new[6:]], strict=True))
    assert any(before["glyf"][glyph].isComposite() for glyph in old)
    for glyph in old:
        assert after["hmtx"][moved[glyph]] == before["hmtx"][glyph]
        was, now = before["glyf"][glyph], after["glyf"][moved[glyph]]
        if was.isComposite():
            assert [part.glyphName for part in now.components] == [
                moved[part.glyphName] for part in was.components
            ]
        elif was.numberOfContours:
            assert now.getCoordinates(after["glyf"]) == was.getCoordinates(before["glyf"])
    assert [after["hmtx"][glyph] for glyph in new[1:6]] == [
        (each.advance, each.left) for each in composites(5)
    ]
