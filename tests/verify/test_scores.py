import difflib

from hypothesis import given
from hypothesis import strategies as st

from edition.verify.file.readers import words, words_in_order

WORDS = st.lists(st.sampled_from("ابپتث"), max_size=14)


def longest_common(a: list[str], b: list[str]) -> int:
    """The textbook table of the longest common subsequence."""
    above = [0] * (len(b) + 1)
    for x in a:
        row = [0]
        for j, y in enumerate(b):
            row.append(above[j] + 1 if x == y else max(row[j], above[j + 1]))
        above = row
    return above[-1]


@given(WORDS.filter(bool), WORDS)
def test_words_in_order_is_the_longest_common_subsequence(
    wanted: list[str], found: list[str]
) -> None:
    assert (
        words_in_order(wanted, found) == longest_common(wanted, found) * 10000 // len(wanted) / 100
    )


@given(WORDS.filter(bool), WORDS)
def test_it_is_never_less_than_what_difflib_matches(wanted: list[str], found: list[str]) -> None:
    blocks = difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    assert (
        words_in_order(wanted, found)
        >= sum(block.size for block in blocks) * 10000 // len(wanted) / 100
    )


def test_only_the_whole_is_a_hundred() -> None:
    many = [str(i) for i in range(100_000)]
    assert (words_in_order(many, many), words_in_order(many, many[1:])) == (100.0, 99.99)


def test_nothing_expected_proves_nothing() -> None:
    assert words_in_order([], ["الف"]) == 0.0


def test_words_stand_between_white_space_without_direction_controls() -> None:
    assert words("\u200f«می\u200cروم»\f\u2068Persian\u2069\n\n") == ["«می\u200cروم»", "Persian"]
