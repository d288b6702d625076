"""Validators of others, in an environment of their own, for they hold other versions of packages
than edition (requirements/validators.txt; `make test` makes it).
"""

import subprocess
from pathlib import Path

import pytest

_PLACE = Path(__file__).resolve().parents[1] / ".venv" / "validators" / "bin"


def asked(program: str, *arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    """What a program there says: `python` with `-c`, or one of ocfl-py; where the environment is
    not there the test is not run.
    """
    if not (_PLACE / program).is_file():
        pytest.skip("not run: the validators are not there (make .venv/validators/.locked)")
    command = [str(_PLACE / "python"), *([] if program == "python" else [str(_PLACE / program)])]
    return subprocess.run(
        [*command, *map(str, arguments)], input=given, capture_output=True, encoding="utf-8"
    )
