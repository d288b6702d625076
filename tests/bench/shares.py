"""Where the time of a build goes: the processor's time of `build --fast --only pamphlet` by the room that it is
spent in, or for, sampled within the process as often as the system's clock lets it.

    python -m tests.bench.shares FOLDER ...
"""

import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from subprocess import run
from types import FrameType

SOURCES = f"{Path(__file__).parents[2] / 'src' / 'edition'}/"
STEP = 0.001
LEAST = 1.5
"""Per cent of the whole that a room has at least to be told of."""
INSIDE = "--inside"


def room_of(frame: FrameType | None) -> str:
    """The innermost module of ours that is at work; «imports» of whatever is done to import one."""
    room = ""
    while frame:
        file = frame.f_code.co_filename
        if file.startswith("<frozen importlib"):
            return "imports"
        if not room and file.startswith(SOURCES):
            room = file.removeprefix(SOURCES).removesuffix(".py").removesuffix("/__init__")
        frame = frame.f_back
    return room or "all else"


def sampled(folder: str, out: str) -> None:
    """Build, and say what was met how often."""
    met: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: met.update((room_of(frame),)))
    signal.setitimer(signal.ITIMER_PROF, STEP, STEP)
    from edition.cli import main
    from edition.process import ended

    sys.argv = ["edition", "build", folder, "--out", out, "--fast", "--only", "pamphlet"]
    try:
        ended(main)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        for room, times in met.most_common():
            print(f"{times}\t{room}", file=sys.stderr)


def told(folder: str) -> None:
    """The shares of one text, the largest first."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "tests.bench.shares", INSIDE, folder, out]
        done = run(command, capture_output=True, encoding="utf-8")
    lines = [line.split("\t") for line in done.stderr.splitlines() if line.count("\t") == 1]
    found = {room: int(times) for times, room in lines if times.isdecimal()}
    whole = sum(found.values())
    print(f"{Path(folder).name}: {whole} samples")
    for room, times in found.items():
        if times * 100 / whole >= LEAST:
            print(f"  {times * 100 / whole:5.1f}  {room}")


if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        sampled(*sys.argv[2:4])
    else:
        for each in sys.argv[1:]:
            told(each)
