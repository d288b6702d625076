"""The second rendition in a deposit: described, verified in its place, made again."""

import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.archive import Tools, verify
from edition.model.proof import CheckName, Outcome
from tests.archive.sealing import seal
from tests.conftest import Once
from tests.editions import run, write_edition

_METS = "{http://www.loc.gov/METS/}"


@pytest.fixture
def bag(once: Once, tmp_path: Path) -> Path:
    def fill(out: Path) -> None:
        more = '[deposit]\nrenditions = ["pdfa4"]\n'
        folder = write_edition(out / "from" / "source", more=more, publisher='"نشر نو"')
        made = run("deposit", folder, "--out", out)
        assert made.exit_code == 0, made.output

    return once("second rendition deposited", fill) / "source" / "deposit" / "a-text-1404"


def test_it_is_described(bag: Path) -> None:
    root = etree.parse(bag / "metadata" / "mets.xml")
    uses = {
        location.get("{http://www.w3.org/1999/xlink}href"): group.get("USE")
        for group in root.iter(f"{_METS}fileGrp")
        for location in group.iter(f"{_METS}FLocat")
    }
    assert uses["data/pamphlet.pdf"] == "edition"
    assert uses["data/pdfa4/pamphlet.pdf"] == "edition (PDF 2.0, PDF/A-4)"
    assert "fmt/1910" in (bag / "metadata" / "mets.xml").read_text(encoding="utf-8")
    assert "data/pdfa4/ are those of the same names" in (bag / "bag-info.txt").read_text("utf-8")


def test_it_is_verified_and_made_again(bag: Path, tmp_path: Path) -> None:
    found = verify([bag], Tools())
    assert not found.problems
    outcomes = [check.outcome for proof in found.proofs for check in proof.checks]
    assert Outcome.FAILED not in outcomes
    assert "a-text-1404/data/pdfa4/pamphlet.pdf" in [proof.file for proof in found.proofs]
    again = run("rebuild", bag, "--out", tmp_path)
    assert again.exit_code == 0, again.output


def test_the_first_in_its_place_is_named(bag: Path, tmp_path: Path) -> None:
    """With a seal made anew, so that nothing else tells."""
    copy = shutil.copytree(bag, tmp_path / bag.name)
    first, second = copy / "data" / "pamphlet.pdf", copy / "data" / "pdfa4" / "pamphlet.pdf"
    shutil.copy(first, second)
    seal(copy)
    [proof] = [each for each in verify([copy], Tools()).proofs if "pdfa4" in each.file]
    [check] = [each for each in proof.checks if each.name is CheckName.IDENTIFICATION]
    assert [fault.fact for fault in check.faults] == ["the file is PDF 1.7, and is to be 2.0"]
