"""Unicode's own files, as Debian's package unicode-data installs them."""

import bz2
import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

FOLDER = Path("/usr/share/unicode")
OPENERS: dict[str, Callable[..., IO[str]]] = {"": open, ".bz2": bz2.open, ".gz": gzip.open}

UnicodeLines = Callable[[str], Iterator[str]]


@pytest.fixture(scope="session")
def unicode_lines() -> UnicodeLines:
    """The lines of a file by its name. Where it is missing the test is not run; where CI is set it
    fails.
    """
    return _lines


def _lines(name: str) -> Iterator[str]:
    for ending, opener in OPENERS.items():
        path = FOLDER / (name + ending)
        if path.exists():
            with opener(path, "rt", encoding="utf-8") as file:
                return iter(file.read().splitlines())
    if os.environ.get("CI"):
        pytest.fail(f"{FOLDER / name} is missing: install Debian's package unicode-data")
    pytest.skip(f"not run: {FOLDER / name} is missing; it is in Debian's package unicode-data")
