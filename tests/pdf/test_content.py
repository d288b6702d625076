"""Content streams: how a line is written, what owns what, and whether every glyph stands where it
was set.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from PIL import Image

from edition.core.units import POINT
from edition.faces import Faces
from edition.model.page import UNSCALED, PlacedLine
from edition.pdf import write
from edition.pdf.codes import Codes
from edition.pdf.slots import joined
from edition.typeset import typeset
from tests.editions import all_faces, reading_of, write_edition
from tests.pdf.conftest import Write, Written
from tests.pdf.reading import Pages, Shown, TextObject, mcid_of

CROWDED = """PDF 1.7 را باز کنید و صفحهٔ ۲ را بخوانید؛ «نقل» (متن) [۱۲] {الف} (a) و (۲۰۲۵).
خانۀ ما و خانهٔ شما، لا و ﻻ و اللّه، می‌روم و کتاب‌هایشان، مدَّت أُ در ۱۴۰۳/۱۲/۳۰ و 28 اکتبر2016 تا Ph.D. و ISO 32000-1:2008.
1. نان و کار
2– آزادی و برابری و همبستگی و رفاه برای همه در همه جا و همیشه و بی هیچ قید و شرط و بی هیچ ستم و بی هیچ زور
بند پایانی.
"""
TWO_THOUSANDTHS = 0.002
MORE = '[[poster]]\nshows = "item 1"\ncompose = "page"\n'


@pytest.fixture(scope="module")
def opened(statement: Written) -> Pages:
    return Pages(statement.file)


@pytest.fixture(params=["statement", "crowded"])
def made(request: pytest.FixtureRequest, statement: Written, small: Write) -> tuple[Written, Pages]:
    """The statement, and a small text full of what is hard."""
    if request.param == "statement":
        return statement, request.getfixturevalue("opened")
    written = small(CROWDED)
    return written, Pages(written.file)


def both(made: tuple[Written, Pages]) -> Iterator[tuple[int, PlacedLine, TextObject]]:
    """Each line as it was set beside the one that was written, with its page."""
    written, pages = made
    for page in written.paged.pages:
        yield from (
            (page.number, *pair) for pair in zip(page.lines, pages.lines(page.number), strict=True)
        )


def test_a_line_is_one_text_object_with_one_font_and_one_matrix(
    made: tuple[Written, Pages],
) -> None:
    """And one TJ for each fragment, but that a mark behind a number has its own between two."""
    for _, placed, line in both(made):
        marks = sum(shown.text == "\u200f" for shown in line.shown[1:])
        assert line.operators == {"Tf": 1, "Tm": 1, "TJ": len(placed.line.fragments) + 2 * marks}
        assert line.face == placed.line.face


def test_a_plain_line_is_written_as_any_other(
    small: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines that nothing in them calls for a mark take a short way to the same operators."""
    text = f"{CROWDED}\nسرفهٔ خشک و کتابِ بزرگِ خانهٔ ما و مدَّتِ دراز.\n"
    short = small(text).file.read_bytes()
    monkeypatch.setattr(Codes, "are_plain", lambda *_: False)
    assert small(text).file.read_bytes() == short


def test_nothing_but_these_operators_is_used(made: tuple[Written, Pages]) -> None:
    written, pages = made
    used = {
        operator for page in written.paged.pages for _, operator in pages.operators(page.number)
    }
    text = {"BT", "ET", "Tf", "Tm", "TJ", "BDC", "BMC", "EMC", "g", "cs", "scn"}
    assert used <= text | {"re", "f", "f*", "m", "l", "c", "h", "q", "Q", "cm", "Do"}


def test_marks_and_text_objects_are_closed_within_one_another(made: tuple[Written, Pages]) -> None:
    written, pages = made
    for page in written.paged.pages:
        open_: list[str] = []
        for _, operator in pages.operators(page.number):
            if operator in ("BT", "BDC", "BMC", "q"):
                open_.append(operator)
            elif operator in ("ET", "EMC", "Q"):
                assert open_.pop() in {"ET": ("BT",), "EMC": ("BDC", "BMC"), "Q": ("q",)}[operator]
        assert open_ == []


def test_all_that_is_painted_is_marked(made: tuple[Written, Pages]) -> None:
    written, pages = made
    for page in written.paged.pages:
        marks = 0
        for _, operator in pages.operators(page.number):
            marks += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert marks == 1 or operator not in ("TJ", "f", "f*", "Do")


def test_marked_contents_are_numbered_from_nought_each_once(made: tuple[Written, Pages]) -> None:
    written, pages = made
    for page in written.paged.pages:
        found = [
            mcid_of(operands)
            for operands, operator in pages.operators(page.number)
            if operator == "BDC"
        ]
        numbers = [number for number in found if number >= 0]
        assert numbers == list(range(len(numbers)))
        assert len(numbers) == sum(len(placed.line.fragments) for placed in page.lines) + len(
            page.figures
        )
        assert found.count(-1) == len(page.furniture)


def test_no_actual_text_in_the_content(made: tuple[Written, Pages]) -> None:
    written, pages = made
    for page in written.paged.pages:
        for operands, operator in pages.operators(page.number):
            assert operator != "BDC" or set(operands[1].keys()) <= {"/MCID", "/Type"}


def test_the_codes_of_a_line_stand_in_visual_order(made: tuple[Written, Pages]) -> None:
    for _, _, line in both(made):
        xs = [shown.x for shown in line.shown]
        assert xs == sorted(xs)


def test_every_piece_stands_where_it_was_set(made: tuple[Written, Pages]) -> None:
    """The left edge of each run, by the operators and the widths of the font."""
    for page, placed, line in both(made):
        wanted = [
            (
                piece.run.text[-1] if piece.run.rtl else piece.run.text[0],
                (placed.x + piece.x) / POINT,
            )
            for fragment in placed.line.fragments
            for piece in joined(fragment.pieces, unit(placed))
            if piece.run.text != " "
        ]
        shown = iter(line.shown)
        for character, x in wanted:
            found = next(
                (s for s in shown if abs(s.x - x) <= TWO_THOUSANDTHS and s.text[0] == character),
                None,
            )
            assert found, f"page {page}: «{character}» does not stand at {x:.3f}"
        assert line.y == pytest.approx((made[0].paged.height - placed.y) / POINT, abs=0.001)


def unit(placed: PlacedLine) -> float:
    """A font unit across, as a length."""
    return placed.line.size * placed.line.scale / UNSCALED / 2048


def contours(pen: DecomposingRecordingPen) -> list[list[tuple[float, float]]]:
    """The points of each contour of what was drawn."""
    found: list[list[tuple[float, float]]] = []
    for operator, points in pen.value:
        if operator == "moveTo":
            found.append([])
        found[-1] += [point for point in points if point]
    return found


def as_set(placed: PlacedLine, face: TTFont) -> list[list[tuple[float, float]]]:
    """The outlines of a line as HarfBuzz set its glyphs, in points from the left of the page and
    the baseline.
    """
    glyphs, order = face.getGlyphSet(), face.getGlyphOrder()
    pen = DecomposingRecordingPen(glyphs)
    across, up = unit(placed) / POINT, placed.line.size / 2048 / POINT
    for fragment in placed.line.fragments:
        for piece in fragment.pieces:
            at = 0
            for glyph in piece.run.glyphs:
                x = (placed.x + piece.x) / POINT + (at + glyph.dx) * across
                wide = across * glyph.stretch / UNSCALED
                glyphs[order[glyph.index]].draw(
                    TransformPen(pen, (wide, 0, 0, up, x, glyph.dy * up))
                )
                at += glyph.advance
    return contours(pen)


def as_written(line: TextObject, face: TTFont) -> list[list[tuple[float, float]]]:
    """The same by the embedded font."""
    glyphs = face.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    across, up = line.size * line.scale / 2048, line.size / 2048
    for shown in line.shown:
        glyphs[face.getGlyphName(shown.code)].draw(
            TransformPen(pen, (across, 0, 0, up, shown.x, 0))
        )
    return contours(pen)


def test_the_outlines_are_those_that_were_set(made: tuple[Written, Pages], faces: Faces) -> None:
    """Every contour of every line of some pages, to half a font unit and two thousandths of a
    point.
    """
    whole = {weight: TTFont(BytesIO(face.content)) for weight, face in faces.items()}
    fonts = made[1].fonts
    compared = 0
    for page, placed, line in both(made):
        if page not in (1, 2, 3, 15, 16):
            continue
        wanted, found = (
            sorted(as_set(placed, whole[line.face])),
            sorted(as_written(line, fonts[line.face].program)),
        )
        assert [len(points) for points in found] == [len(points) for points in wanted]
        slack = TWO_THOUSANDTHS + line.size / 2048
        for one, other in zip(wanted, found, strict=True):
            pairs = [
                (a, b) for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True)
            ]
            assert max(abs(a - b) for a, b in pairs) <= slack
        compared += len(wanted)
    assert compared > 300


def test_what_justification_adds_stands_once_behind_the_space(
    statement: Written, opened: Pages
) -> None:
    """Spaces are of natural width, at the left end of their gap: where all is right-to-left,
    nothing else moves the pen.
    """
    moved = 0
    for _, placed, line in both((statement, opened)):
        if len(placed.line.fragments) > 1 or not all(
            piece.run.rtl for piece in placed.line.fragments[0].pieces
        ):
            continue
        texts = opened.fonts[line.face].texts
        for before, operand in pairwise(line.arrays[0]):
            if not isinstance(operand, pikepdf.String):
                moved += 1
                assert isinstance(before, pikepdf.String)
                assert texts[int.from_bytes(bytes(before)[-2:], "big")] == " "
        assert isinstance(line.arrays[0][0], pikepdf.String) and isinstance(
            line.arrays[0][-1], pikepdf.String
        )
    assert moved > 1000


def test_the_space_before_the_next_page_stands_at_the_end_of_a_paragraph_that_goes_on(
    statement: Written, opened: Pages
) -> None:
    """Else the last word of a page and the first of the next would be one."""
    on = [page for page in statement.paged.pages[2:-2] if page.lines]
    broken = 0
    for page, following in pairwise(on):
        if (
            following.lines
            and following.lines[0].line.fragments[0].leaf == page.lines[-1].line.fragments[0].leaf
        ):
            broken += 1
            assert opened.lines(page.number)[-1].shown[0].text == " "
    assert broken >= 5


def test_labels_are_marked_inside_the_text_object_of_their_line(small: Write) -> None:
    written = small(CROWDED)
    pages = Pages(written.file)
    [line] = [line for line in pages.lines(3) if line.shown[-1].text == "1"]
    assert line.operators["TJ"] == 2
    first, second = dict.fromkeys(shown.mcid for shown in line.shown)
    assert second == first + 1
    label = "".join(shown.text for shown in line.shown if shown.mcid == second)
    assert label == " .1"


def test_on_a_poster_a_mark_stands_alone_where_poppler_would_run_on(tmp_path: Path) -> None:
    """After the comma, the number and the full stop; not at the end of a line, and not in a TJ with
    anything else.
    """
    folder = write_edition(
        tmp_path / "e", "نان و آزادی\n\n* نان، کار و سال ۱۳۹۵ (آری.) بود، تا ما، باز.\n", MORE
    )
    source, reading = reading_of(folder)
    outputs, _ = typeset(source, reading, all_faces(), ("posters",))
    assert outputs
    file = tmp_path / "poster.pdf"
    file.write_bytes(write(outputs[0], reading.record, all_faces())[0])
    lines = [
        line for line in Pages(file).lines(1) if "\u200f" in [shown.text for shown in line.shown]
    ]
    around = {
        (left.text, right.text)
        for line in lines
        for left, mark, right in triples(line.shown)
        if mark.text == "\u200f"
    }
    assert around == {(" ", "،"), (" ", "۱۳۹۵"), (")", ".")}
    for line in lines:
        alone = [
            bytes(string)
            for array in line.arrays
            for string in array
            if isinstance(string, pikepdf.String) and len(array) == 1
        ]
        codes = [shown.code.to_bytes(2, "big") for shown in line.shown if shown.text == "\u200f"]
        assert [string for string in alone if string in codes] == codes


def triples(shown: Sequence[Shown]) -> Iterator[tuple[Shown, Shown, Shown]]:
    return zip(shown, shown[1:], shown[2:], strict=False)


def test_in_the_pamphlet_it_stands_at_numbers_alone(made: tuple[Written, Pages]) -> None:
    at = [
        right.text
        for _, _, line in both(made)
        for _, mark, right in triples(line.shown)
        if mark.text == "\u200f"
    ]
    assert at and all(text[-1].isdigit() for text in at)


def test_furniture_is_drawn_and_no_text(statement: Written, opened: Pages) -> None:
    [page] = [page for page in statement.paged.pages if page.number == 5]
    said = {shown.text for line in opened.lines(5) for shown in line.shown}
    assert page.furniture and page.folio not in said
    content = opened.pdf.pages[4].Contents.read_bytes().decode("latin-1")
    artifacts = re.findall(r"/Artifact <</Type /Pagination>> BDC\n(.*?)EMC", content, re.DOTALL)
    assert len(artifacts) == len(page.furniture)
    assert all("BT" not in artifact and " Do\n" in artifact for artifact in artifacts)


def test_the_second_ink_is_a_separation(statement: Written, opened: Pages) -> None:
    space = opened.pdf.pages[0].Resources.ColorSpace.Accent
    assert [str(space[0]), str(space[1]), str(space[2])] == ["/Separation", "/Accent", "/DeviceRGB"]
    operands = [operands for operands, operator in opened.operators(1) if operator == "scn"]
    assert operands and all(list(map(int, tint)) == [1] for tint in operands)


def test_a_picture_is_placed_in_its_frame(small: Write, tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    Image.new("L", (4, 2), 128).save(tmp_path / "edition" / "emblem.png")
    emblem = '[[image]]\nfile = "emblem.png"\nalt = "نشان"\nwidth_mm = 12\n'
    written = small(
        more=emblem,
        title='"بیانیهٔ بسیار بلند دربارهٔ کار و نان و مسکن و آزادی و برابری و رفاه برای همه"',
    )
    pages = Pages(written.file)
    [figure] = written.paged.pages[0].figures
    [matrix] = [
        list(map(float, operands)) for operands, operator in pages.operators(1) if operator == "cm"
    ]
    bottom = written.paged.height - figure.y - figure.height
    assert matrix == pytest.approx(
        [length / POINT for length in (figure.width, 0, 0, figure.height, figure.x, bottom)]
    )
    image = pages.pdf.pages[0].Resources.XObject.Im1
    assert (image.Width, image.Height, image.ColorSpace, image.read_bytes()) == (
        4,
        2,
        "/DeviceGray",
        b"\x80" * 8,
    )


def test_outlines_stand_in_the_file_once(tmp_path: Path) -> None:
    """A word of the running heads is a form, and so is a figure, whatever numbers it is in; each
    has paths alone, resources of its own which are none, and a box about all of it.
    """
    text = "نان و آزادی\n\n" + "نان و کار و آزادی برای همه است. " * 2500 + "\n"
    folder = write_edition(tmp_path / "e", text, MORE)
    source, reading = reading_of(folder)
    outputs, _ = typeset(source, reading, all_faces(), ("pamphlet",))
    assert outputs
    file = tmp_path / "pamphlet.pdf"
    file.write_bytes(write(outputs[0], reading.record, all_faces())[0])
    with pikepdf.open(file) as opened:
        drawn = [
            re.findall(r"/(Fm\d+) Do", page.Contents.read_bytes().decode("latin-1"))
            for page in opened.pages
        ]
        forms = opened.pages[0].Resources.XObject
        assert {each for page in drawn for each in page} == {str(key)[1:] for key in forms}
        heads = len({(piece.run.text, piece.run.face) for p in outputs[0].pages for line in p.furniture
                     for f in line.line.fragments for piece in f.pieces
                     if not piece.run.text.isdecimal() and piece.run.text != " "})  # fmt: skip
        assert len(opened.pages) > 20 and len(forms) <= heads + 10
        for form in forms.values():
            assert not form.Resources and form.Subtype == pikepdf.Name.Form
            content = form.read_bytes().decode("ascii").split()
            assert set(filter(str.isalpha, content)) <= {"m", "l", "c", "h", "f"}
            left, bottom, right, top = map(float, form.BBox)
            assert left < right and bottom < top
