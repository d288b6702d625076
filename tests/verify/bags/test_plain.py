"""A bag is gone through before anything in it is opened; tests/archive/test_hostile.py has the ways
of harm.
"""

import os
from pathlib import Path

import pytest

from edition.core.bounds import BAG_BYTES, BAG_MEMBERS
from edition.model.proof import Check, Outcome
from edition.verify.bags.openable import plain


def test_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "data" / "sub").mkdir(parents=True)
    (tmp_path / "data" / "sub" / "a.txt").touch()
    assert plain(tmp_path) == Check("plain files", "edition", Outcome.PASSED)


@pytest.mark.parametrize(
    ("names", "passes"),
    [
        (("Images/a", "images/b"), True),
        (("Images/a", "images/A"), False),
        (("a", "A/b"), False),
        (("A/b", "a"), False),
    ],
)
def test_folders_of_one_name_are_one_and_files_are_not(
    names: tuple[str, str], passes: bool, tmp_path: Path
) -> None:
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


@pytest.mark.parametrize("more", [0, 1])
def test_as_many_as_there_may_be(more: int, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for number in range(BAG_MEMBERS.most - 1 + more):
        (tmp_path / "data" / str(number)).touch()
    assert (
        "10,001 files and folders in it, and 10,000 are the most" in plain(tmp_path).note
    ) == bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_as_large_as_it_may_be(more: int, tmp_path: Path) -> None:
    """Files of holes, which take no place."""
    for name, size in (("a", BAG_BYTES.most - 5), ("b", 5 + more)):
        with (tmp_path / name).open("wb") as opened:
            opened.truncate(size)
    assert ("bytes in it" in plain(tmp_path).note) == bool(more)


def test_a_hard_link_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "outside").touch()
    os.link(tmp_path / "outside", tmp_path / "bag" / "a")
    assert plain(tmp_path / "bag").outcome is Outcome.PASSED
