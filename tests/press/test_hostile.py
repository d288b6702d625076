"""PDFs of anybody, made to break what opens them: each is set right, or refused in one sentence
that names what is wrong.
"""

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf.generic import EncodedStreamObject, NameObject

from edition.core.bounds import (
    IMPOSED_CONTENT,
    IMPOSED_OPERATORS,
    IMPOSED_PAGES,
    IMPOSED_PIXELS,
    IMPOSED_STREAM,
    IMPOSED_XMP,
)
from edition.faces import Faces
from edition.foreign.streams import inflated
from edition.model.imposition import Order
from edition.press import impose
from edition.press.pages.source_pages import open_pages
from edition.pressing import FileOrder, impose_file
from tests.press.hostile import FORM, boxed, deep, drawn, many, nested, pictured, stream, written

_MEDIA = b"/MediaBox[0 0 400 600]"
_BOMB = b"\n" * (IMPOSED_STREAM.most + 1)
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


def problem(content: bytes) -> str:
    """The code and the fact of the one error, "" where there is none."""
    source, problems = open_pages(content, "a.pdf")
    errors = [each for each in problems if each.severity.value == "error"]
    assert (source is None) == bool(errors) and len(errors) < 2
    assert not any(word in str(each) for each in errors for word in ("Error", "0x", "pypdf"))
    return f"{errors[0].code}: {errors[0].fact}" if errors else ""


@pytest.mark.parametrize(
    ("boxes", "width", "height"),
    [
        (_MEDIA, 400, 600),
        (b"/MediaBox[400 600 0 0]", 400, 600),
        (b"/MediaBox[-400 -600 0 0]", 400, 600),
        (b"/MediaBox[0 0 400 600]/CropBox[-50 -50 300 900]", 300, 600),
        (b"/MediaBox[0 0 400 600]/CropBox[390 590 10 20]", 380, 570),
        (b"/MediaBox[0 0 400 600]/TrimBox[-50 -50 900 900]", 400, 600),
        (b"/MediaBox[0 0 400 600]/CropBox[10 10 390 590]/TrimBox[9.5 9.5 390 590]", 380, 580),
        (b"/MediaBox[0 0 400 600]/CropBox null", 400, 600),
        (b"/MediaBox[0 0 400 600]/Rotate -90", 600, 400),
        (b"/MediaBox[0 0 400 600]/Rotate 450", 600, 400),
        (b"/MediaBox[0 0 400 600]/Rotate 90.0", 600, 400),
        (b"/MediaBox[0 0 400 600]/UserUnit .5", 200, 300),
    ],
)
def test_what_is_legal_is_set_right(boxes: bytes, width: int, height: int) -> None:
    source, _ = open_pages(boxed(boxes), "a.pdf")
    assert source is not None and source.size == (width * 1000, height * 1000)


@pytest.mark.parametrize(
    ("boxes", "fact"),
    [
        (b"", "there is no MediaBox, so that the page has no size"),
        (b"/MediaBox[0 0 0 0]", "the MediaBox [0 0 0 0] is empty"),
        (b"/MediaBox[0 0 400]", "the MediaBox is not four numbers"),
        (b"/MediaBox[0 0 /A 600]", "the MediaBox is not four numbers"),
        (b"/MediaBox<<>>", "the MediaBox is not four numbers"),
        (
            b"/MediaBox[0 0 40000 600]",
            "the MediaBox reaches farther than 32767 units from the origin",
        ),
        (_MEDIA + b"/CropBox[5 5 5 5]", "the CropBox [5 5 5 5] is empty"),
        (
            _MEDIA + b"/CropBox[900 0 999 99]",
            "the CropBox [900 0 999 99] lies outside of the MediaBox [0 0 400 600]",
        ),
        (
            _MEDIA + b"/TrimBox[900 0 999 99]",
            "the TrimBox [900 0 999 99] lies outside of the MediaBox [0 0 400 600]",
        ),
        (
            _MEDIA + b"/CropBox[9 9 390 590]/TrimBox[0 9 390 590]",
            (
                "the TrimBox [0 9 390 590] reaches beyond the CropBox [9 9 390 590], which is all "
                "that "
                "is shown"
            ),
        ),
        (_MEDIA + b"/Rotate 45", "the Rotate is 45, and pages are turned by quarters alone"),
        (_MEDIA + b"/Rotate(90)", "the Rotate is no number"),
        (_MEDIA + b"/UserUnit 0", "the UserUnit is 0, and must be more than 0 and at most 75000"),
        (_MEDIA + b"/UserUnit(2)", "the UserUnit is no number"),
    ],
)
def test_boxes_that_contradict_one_another_are_named(boxes: bytes, fact: str) -> None:
    assert problem(boxed(boxes)) == f"page-box: on page 1 {fact}"


def test_boxes_and_the_turn_are_inherited_and_may_be_references() -> None:
    tree = b"/Count 2/Kids[3 0 R 4 0 R]/MediaBox[6 0 R 6 0 R 7 0 R 8 0 R]/Rotate 8 0 R"
    content = drawn(page=b"/Contents 5 0 R", tree=tree, more={6: b"0", 7: b"400", 8: b"540"})
    source, _ = open_pages(content, "a.pdf")
    assert (
        source is not None and source.size == (400_000, 540_000) and source.pages[1].turned == 180
    )


_TREES = [
    (
        drawn(tree=b"/Count 9/Kids[3 0 R 4 0 R]"),
        "page-tree: the tree of pages counts 9 pages where there are 2",
    ),
    (
        drawn(tree=b"/Count 2/Kids[3 0 R 99 0 R]"),
        "page-tree: page 2 is named in the tree of pages, and is not there",
    ),
    (
        drawn(tree=b"/Count 1/Kids[6 0 R]", more={6: b"<<>>"}),
        "page-tree: page 1 is named in the tree of pages, and is not there",
    ),
    (
        drawn(tree=b"/Count 2/Kids[3 0 R 2 0 R]"),
        "page-tree: the tree of pages turns back on itself",
    ),
    (drawn(tree=b"/Count 0/Kids[]"), "no-pages: the PDF has no pages"),
    (written({1: b"<</Type/Catalog>>"}), "no-pages: the PDF has no tree of pages"),
    (deep(100), ""),
    (deep(101), "too-large: 101 levels in the tree of pages, and 100 are the most"),
    (
        drawn(tree=b"/Count 10001/Kids[3 0 R 4 0 R]"),
        f"too-large: 10,001 pages in the PDF, and {IMPOSED_PAGES.most:,} are the most",
    ),
]


@pytest.mark.parametrize(("content", "told"), _TREES)
def test_the_tree_of_pages(content: bytes, told: str) -> None:
    assert problem(content) == told


def test_pages_are_counted_where_the_tree_does_not_say_how_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = many(6).replace(b"/Count 6", b"/Other 6")
    assert problem(content) == ""
    monkeypatch.setattr(
        "edition.foreign.IMPOSED_PAGES",
        IMPOSED_PAGES.__class__(5, IMPOSED_PAGES.counted, IMPOSED_PAGES.act),
    )
    assert problem(content) == "too-large: 6 pages in the PDF, and 5 are the most"


_DRAWINGS = [
    (drawn(page=_MEDIA + b"/Contents null"), ""),
    (drawn(page=_MEDIA + b"/Contents[]"), ""),
    (
        drawn(page=_MEDIA + b"/Contents 7"),
        "damaged: part 1 of what page 1 is drawn with is no drawing",
    ),
    (
        drawn(page=_MEDIA + b"/Contents[5 0 R 99 0 R]"),
        "damaged: object 99, with which page 1 is drawn, is not there",
    ),
    (drawn(b"q Q " * (IMPOSED_OPERATORS.most // 2)), ""),
    (
        drawn(b"q " * (IMPOSED_OPERATORS.most + 1)),
        "too-large: page 1 has 500,001 operators of drawing, and 500,000 are the most",
    ),
    (drawn(b"\n" * IMPOSED_CONTENT.most), ""),
    (
        drawn(b"\n" * (IMPOSED_CONTENT.most + 1)),
        "too-large: page 1 has more than 32,000,000 bytes of drawing",
    ),
    (drawn(resources=b"/Font<</F 6 0 R>>", more={6: stream(_BOMB)}), "too-large: page 1 has 128,"),
    (nested(28), ""),
    (nested(29), "too-large: page 1 has 29 forms within one another, and 28 are the most"),
    (nested(5000), "too-large: page 1 has 29 forms within one another, and 28 are the most"),
    (nested(8, b"/F Do " * 10), "too-large: page 1 has "),
    (nested(8, b"/F%\nDo " * 10), "too-large: page 1 has "),
    (
        drawn(b"/F Do", resources=b"/XObject<</F 6 0 R>>", more={6: stream(b"/F Do", FORM)}),
        "damaged: a form on page 1 draws itself",
    ),
    (pictured(b"/Width 10/Height 30"), ""),
    (pictured(b"/Width 10000/Height 10000"), ""),
    (
        pictured(b"/Width 10001/Height 10000"),
        (
            f"too-large: page 1 has 100,010,000 pixels in one picture, and {IMPOSED_PIXELS.most:,} "
            "are the most"
        ),
    ),
    (pictured(b""), "damaged: a picture on page 1 does not say how large it is"),
    (
        drawn(b"BI /W 60000 /H 60000 /BPC 8 /CS /G ID 0 EI"),
        "too-large: page 1 has 3,600,000,000 pixels in one picture",
    ),
    (
        drawn(resources=b"/X[" + b"0 " * 1_000_001 + b"]"),
        "too-large: 2,000,100 bytes of lists and names in one object of the PDF",
    ),
]


@pytest.mark.parametrize(("content", "told"), _DRAWINGS)
def test_what_pages_are_drawn_with(content: bytes, told: str) -> None:
    said = problem(content)
    assert said.startswith(told) and bool(said) == bool(told)


@pytest.mark.parametrize("behind", [b"", b"\n", b"x" * 100_000])
@pytest.mark.parametrize("length", [3, 6_000_000])
def test_what_stands_behind_the_end_of_a_compressed_stream_is_passed_over(
    length: int, behind: bytes
) -> None:
    """Many writers put the line end there that the format allows."""
    packed = EncodedStreamObject()
    packed[NameObject("/Filter")] = NameObject("/FlateDecode")
    packed._data = zlib.compress(b"q" * length) + behind
    assert inflated(packed, 10_000_000) == length


def test_metadata_are_bounded_before_they_are_read() -> None:
    def described(length: int) -> bytes:
        catalogue = b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>"
        return drawn(more={1: catalogue, 6: stream(b" " * length, b"/Type/Metadata/Subtype/XML")})

    assert problem(described(IMPOSED_XMP.most)) == ""
    assert problem(described(IMPOSED_XMP.most + 1)).startswith("too-large: 5,")


def test_nothing_that_acts_goes_on_sheets_and_resources_may_have_any_name(fonts: Faces) -> None:
    action = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
    form = stream(
        b"20 20 100 100 re f", FORM + b"/PieceInfo<</X<</Private 3 0 R>>>>/Back 3 0 R/Odd" + action
    )
    page = (
        _MEDIA
        + b"/Contents 5 0 R/AA<</O%s>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A%s>>]"
        % (action, action)
    )
    shading = (
        b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType "
        b"2/Domain[0 1]/N 1>>>>"
    )
    resources = b"/XObject<</P 6 0 R/JS 6 0 R/A 6 0 R>>/Shading<</S%s>>" % shading
    catalogue = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction%s/Names<</JavaScript<</Names[(x)%s]>>>>>>"
        % (action, action)
    )
    content = drawn(b"/P Do /JS Do /A Do /S sh", page, resources, {1: catalogue, 6: form})
    printed, _ = impose(Order("a.pdf", content, frozenset(("booklet",))), fonts)
    assert printed is not None
    sheets = printed.files["a-booklet.pdf"]
    assert isinstance(sheets, bytes)
    with pikepdf.open(BytesIO(sheets)) as pdf:
        [names] = {
            tuple(sorted(form.Resources.XObject))
            for form in pdf.pages[0].Resources.XObject.values()
        }
        assert len(pdf.pages) == 2
    assert not any(
        word in sheets for word in (b"JavaScript", b"alert", b"/Annot", b"PieceInfo")
    ) and names == ("/A", "/JS", "/P")


def test_what_is_drawn_for_ever_is_refused_by_its_page(tmp_path: Path) -> None:
    pattern = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep "
        b".001/YStep .001/Resources<<>>"
    )
    content = drawn(
        b"/Pattern cs /P scn 0 0 400 600 re f",
        resources=b"/Pattern<</P 6 0 R>>",
        more={6: stream(b"0 0 .5 .5 re f", pattern)},
    )
    (tmp_path / "a.pdf").write_bytes(content)
    imposed = impose_file(FileOrder(tmp_path / "a.pdf", tmp_path))
    assert [each.fact for each in imposed.problems] == ["page 1 takes more than 5 seconds to draw"]
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    "content",
    [
        boxed(b"/MediaBox[400 600 0 0]/CropBox[390 590 -10 10]"),
        boxed(b"/MediaBox[0 0 400 600]/TrimBox[-50 -50 900 900]/Rotate 270/UserUnit .5"),
        drawn(
            b"q 300 0 0 300 50 100 cm /I Do Q",
            resources=b"/XObject<</I 6 0 R>>",
            more={
                6: stream(
                    bytes(range(256)) * 100,
                    b"/Subtype/Image/Width 160/Height 160/BitsPerComponent 8/ColorSpace/DeviceGray",
                )
            },
        ),
        drawn(more={1: b"<</Type/Catalog/Pages 2 0 R/Lang 12>>"}),
        drawn(
            more={
                1: b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>",
                6: stream(b"<not xml", b"/Type/Metadata/Subtype/XML"),
            }
        ),
        drawn(
            page=_MEDIA
            + (
                b"/Contents 5 0 R/Annots[<</Type/Annot/Subtype/Stamp/F 4/Rect[0 0 400 600]/AP<</N "
                b"6 "
                b"0 R>>>>]"
            ),
            more={6: stream(b"0 0 400 600 re f", FORM)},
        ),
    ],
)
def test_sheets_of_odd_pages_pass_their_proofs(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    imposed = impose_file(FileOrder(tmp_path / "a.pdf", tmp_path))
    assert imposed.failed == () and (tmp_path / "a-booklet.pdf").is_file()


@pytest.mark.parametrize(
    ("name", "fact"),
    [("/dev/zero", "this is a folder, a device or a pipe, and no file"), ("/", "this is a")],
)
def test_what_is_no_file_is_not_read(name: str, fact: str, tmp_path: Path) -> None:
    [problem] = impose_file(FileOrder(Path(name), tmp_path)).problems
    assert problem.fact.startswith(fact) and problem.code == "no-file"
