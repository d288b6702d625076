"""What a page says of the edition to machines: JSON-LD (schema.org), the tags by which catalogues
of papers cite, and links that say what is where (Signposting, RFC 8288).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from lxml import etree
from lxml.builder import E

from edition.model.record import Agent, Record
from edition.model.surface import Download

ACCESS_FEATURES = (
    "structuralNavigation",
    "readingOrder",
    "tableOfContents",
    "pageNavigation",
    "pageBreakMarkers",
)
"""Of the vocabulary of schema.org; the last two where there are pages of paper, contents where
there are some.
"""
_OF_PAGES = ("pageNavigation", "pageBreakMarkers")


def access_features(has_pages: bool, has_picture: bool, has_contents: bool) -> tuple[str, ...]:
    """What a surface has for those who do not see it or see it otherwise."""
    lacking = set() if has_pages else set(_OF_PAGES)
    lacking |= set() if has_contents else {"tableOfContents"}
    found = [each for each in ACCESS_FEATURES if each not in lacking]
    return (*found, *(["alternativeText"] if has_picture else []))


def json_ld(
    record: Record, downloads: Sequence[Download], address: str, features: Sequence[str]
) -> str:
    """The edition as a CreativeWork, with the `features` of access that the page has. Nothing in it
    can end the element that holds it.
    """
    said: Mapping[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": address or record.url,
        "name": record.title,
        "alternateName": [title for _, title in record.parallel_titles],
        "identifier": record.identifier,
        "url": address,
        "sameAs": record.url if record.url != address else "",
        "inLanguage": record.language,
        "creator": [_agent(each) for each in record.creators],
        "contributor": [_agent(each) for each in record.contributors],
        "publisher": record.publisher,
        "locationCreated": record.place,
        "temporalCoverage": record.dated,
        "datePublished": record.issued.isoformat() if record.issued else "",
        "version": record.version,
        "license": record.rights,
        "keywords": list(record.subjects),
        "isPartOf": [each.cited for each in record.series],
        "description": record.description,
        "accessMode": "textual",
        "accessModeSufficient": "textual",
        "accessibilityFeature": list(features),
        "accessibilityHazard": "none",
        "encoding": [_encoding(each) for each in downloads],
    }
    kept = {key: value for key, value in said.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _agent(agent: Agent) -> Mapping[str, str]:
    kind = "Person" if agent.is_person else "Organization"
    found = {"@type": kind, "name": agent.name}
    return found | ({"@id": agent.address} if agent.address else {})


def _encoding(download: Download) -> Mapping[str, str]:
    return {
        "@type": "MediaObject",
        "contentUrl": download.file,
        "encodingFormat": download.media_type,
        "contentSize": str(len(download.content)),
        "sha256": sha256(download.content).hexdigest(),
    }


def citation_tags(
    record: Record, downloads: Sequence[Download], address: str
) -> Iterator[etree._Element]:
    """Tags that catalogues read; addresses in them are whole, so they are there where the page has
    one.
    """
    said = [("citation_title", record.title)]
    said += [("citation_author", each.inverted) for each in record.creators]
    said += [("citation_publisher", record.publisher)]
    said += [("citation_publication_date", str(record.year or ""))]
    said += [("citation_language", record.language)]
    if address:
        said += [
            ("citation_pdf_url", f"{address.rstrip('/')}/{each.file}")
            for each in downloads
            if each.kind == "pamphlet"
        ]
    for name, content in said:
        if content:
            yield E.meta(name=name, content=content)


def signposts(
    record: Record, downloads: Sequence[Download], address: str
) -> Iterator[etree._Element]:
    """What is where: the address to cite, the licence, who made it, the files."""
    if cited := record.url or address:
        yield E.link(rel="cite-as", href=cited)
    if address:
        yield E.link(rel="canonical", href=address)
    if record.rights:
        yield E.link(rel="license", href=record.rights)
    for agent in record.creators:
        if agent.address:
            yield E.link(rel="author", href=agent.address)
    for each in downloads:
        yield E.link({"rel": "item", "href": each.file, "type": each.media_type})
