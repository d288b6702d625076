"""Posters as pictures to be posted: their size, their bytes, what they say, and how they are
delivered and taken away.
"""

import json
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from edition.core.papers import SCREENS, least_x_height, pixels
from edition.core.units import mm
from edition.press import pictured
from tests.editions import run, write_edition

TEXT = "نان و آزادی\n\nبند یک.\n\n1. نان؛\n2. کار برای همه؛\n"
POSTERS = "".join(
    f'[[poster]]\nshows = "{shows}"\nsize = "{size}"\n'
    for size in ("1080x1080", "1080x1920", "A5")
    for shows in ("title", "each item")
)
NAMES = [
    f"{size}-{shown}"
    for size in ("1080x1080", "1080x1920")
    for shown in ("title", "item-1", "item-2")
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    write_edition(folder / "e", TEXT, f'[[output]]\nkind = "pamphlet"\n{POSTERS}')
    result = run("build", folder / "e", "--out", folder / "o")
    assert result.exit_code == 0, result.output
    return folder / "o" / "e"


def test_a_screen_has_a_picture_and_a_page_and_paper_a_page_alone(built: Path) -> None:
    posters = built / "posters"
    assert sorted(file.stem for file in posters.glob("*.png")) == sorted(NAMES)
    assert {file.stem for file in posters.glob("*.pdf")} > {
        file.stem for file in posters.glob("*.png")
    }


def test_a_picture_has_exactly_its_pixels(built: Path) -> None:
    for name in NAMES:
        picture = Image.open(built / "posters" / f"{name}.png")
        size = name.rpartition("-item")[0] or name.removesuffix("-title")
        assert (picture.size, picture.mode) == (pixels(size), "RGB"), name


def test_a_whole_screen_is_bare_where_apps_cover_it(built: Path) -> None:
    for name in ("title", "item-1", "item-2"):
        picture = Image.open(built / "posters" / f"1080x1920-{name}.png")
        # A seventh above, and a fifth below but for the tails of the last line.
        for top, bottom in ((0, 268), (1548, 1920)):
            covered = picture.crop((0, top, 1080, bottom))
            assert covered.getcolors() == [(1080 * (bottom - top), (255, 255, 255))], name


def test_it_is_the_page_of_its_pdf(built: Path) -> None:
    pdf = (built / "posters" / "1080x1920-item-2.pdf").read_bytes()
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_width() / page.get_height() == pytest.approx(1080 / 1920)
    drawn = page.render(scale=1079.99 / page.get_width()).to_pil().convert("RGB")
    shown = Image.open(built / "posters" / "1080x1920-item-2.png")
    assert ImageChops.difference(drawn, shown).getbbox() is None


def test_the_same_page_gives_the_same_bytes_which_say_no_time(built: Path) -> None:
    pdf = (built / "posters" / "1080x1080-title.pdf").read_bytes()
    first, second = (pictured(pdf, (1080, 1080)) for _ in range(2))
    assert first == second == (built / "posters" / "1080x1080-title.png").read_bytes()
    assert Image.open(BytesIO(first)).info == {}


def test_what_each_says_stands_beside_them(built: Path) -> None:
    content = (built / "posters" / "alt.json").read_bytes()
    listed = json.loads(content)
    assert content.endswith(b"]\n") and [each["file"] for each in listed] == [
        f"{name}.png" for name in NAMES
    ]
    assert {each["lang"] for each in listed} == {"fa"}
    said = {each["file"]: each["alt"] for each in listed}
    assert said["1080x1080-title.png"] == "نان و آزادی شورای نویسندگان"
    assert said["1080x1080-item-2.png"] == "۲ کار برای همه شورای نویسندگان"
    assert said["1080x1080-item-1.png"] == "۱ نان شورای نویسندگان"
    assert said["1080x1080-item-2.png"] == said["1080x1920-item-2.png"]


def test_an_address_is_said_as_one_and_a_symbol_as_what_it_is(tmp_path: Path) -> None:
    url = "https://example.org/details/a-long-name-of-a-text-that-takes-two-lines"
    link = f'[[link]]\nlabel = "نسخه"\nurl = "{url}"\nqr = true\nconfirmed = true\n'
    write_edition(tmp_path / "e", TEXT, POSTERS + link)
    assert run("build", tmp_path / "e", "--fast", "--out", tmp_path / "o").exit_code == 0
    first, *_ = json.loads((tmp_path / "o" / "e" / "posters" / "alt.json").read_bytes())
    assert first["alt"] == f"نان و آزادی شورای نویسندگان QR: نسخه {url.removeprefix('https://')}"


def test_they_are_listed_and_go_when_the_folder_is_cleaned(built: Path, tmp_path: Path) -> None:
    listed = {each["file"] for each in json.loads((built / "outputs.json").read_text())["outputs"]}
    assert {f"posters/{name}.png" for name in NAMES} | {"posters/alt.json"} <= listed
    write_edition(tmp_path / "e", TEXT, POSTERS)
    for arguments in (("build", tmp_path / "e", "--fast"), ("clean",)):
        where = ("--out", tmp_path / "o") if arguments[0] == "build" else (tmp_path / "o",)
        result = run(*arguments, *where)
        assert result.exit_code == 0, result.output
    assert list((tmp_path / "o").rglob("*.png")) == []


def test_without_a_screen_there_is_neither(tmp_path: Path) -> None:
    write_edition(tmp_path / "e", TEXT, '[[poster]]\nshows = "title"\n')
    assert run("build", tmp_path / "e", "--fast", "--out", tmp_path / "o").exit_code == 0
    there = {file.name for file in (tmp_path / "o" / "e").rglob("*")}
    assert "alt.json" not in there and not any(name.endswith(".png") for name in there)


def test_they_are_in_the_deposit(tmp_path: Path) -> None:
    write_edition(
        tmp_path / "e", TEXT, f'[[output]]\nkind = "pamphlet"\n{POSTERS}', publisher='"نشر"'
    )
    result = run("deposit", tmp_path / "e", "--out", tmp_path / "o")
    assert result.exit_code == 0, result.output
    bag = tmp_path / "o" / "e" / "deposit" / "a-text-1404"
    for file in (*(f"{name}.png" for name in NAMES), "alt.json"):
        assert (bag / "data" / "posters" / file).is_file(), file
        assert f"data/posters/{file}" in (bag / "manifest-sha256.txt").read_text()


def test_a_screen_in_the_hand_is_as_wide_as_a_telephone() -> None:
    """And what is read there is a millimetre high at least, its small print a little less. A picture
    that is wider than high is seen as wide as that one.
    """
    for paper in SCREENS.values():
        assert mm(60) < paper.width < mm(77)
        assert least_x_height(paper.reading) == mm(1)
        assert 24 <= paper.small_print * 1080 / paper.width <= 36


def test_a_screen_is_not_printed_in_pieces(tmp_path: Path) -> None:
    write_edition(
        tmp_path / "e", TEXT, '[[poster]]\nshows = "title"\nsize = "1080x1080"\ntiles = "A4"\n'
    )
    result = run("build", tmp_path / "e", "--out", tmp_path / "o")
    assert result.exit_code == 1
    assert "`poster[1].tiles` is «A4», and 1080x1080 is a picture to be posted" in result.output
