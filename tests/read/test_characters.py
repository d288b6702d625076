"""Characters for which a text is refused, each named with its first place."""

import pytest

from edition.read.characters import forbidden, refused_characters

ACT = "find out what stood there, or which encoding the text was written in, and mend the text. [forbidden-character]"


def said(text: str) -> list[str]:
    return [str(problem) for problem in refused_characters(text, "text.txt")]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 NULL"),
        ("\x08", "U+0008 BACKSPACE"),
        ("\x1a", "U+001A SUBSTITUTE"),
        ("\x1b", "U+001B ESCAPE"),
        ("\x91", "U+0091 (a control character)"),
        ("\ufffd", "U+FFFD REPLACEMENT CHARACTER"),
    ],
)
def test_each_is_named(character: str, name: str) -> None:
    fact = f"text.txt:2:3: error: {name} here cannot be printed"
    assert said(f"نان\nو {character}ا") == [f"{fact}; {ACT}"]
    assert said(f"نان\nو {character}ا{character}ا") == [f"{fact}, and 1 more after it; {ACT}"]


def test_what_is_left_out_on_the_record_is_not_refused() -> None:
    text = "نان\tو\n\u200cمی\u200cروم \u202bآ\u202c \u00a0\u2028 \U0001f600 \ue000"
    assert said(f"{text}\x07\x0c\x85\ufeff\uffff\n\u200f\n\x1a\n") == []


def test_a_description_holds_none_of_them() -> None:
    assert forbidden("نان\x07و\x07\ufeff") == ("\x07", "\ufeff")
    assert forbidden("\u200f") == ("\u200f",)
    assert forbidden("نان و\u200cآب") == ()
