"""Whose a folder is for the time of a command: a file in it, held by the system's own lock and
naming machine and process.

The kernel lets go of a lock (flock) when its process ends, however it ends, so one that can be had
is nobody's: two containers of one machine, in which both commands may be process 7, are told apart
by it, and a number given anew is never mistaken. Another machine that shares the folder may not see
the lock; it sees the name in the file, and only a person can say that it is gone.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import worded
from edition.core.running_program import uninterrupted

try:
    import fcntl
except ImportError:  # no POSIX: there the name in the file is all
    fcntl = None  # type: ignore[assignment]

LOCK = ".edition.lock"
_MOST = 4096
"""Bytes of the lock file that are read: a name of a machine has 64 characters at most on Linux."""
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


_OWN: set[int] = set()
"""The locks that this process has now."""


def _have_none() -> None:
    """A process that is forked shares what is open, and would hold a lock when this one is gone."""
    for lock in _OWN:
        os.close(lock)
    _OWN.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_have_none)


class _Owner(Struct, frozen=True):
    """`boot` is the same in all containers of a machine until it is started again; "" where the
    system has none.
    """

    machine: str
    boot: str
    process: int


def take(folder: Path, *, breaking: bool) -> int | Diagnostic:
    """The lock of a folder, to be given to `release`; or who has it.

    That of a process of this machine that is gone is taken over, another machine's where
    `breaking`. OSError where the folder cannot be written.
    """
    file = folder / LOCK
    while True:
        try:
            lock, fresh = os.open(file, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666), True
        except FileExistsError:
            try:
                lock, fresh = os.open(file, _FLAGS), False
            except FileNotFoundError:
                continue  # released meanwhile
        try:
            held = _held(lock, fresh)
            if held is None and not _is_that(lock, file):
                os.close(lock)
                # released by its owner, or taken by another, between the opening and the lock
                continue
            held = held or _of_another_machine(lock, breaking)
            if held is None:
                os.ftruncate(lock, 0)
                os.pwrite(lock, msgspec.json.encode(_myself()), 0)
                _OWN.add(lock)
                return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)
        return error("in-use", held[0], held[1], Place(folder.as_posix()))


def release(folder: Path, lock: int) -> None:
    """The file goes away before the lock does: who waits for it sees that it is another file."""
    with uninterrupted():
        with suppress(
            OSError
        ):  # a folder that was made read-only meanwhile: the next who may write takes the lock over
            (folder / LOCK).unlink(missing_ok=True)
        _OWN.discard(lock)
        os.close(lock)


def _held(lock: int, fresh: bool) -> tuple[str, str] | None:
    """Why the lock cannot be had on this machine: fact and act."""
    owner = _owner(lock)
    who = (
        worded("process {process} of {machine}", process=owner.process, machine=owner.machine)
        if owner and owner.machine
        else worded("process {process} of this machine", process=owner.process)
        if owner
        else worded("another process")
    )
    held = worded("{who} is at work in this folder", who=who), worded("wait until it is done")
    if fcntl is not None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as refusal:
            if refusal.errno in _HELD:
                return held
        else:
            return None
    # Where there is no such lock, whoever made the file has it while the process lives.
    return None if fresh or (owner and (not _here(owner) or not _lives(owner.process))) else held


def _of_another_machine(lock: int, breaking: bool) -> tuple[str, str] | None:
    owner = _owner(lock)
    if owner is None or _here(owner) or breaking:
        return None
    fact = worded(
        "process {process} of another machine, {machine}, is at work in this folder, or"
        " was when it was killed",
        process=owner.process,
        machine=owner.machine,
    )
    return fact, worded("wait until it is done; if it is gone, say --break-lock")


def _is_that(lock: int, file: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(lock), os.lstat(file))
    except FileNotFoundError:
        return False


def _owner(lock: int) -> _Owner | None:
    try:
        return msgspec.json.decode(os.pread(lock, _MOST, 0), type=_Owner)
    except (msgspec.MsgspecError, OSError):
        return None


def _myself() -> _Owner:
    return _Owner(os.uname().nodename, _boot(), os.getpid())


def _here(owner: _Owner) -> bool:
    """Whether it is a process of this machine: of this start of it, or of an earlier one."""
    return (bool(owner.boot) and owner.boot == _boot()) or owner.machine == os.uname().nodename


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
