"""The mini-zine: which pages it has, how large its text is, and when there is none."""

from pathlib import Path

import pytest

from edition.core.diagnostics import Problems
from edition.core.papers import PAPERS
from edition.core.units import mm, pt
from edition.model.page import Matrix, PagedDocument
from edition.typeset import typeset
from tests.editions import TITLE, all_faces, reading_of, write_edition

LINK = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n\n'
SENTENCE = "هیچ‌کس نمی‌پرسد چاه ده را چه کسی کند، اما همه از آن آب می‌خورند. "


def made(
    folder: Path, paragraphs: int, more: str = LINK, size: str = "A5"
) -> tuple[PagedDocument | None, Problems]:
    asked = f'{more}[[output]]\nkind = "mini-zine"\nsize = "{size}"\n'
    write_edition(folder, f"{TITLE}\n\n" + f"{SENTENCE * 4}\n" * paragraphs, asked)
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    return outputs[0] if outputs else None, problems


def zine(folder: Path, paragraphs: int, more: str = LINK, size: str = "A5") -> PagedDocument:
    found, problems = made(folder, paragraphs, more, size)
    assert found, "\n".join(map(str, problems))
    return found


@pytest.mark.parametrize(("size", "paper"), [("A5", "A4"), ("Half-letter", "Letter")])
def test_eight_pages_fill_the_office_sheet(size: str, paper: str, tmp_path: Path) -> None:
    paged = zine(tmp_path, 8, size=size)
    sheet = PAPERS[paper]  # type: ignore[index]
    assert 0 <= sheet.height - 4 * paged.width < 4 and 0 <= sheet.width - 2 * paged.height < 2
    assert [page.number for page in paged.pages] == list(range(1, 9))
    assert paged.one_sheet and paged.one_sheet.paper == paper


def test_cover_six_pages_of_text_and_a_back_with_the_symbol(tmp_path: Path) -> None:
    paged = zine(tmp_path, 9)
    roles = [element.role for element in paged.structure.children[0].children]  # type: ignore[union-attr]
    assert "H1" in roles
    symbols = [
        page.number for page in paged.pages for each in page.figures if isinstance(each, Matrix)
    ]
    assert symbols == [8]
    assert all(page.lines for page in paged.pages)


def test_without_an_address_there_is_a_back_without_a_symbol(tmp_path: Path) -> None:
    paged = zine(tmp_path, 3, "")
    assert paged.pages[7].lines and not paged.pages[7].figures


def test_the_less_text_the_larger_it_is_and_blanks_stand_before_the_back(tmp_path: Path) -> None:
    sizes = [zine(tmp_path / str(count), count).smallest for count in (2, 8, 12)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] == pt(14)
    short = zine(tmp_path / "short", 1)
    assert [bool(page.lines) for page in short.pages] == [True, True, *[False] * 5, True]


def test_no_text_is_nearer_to_an_edge_than_a_printer_reaches(tmp_path: Path) -> None:
    """Labels have the 5 mm beside them at the right."""
    for page in zine(tmp_path, 9).pages:
        for area in page.areas:
            assert area.left >= mm(5) and area.right <= mm(74.25) - mm(9)


def test_too_long_a_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    found, problems = made(tmp_path, 60)
    [problem] = [each for each in problems if each.code == "mini-zine-too-long"]
    assert found is None
    assert "small pages at 8 pt, and the mini-zine has 6" in problem.fact
    assert "leaflet" in problem.act and problem.place and "edition.toml" in str(problem.place)


def test_what_does_not_fit_on_the_back_is_said(tmp_path: Path) -> None:
    links = "".join(
        f'[[link]]\nlabel = "نسخهٔ {i}"\nurl = "https://example.org/{"a-long-way/" * 9}{i}"\n'
        "confirmed = true\n\n"
        for i in range(12)
    )
    _, problems = made(tmp_path, 2, links)
    assert [each.code for each in problems if each.code == "mini-zine-back"] == ["mini-zine-back"]
