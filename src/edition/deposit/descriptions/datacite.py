"""DataCite Metadata Schema: JSON in the form of version 4.5, XML in that of 4.7.

No DOI is given out here, so the identifier is the local one; the archive that mints a DOI puts it
in its place.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.statements import (
    RESOURCE_TYPE,
    XML_LANG,
    XSI,
    document,
    issued,
    json_text,
    notes,
    printed_dates,
    rights_in_words,
    titles,
)
from edition.model.record import Record

_KERNEL = "http://datacite.org/schema/kernel-4"
_LOCATION = f"{_KERNEL} https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"
_LOCAL = "Local identifier"
_E = ElementMaker(namespace=_KERNEL, nsmap={None: _KERNEL, "xsi": XSI})


def as_json(record: Record) -> bytes:
    """The attributes of a DOI, as DataCite's REST interface and Invenio take them."""
    related = {
        "relatedIdentifier": record.replaces_url,
        "relatedIdentifierType": "URL",
        "relationType": "IsNewVersionOf",
    }
    return json_text(
        {
            "schemaVersion": _KERNEL,
            "types": {"resourceTypeGeneral": "Text", "resourceType": RESOURCE_TYPE},
            "creators": [
                {"name": record.creator, "nameType": "Organizational", "lang": record.language}
            ],
            "titles": [_title(record, language, title) for language, title in titles(record)],
            "publisher": {"name": record.publisher, "lang": record.language},
            "publicationYear": str(record.year),
            "dates": [
                {"date": day, "dateType": kind} | _if("dateInformation", said)
                for day, kind, said in _dates(record)
            ],
            "language": record.language,
            "alternateIdentifiers": [
                {"alternateIdentifier": record.identifier, "alternateIdentifierType": _LOCAL}
            ],
            "relatedIdentifiers": [related] if record.replaces_url else [],
            "formats": ["application/pdf", "application/tei+xml", "text/plain"],
            "version": record.version,
            "rightsList": [
                {
                    "rights": rights_in_words(record),
                    "rightsUri": record.rights,
                    "lang": record.language,
                }
            ],
            "descriptions": [
                {"description": d, "descriptionType": kind, "lang": lang}
                for lang, kind, d in _described(record)
            ],
            "geoLocations": [{"geoLocationPlace": record.place}] if record.place else [],
            "url": record.url,
        }
    )


def as_xml(record: Record) -> bytes:
    """The resource as XML."""
    root = _E.resource(
        _E.identifier(record.identifier, identifierType=_LOCAL),
        _E.creators(
            _E.creator(
                _E.creatorName(
                    record.creator, {"nameType": "Organizational", XML_LANG: record.language}
                )
            )
        ),
        _E.titles(
            *(_E.title(title, _title_attributes(record, tag)) for tag, title in titles(record))
        ),
        _E.publisher(record.publisher, {XML_LANG: record.language}),
        _E.publicationYear(str(record.year)),
        _E.resourceType(RESOURCE_TYPE, resourceTypeGeneral="Text"),
        _E.dates(
            *(
                _E.date(day, {"dateType": kind} | _if("dateInformation", said))
                for day, kind, said in _dates(record)
            )
        ),
        _E.language(record.language),
        *_related(record),
        _E.formats(*map(_E.format, ("application/pdf", "application/tei+xml", "text/plain"))),
        _E.version(record.version),
        _E.rightsList(
            _E.rights(
                rights_in_words(record), {"rightsURI": record.rights, XML_LANG: record.language}
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


def _related(record: Record) -> list[etree._Element]:
    if not record.replaces_url:
        return []
    attributes = {"relatedIdentifierType": "URL", "relationType": "IsNewVersionOf"}
    return [_E.relatedIdentifiers(_E.relatedIdentifier(record.replaces_url, attributes))]


def _title(record: Record, language: str, title: str) -> dict[str, str]:
    return {"title": title, "lang": language} | (
        {} if language == record.language else {"titleType": "TranslatedTitle"}
    )


def _title_attributes(record: Record, language: str) -> dict[str, str]:
    return {XML_LANG: language} | (
        {} if language == record.language else {"titleType": "TranslatedTitle"}
    )


def _dates(record: Record) -> Iterator[tuple[str, str, str]]:
    """Date, type and what is to be known of it: when the text was made, and since when this edition
    can be had.
    """
    if record.dated:
        yield record.dated, "Created", printed_dates(record)
    yield issued(record), "Available", ""


def _described(record: Record) -> Iterator[tuple[str, str, str]]:
    """Language, type and description."""
    yield record.language, "Abstract", record.description
    for language, note in notes(record):
        yield language, "Other", note


def _if(key: str, value: str) -> dict[str, str]:
    return {key: value} if value else {}
