"""A folded text and its source, from one to the other and back."""

from hypothesis import given
from hypothesis import strategies as st

from edition.core.white_space import fold, thread

texts = st.text(alphabet="ab \n\t\u00a0\u200c")


@given(texts)
def test_the_text_is_folded_and_every_character_knows_its_place(text: str) -> None:
    found = thread(text, range(len(text)))
    assert found.text == fold(text)
    assert list(found.offsets) == sorted(found.offsets)
    for character, at in zip(found.text, found.offsets, strict=True):
        assert text[at] == character or (character == " " and text[at].isspace())


def test_ranges_are_found_in_the_source_and_again_in_the_text() -> None:
    found = thread("نان  و\nآب", range(10, 19))
    assert found.text == "نان و آب"
    assert found.range_in_source(4, 5) == (15, 16)
    assert found.range_in_text(15, 16) == (4, 5)


def test_an_empty_range_stands_behind_the_character_before_it() -> None:
    found = thread("نان  و", range(10, 16))
    assert found.range_in_source(3, 3) == (13, 13)
    assert found.range_in_source(0, 0) == (10, 10)
    assert found.range_in_text(13, 13) == (3, 3)
