"""The versions of an edition side by side: deposits that replace each other, laid in one object of
OCFL 1.1 with a page that says what has changed.
"""

from pathlib import Path

from msgspec.structs import replace

from edition.archive.depositing import Archived
from edition.archive.versions.laying import CHANGES, Laid, lay
from edition.core.quoting import worded

__all__ = ["CHANGES", "Laid", "laid_too", "lay"]


def laid_too(made: Archived, root: Path, *, breaking: bool = False) -> Archived:
    """What came of a deposit, its bag laid into the storage root; the deposit stays where that is
    refused.
    """
    bag = next((each for each in made.files if (each / "bagit.txt").is_file()), None)
    if bag is None:
        return made
    laid = lay(bag, root, breaking=breaking)
    problems = (*made.problems, *laid.problems)
    if laid.folder is None:
        return replace(made, problems=problems)
    if not laid.version:
        return replace(made, problems=problems)
    told = worded("laid as version {version}", version=laid.version)
    return replace(
        made, files=(*made.files, laid.folder), problems=problems, notes=(*made.notes, told)
    )
