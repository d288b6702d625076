"""What of a bag is read whole, up to its bound, and what of a form is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core.bounds import BAG_RECORD, BAG_TEXT, BAG_XML, RECORD_ENTRIES, XML_TAGS
from edition.verify.bags.bag_files import content_of, record_of, root_of, rows_of, text_of, toml_of
from edition.verify.file.checks import Damaged


def told(read: Callable[[Path], object], file: Path, content: bytes) -> str:
    file.write_bytes(content)
    try:
        read(file)
    except Damaged as why:
        return str(why)
    return ""


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_at_its_bound(more: int, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    with file.open("wb") as opened:
        opened.truncate(BAG_TEXT.most + more)
    try:
        assert len(content_of(file)) == BAG_TEXT.most and not more
    except Damaged as why:
        assert (
            more
            and str(why)
            == "text.txt has 67,108,865 bytes to be read at once, and 67,108,864 are the most"
        )


@pytest.mark.parametrize("more", [0, 1])
def test_xml_at_its_bounds(more: int, tmp_path: Path) -> None:
    tags = b"<a>" + b"<b/>" * (XML_TAGS.most - 2 + more) + b"</a>"
    assert bool(told(root_of, tmp_path / "a.xml", tags)) == bool(more)
    long = b"<a b='" + b"x" * 9_000_000 + b"'>"
    long += b" " * (BAG_XML.most - len(long) - 4 + more) + b"</a>"
    words = told(root_of, tmp_path / "a.xml", long)
    assert ("bytes of XML" in words) == bool(more)


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a c="&b;"/>',
        '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
        b"<a>" * 300,
        b"<a",
    ],
)
def test_xml_that_is_not_read(content: bytes, tmp_path: Path) -> None:
    assert told(root_of, tmp_path / "a.xml", content).startswith("a.xml ")


@pytest.mark.parametrize("more", [0, 1])
def test_a_record_at_its_bounds(more: int, tmp_path: Path) -> None:
    entries = b'{"a": [' + b",".join([b"{}"] * (RECORD_ENTRIES.most + more)) + b"]}"
    assert ("entries in one list" in told(record_of, tmp_path / "a.json", entries)) == bool(more)
    long = b'{"a": "' + b"x" * (BAG_RECORD.most - 9 + more) + b'"}'
    assert ("bytes of a description" in told(record_of, tmp_path / "a.json", long)) == bool(more)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[" * 100_000, "a.json is nested too deep"),
        (b'{"a": 1, "a": 2}', "a.json is no JSON: one of its keys comes twice"),
        (b"{", "a.json is no JSON"),
        (b"5", "a.json is no table"),
        (b"\xff", "a.json is not UTF-8"),
    ],
)
def test_a_record_that_is_none(content: bytes, words: str, tmp_path: Path) -> None:
    assert told(record_of, tmp_path / "a.json", content) == words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "a.csv is empty"),
        (b"a,b\r\n1\r\n", "row 2 of a.csv has 1 fields, and its head 2"),
        (b"a,b\r\n1,2,3\r\n", "row 2 of a.csv has 3 fields, and its head 2"),
        (b"a,a\r\n", "a.csv names a field twice"),
        (b'a,b\r\n1,"2', "a.csv is no CSV: unexpected end of data"),
    ],
)
def test_a_table_that_is_none(content: bytes, words: str, tmp_path: Path) -> None:
    assert told(rows_of, tmp_path / "a.csv", content) == words


def test_a_long_field_is_a_field(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\r\n1," + b"x" * 200_000 + b"\r\n")
    assert rows_of(tmp_path / "a.csv") == [{"a": "1", "b": "x" * 200_000}]


@pytest.mark.parametrize(("parts", "fits"), [(60, True), (70, False), (20_000, False)])
def test_a_key_of_many_parts(parts: int, fits: bool, tmp_path: Path) -> None:
    assert (told(toml_of, tmp_path / "a.toml", b".".join([b"a"] * parts) + b" = 1\n") == "") == fits


def test_toml_that_is_none(tmp_path: Path) -> None:
    assert (
        told(toml_of, tmp_path / "a.toml", b"a = " + b"[" * 100_000) == "a.toml is nested too deep"
    )
    assert told(toml_of, tmp_path / "a.toml", b"a") == "a.toml is no TOML"
    # A long word is looked through once.
    assert told(toml_of, tmp_path / "a.toml", b"x" * 1_000_000) == "a.toml is no TOML"


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match=r"gone\.txt cannot be read"):
        text_of(tmp_path / "gone.txt")
