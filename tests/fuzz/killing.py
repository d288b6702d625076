"""`edition` as a process that is killed at its n-th change of the file system: `python killing.py
PLAN -- ARGUMENTS`.

PLAN is a JSON object: `points` are pairs of a number (from 1) and a signal, sent to this process
just before that change; `count` is a file that gets a byte for each change. Changes are known by
Python's audit events, and by the calls of `os` and of `pathlib` that raise none; a file that is
written whole counts twice, the second time when half of it is written.
"""

import json
import os
import pathlib
import signal
import sys
from typing import Any

_plan = json.loads(sys.argv[1])
_points: dict[int, int] = {number: getattr(signal, name) for number, name in _plan["points"]}
_told = os.open(_plan["count"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
_os_write = os.write
_EVENTS = frozenset(
    {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"}
)
_changes = 0


def _change() -> None:
    global _changes
    _changes += 1
    _os_write(_told, b".")
    if sent := _points.get(_changes):
        os.kill(os.getpid(), sent)


def _seen(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS or (event == "open" and _writes(arguments)):
        _change()


def _writes(arguments: tuple[Any, ...]) -> bool:
    path, _, flags = arguments
    if isinstance(path, int) or ".pyc" in str(path) or str(path).startswith("/dev/"):
        return False
    return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


def _counted(call: Any) -> Any:
    def counted(*arguments: Any, **keys: Any) -> Any:
        _change()
        return call(*arguments, **keys)

    return counted


def _written(self: pathlib.Path, content: bytes) -> int:
    """`Path.write_bytes`, in two halves."""
    with open(self, "wb", buffering=0) as opened:
        opened.write(content[: len(content) // 2])
        _change()
        opened.write(content[len(content) // 2 :])
    return len(content)


def main() -> None:
    sys.argv = ["edition", *sys.argv[3:]]
    from edition.cli import program

    for name in ("fsync", "fdatasync", "write", "ftruncate"):
        setattr(os, name, _counted(getattr(os, name)))
    pathlib.Path.write_bytes = _written  # type: ignore[method-assign,assignment]
    sys.addaudithook(_seen)
    sys.exit(program())


if __name__ == "__main__":
    main()
