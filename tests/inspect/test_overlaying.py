"""The working proof: the pages as they are, with what is to be seen drawn on them, and nothing in
them but artifacts.
"""

import re
from pathlib import Path

import pypdfium2
import pytest

from edition.faces import Faces
from edition.inspect import look, overlay
from edition.model.page import ARTIFACT, Page, PagedDocument, Rule
from edition.typeset.line.style import JUSTIFIED, Style
from tests.editions import FULL, TITLE, paged_of, run, write_edition

STYLE = Style()
LONG = "این بند بلند است و چیزی برای گفتن دارد و باز چیزی دیگر. "
TEXT = f"{TITLE}\n\n{LONG * 9}\n{LONG * 30}\n"
LAYERS = ("grid", "boxes", "lines")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edition(tmp_path_factory.mktemp("overlay") / "e", TEXT, FULL)


@pytest.fixture(scope="module")
def paged(folder: Path) -> PagedDocument:
    return paged_of(folder)


def drawn(paged: PagedDocument, faces: Faces, *layers: str) -> Page:
    """The first page of text of the overlay."""
    over = overlay(paged, faces, layers)
    assert over.name == "overlay/pamphlet"
    return over.pages[2]


def added(paged: PagedDocument, page: Page) -> list[Rule]:
    return [rule for rule in page.rules if rule not in paged.pages[page.number - 1].rules]


def said(paged: PagedDocument, page: Page) -> list[str]:
    return [
        line.line.fragments[0].text
        for line in page.furniture[len(paged.pages[page.number - 1].furniture) :]
    ]


@pytest.mark.parametrize("layers", [LAYERS, ("grid",), ("boxes",), ("lines",)])
def test_the_pages_are_as_they_were_and_marked(
    paged: PagedDocument, faces: Faces, layers: tuple[str, ...]
) -> None:
    over = overlay(paged, faces, layers)
    kept = [(page.number, page.lines, page.figures, page.links) for page in paged.pages]
    assert [(page.number, page.lines, page.figures, page.links) for page in over.pages] == kept
    assert over.structure == paged.structure
    for before, after in zip(paged.pages, over.pages, strict=True):
        assert (
            after.furniture[: len(before.furniture)] == before.furniture
            and after.rules[: len(before.rules)] == before.rules
        )
        assert "working proof, not for print" in said(paged, after)
        assert {f.leaf for line in after.furniture for f in line.line.fragments} == {ARTIFACT}


def test_every_row_of_the_grid_is_drawn_and_why_the_page_ended(
    paged: PagedDocument, faces: Faces
) -> None:
    page = drawn(paged, faces, "grid")
    ruled = {
        rule.y
        for rule in added(paged, page)
        if rule.width == STYLE.measure and rule.x == STYLE.left(3)
    }
    assert {STYLE.head + row * STYLE.leading for row in range(STYLE.rows)} <= ruled
    assert {placed.y for placed in page.lines} <= ruled
    assert said(paged, page)[1:] == ["22 of 22 rows; ends: full"]


def test_covers_have_no_grid(paged: PagedDocument, faces: Faces) -> None:
    over = overlay(paged, faces, ["grid"])
    assert not [
        page.number for page in (over.pages[0], over.pages[1], over.pages[-1]) if added(paged, page)
    ]


def test_a_box_stands_around_each_word(paged: PagedDocument, faces: Faces) -> None:
    page = drawn(paged, faces, "boxes")
    upright = sorted((rule.x, rule.y) for rule in added(paged, page) if rule.height > rule.width)
    words = [(line, word) for line in look(paged, faces) if line.page == 3 for word in line.words]
    assert len(upright) == 2 * len(words) > 100
    thin = added(paged, page)[0].height
    for line, word in words:
        top = line.y - round(0.85 * line.size)
        assert (word.left, top) in upright and (word.right - thin, top) in upright


def test_each_line_has_its_figures_at_the_left(paged: PagedDocument, faces: Faces) -> None:
    page = drawn(paged, faces, "lines")
    figures = page.furniture[len(paged.pages[2].furniture) + 1 :]
    lines = [line for line in look(paged, faces) if line.page == 3]
    assert [figure.y for figure in figures] == [line.y for line in lines]
    for figure, line in zip(figures, lines, strict=True):
        [fragment] = figure.line.fragments
        scale = f"{(line.scale - 100_000) / 1000:+.1f}"
        joint = f" {line.joint * 1000:+.0f}" if line.joint else ""
        assert fragment.text == f"{scale}{joint}  {round(100 * line.gap / line.natural)}"
        right = (
            figure.x + fragment.pieces[0].run.advance * figure.line.size // faces["Regular"].upem
        )
        assert figure.x > 0 and right < line.block
        share = line.gap / line.natural
        assert fragment.ink == ("guide" if 0.75 <= share <= 1.3 else "accent")


def test_cells_beside_one_another_have_no_figures(tmp_path: Path, faces: Faces) -> None:
    """They would stand on one another."""
    folder = write_edition(tmp_path / "e")
    (folder / "text.txt").rename(folder / "text.md")
    table = f"| نان | کار |\n| --- | --- |\n| {LONG} | {LONG} |\n"
    (folder / "text.md").write_text(f"# {TITLE}\n\n{table}\nبند یک.\n", encoding="utf-8")
    paged = paged_of(folder)
    assert len(paged.pages[2].lines) > 5
    assert said(paged, drawn(paged, faces, "lines"))[1:] == [
        "+0.0",
        f"+0.0  {100 * JUSTIFIED.wanted:.0f}",
    ]


def text_of(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_it_stands_beside_the_pamphlet_which_is_the_same_to_the_byte(folder: Path) -> None:
    out = folder.parent
    for name, more in (("plain", ()), ("over", ("--overlay", "grid, boxes,lines"))):
        assert (
            run(
                "build", folder, "--fast", "--only", "pamphlet", "--out", out / name, *more
            ).exit_code
            == 0
        )
    plain, over = (out / name / "e" / "pamphlet.pdf" for name in ("plain", "over"))
    proof = out / "over" / "e" / "overlay" / "pamphlet.pdf"
    assert plain.read_bytes() == over.read_bytes() != proof.read_bytes()
    assert not (out / "plain" / "e" / "overlay").exists()
    assert text_of(proof) == text_of(over)
    title = pypdfium2.PdfDocument(proof).get_metadata_dict()["Title"]
    assert title == f"{TITLE} (grid, boxes, lines)"


def test_an_overlay_goes_when_its_pamphlet_is_built_anew(folder: Path) -> None:
    out = folder.parent / "again"
    assert (
        run(
            "build", folder, "--fast", "--only", "pamphlet", "--out", out, "--overlay", "grid"
        ).exit_code
        == 0
    )
    assert run("build", folder, "--fast", "--only", "pamphlet", "--out", out).exit_code == 0
    assert sorted(path.name for path in (out / "e").iterdir()) == [
        "emendations.csv",
        "outputs.json",
        "pamphlet.pdf",
        "pamphlet.txt",
    ]


def test_no_pamphlet_no_overlay(tmp_path: Path) -> None:
    folder = write_edition(
        tmp_path / "e", more='[[poster]]\nshows = "title"\n\n[[output]]\nkind = "pamphlet"\n'
    )
    result = run(
        "build",
        folder,
        "--fast",
        "--only",
        "posters",
        "--out",
        tmp_path / "out",
        "--overlay",
        "lines",
    )
    assert result.exit_code == 0 and re.search(
        r"^note: nothing is drawn over, .*\[no-overlay\]$", result.stderr, re.M
    )
    assert not list((tmp_path / "out").rglob("overlay"))


def test_a_layer_that_there_is_not_is_wrong_usage(folder: Path) -> None:
    result = run("build", folder, "--out", folder.parent / "none", "--overlay", "grid,baseline")
    assert (
        result.exit_code == 2
        and "There is no layer «baseline» (did you mean `lines`?); there are: grid, boxes, lines."
        in result.stderr
    )
    assert not (folder.parent / "none").exists()
