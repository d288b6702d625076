"""`edition verify`: what has changed is found and named."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editions import run


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "bag"))


def flip(file: Path, at: int = -10) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def test_a_whole_bag_passes(bag: Path) -> None:
    result = run("verify", bag)
    assert result.exit_code == 0 and " 0 failed" in result.stdout


def test_its_zip_passes(deposited: Path) -> None:
    result = run("verify", deposited / "a-text-1404.zip")
    assert result.exit_code == 0 and " 0 failed" in result.stdout


@pytest.mark.parametrize(
    "name",
    [
        "data/pamphlet.pdf",
        "data/source/text.txt",
        "data/text/tei.xml",
        "data/fonts/OFL.txt",
        "metadata/mets.xml",
        "manifest-sha512.txt",
    ],
)
def test_one_flipped_bit_is_found_and_named(name: str, copy: Path) -> None:
    flip(copy / name)
    result = run("verify", copy)
    assert result.exit_code == 3
    assert name in result.stderr


def test_a_missing_and_an_added_file_are_named(copy: Path) -> None:
    (copy / "data" / "pamphlet.txt").unlink()
    (copy / "data" / "more.txt").write_text("x", encoding="utf-8")
    result = run("verify", copy)
    assert result.exit_code == 3
    assert "data/pamphlet.txt of manifest-sha256.txt is missing" in result.stderr
    assert "data/more.txt is not in manifest-sha256.txt" in result.stderr


def test_a_pdf_with_its_text(bag: Path, copy: Path) -> None:
    assert run("verify", bag / "data" / "pamphlet.pdf").exit_code == 0
    (copy / "data" / "pamphlet.txt").write_text("چیزی دیگر", encoding="utf-8")
    assert run("verify", copy / "data" / "pamphlet.pdf").exit_code == 3


def test_what_is_neither_is_told(tmp_path: Path) -> None:
    result = run("verify", tmp_path)
    assert result.exit_code == 1 and "[nothing-to-verify]" in result.stderr


def test_the_report_is_in_two_languages_and_tells_no_place_and_no_time(
    bag: Path, tmp_path: Path
) -> None:
    assert run("verify", bag, "--report", tmp_path / "report").exit_code == 0
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    assert "Proof report" in page and "گزارش آزمون" in page and "not run" in page
    assert json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))["proofs"]
    for file in (tmp_path / "report").iterdir():
        assert str(bag) not in file.read_text(encoding="utf-8") and "/tmp" not in file.read_text(
            encoding="utf-8"
        )


@pytest.mark.parametrize("name", [b"bag\xff", b"100%25 bag", "بسته #1?".encode(), b"-bag"])
def test_the_name_of_the_folder_is_no_matter(name: bytes, bag: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(bag, tmp_path / os.fsdecode(name)))
    result = run("verify", place, "--report", tmp_path / "report")
    assert result.exit_code == 0, result.output


def test_verifying_changes_nothing(bag: Path) -> None:
    before = {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    run("verify", bag)
    assert {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()} == before


def test_the_words_of_a_foreign_locale_do_not_get_in(copy: Path) -> None:
    flip(copy / "data" / "pamphlet.pdf")
    command = [sys.executable, "-m", "edition", "verify", str(copy)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert told.returncode == 3
    assert all("proof failed: " in line for line in told.stderr.splitlines())


@pytest.mark.parametrize(
    "garbage", [b"", b"[", b"[" * 100_000, b"\xff\xfe\xff", b'a = "\x00"', b'{"a": 1, "a": 2}']
)
@pytest.mark.parametrize(
    "name",
    [
        "source/edition.toml",
        "source/text.txt",
        "reports/proof.json",
        "pamphlet.txt",
        "manifest.json",
    ],
)
def test_what_a_proof_of_a_pdf_reads_beside_it_may_be_anything(
    bag: Path, tmp_path: Path, name: str, garbage: bytes
) -> None:
    place = Path(shutil.copytree(bag, tmp_path / bag.name))
    (place / "data" / name).write_bytes(garbage)
    result = run("verify", place)
    assert result.exit_code == 3 and f"data/{name} has changed" in result.stderr
