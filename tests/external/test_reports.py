"""Reports as a browser shows them, judged by axe-core, with their details opened."""

import re
from pathlib import Path

import pytest

from edition.faces import load
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof
from edition.pipeline import BuildOrder, build
from edition.reports.contents import Report
from edition.reports.corpus import Corpus, Looked, OfEdition, Said, corpus_html
from edition.reports.report import report_html
from tests.conftest import Once
from tests.editions import run, write_edition
from tests.external.test_site import asked
from tests.test_pipeline import fail_the_proof

MORE = (
    '[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "booklet"\n[[output]]\nkind = "handout"\n'
    '[[poster]]\nshows = "title"\ntiles = "A4"\n'
    '[[link]]\nlabel = "a"\nurl = "https://example.org/{id}"\nqr = true\n'
)
TEXT = (
    "نان و آزادی\n\nاین کتاب ها در سال ۱۳۲۱-۱۳۲۹ نوشته شد. تلفن 0912-345-6789\n\n"
    f"{'این بند بلند است و چیزی برای گفتن دارد. ' * 60}\n"
)
PROOFS = (
    Proof(
        "a.pdf",
        (
            Check(CheckName.ORDER, "pypdf", Outcome.FAILED, faults=(Fault("a", "b", "c"),)),
            Check(CheckName.INK, "PDFium", Outcome.NOT_RUN, note="it is not there"),
        ),
    ),
)
CORPUS = Corpus(
    [
        OfEdition(
            "e",
            "failed",
            4,
            "e/report.html",
            (Said("late", "warning", "it is late", "wait"),),
            (Looked("words in order", "pypdf", "measured", 98.0),),
            {"pamphlet.pdf": {"gap": 0.3}},
        )
    ]
)


def opened(page: str) -> str:
    return page.replace("<details>", "<details open>")


@pytest.fixture(scope="module")
def pages(once: Once) -> Path:
    """Of builds in Persian, one with a proof that failed, in the dark too, and in Arabic; of proofs
    alone; of many editions.
    """

    def fill(top: Path) -> None:
        for name, keys in (
            ("persian", {"profile": '"print"'}),
            ("arabic", {"language": '"ar"', "title": '"الخبز"', "issuing_body": '"مجلس"'}),
        ):
            folder = write_edition(top / "source" / name, TEXT, MORE, **keys)
            done = run("build", folder, "--out", top / "build")
            assert done.exit_code == 0, done.output
        with pytest.MonkeyPatch.context() as patched:
            fail_the_proof(patched)
            build(BuildOrder(top / "source" / "persian", top / "failed"))
        found = {
            "persian": top / "build" / "persian",
            "arabic": top / "build" / "arabic",
            "failed": top / "failed" / "persian",
        }
        (top / "site").mkdir()
        written = {name: (at / "report.html").read_text("utf-8") for name, at in found.items()}
        assert 'class="state failed"' in written["failed"]
        written["proofs"] = report_html(Report("edition", PROOFS, faces=load()[0]))
        written["corpus"] = corpus_html(CORPUS, load()[0])
        dark = written["failed"].replace("(prefers-color-scheme:dark)", "(min-width:1px)")
        assert dark != written["failed"]
        written["dark"] = dark
        for name, page in written.items():
            (top / "site" / f"{name}.html").write_text(opened(page), encoding="utf-8")

    return once("reports", fill) / "site"


def test_axe_finds_nothing(pages: Path, tmp_path: Path) -> None:
    names = [f"/{page.name}" for page in sorted(pages.iterdir())]
    told = asked(pages, names, tmp_path)
    assert len(names) == 6 and list(told) == names
    assert {name: each["faults"] for name, each in told.items() if each["faults"]} == {}
    assert min(int(str(each["passed"])) for each in told.values()) > 20


def test_axe_can_find_something(pages: Path, tmp_path: Path) -> None:
    """Pictures without words, and quiet words that are too pale."""
    page = (pages / "persian.html").read_text(encoding="utf-8")
    worse = re.sub(' alt="[^"]*"', "", page).replace("--quiet:#5d5753", "--quiet:#c9c5c2")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(worse, encoding="utf-8")
    faults = str(asked(tmp_path / "site", ["/a.html"], tmp_path / "profile")["/a.html"]["faults"])
    assert "image-alt" in faults and "color-contrast" in faults
