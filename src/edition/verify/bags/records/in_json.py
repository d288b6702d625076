"""Descriptions in JSON: DataCite, the Internet Archive, schema.org, Zenodo."""

from edition.verify.bags.records.said import Said, leaves


def datacite(record: dict[str, object]) -> Said:
    """DataCite JSON 4.5."""
    dates = {kind: _dated(record, kind) for kind in ("Created", "Available")}
    return {
        "identifier": leaves(record, "alternateIdentifiers", "alternateIdentifier"),
        "title": leaves(record, "titles", "title")[:1],
        "titles": leaves(record, "titles", "title"),
        "creator": leaves(record, "creators", "name"),
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
        "publisher": leaves(record, "publisher"),
        "date of the text": leaves(record, "date-edtf"),
        "date of the edition": leaves(record, "date-available"),
        "year": leaves(record, "year"),
        "rights": leaves(record, "licenseurl"),
        "rights in words": leaves(record, "rights"),
        "version": leaves(record, "version"),
        "language code": leaves(record, "language"),
        "description": leaves(record, "description"),
    }


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
        "publisher": leaves(record, "publisher", "name"),
        "date of the text": leaves(record, "dateCreated"),
        "date of the edition": leaves(record, "datePublished"),
        "year": leaves(record, "copyrightYear"),
        "rights": leaves(record, "license"),
        "rights in words": leaves(record, "copyrightNotice"),
        "version": leaves(record, "version"),
        "language": leaves(record, "inLanguage"),
        "description": leaves(record, "abstract"),
        "address": leaves(record, "@id"),
    }


def zenodo(record: dict[str, object]) -> Said:
    """The body of a deposition."""
    held = record.get("metadata")
    return {
        "title": leaves(held, "title"),
        "creator": leaves(held, "creators", "name"),
        "publisher": leaves(held, "imprint_publisher"),
        "version": leaves(held, "version"),
        "language code": leaves(held, "language"),
        "description": leaves(held, "description"),
    }
