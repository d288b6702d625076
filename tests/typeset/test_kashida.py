"""Kashida: the order of places, where none may stand, and what it does to a line and leaves of its text."""

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
from edition.typeset.kashida import best_place, elongated
from edition.typeset.lines import Compositor, Type
from edition.typeset.shape import Shaper
from edition.typeset.style import JUSTIFIED, Style

UPEM = 2048
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
    found = best_place(word, shaper.joints(shaper.run(word, "Regular", rtl=True)))
    return f"{word[: found[1]]}|{word[found[1] :]}" if found else word


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("سـ|لام", "after a tatweel that was typed"),
        ("س|لامت", "after seen, before all others"),
        ("بص|یرت", "after sad"),
        ("نبی|ه", "before heh at the end"),
        ("کم|د", "before dal at the end"),
        ("تحک|ل", "before lam at the end"),
        ("م|نزل", "before lam at the end there is no joint: the only one"),
        ("عف|و", "before waw at the end"),
        ("منط|ق", "before qaf at the end"),
        ("نم|یز", "before a tooth and zain"),
        ("وط|ن", "before any other letter at the end"),
        ("عم|یق", "the font has another yeh before qaf at the end, so that the joint between them is not safe"),
    ],
)
def test_the_order_of_places(shaper: Shaper, marked: str, why: str) -> None:
    assert place(shaper, marked.replace("|", "")) == marked, why


@pytest.mark.parametrize("word", ["دارد", "و", "به", "مح", "۱۳۹۵", "،", "اُردو", "بهمن57", "PDF", "مُحَمَّد"])
def test_words_that_are_not_drawn_longer(shaper: Shaper, faces: Faces, word: str) -> None:
    words, _ = shaper.words(word, "Regular")
    assert elongated(words, 600, 800, shaper.joints, faces) == list(words)


def test_none_stands_beside_a_mark(shaper: Shaper) -> None:
    assert place(shaper, "محمّد") == "م|حمّد"
    assert place(shaper, "مُحَمَّد") == "مُحَمَّد"


def test_none_parts_lam_and_alef(shaper: Shaper) -> None:
    assert place(shaper, "اسلام") == "اس|لام"
    assert place(shaper, "کلام") == "ک|لام"
    assert place(shaper, "ملا") == "م|لا"


def glyphs_apart(run: ShapedRun) -> tuple[list[int], list[int]]:
    """The advances of the extenders, and the glyphs without them."""
    return [g.advance for g in run.glyphs if g.stretch != UNSCALED], [g.index for g in run.glyphs if g.stretch == UNSCALED]


def test_the_extender_is_ink_of_the_letter_before_it(shaper: Shaper, faces: Faces) -> None:
    words, _ = shaper.words("سیاسی", "Regular")
    [longer] = elongated(words, 600, 800, shaper.joints, faces)
    [(plain, _)], [(run, _)] = words[0].runs, longer.runs
    assert glyphs_apart(run) == ([600], [glyph.index for glyph in plain.glyphs])
    assert run.text == plain.text and run.advance == plain.advance + 600 == sum(glyph.advance for glyph in run.glyphs)
    found = slots(run, UPEM)
    assert "".join(slot.text for slot in reversed(found)) == "سیاسی"
    [wide] = [slot for slot, was in zip(found, slots(plain, UPEM), strict=True) if slot != was]
    assert wide.text == "س" and len(wide.parts) == 2
    # The rectangle of the extender reaches over both ends of its advance, into the letters beside it.
    extender = next(glyph for glyph in run.glyphs if glyph.stretch != UNSCALED)
    ink = faces["Regular"].font.get_glyph_extents(extender.index)
    left, right = (edge * extender.stretch / UNSCALED for edge in (ink.x_bearing, ink.x_bearing + ink.width))
    assert -30 <= left < 0 and 600 < right <= 630


def test_few_words_are_drawn_longer_and_none_beside_another(shaper: Shaper, faces: Faces) -> None:
    words, _ = shaper.words("سیاسی سیاسی سیاسی سیاسی سیاسی از", "Regular")
    longer = elongated(words, 1500, 800, shaper.joints, faces)
    assert [word.advance - was.advance for word, was in zip(longer, words, strict=True)] == [0, 0, 750, 0, 750, 0]
    assert elongated(words[5:], 1500, 800, shaper.joints, faces) == list(words[5:])


def kashidas(line: SetLine) -> list[list[int]]:
    """The advances of the extenders of each word that has any."""
    runs = [piece.run for fragment in line.fragments for piece in fragment.pieces]
    return [found for run in runs if (found := glyphs_apart(run)[0])]


@settings(max_examples=150, deadline=None)
@given(text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join), measure=st.integers(80, 350).map(pt))
def test_kashida_in_lines(compositor: Compositor, text: str, measure: int) -> None:
    """At most one a word, within its bound, in no last line; the text is as it was."""
    lines = compositor.paragraph(text, BODY, 0, measure)
    assert " ".join(line.fragments[0].text for line in lines) == text
    assert not kashidas(lines[-1])
    for line in lines:
        assert all(len(found) == 1 and 0 < found[0] <= JUSTIFIED.elongation * UPEM + 1 for found in kashidas(line))
        assert len(set(map(tuple, kashidas(line)))) <= 1, "the words of a line are drawn longer alike"


def test_kashida_is_the_last_thing_to_give_way(compositor: Compositor) -> None:
    """With it no line is as loose as without, and few lines have it."""
    text = "در فقدان آلترناتیو طبقاتی و سوسیالیستی نیروهای بنیادگرای اسلامی با کمک و دخالت قدرتهای امپریالیستی توانستند " * 6
    counted = Counter[str]()
    for measure in range(pt(200), pt(330), pt(5)):
        for name, limits in (("with", JUSTIFIED), ("without", replace(JUSTIFIED, kashida=0.0))):
            lines = compositor.paragraph(text.strip(), BODY, 0, measure, limits=limits)
            wide = [b.x - a.x for line in lines[:-1] for a, b in pairwise(line.fragments[0].pieces) if a.run.text == " "]
            counted[f"loose {name}"] += sum(gap > 1.5 * compositor.space(BODY) for gap in wide)
            counted[f"elongated {name}"] += sum(bool(kashidas(line)) for line in lines)
            counted["lines"] += len(lines)
    assert counted["loose with"] < counted["loose without"] / 2
    assert not counted["elongated without"] and 0 < counted["elongated with"] < counted["lines"] / 6
