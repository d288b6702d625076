"""Display type: the way to break against every other way, and the largest size that fits."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.languages import LANGUAGES
from edition.core.languages.grammar import PERSIAN
from edition.core.units import Length, pt
from edition.typeset.block.display import Space, bound, divided, fit, measured
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.sense import sense, ties
from edition.typeset.line.shape import Shaper
from edition.typeset.line.style import Style

BLACK = Type("Black", 0)


def line_widths(widths: Sequence[int], space: int, ends: Sequence[int]) -> list[int]:
    return [
        sum(widths[start:end]) + space * (end - start - 1) for start, end in pairwise((0, *ends))
    ]


class Way(NamedTuple):
    """What a way to end lines costs, how wide its widest and its narrowest line are, and where they
    end.
    """

    cost: int
    widest: int
    narrowest: int
    ends: tuple[int, ...]


def every_way(widths: Sequence[int], space: int, costs: Sequence[int], count: int) -> list[Way]:
    """Each way to break into `count` lines."""
    return [
        way_of(widths, space, costs, (*inner, len(widths)))
        for inner in combinations(range(1, len(widths)), count - 1)
    ]


def way_of(widths: Sequence[int], space: int, costs: Sequence[int], ends: tuple[int, ...]) -> Way:
    lines = line_widths(widths, space, ends)
    return Way(sum(costs[end - 1] for end in ends[:-1]), max(lines), min(lines), ends)


class Cutting(NamedTuple):
    """Words to divide into lines."""

    widths: list[int]
    costs: list[int]
    space: int
    count: int


def cutting(words: list[tuple[int, int]]) -> st.SearchStrategy[Cutting]:
    widths, costs = [width for width, _ in words], [cost for _, cost in words]
    return st.builds(
        Cutting, st.just(widths), st.just(costs), st.integers(1, 12), st.integers(1, len(words))
    )


cuttings = st.lists(
    st.tuples(st.integers(1, 90), st.integers(0, 2)), min_size=1, max_size=9
).flatmap(cutting)


@settings(max_examples=400, deadline=None)
@given(cuttings, st.integers(0, 60))
def test_for_each_cost_the_most_even_lines_of_every_way(cutting: Cutting, more: int) -> None:
    """The widest line as narrow as can be, and then the narrowest as wide: against every way there
    is.
    """
    widths, costs, space, count = cutting
    ways = every_way(widths, space, costs, count)
    room = min(way.widest for way in ways) + more
    found = [
        way_of(widths, space, costs, ends)
        for ends, _ in divided(widths, [space] * len(widths), costs, count, room)
    ]
    assert [cost for _, cost in divided(widths, [space] * len(widths), costs, count, room)] == [
        way.cost for way in found
    ]
    expected: list[tuple[int, int, int]] = []
    for cost in range(2 * count + 1):
        within = [
            (way.widest, -way.narrowest) for way in ways if way.cost <= cost and way.widest <= room
        ]
        if within and (not expected or min(within)[0] < expected[-1][1]):
            expected.append((cost, *min(within)))
    assert [(way.cost, way.widest, -way.narrowest) for way in reversed(found)] == expected


def test_the_narrowest_line_where_a_later_line_is_the_widest() -> None:
    [(ends, _)] = divided([2, 2, 4, 1, 9], [1] * 5, [0] * 5, 4, 9)
    assert line_widths([2, 2, 4, 1, 9], 1, ends) == [2, 2, 6, 9]


@pytest.mark.parametrize(
    "text",
    [
        "زنده باد آزادی",
        "سرنگون باد رژیم سرمایه داری جمهوری اسلامی",
        "نان، کار، آزادی",
        "بیانیه 1395",
        "نان",
    ],
)
@pytest.mark.parametrize("counts", [range(1, 4), range(2, 5)])
def test_the_widest_line_fills_the_measure_or_the_size_is_the_largest(
    compositor: Compositor, text: str, counts: range
) -> None:
    measure, most = Style().measure, pt(104)
    found = fit(compositor, text, replace(BLACK, size=most), Space(measure), counts)
    widest = max(compositor.width(line, Type("Black", found.size)) for line in found.lines)
    assert " ".join(found.lines) == text
    assert widest <= measure + len(text)  # each word is rounded to a thousandth of a point
    assert found.size == most or widest >= measure * 0.999
    assert len(found.lines) <= max(counts)


def test_of_equal_sizes_the_fewest_lines(compositor: Compositor) -> None:
    assert fit(
        compositor, "نان و کار", replace(BLACK, size=pt(12)), Space(Style().measure), range(1, 4)
    ).lines == ("نان و کار",)


def test_a_word_is_one_line_however_many_are_asked_for(compositor: Compositor) -> None:
    assert fit(
        compositor, "همبستگی", replace(BLACK, size=pt(104)), Space(Style().measure), range(2, 5)
    ).lines == ("همبستگی",)


def test_the_lines_stay_within_the_height(compositor: Compositor) -> None:
    text, space = "سرنگون باد رژیم سرمایه داری جمهوری اسلامی", Space(Style().measure, pt(100), 1.4)
    free, held = (
        fit(compositor, text, replace(BLACK, size=pt(104)), room, range(1, 5))
        for room in (Space(Style().measure), space)
    )
    assert free.size * 1.4 * len(free.lines) > pt(100)
    assert held.size * 1.4 * len(held.lines) <= pt(100) * 1.001


def pieces(text: str, *terms: str, alone: bool = False) -> list[str]:
    """What no line parts."""
    return list(bound(text, ties(text, sense((), PERSIAN, terms), alone=alone))[0])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("نان و آزادی", ["نان", "و آزادی"]),
        ("نشست 8 تا 10 آبان 1395", ["نشست", "8 تا 10 آبان 1395"]),
        ("کار", ["کار"]),
        ("آزادی بی قید و شرط", ["آزادی", "بی قید", "و شرط"]),
        ("تشکل های کارگری", ["تشکل های", "کارگری"]),
        ("رژیم سرمایه داری", ["رژیم", "سرمایه داری"]),
        ("آن ها؛ ای یاران", ["آن ها؛", "ای", "یاران"]),
    ],
)
def test_what_stays_together_is_one_word(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ممنوعیت شکنجه تحت هر عنوان", ["ممنوعیت", "شکنجه", "تحت هر عنوان"]),
        ("كسانی كه در طول", ["كسانی", "كه در طول"]),
        ("حفاظت از محیط زیست، تلاش", ["حفاظت", "از محیط زیست،", "تلاش"]),
        ("آزادی بی قید و شرط", ["آزادی", "بی قید", "و شرط"]),
    ],
)
def test_by_sense_no_line_ends_with_a_word_that_leads_on(text: str, parts: list[str]) -> None:
    assert pieces(text, "محیط زیست", "جمهوری اسلامی", "قانون کار", alone=True) == parts


def test_a_term_may_have_three_words() -> None:
    said = "برای شورای ملی زنان، برای شورای ملی مردان"
    assert pieces(said, "شورای ملی زنان", alone=True) == [
        "برای شورای ملی زنان،",
        "برای شورای",
        "ملی",
        "مردان",
    ]


def broken(
    shaper: Shaper, text: str, measure: Length, most: Length, lines: range, *others: str
) -> tuple[tuple[str, ...], Length]:
    """The lines of a text that stands among others, and their size."""
    found = fit(
        Compositor(shaper, LANGUAGES["fa"], sense((text, *others), PERSIAN)),
        text,
        replace(BLACK, size=most),
        Space(measure),
        lines,
    )
    return found.lines, found.size


def test_a_line_does_not_end_in_a_written_ezafe(shaper: Shaper, compositor: Compositor) -> None:
    title = "شورای همکاری نیروهای چپ و کمونیست"
    lines, size = broken(shaper, title, pt(300), pt(300), range(2, 3))
    assert lines == ("شورای همکاری", "نیروهای چپ و کمونیست")
    wider = measured(compositor, title, BLACK).largest(pt(300), 2)
    assert wider * 0.88 <= size < wider


def test_nor_does_one_begin_with_ra(shaper: Shaper) -> None:
    assert (
        broken(shaper, "هیچکس را نمیتوان مجبور کرد", pt(300), pt(300), range(2, 4))[0][0]
        == "هیچکس را"
    )


def test_that_may_not_cost_more_than_an_eighth_of_the_size(
    shaper: Shaper, compositor: Compositor
) -> None:
    title = "دست‌های ما نان را می‌سازند"
    lines, size = broken(shaper, title, pt(300), pt(300), range(3, 4))
    assert lines == ("دست‌های", "ما نان را", "می‌سازند")
    assert size == measured(compositor, title, BLACK).largest(pt(300), 3)


def test_a_pair_that_recurs_is_a_term(shaper: Shaper) -> None:
    title, other = "مجمع جهانی حقوق بشر و آزادی", "حقوق بشر"
    alone, beside = (
        broken(shaper, title, pt(300), pt(300), range(3, 4), *others)[0]
        for others in ((), (other, other))
    )
    assert alone == ("مجمع", "جهانی حقوق", "بشر و آزادی")
    assert beside == ("مجمع جهانی", "حقوق بشر", "و آزادی")


def test_lines_of_a_list_are_broken_by_sense_where_that_costs_no_line(
    compositor: Compositor,
) -> None:
    copy = measured(compositor, "واگذاری ادارهٔ شرکت به شورای کارگری و خلع ید از بخش خصوصی", BLACK)
    size = copy.largest(pt(300), 2)
    plain, roomy = copy.best(pt(300), size), copy.best(pt(330), size)
    assert plain == ("واگذاری ادارهٔ شرکت به شورای", "کارگری و خلع ید از بخش خصوصی")
    assert roomy == ("واگذاری ادارهٔ شرکت به شورای کارگری", "و خلع ید از بخش خصوصی")


def test_a_phrase_that_runs_the_other_way_has_a_line_more_where_there_is_room(
    compositor: Compositor,
) -> None:
    text = "پیوستن به Software Heritage و آزادی دانش"
    copy = measured(compositor, text, BLACK, alone=True)
    size = copy.largest(pt(300), 2)
    split = ("پیوستن به Software", "Heritage و آزادی دانش")
    assert copy.best(pt(300), size) == copy.best(pt(300), size, 2) == split
    assert copy.best(pt(300), size, 3) == ("پیوستن به", "Software Heritage", "و آزادی دانش")


def test_display_type_is_broken_by_sense(compositor: Compositor) -> None:
    text = "لغو مجازات اعدام و ممنوعیت شکنجه تحت هر عنوان و بهانه؛"
    found = fit(compositor, text, replace(BLACK, size=pt(300)), Space(pt(700)), range(1, 4))
    assert found.lines == ("لغو مجازات اعدام", "و ممنوعیت شکنجه", "تحت هر عنوان و بهانه؛")


def test_a_lone_short_word_is_worth_a_smaller_size(compositor: Compositor) -> None:
    text = "سرنگون باد رژیم سرمایه داری جمهوری اسلامی"
    found = fit(compositor, text, replace(BLACK, size=pt(300)), Space(pt(700)), range(1, 7))
    assert found.lines == ("سرنگون باد رژیم", "سرمایه داری", "جمهوری اسلامی")


def test_as_few_lines_as_a_size_takes(compositor: Compositor) -> None:
    copy = measured(compositor, "نان و کار و آزادی برای همه", BLACK)
    for count in range(1, len(copy.pieces)):
        size = copy.largest(pt(400), count)
        assert copy.fits(pt(400), size) and copy.fewest(pt(400), size) <= count
        assert copy.fewest(pt(400), size + pt(1)) > count


@pytest.mark.parametrize("text", ["\u064b", "\u064c\u0651", "\u064b نان"])
def test_a_mark_alone_has_a_line(compositor: Compositor, text: str) -> None:
    """It has no width, and no size would be the largest."""
    found = fit(
        compositor, text, replace(BLACK, size=pt(104)), Space(pt(300), pt(200), 1.45), range(2, 5)
    )
    assert " ".join(found.lines) == text and 0 < found.size <= pt(104)
