"""The stage that packs a finished build for an archive: payload, descriptions, fixity."""

from pathlib import Path

from edition.core.diagnostics import Problems
from edition.model.materials import Materials

__all__ = ["deposit"]


def deposit(materials: Materials, bench: Path) -> tuple[tuple[Path, ...] | None, Problems]:
    """Lay the deposit of an edition in `bench`: the bag ID/, the same as ID.zip, and what was asked
    for beside them.

    What is laid there, or None where a problem is an error; then nothing is.
    """
    from edition.deposit.packing import pack

    return pack(materials, bench)
