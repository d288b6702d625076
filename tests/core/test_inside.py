"""Where a name leads that somebody else has written."""

import os
import socket
from pathlib import Path

import pytest

from edition.core.inside import Astray, inside, parts_of


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "a/b.txt",
        "./a",
        "a//b",
        "گزارش 100%.txt",
        "گزارش: یک.txt",
        ".hidden",
        "a..b",
        "%2e%2e/a",
        "~/a",
    ],
)
def test_names_that_stay(name: str) -> None:
    assert not isinstance(parts_of(name), Astray)


@pytest.mark.parametrize(
    "name",
    [
        "/a",
        "//a",
        "..",
        "../a",
        "a/../b",
        "a/..",
        "a\\b",
        "..\\a",
        "\\\\host\\share",
        "C:\\a",
        "C:a",
        "c:",
        ".. /a",
        "a/.../b",
        " ",
    ],
)
def test_names_that_lead_out_on_some_system(name: str) -> None:
    assert isinstance(found := parts_of(name), Astray) and found.outside


@pytest.mark.parametrize(
    "name", ["", ".", "./.", "a\0b", "a\nb", "a\x1b[2Jb", "a\x85b", os.fsdecode(b"a\xff")]
)
def test_names_that_are_none(name: str) -> None:
    assert isinstance(found := parts_of(name), Astray) and not found.outside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, a folder, links within it and out of it, and what is no file."""
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    here = tmp_path / "here"
    (here / "sub").mkdir(parents=True)
    (here / "file").touch()
    (here / "sub" / "file").touch()
    for link, target in (
        ("near", "sub/file"),
        ("far", "../secret"),
        ("up", ".."),
        ("in", "sub"),
        ("loop", "loop"),
        ("gone", "no"),
    ):
        (here / link).symlink_to(target)
    (here / "abroad").symlink_to(tmp_path / "nowhere")
    (here / "beside").symlink_to(tmp_path / "here-too")
    os.mkfifo(here / "pipe")
    (here / "zero").symlink_to("/dev/zero")
    (here / "pipe-too").symlink_to("pipe")
    return here


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("name", ["file", "sub/file", "./sub//file"])
def test_a_file(folder: Path, name: str, links: bool) -> None:
    found = inside(folder, name, links=links)
    assert isinstance(found, Path) and found.samefile(folder / name)


@pytest.mark.parametrize("name", ["near", "in/file"])
def test_a_link_that_stays_in_the_folder(folder: Path, name: str) -> None:
    assert isinstance(inside(folder, name, links=True), Path)
    assert inside(folder, name, links=False) == Astray(
        "is a symbolic link, or lies behind one", outside=True
    )


@pytest.mark.parametrize(
    "name", ["far", "up/secret", "up/here/file", "zero", "abroad", "beside", "up"]
)
def test_a_link_that_leads_out(folder: Path, name: str) -> None:
    if name == "up/here/file":  # out and back again
        assert isinstance(inside(folder, name, links=True), Path)
    else:
        assert inside(folder, name, links=True) == Astray(
            "leads by a symbolic link out of the folder", outside=True
        )
    assert inside(folder, name, links=False) == Astray(
        "is a symbolic link, or lies behind one", outside=True
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none", "is not there"),
        ("gone", "is not there"),
        ("sub", "is no file"),
        ("file/more", "is no file"),
        ("pipe", "is no file but a pipe, a device or a socket"),
        ("pipe-too", "is no file but a pipe, a device or a socket"),
        ("loop", "cannot be opened for reading"),
        ("a" * 256, "has a longer name than file systems take"),
        ("ن" * 128, "has a longer name than file systems take"),
        ("a" * 255, "is not there"),
        ("ab/" * 400 + "a", "has a longer name than file systems take"),
    ],
)
def test_what_is_no_file(folder: Path, name: str, words: str) -> None:
    assert inside(folder, name, links=True) == Astray(words)


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("s")
        assert inside(tmp_path, "s", links=False) == Astray(
            "is no file but a pipe, a device or a socket"
        )


def test_the_folder_itself_may_be_named_by_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "name").symlink_to(folder)
    assert isinstance(inside(tmp_path / "name", "sub/file", links=False), Path)
