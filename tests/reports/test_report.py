"""The report for people."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from lxml import html
from lxml.html import HtmlElement

from edition.core.diagnostics import Place
from edition.core.direction import KINDS
from edition.core.languages.report_words import ENGLISH, PERSIAN
from edition.model.document import Document, Item, Label, Title
from edition.model.observations import Departed, LooseLine, MeasuredTypography
from edition.model.page import Element, End, MakeUp, Page, PagedDocument, Saving, TextPage
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof, ProperName
from edition.model.source import Span
from edition.reports.report import Report, report_html

PROOFS = (
    Proof(
        "pamphlet.pdf",
        (
            Check(CheckName.WORDS_IN_ORDER, "pypdf", Outcome.MEASURED, 98.5),
            Check(
                CheckName.IDENTIFICATION,
                "pypdf",
                Outcome.FAILED,
                note="XMP has no <dc:title> & more",
            ),
            Check(ProperName("PDF/A-2a"), "veraPDF", Outcome.NOT_RUN, note="Java is not installed"),
        ),
    ),
)


def page_of(report: Report) -> HtmlElement:
    return html.fromstring(report_html(report))


def test_both_languages_tell_every_check() -> None:
    root = page_of(Report("نان & آزادی", PROOFS, "fa"))
    persian, english = root.xpath("//section")
    assert (persian.get("lang"), persian.get("dir"), english.get("lang"), english.get("dir")) == (
        "fa",
        "rtl",
        "en",
        "ltr",
    )
    assert [len(section.xpath(".//tr")) for section in (persian, english)] == [4, 4]
    assert english.xpath("string(p)") == "0 passed, 1 failed, 1 measured, 1 not run"
    assert persian.xpath("string(p)") == "۰ درست، ۱ نادرست، ۱ سنجیده، ۱ انجام\u200cنشده"
    assert root.xpath("string(//h1)") == "نان & آزادی"


def test_scores_and_notes_are_told() -> None:
    text = page_of(Report("", PROOFS)).text_content()
    assert "98.5" in text and "۹۸٫۵" in text and "XMP has no <dc:title> & more" in text


MEASURED = MeasuredTypography(
    file="pamphlet.pdf", lines=215, size=11000, measure=317480, gap=0.2691, variation=0.1418, widest=1.3045, loose=0.465,
    runts=0, off_grid=0.0, scaled=67.9, most_scaled=2.0, tracked=40.1, most_tracked=0.0293, unlike=1.31, kashida=3.8,
    worst=(LooseLine(11, 12, 0.4208, "به رژیم <و> کلیه"),),
)  # fmt: skip


def test_what_the_text_measures_is_told_in_both_languages() -> None:
    persian, english = page_of(Report("", PROOFS, measured=(MEASURED, MEASURED))).xpath("//section")
    figures = [
        "215",
        "11 / 317.5",
        "0.269",
        "0.142",
        "1.30",
        "0.5",
        "0",
        "0.0",
        "67.9",
        "2.0",
        "40.1",
        "0.029",
        "1.31",
        "3.8",
    ]
    rows = english.xpath("(.//table)[1]//tr")[1:]
    assert (
        [row.xpath("string(td[2])") for row in rows]
        == figures
        == [row.xpath("string(td[3])") for row in rows]
    )
    assert rows[3].xpath("string(td[1])") == "variation of gaps (cv)"
    rows = persian.xpath("(.//table)[1]//tr")[1:]
    assert [row.xpath("string(td[2])") for row in rows][:3] == [
        "۲۱۵",
        "۱۱ / ۳۱۷٫۵",
        "۰٫۲۶۹",
    ] and len(rows) == len(figures)


def test_the_loosest_lines_are_quoted() -> None:
    for section in page_of(Report("", PROOFS, measured=(MEASURED,))).xpath("//section"):
        page, line, gap, text = section.xpath("(.//table)[2]//tr[2]/td")
        assert text.text_content() == "به رژیم <و> کلیه"
        told = (page.text, line.text, gap.text)
        assert told == (
            ("11", "12", "0.421") if section.get("lang") == "en" else ("۱۱", "۱۲", "۰٫۴۲۱")
        )


def test_nothing_is_told_of_what_was_not_measured() -> None:
    page = report_html(Report("", PROOFS))
    assert "Typography" not in page and "حروف\u200cچینی" not in page


def test_a_fault_is_told_with_its_place_what_was_expected_and_seen_and_the_act() -> None:
    fault = Fault("a line <1> differs", "نان", "آب", Place("/srv/nima/e/text.txt", 3, 5), "mend it")
    failed = Proof(
        "a.pdf",
        (
            Check(
                CheckName.OWN_CONTENT, "pypdf", Outcome.FAILED, note="x", faults=(fault, Fault("y"))
            ),
        ),
    )
    for section in page_of(Report("", (failed,))).xpath("//section"):
        told = section.xpath("string(.//tr[@class='failed']/td[5])")
        assert told == "text.txt:3:5: a line <1> differs: expected «نان», seen «آب»; mend ity"


def test_a_language_that_no_report_speaks_is_told_of_in_english() -> None:
    root = page_of(Report("خبز", PROOFS, "ar-EG", (MEASURED,)))
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert [section.get("lang") for section in root.xpath("//section")] == ["en"]
    [heading] = root.xpath("//h1")
    assert (heading.get("lang"), heading.get("dir")) == ("ar-EG", "auto")


@pytest.mark.parametrize(
    ("language", "told"),
    [("fa", ["fa", "en"]), ("fa-AF", ["fa", "en"]), ("en", ["en"]), (None, ["fa", "en"])],
)
def test_in_which_languages_an_edition_is_reported_on(
    language: str | None, told: list[str]
) -> None:
    """None is for proofs that are not those of one edition."""
    root = page_of(Report("", PROOFS, language))
    assert [section.get("lang") for section in root.xpath("//section")] == told
    assert root.get("lang") == told[0]


def test_each_language_of_a_report_has_all_its_words() -> None:
    """A term of English stands for itself."""
    for words in (PERSIAN, ENGLISH):
        assert set(words.spreads.ends) == set(get_args(End))
    assert set(PERSIAN.terms) == {*(outcome.value for outcome in Outcome), *KINDS}
    persian, english = (list(_sentences(words)) for words in (PERSIAN, ENGLISH))
    assert len(persian) == len(english) + len(PERSIAN.terms)
    for said in persian[1:]:
        assert said == "rtl" or not any("a" <= letter <= "z" for letter in _bare(said)), said


def _sentences(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        yield from words.values()
    else:
        fields = getattr(words, "__struct_fields__", None)
        held = [getattr(words, field) for field in fields] if fields else words
        for each in held:  # type: ignore[attr-defined]
            yield from _sentences(each)


def _bare(said: str) -> str:
    """Without what is filled in, units and keys, which are the same in every language."""
    return re.sub(r"\{\w+\}|em|`\[(direction|structure)\]`", "", said)


def _used() -> Iterator[tuple[str, str]]:
    """Where in the compiler each check is named, beside its declaration."""
    product = Path(__file__).parents[2] / "src" / "edition"
    for file in product.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "CheckName"
            ):
                yield node.attr, file.relative_to(product).as_posix()


def test_no_check_is_declared_and_never_made() -> None:
    """That none is made and not declared mypy holds: a check has one of these names, or a proper
    one.
    """
    assert {name for name, _ in _used()} == set(CheckName.__members__)


def test_every_check_has_a_name_of_its_own_in_both_languages() -> None:
    checks = tuple(Check(each, "pypdf", Outcome.PASSED) for each in CheckName)
    persian, english = (
        section.xpath(".//tr/td[1]/text()")
        for section in page_of(Report("", (Proof("a.pdf", checks),))).xpath("//section")
    )
    assert english == [name.value for name in CheckName]
    assert len(set(persian)) == len(set(english)) == len(CheckName)
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in name) for name in persian)


def test_a_standard_keeps_its_name() -> None:
    named = Proof("a.pdf", (Check(ProperName("PDF/A-2a"), "veraPDF", Outcome.PASSED),))
    root = page_of(Report("", (named,)))
    assert root.xpath("//section//tr/td[1]/text()") == ["PDF/A-2a", "PDF/A-2a"]


def test_spreads_that_do_not_end_level_are_told_with_the_reason() -> None:
    pages = (
        TextPage(2, 0, 26, 26, 26, "full", 3),
        TextPage(3, 0, 24, 24, 26, "kept together", 2),
        TextPage(4, 0, 26, 26, 26, "full", 5),
        TextPage(5, 0, 26, 26, 26, "full", 4),
    )
    makeup = MakeUp(0, 17600, 300_000, 26, 26, 5, 4, pages, ())
    output = PagedDocument(
        "pamphlet", 1, 1, (), Element("Document", ()), (), 9000, 0.4, True, makeup=makeup
    )
    page = report_html(Report("", PROOFS, outputs=(output,)))
    assert "1 of 2 spreads end level.</p>" in page and "<td>2, 3</td><td>26, 24</td>" in page
    assert "۱ جفت از ۲ جفت" in page and "<td>۲، ۳</td><td>۲۶، ۲۴</td>" in page
    assert "می\u200cیابند.</p>" in page


def test_how_much_paper_it_takes_is_told_and_what_would_spare_a_sheet() -> None:
    savings = (Saving("cover = false", 8), Saving('imprint = "end"', 8))
    makeup = MakeUp(0, 1, 1, 26, 26, 4, 4, (), (10, 11), savings=savings)
    pages = tuple(Page(number, str(number), ()) for number in range(1, 13))
    paged = PagedDocument(
        "pamphlet", 1, 1, pages, Element("Document", ()), (), 1, 0.4, True, makeup=makeup
    )
    root = page_of(Report("", PROOFS, "fa", outputs=(paged,)))
    told = [" ".join(each.itertext()) for each in root.xpath("//section//p[span]")]
    assert [" ".join(each.split()) for each in told] == [
        "pamphlet.pdf : صفحه: ۱۲، برگ کاغذ: ۳، صفحهٔ سفید: ۲",
        "pamphlet.pdf : با cover = false در [layout] ، ۸ صفحه می\u200cشود.",
        'pamphlet.pdf : با imprint = "end" در [layout] ، ۸ صفحه می\u200cشود.',
        "pamphlet.pdf : Pages: 12; sheets of paper: 3; blank pages: 2",
        "pamphlet.pdf : With cover = false in [layout] there would be 8 pages.",
        'pamphlet.pdf : With imprint = "end" in [layout] there would be 8 pages.',
    ]


def test_what_departs_from_the_algorithm_is_told_as_it_stands() -> None:
    piece = Departed("date", Place("text.txt", 12, 3), "۱۲/۳", "۱۲/۳", "۳/۱۲")
    persian, english = page_of(Report("", PROOFS, departed=(piece,))).xpath("//section")
    for section, line, kind in ((persian, "۱۲", "تاریخ"), (english, "12", "date")):
        cells = section.xpath("(.//table)[1]//td")
        told = [cell.text_content() for cell in cells]
        assert told == [line, kind, "۱۲/۳", "۱۲/۳", "۳/۱۲"]
        assert [bdo.get("dir") for bdo in section.xpath(".//bdo")] == ["ltr", "ltr"]


def test_the_text_is_shown_once_with_the_name_and_the_edge_of_each_kind() -> None:
    blocks = (
        Title("title", Span(0, 3), "نان"),
        Item("item 1", Span(4, 9), Label(Span(4, 6), "۱.", 1), "آب & <باد>"),
    )
    root = page_of(Report("نان", PROOFS, "fa", document=Document(blocks)))
    [text] = root.xpath("//div[@class='text']")
    assert [p.text_content() for p in text.findall("p")] == [
        "عنوان: نان",
        "مورد فهرست: ۱. آب & <باد>",
    ]
    assert len({p.get("style") for p in text.findall("p")}) == 2
    counted = [row.text_content() for row in text.getparent().xpath(".//tr[td]")]
    assert counted == ["عنوان۱", "مورد فهرست۱"]


def test_without_a_text_there_is_none_to_show() -> None:
    assert not page_of(Report("نان", PROOFS, "fa")).xpath("//div[@class='text']")
