"""To which part of which block an emendation belongs."""

from pathlib import Path

import pytest

from edition.language.parts import belongs, parts_of, takes_away
from edition.model.document import Item, Label, Paragraph
from edition.model.reading import Emendation
from edition.model.source import Span
from tests.editions import reading_of, write_edition

# «نان  » and, on the next line, «1. آب»
PARAGRAPH = Paragraph("paragraph 1", Span(0, 3), "نان")
ITEM = Item("item 1", Span(6, 11), Label(Span(6, 8), "1.", 1), "آب")


def emendation(start: int, end: int, after: str) -> Emendation:
    return Emendation(Span(start, end), "x" * (end - start), after, "editor", "r")


def test_parts() -> None:
    assert parts_of(PARAGRAPH) == (Span(0, 3),)
    assert parts_of(ITEM) == (Span(6, 8), Span(8, 11))


@pytest.mark.parametrize(
    ("start", "end", "after", "sure"),
    [
        (0, 1, "آ", True),
        (2, 5, "آ", True),
        (3, 5, " ", True),
        (3, 5, "آ", False),
        (6, 8, "2.", True),
        (7, 9, ")", False),
        (8, 11, "نان", True),
        (6, 11, "2. نان", False),
        (6, 11, "", True),
        (6, 10, "", False),
        (0, 11, "", True),
        (0, 8, "", False),
    ],
)
def test_belongs(start: int, end: int, after: str, sure: bool) -> None:
    assert belongs(emendation(start, end, after), (PARAGRAPH, ITEM)) is sure


def test_takes_away() -> None:
    assert takes_away(emendation(6, 11, " "), ITEM)
    assert not takes_away(emendation(6, 10, ""), ITEM)
    assert not takes_away(emendation(6, 11, "نان"), ITEM)


def test_in_code_white_space_is_kept_and_nothing_is_respelt(tmp_path: Path) -> None:
    text = "# نان و آزادی\n\nعلي `علي` <code>علي</code>\n\n```\n  x\u0007  = 'علي'\n```\n\n    a &amp;  b\n"
    write_edition(tmp_path, text, profile='"print"')
    (tmp_path / "text.txt").rename(tmp_path / "text.md")
    _, reading = reading_of(tmp_path)
    _, paragraph, *code = reading.document.blocks
    assert paragraph.text == "علی علي علي"
    assert [line.text for line in code] == ["  x  = 'علي'", "a &amp;  b"]
