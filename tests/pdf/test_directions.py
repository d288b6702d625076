"""The marks of direction: at which lines and numbers readers stumble, and what stands there."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from edition.model.page import Fragment, Piece, SetLine, ShapedRun
from edition.pdf.direction_marks import led, outweighed, ranged, turned
from edition.pdf.slots import ends_wide
from edition.typeset.line.shape import Shaper
from edition.verify.file.readers import DIRECTION_CONTROLS, words
from tests.editions import TITLE, write_edition
from tests.pdf.conftest import Write, written
from tests.pdf.reading import Pages, TextObject


def line(*runs: ShapedRun) -> SetLine:
    return SetLine(
        "Regular",
        11000,
        (Fragment(1, "", "black", tuple(Piece(run, i) for i, run in enumerate(runs))),),
    )


def test_a_line_whose_last_word_is_latin_is_turned(shaper: Shaper) -> None:
    latin, number, persian = (
        shaper.run(t, "Regular", rtl=r) for t, r in (("PDF", False), ("12", False), ("نان", True))
    )
    space = shaper.run(" ", "Regular", rtl=True)
    assert turned(line(latin, space, persian))
    assert turned(line(number, space, latin, space, persian)) and not turned(
        line(number, space, persian)
    )
    assert not turned(line(persian, space, latin))
    assert not turned(line(latin)) and not turned(line(latin, space))


def test_a_line_that_begins_with_a_wide_code_ends_narrow(shaper: Shaper) -> None:
    long, short, persian = (
        shaper.run(text, "Regular", rtl=rtl)
        for text, rtl in (("coronavirus", False), ("12", False), ("آنفلوآنزا", True))
    )
    upem = shaper.faces["Regular"].upem
    assert ends_wide(line(persian, long), upem)
    assert not ends_wide(line(persian, short), upem) and not ends_wide(line(long, persian), upem)


def in_order(shaper: Shaper, text: str) -> SetLine:
    """Words from left to right, with spaces between them; those of ASCII or Persian figures run
    from left to right.
    """
    words = [word for each in text.split() for word in (" ", each)][1:]
    return line(
        *(
            shaper.run(
                word, "Regular", rtl=not any(c in "ABCDEFPDv0123456789۰۱۲۳۴۵۶۷۸۹" for c in word)
            )
            for word in words
        )
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # Of 13 characters 3 are right-to-left; with the two spaces and two marks five of 17, with
        # three six of 18.
        ("ABCDEFABC نان", 3),
        ("ABCDEF نان", 0),  # 3 of 10
        ("AB ن", 0),  # four characters
        ("ABCDEFABC", 0),
        ("1234567890 1234 نان", 0),  # figures alone are left: see ARCHITECTURE
        ("2020-11-02 12:15:20:25 نان", 0),
        # A mark is in the code of the two last numbers: 3 of 40, of which two are marks.
        ("نان 12:15:20:25 2020-11-02 2020-11-02", 14),
    ],
)
def test_a_line_with_few_right_to_left_letters_is_outweighed(
    shaper: Shaper, text: str, count: int
) -> None:
    pieces = in_order(shaper, text).fragments[0].pieces
    assert outweighed(pieces) == count
    if count:
        letters = sum(len(piece.run.text) for piece in pieces)
        letters += sum(led(pieces, i) for i in range(len(pieces)))
        for added, enough in ((count, True), (count - 1, False)):
            assert (10 * (3 + added) >= 3 * (letters + 2 + added)) is enough


def test_a_line_of_several_fragments_is_left(tmp_path: Path) -> None:
    """It is several lines to pdf.js."""
    folder = write_edition(tmp_path / "edition")
    (folder / "text.txt").unlink()
    texts = ("International Standard نان", "[International Standard](https://example.org) نان")
    (folder / "text.md").write_text(f"# {TITLE}\n\n" + "\n\n".join(texts) + "\n", "utf-8")
    lines = Pages(written(folder).file).lines(3)
    marked = ["\u061c" in "".join(shown.text for shown in line.shown) for line in lines]
    assert marked == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۲۰ - ۱۰ نان", True),
        ("۲۰ - ۱۰", True),
        (". ۲۰ - ۱۰ نان", True),
        (") ۲۰ - ۱۰ ( نان", True),
        ("۳۰ ، ۲۰ - ۱۰ نان", True),
        ("۲۰ و ۳۰ - ۱۰ نان", False),  # a letter is at the left of the range
        ("؛ ۲۰ - ۱۰ نان", False),  # and here, for so it counts
        ("۲۰ ۱۰ نان", False),
        ("۰۲۱-۸۸۷۷۶۶۵۵ نان", False),
        ("۰۲۱-۸۸۷۷۶۶۵۵ ، ۲۰ - ۱۰ نان", False),
    ],
)
def test_a_range_at_the_left_end_has_a_letter_at_its_left(
    shaper: Shaper, text: str, expected: bool
) -> None:
    pieces = in_order(shaper, text).fragments[0].pieces
    tight = [
        piece for i, piece in enumerate(pieces) if piece.run.text != " " or not _tight(pieces, i)
    ]
    assert ranged(tight) is expected


def _tight(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the space at this place stands beside a hyphen, and so is none."""
    return "-" in (pieces[i - 1].run.text, pieces[i + 1].run.text)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("نان ۰۲۱-۸۸۷۷۶۶۵۵ نان", 2, True),
        ("نان 2020-11-02", 2, True),
        ("2020-11-02 نان", 0, False),
        ("نان ۱۴۰۳/۱۲/۳۰", 2, False),
        ("نان PDF-1-7", 2, False),
    ],
)
def test_a_number_with_hyphens_is_led(
    shaper: Shaper, text: str, place: int, expected: bool
) -> None:
    pieces = in_order(shaper, text).fragments[0].pieces
    assert [led(pieces, i) for i in range(len(pieces))] == [
        expected and i == place for i in range(len(pieces))
    ]


def only_line(pages: Pages) -> TextObject:
    [found] = pages.lines(3)
    return found


def test_marks_have_no_ink_and_no_width_and_none_stands_where_none_is_needed(small: Write) -> None:
    pages = Pages(small("تلفن ۰۲۱-۸۸۷۷۶۶۵۵ یا PDF 1.7 ISO 32000-1:2008 PDF/UA\n").file)
    shown = only_line(pages).shown
    assert [s.text for s in shown if DIRECTION_CONTROLS & set(s.text)] == [
        "\u200f", "\u200f", "\u200e۰۲۱-۸۸۷۷۶۶۵۵", "\u061c" * 15 + " ",
    ]  # fmt: skip
    face = pages.fonts["Regular"].program
    alone = [
        s for s in shown if not s.text.strip("\u061c\u200f ") and DIRECTION_CONTROLS & set(s.text)
    ]
    assert [
        (
            face["hmtx"][face.getGlyphName(s.code)][0],
            face["glyf"][face.getGlyphName(s.code)].numberOfContours,
        )
        for s in alone
    ] == [(0, 0)] * 3


def test_what_ends_a_line_is_in_the_face_of_its_last_word(tmp_path: Path) -> None:
    """A code of one face is another character in another: «9» was painted before the first word.
    PDFium gives bold words as it gives those of the line.
    """

    def said(name: str, text: str) -> list[str]:
        folder = write_edition(tmp_path / name)
        (folder / "text.txt").unlink()
        (folder / "text.md").write_text(f"# {TITLE}\n\n{text}\n", encoding="utf-8")
        return words(pypdfium2.PdfDocument(written(folder).file)[2].get_textpage().get_text_range())

    bold = said("bold", "**International Standard** نان و کار")
    assert bold == said("plain", "International Standard نان و کار")
    assert sorted(bold) == ["International", "Standard", "نان", "و", "کار"]
