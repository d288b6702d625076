from pathlib import Path

import pytest

from edition.verify.privacy import traces
from tests.verify.small_pdf import SmallPdf, hexadecimal, read


def found(folder: Path, private: list[str], *, info: str = "", content: str = "") -> list[str]:
    small = SmallPdf(pages=[content], info=info)
    return list(traces(read(small.write(folder / "small.pdf", None)), private))


def test_a_clean_file_has_no_trace(tmp_path: Path) -> None:
    assert found(tmp_path, ["nima", "nima-laptop", "/home/nima"], info="<</Title (Statement)>>") == []


@pytest.mark.parametrize("value", ["nima", "nima-laptop", "/srv/nima/edition", "نیما"])
def test_a_value_in_a_string_is_found_and_not_repeated(tmp_path: Path, value: str) -> None:
    said = found(tmp_path, ["x", value], info=f"<</Author {hexadecimal(f'by {value}, 1')}>>")
    assert said == ["object 6 holds a name or a path of the machine that made it"]


@pytest.mark.parametrize("content", ["% nima\n", "/P <</Title (nima)>> BDC EMC", "\n/nima gs"])
def test_a_value_in_a_stream_is_found(tmp_path: Path, content: str) -> None:
    assert found(tmp_path, ["nima"], content=content) != []


def test_a_value_as_utf_8_in_a_stream_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, ["نیما"], content="% ساختهٔ نیما\n") != []


def test_part_of_a_word_is_no_trace(tmp_path: Path) -> None:
    assert found(tmp_path, ["nima"], info="<</Author (animate minima)>>") == []


@pytest.mark.parametrize("path", ["/home/someone/x", "/Users/someone", "file:///x", r"C:\\Users"])
def test_an_absolute_path_is_found_without_being_known(tmp_path: Path, path: str) -> None:
    assert found(tmp_path, [], info=f"<</Subject (in {path})>>") != []


def test_the_path_of_an_address_is_no_trace(tmp_path: Path) -> None:
    assert found(tmp_path, [], info="<</Subject (https://example.org/home/page and /Users)>>") == []


def test_two_letters_in_a_font_are_chance(tmp_path: Path) -> None:
    assert found(tmp_path, ["vm"], content="\0\1 vm \2") == []
    assert found(tmp_path, ["nima-laptop"], content="\0\1 nima-laptop \2") != []
