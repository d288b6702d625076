"""schema.org as JSON-LD, for search engines and for web pages that show the edition."""

from edition.deposit.descriptions.statements import (
    issued,
    json_text,
    notes,
    rights_in_words,
    titles,
)
from edition.model.record import Record


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
