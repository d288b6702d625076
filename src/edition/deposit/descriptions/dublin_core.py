"""Metadata of the web: Dublin Core, its elements (dc) with terms (dcterms) where an element would
leave open what is meant; and schema.org as JSON-LD, for search engines and for pages that show the
edition.
"""

from collections.abc import Sequence

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.statements import (
    XML_LANG,
    as_uri,
    document,
    further_names,
    issued,
    json_text,
    notes,
    publication,
    rights_in_words,
    titles,
)
from edition.model.record import Agent, PartOf, Record, Topic

DC, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_NAMESPACES = {"dc": DC, "dcterms": TERMS}
_DC = ElementMaker(namespace=DC, nsmap=_NAMESPACES)
_PROPERTIES = {
    "aut": "author",
    "edt": "editor",
    "ill": "illustrator",
    "spn": "sponsor",
    "trl": "translator",
}
_TERMS = ElementMaker(namespace=TERMS, nsmap=_NAMESPACES)


def dublin_core(record: Record, renditions: Sequence[str]) -> bytes:
    """The record under a root of no namespace, as DCMI's guidelines for XML have it."""
    return document(metadata(record, renditions))


def metadata(record: Record, renditions: Sequence[str]) -> etree._Element:
    """The element that holds the record; `renditions` are the media types of what is read."""
    root = etree.Element("metadata", nsmap=_NAMESPACES)
    root.extend(_DC.title(title, {XML_LANG: tag}) for tag, title in titles(record))
    language = {XML_LANG: record.language}
    root.extend(_DC.creator(each.name, language) for each in record.creators)
    root.extend(_DC.contributor(each.name, language) for each in record.contributors)
    root.extend(_DC.subject(word, language) for word in record.keywords)
    root.extend(_DC.subject(each.term) for each in record.topics)
    root.extend(
        [
            _DC.publisher(record.publisher, language),
            _DC.type("Text"),
            *map(_DC.format, renditions),
            _DC.language(record.language_code),
            _DC.identifier(record.identifier),
        ]
    )
    root.extend(_DC.identifier(url) for url in (record.url,) if url)
    root.extend(_DC.identifier(as_uri(kind, name)) for kind, name in further_names(record))
    root.extend(_TERMS.created(date) for date in (record.dated,) if date)
    root.append(_TERMS.issued(issued(record)))
    root.append(_DC.rights(rights_in_words(record), language))
    root.append(_TERMS.license(record.rights))
    root.extend(_TERMS.spatial(place, language) for place in (record.place,) if place)
    root.extend(
        _TERMS.replaces(replaced)
        for replaced in (record.replaces_url or record.replaces,)
        if replaced
    )
    root.extend(_TERMS.isPartOf(each.cited, language) for each in record.series)
    root.append(_TERMS.abstract(record.description, language))
    root.extend(_DC.description(note, {XML_LANG: tag}) for tag, note in notes(record))
    return root


def json_ld(record: Record, renditions: Sequence[str]) -> bytes:
    """A document of its kind; texts carry their language as JSON-LD has it."""
    kind = publication(record).schema_org
    replaced = {
        "@type": kind,
        "identifier": record.replaces,
        "url": record.replaces_url,
    }
    names = [
        {"@type": "PropertyValue", "propertyID": of, "value": name}
        for of, name in (*further_names(record), ("sha256", record.sha256))
    ]
    return json_text(
        {
            "@context": "https://schema.org",
            "@type": kind,
            "@id": record.url,
            "identifier": [record.identifier, *names],
            "name": [
                {"@value": title, "@language": language} for language, title in titles(record)
            ],
            "creator": _one_or_all([_agent(each) for each in record.creators]),
            **_by_property(record.contributors),
            "publisher": {"@type": "Organization", "name": record.publisher},
            "dateCreated": record.dated,
            "datePublished": issued(record),
            "copyrightYear": record.year,
            "inLanguage": record.language,
            "version": record.version,
            "license": record.rights,
            "copyrightNotice": rights_in_words(record),
            "keywords": [
                *record.keywords,
                *(_defined_term(each) for each in record.topics),
            ],
            "isPartOf": [_series(each) for each in record.series],
            "locationCreated": {"@type": "Place", "name": record.place} if record.place else "",
            "encodingFormat": _one_or_all(renditions),
            "abstract": record.description,
            "description": [
                {"@value": note, "@language": language} for language, note in notes(record)
            ],
            "isBasedOn": {key: value for key, value in replaced.items() if value}
            if record.replaces
            else "",
        }
    )


def _agent(agent: Agent) -> dict[str, object]:
    """A Person or an Organization, by its address where it has one, and the same by others."""
    said: dict[str, object] = {
        "@type": "Person" if agent.is_person else "Organization",
        "@id": agent.address,
        "name": agent.name,
        "givenName": agent.given,
        "familyName": agent.family,
        "sameAs": list(agent.addresses[1:]),
    }
    return {key: value for key, value in said.items() if value}


def _by_property(agents: Sequence[Agent]) -> dict[str, object]:
    """The contributors by the property that schema.org has for their role, else as such."""
    found: dict[str, list[dict[str, object]]] = {}
    for agent in agents:
        found.setdefault(_PROPERTIES.get(agent.role, "contributor"), []).append(_agent(agent))
    return {name: _one_or_all(entries) for name, entries in found.items()}


def _one_or_all(entries: Sequence[object]) -> object:
    return entries[0] if len(entries) == 1 else entries


def _defined_term(topic: Topic) -> dict[str, str]:
    said = {
        "@type": "DefinedTerm",
        "@id": topic.url,
        "name": topic.term,
        "inDefinedTermSet": topic.scheme_url or topic.scheme,
    }
    return {key: value for key, value in said.items() if value}


def _series(series: PartOf) -> dict[str, str]:
    said = {
        "@type": "CreativeWorkSeries",
        "name": series.title,
        "issn": series.issn,
        "position": series.number,
    }
    return {key: value for key, value in said.items() if value}
