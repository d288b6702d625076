"""The PDFs and their proofs, by a build of its own process, so that typing stays quick."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from edition.core.quoting import Message, worded
from edition.model.proof import CheckName
from edition.speech.catalogue import ENGLISH, Tongue
from edition.speech.explaining import explanations
from edition.speech.pieces import PROSE, VALUE, Piece, pieces_of_lines
from edition.watching.orders import WatchOrder

_KINDER = 10
"""By how much less the machine does for a build than for what somebody waits for."""
_PATIENCE = 5.0
"""Seconds that a build has to take away what is half-made."""
_DONE, _FAILED = 0, 3
"""Exit codes of a build that made its files."""


class Failed(NamedTuple):
    """A check that failed: of which file, and its name as proof.json has it."""

    file: str
    check: str


class Refused(Struct, frozen=True):
    """An error that ended it: its code, and its sentence in English."""

    code: str
    sentence: str


class Outcome(Struct, frozen=True):
    """How the last build came out: its exit code, how many checks came out how, which failed, why
    it was refused, and the files in place by their paths in the build folder.
    """

    code: int
    counted: tuple[int, int, int] = (0, 0, 0)
    failed: tuple[Failed, ...] = ()
    refused: tuple[Refused, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def told(self) -> Message:
        """In a sentence."""
        if self.code not in (_DONE, _FAILED):
            return worded("the PDFs were not made")
        passed, failed, not_run = self.counted
        return worded(
            "proofs: {passed} passed, {failed} failed, {not_run} not run",
            passed=passed,
            failed=failed,
            not_run=not_run,
        )

    def failures(self, tongue: Tongue) -> Iterator[Sequence[Piece]]:
        """A line in pieces for each check that failed."""
        for file, check in self.failed:
            known = next((name for name in CheckName if name.value == check), None)
            name = known.in_language(tongue.tag) if known else check
            yield Piece(VALUE, file), Piece(PROSE, ": "), Piece(VALUE, name)

    def refusals(self, tongue: Tongue) -> Iterator[Sequence[Piece]]:
        """Why it was refused, in pieces; in another language than English what that means stands
        before it, for the object that a build writes has its sentences in English alone.
        """
        for each in self.refused:
            if tongue is not ENGLISH and (known := explanations().get(each.code)):
                yield tuple(pieces_of_lines(known.said(tongue)))
            yield (Piece(VALUE, each.sentence),)


class Build:
    """One build at a time, of one edition, into `folder`."""

    def __init__(self, order: WatchOrder, folder: Path) -> None:
        self._order, self._folder = order, folder
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Begin one, when the one before it has been ended."""
        self.end()
        order = self._order
        command = [sys.executable, "-m", "edition", "build", os.fspath(order.folder)]
        command += ["--out", os.fspath(order.out), "--json", "--jobs", "1"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        with contextlib.suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _KINDER)

    def outcome(self) -> Outcome | None:
        """Wait for its end; None where it was ended before."""
        process = self._process
        if process is None:
            return None
        said, _ = process.communicate()
        if process is not self._process or process.returncode < 0:
            return None
        return outcome_of(said, process.returncode, self._folder)

    def end(self) -> None:
        """End the one that runs, if there is one; it leaves nothing half-made."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()


def outcome_of(said: bytes, code: int, folder: Path) -> Outcome:
    """What a build into `folder` said as JSON (docs/api.md)."""
    try:
        told: dict[str, Any] = json.loads(said)
    except ValueError:
        return Outcome(code)
    checks = [(proof["file"], check) for proof in told["proofs"] for check in proof["checks"]]
    count = Counter(check["outcome"] for _, check in checks)
    failed = [Failed(file, check["name"]) for file, check in checks if check["outcome"] == "failed"]
    errors = [each for each in told["problems"] if each["severity"] == "error"]
    return Outcome(
        code,
        (count["passed"], count["failed"], count["not run"]),
        tuple(failed),
        tuple(Refused(each["code"], f"{each['fact']}; {each['act']}") for each in errors),
        tuple(Path(file).relative_to(folder).as_posix() for file in told["files"]),
    )
