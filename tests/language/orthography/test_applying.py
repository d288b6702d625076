"""Proposals of all rules together: none over another, the same in any order, and taken back to the
byte.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.core.languages import LANGUAGES
from edition.language import edit, propose
from edition.language.orthography import rules
from edition.language.orthography.passage import Change, Passage
from edition.language.orthography.rules import RULES, Proposed, proposals, row_of
from edition.model.description import State
from edition.model.reading import Emendation, emend
from edition.model.source import Span
from edition.model.source_folder import Source
from edition.read import read
from tests.bench.orthography import faults, in_print, recall
from tests.given import real_text
from tests.language.conftest import restored

REPOSITORY = Path(__file__).resolve().parents[3]
EVERYTHING: tuple[State, ...] = ("apply",) * len(RULES)

PIECES = [*"نانوآبیكيىکهةًَّ 8۳٥.،؛:!؟»«()…", "\u200c", "\n", " می ", "نمی", "رود", " ها", " های", " ی ", "ه ای", " ترین",
          "گفته", " اند", " وآزادی", "درهر", "%", ",000", "    ", "باغها", "باغ ها", "رهائی", "...", "http://a.b/1", "C++ 10", "ﻻ", "ﷺ", "إِنَّ ", "\t", '"', "  "]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def register(
    text: str, states: Sequence[State] = EVERYTHING, language: str = "fa"
) -> list[Emendation]:
    states = [
        state if language in rule.languages else "off"
        for state, rule in zip(states, RULES, strict=True)
    ]
    found = proposals(Passage(text, LANGUAGES[language]), states)
    return [
        Emendation(Span(*change[:2]), text[change.start : change.end], change.after, rule.id, "")
        for change, rule, _ in found
    ]


@given(texts, st.sampled_from(sorted(LANGUAGES)))
def test_taken_back_a_text_is_what_it_was(text: str, language: str) -> None:
    made = register(text, language=language)
    assert restored(emend(text, made), made) == text


@given(texts)
def test_no_two_lie_over_one_another(text: str) -> None:
    for one, other in pairwise(register(text)):
        assert one.span.end <= other.span.start and (one.span != other.span)


@given(texts, st.sampled_from(["ي", "ك", "ى", "ة"]))
def test_a_text_in_arabic_keeps_its_letters(text: str, letter: str) -> None:
    """Case 13: in Arabic the counts of yeh and kaf are those of the source, whatever the
    profile.
    """
    made = register(text, language="ar")
    assert emend(text, made).count(letter) == text.count(letter)


@given(texts)
def test_what_is_applied_alone_is_applied_with_all_where_nothing_is_in_its_way(text: str) -> None:
    """Every rule sees the source: what one does is no cause for another."""
    together = {(e.span, e.after) for e in register(text)}
    for number, rule in enumerate(RULES):
        states: list[State] = ["off"] * len(RULES)
        states[number] = "apply"
        for emendation in register(text, states):
            met = any(_falls_over(emendation.span, span) for span, _ in together)
            assert (emendation.span, emendation.after) in together or met, rule.id


def _falls_over(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def test_the_order_of_the_rules_does_not_matter_where_none_meet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (REPOSITORY / "source" / "statement" / "text.txt").read_text(encoding="utf-8")
    forwards = register(text)
    monkeypatch.setattr(rules, "RULES", tuple(reversed(RULES)))
    backwards = register(text)
    assert len(forwards) > 250
    differing = {e.rule for e in {*forwards} ^ {*backwards}}
    asked = {rule.id for rule in RULES if rule.confidence == "by the list"}
    assert differing <= {"doubled-space", "ha-space", "compound", *asked}


def test_the_editor_comes_first() -> None:
    passage = Passage("براي  كارگران", LANGUAGES["fa"])
    assert [change.start for change, *_ in proposals(passage, EVERYTHING, [(3, 5)])] == [6]


def test_ranges_have_no_character_in_common_and_no_place() -> None:
    """What is put in stands inside of nothing, and once at a place; beside a range there is room,
    and between two.
    """
    tried = [(2, 4), (2, 4), (3, 5), (1, 3), (3, 3), (4, 4), (4, 4), (2, 2), (4, 6), (6, 6), (6, 7)]
    found: list[Proposed] = [(Change(*each, ""), RULES[0], "apply") for each in tried]
    made = [tuple(change[:2]) for change, *_ in row_of(found, 8, [(7, 8)])]
    assert made == [(2, 2), (2, 4), (4, 4), (4, 6), (6, 6), (6, 7)]
    tried = [(3, 3), (2, 4), (3, 4)]
    over: list[Proposed] = [(Change(*each, ""), RULES[0], "apply") for each in tried]
    assert [tuple(change[:2]) for change, *_ in row_of(over, 4)] == [(3, 3), (3, 4)]


def test_an_applied_one_comes_before_a_suggested_one() -> None:
    passage = Passage("نان  ها", LANGUAGES["fa"])
    states: list[State] = ["suggest" if rule.id == "ha-space" else "apply" for rule in RULES]
    assert [rule.id for _, rule, _ in proposals(passage, states)] == ["doubled-space"]
    assert [rule.id for _, rule, _ in proposals(passage, EVERYTHING)] == ["ha-space"]


def test_the_statement_in_print() -> None:
    """By the profile alone; every change was read through."""
    source, _ = read(REPOSITORY / "source" / "statement")
    assert source
    source = in_print(source)
    reading, _ = edit(source, None)
    assert reading
    counts = Counter(e.rule for e in reading.emendations)
    assert counts == {
        "kaf": 4,
        "yeh": 10,
        "alef-maksura": 4,
        "mi-space": 23,
        "mi-joined": 15,
        "ha-space": 99,
        "ha-ye": 4,
        "tarin-space": 2,
        "participle-be": 7,
        "compound": 5,
        "space-before-mark": 16,
        "space-after-mark": 32,
        "space-inside-bracket": 3,
        "space-outside-bracket": 3,
        "number-space": 3,
        "doubled-space": 17,
        "digit": 36,
    }
    assert all(
        len(e.before) == 1 for e in reading.emendations if e.rule in ("kaf", "yeh", "alef-maksura")
    )
    suggested = Counter(p.emendation.rule for p in propose(source)[0] if p.state == "suggest")
    assert suggested.keys() >= {"heh-i-space", "three-dots", "waw-joined", "words-joined"}
    assert suggested["heh-i-space"] == 15 and suggested["waw-joined"] == 62


def test_what_is_mended_of_the_faults_of_the_statement() -> None:
    """The list of tests/data/orthography.tsv is our own reading, place by place; every change that
    is applied is on it.
    """
    source, _ = read(REPOSITORY / "source" / "statement")
    assert source
    source = in_print(source)
    listed = list(faults())
    told, _ = recall(source, listed)
    applied = [p.emendation for p in propose(source)[0] if p.state == "apply"]
    assert told.faults == len(listed) == 570
    assert told.applied == len(applied) == 283
    assert told.seen >= 0.85 * told.faults


def test_an_address_is_never_touched(source: Callable[..., Source]) -> None:
    """Case 51."""
    found = source(
        "نان و آزادی\n\nببینید https://example.org/p?id=1404&v=2 در سال 1404\n",
        'profile = "academy"\n',
    )
    reading, _ = edit(found, None)
    assert reading
    assert reading.document.blocks[1].text == "ببینید https://example.org/p?id=1404&v=2 در سال ۱۴۰۴"


@pytest.mark.parametrize(
    "name", ["udhr_fa", "udhr_ur", "golestan_prose", "golestan_prose_and_verse", "crowded"]
)
def test_other_peoples_texts_are_taken_back(name: str) -> None:
    text = real_text(name)
    made = register(text, language="ur" if name.endswith("ur") else "fa")
    assert restored(emend(text, made), made) == text
    if name == "crowded":
        assert not [e for e in made if e.rule in ("kaf", "yeh", "alef-maksura")], (
            "the verse of the Koran is Arabic"
        )
