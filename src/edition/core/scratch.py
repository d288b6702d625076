"""A folder for what a command needs while it runs and nobody afterwards, where the system keeps
such things. What a killed command left of it the next one sweeps.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp

from edition.core.running_program import uninterrupted

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_NAME = "edition-scratch-"


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder, gone with all that is in it at the end, whatever happens. Raises OSError
    where there is no room for one.
    """
    with ExitStack() as leaving:
        with uninterrupted():
            place = _made(Path(gettempdir()), leaving)
        yield place


def _made(top: Path, leaving: ExitStack) -> Path:
    for left in top.glob(f"{_NAME}*") if fcntl is not None else ():
        _swept(left)
    while True:
        place = Path(mkdtemp(prefix=_NAME, dir=top))
        if fcntl is None or (held := _lock(place)) is None:
            break
        leaving.callback(os.close, held)
        # Between the two steps another command may have taken it for one that was left.
        if place.is_dir():
            break
    leaving.callback(rmtree, place, ignore_errors=True)
    return place


def _swept(left: Path) -> None:
    """Away with it, if it is this user's and its process is gone: its lock went with that, on
    whatever side of a container it was.
    """
    with suppress(OSError):
        found = left.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid():
            held = _lock(left)
            if held is not None:
                rmtree(left, ignore_errors=True)
                os.close(held)


def _lock(place: Path) -> int | None:
    """The folder open and locked, until that is closed or its process ends; None where it is
    another's, or its file system has no locks.
    """
    opened = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
