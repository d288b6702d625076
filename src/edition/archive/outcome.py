"""What the work for the archive is given beside the edition, and what comes of it."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from edition.core.diagnostics import Problems
from edition.model.proof import Proof


class Tools(Struct, frozen=True):
    """What is asked beside Python's libraries, where it is there: the jar of veraPDF, a folder of
    schemas.
    """

    verapdf: Path | None = None
    schemas: Path | None = None


class Archived(Struct, frozen=True):
    """The files in place (none: refused, or a proof failed), every proof, every problem on the way.

    `notes` say what the proofs do not prove.
    """

    files: tuple[Path, ...] = ()
    proofs: tuple[Proof, ...] = ()
    problems: Problems = ()
    notes: tuple[str, ...] = ()


def outermost(files: Iterable[Path], place: Path) -> tuple[Path, ...]:
    """What a person sees who opens `place`: of a bag its folder, not each file in it."""
    return tuple(sorted({place / file.relative_to(place).parts[0] for file in files}))
