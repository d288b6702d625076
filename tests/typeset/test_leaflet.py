"""The leaflet: its cover, its back, names kept together, and how it is rolled."""

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.core.units import mm, pt
from edition.faces import Faces
from edition.model.page import ARTIFACT, Element, Matrix, Page, PagedDocument
from edition.typeset import typeset
from edition.typeset.book.panels import panels
from tests.editions import TITLE, all_faces, reading_of, write_edition
from tests.typeset.ink import ink

ASKED = '[[output]]\nkind = "leaflet"\n'
LINK = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n\n'
ROLL = '[leaflet]\nfold = "roll"\n\n'
SLOGAN = "آب از آن همه است!"
SENTENCE = "کسی نمی‌داند بذرهای کهنهٔ انبار کی کاشته شده‌اند، اما هنوز سبز می‌شوند. "


def made(folder: Path, text: str, more: str = LINK, **keys: str) -> tuple[PagedDocument, Problems]:
    write_edition(folder, f"{TITLE}\n\n{text}", more + ASKED, **keys)
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs, "\n".join(map(str, problems))
    return outputs[0], problems


def text_of(paragraphs: int, *, names: int = 0) -> str:
    """So many paragraphs of twelve sentences, a slogan, and so many names under their heading."""
    body = "".join(f"{SENTENCE * 12}\n" for _ in range(paragraphs))
    signed = "".join(f"{i}– خانهٔ {i}\n" for i in range(1, names + 1))
    return f"{body}{SLOGAN}\n\nشورای نویسندگان\n8 آبان 1395\n" + (
        f"اسامی امضا کنندگان :\n{signed}" if names else ""
    )


def of(paged: PagedDocument, fold: str, page: Page, place: int) -> list[str]:
    """The lines of the panel at a place of a side, from the right."""
    side = sorted(
        (p for p in panels(fold, 4, back=False) if p.page == page.number),
        key=lambda panel: -panel.left,
    )  # type: ignore[arg-type]
    left, width = side[place].left, side[place].width
    lines = (
        line
        for line in page.lines
        if left <= line.x + line.line.fragments[0].pieces[0].x < left + width
    )
    return [
        "".join(f.text for f in sorted(line.line.fragments, key=lambda f: f.rank)).strip()
        for line in lines
    ]


def codes(paged: PagedDocument) -> list[tuple[int, Matrix]]:
    return [
        (page.number, figure)
        for page in paged.pages
        for figure in page.figures
        if isinstance(figure, Matrix)
    ]


def blocks(element: Element) -> list[Element]:
    return [
        element,
        *(
            found
            for child in element.children
            if isinstance(child, Element)
            for found in blocks(child)
        ),
    ]


def leaves(element: Element) -> list[int]:
    return [
        leaf
        for child in element.children
        for leaf in ([child] if isinstance(child, int) else leaves(child))
    ]


def test_the_front_is_a_cover_and_the_text_begins_beside_it(tmp_path: Path) -> None:
    paged, problems = made(tmp_path, text_of(4))
    front = paged.pages[0]
    assert of(paged, "z", front, 0)[0] == "شورای نویسندگان" and SENTENCE[:10] not in " ".join(
        of(paged, "z", front, 0)
    )
    assert of(paged, "z", front, 1)[0].startswith(SENTENCE[:10])
    [band] = [rule for rule in front.rules if rule.ink == "accent"]
    assert (band.width, band.x) == (mm(79), front.areas[0].left)
    assert (
        paged.folding
        and paged.folding.cover
        and not any(problem.code == "leaflet-cover" for problem in problems)
    )
    assert paged.structure.children[0].children[1].role == "H1"  # type: ignore[union-attr]


def test_a_free_panel_is_the_back_outside(tmp_path: Path) -> None:
    paged, _ = made(tmp_path, text_of(4), more=f'{LINK}[structure]\nslogans = ["{SLOGAN}"]\n')
    [(side, code)] = codes(paged)
    assert side == 2 and code.x > mm(198) and code.width > mm(24)
    back = of(paged, "z", paged.pages[1], 0)
    assert " ".join(back[:-1]) == SLOGAN and back[-1] == "example.org/a-text-1404"
    assert paged.folding and paged.folding.back
    assert leaves(paged.structure)[-1] == paged.pages[1].lines[-1].line.fragments[0].leaf


def test_no_panel_free_the_symbol_stands_below_the_text_where_some_40_mm_are(
    tmp_path: Path,
) -> None:
    """One line more than fits at 11 pt is set at 10.5, for the symbol's sake."""
    free: list[int] = []
    sizes: list[int] = []
    for lines in (162, 163, 171):
        paged, _ = made(tmp_path / str(lines), "کوتاه است.\n" * lines)
        assert paged.folding and not paged.folding.back
        text = [
            line.y
            for line in paged.pages[1].lines
            if line.x < mm(50) and line.line.size == paged.smallest
        ]
        for side, code in codes(paged):
            assert side == 2 and code.x < mm(99) and code.y - max(text) > 4 * code.module
            free.append(paged.height - mm(9) - max(text))
        sizes.append(paged.smallest)
    assert mm(40) <= min(free) < mm(46) and len(free) == 3
    assert sizes == [pt(11), pt(10.5), pt(10.5)]


def test_without_links_there_is_no_back(tmp_path: Path) -> None:
    paged, _ = made(tmp_path, text_of(1), more="")
    assert not codes(paged) and paged.folding and not paged.folding.back
    assert len(paged.pages) == 1


def test_a_cover_that_costs_a_sheet_is_left_out(tmp_path: Path) -> None:
    """Or type below 9 pt. The title stands above the text then, and a note says so."""
    for paragraphs in range(9, 30):
        paged, problems = made(tmp_path / str(paragraphs), text_of(paragraphs))
        if paged.folding and not paged.folding.cover:
            break
        assert paged.smallest >= pt(9)
    assert [problem.severity.value for problem in problems if problem.code == "leaflet-cover"] == [
        "note"
    ]
    front = of(paged, "z", paged.pages[0], 0)
    assert TITLE in " ".join(front[:2]) and SENTENCE[:10] in " ".join(front)


def test_what_a_cover_cannot_hold_stands_on_none(tmp_path: Path) -> None:
    """More than edition.toml may say: what is read is bounded, and the leaflet does not count on
    it.
    """
    source, reading = reading_of(write_edition(tmp_path, f"{TITLE}\n\n{text_of(2)}", LINK + ASKED))
    meeting = ("نشست گستردهٔ نمایندگان کارگران و بیکاران و زنان و دانشجویان " * 45).strip()
    source = replace(source, description=replace(source.description, adopting_meeting=meeting))
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs
    [paged] = outputs
    assert paged.folding and not paged.folding.cover
    assert "leaflet-cover" in [problem.code for problem in problems]


@pytest.mark.parametrize("fold", ["", ROLL])
def test_names_that_fit_a_panel_stand_on_one(tmp_path: Path, fold: str) -> None:
    for paragraphs in range(3, 9):
        paged, _ = made(tmp_path / str(paragraphs), text_of(paragraphs, names=15), more=LINK + fold)
        where = {
            (page.number, place)
            for page in paged.pages
            for place in range(3)
            for line in of(paged, "roll" if fold else "z", page, place)
            if "خانهٔ" in line
        }
        assert len(where) == 1, paragraphs


def test_rolled_it_is_read_inside_before_the_flap(tmp_path: Path, faces: Faces) -> None:
    """A paragraph that goes on from the inside to the flap is two leaves, the second behind the
    first.
    """
    for paragraphs in range(8, 14):
        paged, _ = made(tmp_path / str(paragraphs), text_of(paragraphs), more=LINK + ROLL)
        if any(
            len(element.children) == 2 and element.role == "P"
            for element in blocks(paged.structure)
        ):
            break
    else:
        raise AssertionError("no paragraph goes on from one side to the other")
    outer, inner = paged.pages
    assert of(paged, "roll", outer, 2)[0] == "شورای نویسندگان"
    order = {leaf: place for place, leaf in enumerate(leaves(paged.structure))}
    read = [
        [order[f.leaf] for line in page.lines for f in line.line.fragments if f.leaf != ARTIFACT]
        for page in (outer, inner)
    ]
    front, rest = [r for r in read[0] if r < min(read[1])], [r for r in read[0] if r > max(read[1])]
    assert front and rest and sorted(front + rest) == sorted(read[0])
    assert [read[1], rest] == [sorted(read[1]), sorted(rest)]
    assert len(order) == len(set(order)) and not {
        f.leaf for line in inner.lines for f in line.line.fragments
    } & {f.leaf for line in outer.lines for f in line.line.fragments}
    for page in paged.pages:
        for left, top, right, bottom, said in ink(page, faces):
            assert min(left, top, paged.width - right, paged.height - bottom) >= mm(5), said


def test_ticks_at_both_edges_say_where_to_fold(tmp_path: Path) -> None:
    paged, _ = made(tmp_path, text_of(9), more=LINK + ROLL)
    for page, at in zip(paged.pages, ((mm(100), mm(200)), (mm(97), mm(197))), strict=True):
        ticks = [rule for rule in page.rules if rule.width == pt(0.25)]
        assert {min(at, key=lambda fold: abs(fold - tick.x)) for tick in ticks} == set(at)
        assert all(min(abs(tick.x + tick.width // 2 - fold) for fold in at) < 10 for tick in ticks)
        assert len(ticks) == 4 and len({tick.y for tick in ticks}) == 2
        assert min(tick.y for tick in ticks) >= mm(5) and max(
            tick.y + tick.height for tick in ticks
        ) <= paged.height - mm(5)
        lines = [
            line
            for line in page.lines
            if any(tick.y <= line.y + line.line.size // 2 for tick in ticks)
        ]
        for line, tick in ((line, tick) for line in lines for tick in ticks):
            assert not line.x < tick.x < line.x + mm(79)


def test_size_is_the_largest_that_needs_no_more_sheets(tmp_path: Path) -> None:
    sizes = [made(tmp_path / str(n), text_of(n))[0].smallest for n in (2, 7, 9)]
    assert (
        sizes[0] == pt(11)
        and all(one >= other for one, other in pairwise(sizes))
        and sizes[-1] >= pt(8)
    )


def test_names_that_fill_a_panel_let_the_address_go(tmp_path: Path) -> None:
    """Those of 44 and 45 fill one of the smallest type, which is tried, so nothing can be kept free
    below them.
    """
    for names in range(42, 47):
        paged, _ = made(tmp_path / str(names), text_of(1, names=names))
        assert paged.folding and paged.folding.sheets == 1 and len(codes(paged)) == 1


@pytest.mark.parametrize("fold", ["", ROLL])
def test_a_table_that_goes_on_has_its_head_on_every_panel_and_a_rule_below_it(
    tmp_path: Path, fold: str
) -> None:
    write_edition(tmp_path, "", LINK + fold + ASKED)
    (tmp_path / "text.txt").unlink()
    rows = "".join(f"| چیز {i} | {'نان و آب و راه ' * 4} |\n" for i in range(60))
    (tmp_path / "text.md").write_text(
        f"# {TITLE}\n\nمتن.\n\n| نام | شرح |\n|---|---|\n{rows}", encoding="utf-8"
    )
    source, reading = reading_of(tmp_path)
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs, "\n".join(map(str, problems))
    repeated = [(page, line) for page in outputs[0].pages for line in page.furniture]
    assert len(repeated) >= 2 and all(
        f.leaf == ARTIFACT for _, line in repeated for f in line.line.fragments
    )
    for page, head in repeated:
        [area] = [area for area in page.areas if area.left == head.x]
        assert area.top <= head.y <= area.bottom
        beside = [line for line in page.lines if line.x == head.x]
        rules = [
            rule for rule in page.rules if area.left <= rule.x < area.right and rule.y > head.y
        ]
        assert head.y < min(rule.y for rule in rules) < min(line.y for line in beside)
