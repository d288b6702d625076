"""A text with two authors, an editor and others, issued by a person: each description is valid and
names them.
"""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from edition.deposit import deposit
from edition.model.proof import Outcome
from edition.verify.bags import verify_bag
from edition.verify.bags.descriptions import SCHEMAS
from tests.deposit.small import materials

MORE = """\
issuing_body_kind = "person"
licence = ""
isbn = "978-0-306-40615-7"
ark = "ark:/13030/xf93gt2q"
doi = "10.5281/zenodo.1234567"
description = "دو نویسنده از نان می‌گویند"
keywords = ["نان & آب", "آزادی"]
[[creator]]
name = "مریم احمدی"
given = "مریم"
family = "احمدی"
orcid = "0000-0002-1825-0097"
isni = "0000 0001 2103 2683"
[[creator]]
name = "آرش {کمانگیر}"
[[contributor]]
name = "بهمن راد"
given = "بهمن"
family = "راد"
role = "edt"
[[contributor]]
name = "انجمن <نمونه>"
kind = "organisation"
role = "spn"
ror = "05dxps055"
[[contributor]]
name = "لیلا نور"
role = "trl"
[[subject]]
term = "Bread"
scheme = "lcsh"
scheme_url = "https://id.loc.gov/authorities/subjects"
url = "https://example.org/subjects/bread"
[[series]]
title = "دفترها"
number = "7"
issn = "0317-8471"
[parallel_titles]
en = "Bread"
[deposit]
publication_type = "report"
also = ["bibtex", "dspace", "ead", "mods", "zenodo"]
"""
ISSUER = "سارا کوهی"
RIGHTS = '"https://creativecommons.org/licenses/by-sa/4.0/"'
NAMED = ("احمدی", "کمانگیر", "راد", "نمونه", "نور", ISSUER)
"""What of each name stands in every form, escaped or not."""
FORMS = (
    "datacite.json",
    "datacite.xml",
    "dublin-core.xml",
    "ead.xml",
    "internet-archive.csv",
    "internet-archive.json",
    "mets.xml",
    "mods.xml",
    "record.bib",
    "record.ris",
    "schema-org.jsonld",
    "zenodo.json",
    "../data/text/tei.xml",
    "../bag-info.txt",
)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("named")
    keys = {"rights": RIGHTS, "issuing_body": f'"{ISSUER}"'}
    made, problems = deposit(materials(folder / "source", more=MORE, **keys), folder / "made")
    assert made, problems
    return made


def record(laid: tuple[Path, ...], name: str) -> dict[str, object]:
    read: dict[str, object] = json.loads((laid[0] / "metadata" / name).read_bytes())
    return read


@pytest.mark.parametrize("form", FORMS)
def test_every_description_names_them(form: str, laid: tuple[Path, ...]) -> None:
    content = (laid[0] / "metadata" / form).read_text(encoding="utf-8")
    assert [name for name in NAMED if name not in content] == []


def test_every_description_is_valid_and_says_the_same(
    laid: tuple[Path, ...], schemas: Path
) -> None:
    found = {check.name: check for check in verify_bag(laid[0], schemas)}
    wanted = {"DataCite JSON 4.5", "Internet Archive", "Dublin Core", "RIS", "one record"}
    wanted |= {"TEI P5", "METS", "PREMIS", "MODS"}
    wanted |= {name for name, schema in SCHEMAS.items() if (schemas / schema).is_file()}
    assert {name for name in wanted if found[name].outcome is not Outcome.PASSED} == set()


@pytest.mark.parametrize(
    ("form", "before", "after", "fact"),
    [
        ("datacite.json", "راد, بهمن", "راد, مهین", "contributor"),
        ("datacite.xml", "احمدی, مریم", "احمدی, مهین", "creator"),
        ("dublin-core.xml", "لیلا نور", "لیلا تار", "contributor"),
        ("ead.xml", "راد, بهمن", "راد, مهین", "contributor"),
        ("internet-archive.json", "آزادی", "بند", "subjects"),
        ("mods.xml", "بهمن", "مهین", "contributor"),
        ("record.bib", "احمدی, مریم", "احمدی, مهین", "creator"),
        ("record.ris", "دفترها; 7", "دفترها; 8", "series"),
        ("schema-org.jsonld", "بهمن راد", "مهین راد", "contributor"),
        ("zenodo.json", "بهمن", "مهین", "contributor"),
        ("../data/text/tei.xml", "بهمن راد", "مهین راد", "contributor"),
        ("../bag-info.txt", "بهمن راد", "مهین راد", "contributor"),
        ("datacite.json", "2103", "2104", "identifiers of people"),
        ("datacite.xml", "2103", "2104", "identifiers of people"),
        ("mods.xml", "05dxps055", "05dxps056", "identifiers of people"),
        ("schema-org.jsonld", "2103", "2104", "identifiers of people"),
        ("../data/text/tei.xml", "2103", "2104", "identifiers of people"),
        *(
            (form, "406157", "406150", "ISBN")
            for form in (
                "datacite.json",
                "datacite.xml",
                "dublin-core.xml",
                "ead.xml",
                "internet-archive.json",
                "mods.xml",
                "schema-org.jsonld",
                "../data/text/tei.xml",
            )
        ),
        *(
            (form, "zenodo.1234567", "zenodo.7654321", "DOI")
            for form in (
                "datacite.json",
                "datacite.xml",
                "dublin-core.xml",
                "ead.xml",
                "mods.xml",
                "record.bib",
                "record.ris",
                "schema-org.jsonld",
                "../data/text/tei.xml",
                "../ro-crate-metadata.json",
            )
        ),
        *(
            (form, "xf93gt2q", "xf93gt2x", "ARK")
            for form in (
                "datacite.json",
                "datacite.xml",
                "dublin-core.xml",
                "ead.xml",
                "mods.xml",
                "schema-org.jsonld",
                "../data/text/tei.xml",
                "../ro-crate-metadata.json",
            )
        ),
        ("record.bib", "40615-7", "40615-0", "ISBN"),
        ("record.ris", "40615-7", "40615-0", "ISBN"),
    ],
)
def test_one_that_names_another_is_named(
    form: str, before: str, after: str, fact: str, laid: tuple[Path, ...]
) -> None:
    file = laid[0] / "metadata" / form
    content = file.read_bytes()
    assert before.encode() in content
    file.write_bytes(content.replace(before.encode(), after.encode()))
    try:
        [check] = [each for each in verify_bag(laid[0]) if each.name == "one record"]
    finally:
        file.write_bytes(content)
    assert check.outcome is Outcome.FAILED and f"says of the {fact} " in check.note


def test_persons_are_persons_and_roles_have_their_codes(laid: tuple[Path, ...]) -> None:
    creators = record(laid, "datacite.json")["creators"]
    assert isinstance(creators, list)
    assert creators[0]["givenName"] == "مریم" and creators[1]["nameType"] == "Personal"
    mods = etree.parse(laid[0] / "metadata" / "mods.xml")
    codes = mods.xpath(
        "//m:roleTerm[@type='code']/text()", namespaces={"m": mods.getroot().nsmap[None]}
    )
    assert codes == ["aut", "aut", "edt", "spn", "trl", "isb"]
    held = record(laid, "zenodo.json")["metadata"]
    assert isinstance(held, dict)
    assert held["rights"] == [{"id": "cc-by-sa-4.0"}] and held["languages"] == [{"id": "fas"}]
    assert held["resource_type"] == {"id": "publication-report"}
    assert [each["role"]["id"] for each in held["contributors"]] == [
        "editor",
        "sponsor",
        "other",
        "other",
    ]
    assert held["creators"][0]["person_or_org"]["identifiers"] == [
        {"scheme": "orcid", "identifier": "0000-0002-1825-0097"},
        {"scheme": "isni", "identifier": "0000000121032683"},
    ]
    bibtex = (laid[0] / "metadata" / "record.bib").read_text(encoding="utf-8")
    assert "author = {احمدی, مریم and {آرش \\{کمانگیر\\}}}," in bibtex
    rows = csv.reader(
        (laid[0] / "metadata" / "internet-archive.csv").open(encoding="utf-8", newline="")
    )
    assert "creator[1]" in next(rows)


def test_each_list_calls_the_kind_of_publication_by_its_own_name(laid: tuple[Path, ...]) -> None:
    held = laid[0] / "metadata"
    kind = {"resourceTypeGeneral": "Report", "resourceType": "Report"}
    assert record(laid, "datacite.json")["types"] == kind
    assert record(laid, "schema-org.jsonld")["@type"] == "Report"
    assert (held / "record.ris").read_text(encoding="utf-8").startswith("TY  - RPRT\n")
    assert (held / "record.bib").read_text(encoding="utf-8").startswith("@report{")
    assert "<genre>report</genre>" in (held / "mods.xml").read_text(encoding="utf-8")


def test_dspace_names_them(laid: tuple[Path, ...]) -> None:
    with zipfile.ZipFile(next(each for each in laid if ".dspace." in each.name)) as held:
        root = etree.fromstring(held.read("item_0001/dublin_core.xml"))
    said = [
        (value.get("element"), value.get("qualifier"), value.text) for value in root.iter("dcvalue")
    ]
    assert ("contributor", "author", "احمدی, مریم") in said
    assert ("contributor", "editor", "راد, بهمن") in said
    assert ("identifier", "isbn", "9780306406157") in said
    assert ("type", "none", "Technical Report") in said
    assert not [each for each in said if each[1] == "available"]
    assert ("subject", "lcsh", "Bread") in said
    assert ("relation", "ispartofseries", "دفترها; 7") in said


def test_a_rule_of_orthography_may_change_a_name(tmp_path: Path) -> None:
    more = (
        'profile = "print"\n[[contributor]]\nname = "and ك O\'N"\nrole = "edt"\n'
        'given = "and ك"\nfamily = "O\'N"\n[[contributor]]\nname = "ي"\nrole = "ill"\n'
    )
    made, problems = deposit(materials(tmp_path / "source", more=more), tmp_path / "made")
    assert made, problems
    [check] = [each for each in verify_bag(made[0]) if each.name == "one record"]
    assert (check.outcome, check.note) == (Outcome.PASSED, "")
