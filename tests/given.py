"""What tests read that others wrote (tests/data): texts, Unicode's files, the schemas of archives."""

import lzma
from collections.abc import Sequence
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
TEXTS = DATA / "texts"
SCHEMAS = (DATA / "schemas", Path(__file__).parents[1] / ".tools" / "schemas")
"""Those that stand in the checkout, and those that tests/tools.sh fetches."""


def real_text(name: str) -> str:
    """A text of tests/data/texts, by its name without .txt."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8-sig")


def unicode_lines(name: str) -> Sequence[str]:
    """The lines of a file of Unicode's, by its name without .txt."""
    with lzma.open(DATA / "unicode" / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def schema(name: str) -> Path:
    """A schema by its path in a folder of schemas; where it was not fetched the test is not run."""
    for folder in SCHEMAS:
        if (folder / name).is_file():
            return folder / name
    pytest.skip(f"not run: the schema {name} is not there (see tests/tools.sh)")
