"""What is measured beside the letters of a line: widths and kashida, on lines made by hand."""

import pytest
from msgspec.structs import replace

from edition.model.page import UNSCALED, Fragment, Glyph, Piece, SetLine, ShapedRun
from edition.typeset.line.kashida import TATWEEL
from edition.typeset.line.shape import Shaper
from tests.bench.drawn_letters import kashidas, letters
from tests.editions import all_faces

UPEM = 2048
WORD = "سیاسی"


def line(*runs: ShapedRun, scale: int = UNSCALED) -> SetLine:
    """Runs side by side."""
    pieces, x = [], 0
    for run in runs:
        pieces.append(Piece(run, x))
        x += run.advance * 11_000 // UPEM
    return SetLine("Regular", 11_000, (Fragment(0, "", "black", tuple(pieces)),), scale=scale)


def longer(run: ShapedRun, cluster: int, *units: int) -> ShapedRun:
    """With bridges of so many units before the letter of a cluster; negative: its advance less."""
    glyphs, extender = list(run.glyphs), all_faces()[run.face].glyph(TATWEEL)
    at = next(i for i, glyph in enumerate(glyphs) if glyph.cluster == cluster)
    for each in units:
        if each < 0:
            glyphs[at] = replace(glyphs[at], advance=glyphs[at].advance + each)
        else:
            glyphs.insert(at, Glyph(extender, cluster, each, 0, 0, stretch=UNSCALED // 2))
    return replace(run, glyphs=tuple(glyphs), advance=run.advance + sum(units))


@pytest.fixture
def plain(shaper: Shaper) -> ShapedRun:
    """A word as shaped."""
    return shaper.run(WORD, "Regular", rtl=True)


def test_letters_are_as_wide_as_their_scale_and_their_joints(plain: ShapedRun) -> None:
    assert letters(line(plain)) == 1
    assert letters(line(plain, plain, scale=UNSCALED * 102 // 100)) == pytest.approx(1.02)
    assert letters(line(longer(plain, 0, 60))) == pytest.approx(1 + 60 / plain.advance)
    assert letters(line(longer(plain, 0, -10), plain)) == pytest.approx(
        1 - 10 / (2 * plain.advance)
    )


def test_a_kashida_is_no_width_of_letters(plain: ShapedRun) -> None:
    assert letters(line(longer(plain, 0, 800), scale=UNSCALED * 98 // 100)) == pytest.approx(0.98)


def test_a_joint_is_a_kashida_from_a_tenth_of_an_em(plain: ShapedRun) -> None:
    assert not [*kashidas(line(longer(plain, 0, UPEM // 10)))]
    [found] = kashidas(line(plain, longer(plain, 3, 60, 200), plain))
    assert (found.word, found.at, found.length) == (WORD, 4, pytest.approx(260 / UPEM))
    assert found.allowed and found.bears and 0.4 < found.place < 0.6


def test_places_are_counted_from_the_right(plain: ShapedRun) -> None:
    first, last = (
        next(kashidas(line(*runs)))
        for runs in ((plain, longer(plain, 0, 400)), (longer(plain, 0, 400), plain))
    )
    assert first.place < 0.4 and last.place > 0.6


def test_a_mark_stands_with_the_letter_before_the_joint(shaper: Shaper) -> None:
    word = "مُحمد"
    [found] = kashidas(line(longer(shaper.run(word, "Regular", rtl=True), 0, 400)))
    assert found.at == 2 and not found.allowed


def test_the_mark_of_a_note_is_as_wide_as_it_is(shaper: Shaper) -> None:
    run = shaper.run("۱۲", "Regular", rtl=False)
    small = replace(
        run, glyphs=tuple(replace(g, size=64, advance=g.advance * 64 // 100) for g in run.glyphs)
    )
    small = replace(small, advance=sum(glyph.advance for glyph in small.glyphs))
    assert letters(line(small)) == 1
