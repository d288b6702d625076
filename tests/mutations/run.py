"""Whether the tests notice: one line of src changed at a time, and tests of it run. `make
mutations`, `ONLY=word` for some.

A word is a part of the name of a file.

table.toml has a row a mutation: `file` below src/edition, `before`, which stands in it once,
`after`, and `tests` below tests/. A row that is out of step with src stops the run before anything
is tried; a mutation that survives makes it fail. Nothing of the checkout is changed: a copy is.
"""

import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

for _name in (
    "click",
    "fontTools.ttLib",
    "hypothesis",
    "lxml.html",
    "msgspec",
    "pikepdf",
    "PIL.Image",
    "pypdf",
    "pypdfium2",
    "uharfbuzz",
):
    import_module(_name)  # what tests import, once for all

_TOP = Path(__file__).parents[2]
_COPIED = ("src", "tests", "fonts", "source", "docs", "requirements")
_KILLED = 1  # pytest: a test failed; an error of collection is 2 and proves nothing


class Mutation(NamedTuple):
    file: str
    before: str
    after: str
    tests: list[str]

    def place(self, top: Path) -> Path:
        return top / "src" / "edition" / self.file

    def fault(self, top: Path) -> str:
        """Why it cannot be tried, "" if it can."""
        lacking = [
            test for test in self.tests if not (top / "tests" / test.split("::")[0]).exists()
        ]
        if not self.tests or lacking:
            return f"its tests are not there: {lacking}"
        if not self.place(top).is_file():
            return "the file is not there"
        count = self.place(top).read_text(encoding="utf-8").count(self.before)
        return (
            ""
            if count == 1 and self.after != self.before
            else f"«{self.before}» stands there {count} times, not once"
        )


def mutations(only: str = "") -> list[Mutation]:
    rows = tomllib.loads(Path(__file__).with_name("table.toml").read_text(encoding="utf-8"))[
        "mutation"
    ]
    return [found for row in rows if only in (found := Mutation(**row)).file]


def copied(folder: Path) -> Path:
    """The checkout without what git does not keep."""
    top = folder / "edition"
    for name in _COPIED:
        shutil.copytree(_TOP / name, top / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in _TOP.iterdir():
        if file.is_file() and not file.is_symlink():
            shutil.copy2(file, top)
    for name in (".venv", ".tools"):
        if (_TOP / name).exists():
            (top / name).symlink_to((_TOP / name).resolve())
    return top


def tried(each: Mutation, top: Path, moment: int) -> tuple[int, str]:
    """What pytest ended with, and the first test that failed."""
    place = each.place(top)
    whole = place.read_text(encoding="utf-8")
    try:
        place.write_text(whole.replace(each.before, each.after), encoding="utf-8")
        os.utime(place, (moment, moment))  # Python tells compiled code by size and second.
        return _run(each.tests, top)
    finally:
        place.write_text(whole, encoding="utf-8")
        os.utime(place, (moment + 1, moment + 1))


def _run(tests: list[str], top: Path) -> tuple[int, str]:
    """In a process of its own, which has what is imported here and nothing of edition."""
    out = top.parent / "told"
    child = os.fork()
    if not child:
        file = os.open(out, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.chdir(top)
        sys.path.insert(0, str(top / "src"))
        os.environ |= {
            "PYTHONPATH": str(top / "src"),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(top / "hypothesis"),
        }
        quiet = ["-q", "-x", "-p", "no:cacheprovider", "--no-header", "--tb=no", "-W", "ignore"]
        os._exit(int(pytest.main([*quiet, *(f"tests/{test}" for test in tests)])))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = out.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return code, (lines or [said.strip()[-200:]])[0].split(" - ")[0]


def told(found: list[Mutation], top: Path) -> Iterator[bool]:
    """Prints a row for each mutation, whether it was killed and by which test."""
    for number, each in enumerate(found):
        code, by = tried(each, top, 1_000_000_000 + 2 * number)
        outcome = {_KILLED: f"killed by {by.removeprefix('FAILED tests/')}", 0: "SURVIVED"}.get(
            code, f"NOT TRIED ({by})"
        )
        print(f"{each.file}: «{each.before}» to «{each.after}»: {outcome}", flush=True)
        yield code == _KILLED


def main(only: str = "") -> int:
    found = mutations(only)
    faults = [f"{each.file}: {fault}" for each in found if (fault := each.fault(_TOP))]
    if faults or not found:
        print(
            "\n".join(faults or [f"no mutation of a file with «{only}» in its name"]),
            file=sys.stderr,
        )
        return 2
    with tempfile.TemporaryDirectory() as folder:
        killed = list(told(found, copied(Path(folder))))
    print(f"{sum(killed)} of {len(killed)} mutations killed")
    return 0 if all(killed) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
