"""A text that is all but in letters from left to right is refused under a language from the right,
by one sentence; one of both scripts is not.
"""

from pathlib import Path

import pytest

from edition.read.scripts_of_text import foreign_letters
from tests.editions import run, write_edition

PERSIAN = "نان و آزادی برای همه است و کسی را از آن نباید بازداشت. "
KURDISH = "Em gundîyên vî gundî ne, û em dixwazin ku av ji bo her kesî be. "


def said(text: str, tag: str = "fa") -> list[str]:
    return [str(fault) for fault in foreign_letters(text, "text.txt", tag)]


@pytest.mark.parametrize(
    ("tag", "letters"),
    [("ckb", "Arabic"), ("fa", "Arabic"), ("he", "Hebrew"), ("yi", "Hebrew"), ("dv", "Thaana")],
)
def test_latin(tag: str, letters: str) -> None:
    assert said(f"نان\n\n{KURDISH * 3}", tag) == [
        f'text.txt:3: error: of its 144 letters 141 are Latin, from here on, and "{tag}" is written '
        f"from the right; write the text in {letters} letters; one that is all from left to right "
        "is not set by edition. [left-to-right]"
    ]


def test_another_script_is_named() -> None:
    assert "of its 120 letters 120 are Cyrillic, " in said("Забони тоҷикӣ\n" * 10)[0]


@pytest.mark.parametrize(
    "text",
    [
        PERSIAN * 3,
        # One letter in twenty is enough, whatever else is there: titles, code, addresses.
        PERSIAN + KURDISH * 12,
        "def main() -> None:\n" * 30 + PERSIAN * 2,
        f"[نان](https://example.org/{'a' * 1900})، {PERSIAN}",
        f"نان: www.example.org/{'a' * 1900}",
        # Too short to tell.
        KURDISH,
        "PDF/A-2\n",
        "۱۲۳ ۴۵۶\n" * 100,
        "",
    ],
)
def test_both(text: str) -> None:
    assert said(text) == []


def test_what_edition_says(tmp_path: Path) -> None:
    text = f"Nan û azadî\n\n{KURDISH * 3}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    refused = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", "--language", "ckb")
    assert refused.exit_code == 1 and refused.stderr.count("error") == 1
    assert "a.txt:1: error: of its 150 letters 150 are Latin" in refused.stderr
    built = run("build", write_edition(tmp_path / "b", text), "--out", tmp_path / "out")
    assert built.exit_code == 1 and "text.txt:1: error: of its 150 letters" in built.stderr
