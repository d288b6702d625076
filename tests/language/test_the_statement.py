"""The statement as it is printed: what is changed in it, by whom, and that no letter is."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from edition.model.reading import Reading, emend
from edition.model.source_folder import Source
from tests.editions import reading_of

FOLDED = str.maketrans("كيى", "کیی")
"""Letters of another keyboard; the only ones that are changed."""
KEPT = "نیر ایدئولوزیک آزدیخواهانه جناج بورؤوایی سواستفاده افعانستانی سوسیالستی بویژه"
PAIRS = "سوسیالیزم سوسیالیسم رهائی رهایی الغاء الغای بورژوائی بورژوایی نئولیبرالیزم نئولیبرالیسم"
PERSIAN = re.compile("[\u0620-\u06ff]")


@pytest.fixture(scope="module")
def read(repository: Path) -> tuple[Source, Reading]:
    return reading_of(repository / "source" / "statement")


@pytest.fixture(scope="module")
def printed(read: tuple[Source, Reading]) -> str:
    source, reading = read
    return emend(source.text.text, reading.emendations)


def letters(text: str) -> str:
    return "".join(character for character in text.translate(FOLDED) if character.isalpha())


def test_no_letter_of_a_word_is_changed(read: tuple[Source, Reading], printed: str) -> None:
    assert letters(printed) == letters(read[0].text.text)
    assert letters("نیز") != letters("نیر") and letters("نیز") == letters("ني ز")


def test_numbers_are_the_same_in_other_digits(read: tuple[Source, Reading], printed: str) -> None:
    found, made = (re.findall(r"\d+", text) for text in (read[0].text.text, printed))
    assert list(map(int, made)) == list(map(int, found)) and len(found) == 36


def test_what_looks_misspelt_and_both_spellings_of_a_word_stand(printed: str) -> None:
    words = Counter(re.findall(r"\w+", printed))
    assert [word for word in f"{KEPT} {PAIRS}".split() if not words[word]] == []


def test_what_is_kept_is_listed_for_the_editor(repository: Path) -> None:
    page = (repository / "docs" / "statement.md").read_text(encoding="utf-8")
    assert [word for word in KEPT.split() if word not in page] == []


def test_how_often_each_rule_changes_it(read: tuple[Source, Reading]) -> None:
    """Every one was read in its line: docs/statement.md."""
    assert Counter(e.rule for e in read[1].emendations) == {
        "ha-space": 99, "waw-joined": 57, "compound-space": 51, "editor": 51, "digit": 36,
        "space-after-mark": 32, "words-joined": 24, "ha-joined": 24, "mi-space": 22,
        "doubled-space": 17, "space-before-mark": 16, "heh-i-space": 15, "mi-joined": 15,
        "yeh": 10, "participle-be": 7, "compound": 5, "ha-ye": 4, "pronoun-space": 4, "kaf": 4,
        "alef-maksura": 4, "space-inside-bracket": 3, "space-outside-bracket": 3,
        "three-dots": 3, "number-space": 3, "tarin-space": 2, "tar-space": 1,
        "tripled-space": 1, "word-parted": 1,
    }  # fmt: skip


def test_each_emendation_has_a_reason_in_persian(repository: Path) -> None:
    file = repository / "source" / "statement" / "emendations.toml"
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["emendation"]
    assert len(entries) == 51
    assert all(PERSIAN.match(each["reason"].lstrip("«")) for each in entries)
