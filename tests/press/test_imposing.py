"""The whole stage on PDFs of numbered pages: what stands where, and what the file says of
itself.
"""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pymupdf
import pytest
from pypdf import PdfReader

from edition.faces import Faces
from edition.model.description import Booklet
from edition.model.imposition import Order, Printed
from edition.press import impose
from tests.press.numbered import A5, changed, numbered, words_of

Impose = Callable[..., Printed]


@pytest.fixture
def imposed(fonts: Faces) -> Impose:
    """Impose numbered pages, or the PDF given."""

    def made(pages: int | bytes, wanted: str = "booklet", **asked: object) -> Printed:
        content = numbered(pages) if isinstance(pages, int) else pages
        printed, problems = impose(Order("a.pdf", content, frozenset((wanted,)), **asked), fonts)  # type: ignore[arg-type]
        assert printed is not None, problems
        return printed

    return made


def booklet(printed: Printed) -> bytes:
    content = printed.files["a-booklet.pdf"]
    assert isinstance(content, bytes)
    return content


def stating(language: str) -> bytes:
    """Six pages in a file that says its language, "" for one that does not."""

    def stated(pdf: pikepdf.Pdf) -> None:
        if language:
            pdf.Root.Lang = pikepdf.String(language)

    return changed(numbered(6), stated)


def halves(content: bytes) -> list[tuple[list[str], list[str]]]:
    """The words on the left and the right half of each side, by MuPDF."""
    found = []
    for side in pymupdf.open(stream=content):  # type: ignore[no-untyped-call]
        fold = side.rect.width / 2
        words = side.get_text("words")
        found.append(([w[4] for w in words if w[0] < fold], [w[4] for w in words if w[0] >= fold]))
    return found


@pytest.mark.parametrize("pages", range(1, 41))
def test_every_half_holds_its_page(pages: int, imposed: Impose) -> None:
    padded = -(-pages // 4) * 4
    numbers = [
        pair
        for k in range(padded // 4)
        for pair in ((2 * k + 1, padded - 2 * k), (padded - 2 * k - 1, 2 * k + 2))
    ]
    expected = [tuple(words_of(page) if page <= pages else [] for page in pair) for pair in numbers]
    assert halves(booklet(imposed(pages))) == expected


def test_pages_are_at_their_own_size_and_upright(imposed: Impose) -> None:
    content = booklet(imposed(8))
    reader = PdfReader(BytesIO(content))
    assert {tuple(float(side) for side in page.mediabox) for page in reader.pages} == {
        (0.0, 0.0, 841.89, 595.276)
    }
    [page] = [
        word for word in pymupdf.open(stream=numbered(1))[0].get_text("words") if word[4] == "page"
    ]  # type: ignore[no-untyped-call]
    for i, side in enumerate(pymupdf.open(stream=content)):  # type: ignore[no-untyped-call]
        found = sorted(word[:4] for word in side.get_text("words") if word[4] == "page")
        for at, left in zip(found, (420.945 - A5[0], 420.945), strict=True):
            assert at == pytest.approx(
                (page[0] + left, page[1], page[2] + left, page[3]), abs=0.01
            ), i


def test_backs_are_head_down_for_the_long_edge(imposed: Impose) -> None:
    short, long = (
        PdfReader(BytesIO(booklet(imposed(4, booklet=Booklet(flip=flip)))))
        for flip in ("short", "long")
    )
    assert short.root_object["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"  # type: ignore[index]
    assert long.root_object["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"  # type: ignore[index]
    turned = b"-1 0 0 -1 841.89 595.276 cm"
    assert [turned in page["/Contents"].get_data() for page in short.pages] == [False, False]  # type: ignore[attr-defined]
    assert [turned in page["/Contents"].get_data() for page in long.pages] == [False, True]  # type: ignore[attr-defined]


def test_the_file_describes_itself_once_and_says_no_more_than_it_knows(imposed: Impose) -> None:
    def titled(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = "نان و آزادی"
        pdf.Root.Lang = pikepdf.String("fa")

    reader = PdfReader(BytesIO(booklet(imposed(changed(numbered(4), titled)))))
    xmp = reader.root_object["/Metadata"].get_data().decode()  # type: ignore[attr-defined]
    assert "نان و آزادی" in xmp and ">fa<" in xmp and "pdfaid:part>" not in xmp
    assert reader.trailer.get("/Info") is None and reader.root_object["/Lang"] == "fa"
    assert "/Direction" not in reader.root_object["/ViewerPreferences"]
    assert reader.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"  # type: ignore[index]
    assert reader.pdf_header == "%PDF-1.7"


def test_equal_pages_give_equal_bytes_and_other_pages_another_identifier(imposed: Impose) -> None:
    first, again, other = (booklet(imposed(n)) for n in (5, 5, 6))
    assert first == again
    identifiers = [PdfReader(BytesIO(content)).trailer["/ID"] for content in (first, other)]
    assert identifiers[0] != identifiers[1] and b"pypdf" not in first


def test_a_left_bound_book(imposed: Impose) -> None:
    assert halves(booklet(imposed(4, binding="left"))) == [
        (words_of(4), words_of(1)),
        (words_of(2), words_of(3)),
    ]


def test_a_cover_keeps_the_back_at_the_outside(imposed: Impose) -> None:
    assert halves(booklet(imposed(6, cover=True)))[0] == (words_of(1), words_of(6))


@pytest.mark.parametrize(
    ("asked", "fact"),
    [
        ({"paper": "A5"}, "two pages of 148 x 210 mm do not go on A5 side by side"),
        ({"paper": "B4"}, "there is no paper «B4»"),
    ],
)
def test_paper_that_will_not_do(asked: dict[str, str], fact: str, fonts: Faces) -> None:
    printed, [problem] = impose(
        Order("a.pdf", numbered(4), frozenset(("booklet",)), **asked), fonts
    )  # type: ignore[arg-type]
    assert printed is None and problem.fact == fact


def test_pages_too_large_for_any_paper(fonts: Faces) -> None:
    printed, [problem] = impose(
        Order("a.pdf", numbered(1, (2384, 3370)), frozenset(("booklet",))), fonts
    )
    assert (
        printed is None and problem.fact == "no paper holds two pages of 841 x 1189 mm side by side"
    )


def test_the_table(imposed: Impose) -> None:
    assert list(imposed(6, "dummy").table) == [
        "6 pages on 2 sheets of A4, bound at the right",
        "sheet  side   left  right",
        "    1  front     1      –",
        "    1  back      –      2",
        "    2  front     3      6",
        "    2  back      5      4",
    ]
    several = imposed(24, "dummy", booklet=Booklet(signature=16)).table
    assert several[0].endswith("bound at the right, in 2 signatures")
    assert several[-1] == "        2      6  back     21     20"


@pytest.mark.parametrize(
    ("asked", "persian", "english"),
    [
        ({}, "«چرخش از لبهٔ کوتاه» (flip on short edge)", "Two-sided: flip on short edge."),
        (
            {"booklet": Booklet(flip="long")},
            "«چرخش از لبهٔ بلند» (flip on long edge)",
            "the backs stand head down",
        ),
        (
            {"booklet": Booklet(signature=4)},
            "۲ فرم، به ترتیب از ۱، ۱ برگ",
            "Binding: 2 signatures of 1, 1 sheets.",
        ),
        (
            {"booklet": Booklet(caliper_mm=0.1)},
            "۰٫۱ میلی\u200cمتر",
            "moved 0.1 mm towards the fold",
        ),
        ({"binding": "left"}, "عطف در سمت چپ", "the spine at the left"),
        (
            {"cover": True},
            "۲ صفحهٔ سفید پیش از پشت جلد",
            "Blank pages added before the back cover: 2.",
        ),
    ],
)
def test_the_note_says_how_to_print_in_both_languages(
    asked: dict[str, object], persian: str, english: str, imposed: Impose
) -> None:
    note = imposed(stating("fa"), **asked).files["a-booklet-note.txt"]
    assert isinstance(note, str) and persian in note and english in note
    assert max(map(len, note.splitlines())) < 110


@pytest.mark.parametrize(
    ("stated", "binding", "first"),
    [
        ("fa-AF", "left", "راهنمای چاپ دفترچه"),
        ("ar-EG", "right", "دليل طباعة الكتيّب"),
        ("ug", "right", "How to print the booklet"),
        ("en", "right", "How to print the booklet"),
        ("", "right", "راهنمای چاپ دفترچه"),
        ("", "left", "How to print the booklet"),
    ],
)
def test_the_note_speaks_the_language_of_the_file(
    stated: str, binding: str, first: str, imposed: Impose
) -> None:
    note = imposed(stating(stated), binding=binding).files["a-booklet-note.txt"]
    assert isinstance(note, str) and note.startswith(first) and "How to print" in note


def test_of_one_sheet_nothing_is_laid_into_another_nor_stapled(imposed: Impose) -> None:
    """Nor is there an inner sheet whose pages were moved, or a mark where a staple goes."""
    asked = {"booklet": Booklet(caliper_mm=0.1)}
    one = imposed(4, **asked).files["a-booklet-note.txt"]
    two = imposed(8, **asked).files["a-booklet-note.txt"]
    assert isinstance(one, str) and isinstance(two, str)
    assert "fold the sheet in the middle" in one and "برگ را از میان تا کنید" in one
    assert "into each other" not in one and "staple twice" not in one and "moved" not in one
    assert "into each other" in two and "staple twice" in two and "moved" in two
    assert "fold the sheet" not in two


def test_the_dummy_shows_each_number_once_and_no_text(imposed: Impose) -> None:
    content = imposed(16, "dummy").files["a-dummy.pdf"]
    assert isinstance(content, bytes)
    front, back = PdfReader(BytesIO(content)).pages
    assert front.extract_text() == back.extract_text() == ""
    assert (
        front["/Contents"].get_data().count(b" d ")
        == back["/Contents"].get_data().count(b" d ")
        == 4 * 5
    )  # type: ignore[attr-defined]
