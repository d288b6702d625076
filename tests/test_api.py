"""What a program may use: the names at the top of the package, their types, the example of the
document.
"""

import ast
import contextlib
import io
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import edition
from edition.checking import Checked
from edition.model.description import Description
from tests.editions import TITLE, write_edition


@pytest.fixture(scope="module")
def document(repository: Path) -> str:
    return (repository / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_stub_says_what_each_name_is(repository: Path) -> None:
    stub = ast.parse((repository / "src" / "edition" / "__init__.pyi").read_text(encoding="utf-8"))
    named = {
        name.asname: getattr(import_module(line.module or ""), name.name)
        for line in stub.body
        if isinstance(line, ast.ImportFrom)
        for name in line.names
    }
    assert named == {name: getattr(edition, name) for name in edition.__all__}
    listed = next(
        ast.literal_eval(line.value)
        for line in stub.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.List)
    )
    assert sorted(listed) == edition.__all__
    assert (repository / "src" / "edition" / "py.typed").exists()


def test_what_is_not_there_is_no_attribute() -> None:
    assert not hasattr(edition, "biuld") and hasattr(edition, "build")


def test_the_package_alone_imports_nothing_else() -> None:
    said = "import edition, sys; print(*(name.partition('.')[0] for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, encoding="utf-8")
    assert not {"msgspec", "click", "uharfbuzz"} & set(done.stdout.split())


def test_every_name_is_documented(document: str) -> None:
    told = re.findall(r"^\| `(\w+)[`(]", document.partition("## From any other")[0], re.MULTILINE)
    assert sorted(told) == edition.__all__


def test_the_example_runs(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_edition(tmp_path / "my-text", f"{TITLE}\n\nاين نان است.\n")
    monkeypatch.chdir(tmp_path)
    [example] = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(example, "docs/api.md", "exec"), {})
    lines = said.getvalue().splitlines()
    assert lines[:2] == [TITLE, "my-text/text.txt:3:2 اين این"]
    assert "build/my-text/pamphlet.pdf" in lines


def test_problems_are_values(tmp_path: Path) -> None:
    described, problems = edition.read_description(write_edition(tmp_path / "a", id='"a"'))
    assert described is None and [problem.code for problem in problems] == ["identifier"]
    assert isinstance(problems[0], edition.Problem)
    assert edition.check(tmp_path / "b").problems[0].code == "no-folder"
    read, _ = edition.read_description(write_edition(tmp_path / "c"))
    assert isinstance(read, Description) and isinstance(edition.check(tmp_path / "c"), Checked)
