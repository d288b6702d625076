"""The report for people."""

from typing import get_args

import pytest
from lxml import html

from edition.core.diagnostics import Place
from edition.model.looked import Loose, Typography
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof, ProperName
from edition.reports.report import report_html

PROOFS = (
    Proof(
        "pamphlet.pdf",
        (
            Check("words in order", "pypdf", Outcome.MEASURED, 98.5),
            Check("identification", "pypdf", Outcome.FAILED, note="XMP has no <dc:title> & more"),
            Check("PDF/A-2a", "veraPDF", Outcome.NOT_RUN, note="Java is not installed"),
        ),
    ),
)


def test_both_languages_tell_every_check() -> None:
    root = html.fromstring(report_html("نان & آزادی", PROOFS))
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
    text = html.fromstring(report_html("", PROOFS)).text_content()
    assert "98.5" in text and "۹۸٫۵" in text and "XMP has no <dc:title> & more" in text


MEASURED = Typography(
    file="pamphlet.pdf", lines=215, size=11000, measure=317480, gap=0.2691, variation=0.1418, widest=1.3045, loose=0.465,
    runts=0, off_grid=0.0, scaled=67.9, most_scaled=2.0, tracked=40.1, most_tracked=0.0293, unlike=1.31, kashida=3.8,
    worst=(Loose(11, 12, 0.4208, "به رژیم <و> کلیه"),),
)  # fmt: skip


def test_what_the_text_measures_is_told_in_both_languages() -> None:
    persian, english = html.fromstring(report_html("", PROOFS, (MEASURED, MEASURED))).xpath(
        "//section"
    )
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
    for section in html.fromstring(report_html("", PROOFS, (MEASURED,))).xpath("//section"):
        page, line, gap, text = section.xpath("(.//table)[2]//tr[2]/td")
        assert text.text_content() == "به رژیم <و> کلیه"
        told = (page.text, line.text, gap.text)
        assert told == (
            ("11", "12", "0.421") if section.get("lang") == "en" else ("۱۱", "۱۲", "۰٫۴۲۱")
        )


def test_nothing_is_told_of_what_was_not_measured() -> None:
    page = report_html("", PROOFS)
    assert "Typography" not in page and "حروف\u200cچینی" not in page


def test_a_fault_is_told_with_its_place_what_was_expected_and_seen_and_the_act() -> None:
    fault = Fault("a line <1> differs", "نان", "آب", Place("/srv/nima/e/text.txt", 3, 5), "mend it")
    failed = Proof(
        "a.pdf",
        (Check("own content", "pypdf", Outcome.FAILED, note="x", faults=(fault, Fault("y"))),),
    )
    for section in html.fromstring(report_html("", (failed,))).xpath("//section"):
        told = section.xpath("string(.//tr[@class='failed']/td[5])")
        assert told == "text.txt:3:5: a line <1> differs: expected «نان», seen «آب»; mend ity"


@pytest.mark.parametrize("name", get_args(CheckName))
def test_every_check_has_a_name_of_its_own_in_both_languages(name: CheckName) -> None:
    """mypy holds every check to these names."""
    checks = tuple(Check(each, "pypdf", Outcome.PASSED) for each in get_args(CheckName))
    root = html.fromstring(report_html("", (Proof("a.pdf", checks),)))
    persian, english = (section.xpath(".//tr/td[1]/text()") for section in root.xpath("//section"))
    at = english.index(name)
    assert persian.count(persian[at]) == 1 and any(
        "\u0600" <= letter <= "\u06ff" for letter in persian[at]
    )


def test_a_standard_keeps_its_name() -> None:
    named = Proof("a.pdf", (Check(ProperName("PDF/A-2a"), "veraPDF", Outcome.PASSED),))
    assert html.fromstring(report_html("", (named,))).xpath("//section//tr/td[1]/text()") == [
        "PDF/A-2a",
        "PDF/A-2a",
    ]
