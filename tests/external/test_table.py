"""The table of `make validators` can say no: each of its rows, of a deposit in which all is broken
that a row is there for.
"""

import json
import os
from pathlib import Path

import pikepdf
import pytest

from tests.editions import write_edition
from tests.external import table
from tests.external.table import JUDGES, Deposit, Judge, Said, made, verdicts

LINK = '[[link]]\nlabel = "متن"\nurl = "https://example.org/a-text-1404/"\nqr = true\n'
OUTPUTS = "".join(f'[[output]]\nkind = "{kind}"\n' for kind in ("pamphlet", "booklet", "web"))
CHANGES = {
    "data/text/tei.xml": ("teiHeader", "teiHead"),
    "metadata/mets.xml": ("objectIdentifierType>", "objectIdentifierKind>"),
    "metadata/datacite.xml": ("publicationYear>", "publicationDay>"),
    "metadata/mods.xml": ("languageTerm", "languageWord"),
    "metadata/ead.xml": ("<physdesc>", '<physdesc level="item">'),
    "metadata/datacite.json": ('"publisher"', '"issuer"'),
    "ro-crate-metadata.json": ('"license"', '"licence"'),
    "data/iiif/manifest.json": ("right-to-left", "rtl"),
    "tagmanifest-sha512.txt": ("  README.txt", "  README.TXT"),
}


def _harm(pdf: Path) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        del opened.Root.OutputIntents, opened.Root.Metadata
        opened.save(pdf)


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Deposit:
    source = write_edition(
        tmp_path_factory.mktemp("whole") / "source", more=OUTPUTS + LINK, publisher='"نشر نو"'
    )
    deposit = made(source, tmp_path_factory.mktemp("made"))
    for name, (before, after) in CHANGES.items():
        text = (deposit.bag / name).read_text(encoding="utf-8")
        assert before in text
        (deposit.bag / name).write_text(text.replace(before, after), encoding="utf-8")
    for pdf in deposit.data.rglob("*.pdf"):
        _harm(pdf)
    inventory = next(deposit.root.glob("*/inventory.json"))
    stated = json.loads(inventory.read_bytes())
    inventory.write_text(json.dumps({**stated, "head": "v2"}), encoding="utf-8")
    return deposit


def test_every_row_finds_what_is_broken(harmed: Deposit) -> None:
    rows = [row for green, row in verdicts(harmed) if not green]
    assert len(rows) == len(JUDGES) == 20
    # A missing tool is "not run" at home, and a failure on CI.
    told = ("**not valid**: ", *(() if os.environ.get("CI") else ("not run: ",)))
    assert [row for row in rows if not any(each in row for each in told)] == []


def test_what_is_not_there_is_not_run_and_not_green(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking() -> str:
        pytest.skip("not run: there is no command java")

    judges = (
        Judge("one", lambda: "1", lambda _: Said("all", ())),
        Judge("two", lambda: "2", lambda _: Said("all", ("a", "b|", "c", "d"))),
        Judge("three", lacking, lambda _: Said("all", ())),
    )
    monkeypatch.setattr(table, "JUDGES", judges)
    assert list(verdicts(Deposit(tmp_path, tmp_path, tmp_path))) == [
        (True, "| one | 1 | all | valid |"),
        (False, "| two | 2 | all | **not valid**: a; b/; c and 1 more |"),
        (False, "| three | | | not run: there is no command java |"),
    ]
