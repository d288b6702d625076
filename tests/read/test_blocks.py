"""Blocks: every character that is not white space stands in exactly one of them, in order and
unchanged.
"""

import hashlib
from collections import Counter

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edition.core.diagnostics import Place
from edition.core.white_space import fold
from edition.model.description import Description
from edition.model.document import Document, Item, Signatory, Slogan
from edition.model.source import SourceText
from edition.read.plain.plain_blocks import document_of

KNOWN = {
    "id": "abc",
    "language": "fa",
    "title": "نان و آزادی",
    "issuing_body": "شورای نویسندگان",
    "adopting_meeting": "نشست چهارم",
    "place": "تهران",
    "rights": "r",
    "date": [{"printed": "8 تا 10 آبان 1395", "calendar": "jalali"}],
}
LINES = [
    "نان و آزادی",
    "شورای  نویسندگان",
    "مصوب نشست چهارم",
    " تهران \u00a0",
    "تهران، 8  تا 10 آبان 1395",
    "زنده باد نان     زنده باد آزادی",
    "زنده باد آزادی!",
    "اسامی امضا کنندگان :",
    "1 –\u00a0الف",
    "۲. نان، کار؛",
    "۱۴۰۱. سالی بود.",
    "خاورمیانه",
    "بند کوتاه.",
    "\t",
    "",
    (
        "این سطر از شصت نویسه بلندتر است و بی هیچ  نشانهٔ پایانی رها می\u200cشود   تا "
        "متن\u00a0پیوسته باشد"
    ),
]
anything = st.text(st.sampled_from("اب\u200c‍ ئ1۲.)–:! \u00a0\u2003\t«»؟"), max_size=80)
texts = (
    st.lists(st.one_of(st.sampled_from(LINES), anything), min_size=1, max_size=14)
    .map("\n".join)
    .filter(str.strip)
)
statable = ["headings", "slogans", "paragraphs"]


def document(text: str, structure: dict[str, list[str]]) -> Document:
    description = msgspec.convert(KNOWN | {"structure": structure}, Description)
    source = SourceText("text.txt", text, hashlib.sha256(text.encode()).hexdigest())
    return document_of(source, description, {})[0]


@given(
    texts, st.dictionaries(st.sampled_from(statable), st.lists(st.sampled_from(LINES), max_size=2))
)
def test_nothing_is_lost_doubled_moved_or_changed(
    text: str, structure: dict[str, list[str]]
) -> None:
    blocks = document(text, structure).blocks
    end = 0
    for block in blocks:
        assert text[end : block.span.start].strip() == ""
        assert end <= block.span.start < block.span.end
        body = block.span.start
        if isinstance(block, Item | Signatory) and block.label:
            assert block.label.span.start == block.span.start
            body = block.label.span.end
            assert block.label.text == fold(text[block.span.start : body])
        assert block.text == fold(text[body : block.span.end]) != ""
        end = block.span.end
    assert text[end:].strip() == ""
    assert max(Counter(block.ref for block in blocks).values()) == 1


def test_slogans_apart_by_three_spaces() -> None:
    text = (
        "نان و آزادی\nبند یک.\nزنده باد  نان   زنده باد کار\u00a0\u00a0\u00a0\u00a0زنده باد "
        "آزادی\nشورای نویسندگان"
    )
    blocks = [block for block in document(text, {}).blocks if isinstance(block, Slogan)]
    assert [(block.ref, block.text) for block in blocks] == [
        ("slogan 1", "زنده باد نان"),
        ("slogan 2", "زنده باد کار"),
        ("slogan 3", "زنده باد آزادی"),
    ]


def test_spaces_in_a_long_slogan_mean_nothing() -> None:
    slogan = "زنده باد " * 7 + "     آزادی"
    (block,) = (
        block
        for block in document(f"بند یک.\n{slogan}", {"slogans": [slogan]}).blocks
        if isinstance(block, Slogan)
    )
    assert block.text == fold(slogan)


def test_author_numbers_are_kept() -> None:
    blocks = document("نان و آزادی\n۳. بند سوم\n۵. بند پنجم", {}).blocks
    labels = [
        (block.ref, block.label.text, block.label.number)
        for block in blocks
        if isinstance(block, Item)
    ]
    assert labels == [("item 1", "۳.", 3), ("item 2", "۵.", 5)]


def test_a_second_place_has_a_number() -> None:
    blocks = document("نان و آزادی\nتهران\nبند یک.\nتهران", {}).blocks
    assert [block.ref for block in blocks] == ["title", "place", "paragraph 1", "place 2"]


def said(text: str, **structure: list[str]) -> list[str]:
    description = msgspec.convert(KNOWN | {"structure": structure}, Description)
    places = {
        f"structure.{key}[{n}]": Place("edition.toml", 20 + n) for key in statable for n in (1, 2)
    }
    return [
        str(problem)
        for problem in document_of(SourceText("text.txt", text, ""), description, places)[1]
    ]


TEXT = "نان و آزادی\nبند یک.\nدر راه\nمی\u200cرفتیم\n"


def test_a_stated_line_that_is_not_there() -> None:
    assert said(TEXT, headings=["در  راه", "در راهی"]) == [
        "edition.toml:22: error: «در راهی» is no line of text.txt; the nearest is line 3, «در "
        "راه»; "
        "copy the whole line from the text. [structure-line]"
    ]


def test_a_line_stated_twice() -> None:
    assert said(TEXT, headings=["در راه"], paragraphs=["در راه"]) == [
        (
            "edition.toml:21: error: `[structure]` says twice what the line «در راه» is; name it "
            "once. [structure-twice]"
        )
    ]


def test_another_title_is_a_note() -> None:
    act = "nothing need be done if that is meant; the cover prints `title`. [title-differs]"
    assert said("بیانیه\nبند یک.") == [
        (
            "text.txt:1: note: the first line, «بیانیه», is taken for the title and differs from "
            f"`title`, «نان و آزادی»; {act}"
        )
    ]
    assert said("بند یک.") == [
        f"text.txt:1: note: the text does not begin with its title, «نان و آزادی»; {act}"
    ]
    assert said("نان  و\u00a0آزادی") == []
