"""The poster set: which posters there are, what each refuses, and what every one of them keeps on
every paper.
"""

import re
from pathlib import Path

import pytest

from edition.core.papers import PAPERS, PaperName, least_x_height
from edition.core.quoting import listed
from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.imposition import Tiles
from edition.model.page import Matrix, PagedDocument
from edition.model.shown import existing
from edition.speech.catalogue import tongue_of
from edition.speech.sentences import lines_of
from edition.typeset import typeset
from tests.editions import TITLE, all_faces, reading_of, write_edition
from tests.typeset.ink import ink

SIZES: tuple[PaperName, ...] = ("A4", "A3", "A2", "A1", "A0", "Letter", "Tabloid")
NAMES = [
    "A3-title",
    *(f"A3-slogan-{n}" for n in range(1, 4)),
    "A3-items",
    *(f"A3-item-{n:02}" for n in range(1, 13)),
]
LINK = (
    '[[link]]\nlabel = "نسخهٔ پایدار"\nurl = "https://example.org/details/{id}"\nqr = '
    "true\nconfirmed = true\n"
)
DEMANDS = "".join(
    f"{n}. خواست شمارهٔ {word} برای نان و آزادی؛\n"
    for n, word in enumerate(("یک", "دو", "سه", "چهار"), 1)
)


@pytest.fixture(scope="module")
def statement(repository: Path) -> tuple[PagedDocument, ...]:
    return posters_of(repository / "source" / "statement")


def posters_of(folder: Path) -> tuple[PagedDocument, ...]:
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("posters",))
    assert outputs, "\n".join(map(str, problems))
    return outputs


def problems_of(folder: Path) -> list[str]:
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("posters",))
    assert outputs is None
    return [str(problem) for problem in problems]


def poster(shows: str, more: str = "") -> str:
    return f'[[poster]]\nshows = "{shows}"\n{more}'


def edition(folder: Path, *posters: str, text: str = DEMANDS, link: str = LINK) -> Path:
    """A small edition with a title, items, and these posters."""
    return write_edition(folder, f"{TITLE}\n\nبند یک.\n\n{text}", link + "".join(posters))


def figure(paged: PagedDocument) -> Matrix:
    """The one symbol of a poster."""
    [found] = [each for each in paged.pages[0].figures if isinstance(each, Matrix)]
    assert isinstance(found, Matrix)
    return found


def test_the_statement_has_seventeen_posters(statement: tuple[PagedDocument, ...]) -> None:
    assert [paged.name for paged in statement] == [f"posters/{name}" for name in NAMES]


def test_each_is_one_page_of_its_paper(statement: tuple[PagedDocument, ...]) -> None:
    paper = PAPERS["A3"]
    assert {(len(paged.pages), paged.width, paged.height) for paged in statement} == {
        (1, paper.width, paper.height)
    }


def test_each_is_read_from_where_its_paper_is_read(
    statement: tuple[PagedDocument, ...], faces: Faces
) -> None:
    for paged in statement:
        x_height = paged.smallest * faces["Regular"].x_height / faces["Regular"].upem
        assert x_height >= least_x_height(1.5) * 0.99, paged.name
        assert paged.distance >= 1.5 * 0.99, paged.name


def test_the_one_that_is_tiled_says_how(statement: tuple[PagedDocument, ...]) -> None:
    assert {paged.name: paged.tiles for paged in statement if paged.tiles} == {
        "posters/A3-title": Tiles("A4", mm(5), mm(8))
    }


def test_the_symbol_is_a_tenth_of_the_distance_from_which_it_is_scanned(
    statement: tuple[PagedDocument, ...],
) -> None:
    for paged in statement:
        symbol = figure(paged)
        assert symbol.width >= mm(50) and symbol.module >= mm(0.4), paged.name


def test_four_modules_around_the_symbol_are_white(
    statement: tuple[PagedDocument, ...], faces: Faces
) -> None:
    for paged in statement:
        symbol = figure(paged)
        quiet = 4 * symbol.module
        left, top = symbol.x - quiet, symbol.y - quiet
        right, bottom = symbol.x + symbol.width + quiet, symbol.y + symbol.height + quiet
        assert left >= 0 and top >= 0 and right <= paged.width and bottom <= paged.height
        boxes = [(*box, said) for *box, said in ink(paged.pages[0], faces)]
        boxes += [(r.x, r.y, r.x + r.width, r.y + r.height, "rule") for r in paged.pages[0].rules]
        within = [
            said
            for x, y, x_end, y_end, said in boxes
            if x < right and x_end > left and y < bottom and y_end > top
        ]
        assert within == [], paged.name


def test_type_keeps_off_the_edges_of_the_paper(
    statement: tuple[PagedDocument, ...], faces: Faces
) -> None:
    for paged in statement:
        for left, top, right, bottom, said in ink(paged.pages[0], faces):
            near = min(left, top, paged.width - right, paged.height - bottom)
            assert near >= mm(10), f"{paged.name}: {said}"


def test_lines_do_not_run_into_each_other(
    statement: tuple[PagedDocument, ...], faces: Faces
) -> None:
    """Big type is set close: boxes may overlap where descenders reach for dots, but by no more than
    a third of a line.
    """
    for paged in statement:
        boxes = list(ink(paged.pages[0], faces))
        for i, (left, top, right, bottom, said) in enumerate(boxes):
            for x, y, x_end, y_end, other in boxes[i + 1 :]:
                over = min(bottom, y_end) - max(top, y)
                assert not (x < right and x_end > left and over > (bottom - top) * 0.35), (
                    f"{paged.name}: {said} / {other}"
                )


@pytest.mark.parametrize("shows", ["title", "slogan 1", "item 3", "paragraph 1"])
def test_one_design_fits_every_size(shows: str, tmp_path: Path) -> None:
    text = f"{DEMANDS}\nزنده باد آزادی\n"
    posters = [poster(shows, f'size = "{size}"\n') for size in SIZES]
    structure = '[structure]\nslogans = ["زنده باد آزادی"]\n'
    made = posters_of(edition(tmp_path / "e", *posters, structure, text=text))
    assert [paged.name.split("/")[1].split("-")[0] for paged in made] == list(SIZES)
    relative = [paged.smallest / paged.width for paged in made[:5]]
    assert max(relative) / min(relative) < 1.05


def test_all_of_a_kind_stand_on_one_sheet_under_the_editors_heading(tmp_path: Path) -> None:
    [paged] = posters_of(edition(tmp_path / "e", poster("items", 'heading = "چهار خواست"\n')))
    said = " ".join(
        fragment.text for line in paged.pages[0].lines for fragment in line.line.fragments
    )
    assert said.startswith("چهار خواست")
    assert all(word in said for word in ("یک", "دو", "سه", "چهار"))
    [sect] = [child for child in paged.structure.children if not isinstance(child, int)]
    roles = [child.role for child in sect.children if not isinstance(child, int)]
    assert roles[:2] == ["H1", "L"]


@pytest.mark.parametrize(
    ("shows", "near"),
    [
        ("itme 3", "item 3"),
        ("titel", "title"),
        ("each itme", "each item"),
    ],
)
def test_a_reference_that_names_nothing_names_the_nearest(
    shows: str, near: str, tmp_path: Path
) -> None:
    folder = edition(tmp_path / "e", poster(shows))
    [problem] = problems_of(folder)
    assert f"no block of the text is called that (did you mean `{near}" in problem
    assert re.search(r"edition\.toml:\d+: error: `poster\[1\]\.shows`", problem)


@pytest.mark.parametrize("shows", ["item 5", "each slogan", "nothing of it"])
def test_what_is_no_slip_of_the_pen_is_told_what_there_is(shows: str, tmp_path: Path) -> None:
    [problem] = problems_of(edition(tmp_path / "e", poster(shows)))
    assert "no block of the text is called that; name one of what there is: title, " in problem
    assert "item 1 to 4" in problem


def test_what_there_is_is_told_in_the_language_of_the_reader(tmp_path: Path) -> None:
    _, reading = reading_of(edition(tmp_path / "e"))
    names = listed(existing(reading.displayed.blocks))
    assert lines_of(names, tongue_of("fa")) == (
        "title، paragraph 1، item 1 تا 4، each item، items",
    )


def test_a_text_too_long_says_its_size_its_distance_and_a_paper(tmp_path: Path) -> None:
    words = "این خواست بلند است و چیزی برای گفتن دارد. " * 7
    long = "".join(f"{n}. {words}\n" for n in range(1, 10))
    folder = edition(tmp_path / "e", poster("items", 'size = "A0"\n'), text=long)
    [problem] = problems_of(folder)
    pattern = (
        r"«items» fits A0 at ([\d.]+) pt, read from ([\d.]+) m; .* read from 5\.5 m, which "
        r"takes ([\d.]+) pt"
    )
    found = re.search(pattern, problem)
    assert found and float(found[1]) < float(found[3]) and float(found[2]) < 5.5
    assert problem.endswith("show less. [poster-too-long]")


def test_the_same_poster_twice_is_refused(tmp_path: Path) -> None:
    [problem] = problems_of(edition(tmp_path / "e", poster("each item"), poster("item 2")))
    assert "posters/A3-item-2 is asked for twice" in problem


def test_without_a_link_there_is_no_symbol(tmp_path: Path) -> None:
    [paged] = posters_of(edition(tmp_path / "e", poster("title"), link=""))
    assert paged.pages[0].figures == ()


def test_numbers_of_files_are_as_wide_as_the_largest(tmp_path: Path) -> None:
    ten = "".join(f"{n}. خواست شمارهٔ {n}؛\n" for n in range(1, 11))
    made = posters_of(edition(tmp_path / "e", poster("each item"), text=ten))
    assert [paged.name for paged in made] == [f"posters/A3-item-{n:02}" for n in range(1, 11)]


def test_an_address_in_many_lines_ends_where_the_colophon_ends(
    tmp_path: Path, faces: Faces
) -> None:
    link = LINK.replace("details", "details/" + "-".join(["long"] * 30))
    [paged] = posters_of(edition(tmp_path / "e", poster("title"), link=link))
    last: Length = max(line.y for line in paged.pages[0].lines)
    colophon = [
        line.y
        for line in paged.pages[0].lines
        if "شورای" in "".join(f.text for f in line.line.fragments)
    ]
    assert last - colophon[-1] < pt(1)


def test_no_more_than_can_be_hung(tmp_path: Path) -> None:
    items = "".join(f"• خواست {n}\n" for n in range(501))
    [problem] = problems_of(edition(tmp_path / "a", poster("each item"), text=items))
    assert (
        problem.startswith(f"{tmp_path.as_posix()}/a/edition.toml:")
        and "error: 501 posters, and 500 are the most; " in problem
    )
