"""QR symbols that no phone would read are refused, with the line of their address."""

from pathlib import Path

import pytest

from edition.typeset import typeset
from tests.editions import all_faces, reading_of, write_edition

POSTER = '[[poster]]\nshows = "title"\n'


def problems_of(
    folder: Path, path: int | str, more: str, wanted: str, qr: str = "true"
) -> list[str]:
    """Of an address with this path, or one of so many letters."""
    path = "a" * path if isinstance(path, int) else path
    link = (
        f'[[link]]\nlabel = "نشانی"\nurl = "https://example.org/{path}"\nqr = {qr}\nconfirmed = '
        "true\n"
    )
    source, reading = reading_of(write_edition(folder / "e", more=link + more))
    _, problems = typeset(source, reading, all_faces(), (wanted,))
    return [str(problem) for problem in problems]


def test_modules_smaller_than_0_4_mm_are_refused_at_the_line_of_the_address(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, 1400, POSTER, "posters")
    fact = (
        "edition.toml:9: error: `link[1].url` is so long that a module of its QR symbol would "
        "be 0.3"
    )
    assert fact in problem and "in a poster of size A3, and a phone needs 0.4 mm" in problem
    assert problem.endswith("shorten the address, or print this on larger paper. [qr-module]")


def test_the_same_address_has_room_on_larger_paper(tmp_path: Path) -> None:
    assert problems_of(tmp_path, 400, POSTER + 'size = "A4"\n', "posters")
    assert problems_of(tmp_path, 400, POSTER, "posters") == []


def test_letters_of_an_address_that_leave_no_room_are_refused(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, 1400, POSTER + 'size = "A1"\n', "posters")
    assert (
        "leave less than half of a poster of size A1; shorten the address. [poster-crowded]"
        in problem
    )


def test_the_symbol_of_the_pamphlet_is_judged_as_well(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, 400, "", "pamphlet")
    assert any("0.31 mm in pamphlet" in problem for problem in problems)


@pytest.mark.parametrize(("path", "refused"), [("ن" * 385 + "a", False), ("ن" * 385 + "aa", True)])
def test_what_no_symbol_holds_is_refused(path: str, refused: bool, tmp_path: Path) -> None:
    """A symbol holds an address as it is sent: six characters for each of these letters."""
    problems = problems_of(tmp_path, path, POSTER + 'size = "A0"\n', "posters")
    assert any("no QR symbol holds more than 2331" in problem for problem in problems) == refused


def test_an_address_that_is_not_coded_may_be_longer(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "ن" * 400, POSTER, "posters", qr="false") == []
