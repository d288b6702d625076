"""A word, and where it can be a text, is of one face; rows and display type make room for one that
rises higher.
"""

from typing import Any

import pytest

from edition.core.direction import PLAIN
from edition.core.languages import LANGUAGES
from edition.faces import of_edition
from edition.model.source_folder import FaceFile, FontFile
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.rows import NOTHING_TAKEN, spaced, taken
from edition.typeset.line.shape import Shaper
from edition.typeset.line.stretches import Inline, Stretch
from edition.typeset.line.style import Style
from tests.editions import all_faces
from tests.faces.made import face_file, font, font_file

LACKING = font(without="گژ")
WITHOUT_LATIN = font(without="OpenType۱۲۳۴")


def shaper_of(*own: FaceFile, further: tuple[FontFile, ...] = ()) -> Shaper:
    faces, problems = of_edition(all_faces(), own, further)
    assert faces and not problems
    return Shaper(faces, "fa", PLAIN)


def set_in(shaper: Shaper, text: str, cut: str = "Regular") -> list[set[str]]:
    """The PostScript names of the faces of each word of a text."""
    words, _ = shaper.words(text, shaper.chosen(text, cut))
    return [{shaper.faces[run.face].name for run, _ in word.runs} for word in words]


def test_a_whole_word_is_set_in_a_face_that_has_all_of_it() -> None:
    """Bracket, letters and comma with it; the words beside it stay."""
    shaper = shaper_of(face_file(LACKING))
    found = set_in(shaper, "یک باغ (گل، و دیوار بلند آن")
    assert found == [{"Made-Regular"}] * 2 + [{"Vazirmatn-Regular"}] + [{"Made-Regular"}] * 4
    assert not shaper.missing
    assert shaper.lacked == {"Regular": {"گ"}}


def test_a_further_face_comes_before_the_family() -> None:
    other = font_file(font(name="Other"))
    shaper = shaper_of(face_file(LACKING), further=(other,))
    assert set_in(shaper, "یک باغ و گل و دیوار")[3] == {"Other-Regular"}


def test_a_further_face_that_lacks_the_rest_of_the_word_does_not() -> None:
    other = font_file(font(name="Other", without="ل"))
    shaper = shaper_of(face_file(LACKING), further=(other,))
    assert set_in(shaper, "یک باغ و گل و دیوار")[3] == {"Vazirmatn-Regular"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("گل و باغ بلند", True),
        ("یک دو سه گل", True),
        ("یک دو سه چهار گل", False),
        ("1 2 3 OpenType گل", True),
        ("گل", True),
        ("یک دو", False),
    ],
)
def test_one_word_in_four_takes_the_text_with_it(text: str, whole: bool) -> None:
    """Of the words from the right: numbers and Latin words do not count, and go along."""
    found = set_in(shaper_of(face_file(LACKING)), text)
    assert (found == [{"Vazirmatn-Regular"}] * len(found)) == whole
    assert whole or {"Made-Regular"} in found


@pytest.mark.parametrize("cut", ["Regular", "Medium", "Bold", "Black"])
def test_a_text_is_set_in_its_own_weight_of_the_other_family(cut: str) -> None:
    shaper = shaper_of(face_file(LACKING))
    for use in (cut, f"Display {cut}"):
        assert set_in(shaper, "گل و باغ", use) == [{f"Vazirmatn-{cut}"}] * 3


def test_what_is_emphasised_in_such_a_text_goes_with_it() -> None:
    shaper = shaper_of(face_file(LACKING))
    text = "گل و باغ"
    stretches = (Stretch(0, 3, 0, "Regular"), Stretch(3, len(text), 0, "Bold"))
    inline = Inline(text, stretches, (), (), {})
    words, _ = shaper.inline_words(inline, shaper.chosen(text, "Regular"))
    found = [shaper.faces[run.face].name for word in words for run, _ in word.runs]
    assert found == ["Vazirmatn-Regular", "Vazirmatn-Bold", "Vazirmatn-Bold"]


def test_latin_words_and_numbers_that_a_face_lacks_stand_alone_in_another() -> None:
    shaper = shaper_of(face_file(WITHOUT_LATIN))
    found = set_in(shaper, "قلم OpenType و سال ۱۲۳۴ بود")
    assert [names == {"Vazirmatn-Regular"} for names in found] == [
        False, True, False, False, True, False
    ]  # fmt: skip


def test_what_no_face_has_is_missing() -> None:
    shaper = shaper_of(face_file(LACKING))
    set_in(shaper, "یک ש")
    assert shaper.missing == {"ש"}


def high(made: Any) -> None:
    """An alef twice as high."""
    glyph = made["glyf"][made.getBestCmap()[0x627]]
    glyph.coordinates.scale((1, 2))
    glyph.recalcBounds(made["glyf"])
    made["hhea"].ascent *= 2


def test_the_family_takes_no_more_than_the_usual() -> None:
    assert taken(Shaper(all_faces(), "fa", PLAIN), ["آب و نان"]).apart == 0
    assert spaced(Style(), NOTHING_TAKEN.apart) == Style()


def test_rows_are_as_far_apart_as_the_words_of_a_text_take() -> None:
    shaper = shaper_of(face_file(font(change=high)))
    low, tall = taken(shaper, ["نور و سرو"]), taken(shaper, ["دانا و بینا"])
    assert low.apart < 1.3 < 1.5 < tall.apart
    assert tall.faces == {shaper.faces["Regular"]}


def test_one_word_in_a_hundred_may_be_higher() -> None:
    shaper = shaper_of(face_file(font(change=high)))
    rare, often = ["دانا " + "نور " * 120], ["دانا " + "نور " * 80]
    assert taken(shaper, rare).apart < 1.3 < taken(shaper, often).apart


def test_they_are_no_farther_apart_than_the_face_says() -> None:
    def stated(made: Any) -> None:
        high(made)
        made["hhea"].ascent, made["hhea"].descent = 2048, -512
        made["OS/2"].fsSelection &= ~0x80

    shaper = shaper_of(face_file(font(change=stated)))
    assert taken(shaper, ["دانا و بینا"]).apart == pytest.approx(1.25, abs=0.01)


def test_a_page_has_as_many_of_them_as_go_on_it() -> None:
    style = spaced(Style(), 2.4)
    assert style.leading == round(2.4 * style.size) and style.note_leading == round(
        2.4 * style.note
    )
    bottom, usual = (each.head + (each.rows - 1) * each.leading for each in (style, Style()))
    assert usual - style.leading < bottom <= usual


def test_display_type_is_smaller_where_a_face_rises_higher() -> None:
    """By what it takes of the height; so its lines need no other distance."""
    faces, _ = of_edition(all_faces(), [face_file(font(change=high))], [])
    assert faces
    compositor = Compositor(Shaper(faces, "fa", PLAIN), LANGUAGES["fa"])
    type_ = Type("Display Black", 40_000)
    share = all_faces()["Regular"].extent / faces["Regular"].extent
    assert compositor.large("نان", type_).size == round(40_000 * share) < 30_000
    assert compositor.x_height(type_) < 0.8 * all_faces()["Regular"].x_height / 2048
    plain = Compositor(Shaper(all_faces(), "fa", PLAIN), LANGUAGES["fa"])
    assert plain.large("نان", type_).size == type_.size


def test_lines_of_display_type_stay_within_the_measure_they_were_fitted_to() -> None:
    from edition.typeset.block.display import Space, fit

    faces, _ = of_edition(all_faces(), [face_file(font(change=high, without="گ"))], [])
    assert faces
    compositor = Compositor(Shaper(faces, "fa", PLAIN), LANGUAGES["fa"])
    for text in ("دانا و بینا و توانا", "گل و گیاه و باران", "نام نیک و یک گل و بس دیگر"):
        type_ = Type("Display Black", 60_000)
        found = fit(compositor, text, type_, Space(200_000), range(1, 4))
        lines = [(line, Type("Display Black", found.size)) for line in found.lines]
        for line in compositor.parts(lines, 0, 200_000, large=True):
            assert line.fragments[0].pieces[0].x >= -200
