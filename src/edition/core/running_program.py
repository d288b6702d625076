"""The running program: which libraries it runs with, how it is stopped, where in it a fault came to
be.

A signal becomes an exception, so that whatever is held is let go on the way out. What must not be
cut in two asks for time by `uninterrupted`: the signal is heard at its end.
"""

import os
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import Never

_HEARD = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))
)

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_BILL = "sbom.cdx.json"


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


def bill_of_materials() -> bytes:
    """What the product is made of, in CycloneDX's JSON, as its release carries it (PEP 770) or its
    checkout; b"" where it runs without either.
    """
    in_checkout = Path(__file__).parents[3] / _BILL
    if in_checkout.is_file():
        return in_checkout.read_bytes()
    from importlib import metadata

    try:
        return (metadata.distribution("edition").read_text(f"sboms/{_BILL}") or "").encode()
    except metadata.PackageNotFoundError:
        return b""


_ELSEWHERE = "calls_elsewhere"
"""What an exception that another process raised has of its stack."""


def calls_of(exception: BaseException) -> tuple[str, ...]:
    """The calls of its stack, outermost first, by names and lines; those behind them that it had in
    another process.
    """
    return (*_calls(exception.__traceback__), *getattr(exception, _ELSEWHERE, ()))


def keep_calls(exception: BaseException) -> None:
    """Have an exception that is handed to another process know its calls: its stack stays here."""
    setattr(exception, _ELSEWHERE, calls_of(exception))


def _calls(at: TracebackType | None) -> Iterator[str]:
    while at:
        frame = at.tb_frame
        yield f"{frame.f_globals.get('__name__', '?')}:{frame.f_code.co_qualname}:{at.tb_lineno}"
        at = at.tb_next
