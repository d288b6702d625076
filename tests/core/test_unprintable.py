"""What becomes of characters that cannot be printed."""

import pytest

from edition.core.unprintable import blanked, is_invisible, named, unprintable

SILENT = [
    "\x01",
    "\x07",
    "\x10",
    "\x7f",
    "\ufeff",
    "\ufdd0",
    "\ufffe",
    "\uffff",
    "\U0001fffe",
    "\U0010ffff",
]


@pytest.mark.parametrize("character", SILENT)
def test_left_out(character: str) -> None:
    assert [(f.start, f.end, f.fate) for f in unprintable(f"نا{character}ن")] == [
        (2, 3, "left out")
    ]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x1f", "\x85"])
def test_a_space(character: str) -> None:
    assert [(f.start, f.end, f.fate) for f in unprintable(f"نا{character}ن")] == [(2, 3, "a space")]


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x0e", "\x1a", "\x1b", "\x80", "\x9d", "\ufffd"]
)
def test_refused(character: str) -> None:
    assert [(f.start, f.end, f.fate) for f in unprintable(f"نا{character}ن")] == [(2, 3, "refused")]


def test_an_old_mark_of_the_end() -> None:
    assert [(f.start, f.fate) for f in unprintable("نان\x1a\n")] == [(3, "left out")]


def test_every_control_has_one_fate() -> None:
    controls = [chr(c) for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n\r"]
    assert all(len(list(unprintable(f"ا{c}ا"))) == 1 for c in controls)
    assert list(unprintable("نان\tو\nآب \u00a0\u2028 \u200c\u200f")) == []


def test_a_line_that_shows_nothing() -> None:
    text = "نان\n \n\u200f \u200c\nآب\n \u200e\n"
    assert [text[f.start : f.end] for f in unprintable(text)] == ["\u200f \u200c", "\u200e"]


@pytest.mark.parametrize(
    "line", ["\u061c\ufeff", "\ufeff\u200f", "\u200e\x07\uffff", "\u200f\x0b\u200f"]
)
def test_a_line_that_shows_nothing_once_its_silent_characters_are_left_out(line: str) -> None:
    assert [(f.start, f.end, f.fate) for f in unprintable(f"نان\n{line}\nآب")] == [
        (4, 4 + len(line), "left out")
    ]


def test_blanked_keeps_every_place() -> None:
    assert blanked("\ufeffنا\x07ن\n\u200f\u200c\nآب") == " نا ن\n  \nآب"
    assert blanked("نان") == "نان"


@pytest.mark.parametrize("text", ["", " \n\t", "\u200f\n", "\u200c\u200e \u2066\u2069\n\u00ad"])
def test_invisible(text: str) -> None:
    assert is_invisible(text)
    assert not is_invisible(text + ".")


@pytest.mark.parametrize(
    ("characters", "name"),
    [
        ("\x07", "U+0007 BELL"),
        ("\x0c", "U+000C FORM FEED"),
        ("\x1d", "U+001D (a control character)"),
        ("\ufeff", "U+FEFF BYTE ORDER MARK"),
        ("\uffff", "U+FFFF (a noncharacter)"),
        ("\u200f \u200c", "U+200F, U+200C"),
        ("\u200e", "U+200E"),
    ],
)
def test_named(characters: str, name: str) -> None:
    assert named(characters) == name
