"""How a PDF is laid out, before a reader that trusts it opens it."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core.bounds import PDF_BYTES, PDF_OBJECTS, PDF_PAGE, PDF_TIMES
from edition.model.proof import Outcome
from edition.pdf.pdf_objects import Document, array, dictionary, name, text
from edition.verify.bags.openable import layout
from tests.verify.small_pdf import SmallPdf

Changed = Callable[[bytes], bytes]


def small(folder: Path, **parts: object) -> Path:
    return SmallPdf(**{"pages": ["q Q"], **parts}).write(folder / "small.pdf", None)  # type: ignore[arg-type]


def told(file: Path, *, sheets: bool = False) -> str:
    check = layout(file, sheets=sheets)
    assert (check.outcome is Outcome.PASSED) == (not check.note)
    return check.note


def test_what_is_laid_out_as_an_edition_is(tmp_path: Path) -> None:
    assert told(small(tmp_path)) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda pdf: b"", "not one section of cross-references"),
        (lambda pdf: pdf[: len(pdf) // 2], "not one section of cross-references"),
        (lambda pdf: pdf + b"startxref\n0\n%%EOF\n", "not one section of cross-references"),
        (
            lambda pdf: pdf.replace(b"xref\n0 ", b"xref\n0 99999999", 1),
            "objects, and 500,000 are the most",
        ),
        (lambda pdf: pdf.replace(b"xref\n0 ", b"xref\n0 1", 1), "is cut off"),
        (lambda pdf: pdf.replace(b"trailer\n<<", b"trailer\n<</Prev 9 ", 1), "a further table"),
        (
            lambda pdf: pdf.replace(b"[0 0 200 100]", b"[0 0 99999 1]", 1),
            "page 1 is larger than any paper",
        ),
    ],
)
def test_what_is_not(change: Changed, words: str, tmp_path: Path) -> None:
    file = small(tmp_path)
    file.write_bytes(change(file.read_bytes()))
    assert words in told(file)


def packed(tmp_path: Path, *, more: bytes = b"") -> Path:
    """A file with object streams, as those of pages are; `more` stands in one."""
    document = Document()
    pages, page = document.reserved(), document.reserved()
    document.put(pages, dictionary({"Type": name("Pages"), "Count": 1, "Kids": array((page,))}))
    box = array((0, 0, 1, 1))
    document.put(page, dictionary({"Type": name("Page"), "Parent": pages, "MediaBox": box}))
    catalog = {"Type": name("Catalog"), "Pages": pages}
    catalog |= {"More": document.add(more)} if more else {}
    info = document.add(dictionary({"Title": text("a")}))
    file = tmp_path / "packed.pdf"
    file.write_bytes(
        document.file("1.7", {"Root": document.add(dictionary(catalog)), "Info": info})
    )
    return file


def test_object_streams_are_laid_out_as_in_an_edition(tmp_path: Path) -> None:
    assert told(packed(tmp_path)) == ""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (rb"/Size \d+", b"/Size 500001", "objects"),
        (rb"/Size (\d)", rb"/Size 2\1", "cut off"),
        (rb"/Type /XRef", b"/Type /XRef /Prev 9", "cut off"),
        (rb"/Type /XRef", b"/Type /XRef /Index [0 7]", "cut off"),
        (rb"/Type /XRef", b"/Type /XRef /DecodeParms null", "cut off"),
        (rb"/W \[1 \d 2\]", b"/W [1 9 2]", "cut off"),
        (rb"/Type /XRef", b"/Type /XRef /X <<>>", "not one section"),
    ],
)
def test_a_stream_of_cross_references_is_as_it_says(
    old: bytes, new: bytes, words: str, tmp_path: Path
) -> None:
    file = packed(tmp_path)
    head, found, references = file.read_bytes().partition(b"/Type /XRef")
    changed = re.sub(old, new, found + references, count=1)
    assert changed != found + references
    file.write_bytes(head + changed)
    assert words in told(file)


def test_what_swells_in_an_object_stream(tmp_path: Path) -> None:
    assert "decompressed" in told(packed(tmp_path, more=b"(%b)" % bytes(1 << 20)))


@pytest.mark.parametrize(
    ("resources", "times", "words"),
    [
        (" /Resources <<>>", 40, ""),
        (" /Resources <<>>", 50, "operators on one page"),
        ("", 1, "drawn by others"),
        (" /Resources <</XObject <<>>>>", 1, "drawn by others"),
    ],
)
def test_a_form_that_draws_paths_counts_each_time(
    resources: str, times: int, words: str, tmp_path: Path
) -> None:
    """Forms that draw nothing but paths are an edition's; a form with other resources, or with
    those of its page, is not.
    """
    file = small(
        tmp_path, pages=["/A Do " * times], catalog={"X": "7 0 R"}, streams={7: b"h\n" * 50_000}
    )
    form = f"<</Subtype /Form{resources} /Length 100000>>".encode()
    file.write_bytes(moved(file.read_bytes(), b"<</Length 100000>>", form))
    found = told(file)
    assert words in found and bool(words) == bool(found)


def test_what_others_draw_is_found_in_an_object_stream(tmp_path: Path) -> None:
    assert "drawn by others" in told(packed(tmp_path, more=b"<</PatternType 1>>"))


def test_so_many_objects_are_counted_before_they_are_read() -> None:
    assert PDF_OBJECTS.exceeded(500_000) is None and PDF_OBJECTS.exceeded(500_001)


@pytest.mark.parametrize("more", [0, 1])
def test_a_large_file(more: int, tmp_path: Path) -> None:
    file = tmp_path / "large.pdf"
    with file.open("wb") as opened:
        opened.truncate(PDF_BYTES.most + more)
    assert ("bytes, and" in told(file)) == bool(more)


@pytest.mark.parametrize(("times", "fits"), [(0.95, True), (1.1, False)])
def test_what_swells(times: float, fits: bool, tmp_path: Path) -> None:
    """A stream that comes to nearly as much as there is room for, or to a little more."""
    file = small(tmp_path, catalog={"X": "7 0 R"}, streams={7: b""})
    packed = zlib.compress(bytes(int(PDF_TIMES.most * file.stat().st_size * times)), 9)
    stream = b"<</Length %d /Filter /FlateDecode>>\nstream\n%s" % (len(packed), packed)
    file.write_bytes(moved(file.read_bytes(), b"<</Length 0>>\nstream\n", stream))
    assert ("decompressed" not in told(file)) == fits and bool(told(file)) != fits


@pytest.mark.parametrize("more", [0, 1])
def test_a_page_of_operators(more: int, tmp_path: Path) -> None:
    file = small(tmp_path, pages=["q" * (PDF_PAGE.most + more)])
    assert ("page 1 has" in told(file)) == bool(more)


def test_a_page_that_stands_twice(tmp_path: Path) -> None:
    file = small(tmp_path)
    file.write_bytes(moved(file.read_bytes(), b"/Kids [10 0 R]", b"/Kids [10 0 R 10 0 R]"))
    assert "object 10 stands twice in the tree of Pages" in told(file)


@pytest.mark.parametrize(
    "entries", ["/Subtype /Form", "/PatternType 1", "/ShadingType 1", "/Subtype /Type3"]
)
def test_what_draws_what_is_drawn(entries: str, tmp_path: Path) -> None:
    file = small(tmp_path, catalog={"X": "7 0 R"}, streams={7: b""})
    swapped = f"<</Length 0 {entries}>>".encode()
    file.write_bytes(moved(file.read_bytes(), b"<</Length 0>>", swapped))
    assert "is drawn by others" in told(file)
    assert ("is drawn by others" in told(file, sheets=True)) == (entries != "/Subtype /Form")


@pytest.mark.parametrize(("width", "fits"), [(1 << 13, True), ((1 << 13) + 1, False)])
def test_a_picture_of_many_pixels(width: int, fits: bool, tmp_path: Path) -> None:
    file = small(tmp_path, catalog={"X": "7 0 R"}, streams={7: b""})
    swapped = f"<</Length 0 /Subtype /Image /Width {width} /Height {1 << 13}>>".encode()
    file.write_bytes(moved(file.read_bytes(), b"<</Length 0>>", swapped))
    assert (told(file) == "") == fits


def moved(pdf: bytes, before: bytes, after: bytes) -> bytes:
    """Another object in the place of one, and the table moved as far."""
    at, by = pdf.index(before), len(after) - len(before)
    start = pdf.rfind(b"\nxref\n") + 1
    head, *rows = pdf[start:].split(b"\n", 2)
    offsets = [
        b"%010d 00000 n " % (int(row[:10]) + (by if int(row[:10]) > at else 0))
        if row.endswith(b"n ")
        else row
        for row in rows[1].split(b"\n")
    ]
    told = b"\n".join((head, rows[0], *offsets)).replace(
        b"startxref\n%d" % start, b"startxref\n%d" % (start + by)
    )
    return pdf[:start].replace(before, after, 1) + told
