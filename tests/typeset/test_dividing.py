"""Words that no line holds: cut where they may be, their glyphs those of the whole, no line too
wide, the text unchanged.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.diagnostics import Severity
from edition.core.units import Length, pt
from edition.model.page import SetLine
from edition.pdf.file import expected
from edition.typeset import typeset
from edition.typeset.block.display import Space, fit
from edition.typeset.line.breaking import FLUSH, Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.dividing import WITHIN, chunks, clusters
from edition.typeset.line.shape import ShapedWord, Shaper
from edition.typeset.line.style import JUSTIFIED
from edition.typeset.line.tracking import joints_of, tracked
from tests.editions import TITLE, all_faces, paged_of, reading_of, write_edition

BODY = Type("Regular", pt(11))
MEASURE = pt(120)
LONG = {
    "a hashtag": "#" + "بسیار_" * 15,
    "one letter": "ن" * 200,
    "letters that do not join": "ادرو" * 40,
    "lam and alef": "لا" * 90,
    "vowels": "بِسْمِاللّٰهِ" * 20,
    "ZWNJ": "می\u200cخواهم\u200c" * 20,
    "Latin": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2,
    "accents typed apart": "e\u0301o\u0308" * 60,
    "digits": "1234567890" * 12,
    "Persian digits": "۱۲۳۴۵۶۷۸۹۰" * 12,
    "dots": "." * 106,
    "two directions": "abc" * 20 + "نان" * 30,
    "brackets": f"«({'آزادی' * 30})»",
    "an address": "https://example.org/" + "a" * 90 + "/b-c_d/" + "نشانی" * 20,
    "no-break spaces": "\u00a0".join(["نان"] * 40),
}
long_words = st.text(
    st.sampled_from("ابپتلمنوهیئآ_-/.aefi19۱۹\u064e\u0651\u0670\u200c«»()"),
    min_size=60,
    max_size=160,
).filter(lambda word: word.strip("\u064e\u0651\u0670\u200c") == word)


def words_of(shaper: Shaper, text: str) -> list[ShapedWord]:
    return list(shaper.words(text, "Regular")[0])


def width(line: SetLine, compositor: Compositor) -> Length:
    pieces = [piece for fragment in line.fragments for piece in fragment.pieces]
    last = max(pieces, key=lambda piece: piece.x)
    return (
        last.x
        + compositor.scaled(last.run.advance, Type("Regular", line.size, scale=line.scale))
        - min(p.x for p in pieces)
    )


@pytest.mark.parametrize("word", LONG.values(), ids=LONG)
@pytest.mark.parametrize("limits", [JUSTIFIED, FLUSH], ids=["justified", "flush"])
def test_no_line_is_wider_than_the_measure_and_the_text_is_whole(
    compositor: Compositor, word: str, limits: object
) -> None:
    text = f"متنی که در آن {word} آمده است"
    found = compositor.paragraph(compositor.plain(text, BODY, 1), Filling(MEASURE, limits, pt(11)))  # type: ignore[arg-type]
    assert len(found) > 3
    assert all(width(line, compositor) <= MEASURE + pt(3) for line in found)
    told = "".join(
        f.text + ("" if line.within_word else " ") for line in found for f in line.fragments
    )
    assert told == f"{text} "


@given(long_words)
@settings(deadline=None, max_examples=60)
def test_any_long_word_stays_within_the_measure(compositor: Compositor, word: str) -> None:
    type_ = BODY
    for found in (
        compositor.paragraph(compositor.plain(word, type_, 1), Filling(MEASURE, JUSTIFIED)),
        compositor.ragged(compositor.plain(f"نان {word} آب", BODY, 1), MEASURE),
    ):
        assert all(width(line, compositor) <= MEASURE + pt(3) for line in found)


@pytest.mark.parametrize("word", LONG.values(), ids=LONG)
def test_its_parts_have_the_glyphs_of_the_whole(shaper: Shaper, word: str) -> None:
    """So letters keep the forms in which they joined, and no cluster is cut."""
    [whole] = words_of(shaper, word)
    parts = chunks(whole)
    assert "".join(part.text for part in parts) == word == "".join(clusters(whole))
    glyphs = sorted(glyph.index for run, _ in whole.runs for glyph in run.glyphs)
    assert (
        sorted(glyph.index for part in parts for run, _ in part.runs for glyph in run.glyphs)
        == glyphs
    )
    assert sum(part.advance for part in parts) == whole.advance
    for part in parts:
        assert all(
            run.glyphs and max(g.cluster for g in run.glyphs) < len(run.text)
            for run, _ in part.runs
        )


def test_a_mark_a_ligature_and_a_joiner_stay_with_their_letter(shaper: Shaper) -> None:
    [word] = words_of(shaper, "بَلاگفِّي\u200cنَe\u0301")
    assert clusters(word) == ["بَ", "لا", "گ", "فِّ", "ي\u200c", "نَ", "e\u0301"]


def test_a_part_begins_and_ends_with_joined_forms(shaper: Shaper) -> None:
    [alone] = words_of(shaper, "ن")
    isolated = alone.runs[0][0].glyphs[0].index
    [word] = words_of(shaper, "ن" * 60)
    for part in chunks(word):
        assert isolated not in {glyph.index for run, _ in part.runs for glyph in run.glyphs}


def test_it_is_cut_behind_marks_first(compositor: Compositor) -> None:
    found = compositor.paragraph(
        compositor.plain("بسیار_" * 15 + "بسیار", BODY, 1), Filling(MEASURE, JUSTIFIED)
    )
    ends = [line.fragments[0].text[-1] for line in found]
    assert ends == ["_"] * (len(found) - 1) + ["ر"]


def test_what_should_stand_together_is_parted_where_no_line_holds_it(
    compositor: Compositor,
) -> None:
    found = compositor.paragraph(
        compositor.plain("فصل " + ". " * 60 + "۵", BODY, 1), Filling(MEASURE, JUSTIFIED)
    )
    assert all(width(line, compositor) <= MEASURE + pt(3) for line in found)


def test_display_type_parts_a_long_word_only_where_it_would_be_tiny(compositor: Compositor) -> None:
    space, type_ = Space(pt(300), pt(200)), Type("Black", 0)
    assert not any(
        line.endswith(WITHIN)
        for line in fit(
            compositor, "آزادی_و_برابری_برای_همگان", replace(type_, size=pt(40)), space, range(1, 5)
        ).lines
    )
    tag = fit(compositor, "بسیار_" * 15, replace(type_, size=pt(40)), space, range(1, 5))
    assert len(tag.lines) > 1
    assert tag.size > pt(20)
    lines = compositor.parts([(line, Type("Black", tag.size)) for line in tag.lines], 1, pt(300))
    assert [line.within_word for line in lines] == [True] * (len(lines) - 1) + [False]
    assert all(line.fragments[0].pieces[0].x >= 0 for line in lines)


def test_each_line_with_such_a_word_has_a_note(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n\nیک {LONG['one letter']} دو\n\nسه\n\nچهار {LONG['one letter']} "
        f"{LONG['Latin']}\n"
    )
    source, reading = reading_of(write_edition(tmp_path / "edition", text))
    _, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    notes = [problem for problem in problems if problem.code == "broken-word"]
    assert [(note.place.line, note.place.column) for note in notes if note.place] == [
        (3, 4),
        (7, 6),
        (7, 207),
    ]
    assert {note.severity for note in notes} == {Severity.NOTE}
    assert "200 characters without a space" in notes[0].fact
    assert "pamphlet.pdf" in notes[0].fact


def test_no_page_ends_within_a_word_and_the_text_layer_has_it_whole(tmp_path: Path) -> None:
    words = [f"{letter * 150}" for letter in "بتنم"] * 12
    paged = paged_of(
        write_edition(
            tmp_path / "edition", f"{TITLE}\n\n" + "".join(f"{word} پس.\n\n" for word in words)
        )
    )
    assert not any(page.lines[-1].line.within_word for page in paged.pages if page.lines)
    assert [word for word in expected(paged).split() if len(word) == 150] == words


@pytest.mark.parametrize("name", ["a hashtag", "brackets", "an address", "vowels"])
def test_a_part_of_a_word_has_its_own_joints(
    compositor: Compositor, shaper: Shaper, name: str
) -> None:
    """Each between two letters of the part, and none where it was cut: a part drawn apart is wider
    by just these.
    """
    copy = compositor.compose(compositor.plain(LONG[name], BODY), Filling(MEASURE, JUSTIFIED))
    assert len(copy.setting.words) > 1 and (
        name != "a hashtag" or any(map(joints_of, copy.setting.words))
    )
    for word in copy.setting.words:
        for run, _ in word.runs:
            moving = [i for i, glyph in enumerate(run.glyphs) if glyph.advance]
            assert set(run.joints) <= set(moving[1:])
        assert tracked(word, 20, shaper.faces).advance == word.advance + 20 * joints_of(word)
