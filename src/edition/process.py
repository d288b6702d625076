"""The process around a command: its standard streams, the folder that it starts from, and how it
ends.

What cannot be said (a full disk, a reader that has gone, a stream that was closed) stops no work:
it is told at the end.
"""

import errno
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from io import BufferedWriter, RawIOBase, TextIOWrapper
from pathlib import Path
from select import select
from typing import IO, TYPE_CHECKING, Any, TextIO, TypeGuard

import click

from edition.core import running_program
from edition.core.quoting import Message, by_system, cut, visible, worded
from edition.speech.catalogue import ENGLISH, spoken

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from edition.core.diagnostics import Diagnostic

UNSAID, REFUSED, OWN_FAULT = 1, 1, 4
"""Exit codes: of a command that would have ended with 0, had it not been for its streams; refused;
a fault of edition itself.
"""
_PUT_BY: list[bytes] = []
"""Memory for the report: libraries that were loaded give none back. As nobody writes into it, it
costs addresses alone.
"""
_RESERVE = 8 << 20
"""Bytes: enough for the report and for what is imported to write it."""
_OF_THE_SYSTEM = frozenset(
    getattr(errno, name, 0)
    for name in (
        "EACCES",
        "EDQUOT",
        "EFBIG",
        "EIO",
        "ELOOP",
        "EMFILE",
        "ENAMETOOLONG",
        "ENFILE",
        "ENOSPC",
        "EPERM",
        "EROFS",
        "ESTALE",
    )
)
"""What no program can do anything about. That a file is not there, or is a folder, is no such
thing: that is looked at before.
"""
_LONGEST = 300
"""Characters of what is said of wrong usage, which may quote all that was typed."""
_HELPLESS = (
    "error: this is a fault of edition itself, and there was no room to tell more; try it "
    "with more memory. [own-fault]"
)


class _Outlet(RawIOBase):
    """A standard stream that takes everything. `refusal` is why some of it was lost, None as long
    as nothing was.
    """

    def __init__(self, stream: TextIO | None) -> None:
        buffer = getattr(stream, "buffer", None)
        self._raw: RawIOBase | None = getattr(buffer, "raw", buffer)
        self.refusal: OSError | None = None

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw is not None and self._raw.isatty()

    def fileno(self) -> int:
        if self._raw is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._raw.fileno()

    def write(self, content: "ReadableBuffer", /) -> int:
        left = memoryview(content)
        try:
            while left and not self.refusal:
                written = self._raw.write(left) if self._raw else os.write(-1, left)
                if written is None:  # a pipe that does not wait is full
                    select([], [self.fileno()], [])
                left = left[written or 0 :]
        except OSError as refusal:
            self.refusal = refusal
        return memoryview(content).nbytes


class Commands(click.Group):
    """Commands whose faults are never taken for the end of a pipe (EPIPE) or of standard input, as
    click takes them.
    """

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (OSError, EOFError) as fault:
            raise _UnforeseenError from fault


class _UnforeseenError(Exception):
    """Its cause is the fault."""


class RefusedPath(click.ClickException):
    """A path that leads nowhere, which no command is given."""

    exit_code = REFUSED

    def __init__(self, code: str, fact: str, act: str, path: str = "") -> None:
        from edition.core.diagnostics import Place, error

        self.problem = error(code, fact, act, Place(path) if path else None)
        super().__init__(str(self.problem))

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file, err=True)


class TypedPath(click.Path):
    """A path, refused where it is empty, leads in a circle, or starts from a working directory that
    is gone.

    The object of the outermost context is the working directory that there was at the start.
    """

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        if not os.fspath(value):
            self.fail(worded("An empty name leads nowhere."), param, ctx)
        if not os.path.isabs(value) and ctx and ctx.find_root().obj is None:
            raise RefusedPath(
                "working-folder",
                "the working directory is gone",
                "go to one that is there, or give whole paths",
            )
        try:
            os.stat(value)
        except OSError as refusal:
            if refusal.errno == errno.ELOOP:
                raise RefusedPath(
                    "link",
                    "this symbolic link leads back to itself",
                    "name what it was to lead to",
                    os.fsdecode(value),
                ) from refusal
        return Path(os.fsdecode(super().convert(value, param, ctx)))


def working_folder() -> str | None:
    """The working directory; None where it is gone."""
    try:
        return os.getcwd()
    except OSError:
        return None


def ended(commands: click.Group) -> int:
    """Run the command that was typed; the exit code with which this process is to end."""
    running_program.listen()
    warnings.simplefilter(
        "ignore"
    )  # they are for those who work on edition, whatever PYTHONWARNINGS says
    sys.unraisablehook = lambda _: None
    _fill_gaps()
    said, problems = _Outlet(sys.stdout), _Outlet(sys.stderr)
    sys.stdout, sys.stderr = (
        TextIOWrapper(BufferedWriter(outlet), "utf-8", "backslashreplace", write_through=True)
        for outlet in (said, problems)
    )
    code = _code(commands)
    sys.stdout.flush()
    if said.refusal:
        for line in _unsaid(said.refusal, code):
            click.echo(line, err=True)
    sys.stderr.flush()
    return code or (UNSAID if said.refusal or problems.refusal else 0)


def _fill_gaps() -> None:
    """Nothing stands where a standard stream was closed: the next file that is opened would get
    what is printed.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free


def _code(commands: click.Group) -> int:
    try:
        _PUT_BY.append(bytes(_RESERVE))
        left: object = commands.main(standalone_mode=False)
        return left if isinstance(left, int) else 0
    except running_program.Stopped as stopped:
        _say(
            worded("edition: stopped, when what was under way had been ended.")
            if stopped.late
            else worded("edition: stopped; nothing half-made is left.")
        )
        running_program.die(stopped)
    except click.exceptions.NoArgsIsHelpError as refused:
        refused.show()
        return refused.exit_code
    except click.ClickException as refused:
        return _wrongly_typed(refused, commands)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    except _UnforeseenError as wrapped:
        fault = wrapped.__cause__ or wrapped
        return _refused(fault, commands) if is_refusal(fault) else _own_fault(fault, commands)
    except BaseException as fault:  # a panic of a library in Rust is no Exception
        return _own_fault(fault, commands)


def _wrongly_typed(refused: click.ClickException, commands: click.Group) -> int:
    """Told in one line that does not quote all that was typed."""
    if isinstance(refused, RefusedPath):
        return _told(refused.problem, refused.exit_code, commands)
    words = cut(visible(refused.format_message()), _LONGEST)
    if _asked_for_json():
        from edition.core.diagnostics import error

        problem = error("usage", words.rstrip("."), "ask with --help what may be typed")
        return _told(problem, refused.exit_code, commands)
    context = getattr(refused, "ctx", None)
    if spoken() is not ENGLISH:
        from edition.speech.sentences import refusal_lines

        said = refused.message
        ours = said if isinstance(said, Message) else cut(refused.format_message(), _LONGEST)
        path = context.command_path if context else commands.name or ""
        for line in refusal_lines(ours, path, spoken()):
            click.echo(line, err=True)
    elif isinstance(refused, click.UsageError):
        click.UsageError(words, context).show()
    else:
        click.ClickException(words).show()
    return refused.exit_code


def _told(problem: "Diagnostic", code: int, commands: click.Group) -> int:
    """The problem that ended a command before it had an answer, in the form that was asked for."""
    from edition.answers import Answer, Manner, tell

    [command, *_] = (*_asked(commands, sys.argv[1:]), "")
    return tell(Answer(code, (problem,)), command, Manner(as_json=_asked_for_json()))


def _say(words: Message) -> None:
    """On standard error, in the language that is spoken."""
    from edition.speech.sentences import lines_of

    for line in lines_of(words, spoken()):
        click.echo(line, err=True)


def _asked_for_json() -> bool:
    """Whether `--json` was typed, before a `--` behind which nothing is an option."""
    typed = sys.argv[1:]
    return "--json" in typed[: typed.index("--") if "--" in typed else None]


def _unsaid(refusal: OSError, code: int) -> Iterator[str]:
    from edition.core.diagnostics import error
    from edition.speech.sentences import problem_lines

    reason = worded("its reader has gone") if refusal.errno == errno.EPIPE else by_system(refusal)
    done = (
        worded("; all else is done, and what files were to be made are in place")
        if code == 0
        else ""
    )
    act = worded("give it another place, or ask again")
    fact = worded(
        "standard output lost a part of what was to be said ({reason}){done}",
        reason=reason,
        done=done,
    )
    return problem_lines(error("standard-output", fact, act), spoken())


def _refused(fault: OSError, commands: click.Group) -> int:
    return _told(refusal_of(fault), REFUSED, commands)


def is_refusal(fault: BaseException) -> TypeGuard[OSError]:
    """Whether the system would not have something, which no program can do anything about."""
    return isinstance(fault, OSError) and fault.errno in _OF_THE_SYSTEM


def refusal_of(fault: OSError) -> "Diagnostic":
    """The problem of what the system would not have."""
    from edition.core.diagnostics import Place, error

    at = Place(os.fsdecode(fault.filename)) if isinstance(fault.filename, str | bytes) else None
    fact = worded("the system would not have it ({strerror})", strerror=by_system(fault))
    return error("system", fact, "see to that, and ask again", at)


def _own_fault(exception: BaseException, commands: click.Group) -> int:
    """Tell of it in one sentence, and where the report is; where it has no place, the report
    itself.
    """
    try:
        _PUT_BY.clear()
        fact, act, unkept = fault_told(exception, _asked(commands, sys.argv[1:]))
        if _asked_for_json() or spoken() is not ENGLISH:
            from edition.core.diagnostics import error

            _told(error("own-fault", fact, act), OWN_FAULT, commands)
        else:
            # In the form of a Diagnostic; that needs msgspec, for which there may be no memory.
            click.echo(f"error: {fact}; {act}. [own-fault]", err=True)
        click.echo(unkept, nl=False, err=True)
    except Exception:
        click.echo(_HELPLESS, err=True)
    return OWN_FAULT


def fault_told(exception: BaseException, asked: Sequence[str]) -> tuple[Message, Message, str]:
    """Fact and act of a fault of edition itself, of which a report is kept; and the report where it
    has no place, else "".
    """
    from edition import crash_report

    faults = crash_report.faults_of(exception)
    report = crash_report.report_of(faults, asked)
    where = crash_report.kept(report)
    fact = worded(
        "this is a fault of edition itself, not of what it was given ({kind})",
        kind=faults[0].kind,
    )
    told = worded("the report {where}", where=where) if where else worded("the report below")
    room = worded("if there was memory enough, ") if isinstance(exception, MemoryError) else ""
    act = worded(
        "{room}send {told}, which holds nothing of yours, to those who make edition",
        room=room,
        told=told,
    )
    return fact, act, "" if where else report


def _asked(commands: click.Group, arguments: Sequence[str]) -> list[str]:
    """The names of the command and of its options, as they are known; a value that is one of these
    words tells nothing.
    """
    name = next((argument for argument in arguments if argument in commands.commands), "")
    parameters = commands.commands[name].params if name else commands.params
    known = {
        option
        for parameter in parameters
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option[0] == "-"
    }
    given = dict.fromkeys(argument.partition("=")[0] for argument in arguments)
    return [*([name] if name else []), *(option for option in given if option in known)]
