"""A slot for each character: the text as typed, the advance as shaped, the ink where HarfBuzz set
it.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.units import pt
from edition.model.page import UNSCALED, Glyph, Piece, ShapedRun
from edition.pdf.direction_marks import runs_on
from edition.pdf.slots import (
    Slot,
    _borne,
    _in_text_order,
    bridged,
    joined,
    left_gap,
    slots,
)
from edition.typeset.line.shape import Shaper
from tests.given import real_text

UPEM = 2048
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأإؤئآةيكىۀ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670"
OTHERS = "\u200cـ«»()[]،؛؟.!-–"
LATIN = "abcdefgHILMW0123456789۰۱۲۳۴۵۶۷۸۹./:-_%()"
WEIGHTS = ("Regular", "Medium", "Bold", "Black")


def logical(found: tuple[Slot, ...], run: ShapedRun) -> str:
    """The characters of the slots in the order of the text."""
    return "".join(slot.text for slot in (reversed(found) if run.rtl else found))


def ink_of_slots(found: tuple[Slot, ...]) -> list[tuple[int, int, int, int]]:
    """Each glyph of the face with its place from the left end of the run, in font units, and how it
    is stretched.
    """
    placed, pen = [], 0
    for slot in found:
        placed += [(glyph, pen + x, y, stretch) for glyph, x, y, _, stretch in slot.parts]
        pen += slot.advance
    return sorted(placed)


def ink_of_run(run: ShapedRun) -> list[tuple[int, int, int, int]]:
    """The same as HarfBuzz has it: pen and offset."""
    placed, pen = [], 0
    for glyph in run.glyphs:
        placed.append((glyph.index, pen + glyph.dx, glyph.dy, glyph.stretch))
        pen += glyph.advance
    return sorted(placed)


def check(run: ShapedRun) -> None:
    """All that must be true of the slots of any run."""
    found = slots(run, UPEM)
    assert logical(found, run) == run.text
    assert ink_of_slots(found) == ink_of_run(run)
    if run.advance:
        assert sum(slot.advance for slot in found) == run.advance
        assert min(slot.advance for slot in found) > 0
    if run.rtl:
        assert {len(slot.text) for slot in found} == {1}
    else:
        assert all(slot.advance <= 8 * UPEM or len(slot.parts) == 1 for slot in found)


syllables = st.builds(
    lambda letter, marks, joiner: letter + marks + joiner,
    st.sampled_from(LETTERS),
    st.sampled_from(
        (
            "",
            "",
            "",
            *MARKS,
            "\u064e\u0651",
            "\u0651\u064e",
            "\u0651\u0670",
            "\u0651\u064b",
            "\u0654\u064f",
        )
    ),
    st.sampled_from(("", "", "", "", "\u200c", "\u200c\u200c", "\u200f", "ـ")),
)
persian_words = st.lists(
    st.one_of(syllables, st.sampled_from(("لا", "لأ", "لإ", "لآ", "الله", "ﻻ", *OTHERS))),
    min_size=1,
    max_size=9,
)


@settings(max_examples=500, deadline=None)
@given(word=persian_words.map("".join), weight=st.sampled_from(WEIGHTS))
def test_right_to_left_words(shaper: Shaper, word: str, weight: str) -> None:
    check(shaper.run(word, weight, rtl=True))  # type: ignore[arg-type]


@settings(max_examples=500, deadline=None)
@given(
    word=st.text(f"{MARKS}ـب\ufe77\ufe7d\ufefbHa1\u200c\u200d\u00ad", min_size=1, max_size=9),
    weight=st.sampled_from(WEIGHTS),
)
def test_marks_before_letters_and_letters_turned_round(
    shaper: Shaper, word: str, weight: str
) -> None:
    """«ـ» with U+200D, marks alone, Latin letters behind U+202E: HarfBuzz has no right-to-left
    script to go by.
    """
    check(shaper.run(word, weight, rtl=True))  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(word=persian_words.map("".join), weight=st.sampled_from(WEIGHTS))
def test_letters_one_by_one_come_to_what_the_whole_run_does(
    shaper: Shaper, word: str, weight: str
) -> None:
    """The slots of a letter and its marks are those that it has between all others."""
    run = shaper.run(word, weight, rtl=True)
    found, waiting = _borne(_in_text_order(run.text, run.glyphs), UPEM)
    if not waiting:
        assert slots(run, UPEM) == tuple(found)


@settings(max_examples=200, deadline=None)
@given(
    words=st.lists(st.text(LATIN, min_size=1, max_size=40), min_size=1, max_size=4),
    weight=st.sampled_from(WEIGHTS),
)
def test_left_to_right_phrases(shaper: Shaper, words: list[str], weight: str) -> None:
    check(shaper.run(" ".join(words), weight, rtl=False))  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(
    word=st.text(LETTERS, min_size=1, max_size=12),
    widths=st.lists(st.integers(0, 60), min_size=1, max_size=5),
)
def test_a_letter_takes_the_ink_at_its_left_that_joins_it_to_the_next(
    shaper: Shaper, word: str, widths: list[int]
) -> None:
    """By the short way as by the long one: that a mark forces, which the run then has at its left
    end.
    """
    run = shaper.run(word, "Regular", rtl=True)
    extender = shaper.faces["Regular"].glyph("ـ")
    glyphs: list[Glyph] = []
    for i, glyph in enumerate(run.glyphs):
        width = widths[i % len(widths)]
        glyphs += [Glyph(extender, glyph.cluster, width, -20, 0, stretch=9000)] if width else []
        glyphs.append(glyph)
    joints = sum(glyph.advance for glyph in glyphs)
    wide = ShapedRun(word, "Regular", True, tuple(glyphs), joints)
    check(wide)
    mark = shaper.run("ا\u064e", "Regular", rtl=True)
    after = [replace(glyph, cluster=glyph.cluster + len(word)) for glyph in mark.glyphs]
    marked = ShapedRun(word + mark.text, "Regular", True, (*after, *glyphs), mark.advance + joints)
    assert slots(marked, UPEM)[len(mark.text) :] == slots(wide, UPEM)


def runs_of(text: str, shaper: Shaper) -> list[ShapedRun]:
    """Every distinct run of a text, paragraph by paragraph."""
    found: dict[ShapedRun, None] = {}
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        words, _ = shaper.words(line, "Regular")
        found.update(dict.fromkeys(run for word in words for run, _ in word.runs))
    return list(found)


def test_every_word_of_the_statement(repository: Path, shaper: Shaper) -> None:
    runs = runs_of(
        (repository / "source" / "statement" / "text.txt").read_text(encoding="utf-8"), shaper
    )
    assert len(runs) > 1000
    for run in runs:
        check(run)


@pytest.mark.parametrize("name", ["udhr_fa", "crowded", "golestan_prose_and_verse"])
def test_every_word_of_other_texts(shaper: Shaper, name: str) -> None:
    runs = [run for run in runs_of(real_text(name), shaper) if run.advance]
    assert runs
    for run in runs:
        check(run)


@pytest.mark.parametrize(
    ("word", "characters"),
    [
        # Case 1: the joiner has a slot of its own.
        ("می\u200cروم", ["م", "ی", "\u200c", "ر", "و", "م"]),
        # Case 2: lam and alef are two slots of one glyph; the presentation form stays one
        # character.
        ("کالا", ["ک", "ا", "ل", "ا"]),
        ("لأ", ["ل", "أ"]),
        ("ﻻ", ["ﻻ"]),
        # Case 4: two spellings that share a glyph.
        ("خانۀ", ["خ", "ا", "ن", "ۀ"]),
        ("خانهٔ", ["خ", "ا", "ن", "ه", "ٔ"]),
        # Case 6: the name of God keeps its letters.
        ("الله", ["ا", "ل", "ل", "ه"]),
        ("اللّه", ["ا", "ل", "ل", "ّ", "ه"]),
        ("سـلام", ["س", "ـ", "ل", "ا", "م"]),
    ],
)
def test_known_words(shaper: Shaper, word: str, characters: list[str]) -> None:
    run = shaper.run(word, "Regular", rtl=True)
    assert [slot.text for slot in reversed(slots(run, UPEM))] == characters
    check(run)


def test_both_orders_of_shadda_and_vowel_come_back_as_typed(shaper: Shaper) -> None:
    for word in ("مدَّت", "مدَّت"):
        check(shaper.run(word, "Regular", rtl=True))


@pytest.mark.parametrize(
    "marks", ["\u0651\u0654", "\u0650\u0654", "\u064f\u064e", "\u0652\u0651", "\u0653\u0670"]
)
def test_marks_that_the_shaper_reorders_come_back_as_typed(shaper: Shaper, marks: str) -> None:
    """Out of canonical order: HarfBuzz sorts them, the text does not change."""
    run = shaper.run(f"ب{marks}ی", "Regular", rtl=True)
    assert logical(slots(run, UPEM), run) == run.text
    assert ink_of_slots(slots(run, UPEM)) == ink_of_run(run)


@pytest.mark.parametrize(
    "word",
    [
        "ا" + "\u200c" * 3 + "ب",
        "ر" + "\u200c" * 6 + "ب",
        "." + "\u200f" * 5 + "ب",
        "ا" + "\u0651\u064e" * 5,
    ],
)
def test_many_marks_on_a_narrow_letter_leave_it_an_advance(shaper: Shaper, word: str) -> None:
    """A font can hold no negative advance."""
    run = shaper.run(word, "Regular", rtl=True)
    found = slots(run, UPEM)
    assert min(slot.advance for slot in found) >= 0
    assert sum(slot.advance for slot in found) == run.advance
    assert ink_of_slots(found) == ink_of_run(run)


def test_the_first_mark_of_a_run_takes_from_the_left(shaper: Shaper) -> None:
    """A mark at the right end has nothing at its right: the slot at its left gives, and the ink
    stays.
    """
    run = shaper.run("\u064eب", "Regular", rtl=True)
    check(run)


def test_a_joiner_and_a_mark_take_a_sliver(shaper: Shaper) -> None:
    found = {
        slot.text: slot.advance
        for slot in slots(shaper.run("خانهٔ\u200cها", "Regular", rtl=True), UPEM)
    }
    assert found["\u200c"] == UPEM // 12
    assert 0 < found["ٔ"] <= UPEM // 33


def test_lam_alef_shares_its_ink_out_to_one_slot(shaper: Shaper) -> None:
    found = slots(shaper.run("لا", "Regular", rtl=True), UPEM)
    assert [(slot.text, bool(slot.parts)) for slot in found] == [("ا", True), ("ل", False)]


@pytest.mark.parametrize("text", ["1395", "۱۴۰۳", "PDF", "archive.org"])
def test_a_number_and_a_latin_word_are_one_slot(shaper: Shaper, text: str) -> None:
    assert [slot.text for slot in slots(shaper.run(text, "Regular", rtl=False), UPEM)] == [text]


def test_a_long_phrase_is_parted_at_spaces(shaper: Shaper) -> None:
    text = "Political Statement of the Cooperation Council of Left and Communist Forces"
    found = slots(shaper.run(text, "Regular", rtl=False), UPEM)
    assert len(found) > 4
    assert all(slot.text.endswith(" ") for slot in found[:-1])
    assert all(slot.advance <= 8 * UPEM for slot in found)


def test_a_long_word_is_parted_between_glyphs(shaper: Shaper) -> None:
    found = slots(
        shaper.run("http://rightsstatements.org/vocab/UND/1.0/", "Regular", rtl=False), UPEM
    )
    assert 1 < len(found) < 10
    assert all(slot.advance <= 8 * UPEM for slot in found)


def placed(shaper: Shaper, *words: tuple[str, bool], size: int = pt(11)) -> list[Piece]:
    """Pieces side by side, with a thousandth of an em more than natural between them."""
    pieces, x = [], 0
    for text, rtl in words:
        run = shaper.run(text, "Regular", rtl=rtl)
        pieces.append(Piece(run, x))
        x += round(run.advance * size / UPEM) + 11
    return pieces


def test_left_to_right_neighbours_become_one_phrase(shaper: Shaper) -> None:
    pieces = placed(
        shaper,
        ("است", True),
        ("PDF", False),
        (" ", False),
        ("1.7", False),
        (" ", True),
        ("در", True),
    )
    unit = pt(11) / UPEM
    found = list(joined(pieces, unit))
    assert [piece.run.text for piece in found] == ["است", "PDF 1.7", " ", "در"]
    assert found[0] is pieces[0] and found[1].x == pieces[1].x
    check(found[1].run)
    # Its glyphs stand where those of the words stood, to half a font unit.
    apart = [
        (ink[0], (piece.x - pieces[1].x) / unit + ink[1])
        for piece in pieces[1:4]
        for ink in ink_of_run(piece.run)
    ]
    together = ink_of_run(found[1].run)
    assert [x for _, x in sorted(apart)] == pytest.approx([ink[1] for ink in together], abs=0.51)


def test_right_to_left_neighbours_stay_apart(shaper: Shaper) -> None:
    pieces = placed(shaper, ("است", True), (" ", True), ("نان", True))
    assert list(joined(pieces, pt(11) / UPEM)) == pieces


@pytest.mark.parametrize(
    ("words", "reaches"),
    [
        ((("خشک", True), ("سرفهٔ", True)), True),
        ((("PDF", False), ("نسخهٔ", True)), True),
        ((("خشک", True), ("سرفه", True)), False),
        ((("سرفهٔ", True), ("خشک", True)), False),
        ((("خشک", True), ("cafe\u0301", False)), False),
    ],
)
def test_a_word_reaches_to_the_right_for_one_that_ends_in_a_mark(
    shaper: Shaper, words: tuple[tuple[str, bool], ...], reaches: bool
) -> None:
    left, right = words
    pieces = placed(shaper, left, (" ", True), right)
    assert bridged(pieces) == ({0} if reaches else set())
    assert bridged(pieces[1:]) == set()


@pytest.mark.parametrize("scale", [98_000, 98_500, 100_000, 102_000])
def test_what_is_left_of_a_bridged_gap_parts_words_for_poppler(scale: int) -> None:
    """Over a tenth of an em of the page."""
    assert 0.1 < left_gap(scale, UPEM) * scale / UNSCALED / UPEM < 0.101


@pytest.mark.parametrize(
    ("text", "left", "on"),
    [
        *(
            (text, left, True)
            for text, left in ("، ", ".»", ("1395", " "), "۸ ", ("PDF", " "), ("۱۲", ")"))
        ),
        *((text, left, False) for text, left in ("ب ", "؛ ", "؟»", " ب", "،ب", "۸،")),
    ],
)
def test_poppler_runs_on_from_a_number_or_a_comma_to_white_and_brackets(
    text: str, left: str, on: bool
) -> None:
    assert runs_on(text, left, display=True) is on
    assert runs_on(text, left, display=False) is (on and text[-1].isdigit())
