"""The ways of docs/install.md to install edition, each block as it stands there, in a home of its own.

They ask the index of packages, as whoever installs does. The sections of other systems are not run.
"""

import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.external.tools import fetched

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]*)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
NOT_HERE = ("The file", "macOS and Windows")
"""The wheel is made by the fixture; and what is of other systems."""
WAYS = [
    (name, block)
    for name, said in SECTIONS.items()
    if name not in NOT_HERE
    for block in re.findall(r"^```\n(.*?)^```$", said, re.DOTALL | re.MULTILINE)
]


@pytest.fixture(scope="session")
def checkout(once: Once) -> Path:
    """A folder with dist/ and requirements/, the wheel made as `make wheel` makes it."""

    def fill(top: Path) -> None:
        rule = subprocess.run(
            ["make", "--dry-run", "wheel"], cwd=ROOT, capture_output=True, encoding="utf-8"
        ).stdout
        [line] = [line for line in rule.splitlines() if "pip wheel" in line]
        made = line.replace("--wheel-dir dist .", f"--wheel-dir {top}/dist .")
        assert made != line
        done = subprocess.run(made, shell=True, cwd=ROOT, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        (top / "requirements").symlink_to(ROOT / "requirements")

    return once("wheel", fill)


def test_the_wheel_has_the_bill_of_materials(checkout: Path) -> None:
    """Where PEP 770 has it, and from where a deposit takes it."""
    [wheel] = (checkout / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        [name] = [each for each in held.namelist() if each.endswith("sbom.cdx.json")]
        assert ".dist-info/sboms/" in name
        assert held.read(name) == (ROOT / "sbom.cdx.json").read_bytes()


def test_every_way_is_found() -> None:
    assert len(WAYS) == 7 and {name for name, _ in WAYS} == {*SECTIONS} - {
        *NOT_HERE,
        "What is asked only where it is there",
    }


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[1].splitlines()[-1])
def test_a_way_installs_edition(way: tuple[str, str], checkout: Path, tmp_path: Path) -> None:
    here, home, environment = somebody(checkout, tmp_path)
    done = subprocess.run(
        ["sh", "-e"], input=way[1], cwd=here, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    placed = [here / "env" / "bin" / "edition", home / ".local" / "bin" / "edition"]
    found = [each for each in placed if each.exists()]
    if "uninstall" in way[1]:
        assert found == []
        return
    told = subprocess.run([*found, "date", "۱۲ آبان ۱۴۰۵"], env=environment, capture_output=True)
    assert told.returncode == 0 and "2026-11-03" in told.stdout.decode()
    if "[word]" in way[1]:
        assert list(home.rglob("pypandoc/files/pandoc"))


@pytest.mark.parametrize("way", ["pipx install", "uv tool install"])
def test_what_is_lacking_comes_by_the_command_that_doctor_says(
    way: str, checkout: Path, tmp_path: Path
) -> None:
    """To where edition is, and not to the Python of whoever types it."""
    here, home, environment = somebody(checkout, tmp_path)
    edition = home / ".local" / "bin" / "edition"
    installed = subprocess.run(f"{way} ./dist/*.whl", shell=True, cwd=here, env=environment)
    assert installed.returncode == 0

    def lacked() -> list[str]:
        asked = [edition, "--lang", "en", "doctor"]
        said = subprocess.run(asked, env=environment, capture_output=True, encoding="utf-8").stdout
        return [line for line in said.splitlines() if "install" in line and "starlette" in line]

    [command] = lacked()
    brought = subprocess.run(command, shell=True, cwd=here, env=environment)
    assert brought.returncode == 0 and lacked() == []


def somebody(checkout: Path, tmp_path: Path) -> tuple[Path, Path, dict[str, str]]:
    """A folder with what was made, a home that has nothing, and the environment there."""
    installers = fetched("installers") / "bin"
    here, home = tmp_path / "here", tmp_path / "home"
    here.mkdir()
    home.mkdir()
    for name in ("dist", "requirements"):
        (here / name).symlink_to(checkout / name)
    cache = Path.home() / ".cache"
    return (
        here,
        home,
        {
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
            "HOME": str(home),
            "PATH": f"{installers}:{home}/.local/bin:{os.environ['PATH']}",
            "PIP_NO_COMPILE": "1",  # which takes longer than all else
            "PIP_CACHE_DIR": os.environ.get("PIP_CACHE_DIR", str(cache / "pip")),
            "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(cache / "uv")),
        },
    )
