"""Names and values of other people's within our sentences."""

import pytest

from edition.core.diagnostics import Place, error
from edition.core.quoting import Message, by_system, cut, listed, retold, visible, worded


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a\nb\tc\x1b[0m", "aU+000AbU+0009cU+001B[0m"),
        ("\u202ea\u2066b\u2069\u200f\ufeff\u00ad", "U+202EaU+2066bU+2069U+200FU+FEFFU+00AD"),
        ("\udcff\ue000\U000e0041\u2028\x85", "U+DCFFU+E000U+E0041U+2028U+0085"),
        (
            "نمی‌شود «۱۲»، ابِ؛ \u0601۱۲ \u06dd و\u200dب؟ 12 a\u00a0b é",
            "نمی‌شود «۱۲»، ابِ؛ \u0601۱۲ \u06dd و\u200dب؟ 12 a\u00a0b é",
        ),
        ("", ""),
    ],
)
def test_what_nobody_sees_or_steers_is_told_by_its_number(written: str, seen: str) -> None:
    assert visible(written) == seen


def test_every_ascii_letter_stands() -> None:
    printable = "".join(map(chr, range(32, 127)))
    assert visible(printable) == printable and visible("\x7f\x1f") == "U+007FU+001F"


def test_what_is_cut_says_so() -> None:
    assert (cut("a" * 40), cut("a" * 41), cut("abc", 2)) == ("a" * 40, "a" * 40 + " …", "ab …")
    assert (cut("نان و آب", 6), cut("نان و آب", 5), cut("نان و آب", 4)) == (
        "نان و …",
        "نان و …",
        "نان …",
    )
    assert (cut("نان  و", 5), cut(" نان", 2)) == ("نان …", " ن …")


@pytest.mark.parametrize("seen", ["\n", "\u202e", "\U000e0041", "ن"])
def test_a_sentence_is_no_longer_for_what_nobody_sees(seen: str) -> None:
    told = str(error("code", f'`line` is "{seen * 9000}"', "write a number", Place("a.toml", 2)))
    assert len(told) < 250 and told.startswith(f'a.toml:2: error: `line` is "{visible(seen)}')


def test_what_the_system_says_most_is_in_the_catalogue() -> None:
    known, strange = OSError(2, "No such file or directory"), OSError(9999, "Odd")
    assert by_system(known) == "No such file or directory" and isinstance(by_system(known), Message)
    assert by_system(strange) == "Odd" and not isinstance(by_system(strange), Message)
    assert by_system(KeyError("a")) == "KeyError"


def test_what_is_shown_otherwise_is_still_made_of_its_parts() -> None:
    message = worded("{name} is long", name="\x07" * 3)
    told = retold(message, visible(message))
    assert told == "U+0007U+0007U+0007 is long"
    assert isinstance(told, Message) and told.fields == message.fields
    row = retold(listed(("a\x07", message), "; "), "a …")
    assert row == "a …" and row.parts == ("a\x07", message)  # type: ignore[attr-defined]
    assert retold("plain", "pl …") == "pl …"
