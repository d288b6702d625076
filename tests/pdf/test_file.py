"""Whole files: pages, boxes, and bytes that depend on nothing but the pages."""

import hashlib

import pikepdf
import pypdf

from edition.faces import Faces
from edition.pdf import write
from tests.editions import reading_of
from tests.pdf.conftest import Write, Written


def test_pages_are_a5_and_boxed(statement: Written) -> None:
    with pikepdf.open(statement.file) as pdf:
        assert len(pdf.pages) == len(statement.paged.pages)
        for page in pdf.pages:
            assert (
                list(map(float, page.MediaBox))
                == list(map(float, page.TrimBox))
                == [0, 0, 419.528, 595.276]
            )


def test_it_is_pdf_1_7_and_other_libraries_open_it_without_repair(statement: Written) -> None:
    assert statement.file.read_bytes().startswith(b"%PDF-1.7")
    with pikepdf.open(statement.file) as pdf:
        assert pdf.check_pdf_syntax() == []
    assert len(pypdf.PdfReader(statement.file, strict=True).pages) == len(statement.paged.pages)


def test_the_same_pages_give_the_same_bytes(small: Write, faces: Faces) -> None:
    """Case 68."""
    written = small("بند یک PDF 1.7.\n")
    record = reading_of(written.file.parent / "edition")[1].record
    digests = {hashlib.sha256(write(written.paged, record, faces)[0]).hexdigest() for _ in range(3)}
    assert digests == {hashlib.sha256(written.file.read_bytes()).hexdigest()}


def test_the_id_is_of_the_content(small: Write) -> None:
    ids = []
    for text in ("بند یک.\n", "بند یک.\n", "بند دو.\n"):
        with pikepdf.open(small(text).file) as pdf:
            first, second = pdf.trailer.ID
            assert bytes(first) == bytes(second)
            ids.append(bytes(first))
    assert ids[0] == ids[1] != ids[2]


def test_faces_that_are_not_used_are_not_embedded(small: Write) -> None:
    with pikepdf.open(small("بند یک.\n").file) as pdf:
        assert set(pdf.pages[0].Resources.Font.keys()) == {"/F1", "/F2", "/F4"}


def test_an_edition_of_every_face(statement: Written) -> None:
    with pikepdf.open(statement.file) as pdf:
        names = {str(font.BaseFont)[8:] for _, font in pdf.pages[0].Resources.Font.items()}
    assert names == {"Vazirmatn-Regular", "Vazirmatn-Medium", "Vazirmatn-Bold", "Vazirmatn-Black"}
