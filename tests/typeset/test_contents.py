"""The contents page: titles at the right, dots, folios at the left, each where its heading is; and
none where none is due.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from edition.core.languages import LANGUAGES, missing_words
from edition.core.languages.free_faces import script_of
from edition.model.page import ARTIFACT, Drawing, Element, Page, PagedDocument, PlacedLine
from edition.typeset.line.style import Style
from tests.editions import FULL, LISTED, TITLE, paged_of, write_edition

STYLE = Style()
LONG = "این بند بلند است و چیزی برای گفتن دارد. " * 12
NAMES = ("نخست", "دوم", "سوم", "چهارم", "پنجم")
SIGNED = "شورای نویسندگان\n8 آبان 1395\nاسامی امضا کنندگان :\n1 – یک\n2– دو\n"


def sections(*titles: str, pages: int = 1) -> str:
    """A Markdown text with these sections, each followed by about so many pages."""
    return "".join(f"## {title}\n\n" + f"{LONG}\n\n" * (4 * pages) for title in titles)


def made(folder: Path, text: str, **keys: str) -> PagedDocument:
    write_edition(folder, "", LISTED, **keys)
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(f"# {TITLE}\n\n{text}", encoding="utf-8")
    return paged_of(folder)


def elements(element: Element, role: str) -> list[Element]:
    found = [element] if element.role == role else []
    return found + [
        each
        for child in element.children
        if isinstance(child, Element)
        for each in elements(child, role)
    ]


def said(page: Page) -> list[str]:
    """Each line as it is read."""
    fragments = (
        sorted(placed.line.fragments, key=lambda fragment: fragment.rank) for placed in page.lines
    )
    return ["".join(fragment.text for fragment in line) for line in fragments]


def left_of(placed: PlacedLine) -> int:
    return placed.x + placed.line.fragments[0].pieces[0].x


def right_of(placed: PlacedLine) -> int:
    piece = placed.line.fragments[-1].pieces[-1]
    return placed.x + piece.x + round(piece.run.advance * placed.line.size / 2048)


@pytest.fixture
def five(tmp_path: Path) -> PagedDocument:
    return made(tmp_path, sections(*NAMES, pages=3))


def test_four_headings_and_the_signatories_have_no_contents(tmp_path: Path) -> None:
    text = "".join(f"تیتر {name}\n{LONG}\n" for name in NAMES[:4])
    keys = {"more": f"{FULL}[structure]\nheadings = {[f'تیتر {name}' for name in NAMES[:4]]}\n"}
    paged = paged_of(write_edition(tmp_path, f"{TITLE}\n\n{text}{SIGNED}", **keys))
    assert len(paged.outline) == 6
    assert not elements(paged.structure, "TOC")
    assert said(paged.pages[2])[0] == "تیتر نخست"


def test_every_heading_is_listed_with_the_folio_of_its_page(five: PagedDocument) -> None:
    """Case 28."""
    contents = five.pages[2]
    folios = {line: page.folio for page in five.pages[3:] for line in said(page) if line in NAMES}
    assert said(contents) == ["فهرست", *(f"{name} {folios[name]}" for name in NAMES)]
    assert len(set(folios.values())) == 5 and folios["نخست"] == "۴" and len(folios["پنجم"]) == 2


def test_titles_begin_at_the_right_and_folios_at_the_left(five: PagedDocument) -> None:
    entries = five.pages[2].lines[1:]
    left = STYLE.left(3)
    assert {left_of(placed) for placed in entries} == {left}
    assert all(abs(right_of(placed) - left - STYLE.measure) < 10 for placed in entries)


def test_its_lines_stand_on_the_grid(five: PagedDocument) -> None:
    assert all((placed.y - STYLE.head) % STYLE.leading == 0 for placed in five.pages[2].lines)


def test_dots_are_artifacts_below_each_other_and_keep_clear_of_the_letters(
    five: PagedDocument,
) -> None:
    page = five.pages[2]
    [leaders] = page.figures
    assert isinstance(leaders, Drawing) and leaders.leaf == ARTIFACT
    dots = [
        (leaders.x + at[0] - STYLE.size // 24, leaders.y + at[1])
        for operator, at in leaders.path
        if operator == "m"
    ]
    starts = set()
    for placed in page.lines[1:]:
        own = sorted(x for x, y in dots if placed.y - STYLE.size // 4 < y <= placed.y)
        title = placed.x + placed.line.fragments[-1].pieces[1].x  # behind the space
        assert len(own) > 30 and title - own[-1] > STYLE.size // 2
        assert {after - before for before, after in pairwise(own)} == {STYLE.size // 2}
        starts.add(own[0])
    assert len(starts) == 1
    assert not any("." in line for line in said(page))


def test_an_entry_is_one_link_to_the_place_of_its_heading(five: PagedDocument) -> None:
    entries = elements(five.structure, "TOCI")
    marks = {mark.title: mark for mark in five.outline}
    assert len(entries) == 5
    for entry, name, area in zip(entries, NAMES, five.pages[2].links, strict=True):
        [reference] = entry.children
        assert isinstance(reference, Element) and reference.role == "Reference"
        [link] = reference.children
        assert isinstance(link, Element) and (link.role, link.to) == ("Link", marks[name])
        assert area.leaf in link.children and area.width == STYLE.measure


def test_it_is_counted_among_the_pages_and_has_its_bookmark(five: PagedDocument) -> None:
    assert len(five.pages) % 4 == 0
    assert [(mark.title, mark.page) for mark in five.outline[:3]] == [
        (TITLE, 1),
        ("فهرست", 3),
        ("نخست", 4),
    ]
    assert not five.pages[2].furniture
    assert [placed.line.face for placed in five.pages[3].furniture] == ["Black"], (
        "what the text is called, and no folio"
    )


def test_parts_of_sections_stand_in_below_them(tmp_path: Path) -> None:
    paged = made(
        tmp_path,
        "## الف\n\nمتن.\n\n### ب\n\nمتن.\n\n### پ\n\nمتن.\n\n## ت\n\nمتن.\n\n### ث\n\nمتن.\n",
    )
    [whole, *inner] = elements(paged.structure, "TOC")
    assert [len(whole.children), *(len(toc.children) for toc in inner)] == [2, 2, 1]
    rights = [right_of(placed) for placed in paged.pages[2].lines[1:]]
    stepped = [round((STYLE.left(3) + STYLE.measure - right) / STYLE.size) for right in rights]
    assert stepped == [0, 2, 2, 0, 2]


def test_parts_are_left_out_where_they_would_fill_more_than_two_pages(tmp_path: Path) -> None:
    text = "".join(
        f"## {name}\n\nمتن.\n\n" + "".join(f"### بخش {i}\n\nمتن.\n\n" for i in range(12))
        for name in NAMES
    )
    paged = made(tmp_path, text)
    assert [line.split()[0] for line in said(paged.pages[2])] == ["فهرست", *NAMES]
    few = "".join(
        f"## {name}\n\nمتن.\n\n" + "".join(f"### بخش {i}\n\nمتن.\n\n" for i in range(30))
        for name in NAMES[:3]
    )
    (tmp_path / "few").mkdir()
    assert len(elements(made(tmp_path / "few", few).structure, "TOCI")) == 93


def test_a_long_title_is_broken_with_its_folio_on_the_last_line(tmp_path: Path) -> None:
    long = (
        "گزارشی بلند دربارهٔ وضع کارگران و بیکاران و زنان و دانشجویان در سال‌های پس از جنگ و "
        "آنچه باید آموخت"
    )
    page = made(tmp_path, sections(long, *NAMES[1:])).pages[2]
    lines = said(page)
    assert " ".join(lines[1:3]) == f"{long} ۴"
    assert len(page.lines[1].line.fragments) == 1 and len(page.lines[2].line.fragments) == 2
    assert right_of(page.lines[1]) - right_of(page.lines[2]) == pytest.approx(STYLE.size, abs=10)


def test_titles_longer_than_a_page_are_paged(tmp_path: Path) -> None:
    longest = [f"{'واژه ' * 190}{name}" for name in NAMES[:4]]
    paged = made(tmp_path, sections(*longest, *NAMES[4:]))
    assert (
        sum(line.startswith("واژه") for page in paged.pages[2:5] for line in said(page))
        > STYLE.rows
    )


def test_contents_over_pages_keep_every_entry_once_and_have_furniture(tmp_path: Path) -> None:
    titles = [f"بخش {i}" for i in range(1, 61)]
    paged = made(
        tmp_path, "".join(f"## {title}\n\nمتن.\n\n" for title in titles) + f"{LONG}\n\n" * 4
    )
    pages = [
        page for page in paged.pages if any(figure.leaf == ARTIFACT for figure in page.figures)
    ]
    assert [page.number for page in pages] == [3, 4, 5]
    assert [line.rsplit(" ", 1)[0] for page in pages for line in said(page)][1:] == titles
    assert [bool(page.furniture) for page in pages] == [False, True, True]
    assert all(placed.y <= STYLE.foot() for page in pages for placed in page.lines)


def test_two_columns_where_they_save_a_sheet(tmp_path: Path) -> None:
    """The first at the right, all but the last as deep; every entry once, in order, with its folio
    and link in its column.
    """
    titles = [f"بخش {i}" for i in range(1, 62)]
    paged = made(tmp_path, "".join(f"## {title}\n\nمتن.\n\n" for title in titles))
    pages = [
        page for page in paged.pages if any(figure.leaf == ARTIFACT for figure in page.figures)
    ]
    assert [page.number for page in pages] == [3, 4] and len(pages[0].figures) == 2
    folios = {line: page.folio for page in paged.pages[4:] for line in said(page) if line in titles}
    listed = [line for page in pages for line in said(page)][1:]
    assert listed == [f"{title} {folios[title]}" for title in titles]
    width, depths = pages[0].links[0].width, []
    for page in pages:
        entries = page.lines[1:] if page is pages[0] else page.lines
        right, left = (
            [placed for placed in entries if (placed.x > page.lines[-1].x) == first]
            for first in (True, False)
        )
        assert entries == (*right, *left)
        depths += [len(right), len(left)]
        assert [placed.y for placed in right][: len(left)] == [placed.y for placed in left]
        assert {abs(right_of(placed) - placed.x - width) < 10 for placed in entries} == {True}
        assert right[0].x - left[0].x - width == 3 * STYLE.size
        for placed in entries:
            assert any(
                link.x == placed.x and 0 < placed.y - link.y < STYLE.leading for link in page.links
            )
    assert depths == [16, 16, 16, 13]


def test_a_title_of_many_words_keeps_one_column(tmp_path: Path) -> None:
    long = (
        "گزارشی بلند دربارهٔ وضع کارگران و بیکاران و زنان و دانشجویان در سال‌های پس از جنگ و "
        "آنچه باید آموخت"
    )
    paged = made(
        tmp_path, "".join(f"## {title}\n\nمتن.\n\n" for title in (long, *map(str, range(1, 61))))
    )
    pages = [
        page for page in paged.pages if any(figure.leaf == ARTIFACT for figure in page.figures)
    ]
    assert [(page.number, len(page.figures)) for page in pages] == [(3, 1), (4, 1), (5, 1)]


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if script_of(tag) == "Arab"])
def test_every_language_has_its_word(tmp_path: Path, tag: str) -> None:
    paged = made(tmp_path, sections(*NAMES), language=f'"{tag}"')
    assert said(paged.pages[2])[0] == LANGUAGES[tag].words.contents
    assert said(paged.pages[2])[1].endswith(LANGUAGES[tag].figures(4))


def test_another_language_states_it() -> None:
    assert "contents" in missing_words("sd", {})
