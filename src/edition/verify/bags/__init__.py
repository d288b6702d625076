"""Whether a bag is what it says: fixity, profile, descriptions, texts. Read with other code than
that which packed it.
"""

from pathlib import Path

from edition.model.proof import Check, Outcome


def sound(bag: Path) -> tuple[Check, ...]:
    """Whether a bag is plain files, unchanged, and all that a deposit has: what must hold before
    any of it is used.

    Where it is more than folders and plain files nothing else is looked at, and this is the one
    check.
    """
    from edition.verify.bags.fixity import fixity
    from edition.verify.bags.openable import plain
    from edition.verify.bags.profile import profile

    of_files = plain(bag)
    return (
        (of_files,)
        if of_files.outcome is Outcome.FAILED
        else (of_files, *fixity(bag), *profile(bag))
    )


def contents(bag: Path, schemas: Path | None = None) -> tuple[Check, ...]:
    """Whether the descriptions of a bag of plain files are valid and one, its texts one text, its
    reports only to be read.
    """
    from edition.verify.bags.descriptions import described, one_record
    from edition.verify.bags.profile import reports
    from edition.verify.bags.texts import texts

    return (*described(bag, schemas), one_record(bag), *texts(bag), reports(bag))


def verify_bag(bag: Path, schemas: Path | None = None) -> tuple[Check, ...]:
    """Every check of a bag but those of its PDFs, each with an outcome; nothing is repaired.

    `schemas` is a folder with datacite-4.7/metadata.xsd, tei/tei_all.rng, mets/mets.xsd and others
    (`descriptions.SCHEMAS`); a check whose schema is not there is not run. A bag that cannot be
    read gives failed checks, never an exception; where it is more than plain files, one.
    """
    found = sound(bag)
    return found if len(found) == 1 else (*found, *contents(bag, schemas))
