"""Files of an edition that are links, pipes and devices: read only where they are files of its
folder. None may wait for ever.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.read import read
from tests.editions import run
from tests.profiles import cmyk

FONT = Path(__file__).parents[2] / "fonts" / "Vazirmatn-Regular.ttf"
NAMED = {
    "edition.toml": "",
    "text.txt": "",
    "text.md": "",
    "emendations.toml": "",
    "a.png": '[[image]]\nfile = "a.png"\nalt = "نشان"\n',
    "a.ttf": (
        f'[[font]]\nfile = "a.ttf"\nsha256 = "{hashlib.sha256(FONT.read_bytes()).hexdigest()}"\n'
    ),
    "a.icc": (
        '[press]\nprofile = "a.icc"\nsha256 = '
        f'"{hashlib.sha256(cmyk()).hexdigest()}"\ncondition = "X"\n'
    ),
    "a.txt": '[deposit]\nattach = ["a.txt"]\n',
    "sub/a.txt": '[deposit]\nattach = ["sub/a.txt"]\n',
}
CODES = {
    "a.png": "image",
    "a.ttf": "font",
    "a.icc": "profile",
    "a.txt": "attachment",
    "sub/a.txt": "attachment",
}


def with_one_text(edition: Path, name: str) -> Path:
    """The folder, which has one text: where that is Markdown, no other."""
    if name == "text.md":
        (edition / "text.txt").unlink()
    return edition


def good(file: Path) -> None:
    """What each of the named files would be."""
    content: dict[str, bytes] = {
        ".png": b"\x89PNG\r\n\x1a\n",
        ".ttf": FONT.read_bytes(),
        ".icc": cmyk(),
    }
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(
            content.get(file.suffix, b"" if file.suffix == ".toml" else "نان\n".encode())
        )


@pytest.mark.parametrize("name", NAMED)
def test_a_link_out_of_the_folder_is_not_followed(
    name: str, folder: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    edition, elsewhere = (
        with_one_text(folder(more=NAMED[name]), name),
        tmp_path_factory.mktemp("elsewhere") / Path(name).name,
    )
    good(edition / name)
    shutil.move(edition / name, elsewhere)
    (edition / name).symlink_to(elsewhere)
    source, problems = read(edition)
    [problem] = [problem for problem in problems if problem.severity.value == "error"]
    assert source is None and problem.code == f"{CODES.get(name, 'file')}-outside"
    assert "by a symbolic link out of the folder of the text" in str(problem)


@pytest.mark.parametrize("name", NAMED)
def test_a_link_that_stays_in_the_folder_is(name: str, folder: Callable[..., Path]) -> None:
    edition = with_one_text(folder(more=NAMED[name]), name)
    good(edition / name)
    (edition / "files").mkdir()
    shutil.move(edition / name, edition / "files")
    (edition / name).symlink_to(
        os.path.relpath(edition / "files" / Path(name).name, (edition / name).parent)
    )
    source, problems = read(edition)
    assert source and source.files[name] == (edition / "files" / Path(name).name).read_bytes(), (
        problems
    )


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("kind", ["pipe", "zero", "loop"])
def test_what_is_no_file_is_refused_at_once(
    kind: str, name: str, folder: Callable[..., Path]
) -> None:
    edition = with_one_text(folder(more=NAMED[name]), name)
    (edition / name).parent.mkdir(exist_ok=True)
    (edition / name).unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(edition / name)
        case "zero":
            (edition / name).symlink_to("/dev/zero")
        case "loop":
            (edition / name).symlink_to(edition / name)
    result = run("build", edition, "--fast", "--out", edition / "build")
    assert result.exit_code == 1 and result.stderr.count(": error: ") == 1, result.stderr
    assert not (edition / "build").exists() or not list((edition / "build").rglob("*.pdf"))


def test_a_folder_of_attachments_that_is_a_link(
    folder: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.png").write_bytes(b"secret")
    edition = folder(more='[deposit]\nattach = ["dir/secret.png", "a\\\\..\\\\b", "../c", "d"]\n')
    (edition / "dir").symlink_to(elsewhere)
    _, problems = read(edition)
    assert [problem.code for problem in problems] == ["attachment-outside"] * 3 + ["no-file"]
