"""The table of languages: whole, and found by its tags."""

import re

import pytest

from edition.core.languages import LANGUAGES, Language, known, missing_words, spoken
from edition.core.languages.grammar import folded
from edition.core.languages.words import ENGLISH, Words


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)
def test_each_is_whole(language: Language) -> None:
    assert len(language.words.digits) == 10 and len(language.words.decimal) == 1
    assert all(len(set(months)) == 12 for months in language.months.values())
    assert set(language.months) == {"jalali", "gregorian", "hijri"}
    assert len(set(language.weekdays)) == 7
    assert all(getattr(language.words, name) for name in Words.__struct_fields__)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)
def test_each_fills_in_what_is_to_be_filled_in(language: Language) -> None:
    """The names in braces are those of Persian, word by word."""
    for name in Words.__struct_fields__:
        braces = [
            sorted(re.findall(r"\{\w+\}", getattr(words, name)))
            for words in (LANGUAGES["fa"].words, language.words, ENGLISH)
        ]
        assert braces[0] == braces[1] == braces[2], name


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("fa", "fa"),
        ("fa-IR", "fa"),
        ("FA-af", "fa-AF"),
        ("fa-Arab-AF", "fa"),
        ("ckb-IR", "ckb"),
        ("he-IL", "he"),
        ("yi", "yi"),
        ("ps", None),
    ],
)
def test_known(tag: str, found: str | None) -> None:
    language = known(tag)
    assert (language.tag if language else None) == found


def test_a_word_may_be_stated_otherwise() -> None:
    assert spoken("fa", {"rights": "پروانه"}).words.rights == "پروانه"
    assert spoken("fa", {"rights": "پروانه"}).words.title == LANGUAGES["fa"].words.title


def test_what_is_to_be_stated_of_another() -> None:
    assert missing_words("ar", {}) == ()
    assert missing_words("ps", {"digits": "0123456789"}) == tuple(
        n for n in Words.__struct_fields__ if n != "digits"
    )


@pytest.mark.parametrize(
    ("tag", "conjunction", "suffix", "preposition"),
    [
        ("fa", "و", "ها", "از"),
        ("fa-AF", "و", "ها", "از"),
        ("ar", "و", "", "من"),
        ("ur", "اور", "کا", ""),
        ("ckb", "و", "", "لە"),
        ("ug", "ۋە", "بىلەن", ""),
        ("he", "", "", "של"),
        ("yi", "און", "", "פֿון"),
        ("ps", "", "", ""),
    ],
)
def test_each_has_a_grammar_of_its_own(
    tag: str, conjunction: str, suffix: str, preposition: str
) -> None:
    grammar = spoken(tag, dict.fromkeys(missing_words(tag, {}), "x")).grammar
    assert grammar.conjunction == conjunction
    assert folded(suffix) in grammar.suffixes or not (suffix or grammar.suffixes)
    assert preposition in grammar.prepositions or not (preposition or grammar.prepositions)
