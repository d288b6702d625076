"""What every deposit holds, under names that every archive keeps."""

from pathlib import Path

import pytest

from edition.deposit import deposit
from edition.model.proof import Outcome
from edition.verify.bags.profile import profile
from tests.deposit.small import materials


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    laid, _ = deposit(materials(tmp_path / "source"), tmp_path / "made")
    assert laid
    return laid[0]


def test_a_deposit_fits(bag: Path) -> None:
    assert [(check.outcome, check.note) for check in profile(bag)] == [
        (Outcome.PASSED, ""),
        (Outcome.PASSED, ""),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "data/text/tei.xml",
        "metadata/mets.xml",
        "data/source/text.txt",
        "data/pamphlet.pdf",
        "bag-info.txt",
    ],
)
def test_what_is_missing_is_named(name: str, bag: Path) -> None:
    (bag / name).unlink()
    check, _ = profile(bag)
    assert check.outcome is Outcome.FAILED and check.note


def test_a_name_that_is_not_plain(bag: Path) -> None:
    (bag / "data" / "گزارش 100%.txt").write_bytes(b"")
    assert "«data/گزارش 100%.txt»" in profile(bag)[0].note


def test_a_folder_without_a_file(bag: Path) -> None:
    """No manifest would tell that it was put there."""
    (bag / "metadata" / "d" / "d").mkdir(parents=True)
    assert "metadata/d is a folder without a file" in profile(bag)[0].note


@pytest.mark.parametrize(
    ("before", "after"),
    [("Bagging-Date: 2026-11-26", "Bagging-Date: 1405/09/05"), ("a-text-1404", "بیانیه-۱۴۰۴")],
)
def test_bag_info(before: str, after: str, bag: Path) -> None:
    file = bag / "bag-info.txt"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    assert profile(bag)[0].outcome is Outcome.FAILED


@pytest.mark.parametrize("content", [b"", b"[]", b"{}x", b'{"outputs": [{}]}'])
def test_a_build_manifest_that_cannot_be_read(content: bytes, bag: Path) -> None:
    (bag / "data" / "manifest.json").write_bytes(content)
    assert "cannot be read" in profile(bag)[1].note
