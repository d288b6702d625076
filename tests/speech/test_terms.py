"""One Persian word for one thing, wherever edition speaks Persian: docs/glossary.md says which."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "edition"
SPEAKING = ("core/languages", "model", "dump", "speech", "watching", "reports", "surfaces")
"""Rooms whose strings are words in Persian."""
OTHERWISE = ("گواهینامه", "وضعیت حق مؤلف بررسی نشده است")
"""A certificate, and a statement of rights in the words of those who keep the list of them."""
LETTER = "[\u0620-\u065f\u066e-\u06d3]"


def never() -> tuple[str, ...]:
    """The words of the last column of the last table."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = glossary.rpartition("| --- | --- | --- |\n")[2].strip().split("\n")
    return tuple(word for row in rows for word in row.split("|")[3].strip().split("، "))


def found_in(words: str) -> list[str]:
    """Those that begin a word."""
    for other in OTHERWISE:
        words = words.replace(other, "")
    return [each for each in never() if re.search(f"(?<!{LETTER}){each}", words)]


def spoken() -> Iterator[tuple[str, str]]:
    """All that is said in Persian, with where."""
    with (SOURCE / "locale" / "fa" / "LC_MESSAGES" / "edition.po").open("rb") as file:
        for each in read_po(file, "fa"):
            forms = [each.string] if isinstance(each.string, str) else each.string
            if each.id:
                yield from (("edition.po", form) for form in forms)
    yield "codes.toml", (SOURCE / "locale" / "codes.toml").read_text(encoding="utf-8")
    for page in (ROOT / "README.fa.md", ROOT / "docs" / "keys.py", *ROOT.glob("docs/*.fa.md")):
        yield page.name, page.read_text(encoding="utf-8")
    for room in SPEAKING:
        for file in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield f"{room}/{file.name}", node.value


def test_of_several_words_for_one_thing_one_is_written() -> None:
    assert len(never()) >= 10
    assert [(where, found, words) for where, words in spoken() if (found := found_in(words))] == []


@pytest.mark.parametrize("words", ["نه تصحیحی", "دو دگرگونی‌ها", "گواهی‌ها", "آزمون اجرا نشده"])
def test_those_that_are_never_written_are_found(words: str) -> None:
    assert found_in(words) and not found_in("گواهینامه و حق‌القبول و «اصلاح»")


SIDE_BY_SIDE = re.compile(
    r"\{(month|where|line|number|page|day)\} \{(length|count|number|most|pages|lines|module)[^}]*\}"
)
"""Of two numbers without a word between them nobody sees where one ends."""


def test_no_number_stands_right_beside_another() -> None:
    assert [words for where, words in spoken() if SIDE_BY_SIDE.search(words)] == []
