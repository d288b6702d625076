"""Whether a bag is what it says: fixity, profile, descriptions, texts. Read with other code than that which packed it."""

from pathlib import Path

from edition.model.proof import Check


def verify_bag(bag: Path, schemas: Path | None = None) -> tuple[Check, ...]:
    """Every check of a bag but those of its PDFs, each with an outcome; nothing is repaired.

    `schemas` is a folder with datacite-4.7/metadata.xsd, tei/tei_all.rng and mets/mets.xsd; a check whose schema is not there is
    not run. A bag that cannot be read gives failed checks, never an exception.
    """
    from edition.verify.bags.described import described
    from edition.verify.bags.fixity import fixity
    from edition.verify.bags.profile import profile
    from edition.verify.bags.texts import texts

    return (*fixity(bag), *profile(bag), *described(bag, schemas), *texts(bag))
