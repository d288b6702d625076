"""What a short build imports: nearly half of its time. A module more is a decision, so the list is
written down.

After a change that needs one:
    .venv/bin/python -m tests.test_lean_start
"""

import subprocess
import sys
import tempfile
from importlib.metadata import packages_distributions
from pathlib import Path

from edition.core.running_program import libraries

TOP = Path(__file__).parents[1]
LIST = TOP / "tests" / "data" / "lean_start.txt"
LIBRARIES = {"click", "jdatetime", "msgspec", "qrcodegen", "uharfbuzz"}
"""Of those that edition requires."""
HEAVY = {"email", "http", "importlib.metadata", "logging", "tempfile", "xml", "zipfile"}
"""Of the standard library, what other commands need."""


def imported() -> set[str]:
    """The modules that `edition build --fast --only pamphlet` imports,
    by their whole names.
    """
    with tempfile.TemporaryDirectory() as out:
        asked = [str(TOP / "source" / "statement"), "--out", out, "--fast", "--only", "pamphlet"]
        command = [sys.executable, "-X", "importtime", "-m", "edition", "build", *asked]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    told = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in told}


def own(modules: set[str]) -> str:
    return "".join(f"{each}\n" for each in sorted(modules) if each.partition(".")[0] == "edition")


def test_a_fast_pamphlet_imports_these_modules() -> None:
    found = imported()
    assert own(found) == LIST.read_text(encoding="ascii")
    required = {name.lower() for name in libraries()}
    tops = {each.partition(".")[0] for each in found}
    ours = {
        top
        for top in tops & packages_distributions().keys()
        if required & {each.lower() for each in packages_distributions()[top]}
    }
    assert ours == LIBRARIES
    assert not found & HEAVY


if __name__ == "__main__":
    LIST.write_text(own(imported()), encoding="ascii")
