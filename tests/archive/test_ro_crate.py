"""RO-Crate 1.2 by another hand: expanded by PyLD with the context that lies in the bag and nothing
else, so that no word of it goes without a meaning; and the musts of the profile.
"""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.archive.sealing import seal
from tests.editions import run
from tests.validators import asked

NAME = "ro-crate-metadata.json"
SCHEMA = "http://schema.org/"
_EXPANDED = """
import json, sys
from pyld import jsonld
folder = sys.argv[1]
kept = json.load(open(f"{folder}/metadata/ro-crate-1.2-context.jsonld", encoding="utf-8"))
def loaded(url, options):
    assert url == "https://w3id.org/ro/crate/1.2/context", url
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": kept}
jsonld.set_document_loader(loaded)
crate = json.load(open(f"{folder}/ro-crate-metadata.json", encoding="utf-8"))
print(json.dumps(jsonld.expand(crate, {"base": "arcp://name,edition/"})))
"""


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "bag"))


def crate(bag: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((bag / NAME).read_bytes())
    return read


@pytest.fixture(scope="module")
def expanded(bag: Path) -> dict[str, dict[str, Any]]:
    done = asked("python", "-c", _EXPANDED, bag)
    assert done.returncode == 0, done.stderr
    return {
        each["@id"].removeprefix("arcp://name,edition/"): each for each in json.loads(done.stdout)
    }


def test_every_word_of_it_has_a_meaning(bag: Path, expanded: dict[str, dict[str, Any]]) -> None:
    """What the context does not know, an expansion leaves out."""
    for entity in crate(bag)["@graph"]:
        found = expanded[entity["@id"].removeprefix("./")]
        assert len(found) == len(entity), entity
        assert all(key.startswith(("@", "http://", "https://")) for key in found)


def test_the_root_has_what_the_profile_wants(expanded: dict[str, dict[str, Any]]) -> None:
    descriptor, root = expanded[NAME], expanded[""]
    assert descriptor["@type"] == [f"{SCHEMA}CreativeWork"]
    assert descriptor[f"{SCHEMA}about"] == [{"@id": root["@id"]}]
    [release] = descriptor["http://purl.org/dc/terms/conformsTo"]
    assert release["@id"] == "https://w3id.org/ro/crate/1.2"
    assert root["@type"] == [f"{SCHEMA}Dataset"]
    for key in ("name", "description", "datePublished", "license"):
        assert len(root[f"{SCHEMA}{key}"]) == 1
    [licence] = root[f"{SCHEMA}license"]
    assert {f"{SCHEMA}name", f"{SCHEMA}description"} <= expanded[licence["@id"]].keys()


def test_its_files_are_those_of_the_bag(bag: Path, expanded: dict[str, dict[str, Any]]) -> None:
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
    (bag / NAME).write_text(json.dumps(table), encoding="utf-8")
    seal(bag)
    result = run("verify", bag)
    assert result.exit_code == 3
    return result.stderr


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (lambda e: e["./"].pop("license"), "its root has no license"),
        (lambda e: e["./"].update(datePublished=["2026", "2027"]), "more than one day"),
        (lambda e: e[NAME].update(about={"@id": "data/"}), "is not about the bag"),
        (lambda e: e[NAME].pop("conformsTo"), "which release of RO-Crate"),
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
        (lambda e: e["./"].update(name="x"), f"{NAME} says of the title "),
        (lambda e: e["#creator-1"].update(name="x"), f"{NAME} says of the creator "),
        (lambda e: e["#identifier"].update(value="xyz"), f"{NAME} says of the identifier "),
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
