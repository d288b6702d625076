"""Which encoding the bytes of a text are in, in three languages; and what is said of it."""

from pathlib import Path

import pytest

from edition.core.diagnostics import Diagnostic
from edition.read.decoding import CANDIDATES, decode, recognised
from tests.editions import run
from tests.given import real_text

PERSIAN = "نشست همگانی نويسندگان\n\nما گرد هم آمديم تا دربارهٔ آب سخن بگوييم؛ كسي خاموش نماند."
ARABIC = "بيان الجمعية العامة\n\nاجتمعنا اليوم لنتحدث عن الماء، ولم يسكت أحد منا."
URDU = "عام اجلاس کا بیان\n\nہم پانی کے بارے میں بات کرنے جمع ہوئے؟"
WORDS = {"fa": PERSIAN, "ar": ARABIC, "ur": URDU}


def spoken(language: str, encoding: str) -> bytes | None:
    """The words in an encoding, without what that has no place for; None where little is left."""
    content = WORDS[language].encode(encoding, "ignore")
    kept = content.decode(encoding)
    return content if len(kept) >= 0.8 * len(WORDS[language]) else None


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("encoding", CANDIDATES)
def test_it_is_recognised_by_its_letters(language: str, encoding: str) -> None:
    content = spoken(language, encoding)
    if content is None:
        assert (language, encoding) != ("fa", "windows-1256")
        return
    found = recognised(content)
    assert content.decode(found) == content.decode(encoding), found


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (name, encoding)
        for name in ("udhr_fa", "golestan_prose", "udhr_ur")
        for encoding in ("windows-1256", "utf-16-le", "utf-16-be", "iso-8859-6")
    ],
)
def test_real_texts(name: str, encoding: str) -> None:
    text = real_text(name).replace("ی", "ي").replace("ک", "ك")
    content = text.encode(encoding, "ignore")
    assert recognised(content) == encoding


@pytest.mark.parametrize(
    "content",
    [
        b"", b"nothing of the kind here", "Größe und Länge".encode("latin-1"),
        "Привет всем людям, собрание открыто".encode("cp1251"),
        "Καλημέρα σε όλους τους ανθρώπους".encode("cp1253"), "שלום לכל האנשים".encode("cp1255"),
        bytes(range(256)), b"\x89PNG\r\n\x1a\n" + bytes(200),
    ],
)  # fmt: skip
def test_nothing_else_is_taken_for_it(content: bytes) -> None:
    assert recognised(content) == ""


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_utf_8_is_refused_under_another_encoding(encoding: str) -> None:
    found = decode(PERSIAN.encode(), "text.txt", encoding)
    assert isinstance(found, Diagnostic)
    assert str(found) == (
        f"text.txt: error: the file is UTF-8, and edition.toml names {encoding}; "
        "remove `encoding` there. [encoding]"
    )


def test_what_is_named_rightly_is_read() -> None:
    for encoding in ("windows-1256", "utf-16-le", "utf-16-be", "mac-arabic"):
        content = spoken("ar", encoding)
        assert content is not None
        assert not isinstance(decode(content, "text.txt", encoding), Diagnostic), encoding


def test_latin_words_in_utf_8_are_none_of_it() -> None:
    assert not isinstance(decode("naïve café".encode(), "text.txt", "latin-1"), Diagnostic)


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16-le", "utf-16-be", "iso-8859-6"])
def test_new_names_the_option_and_takes_it(tmp_path: Path, encoding: str) -> None:
    content = PERSIAN.encode(encoding, "ignore")
    (tmp_path / "a.txt").write_bytes(content)
    refused = run("new", tmp_path / "a", "--from", tmp_path / "a.txt")
    assert refused.exit_code == 1
    assert f"give --encoding {encoding}, by which its letters are words" in refused.stderr
    made = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", "--encoding", encoding)
    assert made.exit_code == 0, made.stderr
    built = run("build", tmp_path / "a", "--fast", "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_words_that_happen_to_be_ascii_in_utf_16(tmp_path: Path, encoding: str) -> None:
    content = "نسزدر سرزر".encode(encoding)  # no byte of these is above 0x7F
    (tmp_path / "a.txt").write_bytes(content)
    refused = run("new", tmp_path / "a", "--from", tmp_path / "a.txt")
    assert refused.exit_code == 1
    assert f"this is {encoding.upper()} without its byte order mark" in refused.stderr


def test_a_wrong_encoding_is_refused_by_new(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PERSIAN.encode())
    refused = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", "--encoding", "cp1256")
    assert refused.exit_code == 1
    assert "the file is UTF-8, and --encoding names cp1256; leave --encoding out." in refused.stderr
