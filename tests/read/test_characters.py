"""Characters for which a text is refused, each named with its first place."""

from pathlib import Path

import pytest

from edition.read.text_faults import crowded_text, forbidden, refused_characters
from tests.editions import run, write_edition

ACT = (
    "find out what stood there, or which encoding the text was written in, and mend the "
    "text. [forbidden-character]"
)


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("نان\nآ" + "\u064e" * 8 + "ب", []),
        (
            "نان\nآ" + "\u064e" * 9 + "ب",
            ["text.txt:2:2: error: 9 marks on one letter, and 8 are the most; "],
        ),
        (
            "نان\nآ" + "\u064e\u200d" * 9,
            ["text.txt:2:2: error: 9 marks on one letter, and 8 are the most; "],
        ),
        ("آ" + "\u064e\u0651 " * 9, []),
        ("آ" + "\u200d" * 32 + "ب", []),
        (
            "آ" + "\u200d" * 33,
            [
                (
                    "text.txt:1:2: error: 33 characters that nobody sees behind one letter, and 32 "
                    "are "
                    "the most; "
                )
            ],
        ),
        ("آ" + "\u20dd" * 9, ["text.txt:1:2: error: 9 marks on one letter, and 8 are the most; "]),
        ("«" * 40 + "؟!…—" * 20, []),
    ],
)
def test_no_letter_has_more_marks_or_unseen_characters_than_can_be_set(
    text: str, said: list[str]
) -> None:
    found = [str(problem) for problem in crowded_text(text, "text.txt", markdown=False)]
    assert found == [f"{each}take away those that say nothing. [too-large]" for each in said]


def test_a_description_holds_no_more_of_them_either(tmp_path: Path) -> None:
    title = "ا" + "\u064e" * 200
    result = run(
        "build", write_edition(tmp_path / "a", title=f'"{title}"'), "--out", tmp_path / "out"
    )
    act = "and 8 are the most; take away those that say nothing. [too-large]"
    assert result.exit_code == 1
    assert (
        f"/a/edition.toml:3: error: `title` has 200 marks on one letter, {act}\n" in result.stderr
    )
