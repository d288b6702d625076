"""Hard-wrapped text."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from edition.read.plain.joining import is_wrapped, joined
from edition.read.plain.source_lines import lines_of

SENTENCE = (
    "شرایط زندگی و کار مردم در این سال‌ها دشوارتر شده است و هیچ نشانی از بهبود آن در دست نیست. "
)


def wrapped(*paragraphs: str, width: int = 65) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)


def texts(text: str) -> list[str]:
    return [line.text for line in joined(text, lines_of(text))]


@given(st.lists(st.integers(2, 6), min_size=2, max_size=5), st.integers(50, 90))
def test_paragraphs_come_together_again(sizes: list[int], width: int) -> None:
    """Where three lines end full; with fewer they stay the lines that they were typed as."""
    paragraphs = [(SENTENCE * size).strip() for size in sizes]
    lines = [textwrap.wrap(paragraph, width) for paragraph in paragraphs]
    full = sum(len(each) - 1 for each in lines)
    assert texts(wrapped(*paragraphs, width=width)) == (
        paragraphs if full >= 3 else [line for each in lines for line in each]
    )


def test_an_item_goes_on_and_the_next_begins() -> None:
    items = [f"{number}. {SENTENCE * 2}".strip() for number in "۱۲۳"]
    text = "\n".join("\n".join(textwrap.wrap(item, 60)) for item in items)
    assert texts(f"عنوان\n\n{text}") == ["عنوان", *items]


def test_a_line_has_the_number_of_its_first_line_and_the_span_of_all() -> None:
    text = wrapped(SENTENCE * 3, SENTENCE * 3)
    first, second = joined(text, lines_of(text))
    assert (first.number, second.number) == (1, text.count("\n", 0, second.span.start) + 1)
    assert text[first.span.start : first.span.end] == text.split("\n\n")[0]


def test_short_lines_that_had_room_stay_lines() -> None:
    text = "زنده باد آزادی\nسرنگون باد ستم\nشورای همکاری\nتهران، ۸ آبان ۱۴۰۳\nنان، کار، آزادی"
    assert not is_wrapped(lines_of(text))
    assert texts(text) == text.split("\n")


def test_a_text_with_long_lines_is_not_wrapped() -> None:
    text = f"{SENTENCE * 2}\n{SENTENCE * 3}\n{SENTENCE * 2}\n{SENTENCE * 2}"
    assert not is_wrapped(lines_of(text))
