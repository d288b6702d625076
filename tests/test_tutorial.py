"""The pages of docs/ that are followed step by step: the tutorials, each run as it is written from
an empty folder, and the how-tos, each section on the folder that the first tutorial makes.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from edition.incoming.pandoc import program
from edition.model.output_kinds import LISTED
from tests.conftest import Once
from tests.editions import run
from tests.given import DATA

DOCS = Path(__file__).parents[1] / "docs"
_BLOCK = re.compile(r"^```(console|toml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`((?:[a-z]+/)*[A-Za-z0-9-]+\.(?:pdf|md|txt|toml|html|epub|csv|png|json))`")
EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0Z"/></svg>'


class Tutorial(NamedTuple):
    """A page in both languages: the folder it makes, what may be absent of what it names, and what
    is read in its pamphlet in the end.
    """

    folder: str
    absent: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


TUTORIALS: Mapping[str, Tutorial] = {
    "first-booklet": Tutorial(
        "kucheh", printed=("هر خانه دو کتاب بدهد", "همسایگان کوچهٔ توت", "۱۲ آبان ۱۴۰۵")
    ),
    "word-to-booklet": Tutorial(
        "nameh", ("comments.txt",), ("تا بهار ساخت", "پیش از فرستادن در کوچه خواندیم")
    ),
}
BOTH = ("{}.md", "{}.fa.md")
HOW_TOS = ("outputs",)


def blocks(page: str) -> list[tuple[str, str]]:
    return _BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def edited(file: Path, line: str) -> None:
    """A line of TOML in place of the one of that key, a # before it or not."""
    key = line.partition(" = ")[0]
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(rf"^#?{key} = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)
    assert count == 1, f"{file} has no {key}"
    file.write_text(text, encoding="utf-8")


def typed(line: str, here: Path) -> subprocess.CompletedProcess[str]:
    """A line as a person types it, where `edition` is on the path."""
    beside = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        shlex.split(line),
        cwd=here,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def followed(page: str, here: Path, folder: str) -> None:
    """All that a page says to do, in its order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        kind, inner = found.groups()
        if kind == "text":
            name = re.findall(r"`([a-z]+\.txt)`", text[: found.start()])[-1]
            (here / name).write_text(inner, encoding="utf-8")
            continue
        for line in inner.splitlines():
            if kind == "toml":
                edited(here / folder / "edition.toml", line)
                continue
            ran = typed(line, here)
            assert ran.returncode == 0, (line, ran.stderr)


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize("name", TUTORIALS)
def test_it_runs_as_written(tmp_path: Path, name: str, form: str) -> None:
    told = TUTORIALS[name]
    page = form.format(name)
    if name == "word-to-booklet":
        if program() is None:
            pytest.skip("not run: pandoc is not there (pip install 'edition[word]')")
        shutil.copy(DATA / "word" / "nameh.docx", tmp_path)
    followed(page, tmp_path, told.folder)
    build = tmp_path / "build" / told.folder
    for each in _NAMED.findall((DOCS / page).read_text(encoding="utf-8")):
        places = (tmp_path / each, tmp_path / told.folder / each, build / each)
        assert each in told.absent or any(file.exists() for file in places), each
    note = (build / "booklet-note.txt").read_text(encoding="utf-8")
    assert "۱ برگ A4" in note and "1 sheet of A4" in note
    written = (build / "pamphlet.txt").read_text(encoding="utf-8")
    assert all(each in written for each in told.printed)


def test_the_word_tutorial_names_the_letter_that_is_there() -> None:
    for form in BOTH:
        tutorial = (DOCS / form.format("word-to-booklet")).read_text(encoding="utf-8")
        [link] = re.findall(r"\]\((\.\./tests/[^)]*)\)", tutorial)
        assert (DOCS / link).is_file()


@pytest.mark.parametrize("name", (*TUTORIALS, *HOW_TOS))
def test_both_languages_say_the_same_to_do(name: str) -> None:
    one, other = (blocks(form.format(name)) for form in BOTH)
    assert one == other and "console" in {kind for kind, _ in one}


def test_the_misspelling_of_the_tutorial_is_told_as_it_says(kucheh: Path, tmp_path: Path) -> None:
    shutil.copytree(kucheh, tmp_path, dirs_exist_ok=True)
    toml = tmp_path / "kucheh" / "edition.toml"
    said = toml.read_text(encoding="utf-8")
    toml.write_text(said.replace('\nplace = "شیراز"', '\nplaec = "شیراز"'), encoding="utf-8")
    ran = typed("edition build kucheh --only booklet", tmp_path)
    assert ran.returncode == 1 and "plaec" in ran.stderr and "place" in ran.stderr
    assert (tmp_path / "build" / "kucheh" / "booklet.pdf").is_file()


@pytest.fixture(scope="session")
def kucheh(once: Once) -> Path:
    """What the first tutorial leaves."""
    return once("first booklet", lambda top: followed("first-booklet.md", top, "kucheh"))


class Section(NamedTuple):
    """A how-to: its heading, what is to be done, and the files that it says come of it."""

    heading: str
    steps: list[tuple[str, str]]
    files: list[str]


def sections(page: str) -> Iterator[Section]:
    for part in re.split(r"^## ", (DOCS / page).read_text(encoding="utf-8"), flags=re.M)[1:]:
        named = _NAMED.findall(_BLOCK.sub("", part))
        yield Section(part.partition("\n")[0], _BLOCK.findall(part), named)


HOWS = [each for name in HOW_TOS for each in sections(f"{name}.md") if each.steps]


@pytest.mark.parametrize("name", HOW_TOS)
def test_both_languages_name_the_same_files(name: str) -> None:
    one, other = ([each.files for each in sections(form.format(name))] for form in BOTH)
    assert [sorted(set(each)) for each in one] == [sorted(set(each)) for each in other]


def test_every_output_has_a_how_to() -> None:
    toml = "\n".join(inner for how in HOWS for kind, inner in how.steps if kind == "toml")
    assert {kind.name for kind in LISTED} == set(re.findall(r'^kind = "([^"]+)"$', toml, re.M))
    assert "[[poster]]" in toml


@pytest.mark.parametrize("how", HOWS, ids=lambda how: how.heading)
def test_a_how_to_makes_the_files_that_it_names(
    how: Section, kucheh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a fresh copy of the tutorial's folder; TOML goes to the end of its description."""
    shutil.copytree(kucheh / "kucheh", tmp_path / "kucheh")
    (tmp_path / "kucheh" / "emblem.svg").write_text(EMBLEM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = Path("kucheh", "edition.toml")
    more = [said.read_text(encoding="utf-8"), *(toml for kind, toml in how.steps if kind == "toml")]
    said.write_text("\n".join(more), encoding="utf-8")
    for line in (
        line for kind, each in how.steps if kind == "console" for line in each.splitlines()
    ):
        ran = run(*shlex.split(line)[1:])
        assert ran.exit_code == 0, (line, ran.output)
    places = (Path(), Path("kucheh"), Path("build", "kucheh"))
    assert [each for each in how.files if not any((at / each).exists() for at in places)] == []
