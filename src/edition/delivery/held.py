"""A folder held for the time of a command: whole when it is had, with a bench to make things on,
and swept when it is let go.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import by_system, worded
from edition.core.running_program import uninterrupted
from edition.delivery.journal import WORK, settle, sweep
from edition.delivery.listing import OUTPUTS, read
from edition.delivery.locks import LOCK, release, take

_DEEP = 8
"""Folders above a file that are looked at: those of a PDF in a bag in a deposit in a build folder,
and some.
"""


class Held(Struct, frozen=True):
    """A folder that nobody else changes now."""

    folder: Path

    def bench(self, name: str = "made") -> Path:
        """A new empty folder in it, on the same file system, for what is going to be its
        content.
        """
        bench = self.folder / WORK / name
        bench.mkdir(parents=True)
        return bench


@contextmanager
def holding(folder: Path, *, breaking: bool = False) -> Iterator[tuple[Held | None, Problems]]:
    """Hold a folder, made if it is not there; what an earlier command left in it half done is ended
    first.

    A problem where somebody else holds it (of another machine: unless `breaking`), or where it
    cannot be written. At the end, whatever happens, nothing is left but what was delivered, and no
    folder that was made for nothing.
    """
    with ExitStack() as leaving:
        with uninterrupted():
            held, problems = _taken(folder, breaking, leaving)
        yield held, problems


def _taken(folder: Path, breaking: bool, leaving: ExitStack) -> tuple[Held | None, Problems]:
    for missing in _missing(folder):
        leaving.callback(away, missing)
    for made in (folder.parent, folder):
        try:
            made.mkdir(parents=True, exist_ok=True)
        except OSError as refusal:
            return None, (refused(made, refusal),)
    try:
        lock = take(folder, breaking=breaking)
        if isinstance(lock, Diagnostic):
            return None, (lock,)
        leaving.callback(release, folder, lock)
        settle(folder)
        leaving.callback(sweep, folder)
    except OSError as refusal:
        return None, (refused(folder, refusal),)
    return Held(folder), ()


@contextmanager
def settled(path: Path, *, breaking: bool = False) -> Iterator[Problems]:
    """Hold every output folder that `path` is in, so that it is read whole; a folder that nobody
    can write is as it is.
    """
    with ExitStack() as leaving:
        problems: Problems = ()
        for folder in reversed(list((path, *path.absolute().parents)[:_DEEP])):
            begun = _there(folder / WORK)
            if begun or _there(folder / LOCK) or (_there(folder / OUTPUTS) and read(folder)):
                held, found = leaving.enter_context(holding(folder, breaking=breaking))
                if held is None and (begun or found[0].code != _REFUSED):
                    problems += found
        yield problems


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a folder that may not be looked into, a name that is none
        return False


def _missing(folder: Path) -> list[Path]:
    """The folders that are not there, the outermost first."""
    missing = []
    while not _there(folder) and not folder.is_symlink():
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


def away(folder: Path) -> None:
    """Take away a folder in which nothing was put."""
    with suppress(OSError):
        folder.rmdir()


_REFUSED = "output-folder"


def refused(folder: Path, refusal: OSError) -> Diagnostic:
    """The problem of a folder that the system would not have written."""
    act = worded("name another folder with --out, or make this one writable")
    return error(
        _REFUSED,
        worded("the output folder cannot be written ({reason})", reason=by_system(refusal)),
        act,
        Place(folder.as_posix()),
    )
