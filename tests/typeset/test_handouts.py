"""What is given away: handout, two of them on a sheet, leaflet, large print."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from edition.core.units import mm, pt
from edition.faces import Faces
from edition.model.page import ARTIFACT, Element, Matrix, Page, PagedDocument
from edition.typeset import typeset
from tests.editions import TITLE, all_faces, reading_of, write_edition
from tests.typeset.ink import ink

A4 = (mm(210), mm(297))
LYING = (mm(297), mm(210))


@pytest.fixture(scope="module")
def handouts(repository: Path) -> dict[str, PagedDocument]:
    """Those of the statement by their names."""
    source, reading = reading_of(repository / "source" / "statement")
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs, "\n".join(map(str, problems))
    return {output.name.removeprefix("handouts/"): output for output in outputs}


def said(page: Page) -> str:
    return " ".join(fragment.text for line in page.lines for fragment in line.line.fragments)


def leaves(element: Element) -> list[int]:
    """The leaves below an element, in reading order."""
    found: list[int] = []
    for child in element.children:
        found += [child] if isinstance(child, int) else leaves(child)
    return found


def test_the_statement_has_four(handouts: dict[str, PagedDocument]) -> None:
    assert list(handouts) == ["handout", "handout-2up", "leaflet", "large-print"]


def test_the_handout_has_title_slogans_and_symbol_in_front_and_the_items_behind(
    handouts: dict[str, PagedDocument],
) -> None:
    handout = handouts["handout"]
    front, back = handout.pages
    assert (handout.width, handout.height) == A4
    assert (
        said(front).startswith("بیانیه سیاسی")
        and "زنده باد آزادی" in said(front)
        and "۲۸ تا ۳۰ اکتبر ۲۰۱۶" in said(front)
    )
    assert [type(figure) for figure in front.figures] == [Matrix]
    assert said(back).startswith("دوازده خواست") and "محیط زیست" in said(back) and not back.figures


def test_the_second_of_two_handouts_on_a_sheet_is_drawn_only(
    handouts: dict[str, PagedDocument], faces: Faces
) -> None:
    twice = handouts["handout-2up"]
    assert (twice.width, twice.height) == LYING
    for page in twice.pages:
        assert len(page.furniture) == len(page.lines)
        assert {line.x - copy.x for line, copy in zip(page.lines, page.furniture, strict=True)} == {
            mm(148)
        }
        own = {fragment.leaf for line in page.lines for fragment in line.line.fragments}
        own |= {figure.leaf for figure in page.figures if figure.leaf != ARTIFACT}
        assert own <= set(leaves(twice.structure))
        assert sum(figure.leaf == ARTIFACT for figure in page.figures) * 2 == len(page.figures)
        assert all(link.x >= mm(297) // 2 for link in page.links)


@pytest.mark.parametrize("size", ["Half-letter", "Letter"])
def test_handouts_go_on_the_sheet_of_the_family_of_their_paper(
    tmp_path: Path, faces: Faces, size: str
) -> None:
    """One on a sheet of Letter, two on one that is cut in half."""
    kinds = "".join(
        f'[[output]]\nkind = "{kind}"\nsize = "{size}"\n' for kind in ("handout", "handout-2up")
    )
    text = f"{TITLE}\n\nبند.\n۱. نان برای همه\n۲. راه برای همه\n"
    source, reading = reading_of(write_edition(tmp_path, text, kinds))
    outputs, problems = typeset(source, reading, all_faces(), ())
    assert outputs, problems
    width, height = mm(215.9), mm(279.4)
    assert [(each.width, each.height) for each in outputs] == [(width, height), (height, width)]
    for each in outputs:
        for page in each.pages:
            for left, top, right, bottom, _ in ink(page, faces):
                assert mm(5) <= left and right <= each.width - mm(5)
                assert mm(5) <= top and bottom <= each.height - mm(5)


def test_two_handouts_on_a_sheet_are_parted_by_marks_off_the_edge(
    handouts: dict[str, PagedDocument],
) -> None:
    twice = handouts["handout-2up"]
    for page in twice.pages:
        ticks = [rule for rule in page.rules if rule.width == pt(0.25)]
        assert [abs(tick.x - twice.width // 2) < pt(1) for tick in ticks] == [True, True]
        assert min(tick.y for tick in ticks) >= mm(5)
        assert max(tick.y + tick.height for tick in ticks) <= twice.height - mm(5)


def test_panels_of_the_leaflet_follow_each_other_from_right_to_left(
    handouts: dict[str, PagedDocument],
) -> None:
    leaflet = handouts["leaflet"]
    assert (leaflet.width, leaflet.height) == LYING
    order = leaves(leaflet.structure)
    place = {leaf: number for number, leaf in enumerate(order)}
    for page in leaflet.pages:
        panels = [panel_of(line.x, leaflet.width) for line in page.lines]
        assert panels == sorted(panels), f"side {page.number}"
        read = [
            place[fragment.leaf]
            for line in page.lines
            for fragment in line.line.fragments
            if fragment.leaf in place
        ]
        firsts = [
            min(part)
            for number in range(3)
            if (part := [r for r, p in zip(read, panels, strict=False) if p == number])
        ]
        assert firsts == sorted(firsts), f"side {page.number}"


def panel_of(x: int, width: int) -> int:
    """0 for the panel at the right."""
    return 2 - x * 3 // width


def test_the_leaflet_has_the_whole_text_at_8_pt_or_more(handouts: dict[str, PagedDocument]) -> None:
    assert handouts["leaflet"].whole and handouts["leaflet"].smallest >= pt(8)


def test_a_leaflet_of_several_sheets_says_so(repository: Path) -> None:
    source, reading = reading_of(repository / "source" / "statement")
    _, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert any(
        problem.code == "leaflet-sheets" and "2 sheets" in problem.fact for problem in problems
    )


def test_a_row_deeper_than_a_panel_is_set_as_a_record(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", "", '[[output]]\nkind = "leaflet"\n')
    (folder / "text.txt").unlink()
    rows = f"| نام | شرح |\n| --- | --- |\n| نان | {'بسیار بلند است ' * 200}|\n"
    (folder / "text.md").write_text(f"# {TITLE}\n\nمتن.\n\n{rows}", encoding="utf-8")
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs and not [problem for problem in problems if problem.code != "leaflet-sheets"]
    drawn = [
        "".join(f.text for f in placed.line.fragments)
        for page in outputs[0].pages
        for placed in page.furniture
    ]
    assert (
        drawn == ["نام", "شرح"]
        and len({rule.width for page in outputs[0].pages for rule in page.rules}) == 2
    )


def test_large_print_is_18_pt_ragged_without_kashida(handouts: dict[str, PagedDocument]) -> None:
    large = handouts["large-print"]
    assert (large.width, large.height, large.smallest) == (*A4, pt(18))
    gaps = Counter[int]()
    for page in large.pages:
        for line in page.lines:
            assert line.line.size >= pt(9) and line.line.scale == 100_000
            assert not any(
                "\u0640" in piece.run.text for f in line.line.fragments for piece in f.pieces
            )
            if line.line.size == pt(18):
                pairs = [
                    pair for fragment in line.line.fragments for pair in pairwise(fragment.pieces)
                ]
                gaps.update(behind.x - piece.x for piece, behind in pairs if piece.run.text == " ")
    assert gaps.most_common(1)[0][1] > 0.98 * gaps.total()


def test_nothing_comes_near_the_edge_of_the_paper(
    handouts: dict[str, PagedDocument], faces: Faces
) -> None:
    for paged in handouts.values():
        for page in paged.pages:
            for left, top, right, bottom, text in ink(page, faces):
                near = min(left, top, paged.width - right, paged.height - bottom)
                assert near >= mm(5), f"{paged.name} {page.number}: {text}"


def test_without_items_a_handout_has_one_side(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", more='[[output]]\nkind = "handout"\n')
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs, problems
    assert [len(output.pages) for output in outputs] == [1]


def test_a_band_fills_its_half_of_two_on_a_sheet(handouts: dict[str, PagedDocument]) -> None:
    """A half is half a millimetre wider than A5."""
    for page in handouts["handout-2up"].pages:
        bands = sorted((rule.x, rule.width) for rule in page.rules if rule.width > mm(100))
        assert bands == [(0, mm(297) // 2), (mm(297) // 2, mm(297) // 2)]
