"""What rules find in a text line by line, most of it from memory, is what they find in the whole."""

import random
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

import pytest

from edition.core.languages import LANGUAGES, Language
from edition.core.memory import Memory, using
from edition.language.orthography.passage import Passage, Stretch
from edition.language.orthography.rules import RULES, proposals, proposed_by_line, row_of
from edition.model.description import State
from tests import given

TEXTS = ("golestan_prose_and_verse", "golestan_prose", "crowded", "udhr_fa")
PUT_IN = (
    "1,\nالف", "12 ;\nب", "ISSN\n1234-5678", "شاپا:\n\n1234-5679 ", "(", ")", "«", "»", ") الف (",
    "ها", "\u200cها", "کتاب ها", " دخترها", "وآزادی", " آزادی ", "\n", "\n\n", "  ", "   ", ".", "..",
    ",", "?", " می رود", "خانه ی", "12", "۱۲/۳", "x1", "http://a.b/c", "www.a.ir", '"', "PDF",
)  # fmt: skip
"""What rules look for, some of it over the end of a line, or anywhere in the text."""

T = TypeVar("T")
Found = list[tuple[object, str, str]]


def whole(
    text: str, language: Language, verse: Sequence[Stretch], states: Sequence[State]
) -> Found:
    found = proposals(Passage(text, language, verse), states)
    return [(change, rule.id, wanted) for change, rule, wanted in found]


def by_line(
    text: str,
    language: Language,
    verse: Sequence[Stretch],
    states: Sequence[State],
    memory: Memory,
) -> Found:
    passage = Passage(text, language, verse)
    with using(memory):
        found = row_of(proposed_by_line(passage, states, memory), len(passage.text))
    return [(change, rule.id, wanted) for change, rule, wanted in found]


def edited(text: str, by: random.Random) -> str:
    """With a few things put in, left out, or said again."""
    for _ in range(by.randrange(1, 6)):
        at = by.randrange(len(text) + 1)
        kind = by.random()
        if kind < 0.6:
            text = text[:at] + by.choice(PUT_IN) + text[at:]
        elif kind < 0.8:
            text = text[:at] + text[at + by.randrange(1, 30) :]
        else:
            again = by.randrange(len(text) + 1)
            text = text[:at] + text[again : again + by.randrange(80)] + text[at:]
    return text


def some_lines(text: str, by: random.Random) -> list[Stretch]:
    """Lines that are verse."""
    found: list[Stretch] = []
    at = 0
    for line in text.split("\n"):
        if line.strip() and by.random() < 0.2:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


@pytest.mark.parametrize("seed", range(24))
def test_lines_by_themselves_are_the_text(seed: int) -> None:
    by = random.Random(seed)
    text = given.real_text(by.choice(TEXTS))
    start = by.randrange(max(len(text) - 6000, 1))
    text = text[start : start + by.randrange(200, 6000)]
    language = LANGUAGES[by.choice(["fa", "fa", "fa", *LANGUAGES])]
    choices: tuple[State, ...] = ("apply", "suggest", "off", "apply")
    states = tuple(by.choice(choices) for _ in RULES)
    memory = Memory()
    for _ in range(12):
        text = edited(text, by)
        verse = some_lines(text, by)
        assert by_line(text, language, verse, states, memory) == whole(
            text, language, verse, states
        )
        if by.random() < 0.3:
            memory.turn()


class Counted(Memory):
    """It says how often something had to be made."""

    made = 0

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        def counted() -> T:
            self.made += 1
            return make()

        return super().once(key, counted)


def test_of_two_texts_that_differ_in_a_word_one_line_is_looked_at() -> None:
    language, memory = LANGUAGES["fa"], Counted()
    states: tuple[State, ...] = tuple("apply" for _ in RULES)
    lines = [f"این سطر {number} است و می رود." for number in range(40)]
    text = "\n".join(lines)
    by_line(text, language, (), states, memory)
    first = memory.made
    by_line(text.replace("سطر 7 ", "سطر نو 7 "), language, (), states, memory)
    assert 0 < memory.made - first < first / len(lines) * 3


@pytest.mark.parametrize(
    ("line", "other", "changed"),
    [
        ("شنیدم وچغزپوژ آمد", "سطر دیگر", "چغزپوژ آمد"),  # a word, which no list has
        ("چشمها و دستها را دید", "سطر دیگر", "کتاب\u200cها و باغ\u200cها و راه\u200cها"),
        ("(نان) و [آب]", "سطر دیگر", ")نان( و ]آب[\n)نان( و ]آب[\n)نان( و ]آب[\n)نان( و ]آب["),
    ],
)
def test_what_a_line_asks_its_text_is_asked_again(line: str, other: str, changed: str) -> None:
    language, memory = LANGUAGES["fa"], Memory()
    states: tuple[State, ...] = tuple("apply" for _ in RULES)
    found = []
    for text in (f"{line}\n{other}\n", f"{line}\n{changed}\n", f"{line}\n{other}\n"):
        found.append(by_line(text, language, (), states, memory))
        assert found[-1] == whole(text, language, (), states)
    of_the_line = [[each for each in one if each[0] < (len(line),)] for one in found]
    assert of_the_line[0] == of_the_line[2]
    assert of_the_line[0] != of_the_line[1] or "(" in line
