"""What six readers give back of the pamphlet: its words in order, and the phrases a search
finds.
"""

from functools import cache
from pathlib import Path

import pytest

from edition.verify.file.readers import words, words_in_order
from tests.editions import printed
from tests.external.measured import lower
from tests.external.phrases import phrases, phrases_found
from tests.external.readers import READERS, Find, Reader

PHRASES = 4000

each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
each_text = pytest.mark.parametrize("of", ["pamphlet.txt", "the text as printed"])


@cache
def text(reader: Reader, pdf: Path) -> str:
    return reader.text(pdf)


@cache
def finder(reader: Reader, pdf: Path) -> Find:
    return cache(reader.finder(pdf))


@pytest.fixture
def wanted(of: str, reader: Reader, pamphlet: Path, repository: Path) -> list[str]:
    """The words that should come back; without joiners from a reader that drops them all, whatever
    the file.
    """
    said = (
        (pamphlet / "pamphlet.txt").read_text(encoding="utf-8")
        if of == "pamphlet.txt"
        else printed(repository / "source" / "statement")
    )
    return words(said.replace("\u200c", "") if reader.drops_joiners else said)


@each_text
@each_reader
def test_words_in_order(reader: Reader, of: str, wanted: list[str], pamphlet: Path) -> None:
    assert (
        words_in_order(wanted, words(text(reader, pamphlet / "pamphlet.pdf"))) >= reader.words_floor
    )


@each_text
@each_reader
def test_phrases(reader: Reader, of: str, wanted: list[str], pamphlet: Path) -> None:
    find = finder(reader, pamphlet / "pamphlet.pdf")
    assert (
        phrases_found(phrases(wanted, PHRASES), lambda _, phrase: find(phrase))
        >= reader.phrases_floor
    )


@pytest.mark.parametrize(
    "reader",
    [reader for reader in READERS if not reader.drops_joiners],
    ids=lambda reader: reader.name,
)
def test_joiners_come_back_and_no_tatweel_is_added(reader: Reader, pamphlet: Path) -> None:
    given, said = (
        text(reader, pamphlet / "pamphlet.pdf"),
        (pamphlet / "pamphlet.txt").read_text(encoding="utf-8"),
    )
    assert given.count("\u200c") >= said.count("\u200c")
    assert given.count("\u0640") == said.count("\u0640")


def test_a_reader_that_gives_back_less_of_the_second_rendition_is_named() -> None:
    first = {"a": (98.5, 97.0), "b": (90.0, 76.2), "c": (90.0, 76.2)}
    second = {"a": (98.2, 97.5), "b": (89.6, 76.2), "c": (90.1, 75.8)}
    assert lower(first, second) == ["b", "c"] and lower(first, first) == []
