"""The text on pages for a telephone: everything within the screen, at one size, linked, and nothing
refused for its width.
"""

from pathlib import Path

import pytest

from edition.core.diagnostics import Problems, Severity
from edition.core.units import mm, pt
from edition.faces import Faces
from edition.model.page import Element, PagedDocument
from edition.typeset import typeset
from edition.typeset.line.style import SCREEN
from tests.editions import TITLE, all_faces, reading_of, write_edition
from tests.typeset.ink import ink

ASKED = '[[output]]\nkind = "screen"\n'
LINK = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n\n'


def made(folder: Path) -> tuple[PagedDocument | None, Problems]:
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("screen",))
    return (outputs[0] if outputs else None), problems


def screen_of(folder: Path) -> PagedDocument:
    paged, problems = made(folder)
    assert paged, "\n".join(map(str, problems))
    return paged


def markdown(folder: Path, text: str, **keys: str) -> Path:
    write_edition(folder, "", ASKED, **keys)
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(f"# {TITLE}\n\n{text}", encoding="utf-8")
    return folder


def leaves(element: Element) -> list[int]:
    return [
        leaf
        for child in element.children
        for leaf in ([child] if isinstance(child, int) else leaves(child))
    ]


@pytest.fixture(scope="module")
def screen(repository: Path) -> PagedDocument:
    """That of the statement."""
    return screen_of(repository / "source" / "statement")


def test_pages_are_as_wide_as_a_telephone_and_hold_the_whole_text(screen: PagedDocument) -> None:
    assert (screen.name, screen.width, screen.height, screen.whole) == (
        "screen",
        mm(90),
        mm(160),
        True,
    )
    assert screen.smallest == pt(12.5)


def test_no_page_is_blank_and_each_has_its_folio(screen: PagedDocument) -> None:
    assert all(page.lines for page in screen.pages)
    assert [page.furniture[0].line.fragments[0].text for page in screen.pages] == [
        page.folio for page in screen.pages
    ]


def test_nothing_runs_off_the_screen(screen: PagedDocument, faces: Faces) -> None:
    for page in screen.pages:
        for left, top, right, bottom, said in ink(page, faces):
            assert min(left, top, screen.width - right, screen.height - bottom) > mm(2), (
                f"{page.number}: {said}"
            )


def test_lines_are_not_stretched_and_stand_on_the_grid_below_the_title(
    screen: PagedDocument,
) -> None:
    for page in screen.pages[1:-1]:
        for placed in page.lines:
            assert placed.line.scale == 100_000
            assert placed.line.size != SCREEN.size or (placed.y - SCREEN.head) % SCREEN.leading == 0


def test_bookmarks_are_the_title_and_the_headings(screen: PagedDocument) -> None:
    assert [mark.title for mark in screen.outline][1:] == [
        "خاورمیانه",
        "ایران",
        "طبقه کارگر",
        "اسامی امضاکنندگان:",
    ]


def test_addresses_are_links_and_no_symbols(tmp_path: Path) -> None:
    paged = screen_of(
        write_edition(tmp_path, f"{TITLE}\n\nببینید https://example.com/a و بس.\n", LINK + ASKED)
    )
    linked = [area.leaf for page in paged.pages for area in page.links]
    assert len(linked) == 2 and set(linked) <= set(leaves(paged.structure))
    assert not any(page.figures for page in paged.pages)


def test_a_title_of_many_parts_leaves_room(tmp_path: Path) -> None:
    parts = [
        "یک عنوان بلند برای آزمودن",
        *(f"بخش {i} از عنوانی که به درازا می‌کشد و تمام نمی‌شود" for i in range(8)),
    ]
    title = " ".join(parts)
    folder = write_edition(
        tmp_path,
        f"{title}\n\nبند یک.\n",
        ASKED,
        title=f'"{title}"',
        title_parts=str(parts).replace("'", '"'),
    )
    paged = screen_of(folder)
    assert all(placed.y <= SCREEN.foot() for page in paged.pages for placed in page.lines)


def test_a_table_of_five_columns_is_set_smaller_with_its_words_apart(
    tmp_path: Path, faces: Faces
) -> None:
    row = "| کارگر | ۱۲۳۴۵۶۷۸ | تأسیس | تبریز | یادداشت |"
    paged = screen_of(
        markdown(tmp_path, f"متن.\n\n{row}\n| --- | --- | --- | --- | --- |\n{row}\n")
    )
    sizes = {placed.line.size for placed in paged.pages[0].lines if len(placed.line.fragments) == 5}
    assert len(sizes) == 1 and max(sizes) < SCREEN.size
    for left, top, right, bottom, said in ink(paged.pages[0], faces):
        for other in ink(paged.pages[0], faces):
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart or (left, top, right, bottom, said) == other, f"{said} on {other[4]}"


@pytest.mark.parametrize(
    "table",
    [
        f"|{' کشاورزی‌های |' * 9}\n|{' --- |' * 9}\n|{' کشاورزی‌های |' * 9}\n",
        f"| نام | شرح |\n| --- | --- |\n| نان | {'بسیار بلند است ' * 60}|\n",
    ],
)
def test_what_no_screen_holds_as_a_table_is_set_as_records(tmp_path: Path, table: str) -> None:
    """Its head first, then each cell with the name of its column drawn at its right."""
    paged, problems = made(markdown(tmp_path, f"متن.\n\n{table}"))
    assert paged and not [problem for problem in problems if problem.severity is Severity.ERROR]
    drawn = [
        "".join(f.text for f in line.line.fragments)
        for page in paged.pages
        for line in page.furniture
    ]
    assert {said.strip() for said in drawn} > {
        word for word in ("کشاورزی‌های", "شرح") if word in table
    }


@pytest.mark.parametrize("lines", range(1, 46))
def test_the_addresses_are_never_alone_on_a_page(tmp_path: Path, lines: int) -> None:
    """Whatever room the text leaves, something of it stands above them, and all is on the page."""
    last = screen_of(
        write_edition(tmp_path, f"{TITLE}\n\n" + "کوتاه است.\n" * lines, LINK + ASKED)
    ).pages[-1]
    said = [fragment.text for placed in last.lines for fragment in placed.line.fragments]
    assert any("example.org" in text for text in said) and any(
        "example.org" not in text for text in said
    )
    assert max(placed.y for placed in last.lines) <= SCREEN.foot()
