"""Encodings and line ends: equal texts are equal values, and the first bad byte is named."""

import pytest

from edition.core.diagnostics import Diagnostic
from edition.model.source import SourceText
from edition.read.decoding import decode, is_encoding

TEXT = "عنوان\n\nبند یک.\n\nبند دو.\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_equal_texts_are_equal(content: bytes) -> None:
    source = decode(content, "text.txt")
    assert source == SourceText(
        "text.txt", TEXT, "9bd8067e52d2b57255cbaa798254b53759c3d78f11ee3dc30669e0e33f57c537"
    )
    assert decode(TEXT.encode(), "text.txt") == source


def said(content: bytes) -> str:
    found = decode(content, "text.txt")
    assert isinstance(found, Diagnostic)
    return str(found)


REMEDY = "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8). [not-utf-8]"


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("نان\nو نمك\n".encode("cp1256"), "1:1", "the byte 0xE4 here is not UTF-8"),
        ("نان\r\nو ".encode() + b"\xc8", "2:3", "the byte 0xC8 here is not UTF-8"),
        ("نان\rو ".encode() + b"\xed\xa0\x80", "2:3", "the byte 0xED here is not UTF-8"),
        (
            b"\xff\xfe" + "نان\n".encode("utf-16-le") + b"\x00\xdc",
            "2:1",
            "the byte 0x00 here is not UTF-16",
        ),
        (
            b"\xff\xfe" + "نا".encode("utf-16-le") + b"\x46",
            "1:3",
            "the byte 0x46 here is not UTF-16",
        ),
        (b"\xff\xfe\x00\x00" + "نان".encode("utf-32-le"), "1:1", "the byte 0xFF here is not UTF-8"),
        (b"\x00\x00\xfe\xff" + "نان".encode("utf-32-be"), "1:3", "the byte 0xFE here is not UTF-8"),
    ],
)
def test_first_bad_byte(content: bytes, where: str, what: str) -> None:
    assert said(content) == f"text.txt:{where}: error: {what}; {REMEDY}"


ARABIC = "نان و آب\nكتاب\u200cها: پ چ ژ گ"


def test_a_named_encoding() -> None:
    found = decode(ARABIC.replace("\n", "\r\n").encode("windows-1256"), "text.txt", "windows-1256")
    assert found == decode(ARABIC.encode(), "text.txt", "")
    assert decode("نان".encode("utf-16"), "text.txt", "utf-16") == decode(
        "نان".encode(), "text.txt", ""
    )
    assert decode("نان".encode("utf-8-sig"), "text.txt", "utf-8") == decode(
        "نان".encode(), "text.txt", ""
    )


@pytest.mark.parametrize(
    ("content", "encoding", "fault"),
    [
        (
            "نان".encode("cp1256"),
            "",
            "text.txt:1:1: error: the byte 0xE4 here is not UTF-8; "
            'write encoding = "windows-1256" in edition.toml, by which its letters are words, or '
            "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8). [not-utf-8]",
        ),
        (
            "نا".encode("iso-8859-6") + b"\xff",
            "iso-8859-6",
            "text.txt:1:3: error: the byte 0xFF here is not iso-8859-6; "
            'write encoding = "windows-1256" in edition.toml, by which its letters are words, or '
            "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8). [encoding]",
        ),
        (
            "نان".encode("utf-8-sig"),
            "windows-1256",
            "text.txt: error: the file begins with the byte order mark of UTF-8, and edition.toml "
            "names windows-1256; "
            "remove `encoding` there. [encoding]",
        ),
    ],
)
def test_an_encoding_that_does_not_fit(content: bytes, encoding: str, fault: str) -> None:
    assert str(decode(content, "text.txt", encoding)) == fault


def test_what_is_an_encoding() -> None:
    assert all(
        map(
            is_encoding,
            ("utf-8", "UTF8", "windows-1256", "cp1256", "iso-8859-6", "mac-farsi", "utf-16"),
        )
    )
    assert not any(
        map(is_encoding, ("", "windows-9999", "rot13", "base64", "idna", "unicode_escape", "\0"))
    )
