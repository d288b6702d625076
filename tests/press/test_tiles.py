"""Posters in pieces: how many sheets, what each shows, and what is printed beside the picture."""

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops
from pypdf import PdfReader

from edition.core.languages.press_words import Tongue, tongues
from edition.core.papers import PAPERS, PaperName
from edition.core.units import POINT, Length, mm, pt
from edition.model.imposition import Tiles
from edition.pdf import write
from edition.press import tile
from edition.press.sheet.side import Box, Plain, Shape, SheetSide, Stroke
from edition.press.sheet.small_print import Fount, lettering, width
from edition.press.tiles import assembly_side, tile_side
from edition.press.tiles.cutting import Tile, Tiling, tiles, tiling
from edition.press.tiles.seams import with_seams
from edition.press.tiles.standing import standing
from edition.typeset import typeset
from tests.editions import all_faces, reading_of, write_edition

FA, DEFAULT = tongues("fa"), Tiles("A4", mm(5), mm(8))


def on(poster: PaperName, paper: str, margin: float, overlap: float) -> Tiling:
    """A poster of a named size in pieces, lengths in millimetres."""
    size = PAPERS[poster]
    found = tiling((size.width, size.height), paper, mm(margin), mm(overlap))
    assert found
    return found


@pytest.mark.parametrize(("poster", "count"), [("A3", 2), ("A2", 4), ("A1", 9), ("A0", 18)])
def test_case_45_without_margin_a0_is_not_16_sheets(poster: PaperName, count: int) -> None:
    assert len(list(tiles(on(poster, "A4", 0, 0)))) == count


@pytest.mark.parametrize(
    ("margin", "poster", "count"),
    [
        (10, "A3", 4),
        (10, "A2", 8),
        (10, "A1", 15),
        (10, "A0", 25),
        (5, "A3", 4),
        (5, "A2", 8),
        (5, "A1", 12),
        (5, "A0", 21),
    ],
)
def test_case_46_with_margins_and_overlap(margin: int, poster: PaperName, count: int) -> None:
    assert len(list(tiles(on(poster, "A4", margin, 10)))) == count


def test_the_paper_lies_where_that_takes_fewer_sheets() -> None:
    assert on("A3", "A4", 0, 0).sheet == (PAPERS["A4"].height, PAPERS["A4"].width)
    assert on("A1", "A4", 0, 0).sheet == (PAPERS["A4"].width, PAPERS["A4"].height)


@pytest.mark.parametrize(("margin", "overlap"), [(105, 0), (200, 0), (5, 201), (60, 91)])
def test_where_nothing_of_the_paper_is_left_there_is_no_tiling(
    margin: float, overlap: float
) -> None:
    assert tiling((mm(297), mm(420)), "A4", mm(margin), mm(overlap)) is None


home_papers = st.sampled_from(["A3", "A4", "Letter"])
tilings = st.builds(
    on, st.sampled_from(list(PAPERS)), home_papers, st.floats(0, 40), st.floats(0, 60)
)


@settings(max_examples=200, deadline=None)
@given(tilings)
def test_every_point_of_the_poster_is_on_a_sheet_and_neighbours_share_the_overlap(
    plan: Tiling,
) -> None:
    by_place = {(each.row, each.column): each.part for each in tiles(plan)}
    assert list(by_place) == [
        (row, column) for row in range(1, plan.rows + 1) for column in range(1, plan.columns + 1)
    ]
    for column in range(1, plan.columns + 1):
        parts = [by_place[row, column] for row in range(1, plan.rows + 1)]
        assert_covered([(part.y, part.height) for part in parts], plan.poster[1], plan.overlap)
    for row in range(1, plan.rows + 1):
        parts = [by_place[row, column] for column in range(plan.columns, 0, -1)]
        assert_covered([(part.x, part.width) for part in parts], plan.poster[0], plan.overlap)


def assert_covered(parts: Sequence[tuple[Length, Length]], whole: Length, overlap: Length) -> None:
    """Parts, (start, length) in ascending order, cover the whole from 0 on and share exactly the
    overlap.
    """
    assert parts[0][0] == 0 and sum(parts[-1]) == whole
    for (start, length), (following, _) in pairwise(parts):
        assert start + length - following == overlap


@settings(max_examples=200, deadline=None)
@given(tilings)
def test_each_part_fits_the_area_of_its_sheet(plan: Tiling) -> None:
    area = plan.area
    assert all(
        0 < each.part.width <= area.width and 0 < each.part.height <= area.height
        for each in tiles(plan)
    )


def sides_of(plan: Tiling, said: Sequence[Tongue] = tongues("fa")) -> list[tuple[Tile, SheetSide]]:
    return [(each, tile_side(each, plan, said, all_faces())) for each in tiles(plan)]


def test_a_part_stands_at_true_scale_in_the_upper_right_corner_of_its_sheet() -> None:
    plan = on("A1", "A4", 5, 8)
    area = plan.area
    for each, side in sides_of(plan):
        [page] = side.pages
        assert (
            page.scale == 1
            and page.clip.width == each.part.width
            and page.clip.height == each.part.height
        )
        assert page.clip.x + page.clip.width == area.x + area.width and page.clip.y == area.y
        assert (page.clip.x - page.x, page.clip.y - page.y) == (each.part.x, each.part.y)


def extent(side: SheetSide) -> Box:
    """What the marks of a side take up."""
    points: list[tuple[Length, Length]] = []
    for mark in side.marks:
        match mark:
            case Stroke(x1, y1, x2, y2):
                points += [(x1, y1), (x2, y2)]
            case Plain(box):
                points += [(box.x, box.y), (box.x + box.width, box.y + box.height)]
            case Shape(path):
                points += [(at[i], at[i + 1]) for _, at in path for i in range(0, len(at), 2)]
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@pytest.mark.parametrize(
    ("poster", "paper"),
    [("A3", "A4"), ("A2", "A4"), ("A0", "A3"), ("Tabloid", "Letter"), ("A1", "A4")],
)
@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_nothing_is_printed_within_5_mm_of_an_edge(
    poster: PaperName, paper: str, language: str
) -> None:
    plan, said = on(poster, paper, 5, 8), tongues(language)
    safe, (width, height) = mm(5), plan.sheet
    for side in (
        assembly_side(plan, "بیانیه سیاسی", said, all_faces()),
        *(side for _, side in sides_of(plan, said)),
    ):
        for box in (extent(side), *(page.clip for page in side.pages)):
            assert (
                box.x >= safe
                and box.y >= safe
                and box.x + box.width <= width - safe
                and box.y + box.height <= height - safe
            )


def test_a_strip_is_marked_where_a_neighbour_is_glued_and_a_line_where_to_cut() -> None:
    plan = on("A2", "A4", 5, 8)
    for each, side in sides_of(plan):
        strokes = [mark for mark in side.marks if isinstance(mark, Stroke)]
        glued = (each.column < plan.columns) + (each.row < plan.rows)
        assert sum(bool(stroke.dash) for stroke in strokes) == glued
        assert len(strokes) == 4


def test_letters_stand_where_neighbours_or_scissors_take_them_away() -> None:
    plan = on("A2", "A4", 5, 8)
    for each, side in sides_of(plan):
        clip = side.pages[0].clip
        left = clip.x + (plan.overlap if each.column < plan.columns else 0)
        foot = clip.y + clip.height - (plan.overlap if each.row < plan.rows else 0)
        plains = [mark.box for mark in side.marks if isinstance(mark, Plain)]
        assert plains
        assert all(box.x + box.width <= left or box.y >= foot for box in plains)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["fa", "ar"])
def test_two_languages_on_one_line_do_not_meet(language: str, paper: str) -> None:
    plan, face = on("A1", paper, 5, 8), all_faces()["Regular"]
    for size, words in ((pt(9.5), "facts"), (pt(8), "ruled")):
        filled = {"across": "۱۱۸۹", "down": "۱۱۸۹", "sheets": "۱۲ sheets", "paper": paper}
        said = [getattr(each.words.tiles, words).format(**filled) for each in tongues(language)]
        both = sum(width(line, Fount(face, size)) for line in said)
        assert both + mm(5) <= plan.sheet[0] - 2 * mm(14)


def shape(drawn: Shape) -> list[tuple[str, tuple[int, ...]]]:
    """An outline wherever it stands."""
    x, y = drawn.path[0][1]
    return [
        (operator, tuple(value - (y if i % 2 else x) for i, value in enumerate(at)))
        for operator, at in drawn.path
    ]


def test_what_is_lettered_is_in_the_language_of_the_edition() -> None:
    """Outlines are the same only where the words are: the label of a sheet in a corner."""
    plan, medium = on("A3", "A4", 5, 8), Fount(all_faces()["Medium"], pt(7))
    for language, label in (
        ("fa", "برگ ۱: ردیف ۱، ستون ۱ · چسب · glue"),
        ("ar", "الورقة ١: الصف ١، العمود ١ · لصق · glue"),
        ("ug", "sheet 1: row 1, column 1 · glue"),
    ):
        (_, side), *_ = sides_of(plan, tongues(language))
        drawn = [mark for mark in side.marks if isinstance(mark, Shape)]
        assert shape(lettering(label, medium, 0, 0)) in map(shape, drawn), label


def test_the_line_on_the_first_sheet_is_100_mm_long() -> None:
    side = assembly_side(on("A3", "A4", 5, 8), "بیانیه سیاسی", FA, all_faces())
    level = [
        mark.x2 - mark.x1 for mark in side.marks if isinstance(mark, Stroke) and mark.y1 == mark.y2
    ]
    assert mm(100) in level


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A poster of a small edition as a PDF, and the same in pieces."""
    folder = write_edition(
        tmp_path_factory.mktemp("edition") / "e", more='[[poster]]\nshows = "title"\ntiles = "A4"\n'
    )
    source, reading = reading_of(folder)
    [paged], _ = typeset(source, reading, all_faces(), ("posters",))
    assert paged.tiles == DEFAULT
    content, _ = write(paged, reading.record, all_faces(), None)
    return content, tile(content, DEFAULT, reading.record, all_faces())


def test_a_file_has_a_sheet_for_each_part_and_one_before_them(poster: tuple[bytes, bytes]) -> None:
    pages = PdfReader(BytesIO(poster[1])).pages
    assert len(pages) == 5
    assert {tuple(map(float, page.mediabox[2:])) for page in pages} == {(595.276, 841.89)}


def test_its_bytes_are_the_same_again(poster: tuple[bytes, bytes], tmp_path: Path) -> None:
    _, reading = reading_of(write_edition(tmp_path / "e"))
    assert tile(poster[0], DEFAULT, reading.record, all_faces()) == tile(
        poster[0], DEFAULT, reading.record, all_faces()
    )


def test_its_text_is_found(poster: tuple[bytes, bytes]) -> None:
    sheets = pypdfium2.PdfDocument(poster[1])
    text = " ".join(
        sheets[number].get_textpage().get_text_range() for number in range(1, len(sheets))
    )
    assert "آزادی" in text and "نویسندگان" in text


def apart(whole: bytes, pieces: bytes, plan: Tiling) -> float:
    """The greatest share of the pixels of a part, at 216 to the inch, that are not those of the
    poster.
    """
    poster, sheets = pypdfium2.PdfDocument(whole), pypdfium2.PdfDocument(pieces)
    width, height = poster[0].get_size()
    shares = []
    for number, each in enumerate(tiles(plan), 1):
        part = each.part
        crop = (
            part.x / POINT,
            height - (part.y + part.height) / POINT,
            width - (part.x + part.width) / POINT,
            part.y / POINT,
        )
        wanted = poster[0].render(scale=3, crop=crop, grayscale=True).to_pil()
        [page] = tile_side(each, plan, FA, all_faces()).pages
        box = page.clip
        sheet_width, sheet_height = (side / POINT for side in plan.sheet)
        right, bottom = (box.x + box.width) / POINT, (box.y + box.height) / POINT
        crop = (box.x / POINT, sheet_height - bottom, sheet_width - right, box.y / POINT)
        found = sheets[number].render(scale=3, crop=crop, grayscale=True).to_pil()
        differing = ImageChops.difference(found, wanted.resize(found.size)).histogram()
        shares.append(sum(differing[129:]) / sum(differing))
    return max(shares)


def test_the_sheets_together_look_like_the_poster(poster: tuple[bytes, bytes]) -> None:
    assert apart(*poster, on("A3", "A4", 5, 8)) < 0.02


def test_so_do_those_of_each_poster_of_the_statement(repository: Path) -> None:
    """With the seams where there is least ink; and no poster is like the pieces of the one before
    it.
    """
    source, reading = reading_of(repository / "source" / "statement")
    outputs, _ = typeset(source, reading, all_faces(), ("posters",))
    assert len(outputs) == 17
    before = b""
    for paged in outputs:
        [page], (content, _) = paged.pages, write(paged, reading.record, all_faces(), None)
        pieces = tile(content, DEFAULT, reading.record, all_faces(), page)
        plan = with_seams(on("A3", "A4", 5, 8), standing(page, all_faces()))
        assert apart(content, pieces, plan) < 0.02, paged.name
        assert not before or apart(before, pieces, plan) > 0.05, paged.name
        before = content
