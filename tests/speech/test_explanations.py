"""`edition explain`: every code that the program can say has an entry, and every entry a code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.speech.catalogue import ENGLISH, tongue_of
from edition.speech.explaining import Explanation, explanations, lines_of_explanation
from tests.editions import run

SOURCE = Path(__file__).resolve().parents[2] / "src" / "edition"
MADE_BY = {
    "error": 0,
    "warning": 0,
    "RefusedPath": 0,
    "Diagnostic": 1,
    "note": 0,
    "_note": 0,
    "_doubt": 0,
}
"""What makes a problem, and which of its arguments is the code."""
BY_NAME = {
    f"{what}-{how}" for what in ("font", "image", "profile") for how in ("missing", "outside")
}
"""The codes of `read_beside`, which are put together; and one that has a name."""
BY_NAME |= {"output-folder"}


def codes() -> Iterator[str]:
    yield from BY_NAME
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node, "func", None)
            at = MADE_BY.get(getattr(name, "id", ""))
            if isinstance(node, ast.Call) and at is not None and at < len(node.args):
                code = node.args[at]
                if isinstance(code, ast.IfExp):
                    yield from (str(ast.literal_eval(each)) for each in (code.body, code.orelse))
                elif isinstance(code, ast.Constant):
                    yield str(code.value)


def test_every_code_has_an_entry_and_every_entry_a_code() -> None:
    said = set(codes())
    assert len(said) > 150
    assert sorted(said ^ set(explanations())) == []


@pytest.mark.parametrize("entry", explanations().values(), ids=explanations())
def test_an_entry_says_it_in_both_languages_with_an_example(entry: Explanation) -> None:
    assert entry.en.endswith(".") and re.search("[\u0600-\u06ff]", entry.fa)
    assert entry.right and entry.right != entry.wrong
    # A Persian paragraph is one line that reads right in a terminal.
    runs = re.findall(r"[!-~](?:[ -~]*[!-~])?", entry.fa)
    plain = r"[(]?[A-Za-z0-9]+(?:[ ._/+-][A-Za-z0-9]+)*[.):]*|[.:()]+"
    assert not [run for run in runs if not re.fullmatch(plain, run)]
    assert "\n" not in entry.fa


def test_an_explanation_is_asked_for_by_its_code_with_brackets_or_without() -> None:
    for code in ("unknown-key", "[unknown-key]"):
        said = run("explain", code)
        assert said.exit_code == 0 and 'publisher = "نشر نمونه"' in said.stdout


def test_one_that_is_not_there_is_refused_with_the_one_that_was_meant() -> None:
    said = run("explain", "unknown-keys")
    assert said.exit_code == 1 and "did you mean `unknown-key`?" in said.stderr


def test_it_is_said_in_the_language_that_is_spoken() -> None:
    entry = explanations()["unknown-key"]
    assert next(lines_of_explanation(entry, ENGLISH)) == entry.en
    assert next(lines_of_explanation(entry, tongue_of("fa"))) == entry.fa
    assert entry.fa in run("explain", "unknown-key", "--lang", "fa").stdout
