"""Tags of languages: what to write for a name or another code, and from which side each
is written."""

import pytest

from edition.core.languages import LANGUAGES
from edition.core.languages.language_tags import FROM_THE_RIGHT, is_from_the_left, tag_of


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("persian", "fa"), ("Farsi", "fa"), ("فارسی", "fa"), ("arabic", "ar"), ("Hebrew", "he"),
        ("urdu", "ur"), ("kurdish", "ckb"), ("יידיש", "yi"), ("pes", "fa"), ("fas", "fa"),
        ("per", "fa"), ("prs", "fa-AF"), ("fa_IR", "fa-IR"), ("fa_IR.UTF-8", "fa-IR"),
        ("pes-ir", "fa-IR"), ("ar_EG@calendar", "ar-EG"), ("iw", "he"), ("iw-IL", "he-IL"),
        ("az_arab_ir", "az-Arab-IR"), (" fa ", "fa"), ("english", "en"),
    ],
)  # fmt: skip
def test_what_to_write(said: str, tag: str) -> None:
    assert tag_of(said) == tag


@pytest.mark.parametrize("tag", [*LANGUAGES, "ps", "azb", "fa-Arab-AF", "xyz", "ku-Arab"])
def test_a_tag_is_left_as_it_is(tag: str) -> None:
    assert tag_of(tag) == tag


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        ("en", True), ("de-AT", True), ("ku", True), ("ku-Arab", False), ("ku-IQ", False),
        ("tg", True), ("tg-Arab", False), ("uz-AF", False), ("pa", True), ("pa-PK", False),
        ("fa-Latn", True), ("fa-Cyrl-TJ", True), ("he", False), ("ps", False), ("syr", False),
        ("xyz", False), ("xx", False),
    ],
)  # fmt: skip
def test_from_which_side(tag: str, left: bool) -> None:
    assert is_from_the_left(tag) is left


def test_no_language_that_is_known_is_written_from_the_left() -> None:
    assert {tag.partition("-")[0] for tag in LANGUAGES} <= FROM_THE_RIGHT
    assert not any(map(is_from_the_left, (*LANGUAGES, *FROM_THE_RIGHT)))
