import zlib
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFString

from edition.pdf.pdf_objects import Array, Dictionary, Document, PdfStream, name, text


def test_a_stream_ends_its_line_before_endstream() -> None:
    """ISO 19005-2, 6.1.7.1."""
    written = PdfStream(b"q Q").format(Document())
    head, _, rest = written.partition(b"\nstream\n")
    content, _, end = rest.rpartition(b"\nendstream")
    assert zlib.decompress(content) == b"q Q" and end == b""
    assert f"/Length {len(content)}".encode() in head and b"/FlateDecode" in head


def test_a_stream_for_all_to_read_is_not_compressed() -> None:
    written = PdfStream(b"<xmp/>", {"Type": name("Metadata")}, compressed=False).format(Document())
    assert b"\nstream\n<xmp/>\nendstream" in written and b"Filter" not in written


@pytest.mark.parametrize(
    "said",
    [
        "",
        "fa",
        "a (b) \\c",
        "co\u00adoperate",
        "é",
        "نان",
        "•",
        "a\tb",
        "\u201c",
        "\U0001f600",
        "\u02c6",
        "a\u007f",
    ],
)
def test_a_text_string_comes_back_from_two_readers(said: str, tmp_path: Path) -> None:
    """In Info of a file, as pypdf and as qpdf read it; PDFDocEncoding has no U+00AD, and both are
    told UTF-16 by its mark.
    """
    document = Document(pdfVersion=(1, 7), invariant=1)
    document.Catalog = Dictionary({"Type": name("Catalog"), "Said": text(said)})
    document.Reference(document.Catalog)
    document.Catalog["Pages"] = document.Reference(
        Dictionary({"Type": name("Pages"), "Count": 0, "Kids": Array([])})
    )
    document.info = Dictionary({"Title": text(said)})
    file = tmp_path / "said.pdf"
    file.write_bytes(document.format())
    with pikepdf.open(file) as opened:
        assert str(opened.Root.Said) == said
    held = PdfReader(file).root_object["/Said"]
    assert held == said and (
        (said.isascii() and said.isprintable()) or held.original_bytes.startswith(b"\xfe\xff")
    )


def test_every_byte_is_escaped_as_reportlab_does() -> None:
    for said in (
        bytes(range(32, 127)).decode("ascii"),
        "".join(map(chr, (*range(1, 0x800), 0xFFFD, 0x10FFFF))),
    ):
        enc = "auto" if said.isascii() else "utf_16_be"
        assert text(said).encode("ascii") == PDFString(said, enc=enc).format(Document())


@pytest.mark.parametrize("count", [0, 1, 10, 11, 20, 31])
def test_an_array_is_written_as_reportlab_does(count: int) -> None:
    document = Document()
    kinds = [
        name("A"),
        0,
        -5,
        123_456_789,
        document.Reference(Dictionary({})),
        text("نان"),
        Array([1]),
        Dictionary({"B": 2}),
    ]
    items = [kinds[i % len(kinds)] for i in range(count)]
    assert Array(items).format(document) == PDFArray(items).format(document)


def test_an_array_is_one_line() -> None:
    assert (
        b"\n" not in Array([1, name("A"), Dictionary({"B": 2})]).format(Document()).split(b"<<")[0]
    )
