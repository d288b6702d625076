"""Deposits that share nothing but the source are the same bytes, and tell nothing of where they
were made.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.determinism.test_same_bytes import wait_for_the_next_second
from tests.editions import write_edition

Files = dict[str, bytes]


def deposit(source: Path, out: Path, cwd: Path, **environment: str) -> Files:
    """Every file of the deposit, by its path."""
    command = [sys.executable, "-m", "edition", "deposit", str(source), "--out", str(out)]
    made = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert made.returncode == 0, f"exit code {made.returncode}\n{made.stdout}{made.stderr}"
    folder = out / source.name / "deposit"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    here, abroad = (
        tmp_path_factory.mktemp("here"),
        tmp_path_factory.mktemp("abroad") / "پوشهٔ من، دوم",
    )
    keys = {
        "publisher": '"نشر نو"',
        "more": '[deposit]\nalso = ["bibtex", "dspace", "ead", "mods", "zenodo"]\n',
    }
    sources = [
        write_edition(place / name, **keys) for place, name in ((here, "source"), (abroad, "منبع"))
    ]
    first = deposit(
        sources[0], here / "build", here, HOME=str(here), USER="nimayoush", LOGNAME="nimayoush", TZ="Asia/Tehran", LC_ALL="C",
        PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONHASHSEED="1",
    )  # fmt: skip
    wait_for_the_next_second()
    second = deposit(
        sources[1], abroad / "ساخته", Path(abroad.anchor), HOME=str(abroad), USER="forough", LOGNAME="forough",
        TZ="America/New_York", LC_ALL="fa_IR.UTF-8", LANGUAGE="fa", PYTHONHASHSEED="7",
    )  # fmt: skip
    return first, second


def test_every_file_and_the_zip_are_the_same_bytes(two: tuple[Files, Files]) -> None:
    first, second = two
    assert first.keys() == second.keys() and len(first) > 30
    assert [name for name in first if first[name] != second[name]] == []


def test_no_file_tells_who_made_it_or_where(two: tuple[Files, Files]) -> None:
    for files, secrets in zip(two, (("nimayoush", "/here"), ("forough", "پوشهٔ من")), strict=True):
        assert [
            name
            for name, content in files.items()
            if any(secret.encode() in content for secret in secrets)
        ] == []
