"""A bag is gone through before anything in it is opened; tests/archive/test_hostile.py has the ways of harm."""

import os
from pathlib import Path

import pytest

from edition.model.proof import Check, Outcome
from edition.verify.bags.plain import plain


def test_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "data" / "sub").mkdir(parents=True)
    (tmp_path / "data" / "sub" / "a.txt").touch()
    assert plain(tmp_path) == Check("plain files", "edition", Outcome.PASSED)


@pytest.mark.parametrize(
    ("names", "passes"),
    [(("Images/a", "images/b"), True), (("Images/a", "images/A"), False), (("a", "A/b"), False), (("A/b", "a"), False)],
)
def test_folders_of_one_name_are_one_and_files_are_not(names: tuple[str, str], passes: bool, tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert (plain(tmp_path).outcome is Outcome.PASSED) == passes


def test_what_is_not_there(tmp_path: Path) -> None:
    assert plain(tmp_path / "none").note == "it cannot be read (FileNotFoundError)"


def test_folders_deeper_than_python_recurses(tmp_path: Path) -> None:
    here = os.getcwd()
    os.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(here)
    assert plain(tmp_path).note == f"{'/'.join('d' * 33)} lies more than 32 folders deep"
    os.removedirs(os.path.join(tmp_path, *"d" * 1200))


def test_every_fault_is_counted_and_the_first_are_named(tmp_path: Path) -> None:
    for name in "abcdefg":
        (tmp_path / name).symlink_to("nothing")
    note = plain(tmp_path).note
    assert note.startswith("a is a symbolic link; b is") and note.endswith("and 2 more")
