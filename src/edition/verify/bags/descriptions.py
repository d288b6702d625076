"""Whether the descriptions of a bag are valid by the schemas of those who made the forms, and say
the same of its edition.

Manifests do not tell it: whoever changes a description can make them anew. What all say is asked,
so that the one which says another thing is named; and whether edition.toml says it, from which all
were made.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.core.bounds import BAG_RECORD
from edition.core.inside import Astray, inside
from edition.core.quoting import cut, worded
from edition.model.proof import Check, CheckName, Outcome, ProperName
from edition.verify.bags import crate, forms_in_xml
from edition.verify.bags import forms_of_description as forms
from edition.verify.bags.bag_files import record_of, root_of, rows_of, text_of, toml_of
from edition.verify.bags.forms_of_description import FACTS, NAMES, Said
from edition.verify.bags.lists import bag_info, build_manifest
from edition.verify.file.checks import Damaged, attempt
from edition.verify.proofs.letters_said import in_letters

Element: TypeAlias = etree._Element

_DATACITE = Path(__file__).with_name("schemas") / "datacite-4.5.json"
_PREMIS = "{http://www.loc.gov/premis/v3}"
_EAD = "{http://ead3.archivists.org/schema/}"
_FINDING_AID = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>a</recordid>
<filedesc><titlestmt><titleproper>a</titleproper></titlestmt></filedesc>
<maintenancestatus value="new"/><maintenanceagency><agencyname>a</agencyname></maintenanceagency>
<maintenancehistory><maintenanceevent><eventtype value="created"/>
<eventdatetime>2026</eventdatetime><agenttype value="human"/><agent>a</agent>
</maintenanceevent></maintenancehistory></control>
<archdesc level="collection"><did><unittitle>a</unittitle></did><dsc/></archdesc></ead>"""


SCHEMAS: Mapping[str, str] = {
    "DataCite XML 4.7": "datacite-4.7/metadata.xsd",
    "TEI P5": "tei/tei_all.rng",
    "METS": "mets/mets.xsd",
    "PREMIS": "premis/premis.xsd",
    "MODS": "mods/mods.xsd",
    "EAD3": "ead/ead3.xsd",
}
"""The schema of each form in a folder of them, which may have it or not."""


def described(bag: Path, schemas: Path | None) -> tuple[Check, ...]:
    """A check for each form that has a schema or a reader of its own."""
    held = bag / "metadata"
    return (
        attempt(
            ProperName("DataCite JSON 4.5"), "jsonschema", lambda: _datacite(held / "datacite.json")
        ),
        _by_schema("DataCite XML 4.7", held / "datacite.xml", schemas),
        _by_schema("TEI P5", bag / "data" / "text" / "tei.xml", schemas),
        _by_schema("METS", held / "mets.xml", schemas, _without_types),
        _by_schema("PREMIS", held / "mets.xml", schemas, _premis),
        attempt(CheckName.METS_FILES, "lxml", lambda: _mets_files(bag)),
        attempt(ProperName("Dublin Core"), "lxml", lambda: _dublin_core(held / "dublin-core.xml")),
        attempt(ProperName("Internet Archive"), "csv", lambda: _spreadsheet(bag)),
        attempt(ProperName("schema.org"), "json", lambda: _json_ld(held / "schema-org.jsonld")),
        attempt(ProperName("RIS"), "text", lambda: _ris(held / "record.ris")),
        attempt(ProperName("RO-Crate 1.2"), "json", lambda: crate.faults(bag)),
        attempt(ProperName("CycloneDX"), "json", lambda: _bill(bag)),
        *(
            _by_schema(name, held / file, schemas, chosen)
            for name, file, chosen in (
                ("MODS", "mods.xml", _whole),
                ("EAD3", "ead.xml", _within_a_finding_aid),
            )
            if (held / file).is_file()
        ),
    )


def _whole(root: Element) -> Iterator[Element]:
    yield root


def _without_types(mets: Element) -> Iterator[Element]:
    """METS without the types of the elements it wraps, which METS's own schema does not know."""
    for element in mets.iter(f"{_PREMIS}*"):
        element.attrib.pop("{http://www.w3.org/2001/XMLSchema-instance}type", None)
    yield mets


def _premis(mets: Element) -> Iterator[Element]:
    """Each element of PREMIS that METS wraps."""
    for wrapped in mets.iter("{http://www.loc.gov/METS/}xmlData"):
        yield from (element for element in wrapped if element.tag.startswith(_PREMIS))


def _within_a_finding_aid(component: Element) -> Iterator[Element]:
    """The least finding aid of EAD3 with a component in it, for the schema knows no component that
    stands alone, and ours is to be put into the archive's own.
    """
    aid = etree.fromstring(_FINDING_AID)
    aid.find(f"{_EAD}archdesc/{_EAD}dsc").append(component)
    yield aid


def _by_schema(
    name: str,
    file: Path,
    schemas: Path | None,
    chosen: Callable[[Element], Iterator[Element]] = _whole,
) -> Check:
    schema = SCHEMAS[name]
    path = schemas / schema if schemas else None
    if path is None or not path.is_file():
        return Check(
            ProperName(name),
            "lxml",
            Outcome.NOT_RUN,
            note=worded("the schema {schema} is not there", schema=schema),
        )
    return attempt(ProperName(name), "lxml", lambda: _invalid(file, path, chosen))


def _invalid(
    file: Path, schema: Path, chosen: Callable[[Element], Iterator[Element]]
) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parser.resolvers.add(_Beside(schema.parent))
    try:
        read = etree.parse(str(schema), parser)
        checker = etree.RelaxNG(read) if schema.suffix == ".rng" else etree.XMLSchema(read)
    except etree.LxmlError:
        yield worded("the schema {schema} cannot be used", schema=schema.name)
        return
    for element in chosen(root_of(file)):
        if not checker.validate(element):
            yield from (
                worded("line {number}: {message}", number=error.line, message=error.message)
                for error in checker.error_log
            )


class _Beside(etree.Resolver):  # type: ignore[misc]
    """A schema that another one names by an address is looked for beside that one, then in the
    folders beside its own, under its last name: PREMIS and MODS ask for the XLink of METS.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def resolve(self, url: str, public_id: str, context: object) -> object:
        if "://" not in url:
            return None
        name = Path(urlsplit(url).path).name
        places = (self._folder, *sorted(self._folder.parent.iterdir()))
        file = next((at / name for at in places if (at / name).is_file()), None)
        return self.resolve_filename(str(file), context) if file else None


def _datacite(file: Path) -> Iterator[str]:
    # Imported here: it costs a tenth of a second, and most commands verify no bag.
    from jsonschema import Draft201909Validator

    for error in Draft201909Validator(record_of(_DATACITE)).iter_errors(record_of(file)):
        where = "/".join(map(str, error.path)) or worded("the record")
        yield worded("{where}: {message}", where=where, message=error.message)


def _mets_files(bag: Path) -> Iterator[str]:
    """Whether METS names every file of the payload, with its size and SHA-512, and no other."""
    mets = "{http://www.loc.gov/METS/}"
    named: set[str] = set()
    for entry in root_of(bag / "metadata" / "mets.xml").iter(f"{mets}file"):
        location = entry.find(f"{mets}FLocat")
        name = "" if location is None else location.get("{http://www.w3.org/1999/xlink}href", "")
        named.add(name)
        file = inside(bag, name, links=False)
        if isinstance(file, Astray):
            yield worded("«{name}» of METS {words}", name=name, words=file.words)
            continue
        with file.open("rb") as opened:
            digest = file_digest(opened, "sha512").hexdigest()
        if (entry.get("SIZE"), entry.get("CHECKSUM")) != (str(file.stat().st_size), digest):
            yield worded("{name} is not the file that METS describes", name=name)
    there = {
        path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()
    }
    yield from (worded("{name} is not in METS", name=name) for name in sorted(there - named))


def _dublin_core(file: Path) -> Iterator[str]:
    root = root_of(file)
    for element in ("title", "creator", "publisher", "type", "language", "identifier", "rights"):
        if not root.findtext(f"{{http://purl.org/dc/elements/1.1/}}{element}"):
            yield worded("there is no {element}", element=element)


def _spreadsheet(bag: Path) -> Iterator[str]:
    """Whether each file of the payload has its row, and the first row the fields that the archive
    asks for.
    """
    rows = rows_of(bag / "metadata" / "internet-archive.csv")
    listed = {row.get("file", "") for row in rows}
    there = {
        path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()
    }
    yield from (
        worded("{name} has no row, or no file", name=name) for name in sorted(there ^ listed)
    )
    item = forms.item_of(rows[0])
    yield from (
        worded("there is no {key}", key=key)
        for key in ("mediatype", "title", "creator", "date", "language")
        if not item.get(key)
    )
    record = record_of(bag / "metadata" / "internet-archive.json")
    yield from (
        worded("{key} differs between CSV and JSON", key=key)
        for key in ("title", "creator", "date")
        if item[key] != record[key]
    )


def _json_ld(file: Path) -> Iterator[str]:
    record = record_of(file)
    yield from (
        worded("there is no {key}", key=key)
        for key in ("@context", "@type", "name", "creator", "inLanguage")
        if not record.get(key)
    )


def _ris(file: Path) -> Iterator[str]:
    lines = text_of(file, BAG_RECORD).split("\r\n")
    if not lines[0].startswith("TY  - ") or lines[-2:] != ["ER  - ", ""]:
        yield worded("it does not begin with TY and end with ER")
    yield from (
        worded("«{line}» has no tag", line=line) for line in lines[:-1] if line[2:6] != "  - "
    )


def _bill(bag: Path) -> Iterator[str]:
    """Whether the bill of materials is one, of the release that the build manifest names, with
    every library and every font that it names.
    """
    bill, manifest = record_of(bag / "metadata" / "sbom.cdx.json"), build_manifest(bag)
    if isinstance(manifest, str):
        yield worded("data/manifest.json {manifest}", manifest=manifest)
        return
    if bill.get("bomFormat") != "CycloneDX":
        yield worded("it is no bill of materials")
    named = forms.leaves(bill, "metadata", "component", "name")
    version = forms.leaves(bill, "metadata", "component", "version")
    if (named, version) != (("edition",), (manifest.edition,)):
        yield worded("it is not that of edition {edition}", edition=manifest.edition)
    parts = {name.lower() for name in forms.leaves(bill, "components", "name")}
    yield from (
        worded("it has no {name}", name=name)
        for name in manifest.libraries
        if name.lower() not in parts
    )
    digests = forms.leaves(bill, "components", "hashes", "content")
    yield from (
        worded("it has no {name}", name=font.name)
        for font in manifest.fonts
        if font.sha256 not in digests
    )


_SOURCE = "data/source/edition.toml"
_METS = "metadata/mets.xml"


class _Form(NamedTuple):
    """A description by its name and file: what reads the file, and what it says."""

    name: str
    file: str
    open: Callable[[Path], Any]
    said: Callable[[Any], Said]


def _form(
    file: str, read: Callable[[Path], Any], said: Callable[[Any], Said], name: str = ""
) -> _Form:
    return _Form(name or file, file, read, said)


def _record_text(file: Path) -> str:
    return text_of(file, BAG_RECORD)


_FORMS = (
    _form(crate.NAME, crate.read, forms.ro_crate),
    _form("README.txt", _record_text, forms.readme),
    _form("metadata/datacite.json", record_of, forms.datacite_json),
    _form("metadata/datacite.xml", root_of, forms_in_xml.datacite_xml),
    _form("metadata/dublin-core.xml", root_of, forms_in_xml.dublin_core),
    _form("metadata/internet-archive.json", record_of, forms.internet_archive),
    _form("metadata/internet-archive.csv", rows_of, forms.spreadsheet),
    _form(_METS, root_of, forms_in_xml.mets),
    _form(
        _METS,
        root_of,
        forms_in_xml.dublin_core_of_mets,
        worded("the Dublin Core of {file}", file=_METS),
    ),
    _form("metadata/schema-org.jsonld", record_of, forms.schema_org),
    _form("metadata/record.ris", _record_text, forms.ris),
    _form("data/text/tei.xml", root_of, forms_in_xml.tei),
    _form("metadata/ead.xml", root_of, forms_in_xml.ead),
    _form("metadata/mods.xml", root_of, forms_in_xml.mods),
    _form("metadata/record.bib", _record_text, forms.bibtex),
    _form("metadata/zenodo.json", record_of, forms.zenodo),
)
_WHERE_ASKED = frozenset(
    ("metadata/ead.xml", "metadata/mods.xml", "metadata/record.bib", "metadata/zenodo.json")
)
_FOLDED_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": ""})
_QUOTED = 100
"""Characters of what a description says, in a clause."""
_NOTHING = worded("nothing")


def one_record(bag: Path) -> Check:
    """Failed where a description of a bag says another thing than the others, or all another than
    edition.toml.
    """
    return attempt(CheckName.ONE_RECORD, "edition", lambda: _faults(bag))


def _faults(bag: Path) -> Iterator[str]:
    said: dict[str, Said] = {}
    for form in _FORMS:
        if form.file in _WHERE_ASKED and not (bag / form.file).is_file():
            continue
        try:
            said[form.name] = form.said(form.open(bag / form.file))
        except Damaged as why:
            yield why.args[0]
    said["bag-info.txt"] = forms.bag_info_fields(bag_info(bag))
    manifest = build_manifest(bag)
    if isinstance(manifest, str):
        yield worded("data/manifest.json {manifest}", manifest=manifest)
        return
    table = toml_of(bag / _SOURCE)
    stated = forms.edition_toml(table, manifest.source_date_epoch)
    plain = table.get("profile", "diplomatic") == "diplomatic" and not table.get("orthography")
    for fact in FACTS:
        yield from _differing(
            fact,
            {name: each[fact] for name, each in said.items() if fact in each},
            stated,
            plain=plain,
        )


def _differing(
    fact: str, said: Mapping[str, tuple[str, ...]], stated: Said, *, plain: bool
) -> Iterator[str]:
    """Where they differ in one fact; in a `plain` edition no rule of orthography has changed what
    is stated.
    """
    if not said:
        return
    said = {name: _lettered(values) for name, values in said.items()}
    keys = {name: _key(_sorted(fact, values)) for name, values in said.items()}
    counted = Counter(keys.values())
    common = max(counted, key=lambda key: counted[key])
    shown = next(values for name, values in said.items() if keys[name] == common)
    for name, values in said.items():
        if keys[name] != common:
            yield worded(
                "{name} says of the {fact} {said}, and the others {others}",
                name=name,
                fact=worded(fact),
                said=_quoted(values),
                others=_quoted(shown),
            )
    if fact in stated:
        wanted = _lettered(stated[fact])
        same = (
            _key(_sorted(fact, wanted)) == common
            if plain
            else _folded(fact, wanted) == _folded(fact, shown)
        )
        if not same:
            yield (
                worded(
                    "{source} says of the {fact} {said}, and the descriptions {others}",
                    source=_SOURCE,
                    fact=worded(fact),
                    said=_quoted(wanted),
                    others=_quoted(shown),
                )
            )


def _lettered(values: tuple[str, ...]) -> tuple[str, ...]:
    """Values with addresses in letters: people state them so, and machines are told them in
    ASCII.
    """
    return tuple(in_letters(unquote(value)) if "://" in value else value for value in values)


def _sorted(fact: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Values as they are; of names the words of each in one order, for a form may put the family
    name first, and of contributors all in one order, for a form may put them by their roles.
    """
    if fact not in NAMES:
        return values
    words = [" ".join(sorted(name.replace(",", " ").split())) for name in _each(values)]
    return tuple(words if fact == "creator" else sorted(words))


def _each(values: tuple[str, ...]) -> tuple[str, ...]:
    """The names in values, of which one may hold several."""
    return tuple(name for value in values for name in value.split("; ") if name.strip())


def _folded(fact: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Values without what a rule of orthography changes; of names the letters of each in one
    order, for a rule may join two words or part one.
    """
    if fact not in NAMES:
        return _letters(values)
    letters = ["".join(sorted(name)) for name in _letters(_each(values))]
    return tuple(letters if fact == "creator" else sorted(letters))


def _key(values: tuple[str, ...]) -> tuple[str, ...]:
    """Values without white space: forms differ in what they make of a line break."""
    return tuple("".join(value.split()) for value in values)


def _letters(values: tuple[str, ...]) -> tuple[str, ...]:
    """What no rule of orthography changes: letters, in one form, and the values of figures."""
    folded = (
        unicodedata.normalize("NFKD", value).translate(_FOLDED_LETTERS).casefold()
        for value in values
    )
    return tuple(re.sub(r"[\W_]", "", "".join(map(_plain, value))) for value in folded)


def _plain(character: str) -> str:
    return str(unicodedata.digit(character, character))


def _quoted(values: tuple[str, ...]) -> str:
    told = " · ".join(values)
    return f"«{cut(told, _QUOTED)}»" if values else _NOTHING
