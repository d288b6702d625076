"""The running program: which libraries it runs with, and how it is stopped.

A signal becomes an exception, so that whatever is held is let go on the way out. What must not be
cut in two asks for time by `uninterrupted`: the signal is heard at its end.
"""

import os
import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Never

_HEARD = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))
)

_NAME = re.compile(r"[A-Za-z0-9._-]+")


WATCHING = ("starlette", "uvicorn", "watchfiles")
"""The libraries of the extra `watch`, which `edition watch` takes beside the others."""


class Stopped(BaseException):
    """Somebody sent the signal `number`; `late` where it came while something was being finished,
    which then was finished.
    """

    def __init__(self, number: int, *, late: bool) -> None:
        super().__init__(number)
        self.number = number
        self.late = late


class _Ear:
    """Signals come to a process as a whole, so this is the one thing here that is not a value."""

    def __init__(self) -> None:
        self.depth = 0
        self.heard: int | None = None

    def __call__(self, number: int, _: FrameType | None) -> None:
        for other in _HEARD:
            signal.signal(other, signal.SIG_IGN)  # what is let go now is let go once
        if not self.depth:
            raise Stopped(number, late=False)
        self.heard = number


_ear = _Ear()


def listen() -> None:
    """From now on SIGINT, SIGTERM and SIGHUP raise `Stopped`; one that was ignored when the process
    began (nohup) stays so.
    """
    for number in _HEARD:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _ear)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """A few moments in which no signal is heard; one that came raises `Stopped` at the end."""
    _ear.depth += 1
    try:
        yield
    finally:
        _ear.depth -= 1
        if (heard := _ear.heard) is not None and not _ear.depth:
            _ear.heard = None
            raise Stopped(heard, late=True)


@contextmanager
def unheard() -> Iterator[None]:
    """A few moments in which signals wait, for processes that are forked in them too."""
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)


def serve() -> None:
    """From now on this process, which was forked `unheard`, is stopped by the one that it works
    for: what a terminal sends to all of them is heard there.
    """
    for number in _HEARD:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)


def die(stopped: Stopped) -> Never:
    """End as one does whom that signal ends, so that a shell knows; the first process of a
    container cannot, and exits.
    """
    signal.signal(stopped.number, signal.SIG_DFL)
    os.kill(os.getpid(), stopped.number)
    os._exit(128 + stopped.number)


def libraries() -> Mapping[str, str]:
    """The distributions that the product requires, with the versions that are installed; none where
    it runs uninstalled.
    """
    # Imported here: it costs as much as all that a short command needs.
    from importlib import metadata

    try:
        required = [
            wanted for wanted in metadata.requires("edition") or () if "extra ==" not in wanted
        ]
    except metadata.PackageNotFoundError:
        return {}
    names = [found[0] for found in map(_NAME.match, required) if found]
    return {name: metadata.version(name) for name in names}


def lacking(names: Iterable[str]) -> tuple[str, ...]:
    """Those of some libraries that are not installed."""
    from importlib.util import find_spec

    return tuple(name for name in names if find_spec(name) is None)
