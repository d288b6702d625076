"""The list of words that is shipped, what is known by it, and what is asked because of it."""

from collections import defaultdict
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

import pytest

from edition.core.languages import LANGUAGES
from edition.language import edit, propose
from edition.language.orthography import word_list
from edition.language.orthography.by_list import compounds, waw_joined, words_joined
from edition.language.orthography.passage import Finder, Passage
from edition.language.orthography.spellings import ha_joined, misspelt, one_spelling
from edition.model.source_folder import Source

Z = "\u200c"
LIST = files("edition.language.orthography") / "words" / "fa.txt"


def test_it_is_sorted_and_stands_beside_its_licence() -> None:
    words = LIST.read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words)) and len(words) == 94537
    assert "Apache License" in (LIST.parent / "LICENSE").read_text(encoding="utf-8")


def test_a_word_is_looked_up_as_in_a_set_of_all() -> None:
    """Every word of the list; each without its last letter, with one more, and with the next one in
    one; what stands before the first and behind the last.
    """
    words = LIST.read_text(encoding="utf-8").splitlines()
    listed, looked_up = frozenset(words), word_list._words()
    near = (each for word in words for each in (word[:-1], word[1:], f"{word}ا", f"{word}ی"))
    strange = ("", "ا", "ء", "یییی", "zoo", "0", "\U0001f600", *map(" ".join, pairwise(words)))
    asked = (*words, *near, *strange)
    assert [each for each in asked if looked_up.has(each) != (each in listed)] == []


def test_a_beginning_goes_on_as_in_a_table_of_all() -> None:
    """Every beginning of two letters or more of every third word, and each with a letter put behind
    it.
    """
    words = LIST.read_text(encoding="utf-8").splitlines()
    looked_up = word_list._words()
    behind: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for at in range(2, len(word) + 1):
            behind[word[:at]].append(word[at:])
    some = {word[:at] for word in words[::3] for at in range(2, len(word) + 1)}
    asked = {*some, *(f"{each}{letter}" for each in some for letter in f"ء{Z}ی")}
    assert [each for each in asked if list(looked_up.behind(each)) != behind.get(each, [])] == []


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("درخت", True),
        ("درختها", True),
        (f"درخت{Z}هایش", True),
        ("خانه‌ای", True),
        ("رهائی", True),
        (f"می{Z}رویم", True),
        ("وآزادی", False),
        ("درهرکوچه", False),
        ("افعانستانی", False),
    ],
)
def test_known(word: str, known: bool) -> None:
    assert word_list.is_known(word_list.plain(word)) == known


def asked(find: Finder, text: str) -> str:
    for change in sorted(find(Passage(text, LANGUAGES["fa"])), reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("find", "before", "after"),
    [
        (waw_joined, "باغ وراه وآب ومیرود وسیاست", "باغ و راه و آب و میرود و سیاست"),
        (waw_joined, "پروتوتایپ بود وپروتوتایپ", "پروتوتایپ بود و پروتوتایپ"),
        (waw_joined, "وزیران و وجودت و واژه و وضو و وسائل", "وزیران و وجودت و واژه و وضو و وسائل"),
        (words_joined, "هنوزدر خانه، دفتررا بستراین", "هنوز در خانه، دفتر را بستر این"),
        (words_joined, "رادیوساز و بازراه و برسند", "رادیوساز و بازراه و برسند"),
        (compounds, "گوشه گیری و بی نظیر", f"گوشه{Z}گیری و بی{Z}نظیر"),
        (compounds, "بی او و هر چه و ساخته شده و یکی یکی", "بی او و هر چه و ساخته شده و یکی یکی"),
        (one_spelling, f"باغ{Z}ها باغ{Z}ها باغها", f"باغ{Z}ها باغ{Z}ها باغ{Z}ها"),
        (one_spelling, "دختر ها و دخترها", "دختر ها و دخترها"),
        (one_spelling, "بندهای بنده‌ای بنده‌ای", "بندهای بنده‌ای بنده‌ای"),
        (ha_joined, f"باغ{Z}ها، کوه{Z}ها، سنگها", f"باغ{Z}ها، کوه{Z}ها، سنگ{Z}ها"),
        (ha_joined, f"باغها، کوهها، سنگ{Z}ها", f"باغها، کوهها، سنگ{Z}ها"),
        (misspelt, "دانشگله و سیاستمداز", "دانشگله و سیاستمدار"),
        (misspelt, "ونکوور و هامبورگی", "ونکوور و هامبورگی"),
    ],
)
def test_asked(find: Finder, before: str, after: str) -> None:
    assert asked(find, before) == after


def test_a_build_that_asks_nothing_does_not_open_it(
    source: Callable[..., Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(word_list, "_words", opened)
    word_list.is_listed.cache_clear()
    word_list.is_known.cache_clear()
    found = source("باغ وراه\n\nمی روند ودشت\n", 'profile = "print"\nissued = "2026-11-26"\n')
    reading, _ = edit(found, None)
    assert reading and [e.rule for e in reading.emendations] == ["mi-space"]
    with pytest.raises(AssertionError, match="opened"):
        propose(found)
