"""The tutorials of docs/, each run as it is written, from an empty folder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition.incoming.pandoc import program
from tests.given import DATA

DOCS = Path(__file__).parents[1] / "docs"
_BLOCK = re.compile(r"^```(console|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`((?:build/)?[a-z-]+(?:/[a-z-]+)*\.(?:pdf|md|txt|toml|html|csv))`")


def edited(file: Path, line: str) -> None:
    """A line of TOML in place of the one of that key, a # before it or not."""
    key = line.partition(" = ")[0]
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(rf"^#?{key} = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)
    assert count == 1, f"{file} has no {key}"
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("page", ["word-to-booklet.md", "word-to-booklet.fa.md"])
def test_it_runs_as_written(tmp_path: Path, page: str) -> None:
    if program() is None:
        pytest.skip("not run: pandoc is not there (pip install 'edition[word]')")
    tutorial = (DOCS / page).read_text(encoding="utf-8")
    shutil.copy(DATA / "word" / "nameh.docx", tmp_path)
    beside = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"}
    blocks = _BLOCK.findall(tutorial)
    assert [kind for kind, _ in blocks].count("console") == 4
    for kind, inner in blocks:
        for line in inner.splitlines():
            if kind == "toml":
                edited(tmp_path / "nameh" / "edition.toml", line)
                continue
            ran = subprocess.run(
                line.split(), cwd=tmp_path, env=environment, capture_output=True, check=False
            )
            assert ran.returncode == 0, (line, ran.stderr.decode())
    for name in _NAMED.findall(tutorial):
        found = [tmp_path / at / name for at in ("", "nameh", "build/nameh")]
        assert name == "comments.txt" or any(file.exists() for file in found), name
    note = (tmp_path / "build" / "nameh" / "booklet-note.txt").read_text(encoding="utf-8")
    assert "۱ برگ A4" in note and "1 sheet of A4" in note
    written = (tmp_path / "build" / "nameh" / "pamphlet.txt").read_text(encoding="utf-8")
    assert "تا بهار ساخت" in written and "پیش از فرستادن در کوچه خواندیم" in written


@pytest.mark.parametrize("page", ["word-to-booklet.md", "word-to-booklet.fa.md"])
def test_it_names_the_letter_that_is_there(page: str) -> None:
    tutorial = (DOCS / page).read_text(encoding="utf-8")
    [link] = re.findall(r"\]\((\.\./tests/[^)]*)\)", tutorial)
    assert (DOCS / link).is_file()


def test_both_say_the_same_commands() -> None:
    one, other = (
        _BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
        for page in ("word-to-booklet.md", "word-to-booklet.fa.md")
    )
    assert one == other
