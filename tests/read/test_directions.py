"""Marks of direction that are warned of."""

import pytest

from edition.read.text_faults import direction_warnings


@pytest.mark.parametrize(
    ("text", "codes", "places"),
    [
        ("نان \u200f و \u200e آب \u061c", [], []),
        ("نان \u2066PDF\u2069 و \u2067نان\u2069 و \u2068a\u2069", [], []),
        ("نان \u202aPDF\u202c", [], []),
        ("نان\n\u202ePDF\u202c", ["direction-override"], [(2, 1)]),
        ("نان \u202dPDF\u202c", ["direction-override"], [(1, 5)]),
        ("نان \u2066PDF\nآب", ["direction-unclosed"], [(1, 5)]),
        ("\u2066نان \u202bآب\u2069", [], []),
        ("\u2066نان \u202bآب", ["direction-unclosed", "direction-unclosed"], [(1, 1), (1, 6)]),
        ("\u202eنان", ["direction-override", "direction-unclosed"], [(1, 1), (1, 1)]),
        ("نان\u202c و\u2069", [], []),
    ],
)
def test_warnings(text: str, codes: list[str], places: list[tuple[int, int]]) -> None:
    found = list(direction_warnings(text, "text.txt"))
    assert [problem.code for problem in found] == codes
    assert [
        (problem.place.line, problem.place.column) for problem in found if problem.place
    ] == places


def test_the_mark_is_named() -> None:
    [problem] = direction_warnings("\u2066نان", "text.txt")
    assert str(problem) == (
        "text.txt:1:1: warning: U+2066 LEFT-TO-RIGHT ISOLATE here is never closed, so it "
        "reaches to the end of the line; "
        "close it with U+2069, or take it out. [direction-unclosed]"
    )
