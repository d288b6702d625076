"""Taking away what was made in a folder, in the folders of it and in their deposits, and nothing of
anybody else.
"""

from collections.abc import Iterator
from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error
from edition.delivery.delivering import DEPOSIT, listed
from edition.delivery.held import away, holding, refused
from edition.delivery.journal import WORK, Step, carry_out, digest
from edition.delivery.listing import OUTPUTS, Listing, read, stands
from edition.delivery.locks import LOCK


def clean(folder: Path, *, breaking: bool = False) -> tuple[tuple[Path, ...] | None, Problems]:
    """Take away every file that edition made in `folder`, which is that of one edition or of
    several; those that went.

    What was changed since it was made stays, and a note names it. A problem where nothing was made
    there.
    """
    gone: list[Path] = []
    problems: Problems = ()
    places = tuple(_places(folder))
    for place in places:
        with holding(place, breaking=breaking) as (held, found):
            problems += found
            if held is None:
                return None, problems
            steps, changed = _steps(place)
            try:
                carry_out(place, steps)
            except OSError as refusal:
                return None, (*problems, refused(place, refusal))
        away(place)
        gone += (place / step.file for step in steps)
        problems += _note(place, changed)
    if not places:
        act = "name the folder that --out named, or one in it"
        return None, (
            error(
                "nothing-made", "nothing in it was made by edition", act, Place(folder.as_posix())
            ),
        )
    return tuple(gone), problems


def _places(folder: Path) -> Iterator[Path]:
    """The folders that things were delivered into, or were going to be."""
    for place in (
        folder,
        *sorted(path for path in folder.glob("*") if path.is_dir() and not path.is_symlink()),
    ):
        marks = (place / WORK, place / LOCK)
        if any(mark.exists() for mark in marks) or any(
            _is_record(held) for held in (place, place / DEPOSIT)
        ):
            yield place


def _is_record(folder: Path) -> bool:
    """Whether edition made what is in it: a copy of the listing in a bag names files that are not
    beside it.
    """
    listing = read(folder)
    return listing is not None and any((folder / entry.file).exists() for entry in listing.outputs)


def _steps(place: Path) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """What goes, and the names of files that were changed."""
    steps, changed = [], []
    for folder in filter(_is_record, (place / DEPOSIT, place)):
        within = folder.relative_to(place)
        for entry in (read(folder) or Listing()).outputs:
            file = (within / entry.file).as_posix()
            if stands(folder, entry):
                steps.append(Step(file, entry.sha256, former=True))
            elif (folder / entry.file).exists():
                changed.append(file)
        steps.append(Step((within / OUTPUTS).as_posix(), digest(folder / OUTPUTS), former=True))
    return tuple(steps), tuple(changed)


def _note(place: Path, changed: tuple[str, ...]) -> Problems:
    if not changed:
        return ()
    fact = f"what was changed since edition made it stays: {listed(changed)}"
    return (
        Diagnostic(
            Severity.NOTE,
            "changed",
            fact,
            "remove it by hand if nobody needs it",
            Place(place.as_posix()),
        ),
    )
