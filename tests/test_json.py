"""`--json`: of every command one object on standard output, with the keys of docs/api.md and the
exit code that it has without.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from edition.cli import main
from tests.editions import TITLE, run, write_edition
from tests.press.numbered import numbered

ALWAYS = ["edition", "command", "exit_code", "problems", "files"]


@pytest.fixture(scope="module")
def own_keys(repository: Path) -> dict[str, list[str]]:
    """The keys that docs/api.md gives to each command beside those of every object."""
    document = (repository / "docs" / "api.md").read_text(encoding="utf-8")
    _, _, table = document.partition("| command | key | |\n")
    keys: dict[str, list[str]] = {}
    for command, key in re.findall(r"^\| (?:`(\w+)`)? ?\| (?:`(\w+)`)? ?\|", table, re.MULTILINE):
        keys.setdefault(command or list(keys)[-1], []).extend([key] if key else [])
    return keys


def told(*arguments: object, code: int = 0) -> dict[str, Any]:
    """The object that a command prints, with the exit code that is expected."""
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (code, ""), result.stdout
    said: dict[str, Any] = json.loads(result.stdout)
    assert said["exit_code"] == code and said["command"] == arguments[0]
    return said


def process(*arguments: object, cwd: Path | None = None) -> tuple[int, dict[str, Any], str]:
    """The same of a process of its own: exit code, object, standard error."""
    command = [sys.executable, "-m", "edition", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd)
    return done.returncode, json.loads(done.stdout), done.stderr


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def listing(folder: Path) -> list[dict[str, Any]]:
    """What outputs.json says of each file."""
    outputs: list[dict[str, Any]] = json.loads((folder / "outputs.json").read_bytes())["outputs"]
    return outputs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    more = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\n'
    text = f"{TITLE}\n\nاين نان است.\n"
    place = tmp_path_factory.mktemp("json") / "a"
    return write_edition(place, text, publisher='"نشر نو"', profile='"diplomatic"', more=more)


@pytest.fixture(scope="module")
def deposited(folder: Path) -> dict[str, Any]:
    """The answer of a deposit."""
    return told("deposit", folder, "--out", folder.parent / "build")


@pytest.fixture(scope="module")
def bag(folder: Path, deposited: dict[str, Any]) -> Path:
    return folder.parent / "build" / "a" / "deposit" / "a-text-1404"


def test_every_command_is_documented(own_keys: dict[str, list[str]]) -> None:
    assert own_keys.keys() == main.commands.keys()


@pytest.mark.parametrize(
    "refused",
    [
        ("build", "FOLDER"),
        ("batch", "FOLDER"),
        ("batch", "FOLDER", "--dry-run"),
        ("new", "FOLDER", "--encoding", "none"),
        ("check", "FOLDER"),
        ("inspect", "FOLDER", "--stage", "lines"),
        ("clean", "FOLDER"),
        ("date", "yesterday"),
        ("deposit", "FOLDER"),
        ("verify", "FOLDER"),
        ("rebuild", "FOLDER"),
        ("impose", "FOLDER"),
        ("watch", "FOLDER"),
    ],
)
def test_a_refusal_has_all_keys_and_its_problems(
    own_keys: dict[str, list[str]], tmp_path: Path, refused: tuple[str, ...]
) -> None:
    arguments = [tmp_path / "nowhere" if part == "FOLDER" else part for part in refused]
    said = told(*arguments, code=1)
    assert list(said) == [*ALWAYS, *own_keys[refused[0]]]
    assert said["files"] == [] and said["problems"]
    for problem in said["problems"]:
        assert list(problem) == ["code", "severity", "file", "line", "column", "fact", "act"]
    assert any(problem["severity"] == "error" for problem in said["problems"])
    plain = run(*arguments)
    assert plain.exit_code == 1 and all(
        f"{problem['fact']}; {problem['act']}. [{problem['code']}]" in plain.stderr
        for problem in said["problems"]
    )


def test_a_build(own_keys: dict[str, list[str]], folder: Path, tmp_path: Path) -> None:
    said = told("build", folder, "--out", tmp_path)
    assert list(said) == [*ALWAYS, *own_keys["build"]]
    out = (tmp_path / "a").as_posix()
    assert f"{out}/pamphlet.pdf" in said["files"] and said["pages"] == 4
    [warning] = said["problems"]
    assert warning == {
        "code": "unconfirmed-link",
        "severity": "warning",
        "file": f"{folder.as_posix()}/edition.toml",
        "line": 11,
        "column": None,
        "fact": "nobody has confirmed that `link[1].url` answers",
        "act": "print after deposit, when it does, and write confirmed = true",
    }
    assert said["proofs"] == json.loads((tmp_path / "a" / "proof.json").read_bytes())["proofs"]
    assert said["language"] == "fa" and [each["file"] for each in said["typography"]] == []
    inputs = said["made_from"]["inputs"]
    assert inputs["text.md"] == "" and inputs["text.txt"] == sha256(folder / "text.txt")
    [made] = {each["state"] for each in listing(tmp_path / "a")}
    assert said["made_from"]["state"] == made


def test_a_new_edition_and_what_is_taken_away(
    own_keys: dict[str, list[str]], tmp_path: Path
) -> None:
    said = told("new", tmp_path / "b")
    assert list(said) == [*ALWAYS, *own_keys["new"]] and len(said["files"]) == 3
    assert said["recognised"] == {"title": "[عنوان]", "headings": 0, "first_headings": []}
    run("build", tmp_path / "b", "--out", tmp_path / "out", "--fast", "--only", "pamphlet")
    gone = told("clean", tmp_path / "out")
    assert list(gone) == [*ALWAYS, *own_keys["clean"]]
    assert (tmp_path / "out" / "b" / "pamphlet.pdf").as_posix() in gone["removed"]


def test_a_check(own_keys: dict[str, list[str]], folder: Path) -> None:
    said = told("check", folder, "--profile", "print")
    assert list(said) == [*ALWAYS, *own_keys["check"]]
    assert (said["applied"], said["written"], len(said["proposals"])) == (1, 0, 1)
    assert said["proposals"][0] == {
        "file": f"{folder.as_posix()}/text.txt",
        "line": 3,
        "column": 2,
        "rule": "yeh",
        "before": "اين",
        "after": "این",
        "state": "apply",
    }


def test_a_date_a_schema_and_lines(own_keys: dict[str, list[str]], folder: Path) -> None:
    said = told("date", "8 آبان 1395")
    assert list(said) == [*ALWAYS, *own_keys["date"]]
    assert said["facts"][-1] == {"label": "EDTF", "value": "2016-10-29"}
    schema = told("schema")
    assert list(schema) == [*ALWAYS, *own_keys["schema"]]
    assert "output" in schema["schema"]["properties"]
    inspected = told("inspect", folder, "--stage", "pages")
    assert list(inspected) == [*ALWAYS, *own_keys["inspect"]]
    assert inspected["lines"] == run("inspect", folder, "--stage", "pages").stdout.splitlines()


def test_a_deposit_verified_and_rebuilt(
    own_keys: dict[str, list[str]], deposited: dict[str, Any], bag: Path, tmp_path: Path
) -> None:
    assert list(deposited) == [*ALWAYS, *own_keys["deposit"]]
    assert bag.as_posix() in deposited["files"]
    assert deposited["proofs"][-1]["file"] == "a-text-1404/"
    verified = told("verify", bag)
    assert list(verified) == [*ALWAYS, *own_keys["verify"]]
    assert verified["files"] == [bag.as_posix()] and verified["notes"]
    rebuilt = told("rebuild", bag, "--out", tmp_path)
    assert list(rebuilt) == [*ALWAYS, *own_keys["rebuild"]]
    assert {check["outcome"] for proof in rebuilt["proofs"] for check in proof["checks"]} == {
        "passed"
    }


def test_a_failed_proof(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "pamphlet.pdf").write_bytes((bag / "data" / "pamphlet.pdf").read_bytes())
    (tmp_path / "pamphlet.txt").write_text("other words\n", encoding="utf-8")
    said = told("verify", tmp_path / "pamphlet.pdf", code=3)
    outcomes = {check["outcome"] for proof in said["proofs"] for check in proof["checks"]}
    assert "failed" in outcomes


def test_sheets(own_keys: dict[str, list[str]], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered(4))
    said = told("impose", tmp_path / "a.pdf", "--out", tmp_path / "out", "--plan")
    assert list(said) == [*ALWAYS, *own_keys["impose"]]
    assert said["plan"][0] == "4 pages on 1 sheet of A4, bound at the right"
    assert (tmp_path / "out" / "a-dummy.pdf").as_posix() in said["files"]
    assert told("impose", tmp_path / "a.pdf", "--out", tmp_path / "out")["plan"] == []


@pytest.mark.parametrize(
    ("typed", "command", "fact"),
    [
        (("build", "--json"), "build", "Missing argument 'FOLDER'"),
        (("biuld", "--json"), "", "No such command 'biuld'"),
        (("build", "a", "--only", "pamflet", "--json"), "build", "There is no output «pamflet»"),
        (("build", "", "--json"), "build", "An empty name leads nowhere"),
    ],
)
def test_wrong_usage_is_an_object_too(typed: tuple[str, ...], command: str, fact: str) -> None:
    code, said, problems = process(*typed)
    assert (code, problems, list(said)) == (2, "", ALWAYS)
    assert (said["command"], said["exit_code"]) == (command, 2)
    assert fact in said["problems"][0]["fact"] and said["problems"][0]["code"] == "usage"


def test_a_name_that_is_no_utf_8_comes_back(tmp_path: Path) -> None:
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"edition", b"build", b"a\xff", b"--json"],
        capture_output=True,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert os.fsencode(json.loads(done.stdout)["problems"][0]["file"]) == b"a\xff"


def test_a_path_that_leads_nowhere_is_an_object_too(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    code, said, problems = process("verify", "--json", tmp_path / "loop")
    assert (code, problems, said["problems"][0]["code"]) == (1, "", "link")


BROKEN = """
import sys
from edition import pipeline
def broken(*_):
    raise {fault}
pipeline.build = broken
sys.argv = ["edition", "build", "--json", "a"]
from edition.cli import program
program()
"""


@pytest.mark.parametrize(
    ("fault", "exit_code", "code"),
    [
        ("KeyError", 4, "own-fault"),
        ("PermissionError(13, 'Permission denied', 'a.pdf')", 1, "system"),
    ],
)
def test_what_ends_a_command_is_an_object_too(
    tmp_path: Path, fault: str, exit_code: int, code: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN.format(fault=fault)], capture_output=True, cwd=tmp_path
    )
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr, said["exit_code"]) == (exit_code, b"", exit_code)
    assert (said["command"], said["problems"][0]["code"]) == ("build", code)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("build", "--", "--json"), 1, "--json: error: "),
        (("build", "a", "--", "--json"), 2, "Got unexpected extra argument (--json)"),
    ],
)
def test_a_name_behind_two_hyphens_is_no_option(
    tmp_path: Path, typed: tuple[str, ...], code: int, said: str
) -> None:
    command = [sys.executable, "-m", "edition", *typed]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_the_example_of_the_document(repository: Path, tmp_path: Path) -> None:
    write_edition(tmp_path / "my-text")
    document = (repository / "docs" / "api.md").read_text(encoding="utf-8")
    [(typed, shown)] = re.findall(r"\$ edition (.*)\n(\{.*?\n\})\n", document, re.DOTALL)
    _, said, _ = process(*typed.split(), cwd=tmp_path)
    assert said == json.loads(shown)
