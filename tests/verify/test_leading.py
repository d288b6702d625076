"""What a file of PDF 2.0 says of itself and of its places, each broken once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from edition.model.proof import CheckName, Outcome
from edition.verify import Claims, verify
from tests.conftest import Once
from tests.editions import LISTED, run, write_edition

TEXT = "# نان و آزادی\n\n## یک\n\nبند[^1].\n\n## دو\n\nبند.\n\n[^1]: یادداشت.\n"
MORE = f'{LISTED}[deposit]\nrenditions = ["pdfa4"]\n'


@pytest.fixture(scope="module")
def second(once: Once) -> Path:
    def fill(out: Path) -> None:
        folder = write_edition(out / "from" / "source", more=MORE)
        (folder / "text.txt").unlink()
        (folder / "text.md").write_text(TEXT, encoding="utf-8")
        made = run("build", folder, "--out", out)
        assert made.exit_code == 0, made.output

    return once("leading", fill) / "source" / "pdfa4" / "pamphlet.pdf"


Change = Callable[[pikepdf.Pdf], object]


def faults(
    second: Path, place: Path, name: CheckName, change: Change = lambda _: None
) -> list[str]:
    """What a check says of the file with a change in it."""
    file = place / "pamphlet.pdf"
    with pikepdf.open(second) as pdf:
        change(pdf)
        pdf.save(file)
    claims = Claims(second.with_suffix(".txt").read_text(encoding="utf-8"), version="2.0")
    [check] = [each for each in verify(file, claims).checks if each.name == name]
    assert (check.outcome is Outcome.FAILED) == bool(check.faults)
    return [fault.fact for fault in check.faults]


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}"
    ]


def going(pdf: pikepdf.Pdf) -> list[Any]:
    """The actions of the links within."""
    held = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    return [each.A for each in held if each.get("/Subtype") == "/Link" and each.A.S == "/GoTo"]


def test_the_file_as_it_is_has_no_fault(second: Path, tmp_path: Path) -> None:
    for name in (CheckName.LINKS_WITHIN, CheckName.IDENTIFICATION, CheckName.STRUCTURE_TREE):
        assert faults(second, tmp_path, name) == []


def _to_the_first_page(pdf: pikepdf.Pdf) -> None:
    going(pdf)[0].D[0] = pdf.pages[0].obj


def _to_another_element(pdf: pikepdf.Pdf) -> None:
    going(pdf)[0].SD[0] = elements(pdf, "H1")[0]


def _to_a_paragraph(pdf: pikepdf.Pdf) -> None:
    for entry in elements(pdf, "TOCI"):
        entry.Ref = pikepdf.Array([elements(pdf, "P")[0]])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda pdf: pdf.Root.StructTreeRoot.K.__delitem__("/NS"), "is in the namespace «»"),
        (lambda pdf: elements(pdf, "TOC")[0].__setitem__("/NS", pdf.Root.StructTreeRoot.K.NS), "(TOC) is in the"),
        (lambda pdf: going(pdf)[0].__delitem__("/SD"), "goes to no element (SD)"),
        (_to_the_first_page, "on which the element that it names does not stand"),
        (_to_another_element, "does not stand"),
        (lambda pdf: going(pdf)[0].SD.__setitem__(3, 7), "goes to two places of a page"),
        (lambda pdf: pdf.Root.Outlines.First.__setitem__("/Dest", pikepdf.Array([pdf.pages[0].obj])), "(Dest)"),
        (lambda pdf: elements(pdf, "FENote")[0].__delitem__("/Ref"), "names nothing (Ref)"),
        (lambda pdf: elements(pdf, "FENote")[0].__setitem__("/S", pikepdf.Name.Note), "which PDF 2.0 calls FENote"),
        (lambda pdf: elements(pdf, "TOCI")[0].__delitem__("/Ref"), "of the contents names []"),
        (_to_a_paragraph, "of the contents names ["),
    ],
)  # fmt: skip
def test_what_leads_astray_is_named(
    second: Path, tmp_path: Path, change: Change, said: str
) -> None:
    assert any(said in fact for fact in faults(second, tmp_path, CheckName.LINKS_WITHIN, change))


def _with_info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "نان و آزادی"


def _xmp(before: bytes, after: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert before in packet
        pdf.Root.Metadata.write(packet.replace(before, after))

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_with_info, "the trailer has Info, which PDF/A-4 forbids"),
        (_xmp(b">2020<", b">2011<"), "XMP says pdfaid:rev «2011», and not 2020"),
        (_xmp(b">2024<", b">2023<"), "XMP says pdfuaid:rev «2023», and not 2024"),
        (_xmp(b"<pdfuaid:part>2", b"<pdfuaid:part>1"), "XMP says pdfuaid:part «1», and not 2"),
        (_xmp(b"#reuse1.0", b"#reuse2.0"), "XMP does not declare http://pdfa.org/declarations/wtpdf#reuse1.0"),
    ],
)  # fmt: skip
def test_what_it_does_not_say_of_itself_is_named(
    second: Path, tmp_path: Path, change: Change, said: str
) -> None:
    assert faults(second, tmp_path, CheckName.IDENTIFICATION, change) == [said]


def test_the_first_rendition_in_its_place_is_named(second: Path, tmp_path: Path) -> None:
    first = second.parents[1] / "pamphlet.pdf"
    said = faults(first, tmp_path, CheckName.IDENTIFICATION)
    assert said == ["the file is PDF 1.7, and is to be 2.0"]
