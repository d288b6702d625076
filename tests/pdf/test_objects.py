import zlib
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from edition.pdf.pdf_objects import Document, array, dictionary, name, stream, text


def test_a_stream_ends_its_line_before_endstream() -> None:
    """ISO 19005-2, 6.1.7.1."""
    head, _, rest = stream(b"q Q", {}).partition(b"\nstream\n")
    content, _, end = rest.rpartition(b"\nendstream")
    assert zlib.decompress(content) == b"q Q" and end == b""
    assert f"/Length {len(content)}".encode() in head and b"/FlateDecode" in head


def test_a_stream_for_all_to_read_is_not_compressed() -> None:
    written = stream(b"<xmp/>", {"Type": name("Metadata")}, compressed=False)
    assert written == b"<</Type /Metadata /Length 6>>\nstream\n<xmp/>\nendstream"


def test_objects_are_written_as_the_standard_has_them() -> None:
    inner = dictionary({"A": 1, "B": name("C"), "D": text("e"), "F": ".5", "G": b"7 0 R"})
    assert inner == b"<</A 1 /B /C /D (e) /F .5 /G 7 0 R>>"
    assert array((1, inner, "null")) == b"[1 " + inner + b" null]"
    assert array(()) == b"[]" and dictionary({}) == b"<<>>"


def file_of(said: dict[str, bytes]) -> bytes:
    document = Document()
    pages = dictionary({"Type": name("Pages"), "Count": 0, "Kids": array(())})
    catalog = {"Type": name("Catalog"), "Pages": document.add(pages), **said}
    info = document.add(dictionary({"Title": text("info")}))
    return document.file("1.7", {"Root": document.add(dictionary(catalog)), "Info": info})


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
        "a\r\nb\rc\n",
        "\u060d\u0d0a\u0a0d\u0d0d",
        "\u2828\u2929\u5c5c\u285c\u005c)",
        "\u201c",
        "\U0001f600",
        "\u02c6",
        "a\u007f",
    ],
)
def test_a_text_string_comes_back_from_two_readers(said: str) -> None:
    """As pypdf and as qpdf read it; PDFDocEncoding has no U+00AD, and both are told UTF-16 by its
    mark. A carriage return, half of some letters, is no end of a line; nor is a bracket one.
    """
    file = file_of({"Said": text(said)})
    with pikepdf.open(BytesIO(file)) as opened:
        assert str(opened.Root.Said) == said
    held = PdfReader(BytesIO(file)).root_object["/Said"]
    assert held == said and (
        (said.isascii() and said.isprintable()) or held.original_bytes.startswith(b"\xfe\xff")
    )


@pytest.mark.parametrize("count", [0, 1, 198, 199, 200, 1000])
def test_all_objects_are_found_again(count: int) -> None:
    """Streams by themselves, the others in streams of their own, each under its number; what is
    reserved is put there later.
    """
    document = Document()
    later = document.reserved()
    held = [
        document.stream(b"%d" % i) if i % 3 == 0 else document.add(array((i,)))
        for i in range(count)
    ]
    pages, page = document.reserved(), document.reserved()
    document.put(pages, dictionary({"Type": name("Pages"), "Count": 1, "Kids": array((page,))}))
    box = array((0, 0, 1, 1))
    document.put(
        page,
        dictionary(
            {"Type": name("Page"), "Parent": pages, "MediaBox": box, "Resources": dictionary({})}
        ),
    )
    document.put(later, array(held))
    catalog = dictionary({"Type": name("Catalog"), "Pages": pages, "Held": later})
    root, info = document.add(catalog), document.add(dictionary({"Title": text("a")}))
    file = document.file("1.7", {"Root": root, "Info": info})
    with pikepdf.open(BytesIO(file)) as opened:
        assert not opened.check_pdf_syntax()
        found = list(opened.Root.Held)
        assert [int(each[0]) for i, each in enumerate(found) if i % 3] == [
            i for i in range(count) if i % 3
        ]
        assert [int(each.read_bytes()) for each in found[::3]] == list(range(0, count, 3))
        assert [each.objgen[0] for each in found] == list(range(2, count + 2))
        assert str(opened.trailer.Info.Title) == "a"
    assert len(PdfReader(BytesIO(file)).root_object["/Held"]) == count
    assert file.count(b" obj\n") == file.count(b"\nendobj\n")


def test_a_file_is_identified_by_what_it_holds() -> None:
    def own(file: bytes) -> bytes:
        with pikepdf.open(BytesIO(file)) as opened:
            one, two = opened.trailer.ID
        assert bytes(one) == bytes(two) and len(bytes(one)) == 16
        return bytes(one)

    first, again, other = (file_of({"Said": text(said)}) for said in ("a", "a", "b"))
    assert first == again and own(first) != own(other)
