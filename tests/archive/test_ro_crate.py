"""RO-Crate 1.2 by another hand: expanded by PyLD with the context that lies in the bag and nothing
else, so that no word of it goes without a meaning; and the musts of the profile.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.archive.sealing import seal
from tests.editions import run
from tests.validators import CRATE, SCHEMA, crate_expanded, crate_faults


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "bag"))


def crate(bag: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((bag / CRATE).read_bytes())
    return read


@pytest.fixture(scope="module")
def expanded(bag: Path) -> Mapping[str, Mapping[str, Any]]:
    return crate_expanded(bag)


def test_every_word_has_a_meaning_and_no_must_of_the_profile_lacks(
    bag: Path, expanded: Mapping[str, Mapping[str, Any]]
) -> None:
    assert list(crate_faults(crate(bag), expanded)) == []


@pytest.mark.parametrize(
    ("entity", "key", "words"),
    [
        ("./", "license", "the root has not one license"),
        (CRATE, "about", "the descriptor is not about the root"),
        (CRATE, "conformsTo", "does not say which release"),
    ],
)
def test_what_lacks_or_has_no_meaning_is_found(
    entity: str, key: str, words: str, copy: Path
) -> None:
    table = crate(copy)
    [changed] = [each for each in table["@graph"] if each["@id"] == entity]
    changed[f"a-{key}"] = changed.pop(key)
    (copy / CRATE).write_text(json.dumps(table), encoding="utf-8")
    told = list(crate_faults(table, crate_expanded(copy)))
    assert f"«{entity}» has a word without a meaning" in told
    assert any(words in each for each in told)


def test_its_files_are_those_of_the_bag(
    bag: Path, expanded: Mapping[str, Mapping[str, Any]]
) -> None:
    parts = {each["@id"].partition("edition/")[2] for each in expanded[""][f"{SCHEMA}hasPart"]}
    there = {
        each.relative_to(bag).as_posix() for each in (bag / "data").rglob("*") if each.is_file()
    }
    assert parts == there | {"README.txt", "metadata/"}
    told = {name for name in there if name.startswith(("data/manifest.json", "data/reports/"))}
    assert len(told) > 1
    for name in there - told:
        [size] = expanded[name][f"{SCHEMA}contentSize"]
        assert int(size["@value"]) == (bag / name).stat().st_size
        [digest] = expanded[name][f"{SCHEMA}sha256"]
        assert digest["@value"] == sha256((bag / name).read_bytes()).hexdigest()
    assert f"{SCHEMA}MediaObject" in expanded["data/pamphlet.pdf"]["@type"]


def change(bag: Path, how: Callable[[dict[str, dict[str, Any]]], object]) -> str:
    """What verifying says after a change by the ids of the entities, all manifests made anew."""
    table = crate(bag)
    by_id = {each["@id"]: each for each in table["@graph"]}
    how(by_id)
    table["@graph"] = list(by_id.values())
    (bag / CRATE).write_text(json.dumps(table), encoding="utf-8")
    seal(bag)
    result = run("verify", bag)
    assert result.exit_code == 3
    return result.stderr


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (lambda e: e["./"].pop("license"), "its root has no license"),
        (lambda e: e["./"].update(datePublished=["2026", "2027"]), "more than one day"),
        (lambda e: e[CRATE].update(about={"@id": "data/"}), "is not about the bag"),
        (lambda e: e[CRATE].pop("conformsTo"), "which release of RO-Crate"),
        (lambda e: e["./"].update({"@type": "File"}), "its root is no Dataset"),
        (lambda e: e["./"].update(publisher={"name": "x"}), "holds another entity"),
        (lambda e: e.pop("#publisher"), "«#publisher» is referred to, and not described"),
        (lambda e: e["./"]["hasPart"].pop(), "«metadata/» is no part of its root"),
        (
            lambda e: e["data/pamphlet.pdf"].update(contentSize="1"),
            "data/pamphlet.pdf is not the file that it describes",
        ),
        (
            lambda e: e["data/manifest.json"].update(contentSize="1"),
            "data/manifest.json is not the file that it describes",
        ),
        (lambda e: e["./"].update(name="x"), f"{CRATE} says of the title "),
        (lambda e: e["#creator-1"].update(name="x"), f"{CRATE} says of the creator "),
        (lambda e: e["#identifier"].update(value="xyz"), f"{CRATE} says of the identifier "),
    ],
)
def test_a_broken_one_is_named(
    how: Callable[[dict[str, dict[str, Any]]], object], words: str, copy: Path
) -> None:
    assert words in change(copy, how)


def test_another_context_is_named(copy: Path) -> None:
    file = copy / "metadata" / "ro-crate-1.2-context.jsonld"
    file.write_bytes(file.read_bytes().replace(b"schema.org/name", b"schema.org/Name"))
    seal(copy)
    assert "is not the context that is published" in run("verify", copy).stderr
