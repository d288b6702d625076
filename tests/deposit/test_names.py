"""Names of payload files (RFC 8493, 2.1.3, and what bagit.py makes of it)."""

import pytest

from edition.core.diagnostics import Severity
from edition.deposit.payload import payload_names


def test_a_safe_name_stays() -> None:
    names, problems = payload_names(["edition.toml", "text.txt", "images/emblem.svg"])
    assert names == {name: name for name in ("edition.toml", "text.txt", "images/emblem.svg")}
    assert not problems


def test_others_are_numbered_and_told() -> None:
    names, problems = payload_names(["text.txt", "گزارش 100%.txt", "نامه .txt"])
    assert list(names.values()) == ["text.txt", "01-100.txt", "02.txt"]
    assert [p.severity for p in problems] == [Severity.NOTE, Severity.NOTE]
    assert "«گزارش 100%.txt»" in problems[0].fact and "01-100.txt" in problems[0].fact


@pytest.mark.parametrize("odd", ["%", "a b", " a", "a ", "ا", "-a", ".a", "a/../b", "~a", "a\tb"])
def test_no_name_holds_what_an_archive_refuses(odd: str) -> None:
    names, _ = payload_names([odd])
    assert all(c.isascii() and (c.isalnum() or c in "._-/") for c in names[odd])
    assert (
        names[odd] == names[odd].strip()
        and names[odd][0].isalnum()
        and ".." not in names[odd].split("/")
    )


def test_a_new_name_is_never_one_that_is_taken() -> None:
    names, _ = payload_names(["01-a.txt", "ا a.txt", "001-a.txt"])
    assert len(set(names.values())) == 3


@pytest.mark.parametrize(("one", "other"), [("A.txt", "a.txt"), ("\u0622.txt", "\u0627\u0653.txt")])
def test_two_that_some_file_systems_take_for_one(one: str, other: str) -> None:
    _, problems = payload_names([one, other])
    assert [p.code for p in problems if p.severity is Severity.ERROR] == ["equal-names"]
    assert one in problems[0].fact and other in problems[0].fact


@pytest.mark.parametrize("broken", ["a\nb", "a\rb", "a\u2028b"])
def test_a_line_break(broken: str) -> None:
    _, problems = payload_names([broken])
    assert [p.code for p in problems if p.severity is Severity.ERROR] == ["line-break"]
