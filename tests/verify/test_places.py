"""Where the words of a fault stand in the files of the edition."""

from edition.core.diagnostics import Place
from edition.model.reading import Emendation
from edition.model.source import SourceText, Span
from edition.verify.proofs.finder import Finder

TEXT = SourceText(
    "e/text.md", "عنوان\n\nنان *و* آب،\nخانه[^1]\n\nکتاب و كار\n\n[^1]: نان و آب و کوه\n", ""
)
TOML = SourceText("e/edition.toml", 'id = "a"\nissuing_body = "شورای همه"\n', "")
KAF = TEXT.text.index("كار")


def finder() -> Finder:
    return Finder((TEXT, TOML), (Emendation(Span(KAF, KAF + 1), "ك", "ک", "yeh-kaf", ""),))


def test_words_are_found_through_markup_and_line_ends() -> None:
    assert finder().place("نان و آب، خانه") == Place("e/text.md", 3, 1)


def test_a_code_point_within_them() -> None:
    assert finder().place("نان و آب، خانه", at=10) == Place("e/text.md", 4, 1)


def test_what_stands_before_tells_equal_words_apart() -> None:
    assert finder().place("نان و آب") == Place("e/text.md", 3, 1)
    assert finder().place("نان و آب", before="کتاب و کار 1 ") == Place("e/text.md", 8, 7)


def test_a_line_of_the_output_that_ends_within_a_paragraph() -> None:
    assert finder().place("آب، خانه") == Place("e/text.md", 3, 9)


def test_emended_words_have_the_place_of_what_stood_there() -> None:
    assert finder().place("کار", before="کتاب و ") == Place("e/text.md", 6, 8)


def test_words_of_the_description_and_words_of_nobody() -> None:
    assert finder().place("شورای همه") == Place("e/edition.toml", 2, 17)
    assert finder().place("این نشر را که ساخت") is None
    assert finder().place("…") is None
    assert Finder().place("نان") is None
