"""A text with marks: its stretches, units and words, and the children of its element."""

from itertools import count

import pytest

from edition.core.direction import PLAIN
from edition.model.document import Mark
from edition.model.page import Element
from edition.typeset.line.stretches import Conventions, Inline, inline

LONG = "https://www.example.com/a/b-c/d_e?f=g&h=i/j"


def made(
    text: str, *marks: Mark, numbers: dict[str, str] | None = None
) -> tuple[Inline, tuple[Element | int, ...]]:
    found, children = inline(text, marks, "Regular", count(), Conventions(PLAIN, numbers or {}))
    return found, children


def stretches(found: Inline) -> list[tuple[str, int, str, bool]]:
    return [
        (found.text[s.start : s.end], s.leaf, s.weight, s.script == "note") for s in found.stretches
    ]


@pytest.mark.parametrize("text", ["نان و آزادی", "۱۴۰۳/۱۲/۳۰ و ۱۲"])
def test_a_text_without_marks_and_addresses_is_one_leaf(text: str) -> None:
    found, children = inline(text, (), "Regular", count(5), Conventions())
    assert found.plain and stretches(found) == [(text, 5, "Regular", False)]
    assert children == (5,)


def test_emphasis_is_weight_and_no_leaf_of_its_own() -> None:
    found, children = made("یک دو سه", Mark(3, 5, "strong"), Mark(6, 8, "emphasis"))
    assert stretches(found) == [
        ("یک ", 0, "Regular", False), ("دو", 0, "Bold", False), (" ", 0, "Regular", False), ("سه", 0, "Medium", False),
    ]  # fmt: skip
    assert children == (0,)


def test_an_address_is_a_link() -> None:
    found, children = made("ببینید https://example.org/گزارش.")
    assert [text for text, *_ in stretches(found)] == ["ببینید ", "https://example.org/گزارش", "."]
    link = Element(
        "Link",
        (1,),
        alt="https://example.org/گزارش",
        url="https://example.org/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4",
    )
    assert children == (0, link, 2)
    assert found.departures == ((7, 32, "address"),)
    assert found.addresses == ((7, 32),)


def test_a_link_of_markdown_says_where_it_leads() -> None:
    _, children = made("ببینید متن", Mark(7, 10, "link", "https://a.b"))
    assert children == (0, Element("Link", (1,), alt="متن: https://a.b", url="https://a.b"))


def test_the_mark_of_a_note_stands_behind_its_word() -> None:
    found, children = made(
        "عدد ۱۲۳ و Latin.",
        Mark(7, 7, "note", "a"),
        Mark(15, 15, "note", "b"),
        numbers={"a": "۱", "b": "۱۲"},
    )
    assert found.text == "عدد ۱۲۳\u202f۱ و Latin\u202f۱۲."
    assert [(text, raised) for text, _, _, raised in stretches(found)] == [
        ("عدد ۱۲۳", False), ("\u202f۱", True), (" و Latin", False), ("\u202f۱۲", True), (".", False),
    ]  # fmt: skip
    assert children == (
        0,
        Element("Reference", (1,), note="a"),
        2,
        Element("Reference", (3,), note="b"),
        4,
    )
    assert found.notes == {1: "a", 3: "b"}
    assert [found.text[start:end] for start, end, _ in found.departures] == ["۱", "۱۲"]


def test_a_mark_within_a_unit_stands_behind_it() -> None:
    found, _ = made("در ۱۴۰۳/۱۲/۳۰ و", Mark(7, 7, "note", "a"), numbers={"a": "۱"})
    assert found.text == "در ۱۴۰۳/۱۲/۳۰\u202f۱ و"


def test_stretches_follow_one_another_over_the_whole_text() -> None:
    marks = (
        Mark(0, 4, "strong"),
        Mark(2, 9, "link", "https://a.b"),
        Mark(5, 5, "note", "a"),
        Mark(9, 9, "note", "a"),
    )
    found, _ = made("یک دو سه چ", *marks, numbers={"a": "۱"})
    assert "".join(text for text, *_ in stretches(found)) == found.text
    assert [s.start for s in found.stretches][1:] == [s.end for s in found.stretches][:-1]


def test_a_long_address_is_broken_at_its_marks_only() -> None:
    found, _ = made(f"ببینید {LONG}؛ پایان")
    parts = [found.text[start:end] for start, end in found.words()]
    assert "".join(parts[1:-1]) == f"{LONG}؛"
    assert parts[1] == "https://www." and all(
        part[-1] in "/.-_?&=؛" or part == "j؛" for part in parts[1:-1]
    )


def test_a_short_address_is_a_word() -> None:
    found, _ = made("ببینید https://a.b/c پایان")
    assert [found.text[start:end] for start, end in found.words()] == [
        "ببینید",
        "https://a.b/c",
        "پایان",
    ]
