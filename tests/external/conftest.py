from pathlib import Path

import pytest

from tests.conftest import Once
from tests.press.exchanged import build


@pytest.fixture(scope="session")
def exchanged(once: Once) -> Path:
    """The press files of a build for a shop that prints in CMYK."""

    def fill(folder: Path) -> None:
        done = build(folder)
        assert done.exit_code == 0, done.output

    return once("exchanged", fill) / "out" / "text" / "press"
