"""The embedded fonts, opened with fontTools: widths, characters, outlines, limits."""

from collections.abc import Iterator
from typing import Any

import pytest
from fontTools.pens.boundsPen import ControlBoundsPen

from tests.pdf.conftest import Write, Written
from tests.pdf.reading import Pages

CROWDED = """خانۀ ما و خانهٔ شما، لا و ﻻ و اللّه، می‌روم و کتاب‌هایشان (متن) «نقل» [۱۲]
سـلام PDF 1.7 در ۱۴۰۳/۱۲/۳۰ و 28 اکتبر2016، مدَّت أُ Ph.D.
"""


@pytest.fixture(scope="module")
def opened(statement: Written) -> Pages:
    return Pages(statement.file)


@pytest.fixture
def crowded(small: Write) -> Pages:
    return Pages(small(CROWDED).file)


@pytest.fixture(params=["statement", "crowded"])
def pages(request: pytest.FixtureRequest, opened: Pages) -> Pages:
    """The statement, and a small text full of what is hard."""
    return opened if request.param == "statement" else request.getfixturevalue("crowded")


def composites(pages: Pages) -> Iterator[tuple[int, Any, Any]]:
    for font in pages.fonts.values():
        for code in font.widths:
            yield code, font.program["glyf"][font.program.getGlyphName(code)], font


def test_it_is_a_type_0_font_over_truetype(pages: Pages) -> None:
    for font in pages.fonts.values():
        assert (font.dictionary.Subtype, font.dictionary.Encoding) == ("/Type0", "/Identity-H")
        assert (font.descendant.Subtype, font.descendant.CIDToGIDMap, font.descendant.DW) == (
            "/CIDFontType2",
            "/Identity",
            0,
        )
        assert (
            font.dictionary.BaseFont
            == font.descendant.BaseFont
            == font.descendant.FontDescriptor.FontName
        )


def test_its_name_begins_with_a_tag_of_a_subset(pages: Pages) -> None:
    names = [str(font.dictionary.BaseFont) for font in pages.fonts.values()]
    assert all(name[1:7].isupper() and name[7:17] == "+Vazirmatn" for name in names)
    assert len({name[1:7] for name in names}) == len(names)


def test_every_width_is_that_of_its_glyph(pages: Pages) -> None:
    for font in pages.fonts.values():
        metrics = font.program["hmtx"].metrics
        order = font.program.getGlyphOrder()
        upem = font.program["head"].unitsPerEm
        assert font.widths == {
            code: pytest.approx(metrics[order[code]][0] * 1000 / upem, abs=6e-5)
            for code in font.widths
        }
        assert sorted(font.widths) == list(range(1, len(font.widths) + 1))


def test_every_code_has_its_characters(pages: Pages) -> None:
    for font in pages.fonts.values():
        assert font.texts.keys() == font.widths.keys()
        assert sum(font.declared) == len(font.texts) and max(font.declared) <= 100
        characters = set("".join(font.texts.values()))
        assert not characters & {"\0", "\ufeff", "\ufffe", ""}
        assert not [c for c in characters if "\ue000" <= c <= "\uf8ff"]


def test_every_code_shown_is_in_the_font(pages: Pages) -> None:
    shown = {
        (line.face, s.code)
        for page in range(1, len(pages.pdf.pages) + 1)
        for line in pages.lines(page)
        for s in line.shown
    }
    assert shown == {(face, code) for face, font in pages.fonts.items() for code in font.widths}


def test_no_glyph_is_that_of_a_missing_character(pages: Pages) -> None:
    for _, glyph, font in composites(pages):
        components = glyph.components if glyph.isComposite() else []
        assert font.program.getGlyphName(0) not in {part.glyphName for part in components}


def test_the_box_of_a_composite_holds_its_parts(pages: Pages) -> None:
    for code, glyph, font in composites(pages):
        glyphs = font.program.getGlyphSet()
        name = font.program.getGlyphName(code)
        pen = ControlBoundsPen(glyphs)
        glyphs[name].draw(pen)
        left = font.program["hmtx"].metrics[name][1]
        if pen.bounds is None:
            assert glyph.numberOfContours == 0 and left == 0
        else:
            (left_edge, bottom, right, top), box = (
                pen.bounds,
                (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax),
            )
            assert box[0] <= left_edge and box[1] <= bottom and box[2] >= right and box[3] >= top
            assert left == box[0]  # else a renderer moves the glyph


def test_the_stated_maxima_are_large_enough(pages: Pages) -> None:
    for font in pages.fonts.values():
        program, maxima = font.program, font.program["maxp"]
        glyf = program["glyf"]
        assert maxima.numGlyphs == len(program.getGlyphOrder())
        for name in program.getGlyphOrder():
            glyph = glyf[name]
            if glyph.isComposite():
                found = glyph.getCompositeMaxpValues(glyf)
                assert found.nPoints <= maxima.maxCompositePoints
                assert found.nContours <= maxima.maxCompositeContours
                assert found.maxComponentDepth <= maxima.maxComponentDepth
                assert len(glyph.components) <= maxima.maxComponentElements
            elif glyph.numberOfContours > 0:
                points, contours = glyph.getMaxpValues()
                assert points <= maxima.maxPoints and contours <= maxima.maxContours


def test_nothing_is_embedded_that_is_not_drawn(pages: Pages) -> None:
    """Only what a viewer needs: no layout tables, no names, no outline beside those of the slots
    and their parts.
    """
    for font in pages.fonts.values():
        program = font.program
        glyf = program["glyf"]
        assert not {"GSUB", "GPOS", "GDEF", "name", "cmap", "OS/2", "fpgm", "DSIG"} & set(
            program.keys()
        )
        used = {program.getGlyphName(code) for code in (0, *font.widths)}
        for _ in range(3):
            used |= {
                part.glyphName
                for name in used
                if glyf[name].isComposite()
                for part in glyf[name].components
            }
        assert {name for name in program.getGlyphOrder() if glyf[name].numberOfContours} <= used


def test_one_slot_has_the_ink_of_a_ligature_and_none_that_of_a_joiner(crowded: Pages) -> None:
    program, texts = crowded.fonts["Regular"].program, crowded.fonts["Regular"].texts
    glyphs = program.getGlyphSet()
    drawn: dict[str, set[bool]] = {}
    for code, text in texts.items():
        pen = ControlBoundsPen(glyphs)
        glyphs[program.getGlyphName(code)].draw(pen)
        drawn.setdefault(text, set()).add(pen.bounds is not None)
    assert drawn["\u200c"] == drawn[" "] == {False}
    assert drawn["ل"] == {True, False}
    assert drawn["ﻻ"] == drawn["ا"] == drawn["ۀ"] == {True}
