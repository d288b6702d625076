"""Kashida: the order of places, where none may stand, and what it does to a line and leaves of its
text.
"""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.units import pt
from edition.faces import Faces
from edition.model.page import UNSCALED, SetLine, ShapedRun
from edition.pdf.slots import slots
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.kashida import best_place, elongated
from edition.typeset.line.shape import Shaper
from edition.typeset.line.style import JUSTIFIED, Style

UPEM = 2048
BRIDGE = 100
"""Font units: no bridge of a joint is longer, no kashida is so short."""
MEASURE = Style().measure
BODY = Type("Regular", pt(11))
WORDS = (
    "توانستند",
    "سیاسی",
    "همبستگی",
    "و",
    "از",
    "آزادی،",
    "«نقل»",
    "کارگران",
    "می\u200cشود",
    "محمّد",
    "PDF",
    "۱۳۹۵",
    "بهمن57",
    "سلام",
)


def place(shaper: Shaper, word: str) -> str:
    """The word with its best place marked."""
    found = best_place(shaper.words(word, "Regular")[0][0])
    return f"{word[: found.at]}|{word[found.at :]}" if found else word


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("س|ـلام", "after seen, before a tatweel that was typed"),
        ("س|لامت", "after seen, before all others"),
        ("بص|یرت", "after sad"),
        ("نبی|ه", "before heh at the end"),
        ("کم|د", "before dal at the end"),
        ("تحک|ل", "before lam at the end"),
        ("من|زل", "before zain, the last of three that join"),
        ("عف|و", "before waw at the end"),
        ("منط|ق", "before qaf at the end"),
        ("وط|ن", "two letters are all joint: none"),
        ("بهم|ن", "before noon at the end"),
    ],
)
def test_the_best_place_of_a_word(shaper: Shaper, marked: str, why: str) -> None:
    word = marked.replace("|", "")
    assert place(shaper, word) == (word if why.endswith("none") else marked), why


@pytest.mark.parametrize(
    "word", ["دارد", "و", "به", "مح", "جان", "پدر", "۱۳۹۵", "،", "اُردو", "بهمن57", "PDF", "مُحَمَّد"]
)
def test_words_that_are_not_drawn_longer(shaper: Shaper, faces: Faces, word: str) -> None:
    words, _ = shaper.words(word, "Regular")
    assert elongated(words, 600, 800, faces) == list(words)


def test_none_stands_beside_a_mark(shaper: Shaper) -> None:
    assert place(shaper, "محمّد") == "م|حمّد"
    assert place(shaper, "مُحَمَّد") == "مُحَمَّد"


def test_none_parts_lam_and_alef(shaper: Shaper) -> None:
    assert place(shaper, "اسلام") == "اس|لام"
    assert place(shaper, "کلام") == "ک|لام"


def glyphs_apart(run: ShapedRun) -> tuple[list[int], list[int]]:
    """The advances of the extenders, and the glyphs without them."""
    return [g.advance for g in run.glyphs if g.stretch != UNSCALED], [
        g.index for g in run.glyphs if g.stretch == UNSCALED
    ]


def test_the_extender_is_ink_of_the_letter_before_it(shaper: Shaper, faces: Faces) -> None:
    words, _ = shaper.words("سیاسی", "Regular")
    [longer] = elongated(words, 600, 800, faces)
    [(plain, _)], [(run, _)] = words[0].runs, longer.runs
    assert glyphs_apart(run) == ([600], [glyph.index for glyph in plain.glyphs])
    assert run.text == plain.text and run.advance == plain.advance + 600 == sum(
        glyph.advance for glyph in run.glyphs
    )
    found = slots(run, UPEM)
    assert "".join(slot.text for slot in reversed(found)) == "سیاسی"
    [wide] = [slot for slot, was in zip(found, slots(plain, UPEM), strict=True) if slot != was]
    assert wide.text == "س" and len(wide.parts) == 2
    # The rectangle of the extender reaches over both ends of its advance, into the letters beside
    # it.
    extender = next(glyph for glyph in run.glyphs if glyph.stretch != UNSCALED)
    ink = faces["Regular"].font.get_glyph_extents(extender.index)
    left, right = (
        edge * extender.stretch / UNSCALED for edge in (ink.x_bearing, ink.x_bearing + ink.width)
    )
    assert -30 <= left < 0 and 600 < right <= 630


def test_a_long_one_is_of_several_extenders(shaper: Shaper, faces: Faces) -> None:
    """A component of a glyph is scaled to less than twice its width."""
    [longer] = elongated(shaper.words("سیاسی", "Regular")[0], 1400, 800, faces)
    extenders, _ = glyphs_apart(longer.runs[0][0])
    assert sum(extenders) == 1400 and len(extenders) > 1
    assert max(glyph.stretch for glyph in longer.runs[0][0].glyphs) < 2 * UNSCALED


def by(shaper: Shaper, faces: Faces, text: str, total: int) -> list[int]:
    words, _ = shaper.words(text, "Regular")
    return [
        word.advance - was.advance
        for word, was in zip(elongated(words, total, 800, faces), words, strict=True)
    ]


def test_one_where_one_is_enough_late_in_the_line(shaper: Shaper, faces: Faces) -> None:
    assert by(shaper, faces, "سیاسی سیاسی سیاسی سیاسی سیاسی از", 1000) == [0, 0, 0, 0, 1000, 0]
    assert by(shaper, faces, "سیاسی از و با که در", 1000) == [1000, 0, 0, 0, 0, 0]


def test_two_at_most_and_none_beside_another(shaper: Shaper, faces: Faces) -> None:
    assert by(shaper, faces, "سیاسی سیاسی سیاسی سیاسی سیاسی سیاسی از", 2000) == [
        0,
        0,
        0,
        1000,
        0,
        1000,
        0,
    ]
    assert by(shaper, faces, "سیاسی سیاسی سیاسی سیاسی سیاسی از", 9000) == [0, 0, 1400, 0, 1400, 0]
    assert by(shaper, faces, "از و با", 900) == [0, 0, 0]


def kashidas(line: SetLine) -> list[int]:
    """By how much each word that has a kashida is drawn longer, without the bridges of its
    joints.
    """
    runs = [piece.run for fragment in line.fragments for piece in fragment.pieces]
    return [
        sum(found)
        for run in runs
        if (found := [advance for advance in glyphs_apart(run)[0] if advance > BRIDGE])
    ]


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    measure=st.integers(80, 350).map(pt),
)
def test_kashida_in_lines(compositor: Compositor, text: str, measure: int) -> None:
    """At most two a line, within their bound, in no last line nor two neighbours; the text is as it
    was.
    """
    lines = compositor.paragraph(compositor.plain(text, BODY), Filling(measure, JUSTIFIED))
    assert " ".join(line.fragments[0].text for line in lines) == text
    assert not kashidas(lines[-1])
    for line in lines:
        assert len(kashidas(line)) <= 2
        assert all(0 < found <= 1.75 * JUSTIFIED.elongation * UPEM + 1 for found in kashidas(line))
    assert not any(kashidas(above) and kashidas(below) for above, below in pairwise(lines))


def test_kashida_is_the_last_thing_to_give_way(compositor: Compositor) -> None:
    """With it no line is as loose as without, and few lines have it."""
    text = (
        "در فقدان آلترناتیو طبقاتی و سوسیالیستی نیروهای بنیادگرای اسلامی با کمک و دخالت قدرتهای "
        "امپریالیستی توانستند "
    ) * 6
    counted = Counter[str]()
    for measure in range(pt(200), pt(330), pt(5)):
        for name, limits in (("with", JUSTIFIED), ("without", replace(JUSTIFIED, elongation=0.0))):
            lines = compositor.paragraph(
                compositor.plain(text.strip(), BODY), Filling(measure, limits)
            )
            wide = [
                b.x - a.x
                for line in lines[:-1]
                for a, b in pairwise(line.fragments[0].pieces)
                if a.run.text == " "
            ]
            counted[f"loose {name}"] += sum(gap > 1.5 * compositor.space(BODY) for gap in wide)
            counted[f"elongated {name}"] += sum(bool(kashidas(line)) for line in lines)
            counted["lines"] += len(lines)
    assert counted["loose with"] < counted["loose without"]
    assert (
        not counted["elongated without"] and 0 < counted["elongated with"] < counted["lines"] / 10
    )


@pytest.mark.parametrize(("at", "drawn"), [(0, 8), (4, 8), (5, 8), (6, 6), (7, 7)])
def test_a_word_of_the_last_third_is_drawn_rather_than_a_better_one_before_it(
    at: int, drawn: int, shaper: Shaper, faces: Faces
) -> None:
    """Of nine words one has the best place of all, and the last a place of the second rank."""
    said = ["از"] * 8 + ["نبیه"]
    said[at] = "سلامت"
    words = [shaper.words(word, "Regular")[0][0] for word in said]
    made = elongated(words, 200, UPEM, faces)
    assert [
        i
        for i, (old, new) in enumerate(zip(words, made, strict=True))
        if old.advance != new.advance
    ] == [drawn]
