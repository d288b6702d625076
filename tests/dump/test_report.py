"""The report for people."""

from lxml import html

from edition.dump.report import report_html
from edition.model.proof import Check, Outcome, Proof

PROOFS = (
    Proof(
        "pamphlet.pdf",
        (
            Check("words in order", "pypdf", Outcome.PASSED, 98.5, 97.5),
            Check("identification", "pypdf", Outcome.FAILED, note="XMP has no <dc:title> & more"),
            Check("PDF/A-2a", "veraPDF", Outcome.NOT_RUN, note="Java is not installed"),
        ),
    ),
)


def test_both_languages_tell_every_check() -> None:
    root = html.fromstring(report_html("نان & آزادی", PROOFS))
    persian, english = root.xpath("//section")
    assert (persian.get("lang"), persian.get("dir"), english.get("lang"), english.get("dir")) == ("fa", "rtl", "en", "ltr")
    assert [len(section.xpath(".//tr")) for section in (persian, english)] == [4, 4]
    assert english.xpath("string(p)") == "1 passed, 1 failed, 1 not run"
    assert persian.xpath("string(p)") == "۱ درست، ۱ نادرست، ۱ انجام\u200cنشده"
    assert root.xpath("string(//h1)") == "نان & آزادی"


def test_scores_and_notes_are_told() -> None:
    text = html.fromstring(report_html("", PROOFS)).text_content()
    assert "98.5 (≥ 97.5)" in text and "۹۸٫۵ (≥ ۹۷٫۵)" in text and "XMP has no <dc:title> & more" in text
