"""Hanging punctuation, and the block that everything else stays in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.units import mm, pt
from edition.faces import Faces
from edition.model.page import UNSCALED, SetLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type, hung
from edition.typeset.line.shape import Shaper
from edition.typeset.line.style import JUSTIFIED

SENTENCE = "«نان»، کار؛ آزادی: همبستگی. (برابری)! چرا؟ «نه» "


@pytest.mark.parametrize(
    ("word", "head", "tail"),
    [
        ("آزادی", 0, 0),
        ("آزادی،", 0, 70),
        ("«نان", 40, 0),
        ("«نان».", 40, 70),
        ("(چرا؟", 25, 20),
        ("PDF", 0, 0),
        ("کار:", 0, 50),
    ],
)
def test_what_hangs_of_a_word(
    shaper: Shaper, faces: Faces, word: str, head: int, tail: int
) -> None:
    face = faces["Regular"]
    (found, *_), _ = shaper.words(word, "Regular")
    advances = [
        face.font.get_glyph_h_advance(face.glyph(mark))
        for mark in ({"«": "»"}.get(word[0], word[0]), word[-1])
    ]
    wanted = tuple(
        advance * share // 100 for advance, share in zip(advances, (head, tail), strict=True)
    )
    assert hung(found, rtl=True) == pytest.approx(wanted, abs=1)


def test_nothing_hangs_where_its_run_goes_the_other_way(shaper: Shaper) -> None:
    """The comma behind a Latin word at the end of a Persian line is Persian; that within a Latin
    line is not.
    """
    (latin, *_), _ = shaper.words("PDF,", "Regular")
    assert hung(latin, rtl=True) == (0, 0) and hung(latin, rtl=False)[1] > 0


def edges(line: SetLine, faces: Faces) -> tuple[float, float]:
    """Left and right of the ink of a line, but of marks at its ends only what stands inside
    them.
    """
    face = faces["Regular"]
    unit = line.size * line.scale / UNSCALED / face.upem
    lefts, rights = [], []
    for piece in line.fragments[0].pieces:
        pen = 0.0
        for glyph in piece.run.glyphs:
            ink = face.font.get_glyph_extents(glyph.index)
            if (
                ink
                and ink.width
                and (
                    piece.run.text[glyph.cluster].isalnum() or piece.run.text[glyph.cluster] == "ـ"
                )
            ):
                wide = glyph.stretch / UNSCALED
                lefts.append(piece.x + (pen + glyph.dx + ink.x_bearing * wide) * unit)
                rights.append(
                    piece.x + (pen + glyph.dx + (ink.x_bearing + ink.width) * wide) * unit
                )
            pen += glyph.advance
    return min(lefts, default=0.0), max(rights, default=0.0)


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [*SENTENCE.split(), "سوسیالیستی", "و", "PDF", "(a)", "۱۳۹۵", "می\u200cشود"]
        ),
        min_size=5,
        max_size=70,
    ),
    measure=st.integers(80, 130).map(mm),
    size=st.sampled_from([pt(size / 2) for size in range(18, 27)]),
    justify=st.sampled_from(("spaces", "scaled", "kashida")),
)
def test_no_letter_stands_outside_the_block(
    compositor: Compositor, faces: Faces, words: list[str], measure: int, size: int, justify: str
) -> None:
    """At 80 to 130 mm and 9 to 13 pt, whatever gives way: what stands out is punctuation, and less
    than a third of an em.
    """
    limits = {
        "spaces": replace(JUSTIFIED, scale=0.0, elongation=0.0, tracking=0.0, narrowing=0.0),
        "scaled": replace(JUSTIFIED, elongation=0.0),
        "kashida": JUSTIFIED,
    }[justify]
    for line in compositor.paragraph(
        compositor.plain(" ".join(words), Type("Regular", size)), Filling(measure, limits)
    ):
        bearing = size * 0.1
        left, right = edges(line, faces)
        assert left >= -bearing and right <= measure + bearing
        pieces = line.fragments[0].pieces
        last = pieces[-1]
        end = last.x + compositor.scaled(last.run.advance, Type("Regular", size, scale=line.scale))
        assert pieces[0].x >= -size / 3 and end <= measure + size / 3


@pytest.mark.parametrize("sentence", [SENTENCE, '(Bread), work; freedom: "together". '])
def test_lines_hang_only_if_asked(compositor: Compositor, sentence: str) -> None:
    type_ = Type("Regular", pt(11))
    for hanging in (True, False):
        limits = replace(JUSTIFIED, hanging=hanging)
        lines = compositor.paragraph(
            compositor.plain((sentence * 9).strip(), type_), Filling(mm(100), limits)
        )
        assert any(_stands_out(compositor, line) for line in lines[:-1]) == hanging


def _stands_out(compositor: Compositor, line: SetLine) -> bool:
    """Whether a line goes beyond its measure at either edge by more than rounding."""
    first, last = line.fragments[0].pieces[0], line.fragments[0].pieces[-1]
    end = last.x + compositor.scaled(last.run.advance, Type("Regular", line.size, scale=line.scale))
    return first.x < -20 or end > mm(100) + 20
