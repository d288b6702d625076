"""What a run costs: wall time and peak memory of whole processes, as a table. It judges nothing.

Each command runs once to warm the file cache and then five times, in turn with the others, each build into an empty folder;
the table gives the medians.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 5
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: kibibytes, but on macOS bytes."""


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time and MiB of peak memory of one run. Ends the bench where the command fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {' '.join(command)}")
    return seconds, usage.ru_maxrss * RSS_UNIT / 2**20


def build(source: Path) -> tuple[float, float]:
    """One build of the pamphlet, proofs apart, into an empty folder."""
    with tempfile.TemporaryDirectory() as out:
        cost = run([EDITION, "build", str(source), "--out", out, "--only", "pamphlet", "--fast"])
        for name in ("pamphlet.pdf", "pamphlet.txt"):
            if not (Path(out) / source.name / name).is_file():
                sys.exit(f"the build left no {name}")
    return cost


EDITION = str(Path(sys.executable).with_name("edition"))
START = "python -c pass"


def measure(source: Path) -> dict[str, tuple[float, float]]:
    """Median seconds and MiB by command."""
    commands = {
        START: lambda: run([sys.executable, "-c", "pass"]),
        "edition --version": lambda: run([EDITION, "--version"]),
        f"edition build {source} --only pamphlet --fast": lambda: build(source),
    }
    rounds = [{name: command() for name, command in commands.items()} for _ in range(ROUNDS + 1)][1:]
    return {name: (median(r[name][0] for r in rounds), median(r[name][1] for r in rounds)) for name in commands}


def main() -> None:
    costs = measure(Path(sys.argv[1]))
    width = max(map(len, costs))
    print(f"{'median of ' + str(ROUNDS):{width}}  seconds    MiB  times the start of Python")
    for name, (seconds, mebibytes) in costs.items():
        print(f"{name:{width}}  {seconds:7.3f}  {mebibytes:5.1f}  {seconds / costs[START][0]:5.1f}")


if __name__ == "__main__":
    main()
