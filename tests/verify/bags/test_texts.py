"""Whether the texts of a bag are one text."""

from pathlib import Path

import pytest

from edition.deposit import deposit
from edition.model.proof import Check, Outcome
from edition.verify.bags.texts import source_text, texts
from tests.deposit.small import materials

EMENDATION = '[[emendation]]\nline = 3\nbefore = "بند"\nafter = "فصل"\nreason = "سبب"\n'


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    laid, _ = deposit(materials(tmp_path / "source", emendations=EMENDATION), tmp_path / "made")
    assert laid
    (laid[0] / "data" / "pamphlet.txt").write_bytes(
        (laid[0] / "data" / "text" / "reading.txt").read_bytes()
    )
    return laid[0]


def outcomes(bag: Path) -> dict[str, Outcome]:
    return {check.name: check.outcome for check in texts(bag)}


def failed(bag: Path) -> list[Check]:
    return [check for check in texts(bag) if check.outcome is Outcome.FAILED]


def test_all_are_one(bag: Path) -> None:
    assert set(outcomes(bag).values()) == {Outcome.PASSED} and len(outcomes(bag)) == 4


def test_another_reading_text(bag: Path) -> None:
    (bag / "data" / "text" / "reading.txt").write_text("چیزی دیگر", encoding="utf-8")
    assert {check.name for check in failed(bag)} == {
        "reading text",
        "reading text in TEI",
        "words of the source",
    }


def test_a_register_that_does_not_fit(bag: Path) -> None:
    register = bag / "data" / "emendations.csv"
    register.write_bytes(register.read_bytes().replace("بند".encode(), "باب".encode()))
    [check] = failed(bag)
    assert check.name == "reading text" and "«باب»" in check.note


def test_a_character_of_tei(bag: Path) -> None:
    file = bag / "data" / "text" / "tei.xml"
    file.write_bytes(file.read_bytes().replace("یک".encode(), "دو".encode()))
    assert {check.name for check in failed(bag)} == {
        "diplomatic text in TEI",
        "reading text in TEI",
    }


def test_a_pdf_that_lost_a_word(bag: Path) -> None:
    (bag / "data" / "pamphlet.txt").write_text("نان و آزادی", encoding="utf-8")
    [check] = failed(bag)
    assert check.name == "words of the source"


def test_without_a_pdf_at_the_top_it_is_not_run(bag: Path) -> None:
    (bag / "data" / "pamphlet.pdf").unlink()
    assert outcomes(bag)["words of the source"] is Outcome.NOT_RUN


def test_a_missing_file_is_a_failed_check(bag: Path) -> None:
    (bag / "data" / "text" / "tei.xml").unlink()
    assert [check.name for check in failed(bag)] == [
        "diplomatic text in TEI",
        "reading text in TEI",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_source_is_decoded_without_the_compiler(encoding: str, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "source"
    folder.mkdir(parents=True)
    (folder / "edition.toml").touch()
    (folder / "text.txt").write_bytes("نان\r\nآزادی\r".encode(encoding))
    assert source_text(tmp_path) == "نان\nآزادی\n"


@pytest.mark.parametrize(
    ("named", "content"),
    [
        ("", "نان".encode("windows-1256")),
        ("utf-8", b"\xff"),
        ("punycode", b"a" * 1_000_000),
        ("zlib", b"a"),
        ("nothing", b"a"),
        ("windows\\u0000", b"a"),
    ],
)
def test_a_source_in_no_encoding_that_is_said(named: str, content: bytes, bag: Path) -> None:
    source = bag / "data" / "source"
    (source / "text.txt").write_bytes(content)
    (source / "edition.toml").write_text(
        f'encoding = "{named}"\n' if named else "", encoding="utf-8"
    )
    found = {check.name: check.note for check in failed(bag)}
    words = "text.txt is not in the encoding that it is said to have"
    assert {name for name, note in found.items() if note == words} >= {
        "reading text",
        "words of the source",
    }


def test_a_source_in_an_encoding_that_is_said(bag: Path) -> None:
    source = bag / "data" / "source"
    (source / "text.txt").write_bytes("نان".encode("windows-1256"))
    (source / "edition.toml").write_text('encoding = "windows-1256"\n', encoding="utf-8")
    assert source_text(bag) == "نان"


def test_of_the_text_as_found_too(bag: Path) -> None:
    """A PDF of it holds the words of the source, and not those of the reading text."""
    as_found = bag / "data" / "pamphlet-diplomatic.txt"
    as_found.with_suffix(".pdf").write_bytes(b"")
    as_found.write_text(source_text(bag), encoding="utf-8")
    (bag / "data" / "pamphlet.pdf").write_bytes(b"")
    assert not failed(bag)
    as_found.write_bytes((bag / "data" / "text" / "reading.txt").read_bytes())
    [check] = failed(bag)
    assert check.name == "words of the source" and "«بند»" in check.note
