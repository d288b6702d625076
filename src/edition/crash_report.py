"""What is told of a fault of edition itself: where in the code it came to be, and nothing of what
it was given.

A message of an exception, a local variable or an argument may hold a line of the text or the name
of a folder, and those who report a fault may have reasons not to show them. So the report has the
types of the exceptions, not their messages; the names of options, not their values; functions and
lines, not their source. No time is in it: the same fault is the same bytes.

What it needs is imported when the fault has let go of its memory, for it may have had all of it.
"""

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple

from edition import __version__
from edition.core.running_program import calls_of

_HEAD = (
    "A fault of edition itself. Nothing of the text, of its description and of the names of "
    "files and folders is in this report."
)
_OUTERMOST, _INNERMOST, _CAUSES = 30, 60, 8
"""Calls of a stack that are told, at its two ends, and exceptions of a chain: a recursion without
end has a thousand.
"""


class Raised(NamedTuple):
    """An exception and the stack it came through, outermost call first, as strings alone: what the
    calls held is let go.
    """

    kind: str
    stack: tuple[str, ...]


def faults_of(exception: BaseException) -> tuple[Raised, ...]:
    """The exception that came out, behind it what it came of. Their frames are cleared: that gives
    memory back.
    """
    chain: list[BaseException] = []
    following: BaseException | None = exception
    while following and following not in chain and len(chain) < _CAUSES:
        chain.append(following)
        following = following.__cause__ or (
            None if following.__suppress_context__ else following.__context__
        )
    faults = tuple(
        Raised(
            f"{type(each).__module__}.{type(each).__qualname__}",
            calls_of(each),
        )
        for each in chain
    )
    for each in chain:
        _let_go(each.__traceback__)
        each.__traceback__ = None
    gc.collect()
    return faults


def _let_go(at: TracebackType | None) -> None:
    while at:
        with suppress(RuntimeError):  # the calls that are still going on
            at.tb_frame.clear()
        at = at.tb_next


def report_of(faults: Sequence[Raised], asked: Sequence[str]) -> str:
    """The report; `asked` are the names of the command and of its options, without values."""
    return (
        "\n".join(
            [_HEAD, "", *_surroundings(asked), *(line for fault in faults for line in _told(fault))]
        )
        + "\n"
    )


def _surroundings(asked: Sequence[str]) -> Iterator[str]:
    import platform

    from edition.core.running_program import libraries

    yield f"edition {__version__}, command: {' '.join(asked) or 'none'}"
    yield (
        f"{platform.python_implementation()} {platform.python_version()}, {sys.platform}, "
        f"{platform.machine()}"
    )
    yield "with " + (
        ", ".join(f"{name} {version}" for name, version in libraries().items())
        or "libraries unknown"
    )


def _told(fault: Raised) -> Iterable[str]:
    calls = fault.stack
    if len(calls) > _OUTERMOST + _INNERMOST:
        left_out = len(calls) - _OUTERMOST - _INNERMOST
        calls = (*calls[:_OUTERMOST], f"and {left_out} calls more", *calls[-_INNERMOST:])
    return ("", fault.kind, *(f"  {call}" for call in calls))


def kept(report: str) -> str | None:
    """The path of a new file in the system's temporary folder that holds the report, for its user
    alone; None: there is no place.

    Not in the folder of the output, which is to be whole or untouched, nor under a name that
    somebody else could lay a link at.
    """
    import tempfile

    try:
        file, path = tempfile.mkstemp(".txt", "edition-fault-")
    except OSError:
        return None
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as stream:
            os.chmod(path, 0o600)  # whatever the umask
            stream.write(report)
    except OSError:
        os.unlink(path)
        return None
    return path
