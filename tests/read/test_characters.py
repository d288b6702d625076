"""Characters that cannot be printed, each named with its first place."""

import pytest

from edition.read.characters import forbidden_characters, invisible_lines, is_invisible


def said(text: str) -> list[str]:
    return [str(problem) for problem in forbidden_characters(text, "text.txt")]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 NULL"),
        ("\x07", "U+0007 BELL"),
        ("\x0c", "U+000C FORM FEED"),
        ("\x1d", "U+001D (a control character)"),
        ("\x7f", "U+007F DELETE"),
        ("\x91", "U+0091 (a control character)"),
        ("\ufeff", "U+FEFF BYTE ORDER MARK"),
        ("\ufdd0", "U+FDD0 (a noncharacter)"),
        ("\ufffe", "U+FFFE (a noncharacter)"),
        ("\uffff", "U+FFFF (a noncharacter)"),
        ("\U0010ffff", "U+10FFFF (a noncharacter)"),
    ],
)
def test_each_is_named(character: str, name: str) -> None:
    fact = f"text.txt:2:3: error: {name} here cannot be printed"
    assert said(f"نان\nو {character}") == [f"{fact}; delete it from the text. [forbidden-character]"]
    assert said(f"نان\nو {character}ا{character}") == [
        f"{fact}, and 1 more after it; delete it from the text. [forbidden-character]"
    ]


def test_what_texts_hold_is_allowed() -> None:
    assert said("نان\tو\n\u200cمی\u200c‌روم \u202bآ\u202c \u00a0\u2028 \ufffd \U0001f600 \ue000") == []


@pytest.mark.parametrize("text", ["", " \n\t", "\u200f\n", "\u200c\u200e \u2066\u2069\n\u00ad"])
def test_invisible(text: str) -> None:
    assert is_invisible(text)
    assert not is_invisible(text + ".")


def test_invisible_line() -> None:
    assert [str(p) for p in invisible_lines("نان\n \n\u200f \u200c\nآب\n", "text.txt")] == [
        "text.txt:3: error: the line holds only characters that nobody sees (U+200C, U+200F); delete them. [invisible-line]"
    ]
