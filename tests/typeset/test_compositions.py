"""Which composition a poster has, why, and how each stands; what a poster may show, and what is said
of one that is not to be had.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from edition.core.units import Length, mm, pt
from edition.model.page import Composed, Drawing, Matrix, PagedDocument, PlacedLine
from tests.editions import run, write_edition
from tests.typeset.test_posters import LINK, poster, posters_of, problems_of

LONG = (
    "ما مردمان این سرزمین می‌خواهیم که هر کس بی‌هراس سخن بگوید و بنویسد و گرد هم آید و هیچ نیرویی "
    "نتواند این حق را از او بگیرد، نه امروز و نه فردا."
)
TEXT = f"""نان و آزادی

بند یک.

1. نان؛
2. کار برای همه؛
3. لغو مجازات اعدام و ممنوعیت شکنجه؛
4. برچیدن مین‌ها از همهٔ دشت‌ها و روستاهای مرزی؛

{LONG}

زنده باد آزادی
"""
SLOGANS = '[structure]\nslogans = ["زنده باد آزادی"]\n'
ARTICLES = """منشور

ماده ۱
۱. هر کس حق زندگی دارد.
۲. هیچ کس برده نیست.

ماده ۲
۱. هر کس حق آموزش دارد.
۲. آموزش رایگان است.

ماده ۳
۱. هر کس حق کار دارد.
"""
VERSE = """نان و آزادی

بند یک.

باد آمد و بوی نان تازه	از کوچهٔ کارگر به ما داد
ما گرد همیم و گرد این نان	هر کس که رسید گوید آزاد

شب رفت و ستاره ماند و دیوار	دیوار ز روزنی خبر داد
"""


def made(
    folder: Path, *posters: str, text: str = TEXT, more: str = SLOGANS
) -> Mapping[str, PagedDocument]:
    """The posters of an edition by the names of their files, without their size."""
    title = text.partition("\n")[0]
    write_edition(folder, text, "".join(posters) + more + LINK, title=f'"{title}"')
    return {paged.name.partition("-")[2]: paged for paged in posters_of(folder)}


def refused(folder: Path, *posters: str, text: str = TEXT, more: str = SLOGANS) -> list[str]:
    title = text.partition("\n")[0]
    write_edition(folder, text, "".join(posters) + more + LINK, title=f'"{title}"')
    return problems_of(folder)


def said(line: PlacedLine) -> str:
    return " ".join(fragment.text for fragment in line.line.fragments)


def words(paged: PagedDocument) -> list[str]:
    """Its lines of display type, foot and all."""
    return [said(line) for line in paged.pages[0].lines]


def number_of(paged: PagedDocument) -> Drawing:
    [found] = [each for each in paged.pages[0].figures if isinstance(each, Drawing)]
    return found


# What chooses.


def test_the_words_choose_and_the_report_says_why(tmp_path: Path) -> None:
    shows = ("title", "items", "each item", "paragraph 2", "each slogan")
    found = made(tmp_path / "e", *map(poster, shows))
    assert {name: (paged.composed.composition, paged.composed.why) for name, paged in found.items() if paged.composed} == {
        "title": ("stack", "few"),
        "items": ("page", "list"),
        "item-1": ("numeral", "number"),
        "item-2": ("numeral", "number"),
        "item-3": ("numeral", "number"),
        "item-4": ("numeral", "number"),
        "paragraph-2": ("page", "words"),
        "slogan-1": ("stack", "few"),
    }  # fmt: skip
    result = run("build", tmp_path / "e", "--only", "posters", "--out", tmp_path / "o")
    assert result.exit_code == 0, result.output
    report = (tmp_path / "o" / "e" / "report.html").read_text(encoding="utf-8")
    for name, words_of_it in (
        ("A3-title", ("stack", "it is a few words")),
        ("A3-items", ("page", "it shows several blocks")),
        ("A3-item-1", ("numeral", "it is a numbered item")),
        ("A3-paragraph-2", ("page", "it has more than 25 words")),
    ):
        [told] = re.findall(rf"<tr><td><bdi[^>]*>posters/{name}\.pdf</bdi></td>(.*?)</tr>", report)
        assert all(f">{word}</span>" in told for word in words_of_it), name


def test_a_flood_is_only_where_it_is_asked_for(tmp_path: Path) -> None:
    asked = poster("each slogan", 'compose = "flood"\n')
    paged = made(tmp_path / "e", asked)["slogan-1"]
    assert paged.composed == Composed("flood", "asked")


def test_an_editors_heading_makes_a_page_of_one_item_too(tmp_path: Path) -> None:
    found = made(tmp_path / "e", poster("item 3", 'heading = "خواست ما"\n'))["item-3"]
    assert found.composed and found.composed.composition == "page"
    assert words(found)[0] == "خواست ما"


# What does not suit.


@pytest.mark.parametrize(
    ("shows", "compose", "why"),
    [
        ("slogan 1", "numeral", "«slogan 1» has no number"),
        ("items", "stack", "«items» is more than the words of one block"),
        ("items", "flood", "«items» is more than the words of one block"),
        ("items", "numeral", "«items» is more than the words of one block"),
    ],
)
def test_a_composition_that_does_not_suit_is_refused_with_its_line(
    shows: str, compose: str, why: str, tmp_path: Path
) -> None:
    [problem] = refused(tmp_path / "e", poster(shows, f'compose = "{compose}"\n'))
    assert re.search(rf"edition\.toml:\d+: error: `poster\[1\]\.compose` is «{compose}»", problem)
    assert f"{why}; leave `compose` out, or write `page`. [poster-composition]" in problem
    line = int(re.search(r":(\d+):", problem)[1])  # type: ignore[index]
    toml = (tmp_path / "e" / "edition.toml").read_text(encoding="utf-8").splitlines()
    assert toml[line - 1].startswith("compose")


def test_one_of_a_series_that_has_no_number_is_named(tmp_path: Path) -> None:
    bullets = "نان و آزادی\n\nبند یک.\n\n• کار\n• مسکن\n"
    asked = poster("each item", 'compose = "numeral"\n')
    [problem] = refused(tmp_path / "e", asked, text=bullets, more="")
    assert "«item 1» has no number" in problem


@pytest.mark.parametrize(
    ("compose", "shows"),
    [("page", "items"), ("page", "item 1"), ("stack", "item 1"), ("flood", "title")],
)
def test_what_suits_is_made(compose: str, shows: str, tmp_path: Path) -> None:
    [paged] = made(tmp_path / "e", poster(shows, f'compose = "{compose}"\n')).values()
    assert paged.composed and (paged.composed.composition, paged.composed.why) == (compose, "asked")


def test_a_wrong_reference_says_what_there_is(tmp_path: Path) -> None:
    [problem] = refused(tmp_path / "a", poster("item 9"))
    assert (
        "name one of what there is: title, paragraph 1 to 2, each paragraph, paragraphs, "
        "item 1 to 4, each item, items, slogan"
    ) in problem
    [problem] = refused(tmp_path / "b", poster("couplet 4"), text=VERSE, more=AS_VERSE)
    assert "verse, stanza 1 to 2, each stanza, couplet 1 to 3, each couplet" in problem
    assert "stanzas" not in problem and "couplets" not in problem  # of which there is none


AS_VERSE = "[structure]\nverse = true\n"

# An item alone.


@pytest.mark.parametrize(
    ("text", "alone", "left_out"),
    [
        ("نان؛", "نان", "؛"),
        ("نان،", "نان", "،"),
        ("نان.", "نان", "."),
        ("نان!", "نان!", ""),
        ("نان؟", "نان؟", ""),
        ("نان…", "نان…", ""),
        ("نان ...", "نان ...", ""),
        ("نان و آب و غ.", "نان و آب و غ.", ""),
    ],
)
def test_the_mark_that_parts_an_item_from_the_next_is_not_set(
    text: str, alone: str, left_out: str, tmp_path: Path
) -> None:
    listed = f"نان و آزادی\n\nبند یک.\n\n1. {text}\n2. کار؛\n"
    paged = made(tmp_path / "e", poster("item 1"), text=listed, more="")["item-1"]
    assert " ".join(words(paged)).startswith(f"{alone} شورای")
    assert paged.composed and paged.composed.left_out == left_out


def test_odd_numbers_stand_at_the_right_and_even_ones_at_the_left(tmp_path: Path) -> None:
    found = made(tmp_path / "e", poster("each item"))
    for number in range(1, 5):
        paged = found[f"item-{number}"]
        shape = number_of(paged)
        middle = shape.x + shape.width // 2
        assert (middle > paged.width // 2) == (number % 2 == 1), number


def test_numbers_of_a_series_have_one_size(tmp_path: Path) -> None:
    """Their words one of three, but a word to be called out."""
    items = "".join(
        f"{n}. {' '.join(['خواست', 'ما', 'این', 'است', 'که', 'هر', 'کس', 'کار', 'داشته', 'باشد'][: 4 + n % 7])}؛\n"
        for n in range(1, 11)
    )
    found = made(
        tmp_path / "e", poster("each item"), text=f"نان و آزادی\n\nبند یک.\n\n{items}", more=""
    )
    sizes = {paged.smallest for paged in found.values()}
    assert len(found) == 10 and len(sizes) <= 3
    tops = {number_of(paged).y for paged in found.values()}
    assert len(tops) == 1


def test_a_lettered_item_has_its_letter(tmp_path: Path) -> None:
    text = "نان و آزادی\n\nبند یک.\n\nالف) نان برای همه\nب) کار برای همه\n"
    found = made(tmp_path / "e", poster("each item"), text=text, more="")
    assert {paged.composed for paged in found.values()} == {Composed("numeral", "number")}
    for name in ("item-1", "item-2"):
        shape = number_of(found[name])
        assert shape.x + shape.width > found[name].width * 0.8, name


def test_where_numbers_restart_the_heading_stands_above_and_lends_its_number(
    tmp_path: Path,
) -> None:
    found = made(tmp_path / "e", poster("each item"), text=ARTICLES, more="")
    assert len(found) == 5
    for name, heading in (("item-2", "ماده ۱"), ("item-3", "ماده ۲"), ("item-5", "ماده ۳")):
        assert words(found[name])[0] == heading, name
        assert found[name].composed == Composed("numeral", "number", "."), name
    # The number is that of the article: 1 and 3 at the right, 2 at the left.
    sides = [number_of(found[f"item-{n}"]).x > found["item-1"].width // 2 for n in (1, 2, 3, 4, 5)]
    assert sides == [True, True, False, False, True]


# What may be shown.


def test_a_section_has_its_heading_and_its_items(tmp_path: Path) -> None:
    found = made(tmp_path / "e", poster("each heading"), text=ARTICLES, more="")
    assert list(found) == ["heading-1", "heading-2", "heading-3"]
    two = words(found["heading-2"])
    assert two[0] == "ماده ۲" and "آموزش رایگان است." in " ".join(two)
    assert not any("برده" in line or "کار" in line.split() for line in two)


def test_verse_is_shown_by_couplet_by_stanza_and_whole(tmp_path: Path) -> None:
    shows = ("couplet 1", "couplet 3", "stanza 1", "verse")
    found = made(tmp_path / "e", *map(poster, shows), text=VERSE, more=AS_VERSE)
    assert {
        name: paged.composed.composition for name, paged in found.items() if paged.composed
    } == {
        "couplet-1": "stack",
        "couplet-3": "stack",
        "stanza-1": "stack",
        "verse": "page",
    }
    texts = {name: " ".join(words(paged)) for name, paged in found.items()}
    assert "بوی نان تازه" in texts["couplet-1"] and "گرد همیم" not in texts["couplet-1"]
    assert "گرد همیم" in texts["stanza-1"] and "ستاره" not in texts["stanza-1"]
    assert "بوی نان" in texts["verse"] and "ستاره" in texts["verse"]


def test_no_word_of_a_couplet_is_called_out(tmp_path: Path) -> None:
    """Its lines are nearly equal in size, where a title would begin with one word as a shout."""
    for size in ("A3", "A5", "1080x1080", "1080x1920"):
        asked = poster("couplet 1", f'size = "{size}"\n')
        paged = made(tmp_path / size, asked, text=VERSE, more=AS_VERSE)["couplet-1"]
        sizes = [line.line.size for line in paged.pages[0].lines if line.line.size > pt(20)]
        assert len(sizes) >= 2 and max(sizes) <= 2 * min(sizes), size


def test_a_couplet_stands_in_the_margins_of_all_single_things(tmp_path: Path) -> None:
    found = made(tmp_path / "e", poster("couplet 1"), poster("title"), text=VERSE, more=AS_VERSE)
    assert len(set(bands(found))) == 1
    left = {
        each.x
        for paged in found.values()
        for each in paged.pages[0].figures
        if isinstance(each, Matrix)
    }
    assert len(left) == 1


def test_the_band_of_many_words_is_in_the_accent_where_no_number_is(tmp_path: Path) -> None:
    long = f"{TEXT}\n"
    found = made(tmp_path / "e", poster("paragraph 2"), poster("title"), text=long)
    inks = {rule.ink for paged in found.values() for rule in paged.pages[0].rules}
    assert inks == {"accent"}
    numbered = TEXT.replace("4. برچیدن", f"4. {LONG}")
    found = made(tmp_path / "n", poster("item 4"), text=numbered)
    assert found["item-4"].composed == Composed("page", "words", "؛")
    assert {rule.ink for rule in found["item-4"].pages[0].rules} == {"black"}


def test_each_half_of_a_couplet_begins_a_line(tmp_path: Path) -> None:
    lines = words(made(tmp_path / "e", poster("couplet 1"), text=VERSE, more=AS_VERSE)["couplet-1"])
    assert any(line.startswith("از کوچهٔ") for line in lines)
    assert not any("تازه از" in line for line in lines)


# The flood.


def flooded(folder: Path, more: str = "") -> PagedDocument:
    return made(folder, poster("slogan 1", f'compose = "flood"\n{more}'))["slogan-1"]


def test_a_flooded_sheet_is_in_the_accent_its_first_line_white_and_the_rest_black(
    tmp_path: Path,
) -> None:
    paged = flooded(tmp_path / "e")
    page = paged.pages[0]
    field = page.rules[0]
    white = mm(5)
    assert (field.x, field.y, field.width, field.height, field.ink) == (
        white, white, paged.width - 2 * white, paged.height - 2 * white, "accent",
    )  # fmt: skip
    large = [line for line in page.lines if line.line.size > mm(20)]
    inks = [line.line.fragments[0].ink for line in large]
    assert inks[0] == "paper" and set(inks[1:]) == {"black"} and len(inks) > 1


def test_a_symbol_on_a_flooded_sheet_stands_on_white_with_its_quiet_zone(tmp_path: Path) -> None:
    page = flooded(tmp_path / "e").pages[0]
    [symbol] = [each for each in page.figures if isinstance(each, Matrix)]
    [white] = [rule for rule in page.rules if rule.ink == "paper"]
    quiet = 4 * symbol.module
    assert white.x <= symbol.x - quiet and white.y <= symbol.y - quiet
    assert white.x + white.width >= symbol.x + symbol.width + quiet
    assert white.y + white.height >= symbol.y + symbol.height + quiet


def test_its_address_is_black_on_the_same_white(tmp_path: Path) -> None:
    page = flooded(tmp_path / "e").pages[0]
    [white] = [rule for rule in page.rules if rule.ink == "paper"]
    [address] = [line for line in page.lines if "example.org" in said(line)]
    assert white.y < address.y - address.line.size < address.y < white.y + white.height


# What all share.


def bands(found: Mapping[str, PagedDocument]) -> Iterator[tuple[Length, Length]]:
    for paged in found.values():
        yield from (
            (rule.y, rule.height)
            for rule in paged.pages[0].rules
            if rule.width == paged.width and rule.height < paged.height
        )


def test_stacks_numerals_and_floods_have_one_band_and_one_foot(tmp_path: Path) -> None:
    flood = poster("paragraph 1", 'compose = "flood"\n')
    shows = ("title", "each item", "each slogan")
    found = made(tmp_path / "e", *map(poster, shows), flood)
    assert len(found) == 7 and len(set(bands(found))) == 1
    symbols = {
        (each.x, each.y, each.width)
        for paged in found.values()
        for each in paged.pages[0].figures
        if isinstance(each, Matrix)
    }
    assert len(symbols) == 1


@pytest.mark.parametrize(
    ("shows", "compose"),
    [("title", "auto"), ("items", "auto"), ("item 1", "auto"), ("slogan 1", "flood")],
)
def test_nothing_lies_where_apps_cover_a_whole_screen(
    shows: str, compose: str, tmp_path: Path
) -> None:
    """A seventh of it above and a fifth below, but for the colour of a flood."""
    asked = f'compose = "{compose}"\nsize = "1080x1920"\n'
    [paged] = made(tmp_path / "e", poster(shows, asked)).values()
    [page] = paged.pages
    above, below = paged.height * 0.14, paged.height * 0.8
    assert all(above < line.y <= below for line in page.lines)
    for figure in page.figures:
        assert above - 1 <= figure.y and figure.y + figure.height <= below + 1
    for rule in page.rules:
        is_ground = rule.height == paged.height or rule.ink == "paper"
        assert is_ground or (above < rule.y and rule.y + rule.height < below)


def test_a_flood_for_a_screen_goes_to_its_edges(tmp_path: Path) -> None:
    asked = 'compose = "flood"\nsize = "1080x1080"\n'
    [paged] = made(tmp_path / "e", poster("slogan 1", asked)).values()
    field = paged.pages[0].rules[0]
    assert (field.x, field.y, field.width, field.height) == (0, 0, paged.width, paged.height)
