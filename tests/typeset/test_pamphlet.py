"""The pages of whole pamphlets: what every one of them must keep, whatever the text."""

from itertools import pairwise
from pathlib import Path

import pytest

from edition.core.units import mm, pt
from edition.faces import Faces
from edition.model.page import UNSCALED, Element, Page, PagedDocument, PlacedLine
from edition.typeset.line.style import Style
from tests.editions import FULL, TITLE, paged_of, write_edition
from tests.typeset.ink import ink

STYLE = Style()
LONG = "این بند بلند است و چیزی برای گفتن دارد. "
SIGNED = "شورای نویسندگان\n8 آبان 1395\nاسامی امضا کنندگان :\n1 – یک\n2– دو\n"
LINK = (
    '[[link]]\nlabel = "نسخهٔ پایدار"\nurl = "https://example.org/details/{{id}}/{0}"\nqr = '
    "true\nconfirmed = true\n"
)


@pytest.fixture(scope="module")
def statement(repository: Path) -> PagedDocument:
    return paged_of(repository / "source" / "statement")


def made(folder: Path, text: str, more: str = "", **keys: str) -> PagedDocument:
    """The pages of a text below the usual title, no form of them given up for a sheet."""
    return paged_of(write_edition(folder, f"{TITLE}\n\n{text}", FULL + more, **keys))


def outside(paged: PagedDocument, faces: Faces, margin: int) -> list[str]:
    """What comes nearer than `margin` to an edge of the paper."""
    return [
        f"page {page.number}: {said}"
        for page in paged.pages
        for left, top, right, bottom, said in ink(page, faces)
        if left < margin
        or top < margin
        or right > paged.width - margin
        or bottom > paged.height - margin
    ]


def leaves_of(paged: PagedDocument) -> dict[int, list[PlacedLine]]:
    """The lines of each leaf, in order."""
    found: dict[int, list[PlacedLine]] = {}
    for page in paged.pages:
        for placed in page.lines:
            for fragment in placed.line.fragments:
                found.setdefault(fragment.leaf, []).append(placed)
    return found


def owned(element: Element) -> list[int]:
    return [
        leaf
        for child in element.children
        for leaf in ([child] if isinstance(child, int) else owned(child))
    ]


def texts(page: Page) -> list[str]:
    return [
        "".join(fragment.text for fragment in reversed(placed.line.fragments))
        for placed in page.lines
    ]


@pytest.mark.parametrize("length", [1, 9, 14, 30, 60, 110])
def test_a_multiple_of_four_pages_numbered_from_one(tmp_path: Path, length: int) -> None:
    paged = made(tmp_path, f"{LONG * 4}\n" * length)
    assert len(paged.pages) % 4 == 0
    assert [page.number for page in paged.pages] == list(range(1, len(paged.pages) + 1))
    assert [page.folio for page in paged.pages][:4] == ["۱", "۲", "۳", "۴"]


def test_a_title_alone_is_a_pamphlet_of_four_pages(tmp_path: Path) -> None:
    """Case 77."""
    paged = made(tmp_path, "")
    assert len(paged.pages) == 4
    assert " ".join(texts(paged.pages[0])).startswith("شورای نویسندگان")
    assert not paged.pages[2].lines


def test_every_body_line_of_the_statement_is_on_the_grid(statement: PagedDocument) -> None:
    off = [
        (page.number, placed.y)
        for page in statement.pages[2:-1]
        for placed in page.lines
        if (placed.y - STYLE.head) % STYLE.leading
        or placed.y < STYLE.head
        or placed.y > STYLE.foot() + STYLE.leading
    ]
    assert off == []


def test_the_lines_of_the_statement_stay_within_the_text_block(statement: PagedDocument) -> None:
    """To a hundredth of a point: labels apart, which hang at the right of it, and of a mark that
    ends a line seven tenths.
    """
    out = [
        (page.number, placed.line.fragments[0].pieces[0].x, texts(page)[i])
        for page in statement.pages[1:-1]
        for i, placed in enumerate(page.lines)
        if placed.line.fragments[0].pieces[0].x
        < -10 - (hung(placed) if texts(page)[i][-1] in "،.:؛؟!…»)-" else 0)
    ]
    assert out == []


def hung(placed: PlacedLine) -> float:
    """Seven tenths of the leftmost glyph."""
    line = placed.line
    return (
        0.7
        * line.fragments[0].pieces[0].run.glyphs[0].advance
        * line.size
        * line.scale
        / UNSCALED
        / 2048
    )


def test_nothing_of_the_statement_comes_near_the_edge_of_the_paper(
    statement: PagedDocument, faces: Faces
) -> None:
    """Home printers: no ink within five millimetres, a band that bleeds apart."""
    assert outside(statement, faces, mm(5)) == []


def test_full_facing_pages_of_the_statement_end_on_the_same_row(statement: PagedDocument) -> None:
    last = {
        page.number: max((placed.y for placed in page.lines), default=0) for page in statement.pages
    }
    running = [page.number for page in statement.pages[3:-1] if len(page.lines) > 20]
    pairs = [
        (left, right) for left, right in pairwise(running) if left % 2 == 0 and right == left + 1
    ]
    assert len(pairs) >= 3
    assert [(left, right) for left, right in pairs if last[left] != last[right]] == []


@pytest.mark.parametrize("before", range(1, 45, 2))
def test_no_orphan_no_widow_and_no_heading_at_the_foot(tmp_path: Path, before: int) -> None:
    """House style: no heading in the last two lines of a page."""
    paged = made(
        tmp_path,
        "کوتاه است.\n" * before + f"{LONG * 7}\nتیتر بخش\n{LONG * 7}\n{LONG * 9}\n{LONG * 3}\n",
    )
    runs = [lines for lines in leaves_of(paged).values() if len(lines) > 1]
    for page in paged.pages[2:-1]:
        ends = [run for run in runs if page.lines and run[-1] is page.lines[0]]
        begins = [run for run in runs if page.lines and run[0] is page.lines[-1]]
        assert not ends, f"page {page.number} begins with the last line of a paragraph"
        assert not begins, f"page {page.number} ends with the first line of a paragraph"
        assert "تیتر بخش" not in texts(page)[-2:], f"page {page.number} ends with a heading"


@pytest.mark.parametrize("before", range(1, 45, 2))
def test_a_list_begins_on_the_page_of_the_line_that_announces_it(
    tmp_path: Path, before: int
) -> None:
    items = "".join(f"{number}. موردی کوتاه\n" for number in range(1, 5))
    short = "کوتاه است.\n" * before
    paged = made(tmp_path, f"{short}تیتر بخش\nچهار چیز:\n\n{items}\n{LONG * 20}\n")
    pages = [page for page in paged.pages if any("موردی" in text for text in texts(page))]
    assert "چهار چیز:" in texts(pages[0])
    assert all(sum("موردی" in text for text in texts(page)) > 1 for page in pages)


@pytest.mark.parametrize(
    "title",
    [
        "نان",
        TITLE,
        "نان کار مسکن آزادی",
        "همبستگی سوسیالیستی زحمتکشان خاورمیانه",
        "بیانیه سیاسی شورای همکاری نیروهای چپ و کمونیست",
    ],
)
def test_the_cover_stays_on_the_paper(tmp_path: Path, faces: Faces, title: str) -> None:
    paged = paged_of(write_edition(tmp_path, f"{title}\n\nبند یک.\n", title=f'"{title}"'))
    assert outside(paged, faces, mm(5)) == []


def test_a_cover_in_parts_and_with_dates_stays_on_the_paper(
    statement: PagedDocument, faces: Faces
) -> None:
    assert [said for *_, said in ink(statement.pages[0], faces)][:2] == ["بیانیه", "سیاسی"]
    tops = [top for _, top, *_ in ink(statement.pages[0], faces)]
    assert tops == sorted(tops)


@pytest.mark.parametrize("links", [1, 2, 3, 5])
def test_the_symbols_of_the_imprint_stand_free(tmp_path: Path, faces: Faces, links: int) -> None:
    """Nothing is printed on a symbol or in its quiet zone of four modules."""
    paged = made(tmp_path, "بند یک.\n", "".join(LINK.format(number) for number in range(links)))
    imprint = paged.pages[1]
    assert len(imprint.figures) == links
    lines = list(ink(imprint, faces))
    for figure in imprint.figures:
        quiet = 4 * figure.width // len(figure.rows)  # type: ignore[union-attr,arg-type]
        assert figure.y >= 0 and figure.y + figure.height <= paged.height
        on = [
            said
            for left, top, right, bottom, said in lines
            if left < figure.x + figure.width + quiet
            and right > figure.x - quiet
            and top < figure.y + figure.height + quiet
            and bottom > figure.y - quiet
        ]
        assert on == []


def test_every_leaf_is_shown_and_every_shown_leaf_is_owned_once(statement: PagedDocument) -> None:
    shown = set(leaves_of(statement)) | {
        figure.leaf for page in statement.pages for figure in page.figures
    }
    assert sorted(owned(statement.structure)) == sorted(shown)


def test_a_link_covers_its_address_and_leads_to_the_whole(tmp_path: Path) -> None:
    paged = made(tmp_path, "بند یک.\n", LINK.format("a" * 20 + "-" + "b" * 60 + "-" + "c" * 40))
    imprint = paged.pages[1]
    address = [
        placed for placed in imprint.lines if placed.line.fragments[0].leaf == imprint.links[0].leaf
    ]
    assert len(imprint.links) == len(address) > 1
    assert [placed.line.within_word for placed in address] == [*[True] * (len(address) - 1), False]
    said = "".join(placed.line.fragments[0].text for placed in address)
    assert said == f"example.org/details/a-text-1404/{'a' * 20}-{'b' * 60}-{'c' * 40}"
    for placed, area in zip(address, imprint.links, strict=True):
        assert area.x == placed.x + placed.line.fragments[0].pieces[0].x
        assert area.y < placed.y < area.y + area.height


def test_an_address_without_a_place_to_break_stays_within_the_measure(tmp_path: Path) -> None:
    paged = made(tmp_path, "بند یک.\n", LINK.format("q" * 120))
    assert min(placed.line.fragments[0].pieces[0].x for placed in paged.pages[1].lines) >= 0


def test_a_long_chronology_is_paged(tmp_path: Path) -> None:
    paged = made(tmp_path, "".join(f"{day % 28 + 1} آبان 1395\n" for day in range(40)))
    assert sum(len(page.lines) for page in paged.pages[2:-1]) == 40


def test_slogans_and_signatories_begin_pages_of_their_own(tmp_path: Path) -> None:
    paged = made(tmp_path, f"بند یک.\nزنده باد آزادی     زنده باد کار\n{SIGNED}")
    heads = [texts(page)[0] for page in paged.pages[2:] if page.lines]
    assert heads[:3] == ["بند یک.", "زنده باد آزادی", "اسامی امضا کنندگان :"]


def test_running_heads_are_the_short_title_and_the_section(statement: PagedDocument) -> None:
    heads = {
        page.number: placed.line.fragments[0].text
        for page in statement.pages
        for placed in page.furniture[1:]
    }
    assert {heads[number] for number in heads if number % 2 == 0} == {"بیانیه سیاسی"}
    sections = [heads[number] for number in sorted(heads) if number % 2]
    assert list(dict.fromkeys(sections)) == ["خاورمیانه", "ایران", "طبقه کارگر"]
    assert not {1, 2, 3, len(statement.pages)} & heads.keys()


def test_the_outline_is_the_title_and_the_headings(statement: PagedDocument) -> None:
    marks = statement.outline
    assert [mark.title for mark in marks] == [
        "بیانیه سیاسی شورای همکاری نیروهای چپ و کمونیست",
        *("خاورمیانه", "ایران", "طبقه کارگر", "اسامی امضاکنندگان:"),
    ]
    for mark in marks[1:]:
        [placed] = [
            p
            for p in statement.pages[mark.page - 1].lines
            if p.line.fragments[0].text == mark.title
        ]
        assert placed.y - pt(30) < mark.y < placed.y


def test_the_back_cover_shows_a_slogan_and_one_symbol(statement: PagedDocument) -> None:
    back = statement.pages[-1]
    assert " ".join(texts(back)).startswith("زنده باد آزادی")
    assert len(back.figures) == 1
    assert not back.furniture


def heads_of(paged: PagedDocument) -> dict[int, str]:
    """The running heads by their pages."""
    return {
        page.number: "".join(fragment.text for fragment in placed.line.fragments)
        for page in paged.pages
        for placed in page.furniture
        if placed.y == STYLE.running_head
    }


def name_of(page: Page) -> list[PlacedLine]:
    return [placed for placed in page.furniture if placed.line.face == "Black"]


def test_the_first_page_of_the_text_names_it(tmp_path: Path) -> None:
    paged = made(tmp_path, LONG * 60, short_title='"نان"')
    [name] = name_of(paged.pages[2])
    assert "".join(f.text for f in name.line.fragments).strip() == "نان"
    assert (name.y, name.line.size) == (STYLE.head, STYLE.opening) and not paged.pages[2].rules
    assert paged.pages[2].lines[0].y - name.y >= 4 * STYLE.leading
    assert not any(name_of(page) for page in paged.pages[3:])


def test_the_name_of_a_text_is_larger_than_a_heading_below_it(tmp_path: Path) -> None:
    section = "فصل {0}\n" + f"{LONG * 90}\n" * 4
    paged = made(
        tmp_path,
        "".join(section.format(["یک", "دو", "سه", "چهار", "پنج", "شش"][n]) for n in range(6)),
    )
    first = next(page for page in paged.pages if name_of(page))
    assert name_of(first)[0].line.size > first.lines[0].line.size == STYLE.opening


def test_sections_open_pages_from_forty_pages_on(tmp_path: Path) -> None:
    """Running heads and folios as the house style has them; a text of fewer pages stays as it
    is.
    """
    names = ["یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت"]
    for n, book in ((8, True), (4, False)):
        section = "فصل {0}\n" + f"{LONG * 80}\n" * 4
        paged = made(tmp_path / str(n), "".join(section.format(name) for name in names[:n]))
        opened = [
            page
            for page in paged.pages[4:]
            if page.lines and page.lines[0].line.size == STYLE.opening
        ]
        assert len(opened) == (n - 1 if book else 0)
        heads = heads_of(paged)
        for page in opened:
            assert (
                page.lines[0].y >= STYLE.head + 5 * STYLE.leading
                and page.number not in heads
                and page.furniture
            )
        odd = [heads[number] for number in sorted(heads) if number % 2]
        assert list(dict.fromkeys(odd)) == [f"فصل {name}" for name in names[:n]]


def test_running_heads_follow_what_the_editor_states(tmp_path: Path) -> None:
    """A false heading stated to be a paragraph leaves the head of its section on the pages behind
    it.
    """
    text = f"فصل یک\n{LONG * 90}\n{LONG * 90}.\nدریغا\n" + f"{LONG * 90}\n" * 4
    false, mended = (
        made(tmp_path / "a", text),
        made(tmp_path / "b", text, '[structure]\nparagraphs = ["دریغا"]\n'),
    )
    assert "دریغا" in heads_of(false).values()
    assert {head for number, head in heads_of(mended).items() if number % 2} == {"فصل یک"}


def test_the_first_page_begins_four_to_six_rows_lower_and_every_part_fits_it(
    tmp_path: Path,
) -> None:
    """Texts of many lengths: each of the ways is taken, and no other; the deepest part that is kept
    whole has room on each.
    """
    makeups = [made(tmp_path / str(n), f"{LONG * 9}\n" * n).makeup for n in range(6, 30)]
    found = [makeup for makeup in makeups if makeup]
    assert {makeup.sink for makeup in found} == {4, 5, 6} and {
        makeup.usual_sink for makeup in found
    } == {4}
    assert {makeup.depth - STYLE.rows for makeup in found} <= {-1, 0, 1}
    assert STYLE.least_rows == min(STYLE.rows - 1 - makeup.sink for makeup in found)
