from pathlib import Path

import pytest

from edition.verify.file.traces import TraceSearch
from edition.verify.proofs.identification import traces, traces_on_pages
from tests.verify.small_pdf import SmallPdf, hexadecimal, read


def found(
    folder: Path, private: list[str], *, info: str = "", content: str = "", said: str = ""
) -> list[str]:
    small = SmallPdf(pages=[content], info=info)
    search = TraceSearch(private, lambda: (said,))
    return list(traces(read(small.write(folder / "small.pdf", None)), search))


def test_a_clean_file_has_no_trace(tmp_path: Path) -> None:
    assert (
        found(tmp_path, ["nima", "nima-laptop", "/home/nima"], info="<</Title (Statement)>>") == []
    )


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


def test_two_letters_in_a_digest_are_chance() -> None:
    search = TraceSearch(["vm", "reza"], lambda: ())
    assert not search.finds("\x91\xe3 vm\x07\xd1q!")
    assert search.finds("\x91\xe3 reza\x07\xd1q!") and search.finds("made on vm")


SAID = (
    "/tmp/report",
    r"C:\work",
    "/home/sample",
    "file:///x/y",
    "/home/sample/ی/a.txt",
    "/tmp/نام",
)


@pytest.mark.parametrize("path", SAID)
def test_a_path_that_the_edition_says_is_no_trace(tmp_path: Path, path: str) -> None:
    info = f"<</Subject {hexadecimal(f'پرونده را در «{path}»، یا {path}. بگذارید')}>>"
    assert found(tmp_path, [], info=info, said=f"پرونده را در {path} بگذارید.") == []
    assert found(tmp_path, [], info=info, said="پرونده را بگذارید.") != []


@pytest.mark.parametrize(
    "other", ["/tmp/report-home/x", "/tmp/repor", "/tmp/report/x", "/tmp/other", "/home/tmp/report"]
)
def test_another_path_than_the_edition_says_is_one(tmp_path: Path, other: str) -> None:
    assert (
        found(tmp_path, [], info=f"<</Subject ({other} or so)>>", said="در /tmp/report بگذارید")
        != []
    )


def test_a_path_cut_by_the_end_of_a_page_is_said(tmp_path: Path) -> None:
    assert (
        found(tmp_path, [], info="<</Subject (in /tmp/rep)>>", said="در /tmp/report بگذارید") == []
    )


def test_a_name_that_the_edition_says_as_a_word(tmp_path: Path) -> None:
    assert found(tmp_path, ["habib"], info="<</Author (habib)>>", said="by habib, 1") == []
    assert found(tmp_path, ["habib"], info="<</Author (habib)>>", said="by habiba") != []


def test_a_working_folder_that_the_edition_says_hides_no_other_file_of_it(tmp_path: Path) -> None:
    assert (
        found(
            tmp_path, ["/srv/nima"], info="<</Author (/srv/nima/x.key)>>", said="in /srv/nima ist"
        )
        != []
    )
    assert (
        found(tmp_path, ["/srv/nima"], info="<</Author (/srv/nima)>>", said="in /srv/nima ist")
        == []
    )


def test_an_escaped_address_of_a_file_that_the_edition_says(tmp_path: Path) -> None:
    info = "<</URI (file:///home/a%20b)>>"
    assert found(tmp_path, [], info=info, said="file:///home/a b") == []


def test_what_a_page_shows_is_searched_as_characters() -> None:
    assert list(traces_on_pages(TraceSearch([], tuple), ["در\n/home/nima/x"])) == [
        "page 1 shows a name or a path of the machine that made it"
    ]
    said = TraceSearch([], lambda: ("/home/nima/x",))
    assert list(traces_on_pages(said, ["در\n/home/ni"])) == []
