"""The measures of lines made by hand, each by itself, and of whole texts against a tool that reads
the finished file.
"""

from pathlib import Path
from statistics import median
from unicodedata import combining

import pytest
from msgspec.structs import replace

from edition.inspect import measure
from edition.inspect.looking import typography
from edition.model.observations import MeasuredTypography, ObservedLine
from tests.editions import TITLE, all_faces, paged_of, run, write_edition
from tests.external.typography import measured as measured_in
from tests.given import real_text
from tests.inspect.hand_made import MEASURE, SIZE, line

EVEN = [line(2_700, 2_700, 2_700, place=place, y=20_000 * place) for place in range(1, 21)]


def measured(*lines: ObservedLine) -> MeasuredTypography:
    found = typography("a.pdf", lines)
    assert found
    return found


def test_even_lines_vary_by_nothing() -> None:
    found = measured(*EVEN)
    assert (found.lines, found.size, found.measure) == (20, SIZE, MEASURE)
    assert (found.gap, found.variation, found.widest) == (
        pytest.approx(0.27),
        pytest.approx(0),
        pytest.approx(1),
    )
    assert (found.loose, found.runts, found.off_grid, found.scaled, found.most_scaled) == (
        0,
        0,
        0,
        0,
        0,
    )


def test_the_variation_is_that_of_the_means_of_lines() -> None:
    """Two lines of 0.2 and 0.4 em: mean 0.3, deviation 0.1. Within a line gaps may differ."""
    found = measured(line(1_000, 2_000, 3_000), line(5_000, 4_000, 3_000))
    assert (found.gap, found.variation) == (pytest.approx(0.3), pytest.approx(1 / 3))


def test_a_loose_line_has_gaps_of_over_one_and_a_half_medians_and_is_the_worst() -> None:
    loose, wide = (
        line(gap, gap, gap, page=2, place=place) for place, gap in ((7, 4_060), (9, 4_040))
    )
    found = measured(*EVEN[:18], loose, wide)
    assert found.loose == pytest.approx(5)
    assert [(each.page, each.place, each.text) for each in found.worst[:2]] == [
        (2, 7, "2/7"),
        (2, 9, "2/9"),
    ]
    assert found.worst[0].gap == pytest.approx(0.406) and len(found.worst) == 5


@pytest.mark.parametrize(
    "other",
    [
        line(2_000, 2_000, width=MEASURE),
        line(9_000, 9_000, 9_000, width=MEASURE * 98 // 100),
        line(9_000, 9_000, 9_000, size=SIZE * 104 // 100),
        line(9_000, 9_000, 10_001),
        line(9_000, 9_000, 9_000, alone=False),
    ],
    ids=["two gaps", "short", "of another size", "in columns", "beside another"],
)
def test_what_does_not_fill_the_measure_is_not_counted(other: ObservedLine) -> None:
    found = measured(*EVEN, other)
    assert (found.lines, found.loose, found.variation) == (20, 0, pytest.approx(0))


def test_a_runt_is_the_short_last_line_of_a_paragraph_of_several() -> None:
    runt = line(width=MEASURE // 8 - 1, kind="last", paragraph=20)
    assert measured(*EVEN, runt).runts == 1
    assert measured(*EVEN, line(width=MEASURE // 8 + 1, kind="last", paragraph=20)).runts == 0
    assert measured(*EVEN, line(width=MEASURE // 8 - 1, kind="last", paragraph=21)).runts == 0


def test_a_baseline_is_off_the_grid_from_half_a_point_on() -> None:
    """Of 21 baselines one, on a page that begins elsewhere as well."""
    assert measured(*EVEN, line(2_700, 2_700, 2_700, y=420_501)).off_grid == pytest.approx(100 / 21)
    assert measured(*EVEN, line(2_700, 2_700, 2_700, y=440_499)).off_grid == 0
    assert (
        measured(*EVEN, *(line(2_700, 2_700, 2_700, page=2, y=y) for y in (333, 20_333))).off_grid
        == 0
    )


def test_scaled_lines_are_counted_either_way() -> None:
    found = measured(
        *EVEN[:18],
        line(2_700, 2_700, 2_700, scale=98_000),
        line(2_700, 2_700, 2_700, scale=101_000),
    )
    assert (found.scaled, found.most_scaled) == (pytest.approx(10), pytest.approx(2))


def test_kashida_are_a_share_of_all_lines() -> None:
    last = line(2_700, 2_700, 2_700, width=100_000, kind="last")
    found = measured(*EVEN[:18], line(2_700, 2_700, 2_700, longer=3), last)
    assert (found.lines, found.kashida) == (19, pytest.approx(5))


def test_a_text_without_filled_lines_has_no_measures() -> None:
    assert typography("a.pdf", []) is None
    assert typography("a.pdf", [line(2_700, 2_700)] * 9) is None
    assert typography("a.pdf", EVEN[:1]) is None


def test_a_text_that_is_mostly_ragged_has_none_either() -> None:
    ragged = [line(2_700, 2_700, 2_700, place=place, kind="ragged") for place in range(30, 51)]
    assert measured(*EVEN, *ragged[:20]).lines == 40
    assert typography("a.pdf", [*EVEN, *ragged]) is None


def agrees(pdf: Path, ours: MeasuredTypography, numbers: int = 0) -> None:
    """Our figures are what the tool finds in the file, gaps to a fiftieth of a point.

    It takes a narrowed line for one of a smaller size, so they are compared as lengths, and a
    hanging number for a word: the widest twentieth of lines, by which the measure is told, are then
    by up to `numbers` points wider.
    """
    theirs = measured_in(pdf)
    assert -1 <= theirs.measure - ours.measure / 1000 <= 1 + numbers
    assert (ours.lines, ours.runts, round(ours.off_grid, 1)) == (
        theirs.lines,
        theirs.runts,
        theirs.off_grid,
    )
    assert theirs.gap * theirs.size == pytest.approx(ours.gap * ours.size / 1000, abs=0.02)
    assert theirs.variation == pytest.approx(ours.variation, abs=0.0015)
    assert theirs.widest == pytest.approx(ours.widest, abs=0.01)
    assert theirs.loose == pytest.approx(ours.loose, abs=0.06)


def test_the_statement_measures_what_its_file_does(repository: Path, pamphlet: Path) -> None:
    ours = measure(paged_of(repository / "source" / "statement"), all_faces())
    assert ours and ours.file == "pamphlet.pdf"
    agrees(pamphlet / ours.file, ours, numbers=2)


def test_a_book_of_prose_measures_what_its_file_does(tmp_path: Path) -> None:
    """Without its vowels: the tool gives a mark at the end of a word no width, and sees a wider
    gap.
    """
    plain = "".join(c for c in real_text("golestan_prose") if not combining(c))
    paragraphs = [paragraph for paragraph in plain.splitlines() if len(paragraph) > 200]
    folder = write_edition(tmp_path / "e", "\n".join([TITLE, "", *paragraphs, ""]))
    assert (
        run("build", folder, "--fast", "--only", "pamphlet", "--out", tmp_path / "out").exit_code
        == 0
    )
    ours = measure(paged_of(folder), all_faces())
    assert ours and ours.lines > 150
    agrees(tmp_path / "out" / "e" / "pamphlet.pdf", ours)


def test_the_gaps_of_the_loosest_lines_are_their_own(repository: Path) -> None:
    """No worst line is tighter than the median, and they are in order."""
    ours = measure(paged_of(repository / "source" / "statement"), all_faces())
    assert ours
    gaps = [each.gap for each in ours.worst]
    assert gaps == sorted(gaps, reverse=True) and median(gaps) > ours.gap


def test_unlike_neighbours_are_told_and_lines_of_other_paragraphs_are_none() -> None:
    lines = [
        line(2000, 2000, 2000, place=1),
        line(3000, 3000, 3000, place=2),
        line(9000, 9000, 9000, place=3),
    ]
    found = typography(
        "", [replace(each, paragraph=number) for each, number in zip(lines, (1, 1, 2), strict=True)]
    )
    assert found is not None and found.unlike == pytest.approx(1.5)


def test_joints_are_told_by_how_much_they_were_given() -> None:
    lines = [
        line(2000, 2000, 2000, place=place, joint=joint)
        for place, joint in enumerate((0.0, 0.03, -0.005, 0.01), 1)
    ]
    found = typography("", lines)
    assert found is not None and (found.tracked, found.most_tracked) == (75, 0.03)
