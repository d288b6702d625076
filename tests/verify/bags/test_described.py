"""Descriptions against their schemas; what has no schema here is not run."""

import json
import shutil
from pathlib import Path

import pytest

from edition.deposit import deposit
from edition.model.proof import Check, Outcome
from edition.verify.bags.descriptions import described
from tests.deposit.small import materials, schemas

__all__ = ["schemas"]


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    laid, _ = deposit(materials(tmp_path / "source"), tmp_path / "made")
    assert laid
    return laid[0]


def checks(bag: Path, schemas: Path | None = None) -> dict[str, Check]:
    return {check.name: check for check in described(bag, schemas)}


def test_without_schemas_those_checks_are_not_run(bag: Path) -> None:
    found = checks(bag)
    not_run = {name for name, check in found.items() if check.outcome is Outcome.NOT_RUN}
    assert not_run == {"DataCite XML 4.7", "TEI P5", "METS", "PREMIS"}
    assert all(
        check.outcome is Outcome.PASSED for name, check in found.items() if name not in not_run
    )
    assert found["METS"].note == "the schema mets/mets.xsd is not there"


def test_with_its_schema_a_check_is_run(bag: Path, schemas: Path, tmp_path: Path) -> None:
    shutil.copytree(schemas / "mets", tmp_path / "mets")
    assert checks(bag, tmp_path)["METS"].outcome is Outcome.PASSED


def test_a_description_that_is_not_valid(bag: Path) -> None:
    file = bag / "metadata" / "datacite.json"
    record = json.loads(file.read_bytes())
    record["types"]["resourceTypeGeneral"] = "Pamphlet"
    del record["publisher"]
    file.write_text(json.dumps(record), encoding="utf-8")
    note = checks(bag)["DataCite JSON 4.5"].note
    assert "publisher" in note and "Pamphlet" in note


def test_a_schema_that_cannot_be_used(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "mets").mkdir()
    (tmp_path / "mets" / "mets.xsd").write_text("<no/>", encoding="utf-8")
    assert checks(bag, tmp_path)["METS"].note == "the schema mets.xsd cannot be used"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("dublin-core.xml", "Dublin Core"),
        ("internet-archive.csv", "Internet Archive"),
        ("schema-org.jsonld", "schema.org"),
        ("record.ris", "RIS"),
        ("mets.xml", "METS files"),
        ("datacite.json", "DataCite JSON 4.5"),
    ],
)
@pytest.mark.parametrize("content", [b"", b"<metadata/>", b"{}", b"TY  - PAMP\r\n"])
def test_a_broken_file_is_a_failed_check(file: str, name: str, content: bytes, bag: Path) -> None:
    (bag / "metadata" / file).write_bytes(content)
    assert checks(bag)[name].outcome is Outcome.FAILED


def test_an_entity_is_not_followed(bag: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    file = bag / "metadata" / "dublin-core.xml"
    entity = f'<!DOCTYPE metadata [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = file.read_text(encoding="utf-8").replace("?>\n", f"?>\n{entity}", 1)
    text = text.replace("<dc:title", "<dc:title>&x;</dc:title><dc:title", 1)
    file.write_text(text, encoding="utf-8")
    assert "secret" not in checks(bag)["Dublin Core"].note
