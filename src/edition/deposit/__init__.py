"""The stage that packs a finished build for an archive: payload, descriptions, fixity."""

from pathlib import Path

from edition.core.diagnostics import Problems
from edition.model.finished import Materials
from edition.model.record import Record

__all__ = ["deposit", "lacking"]


def deposit(materials: Materials, bench: Path) -> tuple[tuple[Path, ...] | None, Problems]:
    """Lay the deposit of an edition in `bench`: the bag ID/, the same as ID.zip, and what was asked
    for beside them.

    What is laid there, or None where a problem is an error; then nothing is.
    """
    from edition.deposit.packing import pack

    return pack(materials, bench)


def lacking(record: Record) -> Problems:
    """What archives ask for and a build does not, where the edition lacks it: errors, all of them,
    with which nothing is laid.
    """
    from edition.deposit.packing import lacking as lacking_in

    return lacking_in(record)
