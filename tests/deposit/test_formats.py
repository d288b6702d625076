import pytest

from edition.deposit.descriptions.mets import format_of


@pytest.mark.parametrize(
    ("name", "content", "media_type", "pronom"),
    [
        (
            "a.pdf",
            b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            "application/pdf",
            "fmt/476",
        ),
        (
            "a.pdf",
            b"<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>",
            "application/pdf",
            "fmt/477",
        ),
        ("a.pdf", b"", "application/pdf", "fmt/276"),
        ("source/a.icc", b"", "application/vnd.iccprofile", ""),
        ("text/tei.xml", b"", "application/xml", "fmt/101"),
        ("fonts/SHA256SUMS", b"", "text/plain", "x-fmt/111"),
        ("a.XYZ", b"", "application/octet-stream", ""),
    ],
)
def test_formats(name: str, content: bytes, media_type: str, pronom: str) -> None:
    found = format_of(name, content)
    assert (found.media_type, found.pronom) == (media_type, pronom)


def test_a_pdf_is_of_the_version_that_it_begins_with() -> None:
    assert format_of("a.pdf", b"%PDF-1.6\n").version == "1.6"
