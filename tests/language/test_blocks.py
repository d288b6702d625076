"""Blocks with emendations applied."""

from collections.abc import Callable

import pytest

from edition.language.emendations import register_of
from edition.language.parts import emended
from edition.model.document import Item, Paragraph
from edition.model.reading import Emendation, emend
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source
from edition.read.markdown.walk import markdown_document

TEXT = "نان و آزادی\nبند  یک.  \n1. نان،  کار؛\nبند دو.\n"


def entry(line: int, before: str, after: str) -> str:
    return f'[[emendation]]\nline = {line}\nbefore = "{before}"\nafter = "{after}"\nreason = "r"\n'


def applied(source: Source) -> tuple[list[str], list[str]]:
    register, faults = register_of(source)
    assert not faults
    document, problems = emended(source.document, source.text, register)
    texts = [
        f"{block.label.text}|{block.text}" if isinstance(block, Item) else block.text
        for block in document.blocks
    ]
    return texts, [str(problem).rpartition("/text.txt:")[2] for problem in problems]


def test_without_any(source: Callable[..., Source]) -> None:
    found = source(TEXT)
    assert emended(found.document, found.text, ()) == (found.document, ())


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (entry(2, "  یک", "\u200cیک"), ["نان و آزادی", "بند\u200cیک.", "1.|نان، کار؛", "بند دو."]),
        (entry(2, "یک.  ", "یکم!"), ["نان و آزادی", "بند یکم!", "1.|نان، کار؛", "بند دو."]),
        (entry(3, "1", "۱"), ["نان و آزادی", "بند یک.", "۱.|نان، کار؛", "بند دو."]),
        (
            entry(3, " نان", "آب") + entry(3, "کار", "خانه"),
            ["نان و آزادی", "بند یک.", "1.|آب، خانه؛", "بند دو."],
        ),
        (entry(4, "بند دو.", ""), ["نان و آزادی", "بند یک.", "1.|نان، کار؛"]),
        (entry(3, "1. نان،  کار؛", " "), ["نان و آزادی", "بند یک.", "بند دو."]),
        (entry(2, "  یک", " یک"), ["نان و آزادی", "بند یک.", "1.|نان، کار؛", "بند دو."]),
    ],
)
def test_applied(source: Callable[..., Source], entries: str, expected: list[str]) -> None:
    assert applied(source(TEXT, emendations=entries)) == (expected, [])


def test_a_label_keeps_its_number(source: Callable[..., Source]) -> None:
    found = source(TEXT, emendations=entry(3, "1.", "(۱۲)"))
    document, _ = emended(found.document, found.text, register_of(found)[0])
    (item,) = (block for block in document.blocks if isinstance(block, Item))
    assert (item.label.text, item.label.number) == ("(۱۲)", 12)


@pytest.mark.parametrize(("before", "place"), [("1.", "3:1"), ("نان،  کار؛", "3:1")])
def test_half_an_item_is_not_taken_away(
    source: Callable[..., Source], before: str, place: str
) -> None:
    assert applied(source(TEXT, emendations=entry(3, before, "")))[1] == [
        f"{place}: error: the emendations leave nothing of item 1, or of its label; "
        "emend its whole line to nothing by one emendation, or leave a character. "
        "[emendation-empties]"
    ]


def test_blocks_say_what_the_emended_text_says(source: Callable[..., Source]) -> None:
    """The words of the blocks are those of the whole text under the same register."""
    found = source(
        TEXT,
        emendations=entry(2, "یک", "نخست")
        + entry(3, "کار", "خانه و کار")
        + entry(4, "دو.", "دوم."),
    )
    register, _ = register_of(found)
    document, _ = emended(found.document, found.text, register)
    words = " ".join(
        f"{block.label.text} {block.text}" if isinstance(block, Item) else block.text
        for block in document.blocks
    )
    assert words.split() == emend(found.text.text, register).split()


def test_marks_keep_to_their_characters() -> None:
    text = "الف **كتاب خوب**[^1] است."
    document, *_ = markdown_document(SourceText("text.md", text, ""))
    change = Emendation(Span(6, 7), "ك", "ک", "r", "r")
    longer = Emendation(Span(11, 14), "خوب", "بسیار خوب", "r", "r")
    emended_document, problems = emended(
        document, SourceText("text.md", text, ""), (change, longer)
    )
    [paragraph] = [block for block in emended_document.blocks if isinstance(block, Paragraph)]
    assert problems == ()
    assert paragraph.text == "الف کتاب بسیار خوب است."
    assert [(mark.kind, paragraph.text[mark.start : mark.end]) for mark in paragraph.marks] == [
        ("strong", "کتاب بسیار خوب"),
        ("note", ""),
    ]
    assert paragraph.text[: paragraph.marks[1].start].endswith("خوب")
