"""What a whole process costs."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: kibibytes, but on macOS bytes."""
EDITION = str(Path(sys.executable).with_name("edition"))


class Cost(NamedTuple):
    """Seconds of wall time, of user time and of the processor, with those of the processes that it
    began; MiB of peak memory of the largest of them.
    """

    wall: float
    user: float
    cpu: float
    memory: float


def run(command: list[str]) -> Cost:
    """What one run costs. Ends the bench where the command fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {' '.join(command)}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_utime, cpu, usage.ru_maxrss * RSS_UNIT / 2**20)
