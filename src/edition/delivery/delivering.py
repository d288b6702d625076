"""What was made on the bench becomes the content of its folder, all at once or nothing; or all that
was made in a folder, and in its deposit, is taken away. Nothing of anybody else goes.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, replace

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error
from edition.core.quoting import first_of, worded
from edition.delivery.held import Held, away, holding, refused
from edition.delivery.journal import WORK, Step, carry_out, digest
from edition.delivery.listing import OUTPUTS, Listing, MadeFile, read, stands, written
from edition.delivery.locks import LOCK
from edition.model.finished import TypeFacts
from edition.model.output_kinds import reading_of


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
            steps, changed = _steps_cleaning(place)
            try:
                carry_out(place, steps)
            except OSError as refusal:
                return None, (*problems, refused(place, refusal))
        away(place)
        gone += (place / step.file for step in steps)
        problems += _note(place, changed)
    if not places:
        act = worded("name the folder that --out named, or one in it")
        return None, (
            error(
                "nothing-made", "nothing in it was made by edition", act, Place(folder.as_posix())
            ),
        )
    return tuple(gone), problems


def _places(folder: Path) -> Iterator[Path]:
    """The folders that things were delivered into, or were going to be; a deposit is cleaned with
    the edition that it stands in.
    """
    if whole := _has_been_held(folder):
        yield folder
    for path in sorted(folder.glob("*")):
        within = whole and path.name == DEPOSIT
        if path.is_dir() and not path.is_symlink() and not within and _has_been_held(path):
            yield path


def _has_been_held(place: Path) -> bool:
    marks = (place / WORK, place / LOCK)
    return any(mark.exists() for mark in marks) or any(
        _is_record(held) for held in (place, place / DEPOSIT)
    )


def _is_record(folder: Path) -> bool:
    """Whether edition made what is in it: a copy of the listing in a bag names files that are not
    beside it.
    """
    listing = read(folder)
    return listing is not None and any((folder / entry.file).exists() for entry in listing.outputs)


def _steps_cleaning(place: Path) -> tuple[tuple[Step, ...], tuple[str, ...]]:
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
    fact = worded(
        "what was changed since edition made it stays: {listed}",
        listed=first_of(tuple(changed), _TOLD),
    )
    return (
        Diagnostic(
            Severity.NOTE,
            "changed",
            fact,
            worded("remove it by hand if nobody needs it"),
            Place(place.as_posix()),
        ),
    )


_REPORTS = ("proof.json", "report.html", "contact.png")
OVERLAYS = "overlay/"
DEPOSIT = "deposit"
_TOLD = 5
"""Names in a sentence; of more the count is told."""


Clearing: TypeAlias = Literal["all", "reports", "nothing"]


def tells(file: str) -> bool:
    """Whether a file, by its path in the folder, tells of a build, or is drawn over for a look."""
    return file in _REPORTS or file.startswith(OVERLAYS)


class Delivery(Struct, frozen=True):
    """How what was made is put in place.

    A PDF among the `failed` goes to NAME.failed.pdf, its text with it, and an earlier good one
    stays as it was. `clears` says what goes away of that which was made there before and is not
    now: all, where the whole folder was made anew; reports and overlays, which told of that; or
    nothing. In a `sealed` folder nothing of anybody else may stand. `state` and `facts` are
    those of the listing.
    """

    clears: Clearing = "all"
    failed: Collection[str] = ()
    state: str = ""
    facts: Mapping[str, TypeFacts] = {}
    sealed: bool = False


def put(folder: Path, name: str, content: bytes | str) -> None:
    """A file with exactly this content; text is written as UTF-8, line ends as they are."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def failed_name(file: Path) -> Path:
    """Where a file goes whose proof failed."""
    return file.with_name(f"{file.stem}.failed{file.suffix}")


def deliver(
    held: Held, made: Path, delivery: Delivery, within: str = ""
) -> tuple[tuple[Path, ...] | None, Problems]:
    """Every file below `made`, a bench, to its place below the held folder, or the folder `within`
    it; where they stand now.

    The listing of the folder is the last of them.

    A file in the way that was not made here, or was changed since, is a problem, and nothing is
    changed. What stands there and was made from another state is named by a note.
    """
    place = held.folder / within
    try:
        entries = tuple(_entries(made, delivery))
        if strange := (strangers(place) if delivery.sealed else ()) or _in_the_way(place, entries):
            return None, strange
        former = {entry.file: entry for entry in (read(place) or Listing()).outputs}
        going = [
            former[file]
            for file in sorted(_going(former, entries, delivery))
            if stands(place, former[file])
        ]
        gone = {entry.file for entry in (*going, *entries)}
        kept = [
            entry for entry in former.values() if entry.file not in gone and stands(place, entry)
        ]
        listing = Listing((*kept, *entries))
        put(made, OUTPUTS, written(listing))
        carry_out(held.folder, tuple(_steps(held, made, place, entries, going)))
    except OSError as refusal:
        return None, (refused(place, refusal),)
    placed = (*sorted(place / entry.file for entry in entries), place / OUTPUTS)
    return placed, _older(place, (*kept, *_deposited(place)), delivery.state)


def _entries(made: Path, delivery: Delivery) -> Iterator[MadeFile]:
    """What is on the bench: what `facts` are known of in their order, then the others by name."""
    order = {made / file: place for place, file in enumerate(delivery.facts)}
    files = sorted(path for path in made.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: order.get(path, len(order))):
        file = path.relative_to(made)
        failed = bool({file.as_posix(), file.with_suffix(".pdf").as_posix()} & set(delivery.failed))
        if failed:
            file = failed_name(file)
            os.replace(path, made / file)
            path = made / file
        name = file.as_posix()
        facts = delivery.facts.get(name, TypeFacts())
        yield MadeFile(
            file=name,
            sha256=digest(path),
            state=delivery.state,
            failed=failed,
            **asdict(facts),
            reading=reading_of(name),
        )


def _going(former: Collection[str], entries: Iterable[MadeFile], delivery: Delivery) -> set[str]:
    """What was made before and does not stay; nothing good goes where its successor failed."""
    if delivery.clears == "nothing":
        return set()
    told = {file for file in former if tells(file) or Path(file).stem.endswith(".failed")}
    going = set(former) if delivery.clears == "all" and not delivery.failed else told
    return going - {entry.file for entry in entries}


def _steps(
    held: Held, made: Path, place: Path, entries: Iterable[MadeFile], going: Iterable[MadeFile]
) -> Iterator[Step]:
    for entry in (*entries, MadeFile(OUTPUTS, digest(made / OUTPUTS))):
        file, staged = place / entry.file, made / entry.file
        names = (
            file.relative_to(held.folder).as_posix(),
            staged.relative_to(held.folder / WORK).as_posix(),
        )
        yield Step(names[0], entry.sha256, names[1], former=file.exists())
    for entry in going:
        yield Step(
            (place / entry.file).relative_to(held.folder).as_posix(), entry.sha256, former=True
        )


def strangers(place: Path) -> Problems:
    """The problem of a folder that is to be sealed, and in which something is that was not made
    there or was changed since.
    """
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return (_not_ours(place, (worded("it is no folder of its own"),)),)
    listing = read(place)
    former = {entry.file: entry for entry in (listing or Listing()).outputs}
    there = (
        path.relative_to(place)
        for path in sorted(place.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    )
    known = {LOCK, *((OUTPUTS,) if listing else ())}
    names = (file.as_posix() for file in there if file.parts[0] != WORK)
    strange = [
        name
        for name in names
        if name not in known and not (name in former and stands(place, former[name]))
    ]
    return (_not_ours(place, strange),) if strange else ()


def _in_the_way(place: Path, entries: Iterable[MadeFile]) -> Problems:
    """What stands where something is to be put, and is not what was made there."""
    listing = read(place)
    former = {entry.file: entry for entry in (listing or Listing()).outputs}
    strange = [] if listing else [OUTPUTS]
    for file in (entry.file for entry in entries):
        above = (
            folder
            for folder in (place / file).parents
            if folder != place and folder.is_relative_to(place)
        )
        blocked = next(
            (folder for folder in above if folder.is_symlink() or folder.is_file()), None
        )
        if blocked:
            strange.append(blocked.relative_to(place).as_posix())
        elif os.path.lexists(place / file) and not (file in former and stands(place, former[file])):
            strange.append(file)
    return (_not_ours(place, list(dict.fromkeys(strange))),) if strange else ()


def _not_ours(place: Path, strange: Sequence[str]) -> Diagnostic:
    fact = worded(
        "what edition did not make here, or was changed since, stands in the way: {listed}",
        listed=first_of(tuple(strange), _TOLD),
    )
    return error(
        "not-ours", fact, "move it away, or name another folder with --out", Place(place.as_posix())
    )


def _deposited(place: Path) -> tuple[MadeFile, ...]:
    """What stands of a deposit of earlier builds: no build makes or removes it."""
    listing = read(place / DEPOSIT) or Listing()
    return tuple(replace(entry, file=f"{DEPOSIT}/{entry.file}") for entry in listing.outputs)


def _older(place: Path, kept: Iterable[MadeFile], state: str) -> Problems:
    """The note of what stands there and is not of this state."""
    older = [entry.file for entry in kept if state and entry.state != state]
    if not older:
        return ()
    kinds = sorted({f"{Path(file).parts[0]}/" if "/" in file else file for file in older})
    fact = worded(
        "of {count} files there an earlier state of the edition is the source: {listed}",
        count=len(older),
        listed=first_of(tuple(kinds), _TOLD),
    )
    act = worded("build them too before you hand them on")
    return (Diagnostic(Severity.NOTE, "older", fact, act, Place(place.as_posix())),)
