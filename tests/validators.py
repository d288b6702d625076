"""Validators of others, in an environment of their own, for they hold other versions of packages
than edition (requirements/validators.txt; `make test` makes it).
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

SCHEMA = "http://schema.org/"
CRATE = "ro-crate-metadata.json"
_PLACE = Path(__file__).resolve().parents[1] / ".venv" / "validators" / "bin"
_BASE = "arcp://name,edition/"
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
print(json.dumps(jsonld.expand(crate, {"base": sys.argv[2]})))
"""
_PREZI = """
import json, sys
import iiif_prezi3 as prezi
read = prezi.Manifest(**json.load(open(sys.argv[1], encoding="utf-8")))
print(read.json())
"""


def asked(program: str, *arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    """What a program there says: `python` with `-c`, or one of ocfl-py; where the environment is
    not there the test is not run.
    """
    if not (_PLACE / program).is_file():
        pytest.skip("not run: the validators are not there (make .venv/validators/.locked)")
    command = [str(_PLACE / "python"), *([] if program == "python" else [str(_PLACE / program)])]
    return subprocess.run(
        [*command, *map(str, arguments)], input=given, capture_output=True, encoding="utf-8"
    )


def release(package: str) -> str:
    """Which release of a package is there."""
    code = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    return asked("python", "-c", code, package).stdout.strip()


def manifest_read(manifest: Path) -> subprocess.CompletedProcess[str]:
    """A manifest of IIIF as iiif-prezi3 has read it and writes it again."""
    return asked("python", "-c", _PREZI, manifest)


def crate_expanded(bag: Path) -> Mapping[str, Mapping[str, Any]]:
    """The entities of the RO-Crate of a bag by their ids, as PyLD expands them with the context
    that lies in the bag and nothing else.
    """
    done = asked("python", "-c", _EXPANDED, bag, _BASE)
    assert done.returncode == 0, done.stderr
    return {each["@id"].removeprefix(_BASE): each for each in json.loads(done.stdout)}


def crate_faults(
    crate: Mapping[str, Any], expanded: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """What has no meaning in a crate, for an expansion leaves out what the context does not know;
    and which musts of RO-Crate 1.2 it has not.
    """
    for entity in crate["@graph"]:
        found = expanded[entity["@id"].removeprefix("./")]
        if len(found) != len(entity) or not all(
            key.startswith(("@", "http://", "https://")) for key in found
        ):
            yield f"«{entity['@id']}» has a word without a meaning"
    descriptor, root = expanded[CRATE], expanded[""]
    if descriptor["@type"] != [f"{SCHEMA}CreativeWork"] or root["@type"] != [f"{SCHEMA}Dataset"]:
        yield "the descriptor is no CreativeWork, or the root no Dataset"
    if descriptor.get(f"{SCHEMA}about") != [{"@id": root["@id"]}]:
        yield "the descriptor is not about the root"
    conforms = descriptor.get("http://purl.org/dc/terms/conformsTo", [])
    if [each["@id"] for each in conforms] != ["https://w3id.org/ro/crate/1.2"]:
        yield "the descriptor does not say which release it conforms to"
    for key in ("name", "description", "datePublished", "license"):
        if len(root.get(f"{SCHEMA}{key}", [])) != 1:
            yield f"the root has not one {key}"
    for licence in root.get(f"{SCHEMA}license", []):
        if not {f"{SCHEMA}name", f"{SCHEMA}description"} <= expanded[licence["@id"]].keys():
            yield "the licence has no name or no description"
