"""Metadata of the web: Dublin Core, its elements (dc) with terms (dcterms) where an element would
leave open what is meant; and schema.org as JSON-LD, for search engines and for pages that show the
edition.
"""

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.statements import (
    XML_LANG,
    document,
    issued,
    json_text,
    notes,
    rights_in_words,
    titles,
)
from edition.model.record import Record

DC, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_NAMESPACES = {"dc": DC, "dcterms": TERMS}
_DC = ElementMaker(namespace=DC, nsmap=_NAMESPACES)
_TERMS = ElementMaker(namespace=TERMS, nsmap=_NAMESPACES)


def dublin_core(record: Record) -> bytes:
    """The record under a root of no namespace, as DCMI's guidelines for XML have it."""
    return document(metadata(record))


def metadata(record: Record) -> etree._Element:
    """The element that holds the record."""
    root = etree.Element("metadata", nsmap=_NAMESPACES)
    root.extend(_DC.title(title, {XML_LANG: language}) for language, title in titles(record))
    root.extend(
        [
            _DC.creator(record.creator, {XML_LANG: record.language}),
            _DC.publisher(record.publisher, {XML_LANG: record.language}),
            _DC.type("Text"),
            _DC.format("application/pdf"),
            _DC.language(record.language_code),
            _DC.identifier(record.identifier),
        ]
    )
    root.extend(_DC.identifier(url) for url in (record.url,) if url)
    root.extend(_TERMS.created(date) for date in (record.dated,) if date)
    root.append(_TERMS.available(issued(record)))
    root.append(_DC.rights(rights_in_words(record), {XML_LANG: record.language}))
    root.append(_TERMS.license(record.rights))
    root.extend(
        _TERMS.spatial(place, {XML_LANG: record.language}) for place in (record.place,) if place
    )
    root.extend(
        _TERMS.replaces(replaced)
        for replaced in (record.replaces_url or record.replaces,)
        if replaced
    )
    root.append(_TERMS.abstract(record.description, {XML_LANG: record.language}))
    root.extend(_DC.description(note, {XML_LANG: language}) for language, note in notes(record))
    return root


def json_ld(record: Record) -> bytes:
    """A DigitalDocument; texts carry their language as JSON-LD has it."""
    replaced = {
        "@type": "DigitalDocument",
        "identifier": record.replaces,
        "url": record.replaces_url,
    }
    digest = {"@type": "PropertyValue", "propertyID": "sha256", "value": record.sha256}
    return json_text(
        {
            "@context": "https://schema.org",
            "@type": "DigitalDocument",
            "@id": record.url,
            "identifier": [record.identifier, digest],
            "name": [
                {"@value": title, "@language": language} for language, title in titles(record)
            ],
            "creator": {"@type": "Organization", "name": record.creator},
            "publisher": {"@type": "Organization", "name": record.publisher},
            "dateCreated": record.dated,
            "datePublished": issued(record),
            "copyrightYear": record.year,
            "inLanguage": record.language,
            "version": record.version,
            "license": record.rights,
            "copyrightNotice": rights_in_words(record),
            "locationCreated": {"@type": "Place", "name": record.place} if record.place else "",
            "encodingFormat": "application/pdf",
            "abstract": record.description,
            "description": [
                {"@value": note, "@language": language} for language, note in notes(record)
            ],
            "isBasedOn": {key: value for key, value in replaced.items() if value}
            if record.replaces
            else "",
        }
    )
