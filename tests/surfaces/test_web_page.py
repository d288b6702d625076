"""The page of the web: what it weighs, says of itself, leads to, and does not do."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.editions import run, write_edition
from tests.surfaces.shown import BOTH, built, page_of

SERVED = '[[link]]\nlabel = "صفحه"\nurl = "https://example.org/{id}/"\nqr = true\nserves = "web"\n'
MOST, MOST_AS_SENT = 100_000, 60_000


def test_the_page_of_the_statement_is_light(surfaces: Path) -> None:
    page = (surfaces / "web" / "index.html").read_bytes()
    assert len(page) <= MOST and len(gzip.compress(page, 9)) <= MOST_AS_SENT


def test_it_runs_and_fetches_nothing(surfaces: Path) -> None:
    page = page_of(surfaces)
    assert [node.get("type") for node in page.iter("script")] == ["application/ld+json"]
    assert not page.xpath("//*[@src or @style or @onclick] | //img | //iframe | //form")
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_both_printed_dates_are_the_day_that_counts(surfaces: Path) -> None:
    days = page_of(surfaces).xpath("//article//p[contains(@class, 'date')]//time")
    assert [(day.get("datetime"), day.text_content()) for day in days] == [
        ("2016-10-28", "۸ تا ۱۰ آبان ۱۳۹۵"),
        ("2016-10-28", "۲۸ تا ۳۰ اکتبر ۲۰۱۶"),
    ]
    [note] = page_of(surfaces).xpath("//dd[@id='about-dates']")
    assert "اختلاف دارد" in note.text_content() and "آخر هفته" not in note.text_content()


def test_what_lies_beside_it_has_the_digest_that_it_says(surfaces: Path) -> None:
    entries = page_of(surfaces).xpath("//ul[@class='files']/li")
    told = {
        entry.xpath("a/@href")[0]: entry.xpath("span/text()")[0].removeprefix("sha256:")
        for entry in entries
    }
    assert list(told) == [
        "pamphlet.pdf",
        "booklet.pdf",
        "screen.pdf",
        "edition.epub",
        "text.txt",
        "emendations.csv",
    ]
    for name, digest in told.items():
        assert sha256((surfaces / "web" / name).read_bytes()).hexdigest() == digest
    assert (surfaces / "web" / "pamphlet.pdf").read_bytes() == (
        surfaces / "pamphlet.pdf"
    ).read_bytes()


def test_how_it_was_edited_lies_beside_it(tmp_path: Path) -> None:
    """The imprint says that the list accompanies the page."""
    changed = '[[emendation]]\nline = 3\nbefore = "يک"\nafter = "یک"\nreason = "ی"\n'
    edition = write_edition(tmp_path / "text", "نان و آزادی\n\nبند يک.\n", BOTH, changed)
    assert run("build", edition, "--out", tmp_path / "out", "--only", "web").exit_code == 0
    beside = tmp_path / "out" / "text" / "web"
    assert (beside / "emendations.csv").read_bytes() == (
        tmp_path / "out" / "text" / "emendations.csv"
    ).read_bytes()
    assert (beside / "text.txt").read_text(encoding="utf-8").endswith("بند یک.\n")
    assert "emendations.csv" in page_of(beside.parent).xpath("//ul[@class='files']//a/@href")


def test_json_ld_is_the_record(surfaces: Path) -> None:
    [said] = page_of(surfaces).xpath("//script/text()")
    described = json.loads(said)
    assert described["temporalCoverage"] == "2016-10-28/2016-10-30"
    assert described["inLanguage"] == "fa" and described["datePublished"] == "2026-11-26"
    assert described["sameAs"] == "https://archive.org/details/shora-hamkari-bayaniye-1395-08"
    assert {each["contentUrl"] for each in described["encoding"]} >= {"pamphlet.pdf", "text.txt"}


@pytest.mark.parametrize(("headings", "has_contents"), [(2, False), (3, True)])
def test_contents_are_claimed_where_they_are(
    tmp_path: Path, headings: int, has_contents: bool
) -> None:
    text = "# نان و آزادی\n\nبند.\n" + "".join(f"\n## بخش {n}\n\nبند.\n" for n in range(headings))
    page = page_of(built(tmp_path, text, name="text.md"))
    [said] = page.xpath("//script/text()")
    claimed = "tableOfContents" in json.loads(said)["accessibilityFeature"]
    assert (claimed, bool(page.xpath("//nav"))) == (has_contents, has_contents)


def test_nothing_in_the_edition_ends_the_description(tmp_path: Path) -> None:
    build = built(tmp_path, "بند.\n", description='"</script><b>نان</b>"')
    page = (build / "web" / "index.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 1 and "\\u003c/script>" in page


def test_the_address_that_it_will_stand_at(tmp_path: Path) -> None:
    """It is where citations and pictures lead, for those need a whole address."""
    build = built(tmp_path, "نان و آزادی\n\nبند یک.\n", SERVED)
    page = page_of(build)
    address = "https://example.org/a-text-1404/"
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert page.xpath("//meta[@property='og:image']/@content") == [f"{address}preview.png"]
    assert page.xpath("//meta[@name='citation_pdf_url']/@content") == [f"{address}pamphlet.pdf"]


def test_without_an_address_nothing_is_made_up(surfaces: Path) -> None:
    page = page_of(surfaces)
    assert not page.xpath("//link[@rel='canonical'] | //meta[@property='og:image']")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (SERVED, "nothing-served"),
        (SERVED.replace('serves = "web"\n', ""), "qr-elsewhere"),
    ],
)
def test_what_stands_at_an_address_is_told(tmp_path: Path, more: str, code: str) -> None:
    folder = write_edition(tmp_path / "text", more=more)
    done = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet", "--fast")
    assert f"[{code}]" in done.output
    assert done.exit_code == (code == "nothing-served")


@pytest.mark.parametrize(
    "more", [SERVED + BOTH, SERVED.replace("serves", "confirmed").replace('"web"', "true")]
)
def test_nothing_is_told_of_an_address_that_is_served_or_confirmed(
    tmp_path: Path, more: str
) -> None:
    folder = write_edition(tmp_path / "text", more=more)
    done = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet", "--fast")
    assert done.exit_code == 0 and "qr-elsewhere" not in done.output


def test_a_book_without_a_day_is_refused(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text", more=BOTH, issued="")
    done = run("build", folder, "--out", tmp_path / "out")
    assert done.exit_code == 1 and "[no-day]" in done.output and not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["web", "epub"])
def test_a_surface_of_the_text_as_found_is_refused(tmp_path: Path, kind: str) -> None:
    more = f'[[output]]\nkind = "{kind}"\nreading = "diplomatic"\n'
    folder = write_edition(tmp_path / "text", more=more)
    done = run("build", folder, "--out", tmp_path / "out")
    assert done.exit_code == 1 and f"{kind} shows the edited reading alone" in done.output
    assert "[reading-of-surface]" in done.output and not (tmp_path / "out").exists()


def test_a_language_without_words_has_them_in_english(tmp_path: Path) -> None:
    build = built(
        tmp_path, "روٹی اور آزادی\n\nپہلا پیراگراف۔\n", language='"ur"', title='"روٹی اور آزادی"'
    )
    [heading] = page_of(build).xpath("//h2[@id='about']")
    assert (heading.text, heading.get("lang"), heading.get("dir")) == (
        "About this edition",
        "en",
        "ltr",
    )


def test_only_the_characters_of_the_text_are_in_its_face(surfaces: Path) -> None:
    page = (surfaces / "web" / "index.html").read_text(encoding="utf-8")
    faces = re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", page)
    assert len(faces) == 2 and all(len(face) < 24_000 for face in faces)
