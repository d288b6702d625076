"""How far a command is: one line on the terminal of standard error, which is gone at its end. Where
that leads anywhere else nothing is shown, nor of what takes less than a second.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

_SOON = 1.0
"""Seconds: what ends before them needs no line."""


class Step(Protocol):
    """Told what is done now, and how many of how many are done of it; `long` where that alone will
    take more than a second.
    """

    def __call__(self, doing: str, done: int = 0, of: int = 0, *, long: bool = False) -> None: ...


def quiet(doing: str, done: int = 0, of: int = 0, *, long: bool = False) -> None:
    """Shows nothing."""


@contextmanager
def shown() -> Iterator[Step]:
    """What shows it on a terminal, else `quiet`."""
    if not sys.stderr.isatty():
        yield quiet
        return
    line = _Line()
    try:
        yield line
    finally:
        line.end()


class _Line:
    """Drawn when it is told of something, by no thread: a process with threads is not forked."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._bar: Progress | None = None

    def __call__(self, doing: str, done: int = 0, of: int = 0, *, long: bool = False) -> None:
        if not (self._bar or long or monotonic() - self._begun > _SOON):
            return
        bar = self._bar = self._bar or _bar()
        [task] = bar.task_ids or [bar.add_task("")]
        bar.update(task, description=_said(doing), completed=done, total=of or None)
        bar.refresh()

    def end(self) -> None:
        """Take the line away."""
        if self._bar:
            self._bar.stop()


def _said(doing: str) -> str:
    """In the language that is spoken."""
    from edition.speech.catalogue import spoken
    from edition.speech.sentences import lines_of

    return " ".join(lines_of(doing, spoken()))


def _bar() -> "Progress":
    # Imported here: it costs a twentieth of a second, and most builds are short.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.start()
    return bar
