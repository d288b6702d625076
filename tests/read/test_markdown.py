"""The structure of a Markdown text: each block and inline with its span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.core.diagnostics import Severity
from edition.core.white_space import fold
from edition.model.document import (
    Block,
    Cell,
    CodeLine,
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
        ("یک ~~دو~~ سه", [("strike", "دو", "")]),
        ("یک `دو  سه` چهار", [("code", "دو سه", "")]),
        ("یک <b>دو</b><i>سه</i>", [("strong", "دو", ""), ("emphasis", "سه", "")]),
        ("H<sub>2</sub>O و x<sup>۲</sup>", [("subscript", "2", ""), ("superscript", "۲", "")]),
        ("یک <s>دو</s> <DEL>سه</DEL>", [("strike", "دو", ""), ("strike", "سه", "")]),
        ("<a href='https://a.b'>دو</a>", [("link", "دو", "https://a.b")]),
        ("<b>یک <u>دو</u></b>", [("strong", "یک دو", ""), ("emphasis", "دو", "")]),
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
        (r"نان \<b> آب", "نان <b> آب"),
        ("    با فاصله", "با فاصله"),
    ],
)
def test_what_is_kept_as_typed(text: str, expected: str) -> None:
    assert said(f"# ت\n\n{text}")[1:] == [("Paragraph", expected)]


@pytest.mark.parametrize("text", ["نان <file> آب", "نان H~2~O", "$x^2$ و 2^10^", "==نان== [[آب]]"])
def test_what_is_warned_of_is_kept_as_typed(text: str) -> None:
    document, unset, problems = markdown_document(SourceText("text.md", text, ""))
    assert [block.text for block in document.blocks] == [text] and unset == ()
    assert {problem.severity for problem in problems} == {Severity.WARNING}


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


def code(text: str) -> list[tuple[str, str, int]]:
    return [(b.ref, b.text, b.above) for b in blocks_of(text) if isinstance(b, CodeLine)]


def test_lines_of_another_fence_are_code() -> None:
    fence = "```sh\n\n# یک  <b>x</b>\n\n\n  دو *سه* [^a] &amp;  \n\tx\ty\n```"
    assert code(f"نان\n\n{fence}\n\n~~~\nz\n~~~") == [
        ("code 1.1", "# یک  <b>x</b>", 0),
        ("code 1.2", "  دو *سه* [^a] &amp;", 2),
        ("code 1.3", "    x   y", 0),
        ("code 2.1", "z", 0),
    ]


def test_code_in_a_list_and_in_a_quotation() -> None:
    text = "1. نان\n\n   ```\n   a\n     b\n   ```\n\n> ```\n> >>> c\n> ```\n"
    found = [b for b in blocks_of(text) if isinstance(b, CodeLine)]
    assert [(b.text, b.quoted, b.level) for b in found] == [
        ("a", 0, 1),
        ("  b", 0, 1),
        (">>> c", 1, 0),
    ]


def test_lines_that_stand_in_are_code_where_they_run_from_left_to_right() -> None:
    assert code("نان\n\n    $ ls -l\n      <div>\n\nآب") == [
        ("code 1.1", "$ ls -l", 0),
        ("code 1.2", "  <div>", 0),
    ]
    assert code("نان\n\n    آب و PDF\n\nهوا\n    PDF") == []


def test_code_in_a_note_is_a_paragraph_of_it() -> None:
    text = "نان[^1]\n\n[^1]: آب\n\n    ```\n    ls -l\n    ```\n"
    notes = [b for b in blocks_of(text) if isinstance(b, Note)]
    assert [(b.text, [mark.kind for mark in b.marks]) for b in notes] == [
        ("آب", []),
        ("ls -l", ["code"]),
    ]


def test_tasks() -> None:
    items = [b for b in blocks_of("- [ ] یک\n- [x] دو\n* [X] سه\n- [y] چهار\n1. [ ] پنج\n")]
    assert [(b.label.text, b.text) for b in items if isinstance(b, Item)] == [
        ("[ ]", "یک"), ("[x]", "دو"), ("[X]", "سه"), ("•", "[y] چهار"), ("1.", "[ ] پنج"),
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["<br>", "<br/>", "<BR />\n", "  \n", "\\\n", "  <br>\n"])
def test_a_line_ends_where_it_is_marked_to(ending: str) -> None:
    [block] = [b for b in blocks_of(f"یک دو{ending}سه") if isinstance(b, Paragraph)]
    assert [(mark.kind, mark.start) for mark in block.marks if mark.kind == "break"] in (
        [("break", 5)],
        [("break", 6)],
    )


def test_notes_of_several_paragraphs() -> None:
    text = "متن[^a]\n\n[^a]: یک *دو*\n\n    سه\n"
    assert [(b.text, b.label, b.number) for b in blocks_of(text) if isinstance(b, Note)] == [
        ("یک دو", "a", 1),
        ("سه", "a", 1),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("نان\n\nمتن <!-- آب", "text.md:3:5: error: a comment begins here and never ends"),
        ("نان <b>آب", "text.md:1:5: warning: the tag <b> is never closed"),
        ("نان <فایل> <file>", "text.md:1:12: warning: «<file>» looks like a tag and is none"),
        ("---\ntitle: نان\n\nآب", "text.md:1: error: what describes the text begins here"),
        ("نان $x^2$", "text.md:1:5: warning: a formula («$…$») is printed as it stands"),
        ("نان\n\n::: نکته\n\nآب\n\n:::", "text.md:3:1: warning: a box («:::») is printed as it"),
        ("نان\n: آب", "text.md:2:1: warning: a definition («: …» below its word) is printed"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>\n  <a href='b'>\n  یک\n  </a>\n  / دو\n</p>", ["یک / دو"]),
        ("یک\n<b>\nدو\n</b>\n\nسه", ["یک دو", "سه"]),
        ("یک\n<!-- آب -->\nدو", ["یک", "دو"]),
        ("یک <!-- آب\nهوا --> دو", ["یک دو"]),
        ("یک<p>دو</p>سه\n<div>چهار</div>", ["یک", "دو", "سه", "چهار"]),
        ("<div>\n    یک\n    PDF\n</div>", ["یک PDF"]),
        ("<div><h2>یک</h2>دو</div>", ["یک", "دو"]),
        ("- یک\n  <p>دو</p>\n- <div>سه</div>", ["یک", "دو", "سه"]),
        ("> یک\n> <p>دو</p>\n>\n> سه", ["یک", "دو", "سه"]),
        ("`<b>` و ``<!-- ` -->`` و \\<b>", ["<b> و <!-- ` --> و <b>"]),
        ("<https://a.b/c> و <a@b.c>", ["https://a.b/c و a@b.c"]),
        ("یک <b\n\n> دو", ["یک <b", "دو"]),
        ("1 < 2 و 3 > 2", ["1 < 2 و 3 > 2"]),
    ],
)
def test_blocks_between_tags(text: str, expected: list[str]) -> None:
    assert [words for _, words in said(text)] == expected


def test_lists_of_html() -> None:
    text = "<ul dir='rtl'>\n <li>یک</li>\n <li>دو\n <ol start=4><li>الف<li>ب</ol></li></ul>\nبیرون"
    document, unset, _ = markdown_document(SourceText("text.md", text, ""))
    items = [block for block in document.blocks if isinstance(block, Item)]
    assert [(b.label.text, b.label.number, b.level, b.text) for b in items] == [
        ("•", None, 1, "یک"), ("•", None, 1, "دو"), ("4.", 4, 2, "الف"), ("5.", 5, 2, "ب"),
    ]  # fmt: skip
    assert [left.instead for left in unset if left.instead] == ["•", "•", "4.", "5."]
    assert isinstance(document.blocks[-1], Paragraph) and not document.blocks[-1].level


def test_a_quotation_and_a_rule_of_html() -> None:
    found = blocks_of("<blockquote>\n\nیک\n\n> دو\n\n</blockquote>\n<hr/>\nسه")
    assert [(b.text, getattr(b, "quoted", None)) for b in found] == [
        ("یک", 1), ("دو", 2), ("-----", None), ("سه", 0),
    ]  # fmt: skip


def test_what_is_left_out_says_so() -> None:
    text = "نان <!-- آب --> <b>هوا</b> <font>خاک</font> <script>x</script> <img src=a>"
    _, unset, _ = markdown_document(SourceText("text.md", text, ""))
    told = [(text[left.span.start : left.span.end], left.warned) for left in unset]
    assert told == [
        ("<!-- آب -->", False), ("<b>", False), ("</b>", False), ("<font>", True),
        ("</font>", True), ("<script>x</script>", True), ("<img src=a>", True),
    ]  # fmt: skip
