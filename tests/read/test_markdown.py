"""The structure of a Markdown text: each block and inline with its span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.core.white_space import fold
from edition.model.document import (
    Block,
    Cell,
    Divider,
    Heading,
    Hemistich,
    Item,
    Marked,
    Note,
    Paragraph,
    Title,
)
from edition.model.source import SourceText
from edition.read.markdown.walk import markdown_document

Said = list[tuple[str, str]]


def blocks_of(text: str) -> tuple[Block, ...]:
    document, _, problems = markdown_document(SourceText("text.md", text, ""))
    assert [str(problem) for problem in problems] == []
    return document.blocks


def said(text: str) -> Said:
    return [(type(block).__name__, block.text) for block in blocks_of(text)]


def marked(text: str) -> list[tuple[str, str, str]]:
    [block] = [block for block in blocks_of(text) if isinstance(block, Marked) and block.marks]
    return [(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks]


def test_title_and_headings() -> None:
    text = "# نان\n\n## بخش\n\nبند\n\n#### زیر ##\n\nبند\n\nبخش دو\n---\n"
    levels = [
        (block.text, block.level, block.ref)
        for block in blocks_of(text)
        if isinstance(block, Heading)
    ]
    assert isinstance(blocks_of(text)[0], Title)
    assert levels == [
        ("بخش", 1, "heading 1"),
        ("زیر", 2, "subheading 1"),
        ("بخش دو", 1, "heading 2"),
    ]


def test_paragraphs_are_put_together() -> None:
    assert said("سطر یک\nسطر دو\\\nسطر سه  \nسطر چهار\n\nبند") == [
        ("Paragraph", "سطر یک سطر دو سطر سه سطر چهار"),
        ("Paragraph", "بند"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("یک **دو سه** چهار", [("strong", "دو سه", "")]),
        ("یک *دو* __سه__", [("emphasis", "دو", ""), ("strong", "سه", "")]),
        ("یک **دو *سه* چهار**", [("emphasis", "سه", ""), ("strong", "دو سه چهار", "")]),
        (
            "یک [دو *سه*](https://a.b/c 'ت') چهار",
            [("emphasis", "سه", ""), ("link", "دو سه", "https://a.b/c")],
        ),
        ("یک <https://a.b/c> دو", [("link", "https://a.b/c", "https://a.b/c")]),
        ("[دو][x]\n\n[x]: https://a.b\n", [("link", "دو", "https://a.b")]),
        ("یک[^1] دو\n\n[^1]: سه", [("note", "", "1")]),
        ("**نان**وایی", [("strong", "نان", "")]),
    ],
)
def test_inlines(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"یک \* دو \[سه\]", "یک * دو [سه]"),
        ("یک `کد *دو*` سه", "یک کد *دو* سه"),
        ("یک ` کد ` سه", "یک کد سه"),
        ("a_b_c و *تنها", "a_b_c و *تنها"),
        ("نان &amp; آب &zwnj;", "نان &amp; آب &zwnj;"),
        ("نان <b>آب</b>", "نان <b>آب</b>"),
        ("    با فاصله", "با فاصله"),
    ],
)
def test_what_is_kept_as_typed(text: str, expected: str) -> None:
    assert said(f"# ت\n\n{text}")[1:] == [("Paragraph", expected)]


@pytest.mark.parametrize("rule", ["---", "***", "_ _ _"])
def test_a_thematic_break_divides(rule: str) -> None:
    found = blocks_of(f"نان\n\n{rule}\n\nآب\n\n> هوا\n>\n> {rule}\n")
    assert [(b.ref, b.text) for b in found if isinstance(b, Divider)] == [
        ("divider 1", rule),
        ("divider 2", rule),
    ]


def test_in_a_note_it_is_text() -> None:
    found = blocks_of("نان[^۱]\n\n[^۱]: آب\n\n    ---\n")
    assert [b.text for b in found if isinstance(b, Note)] == ["آب", "---"]


def test_lists_keep_their_numbers_and_levels() -> None:
    items = [
        b
        for b in blocks_of("3. سه\n5. پنج\n   - الف\n     * ب\n   - پ\n7) هفت\n")
        if isinstance(b, Item)
    ]
    assert [(item.label.text, item.label.number, item.level, item.text) for item in items] == [
        ("3.", 3, 1, "سه"), ("5.", 5, 1, "پنج"), ("•", None, 2, "الف"), ("•", None, 3, "ب"), ("•", None, 2, "پ"),
        ("7)", 7, 1, "هفت"),
    ]  # fmt: skip


def test_lists_that_markdown_does_not_know() -> None:
    items = [b for b in blocks_of("۱. نان\nدنبالهٔ نان\n۳. آب\nالف) هوا\n") if isinstance(b, Item)]
    assert [(item.label.text, item.text) for item in items] == [
        ("۱.", "نان دنبالهٔ نان"),
        ("۳.", "آب"),
        ("الف)", "هوا"),
    ]


def test_a_paragraph_of_an_item_goes_on_in_it() -> None:
    blocks = blocks_of("1. یک\n\n   بند\n\nبیرون\n")
    assert [(type(b).__name__, getattr(b, "level", 0)) for b in blocks] == [
        ("Item", 1),
        ("Paragraph", 1),
        ("Paragraph", 0),
    ]


def test_quotes() -> None:
    blocks = blocks_of("> یک\n> دو\n>\n> > سه\n\nچهار\n")
    found = [(b.text, b.quoted) for b in blocks if isinstance(b, Paragraph)]
    assert found == [("یک دو", 1), ("سه", 2), ("چهار", 0)]


def test_tables() -> None:
    text = "| a | b |\n|---|---|\n| ۱ | x \\| **y** |\n| ۲ |  |\n\nc | d\n--|--\n1 | 2\n"
    cells = [b for b in blocks_of(text) if isinstance(b, Cell)]
    assert [(c.table, c.row, c.column, c.header, c.text) for c in cells] == [
        (1, 1, 1, True, "a"), (1, 1, 2, True, "b"), (1, 2, 1, False, "۱"), (1, 2, 2, False, "x | y"), (1, 3, 1, False, "۲"),
        (2, 1, 1, True, "c"), (2, 1, 2, True, "d"), (2, 2, 1, False, "1"), (2, 2, 2, False, "2"),
    ]  # fmt: skip


def test_verse() -> None:
    text = "```verse\nیک    دو\nسه[^1]    چهار\n\nپنج\nشش\n```\n\n[^1]: یادداشت\n"
    found = [(b.text, b.half, b.stanza) for b in blocks_of(text) if isinstance(b, Hemistich)]
    assert found == [
        ("یک", 1, 1),
        ("دو", 2, 1),
        ("سه", 1, 1),
        ("چهار", 2, 1),
        ("پنج", 1, 2),
        ("شش", 2, 2),
    ]


def test_lines_of_another_fence_are_paragraphs() -> None:
    assert said("```\nیک\n\nدو *سه*\n```") == [("Paragraph", "یک"), ("Paragraph", "دو *سه*")]


def test_notes_of_several_paragraphs() -> None:
    text = "متن[^a]\n\n[^a]: یک *دو*\n\n    سه\n"
    assert [(b.text, b.label, b.number) for b in blocks_of(text) if isinstance(b, Note)] == [
        ("یک دو", "a", 1),
        ("سه", "a", 1),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "نان\n\nمتن ![alt](a.png)",
            "text.md:3:5: error: a picture («a.png») cannot be set in the text",
        ),
        ("متن[^1]", "text.md:1:4: error: there is no note [^1]"),
        ("متن\n\n[^1]: یک", "text.md:3:7: error: nothing of the text refers to the note [^1]"),
    ],
)
def test_faults(text: str, problem: str) -> None:
    _, _, [found] = markdown_document(SourceText("text.md", text, ""))
    assert str(found).startswith(problem)


WORDS = st.sampled_from(
    [
        "نان",
        "**آب**",
        "*هوا*",
        "[خاک](https://a.b)",
        "`x`",
        r"\*",
        "[^n]",
        "PDF",
        "2. ",
        "- ",
        "> ",
        "# ",
        "|",
        "\n",
        "\n\n",
        "  \n",
        "1",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_every_character_of_a_block_is_one_of_the_source(words: list[str]) -> None:
    """The pieces of each block, folded, are its text; its marks stand on it; blocks follow one
    another.
    """
    text = " ".join(words)
    document, *_ = markdown_document(SourceText("text.md", text, ""))
    for block in document.blocks:
        if isinstance(block, Marked) and block.pieces:
            assert (
                fold("".join(text[piece.start : piece.end] for piece in block.pieces)) == block.text
            )
            assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)


def test_many_speakers_have_their_own_words() -> None:
    text = (
        "\n".join(f"[نام]: *یک* دو[^a] **سه {number}**" for number in range(50))
        + "\n\n[^a]: یادداشت\n"
    )
    speeches = [block for block in blocks_of(text) if isinstance(block, Paragraph)]
    assert [block.text for block in speeches] == [
        f"[نام]: یک دو سه {number}" for number in range(50)
    ]
    assert {tuple((mark.kind, mark.start) for mark in block.marks) for block in speeches} == {
        (("emphasis", 7), ("note", 12), ("strong", 13)),
    }
