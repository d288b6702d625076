"""Whole folders: the statement of 2016, and what is missing or broken."""

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from edition.core.diagnostics import Severity
from edition.model.document import Closing, Heading, Item, Paragraph, Signatory, Slogan
from edition.read import read

STATEMENT = Path(__file__).resolve().parents[2] / "source" / "statement"


def test_the_statement() -> None:
    source, problems = read(STATEMENT)
    assert source
    assert [(problem.severity, problem.code) for problem in problems] == [
        (Severity.WARNING, "unconfirmed-link"),
        (Severity.NOTE, "qr-elsewhere"),
    ]
    assert str(problems[0].place) == f"{STATEMENT.as_posix()}/edition.toml:33"
    blocks = source.document.blocks
    assert Counter(type(block).__name__ for block in blocks) == {
        "Title": 1,
        "Heading": 4,
        "Paragraph": 20,
        "Item": 12,
        "Slogan": 3,
        "Closing": 2,
        "DateLine": 2,
        "Signatory": 15,
    }
    assert [b.text for b in blocks if isinstance(b, Heading)] == [
        "خاورمیانه",
        "ایران",
        "طبقه کارگر",
        "اسامی امضا کنندگان :",
    ]
    assert [b.of for b in blocks if isinstance(b, Heading)] == [
        "section",
        "section",
        "section",
        "signatories",
    ]
    assert [b.label.number for b in blocks if isinstance(b, Item)] == list(range(1, 13))
    assert [b.label and b.label.number for b in blocks if isinstance(b, Signatory)] == list(
        range(1, 16)
    )
    assert [b.label and b.label.text for b in blocks if isinstance(b, Signatory)][:3] == [
        "1 –",
        "2–",
        "3 –",
    ]
    assert [b.text for b in blocks if isinstance(b, Slogan)] == [
        "زنده باد آزادی",
        "زنده باد سوسیالیسم",
        "سرنگون باد رژیم سرمایه داری جمهوری اسلامی",
    ]
    assert [b.role for b in blocks if isinstance(b, Closing)] == [
        "issuing body",
        "adopting meeting",
    ]
    assert [b.ref for b in blocks if not isinstance(b, Paragraph | Item | Signatory)] == [
        "title",
        "heading 1",
        "heading 2",
        "heading 3",
        "slogan 1",
        "slogan 2",
        "slogan 3",
        "issuing body",
        "adopting meeting",
        "date 1",
        "date 2",
        "signatories",
    ]


def test_the_statement_is_whole() -> None:
    source, _ = read(STATEMENT)
    assert source
    text = (STATEMENT / "text.txt").read_text(encoding="utf-8")
    assert source.text.text == text
    assert source.text.sha256 == hashlib.sha256(text.encode()).hexdigest()
    inside = "".join(text[block.span.start : block.span.end] for block in source.document.blocks)
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-16"),
    ],
)
def test_equal_texts_are_equal_sources(
    folder: Callable[..., Path], encode: Callable[[str], bytes]
) -> None:
    text = (STATEMENT / "text.txt").read_text(encoding="utf-8")
    toml = (STATEMENT / "edition.toml").read_text(encoding="utf-8")
    first = read(folder(toml, text))
    assert first[0]
    other = read(folder(encode(toml), encode(text), encode("# none\n")))
    assert other[0]
    assert (replace(other[0], files={}), other[1]) == (replace(first[0], files={}), first[1])


def said(folder: Path) -> list[str]:
    source, problems = read(folder)
    assert source is None
    return [str(problem).replace(f"{folder}/", "") for problem in problems]


def test_missing_files(folder: Callable[..., Path]) -> None:
    path = folder(None, None)
    act = "name the folder that has edition.toml, or make one: edition new FOLDER. [no-folder]"
    assert said(path)[0].endswith(f"error: the folder holds no edition; {act}")
    act = "put edition.toml and text.txt into one folder and name that. [no-file]"
    (path / "text.txt").write_text("نان\n", encoding="utf-8")
    assert said(path) == [f"edition.toml: error: the file is not there; {act}"]


def test_a_folder_for_a_file(folder: Callable[..., Path]) -> None:
    path = folder(text=None)
    (path / "text.txt").mkdir()
    act = "put edition.toml and text.txt into one folder and name that. [no-file]"
    assert said(path) == [f"text.txt: error: the file is no file; {act}"]


def test_two_texts(folder: Callable[..., Path]) -> None:
    path = folder()
    (path / "text.md").symlink_to("nothing")
    assert said(path) == [
        "text.txt: error: there are two texts, text.txt and text.md, and an edition has one; "
        "move the one that is not meant out of the folder. [two-texts]"
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "\u200f\n"])
def test_nothing_to_print(folder: Callable[..., Path], text: str) -> None:
    assert said(folder(text=text)) == [
        "text.txt: error: there is nothing to print in it; put the text there. [no-text]"
    ]


def test_a_title_alone_is_a_text(folder: Callable[..., Path]) -> None:
    source, problems = read(folder(text="نان و آزادی"))
    assert source and not problems
    assert [block.ref for block in source.document.blocks] == ["title"]


def test_faults_of_every_file_at_once(folder: Callable[..., Path]) -> None:
    path = folder(
        more="colour = 1\n",
        text="نان\ufffd و آزادی\nبند\x00",
        emendations="[[emendation]]\nline = '1'\n",
    )
    assert [line.partition(": error: ")[0] for line in said(path)] == [
        "edition.toml:7",
        "text.txt:1:4",
        "text.txt:2:4",
        "emendations.toml:1",
        "emendations.toml:1",
        "emendations.toml:1",
        "emendations.toml:2",
    ]


def test_a_toml_file_that_is_not_utf_8(folder: Callable[..., Path]) -> None:
    assert said(folder(b'id = "a"\ntitle = "\xe4"\n')) == [
        "edition.toml:2:10: error: the byte 0xE4 here is not UTF-8; "
        "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8). [not-utf-8]"
    ]


def test_emendations_that_are_not_utf_8(folder: Callable[..., Path]) -> None:
    assert said(folder(emendations=b"# \xe4\n")) == [
        "emendations.toml:1:3: error: the byte 0xE4 here is not UTF-8; "
        "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8). [not-utf-8]"
    ]


def test_emendations_are_read(folder: Callable[..., Path]) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "دو"\nreason = "r"\n'
    source, problems = read(folder(emendations=entry))
    assert source and not problems
    assert [(e.line, e.before, e.after, e.reason, e.occurrence) for e in source.emendations] == [
        (3, "یک", "دو", "r", 0)
    ]
    assert str(source.places["emendation[1]"]).endswith("/emendations.toml:1")
    assert str(source.places["id"]).endswith("/edition.toml:1")
