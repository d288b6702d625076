"""The program as users start it, in a folder of its own, with bounds on time and memory; and what
is in a folder.
"""

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

from msgspec import Struct

PROGRAM = Path(sys.executable).with_name("edition")
_LAUNCHER = Path(__file__).with_name("launcher.py")
SECONDS, REFUSED_SECONDS, REFUSED_MEBIBYTES = 60, 10, 500
"""Of processor time for anything; of that, and of memory, for what is refused."""
A_SECOND = 2000
"""Bytes of a text for which a second more is given: a time that grows with the length is no hang."""
WAITING = 120
"""Seconds by the clock of what does nothing but wait, on a machine that has other things to do."""
_ADDRESSES = 4 << 30
_TOLD = 1 << 20


class Ran(Struct, frozen=True):
    """An exit code (below 0: a signal; None: over time), what was printed, seconds of processor
    time, and the most memory.
    """

    code: int | None
    out: str
    err: str
    seconds: float
    mebibytes: float


def run(
    place: Path,
    *command: str,
    program: tuple[str, ...] = (),
    size: int = 0,
    **environment: str,
) -> Ran:
    """`edition` with these arguments, in `place`, where its home and its temporary files are too;
    `size` are the bytes of the text that it is to set.
    """
    with TemporaryFile() as out, TemporaryFile() as err, TemporaryFile() as used:
        launched = (
            sys.executable,
            "-SE",
            str(_LAUNCHER),
            str(used.fileno()),
            *(program or (str(PROGRAM),)),
        )
        more = size // A_SECOND
        process = start(
            place,
            *command,
            seconds=SECONDS + more,
            program=launched,
            out=out.fileno(),
            err=err.fileno(),
            used=used.fileno(),
            **environment,
        )
        late: list[int] = []

        def stop() -> None:
            late.append(process.pid)
            os.killpg(process.pid, signal.SIGKILL)

        timer = Timer(WAITING + 2 * more, stop)
        timer.start()
        process.wait()
        timer.cancel()
        told = [_text(os.pread(file.fileno(), _TOLD, 0)) for file in (out, err)]
        seconds, kibibytes = map(float, os.pread(used.fileno(), _TOLD, 0).split() or (WAITING, 0))
    code = None if late or process.returncode == -signal.SIGXCPU else process.returncode
    return Ran(code, *told, seconds, kibibytes / 1024)


def prepared(place: Path) -> None:
    """Where the program works, with its home, its temporary files, and a stranger's beside it."""
    for name in ("home", "tmp", "beside"):
        (place / name).mkdir(parents=True)
    (place / "beside" / "secret.txt").write_bytes(b"a secret")


def start(
    place: Path,
    *command: str,
    seconds: int | None = None,
    program: tuple[str, ...] = (),
    out: int,
    err: int,
    used: int | None = None,
    **more: str,
) -> "subprocess.Popen[bytes]":
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": f"{place}/home",
        "TMPDIR": f"{place}/tmp",
        **more,
    }
    process = subprocess.Popen(
        (*(program or (str(PROGRAM),)), *command),
        cwd=place, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True,
        pass_fds=() if used is None else (used,),
    )  # fmt: skip
    most = seconds or SECONDS
    resource.prlimit(process.pid, resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (most, most + 5))
    return process


def _text(told: bytes) -> str:
    return told.decode(errors="surrogateescape")


def tree(folder: Path) -> Mapping[str, str]:
    """Every file below a folder with its digest; links with what they lead to, other things with
    what they are.
    """
    found = {}
    for above, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(above, name)
            mode = os.lstat(path).st_mode
            if stat.S_ISREG(mode):
                with open(path, "rb") as opened:
                    found[os.path.relpath(path, folder)] = sha256(opened.read()).hexdigest()
            elif not stat.S_ISDIR(mode):
                found[os.path.relpath(path, folder)] = (
                    os.readlink(path) if stat.S_ISLNK(mode) else f"{mode:o}"
                )
            elif not os.listdir(path):
                found[os.path.relpath(path, folder)] = "empty"
    return found
