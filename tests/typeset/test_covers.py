"""Both covers: one band round the spine, its height from the title, and what hangs from it or
stands on it.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.page import Page, PagedDocument, Rule
from edition.typeset import typeset
from edition.typeset.line.style import Style
from tests.editions import all_faces, paged_of, reading_of, write_edition
from tests.typeset.ink import ink

STYLE = Style()
LINK = (
    '[[link]]\nlabel = "نسخهٔ پایدار"\nurl = "https://example.org/details/{0}"\nqr = '
    "true\nconfirmed = true\n"
)
SLOGAN = "سرنگون باد رژیم سرمایه داری"
SLOGANS = f'[structure]\nslogans = ["{SLOGAN}"]\n'
IMAGE = '[[image]]\nfile = "emblem.svg"\nalt = "نشان"\nwidth_mm = {0}\n'
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10h-10z"/></svg>'
)
TALL = SQUARE.replace("0 0 10 10", "0 0 10 20")
TITLES = [
    "نان",
    "گلستان",
    "اعلامیه جهانی حقوق بشر",
    "منشور برابری زنان شهر ما",
    "بیانیه سیاسی شورای همکاری نیروهای چپ و کمونیست",
]


def edition(folder: Path, title: str, more: str = "", **keys: str) -> Path:
    text = f"{title}\n\nبند یک.\n\n{SLOGAN if SLOGANS in more else 'بند دو.'}\n"
    made = write_edition(folder, text, more, **{"title": f'"{title}"', **keys})
    (made / "emblem.svg").write_text(SQUARE)
    return made


def covers(folder: Path, title: str, more: str = "", **keys: str) -> tuple[Page, Page]:
    return outer(paged_of(edition(folder, title, more, **keys)))


def outer(paged: PagedDocument) -> tuple[Page, Page]:
    return paged.pages[0], paged.pages[-1]


def band(page: Page) -> Rule:
    [found] = page.rules
    return found


def said(page: Page, faces: Faces, text: str) -> tuple[Length, Length]:
    """The top and the bottom of the ink of the lines of a text."""
    boxes = [(top, bottom) for _, top, _, bottom, line in ink(page, faces) if line in text]
    return min(top for top, _ in boxes), max(bottom for _, bottom in boxes)


def blank(page: Page, faces: Faces) -> float:
    """The highest part of a page without ink, as a share of its height."""
    parts = [(top, bottom) for _, top, _, bottom, _ in ink(page, faces)]
    parts += [(thing.y, thing.y + thing.height) for thing in (*page.rules, *page.figures)]
    parts = sorted([(0, 0), *parts, (STYLE.height, STYLE.height)])
    reached = 0
    highest = 0
    for (_, before), (top, _) in pairwise(parts):
        reached = max(reached, before)
        highest = max(highest, top - reached)
    return highest / STYLE.height


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("more", ["", LINK.format("a"), SLOGANS, SLOGANS + LINK.format("a" * 90)])
def test_the_band_is_at_one_height_on_both_covers_and_goes_over_every_edge(
    tmp_path: Path, title: str, more: str
) -> None:
    front, back = map(band, covers(tmp_path / "e", title, more))
    assert front == back
    assert front.x <= -mm(3) and front.x + front.width >= STYLE.width + mm(3)


def test_so_it_is_in_the_statement(repository: Path) -> None:
    front, back = map(band, outer(paged_of(repository / "source" / "statement")))
    assert front == back and front.ink == "accent"


@pytest.mark.parametrize("title", TITLES)
def test_no_front_is_half_blank_for_want_of_another_part(
    tmp_path: Path, faces: Faces, title: str
) -> None:
    alone, _ = covers(tmp_path / "alone", title)
    assert blank(alone, faces) < 0.4
    title_top, title_bottom = said(alone, faces, title)
    assert band(alone).y - title_bottom < pt(60) and title_top > STYLE.head


@pytest.mark.parametrize("title", TITLES[1:])
def test_a_title_without_other_parts_stands_lower(tmp_path: Path, title: str) -> None:
    alone, _ = covers(tmp_path / "alone", title)
    parts = f'["{title}", "کتاب یکم"]'
    beside, _ = covers(tmp_path / "beside", f"{title} کتاب یکم", title_parts=parts)
    assert band(alone).y > band(beside).y + pt(10)


def test_symbol_and_slogan_hang_from_the_band(repository: Path, faces: Faces) -> None:
    _, back = outer(paged_of(repository / "source" / "statement"))
    below = band(back).y + band(back).height
    [symbol] = back.figures
    assert symbol.y == below + STYLE.leading and abs(symbol.x - STYLE.left(2)) < pt(0.1)
    top, bottom = said(back, faces, "زنده باد آزادی")
    assert below < top < below + 2 * STYLE.leading and bottom < STYLE.height - mm(10)
    assert min(
        left for left, *_, line in ink(back, faces) if line in "زنده باد آزادی"
    ) > symbol.x + symbol.width + mm(2)


def test_a_slogan_stands_on_a_band_that_is_too_low(tmp_path: Path, faces: Faces) -> None:
    _, back = covers(
        tmp_path / "e", "منشور برابری زنان شهر ما", SLOGANS + LINK.format("a"), place='"شیراز"'
    )
    _, bottom = said(back, faces, SLOGAN)
    [symbol] = back.figures
    assert bottom < band(back).y < symbol.y
    assert symbol.x + symbol.width == STYLE.left(2) + STYLE.measure


@pytest.mark.parametrize("length", [1, 60, 150])
def test_an_address_stays_on_the_page_below_the_symbol(
    tmp_path: Path, faces: Faces, length: int
) -> None:
    _, back = covers(tmp_path / "e", "منشور برابری زنان شهر ما", LINK.format("a" * length))
    [symbol] = back.figures
    boxes = list(ink(back, faces))
    assert all(top > symbol.y + symbol.height for _, top, *_ in boxes)
    assert max(bottom for _, _, _, bottom, _ in boxes) < STYLE.height - mm(5)


def test_emblems_stand_above_the_title(tmp_path: Path, faces: Faces) -> None:
    front, _ = covers(tmp_path / "e", "گلستان", IMAGE.format(40))
    [emblem] = front.figures
    assert said(front, faces, "گلستان")[0] > emblem.y + emblem.height + pt(10)
    assert band(front).y < STYLE.height - mm(30)


@pytest.mark.parametrize(("emblem", "width"), [(SQUARE, 130), (TALL, 80)])
def test_an_emblem_that_leaves_the_title_no_room_is_refused(
    tmp_path: Path, emblem: str, width: int
) -> None:
    folder = edition(tmp_path / "e", "گلستان", IMAGE.format(width))
    (folder / "emblem.svg").write_text(emblem)
    source, reading = reading_of(folder)
    _, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    assert [problem.code for problem in problems if problem.severity.value == "error"] == [
        "image-size"
    ]
