"""The wrapper, with a stand-in for Java that prints what veraPDF prints; the real one is asked in
tests/external.
"""

import sys
from pathlib import Path

import pytest

from edition.model.proof import Check, Outcome
from edition.verify.proofs.verapdf import conforms

STAND_IN = """#!{python}
import json, sys
files = [a for a in sys.argv if a.endswith(".pdf")]
def result(profile, *clauses):
    rules = [{{"clause": c, "testNumber": 1, "description": "broken"}} for c in clauses]
    return {{"profileName": profile + " validation profile", "compliant": not rules, "details": {{"ruleSummaries": rules}}}}
jobs = {{
    "good.pdf": {{"validationResult": [result("PDF/A-2a"), result("PDF/UA-1")]}},
    "bad.pdf": {{"validationResult": [result("PDF/A-2a", *"123456"), result("PDF/UA-1", "7.1")]}},
    "text.pdf": {{"taskException": {{}}}},
}}
found = [{{"itemDetails": {{"name": f}}, **jobs[f.rsplit("/", 1)[1]]}} for f in files]
print(json.dumps({{"report": {{"jobs": found}}}}))
"""


@pytest.fixture
def java(tmp_path: Path) -> str:
    script = tmp_path / "java"
    script.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    script.chmod(0o755)
    return str(script)


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    file = tmp_path / "cli.jar"
    file.touch()
    return file


def test_each_file_and_flavour_has_its_check_in_the_order_asked(
    tmp_path: Path, jar: Path, java: str
) -> None:
    good, text = conforms([tmp_path / "good.pdf", tmp_path / "text.pdf"], ("ua1", "2a"), jar, java)
    assert good == (
        Check("PDF/UA-1", "veraPDF", Outcome.PASSED),
        Check("PDF/A-2a", "veraPDF", Outcome.PASSED),
    )
    assert [check.outcome for check in text] == [Outcome.FAILED, Outcome.FAILED]


def test_broken_rules_are_named(tmp_path: Path, jar: Path, java: str) -> None:
    [(archive, access)] = conforms([tmp_path / "bad.pdf"], ("2a", "ua1"), jar, java)
    assert archive.note == "1-1 broken; 2-1 broken; 3-1 broken; 4-1 broken; 5-1 broken; and 1 more"
    assert access == Check("PDF/UA-1", "veraPDF", Outcome.FAILED, note="7.1-1 broken")


def test_a_flavour_that_the_file_does_not_declare_fails(
    tmp_path: Path, jar: Path, java: str
) -> None:
    [[check]] = conforms([tmp_path / "good.pdf"], ("2u",), jar, java)
    assert check == Check(
        "PDF/A-2u", "veraPDF", Outcome.FAILED, note="the file does not declare it"
    )


@pytest.mark.parametrize("missing", ["jar", "no jar named", "java"])
def test_without_its_tool_a_check_is_not_run(
    tmp_path: Path, jar: Path, java: str, missing: str
) -> None:
    there = {"jar": tmp_path / "none.jar", "no jar named": None, "java": jar}[missing]
    [[check]] = conforms(
        [tmp_path / "good.pdf"],
        ("2a",),
        there,
        str(tmp_path / "none") if missing == "java" else java,
    )
    assert check.outcome is Outcome.NOT_RUN and check.note


def test_no_report_at_all_is_a_failure(tmp_path: Path, jar: Path) -> None:
    [[check]] = conforms([tmp_path / "good.pdf"], ("2a",), jar, "true")
    assert check.outcome is Outcome.FAILED
