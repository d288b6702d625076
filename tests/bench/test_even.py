"""What `make even` holds against the pages, on lines made by hand."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from edition.model.observations import Filling, ObservedLine, ObservedWord
from tests.bench.drawn_letters import Kashida
from tests.bench.even import (
    EVERYWHERE,
    HEADS,
    Even,
    Placed,
    apart,
    editions,
    justified_pairs,
    neighbours,
    ratio,
    row,
    running,
    wrong,
)

GOOD = Kashida("سیاسی", 1, 0.7, 0.9)


def line(
    gap: float,
    *kashidas: Kashida,
    kind: Filling = "justified",
    paragraph: int = 1,
    page: int = 1,
    verse: bool = False,
    letters: float = 1,
) -> Placed:
    """Two words with a gap of so many natural ones."""
    between = round(3000 * gap)
    words = (ObservedWord(0, 30_000), ObservedWord(30_000 + between, 60_000 + between))
    made = ObservedLine(
        page, 1, 0, 0, paragraph, kind, 11_000, 100_000, 3000, words, "", alone=True
    )
    return Placed(made, letters, kashidas, verse)


def faults(*lines: Placed) -> list[str]:
    return [fault.rpartition(": ")[2] for fault in wrong(lines, running(lines, 11_000))]


def test_neighbours_are_lines_of_a_paragraph_on_a_page() -> None:
    lines = [
        line(1),
        line(1),
        line(1, page=2),
        line(1, page=2, paragraph=2),
        line(1, page=2, paragraph=2, kind="last"),
    ]
    assert [*neighbours(lines)] == [(lines[0], lines[1]), (lines[3], lines[4])]
    column = line(1)._replace(line=replace(lines[0].line, block=90_000))
    assert not [*neighbours([lines[0], column])], "the next panel of a leaflet"
    assert justified_pairs(lines) == [(lines[0], lines[1])]


def test_neighbours_are_compared_by_gaps_and_by_letters() -> None:
    pair = line(0.8, letters=0.975), line(1.2, letters=1.02)
    assert ratio(pair) == ratio(pair[::-1]) == pytest.approx(1.5)
    assert apart(pair) == pytest.approx(4.5)


def test_what_is_right_with_kashida() -> None:
    assert not faults(line(1, GOOD, GOOD), line(1), line(1, GOOD))
    assert not faults(line(1, GOOD), line(1, GOOD, paragraph=2))
    assert not faults(line(0.95), line(1, GOOD))


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ((line(1, Kashida("بار", 1, 0.3, 0)),), "no joint for one"),
        ((line(1, GOOD._replace(length=0.8)),), "too long"),
        ((line(1, Kashida("مطالب", 2, 0.5, 0)),), "too long"),
        ((line(1, GOOD, GOOD, GOOD),), "3 in a line"),
        ((line(1, GOOD), line(1, GOOD)), "in neighbouring lines"),
        ((line(1, GOOD), line(0.9)), "beside a line with gaps of 90 %"),
        ((line(0.9), line(1, GOOD)), "beside a line with gaps of 90 %"),
    ],
)
def test_what_is_wrong_with_kashida(lines: tuple[Placed, ...], fault: str) -> None:
    assert faults(*lines) == [fault]


def test_a_couplet_may_have_a_longer_one_and_no_wrong_one() -> None:
    assert not faults(line(1, GOOD._replace(length=1.3), verse=True), line(1, GOOD, verse=True))
    assert faults(line(1, Kashida("بار", 1, 0.3, 0), verse=True)) == ["no joint for one"]


def test_a_figure_is_missed_by_what_is_printed() -> None:
    figures = Even("statement", 200, 0.0684, 0.4, 0, 0, 0, 1.354, 5.04, 140)
    assert row(figures)[1] == 0
    said, missed = row(figures._replace(variation=0.0686, runts=1))
    assert missed == 2 and "**0.069 > 0.068**" in said and "**1 > 0**" in said
    assert row(figures._replace(name="another text", variation=1.0))[1] == 0
    assert set(EVERYWHERE) <= set(HEADS)


def test_without_the_texts_it_says_that_they_are_not_run(tmp_path: Path) -> None:
    found = {
        name: edition
        for name, edition, _ in editions(Path("source/statement"), tmp_path / "none", tmp_path)
    }
    assert list(found) == ["statement", "statement, leaflet", "golestan_prose", "udhr_fa"]
    assert isinstance(found["udhr_fa"], str) and not isinstance(found["statement"], str)
