"""Small texts of each kind (`structures/`), with what a reader sees in them written beside."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.dump.toml import written
from edition.model.description import Description
from edition.model.document import Block, Cell, Heading
from edition.model.source import SourceText
from edition.read.plain.plain_blocks import Plain, plain
from edition.read.typed_toml import decode_table
from tests.read.conftest import DESCRIPTION

TEXTS = Path(__file__).parent / "structures"
NAMES = sorted(file.stem for file in TEXTS.glob("*.txt"))


def read(name: str, **stated: object) -> tuple[Plain, str]:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    keys = stated or expected(name).get("structure", {})
    lines = (f"{k} = {written(tuple(v) if isinstance(v, list) else v)}" for k, v in keys.items())
    more = "\n".join(("[structure]", *lines))
    description, places, problems = decode_table(Description, DESCRIPTION + more, "edition.toml")
    assert description, problems
    return plain(SourceText("text.txt", text, ""), description, places), text


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def kind_of(block: Block) -> str:
    if isinstance(block, Heading) and block.of == "section":
        return "heading" if block.level == 1 else "subheading"
    return "".join(character for character in block.ref if not character.isdecimal()).strip(" .")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_reader_sees(name: str) -> None:
    found, text = read(name)
    wanted = [tuple(entry.split(" | ", 1)) for entry in expected(name)["blocks"]]
    blocks = found.document.blocks
    assert [kind_of(block) for block in blocks] == [kind for kind, _ in wanted]
    for block, (_, words) in zip(blocks, wanted, strict=True):
        assert block.text.startswith(words.strip())
    assert [text[left.span.start : left.span.end] for left in found.unset] == expected(name).get(
        "left_out", []
    )
    assert not [each for each in found.problems if each.code != "title-differs"]
    assert found.document.rules.keys() == {block.ref for block in blocks}


@pytest.mark.parametrize("name", ["a_table_of_strokes", "a_table_without_a_rule"])
def test_the_head_of_a_table(name: str) -> None:
    blocks = read(name)[0].document.blocks
    headers = [block for block in blocks if isinstance(block, Cell) and block.header]
    assert len(headers) == expected(name)["headers"]


FRAGMENTS = (
    "ماده ۱:", "ماده ۲:", "۱. نان", "۲. آب", "– بیا!", "| نان | آب |", "|---|---|", "✅ نان",
    "نصف نخست    نصف دوم", "صفحه ۱۲", "صفحه ۱۳", "۷", "PageV01P009", "آغاز ......... ۵", "آغاز ..... PageV01P010 ۵",
    "$ ls --all", "امضاها:", "م. نمونه.", "زنده باد نان!", "", "", "نان و آب[^1]", "[^1]: یادداشت",
    "این سطر بلند است و در میان جمله‌ای که هنوز به پایان نرسیده ناگهان رها می‌شود تا دنبالهٔ آن",
    "آب این دره از برف کوه می‌آید و از میان باغ‌ها می‌گذرد. تا به رود بزرگ برسد همه از آن می‌نوشند.",
)  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40), st.booleans())
def test_every_character_is_in_one_block_or_left_out(lines: list[str], verse: bool) -> None:
    """But for the strokes of tables, and rules in them; blocks do not overlap."""
    text = "عنوان\n" + "\n".join(lines)
    description, places, _ = decode_table(
        Description, f"{DESCRIPTION}[structure]\nverse = {str(verse).lower()}\n", "edition.toml"
    )
    assert description
    found = plain(SourceText("text.txt", text, ""), description, places)
    held = [0] * len(text)
    for block in found.document.blocks:
        for at in range(block.span.start, block.span.end):
            held[at] += 1
    assert max(held) == 1
    left = {at for each in found.unset for at in range(each.span.start, each.span.end)}
    loose = [at for at, times in enumerate(held) if not times and not text[at].isspace()]
    assert {text[at] for at in loose if at not in left} <= {"|", "-"}
    ends = [0, *(each.span.end for each in found.unset)]
    assert all(end <= each.span.start for end, each in zip(ends, found.unset, strict=False))
