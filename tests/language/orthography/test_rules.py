"""The table of rules: each does what its examples say, and the statement's changes are those that
were read through.
"""

import pytest

from edition.core.languages import LANGUAGES
from edition.language.orthography.passage import Passage
from edition.language.orthography.rules import RULES, SpellingRule, state_of


def alone(rule: SpellingRule, text: str, language: str = "") -> str:
    passage = Passage(text, LANGUAGES[language or rule.languages[0]])
    for change in sorted(rule.find(passage), reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "before", "after"), [(rule, *example) for rule in RULES for example in rule.examples]
)
def test_examples(rule: SpellingRule, before: str, after: str) -> None:
    assert alone(rule, before) == after


def test_ids_are_unlike() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_diplomatic_profile_changes_nothing() -> None:
    assert {state_of(rule, "diplomatic", {}, "fa") for rule in RULES} == {"off"}


def test_what_print_applies_is_certain() -> None:
    for rule in RULES:
        assert (state_of(rule, "print", {}, "fa") == "apply") == (rule.confidence == "certain")


def test_a_single_rule_overrides_the_profile() -> None:
    rule = RULES[0]
    assert state_of(rule, "print", {rule.id: "off"}, "fa") == "off"
    assert state_of(rule, "diplomatic", {rule.id: "suggest"}, "fa") == "suggest"
    assert state_of(rule, "print", {}, "ar") == "off"
