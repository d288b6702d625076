"""Other processes that prove: the same files with any number of them, and nobody is left behind."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.workers import Workers
from tests.editions import TITLE, write_edition

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="not run: this system does not tell of processes"
)
SENTENCE = "این بند از آب و نان و آزادی می‌گوید و چنان دراز است که چند سطر را پر کند. "
OUTPUTS = "".join(
    f'[[output]]\nkind = "{kind}"\n' for kind in ("pamphlet", "screen", "handout", "booklet")
)
POSTER = '[[poster]]\nshows = "title"\nsize = "A4"\n'

STATED = """
import os, signal, sys, time
from pathlib import Path
from edition import pipeline
from edition.cli import program

def stated(*_):
    {what}

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
pipeline.verify = stated
sys.argv = ["edition", "build", sys.argv[1], "--out", sys.argv[2], "--jobs", "2"]
program()
"""
"""A build each proof of which does something else."""
WAITS = "Path(sys.argv[2], f'at-work-{os.getpid()}').touch(); time.sleep(600)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edition of which each part is read by several processes, or by one of them."""
    text = f"{TITLE}\n\n" + "\n\n".join(SENTENCE * 6 for _ in range(60))
    return write_edition(tmp_path / "a", text, OUTPUTS + POSTER)


def begin(folder: Path, out: Path, what: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", STATED.format(what=what), str(folder), str(out)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_any_number_of_processes_makes_the_same_files(folder: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2", "5"):
        command = ["edition", "build", folder, "--out", tmp_path / jobs, "--jobs", jobs]
        built = subprocess.run(
            [sys.executable, "-m", *command], capture_output=True, encoding="utf-8"
        )
        assert built.returncode == 0, built.stderr
    assert len(files(tmp_path / "1")) > 10
    assert files(tmp_path / "1") == files(tmp_path / "2") == files(tmp_path / "5")


def in_two(number: int) -> tuple[int, int]:
    return number * 2, os.getpid()


ORDER = """
from edition.workers import Workers
from tests.test_workers import in_two
with Workers(2) as workers:
    found = list(workers.spread(in_two, range(9)))
assert [twice for twice, _ in found] == list(range(0, 18, 2))
assert len({who for _, who in found} - {__import__("os").getpid()}) in (1, 2)
"""


def test_what_comes_of_work_is_in_order() -> None:
    subprocess.run([sys.executable, "-c", ORDER], check=True)


OWN = """
import os
from edition.workers import Workers
here, held = os.getpid(), ["no", "yes"]
works = [lambda: (held[0], os.getpid()), lambda: (held[1], os.getpid())]  # nobody could pickle them
with Workers(2) as workers:
    [one, other] = workers.begin_own(works)
    held.reverse()  # they have what there was when they began
    assert workers.begin(sum, (1, 2))() == 3
    assert (one()[0], other()[0]) == ("no", "yes") and here not in (one()[1], other()[1])
with Workers(1) as workers:
    [one, other] = workers.begin_own(works)
    assert one() is one() and one() == ("yes", here)
"""


def test_own_works_are_handed_to_nobody() -> None:
    subprocess.run([sys.executable, "-c", OWN], check=True)


def test_one_job_is_done_here_when_it_is_asked_for_and_once() -> None:
    done: list[int] = []
    with Workers(1) as workers:
        later = workers.begin(done.append, 1)
        assert done == []
        assert later() is later() is None and done == [1]


def test_a_process_with_threads_is_not_forked() -> None:
    program = (
        "import threading, time, os\nfrom edition.workers import Workers\n"
        "threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\n"
        "with Workers(3) as workers: assert workers.begin(os.getpid)() == os.getpid()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_worker_that_is_killed_is_a_fault_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    process = begin(folder, tmp_path / "o", "os.kill(os.getpid(), signal.SIGKILL)")
    told = process.communicate(timeout=120)[1]
    faults = [line for line in told.splitlines() if line.startswith("error")]
    assert process.returncode == 4 and len(faults) == 1 and "Traceback" not in told
    assert faults[0].endswith("[own-fault]") and "BrokenProcessPool" in faults[0]
    assert not (tmp_path / "o").exists()


def test_a_fault_in_a_worker_is_reported_where_it_came_to_be(folder: Path, tmp_path: Path) -> None:
    """In what it was handed, and in what it had."""
    for patched, room in (
        ("pipeline.verify", "edition.pipeline:_proof:"),
        ("pipeline.write", "edition.pipeline:_written:"),
    ):
        program = STATED.format(what="raise KeyError").replace("pipeline.verify", patched)
        command = [sys.executable, "-c", program, str(folder), str(tmp_path / "o")]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
        assert done.returncode == 4
        [report] = re.findall(r"the report (\S+),", done.stderr)
        calls = Path(report).read_text(encoding="utf-8").splitlines()
        Path(report).unlink()
        at = next(i for i, call in enumerate(calls) if call.strip().startswith(room))
        assert calls[at + 1].strip().startswith("__main__:stated:")


def at_work(folder: Path) -> list[int]:
    """The workers that have begun to prove."""
    return [int(path.name.rpartition("-")[2]) for path in folder.glob("at-work-*")]


def lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def waited(until: float = 120.0) -> Iterator[None]:
    end = time.monotonic() + until
    while time.monotonic() < end:
        yield
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_stops_all_of_them_at_once(folder: Path, tmp_path: Path, number: int) -> None:
    """Whatever ends the one that they work for; and the next command finds the folder free."""
    process = begin(folder, tmp_path / "o", WAITS)
    assert any(len(at_work(folder)) == 2 for _ in waited()), process.communicate()
    process.send_signal(number)
    told = process.communicate(timeout=30)[1]
    assert process.returncode == -number and "Traceback" not in told
    workers = at_work(folder)
    assert any(not any(map(lives, workers)) for _ in waited(5.0))
    assert number == signal.SIGKILL or not (tmp_path / "o").exists()
    again = [sys.executable, "-m", "edition", "build", folder, "--out", tmp_path / "o", "--fast"]
    assert subprocess.run(again, capture_output=True).returncode == 0


def test_what_a_terminal_sends_to_all_of_them_is_told_once(folder: Path, tmp_path: Path) -> None:
    """Ctrl-C reaches each process of the group."""
    process = begin(folder, tmp_path / "o", WAITS)
    assert any(len(at_work(folder)) == 2 for _ in waited()), process.communicate()
    for each in (*at_work(folder), process.pid):
        os.kill(each, signal.SIGINT)
    told = process.communicate(timeout=30)[1]
    assert process.returncode == -signal.SIGINT
    assert told.splitlines()[-1] == "edition: stopped; nothing half-made is left."
    assert "Traceback" not in told
