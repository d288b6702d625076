"""What each form of description says of an edition: under each of `FACTS` all values that it gives;
a form may have no place for a fact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from edition.core.languages.bag_words import ENGLISH, PERSIAN
from edition.core.quoting import worded_later
from edition.core.web_addresses import ID

Said: TypeAlias = Mapping[str, tuple[str, ...]]

FACTS = (
    worded_later("identifier"),
    worded_later("title"),
    worded_later("titles"),
    worded_later("creator"),
    worded_later("contributor"),
    worded_later("publisher"),
    worded_later("date of the text"),
    worded_later("date of the edition"),
    worded_later("date to cite by"),
    worded_later("year"),
    worded_later("rights"),
    worded_later("rights in words"),
    worded_later("version"),
    worded_later("language"),
    worded_later("language code"),
    worded_later("description"),
    worded_later("subjects"),
    worded_later("series"),
    worded_later("address"),
    worded_later("ISBN"),
    worded_later("ARK"),
    worded_later("DOI"),
    worded_later("identifiers of people"),
)
"""`title` is that of the text, `titles` are all, it first; the date to cite by is that of the text,
else that of the edition. Subjects are keywords and terms of lists. Identifiers of people are all
addresses of ORCID, ROR and ISNI, in order.
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


def datacite_json(record: dict[str, object]) -> Said:
    """DataCite JSON 4.5."""
    dates = {kind: _dated(record, kind) for kind in ("Created", "Issued")}
    return {
        "identifier": _alternate(record, "Local identifier"),
        "ISBN": _alternate(record, "ISBN"),
        "ARK": _alternate(record, "ARK"),
        "DOI": leaves(record, "doi"),
        "identifiers of people": _sorted(
            name
            for part in ("creators", "contributors")
            for name in leaves(record, part, "nameIdentifiers", "nameIdentifier")
        ),
        "title": leaves(record, "titles", "title")[:1],
        "titles": leaves(record, "titles", "title"),
        "creator": leaves(record, "creators", "name"),
        "contributor": leaves(record, "contributors", "name"),
        "publisher": leaves(record, "publisher", "name"),
        "date of the text": dates["Created"],
        "date of the edition": dates["Issued"],
        "date to cite by": dates["Created"] or dates["Issued"],
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


def _alternate(record: dict[str, object], kind: str) -> tuple[str, ...]:
    kinds = "alternateIdentifierType"
    return _described(record, "alternateIdentifiers", kinds, kind, "alternateIdentifier")


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(values))


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
        "ISBN": leaves(record, "isbn"),
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
        **{
            kind: _described(record, "identifier", "propertyID", kind, "value")
            for kind in ("ISBN", "ARK", "DOI")
        },
        "identifiers of people": _sorted(
            address
            for part in ("creator", *_PARTS_TAKEN)
            for key in ("@id", "sameAs")
            for address in leaves(record, part, key)
        ),
    }


def zenodo(record: dict[str, object]) -> Said:
    """The draft of a record of InvenioRDM."""
    held = record.get("metadata")
    alternatives = leaves(held, "additional_titles", "title")
    said = {
        "title": leaves(held, "title"),
        "titles": leaves(held, "title") + alternatives,
        "creator": _names_of(held, "creators"),
        "contributor": _names_of(held, "contributors"),
        "publisher": leaves(held, "publisher"),
        "version": leaves(held, "version"),
        "language code": leaves(held, "languages", "id"),
        "description": leaves(held, "description"),
        "date to cite by": leaves(held, "publication_date"),
        "DOI": leaves(record, "pids", "doi", "identifier"),
        "subjects": leaves(held, "subjects", "subject"),
    }
    if isinstance(held, dict):
        for fact, kind in (("date of the text", "created"), ("date of the edition", "issued")):
            said[fact] = _typed(held, "dates", ("type", "id"), kind, "date")
        for fact in ("ISBN", "ARK"):
            said[fact] = _described(held, "identifiers", "scheme", fact.lower(), "identifier")
        series = _typed(
            held, "additional_descriptions", ("type", "id"), "series-information", "description"
        )
        said["series"] = series
    return said


def _names_of(held: object, part: str) -> tuple[str, ...]:
    named = (
        each.get("person_or_org") for each in _entries_of(held, part) if isinstance(each, dict)
    )
    return tuple(
        " ".join(leaves(person, "given_name") + leaves(person, "family_name"))
        or "".join(leaves(person, "name"))
        for person in named
    )


def _typed(
    record: dict[str, object], entries: str, path: tuple[str, ...], kind: str, said: str
) -> tuple[str, ...]:
    """Of entries whose type stands at a path what those of one kind say."""
    return tuple(
        value
        for each in _entries_of(record, entries)
        if leaves(each, *path) == (kind,)
        for value in leaves(each, said)
    )


def _entries_of(value: object, key: str) -> list[object]:
    """The entries of a list below a key of a table, whatever shape they have."""
    held = value.get(key) if isinstance(value, dict) else None
    return held if isinstance(held, list) else []


_TEX = re.compile(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\([&%$#_{}])")
_TEX_NAMES = {"\\textbackslash{}": "\\", "\\textasciitilde{}": "~", "\\textasciicircum{}": "^"}
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_ROLE = re.compile(r" \([^()]*\)$")
_PARTS_TAKEN = ("author", "contributor", "editor", "illustrator", "sponsor", "translator")
_HOMES = {
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
    "isni": "https://isni.org/isni/",
}
"""Before what edition.toml states of people."""
_LABELS = {
    getattr(words, label): label
    for words in (PERSIAN, ENGLISH)
    for label in ("title", "creator", "publisher", "issued", "identifier", "rights")
}
"""What README.txt has above what it says of the edition."""
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
        "ISBN": tuple(_bare(number) for number in said("SN") if len(_bare(number)) > 8),
        "DOI": said("DO"),
    }


def _bare(number: str) -> str:
    """A number without what parts its groups; of serials it has eight figures, of books more."""
    return number.replace("-", "").replace(" ", "")


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
        "ISBN": tuple(map(_bare, said("isbn"))),
        "DOI": said("doi"),
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


def ro_crate(crate: dict[str, object]) -> Said:
    """RO-Crate: what its root says, through the entities that it refers to."""
    graph = crate.get("@graph")
    by_id = {
        each["@id"]: each
        for each in (graph if isinstance(graph, list) else ())
        if isinstance(each, dict) and isinstance(each.get("@id"), str)
    }
    root = by_id.get("./", {})

    def through(key: str, of: str) -> tuple[str, ...]:
        named = (by_id.get(identifier, {}) for identifier in leaves(root, key, "@id"))
        return tuple(value for entity in named for value in leaves(entity, of))

    names: dict[str, object] = {
        "@graph": [by_id.get(each, {}) for each in leaves(root, "identifier", "@id")]
    }
    people = [
        by_id.get(each, {})
        for part in ("creator", *_PARTS_TAKEN)
        for each in leaves(root, part, "@id")
    ]
    return {
        "identifier": _described(names, "@graph", "propertyID", "local", "value"),
        **{
            kind: _described(names, "@graph", "propertyID", kind, "value")
            for kind in ("ISBN", "ARK", "DOI")
        },
        "title": leaves(root, "name"),
        "titles": leaves(root, "name") + leaves(root, "alternateName"),
        "creator": through("creator", "name"),
        "contributor": tuple(name for part in _PARTS_TAKEN for name in through(part, "name")),
        "publisher": through("publisher", "name"),
        "date of the text": leaves(root, "dateCreated"),
        "date of the edition": leaves(root, "datePublished"),
        "rights": leaves(root, "license", "@id"),
        "rights in words": through("license", "description"),
        "version": leaves(root, "version"),
        "language": leaves(root, "inLanguage"),
        "description": leaves(root, "description"),
        "subjects": leaves(root, "keywords"),
        "address": leaves(root, "url"),
        "identifiers of people": _sorted(
            address
            for person in people
            for address in (*leaves(person, "@id"), *leaves(person, "sameAs", "@id"))
            if not address.startswith("#")
        ),
    }


def readme(text: str) -> Said:
    """README.txt, in both of its languages: below a label of either each value has a line."""
    told: dict[str, list[str]] = {}
    under: list[str] = []
    for line in text.split("\n"):
        if line.startswith("    "):
            under.append(line.strip())
        else:
            under = told.setdefault(_LABELS.get(line, ""), [])
    said = {label: tuple(dict.fromkeys(values)) for label, values in told.items()}
    rights = said.get("rights", ())
    return {
        "identifier": said.get("identifier", ()),
        "titles": said.get("title", ()),
        "creator": said.get("creator", ()),
        "publisher": said.get("publisher", ()),
        "date of the edition": said.get("issued", ()),
        "rights": rights[-1:],
        "rights in words": rights[:-1] or rights,
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
        "address": (address.replace(ID, identifier),) if address else (),
        "ISBN": tuple(map(_bare, leaves(table, "isbn"))),
        "ARK": tuple(name.replace("ark:/", "ark:") for name in leaves(table, "ark")),
        "DOI": leaves(table, "doi"),
        "identifiers of people": _sorted(
            f"{home}{_bare(name) if key == 'isni' else name}"
            for part in ("creator", "contributor")
            for key, home in _HOMES.items()
            for name in leaves(table, part, key)
        ),
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
