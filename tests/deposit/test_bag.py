"""The bag by bagit.py and by the rules of RFC 8493."""

import hashlib
from pathlib import Path

import bagit
import pytest

from edition.deposit import deposit
from edition.model.proof import Outcome
from edition.verify.bags.fixity import fixity
from tests.deposit.small import materials


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    laid, problems = deposit(materials(tmp_path / "source"), tmp_path / "made")
    assert laid, "\n".join(map(str, problems))
    return laid[0]


def test_it_is_valid_and_of_version_1(bag: Path) -> None:
    read = bagit.Bag(str(bag))
    assert read.validate() and read.version_info == (1, 0)
    assert sorted(read.algorithms) == ["sha256", "sha512"]
    assert [check.outcome for check in fixity(bag)] == [Outcome.PASSED, Outcome.PASSED]


def test_bag_info_is_the_record_and_the_date_that_of_the_edition(bag: Path) -> None:
    info = bagit.Bag(str(bag)).info
    assert (info["External-Identifier"], info["Bagging-Date"], info["Language"]) == (
        "a-text-1404",
        "2026-11-26",
        "fas",
    )
    files = [path for path in (bag / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in files)}.{len(files)}"


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_every_tag_file_is_in_the_tag_manifests_in_order(bag: Path, algorithm: str) -> None:
    lines = (bag / f"tagmanifest-{algorithm}.txt").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    tags = [path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()]
    assert list(listed) == sorted(
        tag for tag in tags if not tag.startswith(("data/", "tagmanifest-"))
    )
    assert all(
        hashlib.new(algorithm, (bag / tag).read_bytes()).hexdigest() == digest
        for tag, digest in listed.items()
    )
