"""What each form of description says of an edition: under each of `FACTS` all values that it gives;
a form may have no place for a fact.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from lxml import etree

from edition.core.web_addresses import ID, with_id

Said: TypeAlias = Mapping[str, tuple[str, ...]]

FACTS = (
    "identifier",
    "title",
    "titles",
    "creator",
    "contributor",
    "publisher",
    "date of the text",
    "date of the edition",
    "date to cite by",
    "year",
    "rights",
    "rights in words",
    "version",
    "language",
    "language code",
    "description",
    "subjects",
    "series",
    "address",
)
"""`title` is that of the text, `titles` are all, it first; the date to cite by is that of the text,
else that of the edition. Subjects are keywords and terms of lists.
"""
NAMES = frozenset(("creator", "contributor"))
"""The facts whose values are names: «Family, Given» in one form is «Given Family» in another."""


def leaves(value: object, *path: str) -> tuple[str, ...]:
    """What stands at a path of keys in values from JSON or TOML, through lists; whatever shape they
    have.
    """
    found = [value]
    for key in path:
        found = [each[key] for each in _flat(found) if isinstance(each, dict) and key in each]
    return tuple(str(each) for each in _flat(found))


def _flat(values: list[object]) -> Iterator[object]:
    for value in values:
        yield from value if isinstance(value, list) else (value,)


def texts(
    root: etree._Element, path: str, names: Mapping[str, str], attribute: str = ""
) -> tuple[str, ...]:
    """The text, or an attribute, of all elements at a path of ElementTree, its prefixes by
    `names`.
    """
    found = root.iterfind(path, namespaces=dict(names))
    return tuple(
        each.get(attribute, "") if attribute else "".join(each.itertext()) for each in found
    )


def datacite_json(record: dict[str, object]) -> Said:
    """DataCite JSON 4.5."""
    dates = {kind: _dated(record, kind) for kind in ("Created", "Available")}
    return {
        "identifier": leaves(record, "alternateIdentifiers", "alternateIdentifier"),
        "title": leaves(record, "titles", "title")[:1],
        "titles": leaves(record, "titles", "title"),
        "creator": leaves(record, "creators", "name"),
        "contributor": leaves(record, "contributors", "name"),
        "publisher": leaves(record, "publisher", "name"),
        "date of the text": dates["Created"],
        "date of the edition": dates["Available"],
        "date to cite by": dates["Created"] or dates["Available"],
        "year": leaves(record, "publicationYear"),
        "rights": leaves(record, "rightsList", "rightsUri"),
        "rights in words": leaves(record, "rightsList", "rights"),
        "version": leaves(record, "version"),
        "language": leaves(record, "language"),
        "description": _described(
            record, "descriptions", "descriptionType", "Abstract", "description"
        ),
        "subjects": leaves(record, "subjects", "subject"),
        "series": _described(
            record, "descriptions", "descriptionType", "SeriesInformation", "description"
        ),
        "address": leaves(record, "url"),
    }


def _dated(record: dict[str, object], kind: str) -> tuple[str, ...]:
    return _described(record, "dates", "dateType", kind, "date")


def _described(
    record: dict[str, object], entries: str, key: str, kind: str, said: str
) -> tuple[str, ...]:
    """Of entries of several kinds what those of one say."""
    held = record.get(entries)
    return (
        leaves([each for each in held if isinstance(each, dict) and each.get(key) == kind], said)
        if isinstance(held, list)
        else ()
    )


def internet_archive(record: dict[str, object]) -> Said:
    """The metadata of an item."""
    translated = sorted(key for key in record if key.startswith("title-"))
    return {
        "identifier": leaves(record, "identifier"),
        "title": leaves(record, "title"),
        "titles": tuple(title for key in ("title", *translated) for title in leaves(record, key)),
        "creator": leaves(record, "creator"),
        "contributor": _without_roles(leaves(record, "contributor")),
        "publisher": leaves(record, "publisher"),
        "date of the text": leaves(record, "date-edtf"),
        "date of the edition": leaves(record, "date-available"),
        "year": leaves(record, "year"),
        "rights": leaves(record, "licenseurl"),
        "rights in words": leaves(record, "rights"),
        "version": leaves(record, "version"),
        "language code": leaves(record, "language"),
        "description": leaves(record, "description"),
        "subjects": leaves(record, "subject"),
        "series": leaves(record, "series"),
    }


def _without_roles(names: Sequence[str]) -> tuple[str, ...]:
    """Names without the role that stands in brackets behind each."""
    return tuple(_ROLE.sub("", name) for name in names)


def schema_org(record: dict[str, object]) -> Said:
    """JSON-LD."""
    identifiers = record.get("identifier")
    return {
        "identifier": tuple(each for each in identifiers if isinstance(each, str))
        if isinstance(identifiers, list)
        else (),
        "title": leaves(record, "name", "@value")[:1],
        "titles": leaves(record, "name", "@value"),
        "creator": leaves(record, "creator", "name"),
        "contributor": tuple(
            name for part in _PARTS_TAKEN for name in leaves(record, part, "name")
        ),
        "publisher": leaves(record, "publisher", "name"),
        "date of the text": leaves(record, "dateCreated"),
        "date of the edition": leaves(record, "datePublished"),
        "year": leaves(record, "copyrightYear"),
        "rights": leaves(record, "license"),
        "rights in words": leaves(record, "copyrightNotice"),
        "version": leaves(record, "version"),
        "language": leaves(record, "inLanguage"),
        "description": leaves(record, "abstract"),
        "subjects": tuple(
            each if isinstance(each, str) else "".join(leaves(each, "name"))
            for each in _flat([record.get("keywords", [])])
        ),
        "address": leaves(record, "@id"),
    }


def zenodo(record: dict[str, object]) -> Said:
    """The body of a deposition."""
    held = record.get("metadata")
    return {
        "title": leaves(held, "title"),
        "creator": leaves(held, "creators", "name"),
        "contributor": leaves(held, "contributors", "name"),
        "publisher": leaves(held, "imprint_publisher"),
        "version": leaves(held, "version"),
        "language code": leaves(held, "language"),
        "description": leaves(held, "description"),
    }


_NAMES = {
    "d": "http://datacite.org/schema/kernel-4",
    "dc": "http://purl.org/dc/elements/1.1/",
    "terms": "http://purl.org/dc/terms/",
    "mets": "http://www.loc.gov/METS/",
    "premis": "http://www.loc.gov/premis/v3",
    "mods": "http://www.loc.gov/mods/v3",
    "ead": "http://ead3.archivists.org/schema/",
    "tei": "http://www.tei-c.org/ns/1.0",
}
_HREF = "{http://www.w3.org/1999/xlink}href"


def _of(root: etree._Element, path: str, attribute: str = "") -> tuple[str, ...]:
    return texts(root, path, _NAMES, attribute)


def datacite_xml(root: etree._Element) -> Said:
    """DataCite XML 4.7."""
    created, available = (
        _of(root, f"d:dates/d:date[@dateType='{kind}']") for kind in ("Created", "Available")
    )
    return {
        "identifier": _of(root, "d:identifier"),
        "title": _of(root, "d:titles/d:title")[:1],
        "titles": _of(root, "d:titles/d:title"),
        "creator": _of(root, "d:creators/d:creator/d:creatorName"),
        "contributor": _of(root, "d:contributors/d:contributor/d:contributorName"),
        "publisher": _of(root, "d:publisher"),
        "date of the text": created,
        "date of the edition": available,
        "date to cite by": created or available,
        "year": _of(root, "d:publicationYear"),
        "rights": _of(root, "d:rightsList/d:rights", "rightsURI"),
        "rights in words": _of(root, "d:rightsList/d:rights"),
        "version": _of(root, "d:version"),
        "language": _of(root, "d:language"),
        "description": _of(root, "d:descriptions/d:description[@descriptionType='Abstract']"),
        "subjects": _of(root, "d:subjects/d:subject"),
        "series": _of(root, "d:descriptions/d:description[@descriptionType='SeriesInformation']"),
    }


def dublin_core(root: etree._Element) -> Said:
    """The elements and terms below `root`; of the identifiers the first is the edition's own, the
    other its address.
    """
    identifiers = _of(root, "dc:identifier")
    return {
        "identifier": identifiers[:1],
        "title": _of(root, "dc:title")[:1],
        "titles": _of(root, "dc:title"),
        "creator": _of(root, "dc:creator"),
        "contributor": _of(root, "dc:contributor"),
        "publisher": _of(root, "dc:publisher"),
        "date of the text": _of(root, "terms:created"),
        "date of the edition": _of(root, "terms:available"),
        "rights": _of(root, "terms:license"),
        "rights in words": _of(root, "dc:rights"),
        "language code": _of(root, "dc:language"),
        "description": _of(root, "terms:abstract"),
        "subjects": _of(root, "dc:subject"),
        "series": _of(root, "terms:isPartOf"),
        "address": identifiers[1:],
    }


def mets(root: etree._Element) -> Said:
    """METS itself, and the rights and the making in PREMIS."""
    stated = ".//premis:otherRightsInformation"
    said: dict[str, tuple[str, ...]] = {
        "identifier": (root.get("OBJID", ""),),
        "title": (root.get("LABEL", ""),),
        "date of the edition": _of(root, ".//premis:event/premis:eventDateTime"),
        "rights": _of(root, f"{stated}//premis:otherRightsDocumentationIdentifierValue"),
    }
    in_words = _of(root, f"{stated}/premis:otherRightsNote")
    return {**said, "rights in words": in_words} if in_words else said


def dublin_core_of_mets(root: etree._Element) -> Said:
    """The Dublin Core that METS wraps."""
    held = root.find("mets:dmdSec//metadata", namespaces=_NAMES)
    return dublin_core(root if held is None else held)


def mods(root: etree._Element) -> Said:
    """MODS; the two ends of a span of time stand apart, and a contributor has a label."""
    named = [
        (name.get("displayLabel", ""), " ".join(_of(name, "mods:namePart")))
        for name in root.iterfind("mods:name", _NAMES)
    ]
    origin = "mods:originInfo"
    return {
        "identifier": _of(root, "mods:identifier"),
        "title": _of(root, "mods:titleInfo/mods:title")[:1],
        "titles": _of(root, "mods:titleInfo/mods:title"),
        "creator": tuple(name for label, name in named if not label),
        "contributor": tuple(name for label, name in named if label),
        "publisher": _of(root, f"{origin}/mods:publisher"),
        "date of the text": tuple(
            filter(None, ("/".join(_of(root, f"{origin}/mods:dateCreated")),))
        ),
        "date of the edition": _of(root, f"{origin}/mods:dateIssued"),
        "rights": _of(root, "mods:accessCondition", _HREF),
        "rights in words": _of(root, "mods:accessCondition"),
        "version": _of(root, f"{origin}/mods:edition"),
        "language code": _of(root, "mods:language/mods:languageTerm"),
        "description": _of(root, "mods:abstract"),
        "subjects": _of(root, "mods:subject/mods:topic"),
        "address": _of(root, "mods:location/mods:url"),
    }


def ead(root: etree._Element) -> Said:
    """A component of EAD."""
    return {
        "identifier": _of(root, "ead:did/ead:unitid"),
        "title": _of(root, "ead:did/ead:unittitle")[:1],
        "titles": _of(root, "ead:did/ead:unittitle"),
        "creator": _of(root, "ead:did/ead:origination//ead:part"),
        "contributor": tuple(
            name
            for kind in ("persname", "corpname")
            for name in _of(root, f"ead:controlaccess/ead:{kind}/ead:part")
        ),
        "date of the text": _of(root, "ead:did/ead:unitdate[@label='creation']", "normal"),
        "date of the edition": _of(root, "ead:did/ead:unitdate[@label='edition']", "normal"),
        "language": _of(root, "ead:did/ead:langmaterial/ead:language"),
        "language code": _of(root, "ead:did/ead:langmaterial/ead:language", "langcode"),
        "description": _of(root, "ead:scopecontent/ead:p"),
        "subjects": _of(root, "ead:controlaccess/ead:subject/ead:part"),
        "address": _of(root, "ead:did/ead:dao", "href"),
    }


def tei(root: etree._Element) -> Said:
    """The header of TEI."""
    file = "tei:teiHeader/tei:fileDesc"
    publication = f"{file}/tei:publicationStmt"
    return {
        "identifier": _of(root, f"{publication}/tei:idno[@type='local']"),
        "title": _of(root, f"{file}/tei:titleStmt/tei:title")[:1],
        "titles": _of(root, f"{file}/tei:titleStmt/tei:title"),
        "creator": _of(root, f"{file}/tei:titleStmt/tei:author"),
        "contributor": (
            *_of(root, f"{file}/tei:titleStmt/tei:editor"),
            *_of(root, f"{file}/tei:titleStmt/tei:respStmt/tei:persName"),
            *_of(root, f"{file}/tei:titleStmt/tei:respStmt/tei:orgName"),
        ),
        "publisher": _of(root, f"{publication}/tei:publisher"),
        "date of the text": _of(root, "tei:teiHeader/tei:profileDesc/tei:creation/tei:date"),
        "date of the edition": _of(root, f"{publication}/tei:date", "when"),
        "rights": _of(root, f"{publication}/tei:availability/tei:licence", "target"),
        "rights in words": _of(root, f"{publication}/tei:availability/tei:licence"),
        "version": _of(root, f"{file}/tei:editionStmt/tei:edition", "n"),
        "language": _of(root, "tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language", "ident"),
        "subjects": _of(root, "tei:teiHeader/tei:profileDesc/tei:textClass/tei:keywords/tei:term"),
        "address": _of(root, f"{publication}/tei:idno[@type='URL']"),
    }


_TEX = re.compile(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\([&%$#_{}])")
_TEX_NAMES = {"\\textbackslash{}": "\\", "\\textasciitilde{}": "~", "\\textasciicircum{}": "^"}
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_ROLE = re.compile(r" \([^()]*\)$")
_PARTS_TAKEN = ("author", "contributor", "editor", "illustrator", "sponsor", "translator")
_INDEXED = re.compile(r"(.+)\[\d+\]")
_DATE_OF_TEXT, _DATE_OF_EDITION = (
    re.compile(r"Date \(EDTF\): (\S+)\."),
    re.compile(r"This edition: (\S+)\."),
)


def ris(text: str) -> Said:
    """RIS, where the corporate author ends in a comma; dates to the day stand in notes."""
    found: dict[str, list[str]] = {}
    for line in text.split("\r\n"):
        found.setdefault(line[:2], []).append(line[6:])

    def said(tag: str) -> tuple[str, ...]:
        return tuple(found.get(tag, ()))

    return {
        "identifier": said("ID"),
        "title": said("TI"),
        "titles": said("TI") + said("TT"),
        "creator": tuple(author.removesuffix(",") for author in said("AU")),
        "publisher": said("PB"),
        "date of the text": _in_note(_DATE_OF_TEXT, said("N1")),
        "date of the edition": _in_note(_DATE_OF_EDITION, said("N1")),
        "year": said("PY"),
        "version": said("ET"),
        "language": said("LA"),
        "description": said("AB"),
        "subjects": said("KW"),
        "series": said("T3"),
        "address": said("UR"),
    }


def _in_note(pattern: re.Pattern[str], notes: Sequence[str]) -> tuple[str, ...]:
    return tuple(match[1] for match in map(pattern.fullmatch, notes) if match)


def bibtex(text: str) -> Said:
    """The one entry, without TeX's escapes and the braces that keep capitals."""
    found = dict(_FIELD.findall(text))

    def plain(value: str) -> str:
        kept = value[1:-1] if value.startswith("{") and value.endswith("}") else value
        return _TEX.sub(lambda match: match[1] or _TEX_NAMES[match[0]], kept)

    def said(key: str) -> tuple[str, ...]:
        return (plain(found[key]),) if found.get(key) else ()

    return {
        "identifier": said("number"),
        "title": said("title"),
        "creator": tuple(map(plain, _names_in(found.get("author", "")))),
        "publisher": said("publisher"),
        "date to cite by": said("date"),
        "version": said("version"),
        "language": said("language"),
        "address": said("url"),
    }


def _names_in(field: str) -> list[str]:
    """The names of a field of BibTeX, between which «and» stands outside of all braces."""
    names: list[str] = []
    depth = 0
    for piece in field.split(" and "):
        if depth:
            names[-1] += f" and {piece}"
        else:
            names.append(piece)
        depth += sum(1 if brace == "{" else -1 for brace in _BRACE.findall(piece))
    return names


def spreadsheet(rows: Sequence[Mapping[str, str]]) -> Said:
    """The first row, which has the fields of the item; that is empty which is not said."""
    return internet_archive(item_of(rows[0])) if rows else {}


def item_of(row: Mapping[str, str]) -> dict[str, object]:
    """The fields of a row, those with a number (creator[0], creator[1]) as lists."""
    found: dict[str, object] = {}
    for column, value in row.items():
        indexed = _INDEXED.fullmatch(column)
        if not value:
            continue
        if not indexed:
            found[column] = value
        elif isinstance(entries := found.setdefault(indexed[1], []), list):
            entries.append(value)
    return found


def bag_info_fields(fields: Mapping[str, str]) -> Said:
    """The fields of bag-info.txt."""

    def said(label: str) -> tuple[str, ...]:
        return (fields[label],) if label in fields else ()

    return {
        "identifier": said("External-Identifier"),
        "title": said("Title"),
        "creator": said("Creator"),
        "contributor": _without_roles("; ".join(said("Contributor")).split("; ")),
        "publisher": said("Source-Organization"),
        "date of the edition": said("Bagging-Date"),
        "date to cite by": said("Date"),
        "rights": said("Rights"),
        "language code": said("Language"),
        "description": said("External-Description"),
    }


def edition_toml(table: dict[str, object], epoch: int) -> Said:
    """What the editor states; the day of the edition is that of `epoch` where none is."""
    titles = table.get("parallel_titles")
    parallel = tuple(str(titles[key]) for key in sorted(titles)) if isinstance(titles, dict) else ()
    day = str(table.get("issued") or datetime.fromtimestamp(epoch, UTC).date())
    address = next((url for url in leaves(table, "link", "url") if ID in url), "")
    identifier = str(table.get("id", ""))
    described = leaves(table, "description")
    return {
        "identifier": leaves(table, "id"),
        "title": leaves(table, "title"),
        "titles": leaves(table, "title") + parallel,
        **_agents(table),
        "publisher": leaves(table, "publisher"),
        "date of the edition": (day,),
        "rights": leaves(table, "rights"),
        "rights in words": leaves(table, "rights_statement") or leaves(table, "rights"),
        "version": leaves(table, "version") or ("1",),
        "language": leaves(table, "language"),
        **({"description": described} if described else {}),
        "subjects": leaves(table, "keywords") + leaves(table, "subject", "term"),
        "series": tuple(
            "; ".join(leaves(each, "title") + leaves(each, "number"))
            for each in _flat([table.get("series", [])])
        ),
        "address": (with_id(address, identifier),) if address else (),
    }


def _agents(table: dict[str, object]) -> Said:
    """Creators and contributors. The issuing body is the creator where no other is, else a
    contributor, if it is not named already.
    """
    issuing = leaves(table, "issuing_body")
    creators, contributors = leaves(table, "creator", "name"), leaves(table, "contributor", "name")
    if creators and not set(issuing) & {*creators, *contributors}:
        contributors += issuing
    return {"creator": creators or issuing, "contributor": contributors}
