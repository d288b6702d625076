"""One deposit of a small edition, made by the command that users type."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.deposit.small import schemas
from tests.editions import run, write_edition

__all__ = ["schemas"]

TEXT = (
    "نان و آزادی\n\nبند یکک، که می\u200cگوید نان و آزادی را با هم می\u200cخواهیم.\n\n۱. "
    "نان\n۲. آزادی\n\nتهران - 8 آبان 1395\n"
)
EMENDATIONS = '[[emendation]]\nline = 3\nbefore = "یکک"\nafter = "یک"\nreason = "خطای حروف‌نگار"\n'
MORE = """[deposit]
also = ["bibtex", "dspace", "ead", "mods", "zenodo"]
attach = ["گزارش 100%.txt"]
[[date]]
printed = "8 آبان 1395"
calendar = "jalali"
[[output]]
kind = "pamphlet"
[[output]]
kind = "epub"
[[output]]
kind = "web"
"""


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions") / "کتاب"
    folder.mkdir()
    (folder / "گزارش 100%.txt").write_text("پیوست", encoding="utf-8")
    return write_edition(
        folder, text=TEXT, emendations=EMENDATIONS, more=MORE, publisher='"نشر نو"'
    )


@pytest.fixture(scope="session")
def deposited(
    source: Path, schemas: Path, once: Once, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder deposit/ of the build; each worker has its own, for a command holds it."""

    def fill(out: Path) -> None:
        result = run("deposit", source, "--out", out, "--schemas", schemas)
        assert result.exit_code == 0, result.output

    own = tmp_path_factory.mktemp("deposited") / "out"
    return shutil.copytree(once("deposited", fill), own) / source.name / "deposit"


@pytest.fixture(scope="session")
def bag(deposited: Path) -> Path:
    return deposited / "a-text-1404"
