"""Which way a text runs as a whole."""

import pytest

from edition.core.direction import runs_left_to_right


@pytest.mark.parametrize(
    "text", ["PDF", "See Smith (1990).", "[sic] word", "«Yes!»", "۱۲ monkeys", "E = mc²", "Ⅳ"]
)
def test_letters_from_the_left_alone(text: str) -> None:
    assert runs_left_to_right(text)


@pytest.mark.parametrize(
    "text",
    [
        "PDF را باز کنید",
        "۱۲:۳۰-۱۴:۰۰",
        "+98 21 8888",
        "!",
        "",
        "\u200f",
        "\u200e12",
        "Word\u200f",
        "نان",
    ],
)
def test_a_right_to_left_letter_or_no_letter_keeps_the_direction_of_the_edition(text: str) -> None:
    assert not runs_left_to_right(text)
