"""Any PDF is opened, or refused in one sentence."""

import pikepdf
import pytest

from edition.core.units import pt
from edition.press.pages.source_pages import open_pages
from tests.press.numbered import changed, encrypted, numbered

ANEW = "save it anew from the program that made it"
CUT_OFF = (
    f"a.pdf: error: the PDF is damaged or cut off: its objects cannot be found; {ANEW}. [damaged]"
)
LOCKED = "a.pdf: error: the PDF is encrypted; save a copy of it without a password. [encrypted]"
SIX = numbered(6)


def said(content: bytes) -> list[str]:
    source, problems = open_pages(content, "a.pdf")
    assert (source is None) == any(problem.severity.value == "error" for problem in problems)
    return [str(problem) for problem in problems]


def mixed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].MediaBox = pikepdf.Array([0, 0, 595, 842])


def without_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[:]


def test_a_sound_file() -> None:
    assert said(SIX) == []


@pytest.mark.parametrize("content", [SIX[: len(SIX) // 2], SIX[:-60], b"%PDF-1.7\n%%EOF\n"])
def test_a_damaged_file(content: bytes) -> None:
    assert said(content) == [CUT_OFF]


@pytest.mark.parametrize(
    ("content", "fact"), [(b"", "the file is empty"), (b"hello", "the file is no PDF")]
)
def test_what_is_no_pdf(content: bytes, fact: str) -> None:
    assert said(content) == [f"a.pdf: error: {fact}; name a PDF. [damaged]"]


def test_a_stream_with_a_hole_in_it() -> None:
    start = SIX.index(b"stream\n") + 20
    assert said(SIX[:start] + bytes(40) + SIX[start + 40 :]) == [
        f"a.pdf: error: a compressed stream of page 1 is damaged; {ANEW}. [damaged]"
    ]


@pytest.mark.parametrize("password", ["secret", ""])
def test_an_encrypted_file(password: str) -> None:
    assert said(encrypted(SIX, password)) == [LOCKED]


def test_no_pages() -> None:
    assert said(changed(SIX, without_pages)) == [
        "a.pdf: error: the PDF has no pages; name one that has. [no-pages]"
    ]


def test_mixed_sizes() -> None:
    assert said(changed(SIX, mixed)) == [
        "a.pdf: error: page 4 is 210 x 297 mm and page 1 is 148 x 210 mm; "
        "give all pages one size, or impose each size by itself. [mixed-sizes]"
    ]


def test_sizes_that_differ_by_rounding_are_one_size() -> None:
    def rounded(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].MediaBox = pikepdf.Array([0, 0, 420, 595])

    assert said(changed(SIX, rounded)) == []


def test_what_lies_over_a_page_is_said_to_stay_behind() -> None:
    def stamped(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(
            b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1]
        )
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9]
        )
        stamp.AP = pikepdf.Dictionary(N=look)
        pdf.pages[1].Annots = pikepdf.Array([stamp])

    assert said(changed(SIX, stamped)) == [
        "a.pdf: warning: page 2 has form fields, stamps or notes, which do not go on sheets; "
        "flatten the PDF first if they should be printed. [notes]"
    ]


@pytest.mark.parametrize(
    ("language", "direction", "binding"),
    [
        ("", "", "right"),
        ("fa", "", "right"),
        ("ar-EG", "", "right"),
        ("en", "", "left"),
        ("de-AT", "", "left"),
        ("en", "/R2L", "right"),
        ("fa", "/L2R", "left"),
    ],
)
def test_the_spine_is_where_the_file_is_read_from(
    language: str, direction: str, binding: str
) -> None:
    def told(pdf: pikepdf.Pdf) -> None:
        if language:
            pdf.Root.Lang = pikepdf.String(language)
        if direction:
            pdf.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name(direction))

    source, _ = open_pages(changed(SIX, told), "a.pdf")
    assert source is not None and source.binding() == binding


@pytest.mark.parametrize(
    ("box", "turned", "unit", "size"),
    [
        ("MediaBox", 0, 1, (380, 520)),
        ("CropBox", 0, 1, (380, 520)),
        ("TrimBox", 90, 1, (520, 380)),
        ("TrimBox", 180, 2, (760, 1040)),
    ],
)
def test_a_page_is_as_large_as_its_trim_as_it_is_shown(
    box: str, turned: int, unit: int, size: tuple[int, int]
) -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page[f"/{box}"] = pikepdf.Array([20, 30, 400, 550])
            page.Rotate, page.UserUnit = turned, unit

    source, _ = open_pages(changed(SIX, cut), "a.pdf")
    assert source is not None and source.size == (pt(size[0]), pt(size[1]))
