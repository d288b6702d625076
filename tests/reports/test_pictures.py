"""The pictures of the report and the contact sheet: the first page and the facts of every PDF, the
pages of the pamphlet, the same bytes again, and nothing of the machine.
"""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from pikepdf import Pdf
from PIL import Image
from pypdfium2 import PdfDocument

from edition.model.finished import Finished
from edition.reports.contact import contact
from edition.reports.contents import Report
from edition.reports.pictures import Card, card, strip
from edition.reports.report import report_html
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
    """The figures of a report, by the files that they show."""
    return {figure.find(".//bdi").text: figure for figure in html.fromstring(page).iter("figure")}


def cards_of(built: Path, *files: str) -> tuple[Card, ...]:
    return tuple(card(Finished(file, (built / file).read_bytes())) for file in files)


def page_with(built: Path, title: str, language: str, *files: str) -> str:
    return report_html(Report(title, (), language, cards=cards_of(built, *files)))


def test_every_pdf_is_shown(built: Path) -> None:
    shown = figures((built / "report.html").read_text(encoding="utf-8"))
    made = {file.relative_to(built).as_posix() for file in built.rglob("*.pdf")}
    assert set(shown) == made
    assert list(shown) == FILES


def test_its_facts_stand_in_both_languages(built: Path) -> None:
    shown = figures((built / "report.html").read_text(encoding="utf-8"))
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
    page = (built / "report.html").read_text(encoding="utf-8")
    with PdfDocument(built / "pamphlet.pdf") as pamphlet:
        pages = len(pamphlet)
    pictures = re.findall(r'src="([^"]*)"', page)
    assert len(pictures) == len(FILES) + pages
    for picture in pictures:
        kind, _, content = picture.partition(",")
        assert kind == "data:image/png;base64"
        assert max(Image.open(BytesIO(b64decode(content))).size) <= 321
    addresses = re.findall(r"url\(([^)]{,30})", page)
    assert addresses and all(each.startswith("data:font/woff;base64,") for each in addresses)
    assert not re.search(r"<script|<link|<iframe|@import", page)


def test_pages_face_one_another_and_the_first_stands_alone(built: Path) -> None:
    [spreads] = html.fromstring((built / "report.html").read_bytes()).find_class("spreads")
    assert spreads.get("dir") == "rtl"
    says = [[image.get("alt") for image in each.iter("img")] for each in spreads]
    assert says[0] == ["صفحهٔ ۱ از pamphlet.pdf"]
    assert says[1] == ["صفحهٔ ۲ از pamphlet.pdf", "صفحهٔ ۳ از pamphlet.pdf"]


def test_of_many_pages_the_first_are_shown_and_the_others_counted() -> None:
    content = BytesIO()
    with Pdf.new() as made:
        for _ in range(30):
            made.add_blank_page(page_size=(100, 140))
        made.save(content)
    long = Finished("pamphlet.pdf", content.getvalue())
    pages = strip(long)
    assert (len(pages.pictures), pages.pages) == (24, 30)
    page = report_html(Report("", (), "en", cards=(card(long),), strip=pages))
    assert page.count('alt="Page ') == 24
    assert "Further pages, to be seen in the file itself: 6." in page


def test_of_many_files_some_have_pictures_and_all_have_names(built: Path) -> None:
    [one] = cards_of(built, FILES[2])
    cards = tuple(replace(one, file=f"posters/A3-item-{at:03}.pdf") for at in range(100))
    page = report_html(Report("", (), "fa", cards=cards))
    assert page.count("data:image/png") == 62 < 100
    assert all(card_.file in page for card_ in cards)
    # Two of them stand open.
    assert html.fromstring(page).xpath("count(//figure[not(ancestor::details)])") == 2


def test_the_picture_of_all_of_them_has_a_cell_for_each(built: Path) -> None:
    assert Image.open(built / "contact.png").size == (4 * 300 + 60, 440 + 120)


def test_the_bytes_are_the_same_again(built: Path) -> None:
    font = all_faces()["Regular"]
    first, second = (
        (
            contact(cards_of(built, *FILES), "نان و آزادی", "fa", font),
            page_with(built, "نان و آزادی", "fa", *FILES),
        )
        for _ in range(2)
    )
    assert first == second


def test_a_fast_build_and_a_pamphlet_alone_have_none(tmp_path: Path) -> None:
    write_edition(tmp_path / "e", more=MORE)
    for name, options in (("fast", ("--fast",)), ("alone", ("--only", "pamphlet"))):
        assert run("build", tmp_path / "e", "--out", tmp_path / name, *options).exit_code == 0
        assert not list((tmp_path / name).rglob("contact.*"))


def test_two_readings_of_the_pamphlet_are_no_sheet(tmp_path: Path) -> None:
    kinds = '[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "pamphlet"\nreading = "diplomatic"\n'
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "دو"\nreason = "r"\n'
    write_edition(tmp_path / "e", more=kinds, emendations=entry)
    assert run("build", tmp_path / "e", "--out", tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / "e" / "report.html").read_text(encoding="utf-8")
    assert list(figures(page)) == ["pamphlet.pdf", "pamphlet-diplomatic.pdf"]
    assert not list((tmp_path / "out").rglob("contact.*"))


def shown_after(folder: Path, *kinds: str, fast: bool = False) -> list[str]:
    """What the report shows when these have been made one by one; nothing where there is none."""
    for kind in kinds:
        options = ("--fast",) if fast else ()
        result = run("build", folder, "--out", folder.parent / "build", "--only", kind, *options)
        assert result.exit_code == 0, result.output
    page = folder.parent / "build" / folder.name / "report.html"
    return list(figures(page.read_text(encoding="utf-8"))) if page.is_file() else []


@pytest.mark.parametrize(
    "order", [("pamphlet", "posters", "handouts"), ("handouts", "pamphlet", "posters")]
)
def test_runs_one_by_one_end_in_the_same_sheet_as_one_for_all(
    built: Path, order: tuple[str, ...], tmp_path: Path
) -> None:
    assert shown_after(write_edition(tmp_path / "e", more=MORE), *order) == FILES
    again = tmp_path / "build" / "e"
    assert (again / "contact.png").read_bytes() == (built / "contact.png").read_bytes()
    pages = [(each / "report.html").read_text(encoding="utf-8") for each in (again, built)]
    first, second = (page.partition('<section aria-labelledby="wrong"')[0] for page in pages)
    assert re.findall(r'src="[^"]*"', first)[-4:] == re.findall(r'src="[^"]*"', second)[-4:]


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


@pytest.mark.parametrize(
    ("language", "opening", "facts"),
    [
        ("fa", '<html lang="fa" dir="rtl">', ["۱ صفحه", "1 page"]),
        ("ar", '<html lang="en" dir="ltr">', ["عدد الصفحات ١", "1 page"]),
        ("ckb", '<html lang="en" dir="ltr">', ["1 page"]),
    ],
)
def test_it_speaks_the_language_of_the_edition(
    language: str, opening: str, facts: list[str], built: Path
) -> None:
    page = page_with(built, TITLE, language, FILES[2])
    assert opening in page
    divisions = html.fromstring(page).findall(".//figcaption/div")
    assert [each.find("p").text.rpartition("، ")[2].rpartition(", ")[2] for each in divisions] == (
        facts
    )
    assert (f'<h1 lang="{language}" dir="auto">' in page) == (language != "fa")


def test_a_long_name_stays_within_its_cell(built: Path) -> None:
    """Two files side by side, the name of one a hundred letters: the other's cell is as before."""
    pdf = (built / FILES[2]).read_bytes()
    cells = []
    for name in ("a.pdf", f"{'m' * 100}.pdf"):
        both = [card(Finished("b.pdf", pdf)), card(Finished(name, pdf))]
        picture = contact(both, TITLE, "fa", FACE)
        cells.append(Image.open(BytesIO(picture)).crop((330, 60, 660, 510)).tobytes())
    assert cells[0] == cells[1]
