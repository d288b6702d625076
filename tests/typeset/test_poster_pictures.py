"""Posters as they are seen, measured on their pictures against the layout that was before them:
what issue 18 says that it must show.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from edition.core.papers import PosterSize, least_x_height
from edition.core.units import Length, pt
from edition.model.page import PagedDocument
from edition.reports.blank import blank_share
from edition.typeset.line.compositor import Compositor, Type
from tests.editions import write_edition
from tests.typeset.formerly import Setting

FULL = 0.97
"""Of a measure or a height: the white beside letters is a part of their width."""
PIXELS = 640
DARK = 215
"""A pixel that is darker has ink, the red of the accent too."""

SLOGANS = [
    "نه به زندان!",
    "آزادی",
    "نان، کار، آزادی",
    "زنده باد همبستگی کارگران و زحمتکشان",
    "سرنگون باد ستم، برقرار باد حکومت مردم",
    "آموزش رایگان برای همهٔ کودکان این سرزمین",
    "همه با هم تا پیروزی",
    "از کارخانه تا دانشگاه همصدا و همراه ایستاده‌ایم",
    "ما بی‌شماریم",
]
ITEMS = [
    "نان؛",
    "کار برای همه؛",
    "لغو مجازات اعدام و ممنوعیت شکنجه؛",
    "آموزش رایگان در همهٔ سطح‌ها و برای همهٔ کودکان، دور از هر تبعیض؛",
    "برابری کامل زنان و مردان در همهٔ عرصه‌های زندگی و لغو هر قانون که آن را نقض کند؛",
    "آزادی بیان و اندیشه و گردهمایی؛",
    "مسکن مناسب برای همهٔ خانواده‌ها؛",
]
LINK = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n'


class Seen(NamedTuple):
    """A poster and its picture, as it is and as it was."""

    ref: str
    text: str
    now: PagedDocument
    before: PagedDocument
    picture: Image.Image
    former: Image.Image


def text_of(items: list[str], slogans: list[str]) -> str:
    numbered = "".join(f"{n}. {item}\n" for n, item in enumerate(items, 1))
    return f"نان و آزادی\n\nبند یک.\n\n{numbered}\n" + "\n\n".join(slogans) + "\n"


@pytest.fixture(scope="module")
def own(compositor: Compositor, tmp_path_factory: pytest.TempPathFactory) -> Setting:
    listed = ", ".join(f'"{slogan}"' for slogan in SLOGANS)
    more = f"[structure]\nslogans = [{listed}]\n{LINK}"
    folder = tmp_path_factory.mktemp("seen") / "e"
    return Setting(compositor, write_edition(folder, text_of(ITEMS, SLOGANS), more))


@pytest.fixture(scope="module")
def statement(compositor: Compositor, repository: Path) -> Setting:
    return Setting(compositor, repository / "source" / "statement")


def picture(setting: Setting, paged: PagedDocument) -> Image.Image:
    page = pypdfium2.PdfDocument(setting.pdf(paged))[0]
    return page.render(scale=PIXELS / max(page.get_size())).to_pil().convert("RGB")


def seen(setting: Setting, shows: str, size: PosterSize = "A3") -> Iterator[Seen]:
    blocks = {block.ref: block.text for block in setting.reading.displayed.blocks}
    pairs = zip(setting.now(size, shows), setting.formerly(size, shows), strict=True)
    for now, before in pairs:
        pictures = picture(setting, now), picture(setting, before)
        yield Seen(now.name, blocks[now.name], now, before, *pictures)


@pytest.fixture(scope="module")
def slogans(own: Setting) -> list[Seen]:
    return list(seen(own, "each slogan"))


@pytest.fixture(scope="module")
def items(own: Setting) -> list[Seen]:
    return list(seen(own, "each item"))


@pytest.fixture(scope="module")
def of_the_statement(statement: Setting) -> list[Seen]:
    return [*seen(statement, "title"), *seen(statement, "each slogan")]


def inked(setting: Setting, paged: PagedDocument) -> float:
    """The share of an A3 sheet that the ink of its words covers: without bands and foot, which all
    posters have.
    """
    bare = replace(paged, pages=(replace(paged.pages[0], rules=()),))
    grey, sheet = picture(setting, bare).convert("L"), setting.sheet("A3")
    words = grey.crop((0, 0, grey.width, round(grey.height * sheet.bottom / sheet.paper.height)))
    return sum(words.histogram()[:DARK]) / (grey.width * grey.height)


def rows(shown: Image.Image, top: float, bottom: float) -> tuple[float, float, float]:
    """Of the ink between two heights, which are shares: its width and both its ends in height."""
    grey = shown.convert("L").point(lambda value: 255 if value < DARK else 0)
    box = grey.crop(
        (0, round(top * shown.height), shown.width, round(bottom * shown.height))
    ).getbbox()
    assert box
    left, upper, right, lower = box
    return (right - left) / shown.width, upper / shown.height + top, lower / shown.height + top


def words_of(setting: Setting, size: PosterSize, one: Seen) -> tuple[float, float]:
    """How much of the measure and of the height the words of a stack take."""
    sheet = setting.sheet(size)
    height = sheet.paper.height
    # The band is below the floor, and taken for no word.
    wide, upper, lower = rows(one.picture, 0, sheet.floor / height)
    measure = sheet.measure / sheet.paper.width
    return wide / measure, (lower - upper) / ((sheet.floor - sheet.top) / height)


def test_the_widest_line_fills_the_measure_or_all_lines_the_height(
    own: Setting, slogans: list[Seen]
) -> None:
    for one in slogans:
        assert max(words_of(own, "A3", one)) >= FULL, one.ref


def test_each_slogan_has_a_third_more_ink(own: Setting, slogans: list[Seen]) -> None:
    """But one of a single word that filled the measure."""
    for one in slogans:
        now, before = inked(own, one.now), inked(own, one.before)
        assert now >= 1.3 * before or " " not in one.text, one.ref


def test_of_the_statement_each_has_a_third_more_ink_and_no_large_blank(
    statement: Setting, of_the_statement: list[Seen]
) -> None:
    for one in of_the_statement:
        assert inked(statement, one.now) >= 1.3 * inked(statement, one.before), one.ref
        assert blank_share(one.picture) <= 0.2, one.ref
        assert one.now.smallest >= one.before.smallest, one.ref
        assert max(words_of(statement, "A3", one)) >= FULL, one.ref
        assert one.now.first >= 12, one.ref


def test_the_first_line_is_read_from_across_a_street_where_the_longest_word_allows(
    compositor: Compositor, own: Setting, slogans: list[Seen]
) -> None:
    """12 m, of a text of up to six words; a longer one has no room for that."""
    black = Type("Display Black", 0)
    far = own.sheet("A3").size_of(least_x_height(12), black)
    measure: Length = own.sheet("A3").measure
    for one in slogans:
        words = one.text.split(" ")
        longest = max(compositor.width(word, Type("Display Black", far)) for word in words)
        if longest <= measure and len(words) <= 6:
            assert max(one.now.largest, far) == one.now.largest, one.ref


@pytest.mark.parametrize("size", ["A5", "A3", "A0", "Letter", "1080x1080", "1080x1920"])
def test_no_line_of_a_title_or_slogan_is_smaller_than_before(
    size: PosterSize, own: Setting
) -> None:
    for shows in ("title", "each slogan"):
        pairs = zip(own.now(size, shows), own.formerly(size, shows), strict=True)
        assert [now.name for now, before in pairs if now.smallest < before.smallest] == []


@pytest.mark.parametrize("size", ["A5", "A3", "A0", "Tabloid", "1080x1080", "1080x1920"])
def test_no_item_is_smaller_by_more_than_a_tenth(size: PosterSize, own: Setting) -> None:
    pairs = zip(own.now(size, "each item"), own.formerly(size, "each item"), strict=True)
    assert [
        (now.name, now.smallest / before.smallest)
        for now, before in pairs
        if now.smallest < 0.9 * before.smallest - pt(0.1)
    ] == []


def test_a_sheet_that_is_blank_whatever_is_done_does_not_decide_for_its_series(
    compositor: Compositor, tmp_path: Path
) -> None:
    """A long word fills nothing but its line; and an address is broken."""
    items = ["نان؛", "مسکن ارزان؛", "مسئولیت‌پذیری؛", "نشانی ما https://example.org/campaigns/bread-and-roses/2026 است؛"]  # fmt: skip
    more = f"[structure]\nslogans = []\n{LINK}"
    setting = Setting(compositor, write_edition(tmp_path / "e", text_of(items, []), more))
    blank = {
        paged.name: round(blank_share(picture(setting, paged)), 2)
        for paged in setting.now("A3", "each item")
    }
    assert {name for name, share in blank.items() if share > 0.2} == {"item 3"}, blank


def test_a_number_of_three_figures_stays_within_the_measure(
    compositor: Compositor, tmp_path: Path
) -> None:
    text = text_of(["آزادی و برابری برای همه است؛"] * 103, [])
    setting = Setting(
        compositor, write_edition(tmp_path / "e", text, "[structure]\nslogans = []\n")
    )
    [paged] = setting.now("A3", "item 103")
    head = picture(setting, paged).convert("L").point(lambda grey: 255 * (grey < DARK))
    sheet = setting.sheet("A3")
    margin = sheet.forme.left * PIXELS // sheet.paper.height - 1
    left, _, right, _ = head.crop((0, 0, head.width, head.height // 3)).getbbox() or (0, 0, 0, 0)
    assert margin <= left < head.width // 2 and right <= head.width - margin


def test_no_item_leaves_more_blank_than_before(items: list[Seen]) -> None:
    for one in items:
        now, before = blank_share(one.picture), blank_share(one.former)
        assert now <= max(0.2, before) + 0.005, one.ref


@pytest.mark.parametrize("link", [LINK, ""], ids=["with a symbol", "without"])
@pytest.mark.parametrize("size", ["A5", "A3", "A0"])
def test_no_blank_of_a_fifth_of_the_sheet(
    size: PosterSize, link: str, compositor: Compositor, tmp_path: Path
) -> None:
    """Beside or below titles, short items and slogans of more than a word."""
    slogans = ["زنده باد آزادی", "نه به جنگ!", "ما بی‌شماریم"]
    text = text_of(["نان؛", "کار برای همه؛", "لغو مجازات اعدام و ممنوعیت شکنجه؛"], slogans)
    listed = ", ".join(f'"{slogan}"' for slogan in slogans)
    more = f"[structure]\nslogans = [{listed}]\n{link}"
    setting = Setting(compositor, write_edition(tmp_path / "e", text, more))
    for shows in ("title", "each item", "each slogan"):
        for paged in setting.now(size, shows):
            assert round(blank_share(picture(setting, paged)), 2) <= 0.2, paged.name
