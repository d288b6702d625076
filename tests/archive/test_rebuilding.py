"""`edition rebuild`: from the bag alone, in a new folder, the same bytes."""

import os
import shutil
import zlib
from pathlib import Path

import pytest

from edition.archive import rebuild
from edition.model.proof import Outcome
from tests.archive.sealing import edit_manifest, restate, seal
from tests.editions import run


@pytest.fixture
def alone(bag: Path, tmp_path: Path) -> Path:
    """The bag, moved to where nothing else is."""
    return Path(shutil.copytree(bag, tmp_path / "جای دیگر" / "bag"))


def test_every_file_is_the_same(alone: Path, deposited: Path, tmp_path: Path) -> None:
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "new" / "a-text-1404" / "a-text-1404.zip").read_bytes() == (
        deposited / "a-text-1404.zip"
    ).read_bytes()
    assert not list((tmp_path / "new").glob(".edition-*"))


def test_another_source_is_found(alone: Path, tmp_path: Path) -> None:
    text = alone / "data" / "source" / "text.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("با هم", "باهم"), encoding="utf-8")
    edit_manifest(alone, lambda manifest: restate(manifest, alone, "source/text.txt"))
    seal(alone)
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert result.exit_code == 3
    assert "data/pamphlet.pdf (SHA-256) other bytes" in result.stderr


def test_in_another_environment_the_content_is_compared_and_that_is_said(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_manifest(alone, lambda manifest: manifest.update(zlib="0.1"))
    seal(alone)
    compress = zlib.compress
    monkeypatch.setattr(
        "edition.pdf.pdf_objects.zlib.compress", lambda content, level: compress(content, 1)
    )
    archived = rebuild(alone, tmp_path / "new")
    checks = {c.name: c for proof in archived.proofs for c in proof.checks}
    for name, reader in (
        ("data/pamphlet.pdf", "decompressed streams"),
        ("data/web/index.html", "page without digests"),
    ):
        assert (checks[name].outcome, checks[name].reader) == (Outcome.PASSED, reader)
        assert "zlib 0.1 then" in checks[name].note
    assert all(c.outcome is Outcome.PASSED for proof in archived.proofs for c in proof.checks)


def test_in_the_same_environment_other_bytes_fail(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compress = zlib.compress
    monkeypatch.setattr(
        "edition.pdf.pdf_objects.zlib.compress", lambda content, level: compress(content, 1)
    )
    archived = rebuild(alone, tmp_path / "new")
    failed = [
        c.name for proof in archived.proofs for c in proof.checks if c.outcome is Outcome.FAILED
    ]
    assert "data/pamphlet.pdf" in failed


def test_a_folder_that_is_no_deposit(tmp_path: Path) -> None:
    result = run("rebuild", tmp_path, "--out", tmp_path / "new")
    assert result.exit_code == 1 and "[no-bag]" in result.stderr


def test_a_damaged_bag_says_so_first_and_is_not_used(alone: Path, tmp_path: Path) -> None:
    text = alone / "data" / "source" / "text.txt"
    text.write_bytes(text.read_bytes() + b" ")
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert result.exit_code == 1 and not (tmp_path / "new").exists()
    assert (
        "error: the bag itself fails the check of its fixity, so none of it is used: "
        "data/source/text.txt has changed"
    ) in result.stderr
    assert result.stderr.count("\n") == 1 and not result.stdout


def test_what_was_made_again_before_is_replaced(alone: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("rebuild", alone, "--out", tmp_path / "new").exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        "mine.txt",
        "a-text-1404/mine.txt",
        "a-text-1404/data/thesis.pdf",
        "a-text-1404.zip",
        "sub/mine.txt",
        "a-text-1404/data/",
    ],
)
@pytest.mark.parametrize("beside", [True, False])
def test_the_file_of_a_stranger_is_not_lost(
    name: str, beside: bool, alone: Path, tmp_path: Path
) -> None:
    place = tmp_path / "new" / "a-text-1404"
    if beside:
        assert run("rebuild", alone, "--out", tmp_path / "new").exit_code == 0
    if name.endswith("zip"):
        (place / "a-text-1404").rename(tmp_path / "away") if beside else place.mkdir(parents=True)
    if name.endswith("/"):
        (place / name / "more").mkdir(parents=True, exist_ok=True)
        name += "more/file"
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(b"mine")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert (
        result.exit_code == 1 and "[not-ours]" in result.stderr and result.stderr.count("\n") == 1
    )
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("kind", "code"), [("link", "not-ours"), ("loop", "output-folder"), ("file", "output-folder")]
)
def test_a_place_that_is_no_folder(kind: str, code: str, alone: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "elsewhere").mkdir()
    place = tmp_path / "new" / "a-text-1404"
    if kind == "file":
        place.write_bytes(b"mine")
    else:
        place.symlink_to(tmp_path / "elsewhere" if kind == "link" else place)
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert result.exit_code == 1 and f"[{code}]" in result.stderr and os.path.lexists(place)


@pytest.mark.parametrize("out", [".", "a-text-1404", "a-text-1404/data", ".."])
def test_the_bag_itself_is_not_touched(out: str, bag: Path, tmp_path: Path) -> None:
    own = Path(
        shutil.copytree(
            bag,
            tmp_path / "a-text-1404" / "a-text-1404" if out == ".." else tmp_path / "a-text-1404",
        )
    )
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    result = run("rebuild", own, "--out", own.parent / out)
    assert result.exit_code == 1 and "the place of the bag" in result.stderr
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before
