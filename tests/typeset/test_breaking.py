"""Line breaking with hand-made widths: the optimum against every other way to break, and each rule
by itself.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.units import pt
from edition.typeset.line.breaking import FORBIDDEN, BrokenLine, Limits, WordBox, break_lines, cost
from edition.typeset.line.style import JUSTIFIED

LIMITS = Limits()
MEASURE = pt(100)


def words(*widths: float, gap: float = 10) -> list[WordBox]:
    """Boxes of these widths in points, a gap apart, breakable anywhere."""
    return [WordBox(pt(width), pt(gap)) for width in widths]


def all_ways(boxes: Sequence[WordBox]) -> Iterator[tuple[int, ...]]:
    """Every choice of breaks without a forbidden one."""
    legal = [i for i in range(1, len(boxes)) if boxes[i - 1].penalty < FORBIDDEN]
    for count in range(len(legal) + 1):
        for chosen in combinations(legal, count):
            yield (*chosen, len(boxes))


def ends_of(
    boxes: Sequence[WordBox], measure: int, indent: int = 0, limits: Limits = LIMITS
) -> tuple[int, ...]:
    """Where the lines end."""
    return tuple(line.end for line in break_lines(boxes, measure, indent, limits))


def shares(
    boxes: Sequence[WordBox], lines: Sequence[BrokenLine], measure: int, indent: int = 0
) -> list[float]:
    """What each gap has of its natural width when a line fills its room at its scale; of a line
    without gaps, its white.
    """
    found = []
    starts = [0, *(line.end for line in lines)]
    for start, line in zip(starts, lines, strict=False):
        glue = sum(box.gap for box in boxes[start : line.end - 1])
        width = sum(box.width for box in boxes[start : line.end]) * (1 + line.scale)
        room = measure - (0 if start else indent)
        found.append((room - width) / (glue * (1 + line.scale)) if glue else 1.0 + room - width)
    return found


def demerits(
    boxes: Sequence[WordBox],
    ends: Sequence[int],
    measure: int,
    indent: int = 0,
    limits: Limits = LIMITS,
) -> float:
    """What is minimised at scale 0: the squares of what gaps differ from the natural one,
    penalties, neighbours, a runt.
    """
    found = shares(boxes, [BrokenLine(end, 0.0) for end in ends], measure, indent)
    total = sum(map(unlike, pairwise([*found[:-1], min(found[-1], 1.0)])))
    found = shares(boxes, [BrokenLine(end, 0.0) for end in ends], measure, indent)
    for share, (start, end) in zip(found, pairwise((0, *ends)), strict=True):
        last = end == len(boxes)
        total += 0.05 + (0 if last else boxes[end - 1].penalty / 1000)
        if last and share >= 1:
            width = sum(box.width for box in boxes[start:]) + sum(
                box.gap for box in boxes[start:-1]
            )
            total += 60 if start and width < limits.runt * measure else 0
        else:
            strain = (share - 1) ** 2
            total += strain * (20 if share > 1 else 20 + 160 * strain)
    return total


def unlike(pair: tuple[float, float]) -> float:
    """The price of neighbours: nothing up to gaps that are wider by three tenths, dear over a
    third.
    """
    ratio = max(pair) / min(pair) if min(pair) > 0 else 10.0
    return min(12 * max(ratio - 1.3, 0) ** 2 + 200 * max(ratio - 1.345, 0), 30)


def fits(found: Sequence[float], limits: Limits = LIMITS) -> bool:
    """Whether no line is over the measure."""
    return min(found) >= 1 - limits.shrink - 1e-9


def is_easy(found: Sequence[float]) -> bool:
    """Whether every line fits, and none but the last is so loose that it is kept only where nothing
    else ends.
    """
    return fits(found) and max(found[:-1], default=0) <= 1.8


lengths = st.integers(5, 60).map(pt)
short_lengths = st.integers(4, 24).map(pt)
gaps = st.integers(4, 12).map(pt)
penalties = st.sampled_from((0, 0, 0, 2000, FORBIDDEN))
measures = st.integers(60, 150).map(pt)
indents = st.sampled_from((0, 0, pt(11), pt(30)))


@settings(max_examples=200, deadline=None)
@given(
    boxes=st.one_of(
        st.lists(st.builds(WordBox, lengths, gaps, penalties), min_size=1, max_size=9),
        st.lists(st.builds(WordBox, short_lengths, gaps, penalties), min_size=6, max_size=10),
    ),
    measure=measures,
    indent=indents,
)
def test_the_cheapest_way_of_all(boxes: list[WordBox], measure: int, indent: int) -> None:
    ways = [
        (way, shares(boxes, [BrokenLine(end, 0.0) for end in way], measure, indent))
        for way in all_ways(boxes)
    ]
    easy = [demerits(boxes, way, measure, indent) for way, found in ways if is_easy(found)]
    lines = break_lines(boxes, measure, indent)
    if any(fits(found) for _, found in ways):
        assert fits(shares(boxes, lines, measure, indent)), (
            "a line is over the measure, and need not be"
        )
    if easy:
        # Ways that end in lines nearly alike are taken for one, so that the price of a neighbour
        # may be off.
        assert demerits(boxes, [line.end for line in lines], measure, indent) <= min(easy) + 1


@settings(max_examples=200, deadline=None)
@given(
    boxes=st.lists(st.builds(WordBox, lengths, gaps), min_size=1, max_size=60),
    measure=st.integers(130, 300).map(pt),
)
def test_lines_are_scaled_within_the_limit(boxes: list[WordBox], measure: int) -> None:
    lines = break_lines(boxes, measure, limits=JUSTIFIED)
    assert all(abs(line.scale) <= 0.02 + 1e-9 for line in lines)
    plain = break_lines(boxes, measure)
    if fits(shares(boxes, plain, measure)):
        assert fits(shares(boxes, lines, measure)), "a line is over the measure, and need not be"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.builds(WordBox, st.integers(1, 200).map(pt), st.integers(0, 12).map(pt), penalties),
        max_size=60,
    ),
    measures,
    indents,
)
def test_every_box_stands_on_one_line_and_no_forbidden_break_is_made(
    boxes: list[WordBox], measure: int, indent: int
) -> None:
    ends = ends_of(boxes, measure, indent)
    assert list(ends) == sorted(set(ends))
    assert ends[-1:] == ((len(boxes),) if boxes else ())
    assert all(boxes[end - 1].penalty < FORBIDDEN for end in ends[:-1])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.builds(WordBox, st.integers(1, 120).map(pt), gaps), min_size=1, max_size=40),
    indents,
)
def test_a_line_over_the_measure_holds_one_box_alone(boxes: list[WordBox], indent: int) -> None:
    lines = break_lines(boxes, MEASURE, indent)
    starts = (0, *(line.end for line in lines))
    for (start, end), share in zip(
        pairwise(starts), shares(boxes, lines, MEASURE, indent), strict=True
    ):
        assert fits([share]) or end == start + 1


def test_nothing_has_no_lines() -> None:
    assert break_lines([], MEASURE) == ()


def test_what_fits_is_one_line() -> None:
    assert ends_of(words(30, 30, 20), MEASURE) == (3,)


def test_a_line_shrinks_to_its_limit_and_no_further() -> None:
    """A gap of ten points gives 3.3."""
    assert ends_of(words(46, 47.3, 30), MEASURE) == (2, 3)
    assert ends_of(words(46, 47.4, 30), MEASURE) == (1, 3)


def test_the_first_line_is_shorter_by_the_indent() -> None:
    boxes = words(40, 40, 40, 40)
    assert ends_of(boxes, pt(90)) == (2, 4)
    assert ends_of(boxes, pt(90), indent=pt(20)) == (1, 3, 4)


def test_a_box_wider_than_the_measure_stands_alone() -> None:
    assert ends_of(words(40, 250, 40, 40), MEASURE) == (1, 2, 4)
    assert ends_of(words(250), MEASURE) == (1,)
    assert ends_of(words(250, 30), MEASURE, indent=pt(10)) == (1, 2)


def test_words_kept_together_move_together() -> None:
    first, *rest = words(40, 40, 40, 40)
    assert ends_of([first, *rest], MEASURE) == (2, 4)
    assert ends_of([first, WordBox(rest[0].width, rest[0].gap, FORBIDDEN), *rest[1:]], MEASURE) == (
        1,
        3,
        4,
    )


def test_a_group_wider_than_the_measure_is_not_torn() -> None:
    first, second, *rest = words(40, 60, 60, 40)
    assert ends_of([first, WordBox(second.width, second.gap, FORBIDDEN), *rest], MEASURE) == (
        1,
        3,
        4,
    )


def test_a_penalty_moves_a_break_to_another_place() -> None:
    boxes = words(*(10,) * 14)
    free = ends_of(boxes, MEASURE)
    dear = [
        WordBox(box.width, box.gap, 3000 if i + 1 == free[0] else 0) for i, box in enumerate(boxes)
    ]
    assert free[0] not in ends_of(dear, MEASURE)


def test_a_runt_is_avoided_where_a_line_before_can_take_it() -> None:
    boxes = words(*(12,) * 10, 8)
    assert ends_of(boxes, MEASURE, limits=Limits(runt=0.0)) == (5, 10, 11)
    assert ends_of(boxes, MEASURE)[-2:] == (9, 11)


def test_a_line_is_widened_by_what_it_lacks_within_the_limit() -> None:
    boxes = words(*(9.8, 9.7) * 10, gap=2.5)
    lines = break_lines(boxes, MEASURE, limits=JUSTIFIED)
    lacking = [
        share - JUSTIFIED.wanted
        for share in shares(boxes, [BrokenLine(line.end, 0.0) for line in lines], MEASURE)[:-1]
    ]
    assert all(line.scale * lack >= 0 for line, lack in zip(lines, lacking, strict=False))
    assert any(line.scale for line in lines)


@pytest.mark.parametrize("first", [0.7, 0.85, 1.0, 1.2, 1.33, 1.6, 1.79])
@pytest.mark.parametrize("second", [0.7, 0.9, 1.2, 1.28])
@pytest.mark.parametrize("last", [12, 70, 96])
def test_what_lines_cost(first: float, second: float, last: float) -> None:
    """Of the one way there is: tight and loose lines, their neighbours, a runt, a full last line, a
    break that is dear.
    """
    boxes = [
        *words(*([(100 - 30 * first) / 4] * 4)),
        *words(*([(100 - 30 * second) / 4] * 4)),
        *words(last),
    ]
    boxes = [
        WordBox(box.width, box.gap, {3: 700, 7: 0}.get(i, FORBIDDEN)) for i, box in enumerate(boxes)
    ]
    lines = break_lines(boxes, MEASURE)
    assert [line.end for line in lines] == [4, 8, 9]
    assert cost(lines) == pytest.approx(demerits(boxes, (4, 8, 9), MEASURE), abs=0.01)


@pytest.mark.parametrize(
    ("share", "kashidas", "drawn", "dear"),
    [
        (1.2, (6, 6), 0, 0.8),  # white is cheaper
        (1.4, (12, 6), 12, 2.1),  # one takes it all
        (1.7, (6, 6), 12, 5.0 + 20 * 0.3**2),
        (1.7, (15, 6), 15, 2.1 + 20 * 0.2**2),  # two would take more, and cost more
        (1.7, (15, 0), 15, 2.1 + 20 * 0.2**2),
    ],
)
def test_what_a_kashida_costs(
    share: float, kashidas: tuple[int, int], drawn: int, dear: float
) -> None:
    lines = break_lines(with_kashida(1.0, share, kashidas), MEASURE)
    assert [line.end for line in lines] == [4, 8, 9] and lines[1].kashida == pt(drawn)
    gap = share - drawn / 30
    beside = 2 * (12 * max(gap - 1.3, 0) ** 2 + 200 * max(gap - 1.345, 0))
    assert cost(lines) == pytest.approx(3 * 0.05 + dear + beside, abs=0.01)


@pytest.mark.parametrize(("before", "drawn"), [(0.93, 0), (0.97, 15)])
def test_no_kashida_stands_beside_tight_gaps(before: float, drawn: int) -> None:
    lines = break_lines(with_kashida(before, 1.7, (15, 0)), MEASURE)
    assert [line.end for line in lines] == [4, 8, 9] and lines[1].kashida == pt(drawn)


def with_kashida(first: float, second: float, kashidas: tuple[int, int]) -> list[WordBox]:
    """Two lines of four words whose gaps are these shares of the natural ones, the second with
    kashida; and one word.
    """
    boxes = [
        *words(*([(100 - 30 * first) / 4] * 4)),
        *words(*([(100 - 30 * second) / 4] * 4)),
        *words(70),
    ]
    given = {5: kashidas[0], 7: kashidas[1]}
    return [
        WordBox(box.width, box.gap, 0 if i in (3, 7) else FORBIDDEN, pt(given.get(i, 0)))
        for i, box in enumerate(boxes)
    ]


def test_letters_may_differ_from_those_of_the_next_line_by_so_much() -> None:
    """The last line is as wide as it is; the one before it wants to be wider by a fiftieth, and may
    be by a hundredth.
    """
    boxes = [
        WordBox(box.width, box.gap, 0 if i == 3 else FORBIDDEN)
        for i, box in enumerate(words(*([100 * 0.7 / 4 / 1.02] * 4), 70))
    ]
    first, _ = break_lines(boxes, MEASURE, limits=Limits(scale=0.02, apart=0.01))
    assert first.scale == pytest.approx(0.01, abs=0.0001)
    first, _ = break_lines(boxes, MEASURE, limits=Limits(scale=0.02, apart=0.05))
    assert first.scale == pytest.approx(0.02, abs=0.0001)


def test_what_joints_cost() -> None:
    """A twentieth where they give all, by the square of what they give."""
    boxes = [
        WordBox(pt(16.5), pt(10), 0 if i == 3 else FORBIDDEN, joints=pt(2)) for i in range(4)
    ] + words(70)
    lines = break_lines(boxes, MEASURE, limits=Limits(tracking=0.03, apart=0.2))
    assert lines[0].joints == pt(4) and cost(lines) == pytest.approx(
        2 * 0.05 + 0.05 * 0.5**2, abs=0.0001
    )
