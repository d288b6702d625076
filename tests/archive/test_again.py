"""What a seal made anew does not get past: a bag is made again from its sources while it is
verified.
"""

import json
import shutil
from pathlib import Path

import pytest

from edition.archive import again
from edition.archive.again import again as made_again
from edition.model.proof import Outcome
from tests.archive.sealing import edit_manifest, restate, seal
from tests.editions import run


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bag, tmp_path / "bag"))


def change(bag: Path, name: str, before: bytes, after: bytes) -> None:
    """Change a file, and what manifest.json says of it where it is an input."""
    file = bag / name
    assert before in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(before, after))
    if name.startswith("data/source/"):
        edit_manifest(bag, lambda found: restate(found, bag, name.removeprefix("data/")))


def test_an_honest_bag_says_what_it_does_not_prove(bag: Path) -> None:
    result = run("verify", bag)
    assert result.exit_code == 0
    assert "they do not tell who made them" in result.stdout and "not run" in result.stdout
    assert made_again(bag).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("data/pamphlet.txt", "نان".encode(), "جان".encode()),
        ("data/text/reading.txt", "نان".encode(), "جان".encode()),
        ("metadata/datacite.json", b"Pamphlet", b"Leaflet"),
        ("data/fonts/OFL.txt", b"SIL", b"LIS"),
    ],
)
def test_what_the_sources_do_not_come_to(
    name: str, before: bytes, after: bytes, copy: Path
) -> None:
    change(copy, name, before, after)
    seal(copy)
    check = made_again(copy)
    assert check.outcome is Outcome.FAILED and f"{name}: other bytes" in check.note


def test_another_publisher(copy: Path) -> None:
    change(copy, "data/source/edition.toml", "نشر نو".encode(), "نشر دیگر".encode())
    seal(copy)
    result = run("verify", copy)
    assert result.exit_code == 3
    assert (
        "one record (edition): data/source/edition.toml says of the publisher «نشر دیگر»"
        in result.stderr
    )
    assert (
        "made again (edition" in result.stderr and "data/text/tei.xml: other bytes" in result.stderr
    )


def test_a_file_that_nothing_comes_to(copy: Path) -> None:
    (copy / "metadata" / "ead.xml").unlink()
    seal(copy)
    assert "metadata/ead.xml: it comes of the sources, and is not there" in made_again(copy).note


def test_sources_of_which_nothing_comes(copy: Path) -> None:
    change(copy, "data/source/edition.toml", b'language = "fa"', b'language = "xx"')
    seal(copy)
    check = made_again(copy)
    assert check.outcome is Outcome.FAILED and check.note.startswith(
        "its sources make no deposit: "
    )


def test_of_another_release_it_is_said_and_not_judged(copy: Path) -> None:
    change(copy, "data/source/edition.toml", b'language = "fa"', b'language = "xx"')
    edit_manifest(copy, lambda found: found.update(edition="9.9"))
    seal(copy)
    check = made_again(copy)
    assert check.outcome is Outcome.NOT_RUN and check.note.startswith(
        "edition 9.9 made it, and this one makes nothing"
    )
    assert f"not run: bag/: made again: {check.note}" in run("verify", copy).stdout


def test_where_it_stumbles(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(again, "build", stumble)
    assert made_again(copy).note == "its sources make no deposit: RecursionError"


def test_what_is_not_sound_is_not_made(copy: Path, tmp_path: Path) -> None:
    (copy / "data" / "pamphlet.txt").write_bytes(b"")
    run("verify", copy, "--report", tmp_path / "report")
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    [check] = [check for check in report["proofs"][0]["checks"] if check["name"] == "made again"]
    assert (check["outcome"], check["note"]) == ("not run", "the bag is not sound")


@pytest.mark.parametrize(("path", "told"), [("a" * 300, 1), ("a" * 5000, 1)])
def test_a_name_that_is_too_long(path: str, told: int) -> None:
    for command in ("verify", "rebuild"):
        result = run(command, path)
        assert result.exit_code == told and result.stderr.count("\n") == 1


def test_a_pdf_by_itself_that_leads_elsewhere(bag: Path, tmp_path: Path) -> None:
    import pikepdf

    shutil.copy(bag / "data" / "pamphlet.txt", tmp_path / "pamphlet.txt")
    with pikepdf.open(bag / "data" / "pamphlet.pdf") as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://evil.example/")
        pdf.pages[0].obj.Annots = pikepdf.Array(
            [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)]
        )
        pdf.save(tmp_path / "pamphlet.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    told = run("verify", tmp_path / "pamphlet.pdf").stdout
    assert "addresses: whether the edition says «https://evil.example/» is not known here" in told
    shutil.copytree(bag / "data" / "source", tmp_path / "data" / "source")
    (tmp_path / "bagit.txt").touch()
    for name in ("pamphlet.pdf", "pamphlet.txt"):
        shutil.copy(tmp_path / name, tmp_path / "data" / name)
    result = run("verify", tmp_path / "data" / "pamphlet.pdf")
    assert "opens «https://evil.example/», which the edition does not say" in result.stderr
