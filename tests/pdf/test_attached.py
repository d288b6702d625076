"""The source text within the PDF, on request: PDF/A-3 (ISO 19005-3, 6.8)."""

from pathlib import Path

import pikepdf
import pytest

from edition.deposit.descriptions.mets import format_of
from edition.model.proof import Outcome
from edition.verify.proofs.verapdf import validated
from tests.editions import run, write_edition


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    folder = write_edition(tmp_path / "source", more="[deposit]\nsource_in_pdf = true\n")
    result = run("build", folder, "--out", tmp_path / "build")
    assert result.exit_code == 0, result.output
    return tmp_path / "build" / "source" / "pamphlet.pdf"


def test_the_source_is_attached_byte_for_byte(pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf) as opened:
        held = opened.attachments["text.txt"]
        assert held.get_file().read_bytes() == (tmp_path / "source" / "text.txt").read_bytes()
        assert held.get_file().mime_type == "text/plain"
        [associated] = opened.Root.AF
        assert associated.AFRelationship == "/Source"
    assert format_of(pdf.name, pdf.read_bytes()).pronom == "fmt/479"


def test_without_the_jar_it_is_not_run(pdf: Path) -> None:
    found = validated({pdf.name: pdf}, None)
    assert found.version == "" and [c.outcome for c in found.checks[pdf.name]] == [Outcome.NOT_RUN]
