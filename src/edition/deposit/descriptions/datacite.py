"""DataCite Metadata Schema: JSON in the form of version 4.5, XML in that of 4.7.

No DOI is given out here: where none is stated, which an archive reserved, the identifier is the
local one, and the archive that mints a DOI puts it in its place.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from edition.core.languages.roles import ROLES
from edition.deposit.statements import (
    XML_LANG,
    XSI,
    document,
    further_names,
    issued,
    json_text,
    notes,
    printed_dates,
    publication,
    rights_in_words,
    titles,
)
from edition.model.record import Agent, Record, Topic

_KERNEL = "http://datacite.org/schema/kernel-4"
_LOCATION = f"{_KERNEL} https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"
_LOCAL = "Local identifier"
_E = ElementMaker(namespace=_KERNEL, nsmap={None: _KERNEL, "xsi": XSI})

_OF_TEXT = ("application/tei+xml", "text/plain")
"""The formats of the texts that every deposit has."""


def as_json(record: Record, renditions: Sequence[str]) -> bytes:
    """The attributes of a DOI, as DataCite's REST interface and Invenio take them."""
    return json_text(
        {
            "doi": record.doi,
            "schemaVersion": _KERNEL,
            "types": {
                "resourceTypeGeneral": publication(record).datacite,
                "resourceType": publication(record).term,
            },
            "creators": [_agent(record, creator) for creator in record.creators],
            "contributors": [
                _agent(record, each)
                | {"contributorType": ROLES[each.role].datacite if each.role else "Other"}
                for each in record.contributors
            ],
            "titles": [_title(record, language, title) for language, title in titles(record)],
            "publisher": {"name": record.publisher, "lang": record.language},
            "publicationYear": str(record.year),
            "subjects": list(_told_of(record)),
            "dates": [
                {"date": day, "dateType": kind} | _said({"dateInformation": said})
                for day, kind, said in _dates(record)
            ],
            "language": record.language,
            "alternateIdentifiers": [
                {"alternateIdentifier": name, "alternateIdentifierType": kind}
                for kind, name in ((_LOCAL, record.identifier), *further_names(record))
                if kind != "DOI"
            ],
            "relatedIdentifiers": [
                {
                    "relatedIdentifier": address,
                    "relatedIdentifierType": kind,
                    "relationType": relation,
                }
                for address, kind, relation in _related(record)
            ],
            "formats": [*renditions, *_OF_TEXT],
            "version": record.version,
            "rightsList": [
                {
                    "rights": rights_in_words(record),
                    "rightsUri": record.rights,
                    "lang": record.language,
                }
                | _licence(record, "schemeUri")
            ],
            "descriptions": [
                {"description": d, "descriptionType": kind, "lang": lang}
                for lang, kind, d in _described(record)
            ],
            "geoLocations": [{"geoLocationPlace": record.place}] if record.place else [],
            "url": record.url,
        }
    )


def _told_of(record: Record) -> Iterator[Mapping[str, object]]:
    """Subjects, in words and by the lists that they are of."""
    yield from ({"subject": word, "lang": record.language} for word in record.keywords)
    yield from (
        _said({"subject": each.term} | _scheme(each, "schemeUri", "valueUri"))
        for each in record.topics
    )


def as_xml(record: Record, renditions: Sequence[str]) -> bytes:
    """The resource as XML."""
    root = _E.resource(
        _E.identifier(
            record.doi or record.identifier, identifierType="DOI" if record.doi else _LOCAL
        ),
        _E.creators(*(_E.creator(*_name(record, "creator", each)) for each in record.creators)),
        _E.titles(
            *(_E.title(title, _title_attributes(record, tag)) for tag, title in titles(record))
        ),
        _E.publisher(record.publisher, {XML_LANG: record.language}),
        _E.publicationYear(str(record.year)),
        _E.resourceType(publication(record).term, resourceTypeGeneral=publication(record).datacite),
        _E.dates(
            *(
                _E.date(day, {"dateType": kind} | _said({"dateInformation": said}))
                for day, kind, said in _dates(record)
            )
        ),
        _E.language(record.language),
        *_subjects(record),
        *_contributors(record),
        *_alternate_identifiers(record),
        *_related_identifiers(record),
        _E.formats(*map(_E.format, (*renditions, *_OF_TEXT))),
        _E.version(record.version),
        _E.rightsList(
            _E.rights(
                rights_in_words(record),
                {"rightsURI": record.rights, XML_LANG: record.language}
                | _licence(record, "schemeURI"),
            )
        ),
        _E.descriptions(
            *(
                _E.description(d, {"descriptionType": kind, XML_LANG: tag})
                for tag, kind, d in _described(record)
            )
        ),
        *(
            [_E.geoLocations(_E.geoLocation(_E.geoLocationPlace(record.place)))]
            if record.place
            else []
        ),
    )
    root.set(f"{{{XSI}}}schemaLocation", _LOCATION)
    return document(root)


def _agent(record: Record, agent: Agent) -> dict[str, object]:
    """A person or an organisation in JSON; of a person the family name stands first."""
    kind = "Personal" if agent.is_person else "Organizational"
    said: dict[str, object] = {"name": agent.inverted, "nameType": kind, "lang": record.language}
    said |= _said({"givenName": agent.given, "familyName": agent.family})
    identifiers = [
        {"nameIdentifier": address, "nameIdentifierScheme": scheme, "schemeUri": _home_of(scheme)}
        for scheme, _, address in agent.identifiers
    ]
    return said | ({"nameIdentifiers": identifiers} if identifiers else {})


def _name(record: Record, kind: str, agent: Agent) -> Iterator[etree._Element]:
    """The same in XML, as a creator or a contributor has it."""
    name_type = "Personal" if agent.is_person else "Organizational"
    yield _E(f"{kind}Name", agent.inverted, {"nameType": name_type, XML_LANG: record.language})
    yield from (_E(f"{part}Name", name) for part, name in _parts_of(agent) if name)
    for scheme, _, address in agent.identifiers:
        yield _E.nameIdentifier(
            address, {"nameIdentifierScheme": scheme, "schemeURI": _home_of(scheme)}
        )


def _parts_of(agent: Agent) -> tuple[tuple[str, str], ...]:
    return ("given", agent.given), ("family", agent.family)


def _home_of(scheme: str) -> str:
    return f"https://{scheme.lower()}.org"


def _contributors(record: Record) -> Iterator[etree._Element]:
    """The contributors; 4.7 has a type for translators, which 4.5 has not."""
    if record.contributors:
        yield _E.contributors(
            *(
                _E.contributor(
                    *_name(record, "contributor", each), contributorType=_contributor_type(each)
                )
                for each in record.contributors
            )
        )


def _contributor_type(agent: Agent) -> str:
    if agent.role == "trl":
        return "Translator"
    return ROLES[agent.role].datacite if agent.role else "Other"


def _subjects(record: Record) -> Iterator[etree._Element]:
    words = [_E.subject(word, {XML_LANG: record.language}) for word in record.keywords]
    terms = [
        _E.subject(each.term, _said(_scheme(each, "schemeURI", "valueURI")))
        for each in record.topics
    ]
    if words or terms:
        yield _E.subjects(*words, *terms)


def _scheme(topic: Topic, scheme_key: str, value_key: str) -> dict[str, str]:
    return {"subjectScheme": topic.scheme, scheme_key: topic.scheme_url, value_key: topic.url}


def _licence(record: Record, key: str) -> dict[str, str]:
    if not record.licence:
        return {}
    return {
        "rightsIdentifier": record.licence,
        "rightsIdentifierScheme": "SPDX",
        key: "https://spdx.org/licenses/",
    }


def _related(record: Record) -> Iterator[tuple[str, str, str]]:
    """Identifier, its type and the relation: of what is replaced, and of series."""
    if record.replaces_url:
        yield record.replaces_url, "URL", "IsNewVersionOf"
    yield from ((series.issn, "ISSN", "IsPartOf") for series in record.series if series.issn)


def _alternate_identifiers(record: Record) -> Iterator[etree._Element]:
    local = [(_LOCAL, record.identifier)] if record.doi else []
    names = [
        _E.alternateIdentifier(name, alternateIdentifierType=kind)
        for kind, name in (*local, *further_names(record))
        if kind != "DOI"
    ]
    if names:
        yield _E.alternateIdentifiers(*names)


def _related_identifiers(record: Record) -> Iterator[etree._Element]:
    related = [
        _E.relatedIdentifier(address, relatedIdentifierType=kind, relationType=relation)
        for address, kind, relation in _related(record)
    ]
    if related:
        yield _E.relatedIdentifiers(*related)


def _title(record: Record, language: str, title: str) -> dict[str, str]:
    return {"title": title, "lang": language} | (
        {} if language == record.language else {"titleType": "TranslatedTitle"}
    )


def _title_attributes(record: Record, language: str) -> dict[str, str]:
    return {XML_LANG: language} | (
        {} if language == record.language else {"titleType": "TranslatedTitle"}
    )


def _dates(record: Record) -> Iterator[tuple[str, str, str]]:
    """Date, type and what is to be known of it: when the text was made, and when this edition was
    issued. Since when an archive shows it (Available) is for that to say.
    """
    if record.dated:
        yield record.dated, "Created", printed_dates(record)
    yield issued(record), "Issued", ""


def _described(record: Record) -> Iterator[tuple[str, str, str]]:
    """Language, type and description."""
    yield record.language, "Abstract", record.description
    for series in record.series:
        yield record.language, "SeriesInformation", series.cited
    for language, note in notes(record):
        yield language, "Other", note


def _said(values: dict[str, str]) -> dict[str, str]:
    """Without what says nothing."""
    return {key: value for key, value in values.items() if value}
