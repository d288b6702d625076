"""The phrases that the readers are asked for."""

from tests.external.phrases import phrases, phrases_found


def test_phrases_cover_the_text_evenly_from_end_to_end() -> None:
    text = [str(i) for i in range(101)]
    chosen = phrases(text, 5)
    assert chosen[0] == (0, "0 1 2 3 4")
    assert [index for index, _ in chosen] == [0, 24, 48, 72, 96]


def test_a_short_text_is_one_phrase() -> None:
    assert phrases(["آزادی", "برابری"], 300) == [(0, "آزادی برابری")]


def test_every_phrase_where_there_are_fewer_than_asked_for() -> None:
    assert [index for index, _ in phrases(list("abcdefg"), 300)] == [0, 1, 2]


def test_phrases_found() -> None:
    chosen = phrases([str(i) for i in range(9)], 5)
    assert (
        phrases_found(chosen, lambda index, phrase: index < 2 and phrase.startswith(str(index)))
        == 40.0
    )
