from edition.verify.floors import MEASURED, Floors, floors

PLAIN = ["آزادی", "برابری،", "کار", "نمی\u200cرود", "است."]


def test_a_long_plain_text_must_reach_what_was_measured() -> None:
    assert floors("PDFium", PLAIN * 700, [0] * 3500) == MEASURED["PDFium"]


def test_a_few_numbers_change_nothing() -> None:
    text = (PLAIN * 6 + ["1395"]) * 120
    assert floors("pypdf", text, [0] * len(text)) == MEASURED["pypdf"]


def test_each_number_more_may_take_its_five_phrases() -> None:
    text = (PLAIN * 5 + ["1395"]) * 140
    assert floors("pypdf", text, [0] * len(text)) == Floors(97.5, 89.1)


def test_in_a_long_text_of_numbers_every_number_and_its_phrases_may_be_lost() -> None:
    text = (PLAIN * 3 + ["1395"]) * 250
    assert floors("pypdf", text, [0] * len(text)) == Floors(87.62, 65.82)


def test_a_short_plain_text_may_lose_three_per_cent() -> None:
    assert floors("PDFium", PLAIN * 20, [0] * 100) == Floors(97.0, 93.0)


def test_phrases_over_the_end_of_a_page_may_be_lost() -> None:
    assert floors("pypdf", PLAIN * 20, [0] * 50 + [1] * 50).phrases == 92.0
    assert floors("pypdf", PLAIN * 2, [0] * 5 + [1] * 5).phrases == 30.34


def test_hard_words_hold_digits_latin_brackets_marks_or_what_readers_decompose() -> None:
    for word in ("۱۳۹۵", "PDF", "(راه", "«نان»", "مِنّت", "جامعۀ"):
        assert floors("pypdf", [word], [0]) == Floors(0.0, 0.0), word
    assert floors("pypdf", ["نان"], [0]) == Floors(97.0, 92.0)


def test_in_a_short_text_a_hard_word_may_take_the_phrases_beside_it_along() -> None:
    text = [*PLAIN * 4, "1395", *PLAIN * 4]
    assert floors("PDFium", text, [0] * 41) == Floors(93.36, 78.09)
