"""Many files put in their places as if at once: what is to be done is written down first, so that
whoever comes next can end it.

The order is that of a write-ahead log. What stands in a place is kept by a second link; the journal
is renamed to its name, which is the one moment that decides; files are moved; the journal goes.
Killed before the moment, nothing was done; after it, all of it will be. Every step may be done
twice. A journal may have come with somebody else's folder: its names lead nowhere but into it.
"""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.inside import Astray, parts_of
from edition.core.quoting import worded
from edition.core.running_program import uninterrupted

WORK = ".edition"
_JOURNAL, _FORMER = "journal.json", "former"


class Step(Struct, frozen=True):
    """A file of the folder: `staged` in the work folder is put there ("": it goes away); `former`:
    one stands there already.
    """

    file: str
    sha256: str
    staged: str = ""
    former: bool = False


class _Journal(Struct, frozen=True):
    steps: tuple[Step, ...]
    undone: bool = False


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        found = sha256()
        while part := opened.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def carry_out(folder: Path, steps: Sequence[Step]) -> None:
    """All steps or none, whatever happens; OSError where none, as everything was before."""
    with uninterrupted():
        for step in steps:
            if step.former:
                _keep(folder, step)
        journal = _Journal(tuple(steps))
        _write(folder, journal)
        _end(folder, journal)
        _clear(folder / WORK / _FORMER)


def settle(folder: Path) -> None:
    """End what a killed command had begun in this folder, and sweep what it left; OSError where the
    system does not let it.
    """
    with uninterrupted():
        if journal := _read(folder):
            _end(folder, journal)
        sweep(folder)


def sweep(folder: Path) -> None:
    """Take the work folder away, unless it is still needed."""
    with uninterrupted():
        if (work := folder / WORK).is_dir() and not (work / _JOURNAL).exists():
            _clear(work)


def _clear(folder: Path) -> None:
    """Take a folder away with all that is in it, as far as the system lets that go."""
    for place, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            os.rmdir(place)
    if folder.exists():
        # Imported here because as a rule nothing but folders is left.
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def _end(folder: Path, journal: _Journal) -> None:
    """Go forward; where the system refuses that, back, and say so by its OSError. Then the journal
    goes.
    """
    refused: OSError | None = None
    if not journal.undone:
        try:
            for step in journal.steps:
                _do(folder, step)
        except OSError as refusal:
            refused = refusal
            _write(folder, replace(journal, undone=True))
    if journal.undone or refused:
        for step in journal.steps:
            _undo(folder, step)
    with suppress(OSError):  # whoever comes next will find that there is nothing left to do
        (folder / WORK / _JOURNAL).unlink()
    if refused:
        raise refused


def _do(folder: Path, step: Step) -> None:
    place = folder / step.file
    if behind_a_link(folder, step.file):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not step.staged:
        place.unlink(missing_ok=True)
        prune(place.parent, folder)
        return
    staged = folder / WORK / step.staged
    if staged.exists():  # else it is in its place already
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(staged, place)


def _undo(folder: Path, step: Step) -> None:
    place, former = folder / step.file, folder / WORK / _FORMER / step.file
    if behind_a_link(folder, step.file):
        return
    if former.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(former, place)
    elif not step.former and place.is_file() and digest(place) == step.sha256:
        place.unlink()
        prune(place.parent, folder)


def _keep(folder: Path, step: Step) -> None:
    former = folder / WORK / _FORMER / step.file
    former.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(folder / step.file, former)
    except OSError:  # a file system without links
        import shutil

        shutil.copy2(folder / step.file, former)


def _write(folder: Path, journal: _Journal) -> None:
    draft = folder / WORK / f"{_JOURNAL}.draft"
    with draft.open("wb") as opened:
        opened.write(msgspec.json.encode(journal))
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(draft, folder / WORK / _JOURNAL)


def _read(folder: Path) -> _Journal | None:
    if (folder / WORK).is_symlink():
        return None
    try:
        journal = msgspec.json.decode((folder / WORK / _JOURNAL).read_bytes(), type=_Journal)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (msgspec.MsgspecError, RecursionError):
        journal = None
    if journal is None or any(
        isinstance(parts_of(name), Astray) for step in journal.steps for name in _names(step)
    ):
        raise OSError(
            errno.EINVAL,
            worded("{work}/{journal} is not as edition writes it", work=WORK, journal=_JOURNAL),
        )
    return journal


def _names(step: Step) -> tuple[str, ...]:
    return (step.file, step.staged) if step.staged else (step.file,)


def behind_a_link(folder: Path, file: str) -> bool:
    """Whether a folder on the way to a file is a symbolic link, which may lead out."""
    place = folder / file
    return any(
        above.is_symlink()
        for above in place.parents
        if above != folder and above.is_relative_to(folder)
    )


def prune(folder: Path, top: Path) -> None:
    """Take away a folder below `top` in which nothing is left, and those above it in which nothing
    is left then.
    """
    with suppress(OSError):  # an empty folder is nothing to go back for
        while folder != top and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
