"""Drafts for archives: what `edition deposit --draft` writes, and that `edition send` sends just
that, to a stand-in on this machine.
"""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.archive import stand_in
from tests.archive.stand_in import TOKEN, archive
from tests.conftest import Once
from tests.editions import run, write_edition

MORE = """\
keywords = ["نان"]
isbn = "978-0-306-40615-7"
[[creator]]
name = "مریم احمدی"
given = "مریم"
family = "احمدی"
orcid = "0000-0002-1825-0097"
[[contributor]]
name = "آرش"
role = "trl"
[[date]]
printed = "8 آبان 1395"
calendar = "jalali"
[parallel_titles]
en = "Bread"
[[series]]
title = "دفترها"
"""
TEXT = "نان و آزادی\n\nبند یک.\n\nتهران - 8 آبان 1395\n"


def deposited(place: Path, **keys: str) -> Path:
    folder = write_edition(place / "a", TEXT, more=MORE, publisher='"نشر نو"', **keys)
    done = run("deposit", folder, "--out", place / "out", "--draft", "zenodo", "--draft", "dspace")
    assert done.exit_code == 0, done.output
    return place / "out" / "a" / "deposit"


@pytest.fixture(scope="module")
def made(once: Once) -> Path:
    return once("drafts", lambda top: deposited(top) and None) / "out" / "a" / "deposit"


@pytest.fixture
def draft(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "deposit")) / "a-text-1404.zenodo"


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_TOKEN", TOKEN)


def test_a_draft_is_sent_and_stays_one(draft: Path) -> None:
    with archive() as (state, address):
        done = run("send", draft, "--to", address)
        assert done.exit_code == 0, done.output
        assert done.stdout.splitlines() == ["/uploads/1", f'doi = "{stand_in.DOI}"']
    assert state.files == {"pamphlet.pdf": "completed", "a-text-1404.zip": "completed"}
    assert not state.published and not any("publish" in each for each in state.asked)
    bag = draft.parent / "a-text-1404"
    assert state.content["pamphlet.pdf"] == (bag / "data" / "pamphlet.pdf").read_bytes()
    assert state.content["a-text-1404.zip"] == (draft.parent / "a-text-1404.zip").read_bytes()
    assert state.draft == json.loads((draft / "record.json").read_bytes())


def test_it_is_published_where_that_is_said(draft: Path) -> None:
    with archive() as (state, address):
        assert run("send", draft, "--to", address, "--publish").exit_code == 0
    assert state.published


def test_with_a_reserved_doi_its_draft_is_brought_up_to_date(tmp_path: Path) -> None:
    made = deposited(tmp_path, doi=f'"{stand_in.DOI}"')
    with archive() as (state, address):
        for _ in range(2):
            done = run("send", made / "a-text-1404.zenodo", "--to", address)
            assert done.exit_code == 0, done.output
    assert state.asked[0] == "PUT /api/records/77/draft"
    assert not [each for each in state.asked if each.startswith("POST /api/records ")]
    assert state.draft["pids"]["doi"]["identifier"] == stand_in.DOI
    assert state.files == {"pamphlet.pdf": "completed", "a-text-1404.zip": "completed"}


def test_what_was_written_twice_is_the_same(made: Path, tmp_path: Path) -> None:
    again = deposited(tmp_path)
    for name in ("a-text-1404.zenodo/record.json", "a-text-1404.zenodo/requests.json"):
        assert (again / name).read_bytes() == (made / name).read_bytes()
    assert (again / "a-text-1404.dspace.zip").read_bytes() == (
        made / "a-text-1404.dspace.zip"
    ).read_bytes()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("languages", ["fas"], "is no language"),
        ("creators", [], "metadata.creators is required"),
        ("resource_type", "publication-book", "is no resource_type"),
        ("contributors", [{"person_or_org": {"type": "personal"}}], "is no person"),
    ],
)
def test_the_stand_in_refuses_other_shapes_and_that_is_told(
    key: str, value: Any, words: str, draft: Path
) -> None:
    table = json.loads((draft / "record.json").read_bytes())
    table["metadata"][key] = value
    (draft / "record.json").write_text(json.dumps(table), encoding="utf-8")
    with archive() as (state, address):
        done = run("send", draft, "--to", address, "--publish")
    assert done.exit_code == 1 and words in done.stderr and "answered 400" in done.stderr
    assert state.draft is None and len(state.asked) == 1


def test_a_file_that_is_not_the_packed_one_is_not_sent(draft: Path) -> None:
    pdf = draft.parent / "a-text-1404" / "data" / "pamphlet.pdf"
    pdf.write_bytes(pdf.read_bytes() + b" ")
    with archive() as (state, address):
        done = run("send", draft, "--to", address)
    assert done.exit_code == 1 and "is not the file that was packed" in done.stderr
    assert "pamphlet.pdf" not in state.content


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("http://example.org", "for all to read"),
        ("ftp://127.0.0.1", "for all to read"),
        ("example.org", "for all to read"),
    ],
)
def test_a_token_does_not_go_where_all_can_read_it(to: str, words: str, draft: Path) -> None:
    done = run("send", draft, "--to", to)
    assert done.exit_code == 1 and words in done.stderr


def test_without_a_token_nothing_is_asked(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITION_TOKEN")
    with archive() as (state, address):
        done = run("send", draft, "--to", address)
    assert done.exit_code == 1 and "there is no token" in done.stderr and state.asked == []


def test_a_wrong_token_is_told(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION_TOKEN", "another")
    with archive() as (_, address):
        done = run("send", draft, "--to", address)
    assert done.exit_code == 1 and "answered 403" in done.stderr and "another" not in done.stderr


def test_a_token_does_not_follow_to_another_place(draft: Path) -> None:
    with archive() as (elsewhere, other), archive() as (state, address):
        state.redirect = f"{other}/api/records"
        done = run("send", draft, "--to", address)
    assert done.exit_code == 1 and "answered 302" in done.stderr and elsewhere.asked == []


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("path", "@example.org/api/records", "no request to an archive"),
        ("path", "/api/records/{id}/../users", "no request to an archive"),
        ("method", "PATCH", "no request to an archive"),
        ("json", "../../a/edition.toml", "lies outside"),
    ],
)
def test_a_list_of_a_strangers_leads_nowhere_else(
    key: str, value: str, words: str, draft: Path
) -> None:
    table = json.loads((draft / "requests.json").read_bytes())
    table["requests"][0][key] = value
    (draft / "requests.json").write_text(json.dumps(table), encoding="utf-8")
    with archive() as (state, address):
        done = run("send", draft, "--to", address)
    assert done.exit_code == 1 and words in done.stderr and state.asked == []


def test_what_is_no_draft_is_told(tmp_path: Path) -> None:
    done = run("send", tmp_path, "--to", "https://example.org")
    assert done.exit_code == 1 and "[no-draft]" in done.stderr


def test_dspace_has_a_picture_of_the_first_page(made: Path) -> None:
    from io import BytesIO

    from PIL import Image

    with zipfile.ZipFile(made / "a-text-1404.dspace.zip") as held:
        contents = held.read("item_0001/contents").decode().splitlines()
        picture = Image.open(BytesIO(held.read("item_0001/pamphlet.pdf.jpg")))
    assert contents[0] == "pamphlet.pdf\tbundle:ORIGINAL\tprimary:true"
    assert "pamphlet.pdf.jpg\tbundle:THUMBNAIL" in contents
    assert picture.format == "JPEG" and max(picture.size) == 300
    assert len(set(picture.convert("L").tobytes())) > 20, "it is blank"
