import pytest

from edition.core.units import mm, pt
from edition.press.pages.sheet_sizes import PAPERS, UNTRIMMED, for_two, lying, paper_named, smallest


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        ((148, 210), "A4"),
        ((105, 148), "A5"),
        ((210, 297), "A3"),
        ((139.7, 215.9), "Letter"),
        ((215.9, 279.4), "Tabloid"),
        ((99, 210), "A4"),
        ((152.4, 228.6), "A3"),
    ],
)
def test_two_pages_go_on_the_smallest_paper(page: tuple[float, float], paper: str) -> None:
    found = for_two(mm(page[0]), mm(page[1]))
    assert found is not None and found[0] == paper and found[1][0] > found[1][1]


def test_a_rounded_page_is_the_page() -> None:
    found = for_two(pt(595.32), pt(842.04))
    assert found is not None and found[0] == "A3"


def test_paper_lies_where_it_can_and_stands_where_it_must() -> None:
    assert lying(PAPERS["A4"], mm(296), mm(210)) == (mm(297), mm(210))
    assert lying(PAPERS["A4"], mm(70), mm(280)) == (mm(210), mm(297))
    assert lying(PAPERS["A5"], mm(296), mm(210)) is None
    assert smallest(UNTRIMMED, mm(310), mm(224)) == ("SRA4", (mm(320), mm(225)))


def test_names_are_known_however_they_are_written() -> None:
    assert (paper_named("a4"), paper_named("LETTER"), paper_named("B4")) == ("A4", "Letter", None)
