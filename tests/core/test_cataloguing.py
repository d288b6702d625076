"""Marks of catalogues that say that nobody is named, or no place."""

import pytest

from edition.core.languages import LANGUAGES, Language
from edition.core.languages.cataloguing import named


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)
def test_the_word_of_each_language_is_one(language: Language) -> None:
    assert named(language.words.no_body) == ""


@pytest.mark.parametrize(
    "mark",
    ["[بی نا]", "[بي\u200cنا]", "[بی\u200cجا: بی\u200cنا]", "[S.l.]", "[s. n.]", "[S.l. : s.n.]", " [د.ن.] ",
     "[חסר מקום]", "[מו״ל לא ידוע]", ""],
)  # fmt: skip
def test_a_mark(mark: str) -> None:
    assert named(mark) == ""


@pytest.mark.parametrize(
    "name",
    ["شورای نویسندگان", "بی\u200cنا", "[تهران]", "[بی\u200cنا] و یاران", "[]x", "[s.n", "نا"],
)
def test_a_name(name: str) -> None:
    assert named(name) == name


def test_what_an_edition_states_for_nobody() -> None:
    assert named("Niemand", "Niemand") == "" and named("Niemand") == "Niemand"
