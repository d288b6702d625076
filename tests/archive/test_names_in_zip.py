"""Names in a ZIP file that are one name on some system."""

import zipfile
from pathlib import Path

import pytest

from edition.archive.verifying import unpack


@pytest.mark.parametrize(
    "names",
    [
        ("a/b.txt", "a/B.txt"),
        ("a/é.txt", "a/e\u0301.txt"),
        ("a/ß.txt", "a/ss.txt"),
        ("a/b", "a/b/"),
    ],
    ids=range(4),
)
def test_a_name_that_is_twice_in_it(names: tuple[str, str], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bag.zip", "w") as made:
        for name in names:
            made.writestr(name, "")
    assert unpack(tmp_path / "bag.zip", tmp_path / "place").startswith(
        f"«{names[1]}» is twice in it"
    )
    assert not (tmp_path / "place").exists()


def test_names_that_differ(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bag.zip", "w") as made:
        for name in ("a/", "a/b.txt", "b.txt", "a/b.text"):
            made.writestr(name, "")
    assert unpack(tmp_path / "bag.zip", tmp_path / "place") == ""
