"""How far a command is: told on a terminal, and nowhere else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from edition import progress
from tests.editions import TITLE, write_edition

PROGRAM = "import sys; from edition.cli import program; sys.argv[0] = 'edition'; program()"


def on_a_terminal(*command: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output, and all that the terminal of standard error was sent."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *command],
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(theirs)
    sent = b""
    try:
        while more := os.read(ours, 4096):
            sent += more
    except OSError:  # Linux tells so that the other end is closed
        pass
    os.close(ours)
    assert process.stdout
    said = process.stdout.read()
    return process.wait(), said, sent.decode(errors="replace")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "این بند از آب و نان و آزادی می‌گوید و چنان دراز است که چند سطر را پر کند. " * 6
    return write_edition(tmp_path / "a", "\n\n".join([TITLE, *[text] * 120]))


def test_a_terminal_is_told_what_is_done_and_the_line_goes_away(
    folder: Path, tmp_path: Path
) -> None:
    code, said, sent = on_a_terminal("build", folder, "--out", tmp_path / "o", "--jobs", "2")
    assert code == 0 and "\x1b" not in said
    assert "setting" in sent and "proving" in sent
    # The cursor is shown again, and the line erased, before anything else is said.
    assert sent.rindex("\x1b[?25h") < sent.index("recognised")
    assert "proving" not in sent[sent.rindex("\x1b[2K") :]


def test_a_pipe_is_told_nothing(folder: Path, tmp_path: Path) -> None:
    command = ["build", folder, "--out", tmp_path / "o"]
    built = subprocess.run([sys.executable, "-c", PROGRAM, *command], capture_output=True)
    assert built.returncode == 0 and b"\x1b" not in built.stderr and b"proving" not in built.stderr


def test_what_is_short_shows_nothing_and_imports_nothing(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a")
    _, _, sent = on_a_terminal("build", folder, "--out", tmp_path / "o", "--fast", "--jobs", "1")
    assert "setting" not in sent


def test_where_there_is_no_terminal_it_is_quiet() -> None:
    with progress.shown() as step:
        assert step is progress.quiet
