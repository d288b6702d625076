"""README.txt of a bag and its bill of materials: what they tell a person holds, with programs that
are none of ours, and a forged one is named.
"""

import json
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from tests.archive.sealing import seal
from tests.editions import run

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "a-text-1404"))


def lines(bag: Path) -> list[str]:
    return (bag / "README.txt").read_text(encoding="utf-8").splitlines()


def shell(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, shell=True, cwd=place, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize("begins", ["sha512sum ", "shasum ", "python -m bagit "])
def test_its_commands_tell_a_whole_bag_from_a_changed_one(begins: str, copy: Path) -> None:
    given = {line.strip() for line in lines(copy) if line.strip().startswith(begins)}
    [command] = given
    command = command.replace("python ", f"'{sys.executable}' ", 1)
    if not shutil.which(command.split()[0].strip("'")):
        pytest.skip(f"not run: {command.split()[0]} is not there")
    assert shell(command, copy).returncode == 0
    changed = copy / "data" / "text" / "reading.txt"
    changed.write_bytes(changed.read_bytes().replace(b"\n", b" ", 1))
    assert shell(command, copy).returncode != 0


def test_its_way_to_make_it_again(copy: Path) -> None:
    [command] = {each.strip() for each in lines(copy) if each.strip().startswith("edition ")}
    done = shell(f"'{sys.executable}' -m {command}", copy.parent)
    assert done.returncode == 0, done.stderr
    made = copy.parent / "rebuilt" / "a-text-1404" / "a-text-1404"
    assert (made / "README.txt").read_bytes() == (copy / "README.txt").read_bytes()


def test_all_that_it_names_is_there(bag: Path) -> None:
    named = [line.strip() for line in lines(bag) if line.startswith(("    data/", "    metadata/"))]
    assert len(named) == 20
    assert [name for name in named if not (bag / name).exists()] == []


def test_it_is_the_first_file_that_is_met(bag: Path, deposited: Path) -> None:
    assert min(each.name for each in bag.iterdir()) == "README.txt"
    with zipfile.ZipFile(deposited / "a-text-1404.zip") as held:
        assert held.namelist()[0] == "a-text-1404/README.txt"


def test_a_line_of_persian_begins_with_a_letter_from_the_right(bag: Path) -> None:
    persian = (bag / "README.txt").read_text(encoding="utf-8").partition("-" * 72)[0]
    told = [line for line in persian.splitlines() if line and not line.startswith("    ")]
    assert len(told) > 20
    assert [line for line in told if unicodedata.bidirectional(line[0]) != "AL"] == []
    assert max(map(len, told)) < 100


@pytest.mark.parametrize(
    ("before", "after", "fact"),
    [
        ("نان و آزادی", "نان و بیداد", "titles"),
        ("شورای نویسندگان", "شورای دیگران", "creator"),
        ("نشر نو", "نشر کهنه", "publisher"),
        ("2026-11-26", "2025-11-26", "date of the edition"),
        ("UND/1.0", "CNE/1.0", "rights"),
    ],
)
@pytest.mark.parametrize("half", [0, 1])
def test_what_is_forged_in_one_half_is_named(
    before: str, after: str, fact: str, half: int, copy: Path
) -> None:
    file = copy / "README.txt"
    rule = "-" * 72
    halves = file.read_text(encoding="utf-8").split(rule)
    assert before in halves[half]
    halves[half] = halves[half].replace(before, after)
    file.write_text(rule.join(halves), encoding="utf-8")
    seal(copy)
    result = run("verify", copy)
    assert result.exit_code == 3
    assert f"README.txt says of the {fact} " in result.stderr


def test_the_bill_is_that_of_make_sbom_and_another_is_named(copy: Path) -> None:
    bill = copy / "metadata" / "sbom.cdx.json"
    assert bill.read_bytes() == (TOP / "sbom.cdx.json").read_bytes()
    table = json.loads(bill.read_bytes())
    table["components"] = [each for each in table["components"] if each["name"] != "lxml"]
    table["metadata"]["component"]["version"] = "9"
    bill.write_text(json.dumps(table), encoding="utf-8")
    seal(copy)
    result = run("verify", copy)
    assert result.exit_code == 3
    assert "it is not that of edition " in result.stderr and "it has no lxml" in result.stderr


def test_a_missing_one_is_named(copy: Path) -> None:
    (copy / "README.txt").unlink()
    (copy / "metadata" / "sbom.cdx.json").unlink()
    seal(copy)
    result = run("verify", copy)
    assert "README.txt is missing" in result.stderr
    assert "metadata/sbom.cdx.json is missing" in result.stderr
