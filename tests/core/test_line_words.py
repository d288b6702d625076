"""With what headings of signatories begin, language by language."""

import pytest

from edition.core.languages import LANGUAGES
from edition.core.languages.line_words import is_figure, names_signatories, number_words


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("fa", "امضاکنندگان"), ("fa", "اسامی امضاکنندگان:"), ("fa-AF", "امضاها"),
        ("ar", "التوقيعات:"), ("ar", "المُوَقِّعون"), ("ar", "أسماء الموقعين"),
        ("ur", "دستخط کنندگان"), ("ckb", "واژووەکان:"), ("ckb", "ناوی واژۆکاران"),
        ("ug", "ئىمزا قويغۇچىلار"), ("he", "על החתום:"), ("he", "הַחֲתוּמִים מטה"),
        ("yi", "אונטערגעשריבן:"), ("yi", "די אונטערגעשריבענע"), ("yi", "אונטערשריפֿטן"),
        ("ps", "امضاکوونکي"), ("syr", "על החתום"),
    ],
)  # fmt: skip
def test_a_heading(tag: str, line: str) -> None:
    assert names_signatories(line, tag)


@pytest.mark.parametrize(
    ("tag", "line"),
    [("fa", "دستخط او"), ("fa", "درخواست‌های ما"), ("he", "אונטערגעשריבן"), ("he", "דרישותינו"),
     ("ar", "وقت العمل"), ("yi", "װאָס מיר מאָנען")],
)  # fmt: skip
def test_no_heading(tag: str, line: str) -> None:
    assert not names_signatories(line, tag)


def test_each_language_has_some() -> None:
    from edition.core.languages.line_words import _SIGNING

    assert {tag.partition("-")[0] for tag in LANGUAGES} == set(_SIGNING)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("ראשון", 1), ("שְׁלִישִׁית", 1), ("ג", 1), ("ג׳", 1), ("ט״ו", 1), ("יב", 1), ("כ\"ב", 1),
        ("צװײטער", 1), ("פֿינפֿטע", 1), ("של", 0), ("לא", 0), ("גן", 0), ("צה״ל", 0), ("עו״ד", 0), ("קי״ט", 1),
    ],
)  # fmt: skip
def test_numbers_in_hebrew_letters(words: str, count: int) -> None:
    assert number_words(words.split()) == count
    assert is_figure("טז") and not is_figure("ראשון")
