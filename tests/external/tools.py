"""The tools that are no Python packages: where they are, and what a test says where one is not.

A missing tool is "not run" at home and a failure on CI, never a pass.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

FETCHED = Path(__file__).resolve().parents[2] / ".tools"
"""Where tests/tools.sh puts what it fetches."""


def fetched(name: str) -> Path:
    """A file or folder that tests/tools.sh fetches."""
    return (
        FETCHED / name
        if (FETCHED / name).exists()
        else _not_run(f"{name} is not in .tools (see tests/tools.sh)")
    )


def command(name: str) -> str:
    """A command on the path."""
    return shutil.which(name) or _not_run(f"there is no command {name}")


def _not_run(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(f"not run: {why}")
