"""Both readings of a text in one edition: their files, what proves them, what the imprint says, and
a deposit with both.
"""

import json
import shutil
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from tests.conftest import Once
from tests.deposit.small import schemas
from tests.editions import FULL, run, write_edition

__all__ = ["schemas"]

Z = "\u200c"
TEXT = (
    "نان و آزادی\n\nاو می رود و نان و آزادی را با هم می خواهیم.\n\n"
    "1. کار برای 16 ساله ها؛\n2. آزادی.\n"
)
MORE = f"""{FULL}[[output]]
kind = "pamphlet"
[[output]]
kind = "pamphlet"
reading = "diplomatic"
[[output]]
kind = "mini-zine"
reading = "diplomatic"
[[output]]
kind = "booklet"
reading = "diplomatic"
[[output]]
kind = "press"
reading = "diplomatic"
[[output]]
kind = "handout"
reading = "diplomatic"
heading = "2 خواست"
[[poster]]
shows = "item 1"
[[poster]]
shows = "item 1"
reading = "diplomatic"
"""
AS_FOUND = {
    "booklet-diplomatic-note.txt",
    "booklet-diplomatic.pdf",
    "handouts/handout-diplomatic.pdf",
    "handouts/handout-diplomatic.txt",
    "handouts/mini-zine-diplomatic-note.txt",
    "handouts/mini-zine-diplomatic.pdf",
    "handouts/mini-zine-pages-diplomatic.pdf",
    "handouts/mini-zine-pages-diplomatic.txt",
    "pamphlet-diplomatic.pdf",
    "pamphlet-diplomatic.txt",
    "posters/A3-item-1-diplomatic.pdf",
    "posters/A3-item-1-diplomatic.txt",
    "posters/display-diplomatic.csv",
    "posters/press/A3-item-1-diplomatic.pdf",
    "posters/press/A3-item-1-diplomatic.txt",
    "press/booklet-diplomatic.pdf",
    "press/pamphlet-diplomatic.pdf",
    "press/pamphlet-diplomatic.txt",
}


@pytest.fixture(scope="session")
def built(schemas: Path, once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of such an edition, with its deposit."""

    def fill(out: Path) -> None:
        folder = write_edition(
            out / "source", TEXT, MORE, profile='"print"', publisher='"نشر نو"', version='"1"'
        )
        result = run("deposit", folder, "--out", out / "build", "--schemas", schemas)
        assert result.exit_code == 0, result.output

    own = tmp_path_factory.mktemp("readings") / "out"
    return shutil.copytree(once("two readings", fill), own) / "build" / "source"


def said(file: Path) -> str:
    return " ".join(file.read_text(encoding="utf-8").split())


def test_each_has_its_files_and_outputs_json_says_which(built: Path) -> None:
    listed = json.loads((built / "outputs.json").read_text(encoding="utf-8"))["outputs"]
    as_found = {each["file"] for each in listed if each.get("reading") == "diplomatic"}
    assert as_found == AS_FOUND
    assert {"pamphlet.pdf", "posters/A3-item-1.pdf", "posters/display.csv"} <= {
        each["file"] for each in listed if "reading" not in each
    }


def test_each_shows_its_own(built: Path) -> None:
    edited, as_found = said(built / "pamphlet.txt"), said(built / "pamphlet-diplomatic.txt")
    assert f"او می{Z}رود" in edited and f"۱۶ ساله{Z}ها" in edited
    assert "او می رود" in as_found and "16 ساله ها" in as_found
    assert "16 ساله ها" in said(built / "posters" / "A3-item-1-diplomatic.txt")
    assert f"۱۶ ساله{Z}ها" in said(built / "posters" / "A3-item-1.txt")
    handout = said(built / "handouts" / "handout-diplomatic.txt")
    # What edition.toml says is the edition's own, and follows its profile.
    assert "16 ساله ها" in handout and "۲ خواست" in handout


def test_the_imprint_says_which_it_is_and_how_many_changes_once(built: Path) -> None:
    rows = (built / "emendations.csv").read_text(encoding="utf-8").splitlines()[1:]
    count = str(len(rows)).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    edited, as_found = said(built / "pamphlet.txt"), said(built / "pamphlet-diplomatic.txt")
    assert f"متن ویراسته با {count} اصلاح که در emendations.csv همراه" in edited
    assert f"متن چنان{Z}که یافته شد؛ {count} اصلاحِ متن ویراسته در آن نیست" in as_found
    assert edited.count("emendations.csv") == as_found.count("emendations.csv") == 1


def test_sheets_are_those_of_the_pages_of_their_reading(built: Path) -> None:
    pages = (len(PdfReader(built / name).pages) for name in ("pamphlet-diplomatic.pdf",))
    assert [2 * len(PdfReader(built / "booklet-diplomatic.pdf").pages)] == list(pages)
    assert not (built / "booklet.pdf").exists()
    assert (built / "press" / "pamphlet-diplomatic.txt").read_bytes() == (
        built / "pamphlet-diplomatic.txt"
    ).read_bytes()


def test_each_is_proved_against_its_own(built: Path) -> None:
    proved = json.loads((built / "proof.json").read_text(encoding="utf-8"))["proofs"]
    told = {
        each["file"]: {check["name"]: check["outcome"] for check in each["checks"]}
        for each in proved
    }
    for file in ("pamphlet.pdf", "pamphlet-diplomatic.pdf"):
        assert told[file]["words of the source"] == "passed"
    assert {file for file in told if "diplomatic" in file} <= AS_FOUND
    assert all(name in told for name in AS_FOUND if name.endswith(".pdf"))


def test_a_deposit_describes_both(built: Path) -> None:
    bag = built / "deposit" / "a-text-1404"
    manifest = json.loads((bag / "data" / "manifest.json").read_text(encoding="utf-8"))
    named = {each["name"] for each in manifest["outputs"] if "reading" in each}
    assert named == AS_FOUND
    mets = etree.parse(bag / "metadata" / "mets.xml")
    groups = {
        group.get("USE"): {
            place.get("{http://www.w3.org/1999/xlink}href")
            for place in group.iterfind(".//{*}FLocat")
        }
        for group in mets.iterfind(".//{*}fileGrp")
    }
    assert groups["diplomatic edition"] == {f"data/{name}" for name in AS_FOUND}
    assert "data/pamphlet.pdf" in groups["edition"]
    tei = etree.parse(bag / "data" / "text" / "tei.xml")
    related = [
        (item.get("type"), item.find(".//{*}ptr").get("target"))
        for item in tei.iterfind(".//{*}relatedItem")
    ]
    assert related == [
        ("edited", "../pamphlet.pdf"),
        ("diplomatic", "../pamphlet-diplomatic.pdf"),
        ("diplomatic", "../handouts/mini-zine-diplomatic.pdf"),
    ]
    assert all((bag / "data" / "text" / target).resolve().is_file() for _, target in related)
    info = (bag / "bag-info.txt").read_text(encoding="utf-8")
    assert "Internal-Sender-Description: The text as it was found is shown by data/booklet" in info


def test_it_is_verified_and_made_again(built: Path, tmp_path: Path) -> None:
    bag = built / "deposit" / "a-text-1404"
    assert run("verify", bag).exit_code == 0
    again = run("rebuild", bag, "--out", tmp_path)
    assert again.exit_code == 0 and ", 0 failed" in again.output, again.output


def test_inspect_tells_the_edited_one(tmp_path: Path) -> None:
    order = MORE.split("[[output]]\n")
    swapped = "[[output]]\n".join((order[0], order[2], order[1]))
    folder = write_edition(tmp_path / "a", TEXT, swapped, profile='"print"')
    told = run("inspect", folder, "--stage", "pages").output
    assert "pamphlet: " in told and "pamphlet-diplomatic" not in told


def test_only_sheets_of_the_only_pamphlet(tmp_path: Path) -> None:
    """What is not listed is made of the pages that there are."""
    folder = write_edition(
        tmp_path / "a", TEXT, '[[output]]\nkind = "pamphlet"\nreading = "diplomatic"\n'
    )
    out = tmp_path / "out"
    result = run("build", folder, "--fast", "--only", "booklet", "--out", out)
    assert result.exit_code == 0, result.output
    assert (out / "a" / "booklet-diplomatic.pdf").is_file()
    assert not (out / "a" / "booklet.pdf").exists()
