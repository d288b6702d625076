"""The contact sheet: a picture and the facts of every PDF, the same bytes again, and nothing of the machine."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from edition.dump.contact import Finished, contact
from tests.editions import all_faces, run, write_edition

MORE = '[[poster]]\nshows = "title"\ntiles = "A4"\n\n[[output]]\nkind = "pamphlet"\n\n[[output]]\nkind = "handout"\n'
FILES = ["pamphlet.pdf", "handouts/handout.pdf", "posters/A3-title.pdf", "posters/tiles/A3-title-A4.pdf"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of a small edition with a poster in pieces."""
    folder = tmp_path_factory.mktemp("contact")
    write_edition(folder / "e", more=MORE)
    result = run("build", folder / "e", "--out", folder / "build")
    assert result.exit_code == 0, result.output
    return folder / "build" / "e"


def figures(page: str) -> dict[str, html.HtmlElement]:
    return {figure.find(".//code").text: figure for figure in html.fromstring(page).iter("figure")}


def test_every_pdf_is_shown(built: Path) -> None:
    shown = figures((built / "contact.html").read_text(encoding="utf-8"))
    made = {file.relative_to(built).as_posix() for file in built.rglob("*.pdf")}
    assert set(shown) == made
    assert sorted(shown) == sorted(FILES)


def test_its_facts_stand_in_both_languages(built: Path) -> None:
    shown = figures((built / "contact.html").read_text(encoding="utf-8"))
    text = shown["posters/A3-title.pdf"].text_content()
    assert "۲۹۷ در ۴۲۰ میلی\u200cمتر (\u2066A3\u2069)، ۱ صفحه" in text and "297 by 420 mm (A3), 1 page" in text
    assert re.search(r"smallest type [\d.]+ ptread from [\d.]+ m", text) and re.search("کوچک\u200cترین حروف [۰-۹٫]+ پوینت", text)
    tiles = shown["posters/tiles/A3-title-A4.pdf"].text_content()
    assert "(A4), 5 pages" in tiles and "smallest" not in tiles


def test_the_pictures_are_within_the_page_and_nothing_is_fetched(built: Path) -> None:
    page = (built / "contact.html").read_text(encoding="utf-8")
    pictures = re.findall(r'src="([^"]*)"', page)
    assert len(pictures) == len(FILES)
    for picture in pictures:
        kind, _, content = picture.partition(",")
        assert kind == "data:image/png;base64"
        assert max(Image.open(BytesIO(b64decode(content))).size) <= 321
    assert not re.search(r"https?:|<script|<link|url\(", page)


def test_the_picture_of_all_of_them_has_a_cell_for_each(built: Path) -> None:
    assert Image.open(built / "contact.png").size == (4 * 300 + 60, 400 + 60)


def test_the_bytes_are_the_same_again(built: Path) -> None:
    finished = [Finished(file, (built / file).read_bytes(), 12000, 1.5) for file in FILES]
    font = all_faces()["Regular"].content
    first, second = (contact(finished, "نان و آزادی", font) for _ in range(2))
    assert first == second


def test_a_fast_build_and_a_pamphlet_alone_have_none(tmp_path: Path) -> None:
    write_edition(tmp_path / "e", more=MORE)
    for name, options in (("fast", ("--fast",)), ("alone", ("--only", "pamphlet"))):
        assert run("build", tmp_path / "e", "--out", tmp_path / name, *options).exit_code == 0
        assert not list((tmp_path / name).rglob("contact.*"))


def test_a_title_with_marks_of_html_is_escaped(built: Path) -> None:
    page = contact([Finished(FILES[0], (built / FILES[0]).read_bytes())], "<b>&", all_faces()["Regular"].content)["contact.html"]
    assert isinstance(page, str) and "<title>&lt;b&gt;&amp;</title>" in page
