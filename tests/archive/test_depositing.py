"""`edition deposit`: what is handed over, and what is not."""

import json
import zipfile
from pathlib import Path

import bagit
import pytest

from tests.archive.conftest import EMENDATIONS, MORE, TEXT
from tests.editions import run, write_edition


def test_what_is_handed_over(deposited: Path) -> None:
    ends = ("", ".dspace.zip", ".report.html", ".report.json", ".zip")
    assert sorted(path.name for path in deposited.iterdir()) == [
        *(f"a-text-1404{end}" for end in ends),
        "outputs.json",
    ]


def test_the_bag_holds_what_an_archive_keeps(bag: Path) -> None:
    assert bagit.Bag(str(bag)).validate()
    payload = {
        path.relative_to(bag / "data").as_posix()
        for path in (bag / "data").rglob("*")
        if path.is_file()
    }
    assert payload >= {
        "pamphlet.pdf", "pamphlet.txt", "emendations.csv", "manifest.json", "text/reading.txt", "text/tei.xml", "source/text.txt",
        "source/edition.toml", "source/emendations.toml", "source/01-100.txt", "fonts/OFL.txt", "fonts/Vazirmatn-Regular.ttf",
        "reports/proof.json", "reports/report.html",
    }  # fmt: skip
    assert {path.name for path in (bag / "metadata").iterdir()} >= {
        "datacite.xml",
        "mods.xml",
        "ead.xml",
        "record.bib",
    }


def test_the_zip_is_the_bag(deposited: Path, bag: Path) -> None:
    with zipfile.ZipFile(deposited / "a-text-1404.zip") as opened:
        held = {name: opened.read(name) for name in opened.namelist()}
    assert held == {
        p.relative_to(deposited).as_posix(): p.read_bytes() for p in bag.rglob("*") if p.is_file()
    }


def test_the_archive_of_dspace_lists_its_files(deposited: Path) -> None:
    with zipfile.ZipFile(deposited / "a-text-1404.dspace.zip") as opened:
        listed = [
            line.split("\t")[0] for line in opened.read("item_0001/contents").decode().splitlines()
        ]
        assert {f"item_0001/{name}" for name in listed} | {
            "item_0001/contents",
            "item_0001/dublin_core.xml",
        } == set(opened.namelist())
    assert listed[0] == "pamphlet.pdf"


def test_nothing_failed_and_what_was_not_run_is_told(deposited: Path) -> None:
    report = json.loads((deposited / "a-text-1404.report.json").read_text(encoding="utf-8"))
    checks = [
        (check["name"], check["outcome"]) for proof in report["proofs"] for check in proof["checks"]
    ]
    assert {outcome for _, outcome in checks} <= {"passed", "measured", "not run"}
    assert ("PDF/A", "not run") in checks and {
        ("METS", "passed"),
        ("PREMIS", "passed"),
        ("MODS", "passed"),
    } <= set(checks)


@pytest.mark.parametrize(
    ("keys", "more", "code"),
    [
        ({"publisher": ""}, "", "no-publisher"),
        ({"issuing_body": ""}, "", "missing-key"),
        ({"title": ""}, "", "missing-key"),
        ({"id": '"بیانیه-۱۴۰۴"'}, "", "identifier"),
        ({}, '[[date]]\nprinted = "۱۴۰۳"\ncalendar = "jalali"\n', "no-year"),
        ({}, '[deposit]\nattach = ["missing.txt"]\n', "no-file"),
        ({}, '[deposit]\nattach = ["../text.txt"]\n', "attachment-outside"),
        ({}, '[deposit]\nattach = ["a\\nb.txt"]\n', "line-break"),
        ({}, '[deposit]\nalso = ["marc"]\n', "wrong-value"),
    ],
)
def test_bad_input_is_one_sentence_and_no_bag(
    keys: dict[str, str], more: str, code: str, tmp_path: Path
) -> None:
    text = "نان و آزادی\n\nبند یک در ۱۴۰۳.\n"
    folder = write_edition(
        tmp_path / "source", text=text, more=more, **{"publisher": '"نشر نو"', **keys}
    )
    result = run("deposit", folder, "--out", tmp_path / "build")
    assert result.exit_code == 1
    [told] = [line for line in result.stderr.splitlines() if line.endswith(f"[{code}]")]
    assert "edition.toml" in told.partition(": error: ")[0]
    assert (
        not list(tmp_path.rglob("bagit.txt"))
        and not list(tmp_path.rglob("*.zip"))
        and not list(tmp_path.rglob(".edition-*"))
    )


def test_a_year_that_was_chosen(tmp_path: Path) -> None:
    more = '[deposit]\npublication_year = 2024\n[[date]]\nprinted = "۱۴۰۳"\ncalendar = "jalali"\n'
    text = "نان و آزادی\n\nبند یک در ۱۴۰۳.\n"
    folder = write_edition(tmp_path / "source", text=text, more=more, publisher='"نشر نو"')
    made = run("deposit", folder, "--out", tmp_path / "build")
    assert made.exit_code == 0
    last = made.stdout.splitlines()[-1]
    assert last.startswith(
        "not there, so what they check was not run: veraPDF, schemas of DataCite"
    )
    assert last.endswith("; `edition doctor` says how each is had")
    [bag] = (each.parent for each in tmp_path.rglob("bagit.txt"))
    for which in (bag, bag.with_name(f"{bag.name}.zip")):
        assert run("verify", which).stdout.splitlines()[-1] == last
    alone = run("verify", bag / "data" / "pamphlet.pdf").stdout.splitlines()[-1]
    assert alone.startswith("not there, so what they check was not run: veraPDF;")
    record = json.loads(next(tmp_path.rglob("datacite.json")).read_text(encoding="utf-8"))
    assert (
        record["publicationYear"] == "2024"
        and record["dates"][0]["date"] == "2024-03-20/2025-03-20"
    )


def test_a_later_deposit_takes_the_place_of_an_earlier_one_and_a_build_of_another_text_names_it(
    tmp_path: Path,
) -> None:
    build = tmp_path / "build" / "source"
    for identifier in ("one-1", "two-2"):
        folder = write_edition(tmp_path / "source", publisher='"نشر نو"', id=f'"{identifier}"')
        assert run("deposit", folder, "--out", tmp_path / "build").exit_code == 0
        assert {path.name.split(".")[0] for path in (build / "deposit").iterdir()} == {
            identifier,
            "outputs",
        }
    assert "[older]" not in run("build", folder, "--out", tmp_path / "build").stderr
    folder = write_edition(tmp_path / "source", publisher='"نشر دیگر"', id='"two-2"')
    result = run("build", folder, "--out", tmp_path / "build")
    assert (
        result.exit_code == 0
        and "the source: deposit/;" in result.stderr
        and (build / "deposit" / "two-2.zip").is_file()
    )


def test_an_output_folder_that_is_a_file(source: Path, tmp_path: Path) -> None:
    (tmp_path / "build").write_text("", encoding="utf-8")
    result = run("deposit", source, "--out", tmp_path / "build")
    assert result.exit_code == 1 and "[output-folder]" in result.stderr


def test_the_fixture_is_what_it_says() -> None:
    assert "یکک" in TEXT and "یکک" in EMENDATIONS and "attach" in MORE


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ({"issued": ""}, ["no-issued"]),
        ({"publisher": ""}, ["no-publisher"]),
        ({"issued": "", "publisher": ""}, ["no-publisher", "no-issued"]),
    ],
)
def test_what_an_archive_lacks_is_said_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, str], codes: list[str]
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def built(*_: object) -> None:
        raise AssertionError("it was built")

    monkeypatch.setattr("edition.archive.depositing.build_in", built)
    folder = write_edition(tmp_path / "a", **{"publisher": '"نشر"', **written})
    result = run("deposit", folder, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert [result.stderr.count(f"[{code}]") for code in codes] == [1] * len(codes)
    assert not (tmp_path / "out").exists()
