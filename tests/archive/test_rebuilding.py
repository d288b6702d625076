"""`edition rebuild`: from the bag alone, in a new folder, the same bytes."""

import json
import shutil
import zlib
from pathlib import Path

import pytest

from edition.archive import rebuild
from edition.model.proof import Outcome
from tests.editions import run


@pytest.fixture
def alone(bag: Path, tmp_path: Path) -> Path:
    """The bag, moved to where nothing else is."""
    return Path(shutil.copytree(bag, tmp_path / "جای دیگر" / "bag"))


def test_every_file_is_the_same(alone: Path, deposited: Path, tmp_path: Path) -> None:
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "new" / "a-text-1404" / "a-text-1404.zip").read_bytes() == (deposited / "a-text-1404.zip").read_bytes()
    assert not list((tmp_path / "new").glob(".edition-*"))


def test_another_source_is_found(alone: Path, tmp_path: Path) -> None:
    text = alone / "data" / "source" / "text.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("با هم", "باهم"), encoding="utf-8")
    result = run("rebuild", alone, "--out", tmp_path / "new")
    assert result.exit_code == 3
    assert "data/pamphlet.pdf (SHA-256) other bytes" in result.stderr


def test_in_another_environment_the_content_is_compared_and_that_is_said(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = alone / "data" / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(manifest | {"zlib": "0.1"}), encoding="utf-8")
    compress = zlib.compress
    monkeypatch.setattr("edition.pdf.objects.zlib.compress", lambda content, level: compress(content, 1))
    archived = rebuild(alone, tmp_path / "new")
    [check] = [c for proof in archived.proofs for c in proof.checks if c.name == "data/pamphlet.pdf"]
    assert (check.outcome, check.reader) == (Outcome.PASSED, "decompressed streams")
    assert "zlib 0.1 then" in check.note
    assert all(c.outcome is Outcome.PASSED for proof in archived.proofs for c in proof.checks)


def test_in_the_same_environment_other_bytes_fail(alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compress = zlib.compress
    monkeypatch.setattr("edition.pdf.objects.zlib.compress", lambda content, level: compress(content, 1))
    archived = rebuild(alone, tmp_path / "new")
    failed = [c.name for proof in archived.proofs for c in proof.checks if c.outcome is Outcome.FAILED]
    assert "data/pamphlet.pdf" in failed


def test_a_folder_that_is_no_deposit(tmp_path: Path) -> None:
    result = run("rebuild", tmp_path, "--out", tmp_path / "new")
    assert result.exit_code == 1 and "[no-manifest]" in result.stderr
