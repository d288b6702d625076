"""What several descriptions say in the same words, and how they are written down: JSON and XML as
text, the same bytes every time.
"""

import json
from collections.abc import Mapping

from lxml import etree

from edition.core.dates.calendars import NAMES
from edition.core.identifiers import bare_isbn
from edition.core.publication_types import PUBLICATIONS, Publication
from edition.model.record import Record


def publication(record: Record) -> Publication:
    """The kind of publication, as each list calls it."""
    return PUBLICATIONS[record.publication_type]


def further_names(record: Record) -> tuple[tuple[str, str], ...]:
    """The names that others gave it beside its own identifier: the kind of each, and the name."""
    found = (("DOI", record.doi), ("ARK", record.ark), ("ISBN", bare_isbn(record.isbn)))
    return tuple((kind, name) for kind, name in found if name)


def as_uri(kind: str, name: str) -> str:
    """A further name as an address, or as a name under the space of names that it is from."""
    if kind == "DOI":
        return f"https://doi.org/{name}"
    return name if kind == "ARK" else f"urn:{kind.lower()}:{name}"


def titles(record: Record) -> tuple[tuple[str, str], ...]:
    """Language and title, that of the text first."""
    return ((record.language, record.title), *record.parallel_titles)


def printed_dates(record: Record) -> str:
    """The dates as the text prints them, each with its calendar, a lunar one with its variant, and
    its days: "" where it prints none.
    """
    each = (f"“{date.printed}” ({NAMES[date.calendar]}: {date.edtf})" for date in record.stated)
    found = "; ".join(each)
    return f"Dates as printed: {found}." if found else ""


def notes(record: Record) -> tuple[tuple[str, str], ...]:
    """Language and note: the printed dates, where they disagree and which one counts, the digest,
    what is replaced.
    """
    replaced = f"New version of {record.replaces}." if record.replaces else ""
    found = (
        ("en", printed_dates(record)),
        (record.language, record.dates_note),
        (
            "en",
            (
                "SHA-256 of the text as UTF-8 with LF line ends and no byte order mark: "
                f"{record.sha256}."
            ),
        ),
        ("en", replaced),
    )
    return tuple((language, note) for language, note in found if note)


def issued(record: Record) -> str:
    """The day of this edition in ISO 8601."""
    return record.issued.isoformat() if record.issued else ""


def first_day(edtf: str) -> str:
    """The beginning of a range of EDTF, a date of ISO 8601 to the day, month or year."""
    return edtf.partition("/")[0]


def rights_in_words(record: Record) -> str:
    """The statement, and its address where there is none."""
    return record.rights_statement or record.rights


def json_text(value: Mapping[str, object]) -> bytes:
    """JSON as UTF-8, letters plain, keys in the order given, without those that say nothing."""
    said = {key: entry for key, entry in value.items() if entry not in ("", [], {}, None)}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def document(root: etree._Element) -> bytes:
    """The finished document; elements without text of their own are indented."""
    etree.indent(root, " ")
    return written(root)


def written(root: etree._Element) -> bytes:
    """The document with its white space as it is."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return content + b"\n"
