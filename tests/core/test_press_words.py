"""The words of paper: complete in each language, and none of one language in another's."""

import re
from string import Formatter

import pytest
from msgspec import to_builtins

from edition.core.languages.press_words import PRESS_WORDS, tongues

FOREIGN_TO_ARABIC = "پچژگکیۀ\u200c"
"""Letters of Persian that Arabic writes otherwise or has not."""
SENTENCES = {
    language: {
        f"{group}.{name}": words
        for group, held in to_builtins(PRESS_WORDS[language]).items()
        for name, words in held.items()
    }
    for language in PRESS_WORDS
}


@pytest.mark.parametrize("language", PRESS_WORDS)
def test_every_word_is_there_and_in_its_own_script(language: str) -> None:
    for name, words in SENTENCES[language].items():
        said = re.sub(r"\{\w+\}", "", words)
        arabic = bool(re.search("[\u060c-\u06ff]", said))
        assert words and (not arabic if language == "en" else arabic or "named" in name), name
    if language == "ar":
        assert not set(FOREIGN_TO_ARABIC) & set("".join(SENTENCES["ar"].values()))


@pytest.mark.parametrize("language", PRESS_WORDS)
def test_what_is_filled_in_is_known(language: str) -> None:
    """`flip` is what drivers call an edge, and Arabic writes bare numbers into a sentence."""
    more = {"booklet.duplex": {"flip"}, "booklet.thickest": {"count", "of"}}
    for name, words in SENTENCES[language].items():
        wanted, found = (
            {field for _, field, _, _ in Formatter().parse(each) if field}
            for each in (SENTENCES["en"][name], words)
        )
        allowed = wanted | more.get(name, set()) | ({"count"} if "one_" in name else set())
        assert found <= allowed, name


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [
        ("fa", ["fa", "en"]),
        ("fa-AF", ["fa-AF", "en"]),
        ("ar-SD", ["ar", "en"]),
        ("ckb", ["en"]),
        ("ug", ["en"]),
        ("he", ["en"]),
        ("", ["en"]),
    ],
)
def test_a_language_without_words_has_english_alone(tag: str, spoken: list[str]) -> None:
    assert [tongue.tag for tongue in tongues(tag)] == spoken


def test_counts_are_in_the_figures_of_the_language() -> None:
    said = [(tongue.sheets(1), tongue.pages(12)) for tag in ("fa", "ar") for tongue in tongues(tag)]
    assert said == [
        ("۱ برگ", "۱۲ صفحه"),
        ("1 sheet", "12 pages"),
        ("عدد الأوراق ١", "عدد الصفحات ١٢"),
        ("1 sheet", "12 pages"),
    ]
