"""How few sheets a pamphlet takes, and what it gives up for that: of its own accord, and as
edition.toml asks.
"""

from collections.abc import Sequence
from itertools import count, islice, pairwise, product
from pathlib import Path

import pikepdf
import pytest

from edition.core.diagnostics import Problems, Severity
from edition.core.papers import PAPERS
from edition.core.units import mm, pt
from edition.faces import Faces
from edition.model.description import Layout
from edition.model.page import Element, MakeUp, Page, PagedDocument
from edition.read import read
from edition.typeset import typeset
from edition.typeset.block.galley import set_matter
from edition.typeset.book.beside_text import BesideText
from edition.typeset.book.forms import Form, TextSize, forms, lighter
from edition.typeset.book.planning import Planner, _may_be
from edition.typeset.forme.forme import Manuscript
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.style import JUSTIFIED, Style, book, usual_size
from tests.editions import LISTED, TITLE, all_faces, paged_of, reading_of, run, write_edition
from tests.typeset.ink import ink

SENTENCE = "کوچه‌ها را آب برد و کسی نپرسید که این راه از کجا به خانه می‌رسد. "
SLOGANS = "نان برای همه!\nراه برای همه!\n"
SIGNED = "22 مهر 1404\nاسامی امضا کنندگان :\n1- انجمن شهر\n2- خانهٔ کارگر\n"
LINK = '[[link]]\nlabel = "متن"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n'
USUAL = Form(columns=0)


def prose(words: int) -> str:
    """Paragraphs of sixty words, so many words of them."""
    return f"{SENTENCE * 4}\n" * (words // 60)


def demands(count: int) -> str:
    return "".join(f"{number}. راهی برای کوچهٔ {number} ساخته شود؛\n" for number in range(1, count))


def made(folder: Path, text: str, more: str = "") -> tuple[PagedDocument, Problems]:
    source, reading = reading_of(write_edition(folder, f"{TITLE}\n\n{text}", more))
    outputs, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    assert outputs, "\n".join(map(str, problems))
    return outputs[0], problems


def shape(paged: PagedDocument) -> str:
    """A letter for each page: cover, imprint, list of contents, text, blank, back."""
    makeup = paged.makeup
    assert makeup
    letters = {page.number: "t" for page in makeup.pages} | dict.fromkeys(makeup.blanks, "_")
    letters |= {number: what[0] for number, what in makeup.beside}
    names = {number: "l" for number, what in makeup.beside if what == "contents"}
    return "".join((letters | names)[page.number] for page in paged.pages)


def makeup_of(paged: PagedDocument) -> MakeUp:
    assert paged.makeup
    return paged.makeup


def said(page: Page) -> list[str]:
    return [
        "".join(
            fragment.text
            for fragment in sorted(placed.line.fragments, key=lambda fragment: fragment.rank)
        )
        for placed in page.lines
    ]


def roles(element: Element) -> list[str]:
    found = [str(element.role)]
    for child in element.children:
        found += roles(child) if isinstance(child, Element) else []
    return found


TEXTS = {
    "a title alone": ("", "ci_b"),
    "a hundred words": (prose(100), "citb"),
    "three hundred": (prose(300), "citb"),
    "four hundred and a half": (prose(480), "ctti"),
    "two pages of A4 with demands, slogans and names": (
        f"{prose(480)}این‌ها را می‌خواهیم:\n{demands(8)}{SLOGANS}{SIGNED}",
        "cttt",
    ),
    "and a little more": (
        f"{prose(840)}این‌ها را می‌خواهیم:\n{demands(8)}{SLOGANS}{SIGNED}",
        "tttt",
    ),
    "eight pages of matter": (prose(2520), "cttttttt"),
    "and more": (prose(3300), "citttttttttb"),
}


@pytest.mark.parametrize(("text", "pages"), TEXTS.values(), ids=TEXTS)
def test_a_text_has_the_fewest_sheets_that_hold_it(tmp_path: Path, text: str, pages: str) -> None:
    """What is given up for a sheet goes in order: pages for the slogans and the names, the imprint
    behind the cover, the back cover; and for the one sheet of a handbill the cover.
    """
    paged, problems = made(tmp_path, text, LINK)
    assert shape(paged) == pages
    assert [p for p in problems if p.severity is not Severity.NOTE] == []


def test_a_page_for_slogans_or_names_is_not_left_nearly_empty(tmp_path: Path) -> None:
    """Four names after a long text: alone they would have a page; the sheets are as many."""
    text, cover = f"{prose(1020)}{SLOGANS}{SIGNED}", f"{LINK}[layout]\ncover = true\n"
    paged, _ = made(tmp_path, text, cover)
    rows = [page.rows for page in makeup_of(paged).pages]
    own, _ = made(tmp_path / "own", text, f"{cover}slogans_page = true\n")
    assert (shape(own), shape(paged)) == ("citttttb", "citttt_b")
    assert min(page.rows for page in makeup_of(own).pages) < 8 <= min(rows)


def test_without_a_cover_the_title_heads_the_text_and_the_imprint_ends_it(
    tmp_path: Path, faces: Faces
) -> None:
    more = (
        '[[date]]\nprinted = "22 مهر 1404"\ncalendar = "jalali"\n'
        f"{LINK}[layout]\ncover = false\nback_cover = false\n"
    )
    paged, _ = made(tmp_path, f"{prose(1260)}{SIGNED}", more)
    assert shape(paged) == "tttt"
    first, last = paged.pages[0], paged.pages[-1]
    assert said(first)[:3] == ["شورای نویسندگان", TITLE, "۲۲ مهر ۱۴۰۴"]
    assert said(last)[-2].startswith("چکیدهٔ متن: sha256:") and len(last.figures) == 1
    assert said(last)[-1] == "example.org/a-text-1404"
    order = roles(paged.structure)
    assert order.count("H1") == 1 and order.index("H1") < order.index("LBody")
    assert paged.outline[0].title == TITLE and paged.outline[0].page == 1
    # Neither comes upon the text, nor near the edge of the paper.
    for page in (first, last):
        lines = sorted({placed.y for placed in page.lines})
        assert all(below - above >= pt(9) for above, below in pairwise(lines))
        assert min(left for left, *_ in ink(page, faces)) >= mm(5)


def test_notes_stand_above_an_imprint_at_the_foot(tmp_path: Path) -> None:
    """And the address below both."""
    folder = write_edition(tmp_path, "", f'{LINK}[layout]\nimprint = "end"\nback_cover = true\n')
    (folder / "text.txt").unlink()
    body = f"{prose(360).strip()}[^1]\n\n[^1]: دفتر یکم، برگ نخست.\n"
    (folder / "text.md").write_text(f"# {TITLE}\n\n{body}", encoding="utf-8")
    paged = paged_of(folder)
    assert shape(paged) == "cttb"
    text = said(paged.pages[2])
    note, title = (
        next(i for i, line in enumerate(text) if part in line) for part in ("دفتر یکم", "عنوان:")
    )
    heights = [placed.y for placed in paged.pages[2].lines]
    assert 0 < note < title and heights[title] - heights[note] > pt(20)


def test_the_band_of_the_cover_goes_on_over_an_imprint_on_the_outside(tmp_path: Path) -> None:
    """Facts above it, symbols below; and round the back of a pamphlet that has no front."""
    paged, _ = made(tmp_path, prose(480), LINK)
    assert shape(paged) == "ctti"
    (front,), (back,) = paged.pages[0].rules, paged.pages[-1].rules
    assert (back.x, back.y, back.width, back.height) == (
        front.x,
        front.y,
        front.width,
        front.height,
    )
    heights = [placed.y for placed in paged.pages[-1].lines[:-1]]
    assert max(heights) < back.y < paged.pages[-1].figures[0].y
    bare, _ = made(
        tmp_path / "bare", prose(480), f"{LINK}[layout]\ncover = false\nback_cover = true\n"
    )
    [band] = bare.pages[-1].rules
    assert bare.height // 3 < band.y < bare.pages[-1].figures[0].y


LAYOUTS = {
    "cover = true": "ctti",
    "cover = false": "tt_i",
    'imprint = "front"': "citt",
    'imprint = "end"': "ctti",
    "back_cover = true": "cttb",
    "back_cover = false": "ctti",
    'imprint = "front"\nback_cover = false': "citt",
    'imprint = "end"\nback_cover = true': "cttb",
    "cover = false\nback_cover = true": "tttb",
    "slogans_page = true\ncover = true": "cttt",
    "slogans_page = false": "ctti",
}


@pytest.mark.parametrize(("lines", "pages"), LAYOUTS.items(), ids=LAYOUTS)
def test_each_key_is_kept(tmp_path: Path, lines: str, pages: str) -> None:
    """What is asked for is there however many sheets it takes."""
    paged, _ = made(tmp_path, f"{prose(360)}{SIGNED}", f"{LINK}[layout]\n{lines}\n")
    assert shape(paged) == pages


@pytest.mark.parametrize(("words", "listed"), [(60, False), (300, True), (420, False), (900, True)])
def test_contents_are_for_texts_that_are_leafed_through(
    tmp_path: Path, words: int, listed: bool
) -> None:
    """Five headings over two pages need none; in a longer text they may fall for a sheet, from
    twelve pages on never.
    """
    names = ("یک", "دو", "سه", "چهار", "پنج")
    text = "".join(f"بخش {name}\n{prose(words)}" for name in names)
    more = f"[structure]\nheadings = {[f'بخش {name}' for name in names]}\n".replace("'", '"')
    paged, _ = made(tmp_path, text, more)
    assert ("l" in shape(paged)) is listed
    none, _ = made(tmp_path / "none", text, f"[layout]\ncontents = false\n{more}")
    always, _ = made(tmp_path / "all", text, f"[layout]\ncontents = true\n{more}")
    assert ("l" in shape(none), "l" in shape(always)) == (False, True)


def test_what_more_would_save_a_sheet_is_said(tmp_path: Path) -> None:
    """In a note where edition.toml left it open; where it asked, in the make-up alone."""
    paged, problems = made(tmp_path, prose(2760))
    [saving] = makeup_of(paged).savings
    assert (saving.line, saving.pages) == ("cover = false", 8)
    assert [each.code for each in problems] == ["a-sheet-more"]
    assert "has 12 pages, 1 of them blank, on 3 sheets" in problems[0].fact
    assert "cover = false for 8 pages; or pages = 8, for smaller type" in problems[0].act
    without, _ = made(tmp_path / "a", prose(2760), "[layout]\ncover = false\n")
    assert len(without.pages) == 8
    asked, problems = made(tmp_path / "b", prose(2760), "[layout]\ncover = true\n")
    assert (makeup_of(asked).savings, problems) == ((saving,), ())


@pytest.mark.parametrize(
    ("words", "wished", "size"),
    [(1500, 4, 11_000), (1560, 4, 10_500), (1700, 4, 9_500), (3000, 8, 10_000), (480, 8, 11_000)],
)
def test_pages_that_are_wished_for_are_reached(
    tmp_path: Path, words: int, wished: int, size: int
) -> None:
    """With lines a little closer where they must be, then in type a little smaller."""
    paged, problems = made(tmp_path, prose(words), f"[layout]\npages = {wished}\n")
    assert (len(paged.pages), problems) == (wished, ())
    text = paged.pages[makeup_of(paged).pages[1].number - 1]
    assert {placed.line.size for placed in text.lines} == {size}


def test_pages_that_cannot_be_reached_are_told_with_how_many_there_are(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    paged, [problem] = made(folder, prose(3000), "[layout]\npages = 4\ncover = true\n")
    assert len(paged.pages) == 16 - 4
    assert str(problem) == (
        f"{folder.as_posix()}/edition.toml:8: warning: the pamphlet has 12 pages and not the 4 of "
        "[layout]: in type of 9.5 pt it would still have 8; shorten the text, or take cover = true "
        "out of [layout]. [pages-not-reached]"
    )
    paged, [problem] = made(tmp_path / "b", prose(120), "[layout]\npages = 16\n")
    assert len(paged.pages) == 4 and "the text fills no more" in problem.fact


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("pages = 6", "half-sheet"),
        ("pages = 0", "out-of-range"),
        ("type_pt = 6", "out-of-range"),
        ('cover = false\nimprint = "front"', "no-cover"),
        ('contents = "yes"', "wrong-type"),
        ("cover = 1", "wrong-type"),
    ],
)
def test_what_cannot_be_is_refused_at_its_line(tmp_path: Path, lines: str, code: str) -> None:
    folder = write_edition(tmp_path, f"{TITLE}\n\nبند.\n", f"[layout]\n{lines}\n")
    source, problems = read(folder)
    assert source is None
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place and problems[0].place.line in (8, 9)


def test_what_may_be_yes_no_or_auto_is_said_so(tmp_path: Path) -> None:
    folder = write_edition(tmp_path, more='[layout]\ncontents = "yes"\n')
    _, [problem] = read(folder)
    assert problem.act == 'write "auto" or true or false'


@pytest.mark.parametrize("size", [9, 10, 11, 12, 13])
def test_type_of_every_size_stays_in_its_block(tmp_path: Path, faces: Faces, size: float) -> None:
    text = f"{prose(420)}{demands(6)}{SLOGANS}{SIGNED}"
    paged, _ = made(tmp_path, text, f"{LINK}[layout]\ntype_pt = {size}\n")
    style = book("A5", pt(size), JUSTIFIED)
    for number in (page.number for page in makeup_of(paged).pages):
        page = paged.pages[number - 1]
        assert all(style.head - style.leading < placed.y < style.folio for placed in page.lines)
        assert min(left for left, *_ in ink(page, faces)) >= mm(5)


@pytest.mark.parametrize("size", ["A5", "A4", "Half-letter", "Letter"])
def test_pages_of_each_paper_have_margins_in_proportion(
    tmp_path: Path, faces: Faces, size: str
) -> None:
    text = f"{prose(720)}{demands(6)}{SLOGANS}{SIGNED}"
    more = f'[[output]]\nkind = "pamphlet"\nsize = "{size}"\n{LINK}'
    paged, _ = made(tmp_path, text, more)
    paper = PAPERS[size]  # type: ignore[index]
    assert (paged.width, paged.height) == (paper.width, paper.height)
    style, usual = book(size, usual_size(size), JUSTIFIED), Style()  # type: ignore[arg-type]
    outer = style.width - style.inner - style.measure
    assert (
        abs(style.inner / outer - usual.inner / (usual.width - usual.inner - usual.measure)) < 0.01
    )
    assert abs(style.head / style.height - usual.head / usual.height) < 0.001
    assert 27 <= style.measure / style.size <= 34
    for page in paged.pages:
        for left, top, right, bottom, _ in ink(page, faces):
            assert mm(5) <= left and right <= paged.width - mm(5)
            assert mm(5) <= top and bottom <= paged.height - mm(5)


def test_a_booklet_goes_on_the_sheet_that_two_pages_fill(tmp_path: Path) -> None:
    """And its note says which that is."""
    outputs = '[[output]]\nkind = "pamphlet"\nsize = "Half-letter"\n[[output]]\nkind = "booklet"\n'
    folder = write_edition(tmp_path / "e", f"{TITLE}\n\n{prose(480)}", outputs)
    result = run("build", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0 and " 0 failed" in result.stderr + result.stdout
    note = (tmp_path / "out" / "e" / "booklet-note.txt").read_text(encoding="utf-8")
    assert "۱ برگ Letter" in note and "1 sheet of Letter" in note
    with pikepdf.open(tmp_path / "out" / "e" / "booklet.pdf") as sheets:
        assert [[float(side) for side in page.mediabox] for page in sheets.pages] == [
            [0, 0, 792, 612]
        ] * 2


def test_the_usual_page_is_the_usual_style() -> None:
    assert book("A5", pt(11), JUSTIFIED) == Style()


SIZES = [TextSize(6, pages, True, pages >= 40) for pages in (2, 6, 20, 50)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.pages} pages")
def test_the_first_form_is_the_usual_one_and_a_book_has_no_other(size: TextSize) -> None:
    found = forms(Layout(), size)
    listed = size.pages > 4
    assert found[0] == (Form() if listed else USUAL)
    assert [form.given_up for form in found] == sorted(form.given_up for form in found)
    if size.book:
        assert set(found) == {Form(), Form(columns=2)}
    else:
        assert {form.turns for form in found} == {"both", "slogans", "none"}
        assert any(not form.cover for form in found)
    assert {0} <= {form.columns for form in found} or size.pages >= 12
    assert all(form.cover or form.imprint != "behind the cover" for form in found)


def test_what_is_asked_for_leaves_no_choice() -> None:
    asked = Layout(cover=True, imprint="end", contents=True, slogans_page=False, back_cover=True)
    found = forms(asked, SIZES[0])
    assert {(form.cover, form.back, form.turns) for form in found} == {(True, True, "none")}
    assert {form.imprint for form in found} == {"a page", "a foot"}
    assert {form.columns for form in found} == {1, 2}


def lines_of(form: Form) -> Sequence[str]:
    return [line for line, _ in lighter(Layout(), form)]


def test_what_could_be_given_up_is_what_a_form_has() -> None:
    assert lines_of(Form()) == [
        "slogans_page = false",
        "contents = false",
        'imprint = "end"',
        "back_cover = false",
        "cover = false",
    ]
    least = Form(cover=False, imprint="a foot", columns=0, turns="none", back=False)
    assert lines_of(least) == []


def test_a_title_that_leaves_its_page_no_room_is_told(tmp_path: Path) -> None:
    """In many parts, without a cover; the pages are then made with one."""
    parts = [f"بخش شمارهٔ {number} از نامی بلند و بلندتر از همه" for number in range(1, 16)]
    title = " ".join(parts)
    keys = {"title": f'"{title}"', "title_parts": str(parts).replace("'", '"')}
    folder = write_edition(tmp_path, f"{title}\n\nبند.\n", "[layout]\ncover = false\n", **keys)
    source, reading = reading_of(folder)
    _, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    assert "head-crowded" in [problem.code for problem in problems]


def test_a_wish_ends_where_larger_type_leaves_the_head_no_room(tmp_path: Path) -> None:
    """The longest title that fits above a text at the usual size, and more pages than it fills."""

    def with_parts(count: int) -> tuple[PagedDocument, list[str]]:
        parts = [f"پارهٔ شمارهٔ {number} از نام" for number in range(1, count + 1)]
        title, layout = " ".join(parts), "[layout]\ncover = false\npages = 40\n"
        keys = {"title": f'"{title}"', "title_parts": str(parts).replace("'", '"')}
        folder = tmp_path / str(count)
        source, reading = reading_of(write_edition(folder, f"{title}\n\nبند.\n", layout, **keys))
        made, problems = typeset(source, reading, all_faces(), ("pamphlet",))
        codes = [problem.code for problem in problems]
        return (made[0] if made else paged_of(write_edition(folder))), codes

    count = next(n for n in range(2, 16) if "head-crowded" in with_parts(n)[1]) - 1
    paged, codes = with_parts(count)
    assert (len(paged.pages), codes) == (4, ["pages-not-reached"])


def test_a_title_alone_and_a_deep_row_need_no_cover(tmp_path: Path) -> None:
    """A row that is deeper than what a head leaves of its page begins the next one."""
    bare = "[layout]\ncover = false\n"
    alone, _ = made(tmp_path / "alone", "", bare)
    assert shape(alone) in ("t__i", "t__b", "t_ib") and said(alone.pages[0])[1] == TITLE
    folder = write_edition(tmp_path / "deep", "", bare)
    (folder / "text.txt").unlink()
    row = f"| {SENTENCE * 3} | {SENTENCE * 3} | {SENTENCE * 3} |"
    table = f"| یک | دو | سه |\n| --- | --- | --- |\n{row}\n{row}\n"
    (folder / "text.md").write_text(f"# {TITLE}\n\nبند.\n\n{table}", encoding="utf-8")
    paged = paged_of(folder)
    assert shape(paged)[0] == "t" and said(paged.pages[0])[1] == TITLE
    text = " ".join(line for page in paged.pages for line in said(page))
    assert text.count("کوچه‌ها را آب برد") == 18


def test_a_cover_is_kept_for_an_emblem(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
    )
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "emblem.svg").write_text(drawing, encoding="utf-8")
    image = '[[image]]\nfile = "emblem.svg"\nalt = "نشان"\n'
    text = f"{prose(1020)}{SIGNED}"
    with_it, _ = made(tmp_path / "e", text, image)
    without, _ = made(tmp_path / "w", text)
    assert (shape(with_it)[0], shape(without)[0]) == ("c", "t")
    folder = write_edition(
        tmp_path / "e", f"{TITLE}\n\n{text}", f"{image}[layout]\ncover = false\n"
    )
    _, problems = read(folder)
    assert "no-cover" in [problem.code for problem in problems]


def test_contents_lead_to_their_pages_wherever_they_stand(tmp_path: Path) -> None:
    """Behind the cover at once, where the imprint is at the end."""
    names = ("یک", "دو", "سه")
    text = "".join(f"بخش {name}\n{prose(120)}" for name in names)
    more = f"[structure]\nheadings = {[f'بخش {name}' for name in names]}\n".replace("'", '"')
    for layout, first in ((LISTED, 3), ('[layout]\nimprint = "end"\ncontents = true\n', 2)):
        paged, _ = made(tmp_path / str(first), text, f"{layout}{more}")
        listed = said(paged.pages[first - 1])
        digits = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
        for name, line in zip(names, listed[1:], strict=True):
            page = int(line.split()[-1].translate(digits))
            assert f"بخش {name}" in said(paged.pages[page - 1])


def test_a_short_heading_is_listed_on_a_large_page(tmp_path: Path) -> None:
    """It stands farther from its folio than a space of a font can be wide."""
    outputs = '[[output]]\nkind = "pamphlet"\nsize = "Letter"\n'
    more = f'{outputs}[layout]\ncontents = true\n[structure]\nheadings = ["نی"]\n'
    folder = write_edition(tmp_path / "e", f"{TITLE}\n\nنی\n{prose(120)}", more)
    result = run("build", folder, "--out", tmp_path / "out")
    assert (result.exit_code, " 0 failed" in result.stdout + result.stderr) == (0, True)


@pytest.mark.parametrize("words", [30, 120, 300, 700, 1500])
def test_the_fewest_pages_are_those_of_all_forms_that_give_up_the_most(
    compositor: Compositor, tmp_path: Path, words: int
) -> None:
    """Some of them are not looked at, for they cannot have fewer."""
    text = f"{TITLE}\n\n{prose(words)}{demands(7)}{SLOGANS}{SIGNED}"
    source, reading = reading_of(write_edition(tmp_path, text, LINK * 3))
    manuscript = Manuscript(compositor, source.description, reading, count())
    matter = set_matter(compositor, Style(), reading.document.blocks[1:], manuscript.leaves)
    planner = Planner(manuscript, matter, BesideText(manuscript, Style(), source), source.text)
    for cover, imprint, back in product(("auto", True, False), ("auto", "end"), ("auto", True)):
        layout = Layout(cover=cover, imprint=imprint, back_cover=back)  # type: ignore[arg-type]
        ways = [
            way.pages
            for form in forms(layout, planner.size)
            for way in islice(planner._ways_at(form, Style().rows + 1), 1)
            if _may_be(way, layout)
        ]
        assert planner._least(layout) == min(ways, default=4)
