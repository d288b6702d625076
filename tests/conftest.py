"""What many tests stand on: the checkout, its faces, and one build of its pamphlet."""

import subprocess
import sys
from pathlib import Path

import pytest

from edition.faces import Faces
from edition.typeset.line.shape import Shaper
from tests.editions import all_faces


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def faces() -> Faces:
    """All weights."""
    return all_faces()


@pytest.fixture(scope="session")
def shaper(faces: Faces) -> Shaper:
    """Shapes Persian."""
    return Shaper(faces, "fa")


@pytest.fixture(scope="session")
def pamphlet(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with pamphlet.pdf, pamphlet.txt and proof.json of the statement, built once by the
    command that users type.
    """
    out = tmp_path_factory.mktemp("build")
    command = [
        sys.executable,
        "-m",
        "edition",
        "build",
        "source/statement",
        "--out",
        str(out),
        "--only",
        "pamphlet",
    ]
    built = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8")
    assert built.returncode == 0, f"exit code {built.returncode}\n{built.stdout}{built.stderr}"
    return out / "statement"
