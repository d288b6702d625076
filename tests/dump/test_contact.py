"""The contact sheet: a picture and the facts of every PDF, the same bytes again, and nothing of the
machine.
"""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from edition.model.finished import Finished, TypeFacts
from edition.reports.contact import contact
from tests.editions import TEXT, TITLE, all_faces, run, write_edition

MORE = (
    '[[poster]]\nshows = "title"\ntiles = "A4"\n\n[[output]]\nkind = '
    '"pamphlet"\n\n[[output]]\nkind = "handout"\n'
)
FACE = all_faces()["Regular"]
FILES = [
    "pamphlet.pdf",
    "handouts/handout.pdf",
    "posters/A3-title.pdf",
    "posters/tiles/A3-title-A4.pdf",
]


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
    assert list(shown) == FILES


def test_its_facts_stand_in_both_languages(built: Path) -> None:
    shown = figures((built / "contact.html").read_text(encoding="utf-8"))
    text = shown["posters/A3-title.pdf"].text_content()
    assert (
        "۲۹۷ در ۴۲۰ میلی\u200cمتر (\u2066A3\u2069)، ۱ صفحه" in text
        and "297 by 420 mm (A3), 1 page" in text
    )
    number, figure = r"([\d.]+)", "[۰-۹٫]+"
    found = re.search(
        f"largest type {number} pt, smallest {number} pt"
        f"first line read from {number} m, the rest from {number} m"
        f"largest blank {number} % of the sheet",
        text,
    )
    assert found
    largest, smallest, first, rest, blank = map(float, found.groups())
    assert largest >= smallest > 0 and first >= rest > 0 and 0 < blank < 20
    assert re.search(
        f"بزرگ\u200cترین حروف {figure} و کوچک\u200cترین {figure} پوینت"
        f"سطر نخست خوانا از {figure} متری، باقی از {figure} متری"
        f"بزرگ\u200cترین جای خالی {figure}٪ برگ",
        text,
    )
    handout = shown["handouts/handout.pdf"].text_content()
    assert re.search(rf"smallest type {number} ptread from {number} m", handout)
    assert "largest" not in handout
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
    assert Image.open(built / "contact.png").size == (4 * 300 + 60, 440 + 120)


def test_the_bytes_are_the_same_again(built: Path) -> None:
    finished = [
        Finished(file, (built / file).read_bytes(), TypeFacts(12000, 1.5)) for file in FILES
    ]
    font = all_faces()["Regular"]
    first, second = (contact(finished, "نان و آزادی", "fa", font) for _ in range(2))
    assert first == second


def test_a_fast_build_and_a_pamphlet_alone_have_none(tmp_path: Path) -> None:
    write_edition(tmp_path / "e", more=MORE)
    for name, options in (("fast", ("--fast",)), ("alone", ("--only", "pamphlet"))):
        assert run("build", tmp_path / "e", "--out", tmp_path / name, *options).exit_code == 0
        assert not list((tmp_path / name).rglob("contact.*"))


def shown_after(folder: Path, *kinds: str, fast: bool = False) -> list[str]:
    """What the contact sheet shows when these have been made one by one; nothing where there is
    none.
    """
    for kind in kinds:
        options = ("--fast",) if fast else ()
        result = run("build", folder, "--out", folder.parent / "build", "--only", kind, *options)
        assert result.exit_code == 0, result.output
    page = folder.parent / "build" / folder.name / "contact.html"
    return list(figures(page.read_text(encoding="utf-8"))) if page.is_file() else []


@pytest.mark.parametrize(
    "order", [("pamphlet", "posters", "handouts"), ("handouts", "pamphlet", "posters")]
)
def test_runs_one_by_one_end_in_the_same_sheet_as_one_for_all(
    built: Path, order: tuple[str, ...], tmp_path: Path
) -> None:
    assert shown_after(write_edition(tmp_path / "e", more=MORE), *order) == FILES
    for name in ("contact.html", "contact.png"):
        assert (tmp_path / "build" / "e" / name).read_bytes() == (built / name).read_bytes()


def test_what_another_state_of_the_source_made_is_not_shown(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", more=MORE)
    assert len(shown_after(folder, "posters")) == 2
    write_edition(folder, TEXT.replace("بند", "بند دیگر"), more=MORE)
    assert shown_after(folder, "handouts") == ["handouts/handout.pdf"]
    write_edition(folder, more=MORE)
    # The posters stand there still, the handout is of another text.
    assert shown_after(folder, "pamphlet") == [file for file in FILES if "handout" not in file]


def test_what_is_gone_or_is_another_file_by_now_is_not_shown(tmp_path: Path) -> None:
    folder, made = write_edition(tmp_path / "e", more=MORE), tmp_path / "build" / "e"
    assert shown_after(folder, "pamphlet", "posters") == [
        file for file in FILES if "handout" not in file
    ]
    (made / "pamphlet.pdf").write_bytes((made / "pamphlet.pdf").read_bytes() + b"%")
    (made / "posters" / "tiles" / "A3-title-A4.pdf").unlink()
    assert shown_after(folder, "handouts") == FILES[1:3]


@pytest.mark.parametrize("record", [b"", b"[]", b'{"state": 1}', b"\xff"])
def test_without_its_record_nothing_there_is_ours(tmp_path: Path, record: bytes) -> None:
    folder = write_edition(tmp_path / "e", more=MORE)
    shown_after(folder, "posters")
    (tmp_path / "build" / "e" / "outputs.json").write_bytes(record)
    result = run("build", folder, "--out", tmp_path / "build", "--only", "handouts")
    assert result.exit_code == 1 and "[not-ours]" in result.stderr
    assert (tmp_path / "build" / "e" / "outputs.json").read_bytes() == record


def test_a_fast_build_takes_the_sheet_away_and_the_next_one_has_it_whole(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", more=MORE)
    shown_after(folder, "posters", "pamphlet")
    assert shown_after(folder, "pamphlet", fast=True) == []
    assert shown_after(folder, "handouts") == FILES


def test_a_title_with_marks_of_html_is_escaped(built: Path) -> None:
    page = contact(
        [Finished(FILES[0], (built / FILES[0]).read_bytes())], "<b>&", "fa", all_faces()["Regular"]
    )["contact.html"]
    assert isinstance(page, str) and "<title>&lt;b&gt;&amp;</title>" in page


@pytest.mark.parametrize(
    ("language", "opening", "facts"),
    [
        ("fa", '<html lang="fa" dir="rtl">', ["۱ صفحه", "1 page"]),
        ("ar", '<html lang="ar" dir="rtl">', ["عدد الصفحات ١", "1 page"]),
        ("ckb", '<html lang="en" dir="ltr">', ["1 page"]),
    ],
)
def test_it_speaks_the_language_of_the_edition(
    language: str, opening: str, facts: list[str], built: Path
) -> None:
    file = FILES[2]
    made = contact([Finished(file, (built / file).read_bytes())], TITLE, language, FACE)
    page = made["contact.html"]
    assert isinstance(page, str) and opening in page
    divisions = html.fromstring(page).findall(".//figcaption/div")
    assert [each.find("p").text.rpartition("، ")[2].rpartition(", ")[2] for each in divisions] == (
        facts
    )
    assert (f'<h1 lang="{language}" dir="auto">' in page) == (len(facts) == 1)


def test_a_long_name_stays_within_its_cell(built: Path) -> None:
    """Two files side by side, the name of one a hundred letters: the other's cell is as before."""
    pdf = (built / FILES[2]).read_bytes()
    cells = []
    for name in ("a.pdf", f"{'m' * 100}.pdf"):
        made = contact([Finished("b.pdf", pdf), Finished(name, pdf)], TITLE, "fa", FACE)
        picture = made["contact.png"]
        assert isinstance(picture, bytes)
        cells.append(Image.open(BytesIO(picture)).crop((330, 60, 660, 510)).tobytes())
    assert cells[0] == cells[1]
