"""The bill of materials and the licences: what is in them, and that each thing which is not so is
told.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from tests.supply import bundled, licences
from tests.supply.bill import TOP, Part, bill, parts, run_lock
from tests.supply.bundled import unknown_files
from tests.supply.checking import of_the_bill, of_the_environment, of_the_fonts, of_the_licences
from tests.supply.licences import ALLOWED, SHIPPED, is_allowed, licence_of
from tests.supply.lock import Locked, locked
from tests.supply.run import documents, faults

LOCK = run_lock()
HERE = {name: each.version for name, each in LOCK.items() if not each.marker}


@pytest.fixture(scope="module")
def found() -> Sequence[Part]:
    return parts(LOCK)


@pytest.fixture(scope="module")
def written() -> str:
    return (TOP / "sbom.cdx.json").read_text(encoding="utf-8")


def test_what_is_committed_is_so() -> None:
    assert list(faults()) == []


def test_the_same_bytes_twice(found: Sequence[Part], written: str) -> None:
    """Once more than for what is committed, where it is read anew."""
    assert bill(LOCK, found) == written
    assert not {"timestamp", "tools"} & json.loads(written)["metadata"].keys()


def test_the_serial_number_is_that_of_the_content(found: Sequence[Part], written: str) -> None:
    other = bill(LOCK, found[:-1])
    assert json.loads(other)["serialNumber"] != json.loads(written)["serialNumber"]


def test_every_file_of_the_lock_and_who_asks_for_it(written: str) -> None:
    """Read again with other code: by lines."""
    lines = (TOP / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    digests = sorted(line.split("sha256:")[1].split()[0] for line in lines if "--hash=" in line)
    document = json.loads(written)
    packages = [
        each for each in document["components"] if each.get("purl", "").startswith("pkg:pypi/")
    ]
    listed = [
        each["content"]
        for package in packages
        for ref in package["externalReferences"]
        for each in ref["hashes"]
    ]
    assert sorted(listed) == digests and len(packages) == sum("==" in line for line in lines)
    needs = {each["ref"]: each.get("dependsOn", []) for each in document["dependencies"]}
    assert needs[at(needs, "pkg:pypi/jdatetime@")] == [at(needs, "pkg:pypi/jalali-core@")]
    assert {f"fonts/{file.name}" for file in (TOP / "fonts").glob("*.ttf")} <= set(needs["edition"])
    assert "lxml:libxml2" in needs[at(needs, "pkg:pypi/lxml@")]


def at(needs: Mapping[str, object], start: str) -> str:
    [ref] = [each for each in needs if each.startswith(start)]
    return ref


@pytest.mark.parametrize(
    ("found", "named", "sentence"),
    [
        (
            {**HERE, "left-pad": "1.0"},
            LOCK,
            "left-pad 1.0 is installed, and no lock file names it: ",
        ),
        (
            {**HERE, "lxml": "0.1"},
            LOCK,
            f"lxml 0.1 is installed, and the lock has {LOCK['lxml'].version}: ",
        ),
        (
            {k: v for k, v in HERE.items() if k != "click"},
            LOCK,
            f"click {LOCK['click'].version} of the lock is not installed: ",
        ),
        ({**HERE, "pip": "26.0", "edition": "0.1"}, LOCK, ""),
    ],
)
def test_an_environment_that_is_not_the_lock(
    found: dict[str, str], named: dict[str, Locked], sentence: str
) -> None:
    unmarked = {name: each for name, each in LOCK.items() if not each.marker}
    told = list(of_the_environment(found, named, unmarked))
    assert len(told) == bool(sentence) and all(each.startswith(sentence) for each in told)


def test_a_marker_says_where_a_package_is_wanted() -> None:
    lock = {
        "a": Locked("a", "1", "python_full_version < '3'", (), ()),
        "b": Locked("b", "1", "python_full_version >= '3'", (), ()),
    }
    assert [each.split()[0] for each in of_the_environment({}, lock, lock)] == ["b"]


def changed(written: str, change: str) -> str:
    document = json.loads(written)
    parts = [each for each in document["components"] if each["name"] == "lxml"]
    if change == "lacking":
        document["components"].remove(parts[0])
    elif change == "version":
        parts[0]["version"] = "0.1"
    elif change == "more":
        document["components"].append({**parts[0], "name": "left-pad", "bom-ref": "x"})
    else:
        parts[0]["type"] = "nothing"
    return json.dumps(document)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("lacking", f"lxml {LOCK['lxml'].version} of the lock is not in sbom.cdx.json: "),
        ("version", f"sbom.cdx.json has lxml 0.1, and the lock {LOCK['lxml'].version}: "),
        ("more", "sbom.cdx.json has left-pad, which no lock names: "),
        ("schema", "sbom.cdx.json is not valid by the schema of CycloneDX 1.6 "),
    ],
)
def test_a_bill_that_is_not_the_lock(change: str, sentence: str, written: str) -> None:
    [told] = of_the_bill(changed(written, change), LOCK)
    assert told.startswith(sentence) and told.endswith(
        ": run `make sbom` and look at what it changes"
    )


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (
            Part("left-pad", "1.0", ""),
            "the licence of left-pad 1.0 is unknown, its metadata say nothing: ",
        ),
        (
            Part("left-pad", "1.0", "GPL-3.0-only"),
            "left-pad 1.0 is under GPL-3.0-only, which is not allowed: ",
        ),
        (
            Part("pad", "1.0", "GPL-3.0-only", of="left-pad"),
            "pad 1.0 in left-pad is under GPL-3.0-only, which is not allowed: ",
        ),
        (
            Part("Font", "1.0", "LGPL-3.0-or-later", of="edition"),
            "Font 1.0 in edition is under LGPL-3.0-or-later, ",
        ),
    ],
)
def test_a_licence_that_is_unknown_or_not_allowed(part: Part, sentence: str) -> None:
    [told] = of_the_licences([part])
    assert told.startswith(sentence)


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", True),
        ("(MIT OR Apache-2.0) AND AGPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("GPL-2.0-or-later WITH Font-exception-2.0", False),
        ("No such licence", False),
        ("", False),
    ],
)
def test_what_an_expression_allows(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) == allowed


def test_what_is_shipped_is_free_of_copyleft() -> None:
    assert (
        SHIPPED < ALLOWED
        and is_allowed("MIT AND OFL-1.1", SHIPPED)
        and not is_allowed("LGPL-3.0-or-later", SHIPPED)
    )


class Told(Distribution):
    """A package that is metadata alone."""

    def __init__(self, metadata: str) -> None:
        self._text = metadata

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("Name: a\nLicense-Expression: MIT OR Apache-2.0\n", "MIT OR Apache-2.0"),
        ("Name: a\nLicense: MIT\nClassifier: License :: OSI Approved :: BSD License\n", "MIT"),
        ("Name: a\nLicense: Apache License 2.0\n", "Apache-2.0"),
        ("Name: a\nClassifier: License :: OSI Approved :: MIT License\n", "MIT"),
        ("Name: a\nClassifier: License :: OSI Approved :: BSD License\n", ""),
        ("Name: a\nLicense: see the file\n", ""),
        ("Name: a\n", ""),
        (
            "Name: jalali_core\nLicense: Other\nClassifier: License :: OSI Approved :: MIT License\n",
            "",
        ),
        ("Name: jalali_core\nLicense: LGPL\n", "LGPL-2.1-or-later"),
    ],
)
def test_what_metadata_say(metadata: str, licence: str) -> None:
    assert licence_of(Told(metadata)) == licence


def test_what_was_read_elsewhere_is_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(licences.ELSEWHERE, "msgspec", "MIT")
    assert list(of_the_licences([])) == [
        (
            f"msgspec is under {licence_of(distribution('msgspec'))}, and tests/supply/licences.py "
            "says MIT: mend it there"
        )
    ]


def test_a_library_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(bundled._FILES, "freetype")
    told = list(unknown_files(frozenset(("pillow", "lxml"))))
    assert [each.split(",")[0] for each in told] == ["pillow carries libfreetype"]


def test_fonts_that_are_not_those_of_the_list(tmp_path: Path) -> None:
    for file in (TOP / "fonts").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert list(of_the_fonts(tmp_path)) == []
    (tmp_path / "Vazirmatn-Bold.ttf").write_bytes(b"another")
    assert {each.split()[0] for each in of_the_fonts(tmp_path)} == {"fonts/Vazirmatn-Bold.ttf"}
    (tmp_path / "Vazirmatn-Bold.ttf").unlink()
    assert len(list(of_the_fonts(tmp_path))) == 1


def test_a_lock_as_uv_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "run.txt"
    file.write_text(
        f"# made\nA_b.c==1.0+x ; python_full_version < '3.13' \\\n    --hash=sha256:{'a' * 64} \\\n "
        f"   --hash=sha256:{'b' * 64}\n"
        "    # via\n    #   -r run.txt\n    #   d-e\n    #   edition (pyproject.toml)\n"
        f"d-e==2 \\\n    --hash=sha256:{'c' * 64}\n    # via edition (pyproject.toml)\n",
        encoding="utf-8",
    )
    assert list(locked(file).values()) == [
        Locked(
            "a-b-c",
            "1.0+x",
            "python_full_version < '3.13'",
            ("a" * 64, "b" * 64),
            ("d-e", "edition"),
        ),
        Locked("d-e", "2", "", ("c" * 64,), ("edition",)),
    ]


def test_every_part_has_its_row(found: Sequence[Part]) -> None:
    rows = [
        line for line in documents(LOCK, found)["LICENCES.md"].splitlines() if line.startswith("| ")
    ][2:]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == [part.name for part in found]
