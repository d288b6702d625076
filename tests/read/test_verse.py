"""Verse: which lines it is, and whether a text has any."""

import pytest

from edition.model.description import Description
from edition.model.document import Document, Hemistich
from edition.model.source import SourceText
from edition.read.plain.plain_blocks import document_of
from edition.read.plain.source_lines import lines_of
from edition.read.plain.stanzas import halves, has_verse, verse_lines
from edition.read.typed_toml import decode_table
from tests.given import real_text
from tests.read.conftest import DESCRIPTION

PROSE = (
    "حکیمی را پرسیدند که از سخاوت و شجاعت کدام بهتر است؟ گفت: آن را که سخاوت است به شجاعت "
    "حاجت نیست."
)
COUPLET = "بنی آدم اعضای یکدیگرند    که در آفرینش ز یک گوهرند"
STANZA = "چو عضوی به درد آورد روزگار\nدگر عضوها را نماند قرار"


def document(text: str, more: str = "[structure]\nverse = true\n") -> Document:
    description, places, problems = decode_table(Description, DESCRIPTION + more, "edition.toml")
    assert description, problems
    found, _ = document_of(SourceText("text.txt", text, ""), description, places)
    return found


def verse(text: str, more: str = "[structure]\nverse = true\n") -> list[tuple[str, int, int]]:
    blocks = document(f"نان و آزادی\n\n{text}", more).blocks
    return [
        (block.text, block.half, block.stanza) for block in blocks if isinstance(block, Hemistich)
    ]


@pytest.mark.parametrize("gap", ["    ", "\t", " \t ", "          "])
def test_a_couplet_on_one_line(gap: str) -> None:
    text = f"نصف نخست{gap}نصف دوم"
    found = halves(text, lines_of(text)[0])
    assert found and [text[half.start : half.end] for half in found] == ["نصف نخست", "نصف دوم"]


def test_two_names_under_a_title_are_no_couplet() -> None:
    names = "مریم نمونه    یوسف نمونه"
    assert verse(f"{names}\n\n{PROSE}\n\n{COUPLET}\n{COUPLET}")[0][0].startswith("بنی آدم")
    assert len(verse(f"{PROSE}\n\n{names}")) == 2


@pytest.mark.parametrize(
    "text", ["نصف نخست   نصف دوم", "الف    ب    پ", "۱.    نان", f"{'آ' * 61}    ب", "نان"]
)
def test_no_couplet(text: str) -> None:
    assert halves(text, lines_of(text)[0]) is None


def test_halves_on_one_line_and_on_two() -> None:
    found = verse(f"{PROSE}\n\n{COUPLET}\n\n{STANZA}\n\n{PROSE}")
    assert [(half, stanza) for _, half, stanza in found] == [(1, 1), (2, 1), (1, 2), (2, 2)]


def test_a_half_above_a_couplet_stays_alone() -> None:
    found = verse(
        f"{COUPLET}\nجانم می‌رود\n{COUPLET}", '[structure]\nverse = true\nverses = ["جانم می‌رود"]\n'
    )
    assert [(half, stanza) for _, half, stanza in found] == [(1, 1), (2, 1), (1, 1), (1, 1), (2, 1)]


def test_couplets_of_a_stanza_follow_one_another() -> None:
    found = verse(f"{STANZA}\n{STANZA}\n\n{STANZA}")
    assert [(half, stanza) for _, half, stanza in found] == [
        (1, 1),
        (2, 1),
        (1, 1),
        (2, 1),
        (1, 2),
        (2, 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "نان\nکار\nآزادی",
        f"{PROSE}\n{PROSE}",
        "۱. نان\n۲. کار",
        "پس از آن سخت گذشت.\nآن سال همه چیز دگرگون شد.",
        "شورای نویسندگان\nتهران، ۸ آبان ۱۴۰۳",
    ],
)
def test_no_verse(text: str) -> None:
    assert verse(f"{PROSE}\n\n{text}\n\n{PROSE}") == []


def test_without_the_key_two_halves_are_no_verse() -> None:
    assert verse(f"{COUPLET}\n\n{STANZA}", "") == []


def test_lines_that_the_editor_names() -> None:
    assert [half for _, half, _ in verse("نان\nکار", '[structure]\nverses = ["نان", "کار"]\n')] == [
        1,
        2,
    ]


def test_a_couplet_is_no_title() -> None:
    [first, *_] = document(COUPLET).blocks
    assert isinstance(first, Hemistich)


def test_every_line_of_a_poem_is_verse() -> None:
    text = f"{COUPLET}\n{COUPLET}\n\n{STANZA}"
    assert verse_lines(text, lines_of(text)) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{COUPLET}\n{COUPLET}", True),
        # Couplets that stand by themselves may as well be two short lines of anything.
        (f"{PROSE}\n\n{STANZA}\n\n{PROSE}\n\n{STANZA}\n\n{PROSE}\n\n{STANZA}", False),
        (f"{PROSE}\n\n{STANZA}\n{STANZA}\n\n{PROSE}\n\n{STANZA}\n\n{PROSE}\n\n{STANZA}", True),
        (f"{STANZA}\n\n{STANZA}\n\n{STANZA}", True),
        (f"{COUPLET}\n\n{PROSE}\n\n{COUPLET}", False),
        ("--from=FILE    --to=FILE\n--quiet    --verbose", False),
        ("آغاز راه ......    ...... پنج\nدر دره ......    ...... شش", False),
        ("\n".join([STANZA] * 4), True),
        (f"{PROSE}\n\n{STANZA}\n\n{PROSE}", False),
        (f"{PROSE}\n\nزنده باد آزادی     زنده باد سوسیالیسم\nسرنگون باد ستم", False),
        ("تاریخ    ۱۴۰۳\nشماره    ۱۲", False),
        (PROSE, False),
        ("", False),
    ],
)
def test_whether_a_text_has_verse(text: str, expected: bool) -> None:
    assert has_verse(text) is expected


def test_hard_wrapped_prose_is_no_verse() -> None:
    line = "شرایط زندگی و کار مردم در این سال‌ها دشوارتر شده است"
    assert not has_verse("\n".join([line] * 8))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("golestan_prose_and_verse", True), ("golestan_prose", False), ("udhr_fa", False)],
)
def test_real_texts(name: str, expected: bool) -> None:
    assert has_verse(real_text(name)) is expected


def test_every_couplet_of_the_golestan() -> None:
    blocks = document(real_text("golestan_prose_and_verse")).blocks
    found = [block for block in blocks if isinstance(block, Hemistich)]
    assert (sum(block.half == 2 for block in found), max(block.stanza for block in found)) == (
        1145,
        524,
    )
