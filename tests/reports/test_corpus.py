"""The report of many editions: what is counted, in which order, and that it may be read by
anybody.
"""

import re
from collections.abc import Sequence

import pytest
from lxml import html

from edition.reports.corpus import CameOut, Corpus, Looked, OfEdition, Said, corpus_html, page_of

RARE = Said("a-rare-one", "warning", "it is rare")
LATE = Said("late", "warning", "it is late", "be early")
WRONG = Said("wrong-key", "error", "a key is wrong", "correct it")


def made(name: str, score: float, gap: float, *said: Said) -> OfEdition:
    looked = (
        Looked("ink", "PDFium", "passed"),
        Looked("words in order", "pypdf", "measured", score),
    )
    typography = {"pamphlet.pdf": {"gap": gap, "loose": 0.0}}
    return OfEdition(name, "made", 4, page_of(name, "report.html"), said, looked, typography)


def refused(name: str, *said: Said, how: CameOut = "refused") -> OfEdition:
    return OfEdition(name, how, said=said)


EDITIONS = (
    made("a", 90.0, 0.3, RARE, LATE, LATE),
    made("b c", 100.0, 0.5, LATE),
    made("ج", 98.0, 0.4),
    refused("d", WRONG),
    refused("e", WRONG, Said("own-fault", "fault", "it broke <here>"), how="fault"),
    refused("f", Said("ink", "failed", "ink is missing"), how="failed"),
    refused("g", how="not made"),
)


def tables(page: str, language: str) -> dict[str, list[list[str]]]:
    """The rows of each table of a language by its heading, without its head."""
    tree = html.fromstring(page)
    [section] = tree.xpath(f"//section[@lang='{language}']")
    return {
        heading.text_content(): [
            [cell.text_content() for cell in row.xpath("./td")]
            for row in heading.xpath("./following-sibling::div[1]//tbody/tr")
        ]
        for heading in section.xpath(".//h2")
    }


@pytest.fixture(scope="module")
def page() -> str:
    return corpus_html(Corpus(EDITIONS))


def test_messages_come_by_kind_the_worst_first_then_by_how_many_have_them(page: str) -> None:
    rows = tables(page, "en")["Messages, the worst first"]
    assert [row[:4] for row in rows] == [
        ["own-fault", "fault of edition", "1", "1"],
        ["ink", "failed proof", "1", "1"],
        ["wrong-key", "error", "2", "2"],
        ["late", "warning", "2", "3"],
        ["a-rare-one", "warning", "1", "1"],
    ]
    assert rows[0][4] == "it broke <here>" and rows[3][4:] == ["it is late; be early", "a, b c"]


def test_outcomes_are_counted(page: str) -> None:
    assert tables(page, "en")["Outcome"] == [
        ["fault of edition", "1"],
        ["a proof failed", "1"],
        ["refused", "1"],
        ["not made", "1"],
        ["made", "3"],
    ]
    assert ">Pages of all editions: 12<" in page and "<p>صفحه‌های همهٔ ویرایش‌ها: ۱۲<" in page


def test_scores_and_measures_are_over_all(page: str) -> None:
    told = tables(page, "en")
    assert told["What readers give back, per cent"] == [
        ["words in order", "pypdf", "3", "98", "90", "90", "a"]
    ]
    assert told["Checks"] == [["ink", "PDFium", "3", "0", "0"]]
    assert told["Typography pamphlet.pdf"] == [
        ["loose lines, per cent", "3", "0", "0", "0", ""],
        ["median word gap, em", "3", "0.4", "0.5", "0.5", "b c"],
    ]


def test_it_is_in_persian_first_and_in_persian_figures(page: str) -> None:
    told = tables(page, "fa")
    assert page.startswith('<!DOCTYPE html>\n<html lang="fa" dir="rtl">')
    assert told["آنچه خواننده‌ها بازمی‌خوانند، درصد"] == [
        ["واژه‌ها به ترتیب", "pypdf", "۳", "۹۸", "۹۰", "۹۰", "a"]
    ]
    [row] = [row for row in told["حروف‌چینی pamphlet.pdf"] if row[0].startswith("میانهٔ فاصله")]
    assert row[2:] == ["۰٫۴", "۰٫۵", "۰٫۵", "b c"]


@pytest.mark.parametrize(
    ("language", "spoken"), [(None, ["fa", "en"]), ("fa-AF", ["fa", "en"]), ("ar", ["en"])]
)
def test_it_speaks_what_the_editions_speak(language: str | None, spoken: Sequence[str]) -> None:
    found = corpus_html(Corpus(EDITIONS, language))
    assert re.findall(r'<section lang="(\w+)"', found) == spoken


def test_every_edition_is_listed_once_the_worst_first(page: str) -> None:
    rows = html.fromstring(page).xpath("(//table)[last()]/tbody/tr")
    assert [row.xpath("string(./td[1])") for row in rows] == ["e", "f", "d", "g", "a", "b c", "ج"]
    assert [row.xpath("string(./td[4])") for row in rows][4] == "a-rare-one، late × ۲"


def test_a_link_leads_to_the_report_of_an_edition_beside_it(page: str) -> None:
    links = set(html.fromstring(page).xpath("//a/@href"))
    assert links == {"a/report.html", "b%20c/report.html", "%D8%AC/report.html"}


def test_many_editions_are_counted_where_a_message_is_theirs() -> None:
    many = [made(f"e{number:02}", 90, 0.3, LATE) for number in range(25)]
    [row] = tables(corpus_html(Corpus(many)), "en")["Messages, the worst first"]
    assert row[5].endswith("e19, and 5 more")


def test_nothing_is_fetched_and_every_table_has_heads_and_a_name(page: str) -> None:
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //link | //img | //iframe") and "http" not in page
    for table in tree.xpath("//table"):
        assert table.xpath("./thead/tr/th[@scope='col']")
        assert table.getparent().get("aria-label") and table.getparent().get("tabindex") == "0"
    assert len(tree.xpath("//h1")) == 1 and tree.xpath("//main") and tree.xpath("//title")
    assert tree.xpath("//h3 | //h4") == []


def test_no_edition_has_no_table() -> None:
    assert "<table" not in corpus_html(Corpus(()))
