"""Every description of one record: valid by its own schema, and saying the same as all others."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import edtf
import metsrw
import pytest
from internetarchive.cli.cli_utils import get_args_dict
from internetarchive.utils import is_valid_metadata_key, validate_s3_identifier
from lxml import etree
from msgspec.structs import replace

from edition.deposit.descriptions import ON_REQUEST, descriptions
from edition.deposit.descriptions.repositories import simple_archive
from edition.identity.xmp import xmp_packet
from edition.model.finished import PayloadFile
from edition.model.proof import Outcome
from edition.verify.bags.descriptions import (
    SCHEMAS,
    _by_schema,
    _datacite,
    _premis,
    _whole,
    _within_a_finding_aid,
    _without_types,
)
from tests.deposit.small import RECORD
from tests.given import schema

PAYLOAD = (
    PayloadFile("pamphlet.pdf", "pamphlet.pdf", "output", b"%PDF"),
    PayloadFile("posters/A3-title.pdf", "posters/A3-title.pdf", "output", b"%PDF-"),
    PayloadFile("source/01-100.txt", "گزارش 100%.txt", "input", b"x"),
    PayloadFile("manifest.json", "manifest.json", "manifest", b"{}"),
)
MADE = descriptions(RECORD, PAYLOAD, tuple(ON_REQUEST))
JUDGED: Mapping[str, tuple[str, Callable[[Any], Iterator[Any]]]] = {
    "METS": ("mets.xml", _without_types),
    "PREMIS": ("mets.xml", _premis),
    "MODS": ("mods.xml", _whole),
    "EAD3": ("ead.xml", _within_a_finding_aid),
}
"""The file of each form with a schema of its own, and what of it is judged."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Said(NamedTuple):
    """What a description says; `created` and `issued` are EDTF."""

    title: str
    creator: str
    created: str
    issued: str
    identifier: str
    language: str


def xml(content: bytes) -> Any:
    return etree.fromstring(content)


def text(root: Any, path: str, **namespaces: str) -> str:
    [first, *_] = root.xpath(path, namespaces=namespaces)
    return str(first if isinstance(first, str) else first.text)


def datacite_json() -> Said:
    record = json.loads(MADE["datacite.json"])
    dates = {date["dateType"]: date["date"] for date in record["dates"]}
    identifier = record["alternateIdentifiers"][0]["alternateIdentifier"]
    [title] = [t["title"] for t in record["titles"] if t["lang"] == "fa"]
    return Said(
        title,
        record["creators"][0]["name"],
        dates["Created"],
        dates["Issued"],
        identifier,
        record["language"],
    )


def datacite_xml() -> Said:
    def get(path: str) -> str:
        return text(xml(MADE["datacite.xml"]), path, d="http://datacite.org/schema/kernel-4")

    dates = get("//d:date[@dateType='Created']"), get("//d:date[@dateType='Issued']")
    return Said(
        get("//d:title[@xml:lang='fa']"),
        get("//d:creatorName"),
        *dates,
        get("//d:identifier"),
        get("//d:language"),
    )


def dublin_core(content: bytes = MADE["dublin-core.xml"]) -> Said:
    def get(path: str) -> str:
        names = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}
        return text(xml(content), path, **names)

    dates = get("//dcterms:created"), get("//dcterms:issued")
    return Said(
        get("//dc:title[@xml:lang='fa']"),
        get("//dc:creator"),
        *dates,
        get("//dc:identifier"),
        get("//dc:language"),
    )


def archive_json() -> Said:
    r = json.loads(MADE["internet-archive.json"])
    return Said(
        r["title"],
        r["creator"],
        r["date-edtf"],
        r["date-available"],
        r["identifier"],
        r["language"],
    )


def archive_csv() -> Said:
    first = next(csv.DictReader(StringIO(MADE["internet-archive.csv"].decode(), newline="")))
    return Said(
        *(
            first[k]
            for k in ("title", "creator", "date-edtf", "date-available", "identifier", "language")
        )
    )


def schema_org() -> Said:
    r = json.loads(MADE["schema-org.jsonld"])
    [title] = [name["@value"] for name in r["name"] if name["@language"] == "fa"]
    return Said(
        title,
        r["creator"]["name"],
        r["dateCreated"],
        r["datePublished"],
        r["identifier"][0],
        r["inLanguage"],
    )


def ris() -> Said:
    lines = [line.split("  - ", 1) for line in MADE["record.ris"].decode().split("\r\n") if line]
    first = {tag: value for tag, value in reversed(lines)}
    notes = " ".join(value for tag, value in lines if tag == "N1")
    created, issued = (
        re.search(r"Date \(EDTF\): (\S+)\.", notes),
        re.search(r"This edition: (\S+)\.", notes),
    )
    assert created and issued and first["DA"] == "2016/10/28/" and first["PY"] == "2016"
    return Said(
        first["TI"], first["AU"].removesuffix(","), created[1], issued[1], first["ID"], first["LA"]
    )


def mods() -> Said:
    def get(path: str) -> str:
        return text(xml(MADE["mods.xml"]), path, m="http://www.loc.gov/mods/v3")

    created = "/".join(get(f"//m:dateCreated[@point='{point}']") for point in ("start", "end"))
    said = (
        get("//m:namePart"),
        created,
        get("//m:dateIssued"),
        get("/m:mods/m:identifier"),
        get("//m:languageTerm"),
    )
    return Said(get("//m:titleInfo[@xml:lang='fa']/m:title"), *said)


def ead() -> Said:
    def get(path: str) -> str:
        return text(xml(MADE["ead.xml"]), path, e="http://ead3.archivists.org/schema/")

    dates = (
        get("//e:unitdate[@label='creation']/@normal"),
        get("//e:unitdate[@label='edition']/@normal"),
    )
    return Said(
        get("//e:unittitle[@lang='fa']"),
        get("//e:corpname/e:part"),
        *dates,
        get("//e:unitid"),
        get("//e:language/@langcode"),
    )


def zenodo() -> Said:
    r = json.loads(MADE["zenodo.json"])["metadata"]
    created, issued = (
        {d["type"]["id"]: d["date"] for d in r["dates"]}[kind] for kind in ("created", "issued")
    )
    [identifier] = [
        each["description"].removeprefix("Identifier: ")
        for each in r["additional_descriptions"]
        if each["description"].startswith("Identifier: ")
    ]
    return Said(
        r["title"],
        r["creators"][0]["person_or_org"]["name"],
        created,
        issued,
        identifier,
        r["languages"][0]["id"],
    )


def bibtex() -> Said:
    content = MADE["record.bib"].decode()
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", content, re.MULTILINE))
    plain = {
        key: re.sub(r"\\([&%$#_{}])", r"\1", value).removeprefix("{").removesuffix("}")
        for key, value in fields.items()
    }
    issued = re.search(r"This edition: (\S+)\.", plain["note"])
    assert issued
    key = content.split("{")[1].split(",")[0]
    return Said(plain["title"], plain["author"], plain["date"], issued[1], key, plain["language"])


def mets() -> Said:
    root = xml(MADE["mets.xml"])
    inner = root.find(".//metadata")
    said = dublin_core(etree.tostring(inner))
    assert (root.get("OBJID"), root.get("LABEL")) == (said.identifier, said.title)
    return said


def dspace() -> Said:
    root = xml(simple_archive(RECORD, PAYLOAD)["item_0001/dublin_core.xml"])

    def get(element: str, qualifier: str) -> str:
        return text(root, f"//dcvalue[@element='{element}'][@qualifier='{qualifier}']")

    edition = re.fullmatch(r"This edition: (.+)\.", get("description", "none"))
    dates = get("date", "created"), edition[1] if edition else ""
    return Said(
        get("title", "none"),
        get("contributor", "author"),
        *dates,
        get("identifier", "other"),
        get("language", "iso"),
    )


FORMS: Mapping[str, Callable[[], Said]] = {
    form.__name__: form
    for form in (
        datacite_json, datacite_xml, dublin_core, archive_json, archive_csv, schema_org, ris, mets,
        mods, ead, zenodo, bibtex, dspace,
    )
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_all_say_the_same(form: str) -> None:
    said = FORMS[form]()
    assert said._replace(language="") == Said(
        RECORD.title, RECORD.creator, RECORD.dated, "2026-11-26", RECORD.identifier, ""
    )
    assert said.language in (RECORD.language, RECORD.language_code)


def test_none_is_left_out() -> None:
    assert len(FORMS) == len(MADE) + 1


def test_xmp_says_the_same() -> None:
    names = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
    packet = xmp_packet(RECORD)
    root = xml(
        packet.removeprefix('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode())
    )
    [default] = root.xpath(
        "//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']/text()", namespaces=names
    )
    said = [
        text(root, path, **names)
        for path in ("//dc:creator//rdf:li", "//dc:publisher//rdf:li", "//dc:identifier")
    ]
    assert [str(default), *said] == [
        RECORD.title,
        RECORD.creator,
        RECORD.publisher,
        RECORD.identifier,
    ]
    assert text(root, "//dc:date//rdf:li", **names) == "2026-11-26"
    assert text(root, "//dc:source", **names) == f"sha256:{RECORD.sha256}"
    assert text(root, "//dc:language//rdf:li", **names) == "fa"


def test_machine_dates_are_gregorian_edtf() -> None:
    for form in FORMS.values():
        said = form()
        assert str(edtf.parse_edtf(said.created)) == "2016-10-28/2016-10-30"
        assert str(edtf.parse_edtf(said.issued)) == "2026-11-26"
    for name in ("datacite.json", "internet-archive.json", "schema-org.jsonld"):
        assert "1395-" not in MADE[name].decode()


def test_the_year_of_datacite_is_gregorian_and_a_string() -> None:
    assert json.loads(MADE["datacite.json"])["publicationYear"] == "2016"


def test_datacite_json_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "datacite.json"
    file.write_bytes(MADE["datacite.json"])
    assert list(_datacite(file)) == []


@pytest.mark.parametrize("name", ["DataCite XML 4.7", *JUDGED])
@pytest.mark.parametrize("changes", [{}, {"parallel_titles": (), "dated": "", "stated": (), "replaces": "", "replaces_url": "",
    "place": "", "url": "", "rights_statement": "", "dates_note": ""}], ids=["full", "bare"])  # fmt: skip
def test_xml_is_valid(name: str, changes: dict[str, Any], schemas: Path, tmp_path: Path) -> None:
    schema(SCHEMAS[name])
    form, chosen = JUDGED.get(name, ("datacite.xml", _whole))
    file = tmp_path / form
    file.write_bytes(descriptions(replace(RECORD, **changes), PAYLOAD, tuple(ON_REQUEST))[form])
    check = _by_schema(name, file, schemas, chosen)
    assert (check.outcome, check.note) == (Outcome.PASSED, "")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("METS", b'TYPE="physical"', b'KIND="physical"'),
        ("PREMIS", b"objectIdentifierType>", b"objectIdentifierKind>"),
        ("MODS", b"languageTerm", b"languageWord"),
        ("EAD3", b"<physdesc>", b'<physdesc level="item">'),
    ],
)
def test_a_broken_document_is_not_valid(
    name: str, before: bytes, after: bytes, schemas: Path, tmp_path: Path
) -> None:
    schema(SCHEMAS[name])
    form, chosen = JUDGED[name]
    assert before in MADE[form]
    (tmp_path / form).write_bytes(MADE[form].replace(before, after))
    check = _by_schema(name, tmp_path / form, schemas, chosen)
    assert check.outcome is Outcome.FAILED and "cannot be used" not in check.note


def test_mets_is_read_by_archivematica_s_own_reader(tmp_path: Path) -> None:
    file = tmp_path / "mets.xml"
    file.write_bytes(MADE["mets.xml"])
    read = metsrw.METSDocument.fromfile(str(file))
    paths = {entry.path: entry for entry in read.all_files() if entry.type == "Item"}
    assert set(paths) == {f"data/{entry.name}" for entry in PAYLOAD}
    [premis] = paths["data/source/01-100.txt"].get_premis_objects()
    assert (premis.size, premis.format_registry_key) == ("1", "x-fmt/111")
    names = xml(MADE["mets.xml"]).xpath(
        "//p:originalName/text()", namespaces={"p": "http://www.loc.gov/premis/v3"}
    )
    assert "گزارش 100%.txt" in names


def test_the_spreadsheet_is_read_as_the_internet_archive_s_tool_reads_it() -> None:
    rows = list(csv.DictReader(StringIO(MADE["internet-archive.csv"].decode(), newline="")))
    assert all(is_valid_metadata_key(key) for key in rows[0] if key != "REMOTE_NAME")
    assert validate_s3_identifier(rows[0]["identifier"])
    assert rows[0]["file"] == "data/pamphlet.pdf"
    assert {row["REMOTE_NAME"] for row in rows} == {entry.name for entry in PAYLOAD}
    item = get_args_dict(
        [
            f"{k.lower()}:{v}"
            for k, v in rows[0].items()
            if v and k not in ("identifier", "file", "REMOTE_NAME")
        ]
    )
    assert item["title"] == RECORD.title
    assert (item["mediatype"], item["page-progression"], item["language"]) == ("texts", "rl", "fas")
    assert not any(
        rows[1][key] for key in rows[1] if key not in ("identifier", "file", "REMOTE_NAME")
    )


def test_a_former_edition_is_a_relation() -> None:
    [related] = json.loads(MADE["datacite.json"])["relatedIdentifiers"]
    assert (related["relationType"], related["relatedIdentifier"]) == (
        "IsNewVersionOf",
        RECORD.replaces_url,
    )


def test_only_what_is_asked_for_is_made_on_request() -> None:
    assert set(descriptions(RECORD, PAYLOAD, ("bibtex",))) - set(
        descriptions(RECORD, PAYLOAD, ())
    ) == {"record.bib"}
