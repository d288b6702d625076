"""Texts in Markdown by chance: each is built with all its words, or refused with a sentence that
says where.
"""

import csv
from io import StringIO
from pathlib import Path

import pytest

from edition.core.diagnostics import Severity
from edition.model.proof import Check, Outcome
from edition.pipeline import BuildOrder, build
from tests.editions import write_edition
from tests.properties.markdown_texts import soup_of, text_of

PROVED = ("structure tree", "marked content", "words of the source")
REFUSED = {
    "note-unused",
    "note-missing",
    "note-twice",
    "note-empty",
    "comment-open",
    "front-matter",
    "no-text",
    "too-deep",
    "forbidden-character",
    "address",
}
SEEDS = range(60)


def proved(folder: Path, text: str) -> list[Check] | None:
    """The proofs of a built text, which all hold; None where it is refused."""
    write_edition(folder, text)
    (folder / "text.txt").rename(folder / "text.md")
    made = build(BuildOrder(folder, folder / "out", ("pamphlet",)))
    errors = [problem for problem in made.problems if problem.severity is Severity.ERROR]
    assert {error.code for error in errors} <= REFUSED
    assert all(error.place and error.place.file.endswith("text.md") for error in errors)
    checks = [check for proof in made.proofs for check in proof.checks if check.name in PROVED]
    assert [check for check in checks if check.outcome is not Outcome.PASSED] == []
    assert errors or [check.name for check in checks] == list(PROVED)
    return None if errors else checks


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_is_lost(seed: int, tmp_path: Path) -> None:
    """Beside the proof, a judge that knows the words: each is as often on paper and in the register
    as in the text.
    """
    text, said = text_of(seed)
    if proved(tmp_path, text) is None:
        return
    out = next((tmp_path / "out").iterdir())
    rows = csv.DictReader(
        StringIO((out / "emendations.csv").read_text(encoding="utf-8"), newline="")
    )
    [page] = (file.read_text(encoding="utf-8") for file in out.glob("pamphlet*.txt"))
    told = _squeezed(page + " ".join(row["before"] for row in rows))
    assert [word for word in set(said) if told.count(word) < text.count(word)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_marks_in_any_order_lose_no_word(seed: int, tmp_path: Path) -> None:
    proved(tmp_path, soup_of(seed))


def _squeezed(text: str) -> str:
    return "".join(text.split())
