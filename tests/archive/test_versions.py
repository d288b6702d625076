"""Versions in a storage root of OCFL 1.1: ocfl-py says that it is one, everything in it can be had
again, and what has changed is told.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from edition.archive.versions import lay
from edition.archive.versions.inventory import inventory_of
from tests.editions import run, write_edition
from tests.validators import asked

TEXT = "نان و آزادی\n\nبند یکک، که می\u200cگوید نان را می\u200cخواهیم.\n\nبند دوم همان است.\n"
EMENDATION = '[[emendation]]\nline = 3\nbefore = "یکک"\nafter = "یک"\nreason = "خطای حروف‌نگار"\n'


def deposited(
    place: Path, text: str, *, emendations: str = EMENDATION, root: Path | None = None, **keys: str
) -> Path:
    """The bag of a small edition."""
    folder = write_edition(place, text, emendations=emendations, publisher='"نشر نو"', **keys)
    out = place.parent / "out"
    more = ("--ocfl", root) if root else ()
    result = run("deposit", folder, "--out", out, *more)
    assert result.exit_code == 0, result.output
    return next(each.parent for each in (out / folder.name / "deposit").glob("*/bagit.txt"))


@pytest.fixture(scope="module")
def bags(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """An edition, one that replaces it with another word and a poster less, one that replaces
    that.
    """
    top = tmp_path_factory.mktemp("versions")
    second = TEXT.replace("نان را می", "آزادی را می")
    return (
        deposited(top / "first", TEXT, id='"one-1404"'),
        deposited(top / "second", second, id='"two-1404"', replaces='"one-1404"', version='"2"'),
        deposited(
            top / "third",
            second.replace("یکک", "یک"),
            emendations="",
            id='"three-1404"',
            replaces='"two-1404"',
            issued='"2027-01-01"',
        ),
    )


@pytest.fixture
def root(bags: tuple[Path, Path, Path], tmp_path: Path) -> Path:
    place = tmp_path / "versions"
    for number, bag in enumerate(bags, 1):
        laid = lay(bag, place)
        assert (laid.version, laid.problems) == (f"v{number}", ())
    return place


def validated(root: Path) -> None:
    """The root, and each object, of which alone the validator says that it is valid."""
    done = asked("ocfl-validate.py", root)
    assert done.returncode == 0, done.stdout + done.stderr
    objects = [each.parent for each in root.glob("*/0=ocfl_object_1.1")]
    assert objects
    for each in objects:
        done = asked("ocfl-validate.py", each)
        told = done.stdout + done.stderr
        assert done.returncode == 0 and "is VALID" in told and "[E" not in told, told


def inventory(root: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((root / "one-1404" / "inventory.json").read_bytes())
    return read


def test_ocfl_py_takes_it_after_every_version(
    bags: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    place = tmp_path / "versions"
    for bag in bags:
        lay(bag, place)
        validated(place)
    assert sorted(each.name for each in place.iterdir()) == [
        "0=ocfl_1.1",
        "ocfl_layout.json",
        "one-1404",
    ]


def test_the_validator_tells_a_harmed_one(bags: tuple[Path, Path, Path], tmp_path: Path) -> None:
    lay(bags[0], tmp_path / "versions")
    harmed(tmp_path / "versions/one-1404/v1/content/one-1404/README.txt")
    done = asked("ocfl-validate.py", tmp_path / "versions" / "one-1404")
    assert done.returncode != 0 and "INVALID" in done.stdout + done.stderr


def test_every_bag_can_be_had_again_from_it(
    bags: tuple[Path, Path, Path], root: Path, tmp_path: Path
) -> None:
    held = inventory(root)
    for number, bag in enumerate(bags, 1):
        for digest, paths in held["versions"][f"v{number}"]["state"].items():
            stored = root / "one-1404" / held["manifest"][digest][0]
            for path in paths:
                target = tmp_path / "again" / str(number) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(stored, target)
        had = tmp_path / "again" / str(number) / bag.name
        found, wanted = (
            {f.relative_to(at).as_posix(): f.read_bytes() for f in at.rglob("*") if f.is_file()}
            for at in (had, bag)
        )
        assert found == wanted


def test_a_content_is_stored_once(root: Path) -> None:
    object_ = root / "one-1404"
    digests = [
        hashlib.sha512(each.read_bytes()).hexdigest()
        for each in object_.glob("v*/content/**/*")
        if each.is_file()
    ]
    assert len(digests) == len(set(digests)) > 40
    assert not list(object_.glob("v2/content/**/OFL.txt"))


def test_days_and_names_are_those_of_the_editions(root: Path) -> None:
    versions = inventory(root)["versions"]
    days = [versions[f"v{number}"]["created"] for number in (1, 2, 3)]
    assert days == ["2026-11-26T00:00:00Z", "2026-11-26T00:00:00Z", "2027-01-01T00:00:00Z"]
    assert versions["v2"]["user"] == {"name": "نشر نو"}


def test_the_same_bags_make_the_same_bytes(
    bags: tuple[Path, Path, Path], root: Path, tmp_path: Path
) -> None:
    for bag in bags:
        lay(bag, tmp_path / "other")
    found, wanted = (
        {each.relative_to(at): each.read_bytes() for each in at.rglob("*") if each.is_file()}
        for at in (tmp_path / "other", root)
    )
    assert found == wanted


class Page(HTMLParser):
    """The words in each kind of element, and the languages and directions that are stated."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.text: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.languages: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        assert not {"src", "href", "onload"} & said.keys() and tag != "script"
        if tag not in ("meta", "br"):
            self.open.append(tag)
            self.text.setdefault(tag, []).append("")
        if tag in ("html", "section"):
            self.languages.append(f"{said.get('lang')} {said.get('dir')}")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.text[tag][-1] += data


def page(root: Path, version: int) -> Page:
    return Page(root / "one-1404" / f"v{version}" / "content" / "changes.html")


def test_a_changed_word_is_told_in_its_line_in_the_language_of_the_edition_first(
    root: Path,
) -> None:
    told = page(root, 2)
    assert told.languages == ["fa rtl", "fa rtl", "en ltr"]
    assert told.text["del"] == ["نان", "نان"] and told.text["ins"] == ["آزادی", "آزادی"]
    cells = told.text["td"]
    at = cells.index("۳")
    assert "می\u200cگوید نان را" in cells[at + 1] and "می\u200cگوید آزادی را" in cells[at + 2]
    assert {"one-1404", "two-1404"} <= set(told.text["code"])
    assert "فهرست همان است که بود." in told.text["p"]
    assert "data/source/edition.toml" not in told.text["code"]
    assert {"id", "version", "replaces", "pamphlet.pdf"} <= set(told.text["code"])


def test_a_changed_emendation_is_told(root: Path) -> None:
    told = page(root, 3)
    assert "برداشته شد" in told.text["td"] and "taken away" in told.text["td"]
    assert "خطای حروف‌نگار" in told.text["td"]
    assert "هیچ واژه‌ای عوض نشده است." in told.text["p"]


def test_what_stands_there_just_so_is_not_laid_again(
    bags: tuple[Path, Path, Path], root: Path
) -> None:
    before = {each: each.read_bytes() for each in root.rglob("*") if each.is_file()}
    laid = lay(bags[2], root)
    assert laid.version == "" and [each.code for each in laid.problems] == ["ocfl-same"]
    assert {each: each.read_bytes() for each in root.rglob("*") if each.is_file()} == before


def test_an_edition_behind_which_another_stands_is_refused(
    bags: tuple[Path, Path, Path], root: Path
) -> None:
    [problem] = lay(bags[0], root).problems
    assert problem.code == "ocfl" and "before a later edition" in problem.fact


def test_one_whose_forerunner_is_not_there_begins_an_object_and_says_so(
    bags: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    laid = lay(bags[1], tmp_path / "versions")
    assert laid.version == "v1" and [each.code for each in laid.problems] == ["ocfl-alone"]
    validated(tmp_path / "versions")


def harmed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (
            lambda at: harmed(at / "v1/content/one-1404/data/pamphlet.pdf"),
            "pamphlet.pdf has changed",
        ),
        (
            lambda at: harmed(at / "inventory.json"),
            "the inventory is not the file that its sidecar",
        ),
        (lambda at: (at / "v1/content/one-1404/README.txt").unlink(), "README.txt"),
    ],
)
def test_an_object_that_is_not_as_it_was_laid_is_not_gone_on_with(
    harm: Callable[[Path], object],
    words: str,
    bags: tuple[Path, Path, Path],
    tmp_path: Path,
) -> None:
    lay(bags[0], tmp_path / "versions")
    harm(tmp_path / "versions" / "one-1404")
    # Without the copy in the version there is nothing to end the work of a killed command with.
    shutil.copy(tmp_path / "versions/one-1404/inventory.json", tmp_path / "kept")
    if "inventory" in words:
        (tmp_path / "versions/one-1404/v1/inventory.json").unlink()
    laid = lay(bags[1], tmp_path / "versions")
    assert laid.folder is None and words in laid.problems[0].fact
    assert not (tmp_path / "versions" / "one-1404" / "v2").exists()


@pytest.mark.parametrize("stops_at", ["inventory.json", "inventory.json.sha512"])
def test_a_command_that_is_killed_leaves_what_the_next_one_ends(
    stops_at: str, bags: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "versions"
    lay(bags[0], place)
    replace = os.replace

    def killed(one: Any, other: Any) -> None:
        if Path(other).name == stops_at:
            raise KeyboardInterrupt
        replace(one, other)

    monkeypatch.setattr("edition.archive.versions.inventory.os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        lay(bags[1], place)
    monkeypatch.undo()
    assert lay(bags[2], place).version == "v3"
    validated(place)
    assert inventory(place)["head"] == "v3"


@pytest.mark.parametrize("name", ["photo.png", "0=ocfl_1.0"])
def test_another_folder_is_no_storage_root(
    name: str, bags: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_bytes(b"mine")
    [problem] = lay(bags[0], tmp_path / "mine").problems
    assert problem.code == "ocfl"
    assert [each.name for each in (tmp_path / "mine").iterdir()] == [name]


def test_a_path_of_an_inventory_leads_nowhere_else(
    bags: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    place = tmp_path / "versions"
    lay(bags[0], place)
    (tmp_path / "secret").write_bytes(b"x")
    file = place / "one-1404" / "inventory.json"
    table = json.loads(file.read_bytes())
    digest = hashlib.sha512(b"x").hexdigest()
    table["manifest"][digest] = ["../../secret"]
    content = json.dumps(table).encode()
    for at in (file, place / "one-1404" / "v1" / "inventory.json"):
        at.write_bytes(content)
        told = f"{hashlib.sha512(content).hexdigest()} inventory.json\n"
        at.with_name("inventory.json.sha512").write_text(told, encoding="ascii")
    [problem] = lay(bags[1], place).problems
    assert "../../secret" in problem.fact
    assert not isinstance(inventory_of(place / "one-1404"), str)


def test_the_command_says_what_it_laid(tmp_path: Path) -> None:
    root = tmp_path / "versions"
    folder = write_edition(tmp_path / "a", publisher='"نشر نو"')
    first = run("deposit", folder, "--out", tmp_path / "out", "--ocfl", root)
    assert first.exit_code == 0 and "laid as version v1" in first.stdout
    (tmp_path / "no").write_bytes(b"")
    again = run("deposit", folder, "--out", tmp_path / "out", "--ocfl", tmp_path / "no" / "root")
    assert again.exit_code == 1 and "[output-folder]" in again.stderr
