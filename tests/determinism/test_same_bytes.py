"""Builds that share nothing but the source give the same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest


def build(checkout: Path, source: Path, out: Path, cwd: Path, **environment: str) -> dict[str, str]:
    """Build the pamphlet, the page and the e-book with the code and the fonts of `checkout`; the
    digest of each file by its path in the build folder.
    """
    command = [
        sys.executable,
        "-m",
        "edition",
        "build",
        str(source),
        "--out",
        str(out),
        "--only",
        "web,epub",
        "--fast",
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(checkout / "src"), **environment}
    built = subprocess.run(
        command, cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", errors="replace"
    )
    assert built.returncode == 0, f"exit code {built.returncode}\n{built.stdout}{built.stderr}"
    made = out / source.name
    return {
        f.relative_to(made).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in made.rglob("*")
        if f.is_file()
    }


def wait_for_the_next_second() -> None:
    """Dates in a PDF are exact to the second: two builds within one would agree by chance."""
    second = int(time.time())
    while int(time.time()) == second:
        time.sleep(0.02)


@pytest.fixture(scope="module")
def plain(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A build in the checkout, in a locale that knows ASCII alone."""
    out = tmp_path_factory.mktemp("plain")
    return build(
        repository,
        Path("source/statement"),
        out,
        repository,
        HOME=str(out),
        USER="nima",
        LOGNAME="nima",
        TZ="Asia/Tehran",
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
        PYTHONHASHSEED="1",
    )


def test_the_build_holds_its_outputs(plain: dict[str, str]) -> None:
    made = {"pamphlet.pdf", "pamphlet.txt", "edition.epub", "web/index.html"}
    assert made <= plain.keys()


def test_another_folder_zone_locale_and_hash_seed(
    plain: dict[str, str], repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    abroad = tmp_path_factory.mktemp("abroad") / "پوشهٔ من، دوم"
    for part in ("src", "fonts", "source"):
        shutil.copytree(
            repository / part,
            abroad / part,
            copy_function=shutil.copy,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    wait_for_the_next_second()
    other = build(
        abroad,
        abroad / "source" / "statement",
        abroad / "برای چاپ",
        Path(abroad.anchor),
        HOME=str(abroad),
        USER="forough",
        LOGNAME="forough",
        TZ="America/New_York",
        LC_ALL="fa_IR.UTF-8",
        LANGUAGE="fa",
        PYTHONHASHSEED="7",
    )
    assert other == plain


def test_over_an_earlier_build(plain: dict[str, str], repository: Path, tmp_path: Path) -> None:
    source = repository / "source" / "statement"
    build(repository, source, tmp_path, tmp_path, PYTHONHASHSEED="2")
    assert build(repository, source, tmp_path, tmp_path, PYTHONHASHSEED="3") == plain
