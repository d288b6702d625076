"""Fixity by two readers; each fault is named."""

import hashlib
import re
from pathlib import Path

import pytest

from edition.deposit import deposit
from edition.model.proof import Outcome
from edition.verify.bags.fixity import fixity
from tests.archive.sealing import ALGORITHMS
from tests.deposit.small import materials


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    laid, _ = deposit(materials(tmp_path / "source"), tmp_path / "made")
    assert laid
    return laid[0]


def told(bag: Path) -> tuple[str, str]:
    """By bagit.py, and by the rules."""
    second, first = fixity(bag)
    assert (first.outcome, second.outcome) == (Outcome.FAILED, Outcome.FAILED)
    return first.note, second.note


def test_a_changed_file(bag: Path) -> None:
    (bag / "data" / "pamphlet.pdf").write_bytes(b"%PDF-1.8\n")
    assert all("data/pamphlet.pdf has changed (sha512)" in note for note in told(bag))


def test_a_changed_tag_file(bag: Path) -> None:
    (bag / "metadata" / "record.ris").write_bytes(b"")
    assert all("metadata/record.ris has changed (sha256)" in note for note in told(bag))


def test_a_missing_file(bag: Path) -> None:
    (bag / "metadata" / "record.ris").unlink()
    by_bagit, by_the_rules = told(bag)
    assert (
        "metadata/record.ris is missing" in by_bagit
        and "metadata/record.ris of tagmanifest-sha256.txt is missing" in by_the_rules
    )


def test_an_added_file(bag: Path) -> None:
    (bag / "data" / "more.txt").write_bytes(b"")
    assert "data/more.txt is not in manifest-sha256.txt" in told(bag)[1]


def test_an_older_declaration_is_no_version_1(bag: Path) -> None:
    (bag / "bagit.txt").write_bytes(b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    assert "does not declare version 1.0" in told(bag)[1]


@pytest.mark.parametrize("line", ["0 ../../secret", "0 /etc/passwd", "nothing"])
def test_a_manifest_that_leads_out_of_the_bag(line: str, bag: Path) -> None:
    with (bag / "manifest-sha256.txt").open("a", encoding="utf-8") as manifest:
        manifest.write(f"{line}\n")
    assert f"«{line}»" in fixity(bag)[0].note


@pytest.mark.parametrize("algorithm", ["shake_128", "x", "sha256.more", ""])
def test_a_manifest_of_no_algorithm(algorithm: str, bag: Path) -> None:
    (bag / f"manifest-{algorithm}.txt").write_bytes((bag / "manifest-sha256.txt").read_bytes())
    assert (
        f"manifest-{algorithm}.txt is named after no algorithm for digests of one length"
        in fixity(bag)[0].note
    )


def test_a_folder_that_is_no_bag(tmp_path: Path) -> None:
    assert [check.outcome for check in fixity(tmp_path)] == [Outcome.FAILED, Outcome.FAILED]


@pytest.mark.parametrize("counted", ["0.0", "1.{files}", "{octets}.1", "{octets}.{files}0", ""])
def test_a_payload_that_is_counted_wrongly(counted: str, bag: Path) -> None:
    """With all manifests made anew, so that nothing else is amiss (RFC 8493, 2.2.2)."""
    info = bag / "bag-info.txt"
    said = next(
        line
        for line in info.read_text(encoding="utf-8").splitlines()
        if line.startswith("Payload-Oxum: ")
    )
    octets, files = said.removeprefix("Payload-Oxum: ").split(".")
    wrong = (
        f"Payload-Oxum: {counted.format(octets=octets, files=files)}"
        if counted
        else "Payload: none"
    )
    info.write_text(info.read_text(encoding="utf-8").replace(said, wrong), encoding="utf-8")
    for algorithm in ALGORITHMS:
        listed = bag / f"tagmanifest-{algorithm}.txt"
        digest = hashlib.new(algorithm, info.read_bytes()).hexdigest()
        listed.write_text(
            re.sub(r"(?m)^\w+(?=  bag-info.txt$)", digest, listed.read_text(encoding="utf-8")),
            encoding="utf-8",
        )
    by_the_rules = fixity(bag)[0]
    assert (
        by_the_rules.note
        == f"the payload is {octets}.{files}, and Payload-Oxum says something else"
    )
