"""Notes of a plain text."""

import pytest

from edition.model.description import Description
from edition.model.document import Document, Note, Paragraph
from edition.model.source import SourceText
from edition.read.plain.plain_blocks import document_of
from edition.read.typed_toml import decode_table
from tests.read.conftest import DESCRIPTION


def read(text: str) -> tuple[Document, list[str]]:
    description, places, problems = decode_table(Description, DESCRIPTION, "edition.toml")
    assert description, problems
    document, found = document_of(
        SourceText("text.txt", f"نان و آزادی\n\n{text}", ""), description, places
    )
    return document, [str(problem) for problem in found]


def test_a_reference_leaves_the_text_and_marks_its_place() -> None:
    document, problems = read(
        "متن با عدد ۱۲۳[^1] و واژهٔ Latin[^x] پایان.\n\n[^1]: یک\n[^x]: a Latin note"
    )
    assert problems == []
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "متن با عدد ۱۲۳ و واژهٔ Latin پایان."
    assert [
        (paragraph.text[: mark.start].split(" ")[-1], mark.target) for mark in paragraph.marks
    ] == [
        ("۱۲۳", "1"),
        ("Latin", "x"),
    ]


def test_notes_are_numbered_as_the_text_refers_to_them() -> None:
    document, problems = read("ب[^b] و الف[^a] و باز ب[^b].\n\n[^a]: الف\n[^b]: ب")
    assert problems == []
    assert {block.label: block.number for block in document.blocks if isinstance(block, Note)} == {
        "b": 1,
        "a": 2,
    }


def test_a_reference_stands_behind_the_word_before_it() -> None:
    document, _ = read("پایان [^1] و.\n\n[^1]: یک")
    [mark] = [
        mark for block in document.blocks if isinstance(block, Paragraph) for mark in block.marks
    ]
    assert mark.start == len("پایان")


def test_every_block_may_refer() -> None:
    document, problems = read("بند یک.\nایران[^h]\nبند دو.\n1. نان[^i]\nبند.\n\n[^h]: ه\n[^i]: ی")
    assert problems == []
    assert [block.text for block in document.blocks if getattr(block, "marks", ())] == [
        "ایران",
        "نان",
    ]


def test_a_note_within_a_note_is_numbered_behind_it() -> None:
    text = "الف[^a] و ب[^b].\n\n[^a]: یک[^c]\n[^b]: دو\n[^c]: سه[^d] و یک[^a]\n[^d]: چهار"
    document, problems = read(text)
    assert problems == []
    assert {block.label: block.number for block in document.blocks if isinstance(block, Note)} == {
        "a": 1,
        "c": 2,
        "d": 3,
        "b": 4,
    }


def test_notes_that_lead_to_one_another_and_nothing_to_them() -> None:
    _, problems = read("بند یک است.\n\n[^a]: یک[^b]\n[^b]: دو[^a]")
    assert [problem.partition(";")[0] for problem in problems] == [
        "text.txt:5:1: error: nothing of the text refers to the note [^a]",
        "text.txt:6:1: error: nothing of the text refers to the note [^b]",
    ]


def test_who_signs_a_date_and_a_slogan_may_refer() -> None:
    notes = "\n".join(f"[^{label}]: {label}" for label in "sdba")
    text = "بند یک است.\n\nزنده باد نان![^s]\n۸ آبان ۱۳۹۵[^d]\nامضاها[^b]:\n1. علی[^a]\n2. مریم"
    document, problems = read(f"{text}\n\n{notes}")
    assert problems == []
    assert {
        mark.target for block in document.blocks for mark in getattr(block, "marks", ())
    } == set("sdba")
    assert not any("[^" in block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "متن[^1].",
            (
                "text.txt:3:4: error: there is no note [^1]; add a line that begins with [^1]: or "
                "delete the reference."
            ),
        ),
        (
            "متن[^1].\n\n[^1]:",
            "text.txt:5:1: error: the note [^1] says nothing; write its words behind its mark.",
        ),
        (
            "متن.\n\n[^1]: یک",
            "text.txt:5:1: error: nothing of the text refers to the note [^1]; put [^1] where",
        ),
        (
            "متن[^1].\n\n[^1]: یک\n\nبند.\n\n[^1]: دو",
            "text.txt:9:1: error: there are two notes [^1]; give one another mark.",
        ),
        (
            "متن[^2] و[^2].",
            (
                "text.txt:3:4: error: there is no note [^2]; add a line that begins with [^2]: or "
                "delete the reference."
            ),
        ),
    ],
)
def test_faults(text: str, problem: str) -> None:
    _, problems = read(text)
    assert len(problems) == 1 and problems[0].startswith(problem), problems
