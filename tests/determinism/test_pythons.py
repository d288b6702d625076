"""What `make pythons` calls the same, and what it says where there is nothing to compare."""

import shutil
from pathlib import Path

import pytest

from tests.determinism import pythons


def test_files_that_differ_or_are_absent_are_named_with_their_versions() -> None:
    found = {"3.11": {"a": "1", "b": "2"}, "3.12": {"a": "1", "b": "3"}, "3.13": {"a": "1"}}
    assert pythons.compared(found) == ["b differs: {'3.11': '2', '3.12': '3', '3.13': 'absent'}"]
    assert pythons.compared({"3.11": {"a": "1"}, "3.12": {"a": "1"}}) == []


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("d/x.zip", True),
        ("d/x/manifest-sha512.txt", True),
        ("d/x/data/manifest.json", True),
        ("pamphlet.pdf", False),
        ("bag.txt", False),
    ],
)
def test_what_names_the_environment_is_not_compared(name: str, named: bool) -> None:
    assert pythons._of_environment(name) == named


def test_one_version_alone_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        pythons, "interpreter", lambda version: "/a/python3.12" if version == "3.12" else None
    )
    assert pythons.main(tmp_path, []) == 2
    assert capsys.readouterr().out.splitlines() == [
        "Python 3.11: not at hand, so not tried",
        "Python 3.12: /a/python3.12",
        "Python 3.13: not at hand, so not tried",
    ]


def test_a_bag_that_is_made_again_with_another_byte_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `edition rebuild` itself lets pass, with exit code 0."""
    bag = tmp_path / "first" / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "bagit.txt").write_text("a", encoding="utf-8")
    (bag / "data" / "pamphlet.pdf").write_bytes(b"one")

    def rebuild(*command: str) -> tuple[int, str]:
        assert command[1:5] == ("-m", "edition", "rebuild", str(bag))
        laid = shutil.copytree(bag, Path(command[-1]) / "bag")
        if "3.13" in command[-1]:
            (laid / "data" / "pamphlet.pdf").write_bytes(b"two")
        return 0, ""

    monkeypatch.setattr(pythons, "_said", rebuild)
    at = {version: tmp_path / version for version in pythons.VERSIONS}
    [told] = pythons._rebuilt(at, tmp_path / "first", tmp_path / "again")
    assert told.startswith("data/pamphlet.pdf differs: ") and "again on 3.13" in told
