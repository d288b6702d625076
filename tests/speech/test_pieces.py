"""Messages for a browser: one sentence, in pieces of their own direction."""

import pytest

from edition.core.quoting import worded
from edition.speech.catalogue import ENGLISH, tongue_of
from edition.speech.pieces import PROSE, TYPED, VALUE, pieces_in, pieces_of, pieces_of_lines
from edition.speech.sentences import CLOSE, OPEN


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("نان", [(PROSE, "نان")]),
        (f"با {OPEN}a/b{CLOSE} است", [(PROSE, "با "), (VALUE, "a/b"), (PROSE, " است")]),
        (
            f"«[^{OPEN}1{CLOSE}]:» و `{OPEN}k{CLOSE} = 1`",
            [(PROSE, "«"), (VALUE, "[^1]:"), (PROSE, "» و "), (TYPED, "k = 1")],
        ),
        (f"{OPEN}a » b{CLOSE}", [(VALUE, "a » b")]),
        ("` نان", [(PROSE, "` نان")]),
        ("", []),
    ],
)
def test_a_sentence_in_pieces(sentence: str, pieces: list[tuple[str, str]]) -> None:
    assert list(pieces_in(sentence)) == pieces


def test_all_words_are_there_in_each_language() -> None:
    words = worded("the key `{join}` is missing", join="a.b")
    english = list(pieces_of(words, ENGLISH))
    assert english == [(PROSE, "the key "), (TYPED, "a.b"), (PROSE, " is missing")]
    persian = list(pieces_of(words, tongue_of("fa")))
    assert (TYPED, "a.b") in persian and len(persian) == 3


def test_a_paragraph_for_a_terminal_is_one_again() -> None:
    told = list(pieces_of_lines("نان را با\n    a --b\nبپزید.\n"))
    assert [words for kind, words in told if kind == VALUE] == ["a --b"]
    assert "".join(words for _, words in told) == "نان را با a --b بپزید."
