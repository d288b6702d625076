"""The Record of an edition, from its description, its dates and the digest of its text."""

from edition.core.web_addresses import ID, with_id
from edition.model.description import Description
from edition.model.reading import Dates
from edition.model.record import Record, StatedDate

_ISO_639_3 = {
    "ar": "ara",
    "ckb": "ckb",
    "en": "eng",
    "fa": "fas",
    "he": "heb",
    "ps": "pus",
    "tg": "tgk",
    "ug": "uig",
    "ur": "urd",
}


def describe(description: Description, dates: Dates, sha256: str) -> Record:
    """What every machine-readable description of this edition will say."""
    meeting = "، ".join(
        part for part in (description.adopting_meeting, description.place, dates.display) if part
    )
    address = next((link.url for link in description.link if ID in link.url), "")
    return Record(
        identifier=description.id,
        language=description.language,
        language_code=language_code(description.language),
        title=description.title,
        parallel_titles=tuple(sorted(description.parallel_titles.items())),
        creator=description.issuing_body,
        publisher=description.publisher,
        place=description.place,
        description=f"{description.title}. {meeting}" if meeting else description.title,
        dated=dates.normative.edtf if dates.normative else "",
        year=_year(description, dates),
        issued=dates.issued,
        stated=tuple(StatedDate(date.printed, date.calendar, date.edtf) for date in dates.printed),
        dates_note=" ".join(part for part in (dates.disagreement, dates.reason) if part),
        version=description.version,
        rights=description.rights,
        rights_statement=description.rights_statement,
        url=with_id(address, description.id),
        replaces=description.replaces,
        replaces_url=with_id(address, description.replaces) if description.replaces else "",
        sha256=sha256,
    )


def language_code(tag: str) -> str:
    """The code of ISO 639-3 for a tag of BCP 47: that of its first part, which has three letters
    where it has none of two.
    """
    primary = tag.split("-")[0].lower()
    return primary if len(primary) == 3 else _ISO_639_3.get(primary, "und")


def _year(description: Description, dates: Dates) -> int | None:
    """The editor's choice, else the Gregorian year in which the normative date lies whole, else
    that of the edition.
    """
    if description.deposit.publication_year is not None:
        return description.deposit.publication_year
    if dates.normative is None:
        return dates.issued.year if dates.issued else None
    start, end = dates.normative.start.year, dates.normative.end.year
    return start if start == end else None
