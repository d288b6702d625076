"""The Record of an edition, from its description, its dates and the digest of its text."""

from edition.model.description import Description
from edition.model.reading import Dates
from edition.model.record import Record


def describe(description: Description, dates: Dates, sha256: str) -> Record:
    """What every machine-readable description of this edition will say."""
    meeting = "، ".join(part for part in (description.adopting_meeting, description.place, dates.display) if part)
    return Record(
        identifier=description.id,
        language=description.language,
        title=description.title,
        parallel_titles=tuple(sorted(description.parallel_titles.items())),
        creator=description.issuing_body,
        description=f"{description.title}. {meeting}" if meeting else description.title,
        dated=dates.normative.edtf if dates.normative else "",
        issued=dates.issued,
        version=description.version,
        rights=description.rights,
        rights_statement=description.rights_statement,
        replaces=description.replaces,
        sha256=sha256,
    )
