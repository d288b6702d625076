"""Display type: the way to break against every other way, and the largest size that fits."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.units import pt
from edition.typeset.display import Space, balance, bound_words, fit, measured
from edition.typeset.lines import Compositor, Type
from edition.typeset.style import Style

BLACK = Type("Black", 0)


def line_widths(widths: Sequence[int], space: int, ends: Sequence[int]) -> list[int]:
    return [sum(widths[start:end]) + space * (end - start - 1) for start, end in pairwise((0, *ends))]


def every_way(widths: Sequence[int], space: int, count: int) -> list[list[int]]:
    """The widths of the lines of each way to break into `count` lines."""
    inner = combinations(range(1, len(widths)), count - 1)
    return [line_widths(widths, space, (*ends, len(widths))) for ends in inner]


cuttings = st.lists(st.integers(1, 90), min_size=1, max_size=9).flatmap(
    lambda widths: st.tuples(st.just(widths), st.integers(1, 12), st.integers(1, len(widths)))
)


@settings(max_examples=400, deadline=None)
@given(cuttings)
def test_the_widest_line_is_as_narrow_as_can_be(cutting: tuple[list[int], int, int]) -> None:
    widths, space, count = cutting
    ends = balance(widths, space, count)
    found = line_widths(widths, space, ends)
    assert len(found) == count and ends[-1] == len(widths)
    assert max(found) == min(map(max, every_way(widths, space, count)))


@settings(max_examples=400, deadline=None)
@given(cuttings)
def test_the_narrowest_line_is_then_as_wide_as_can_be(cutting: tuple[list[int], int, int]) -> None:
    widths, space, count = cutting
    found = line_widths(widths, space, balance(widths, space, count))
    even = [way for way in every_way(widths, space, count) if max(way) == max(found)]
    assert min(found) == max(map(min, even))


def test_the_narrowest_line_where_a_later_line_is_the_widest() -> None:
    assert line_widths([2, 2, 4, 1, 9], 1, balance([2, 2, 4, 1, 9], 1, 4)) == [2, 2, 6, 9]


@pytest.mark.parametrize(
    "text", ["زنده باد آزادی", "سرنگون باد رژیم سرمایه داری جمهوری اسلامی", "نان، کار، آزادی", "بیانیه 1395", "نان"]
)
@pytest.mark.parametrize("counts", [range(1, 4), range(2, 5)])
def test_the_widest_line_fills_the_measure_or_the_size_is_the_largest(compositor: Compositor, text: str, counts: range) -> None:
    measure, most = Style().measure, pt(104)
    found = fit(compositor, text, BLACK, Space(measure), most, counts)
    widest = max(compositor.width(line, Type("Black", found.size)) for line in found.lines)
    assert " ".join(found.lines) == text
    assert widest <= measure + len(text)  # each word is rounded to a thousandth of a point
    assert found.size == most or widest >= measure * 0.999
    assert len(found.lines) <= max(counts)


def test_of_equal_sizes_the_fewest_lines(compositor: Compositor) -> None:
    assert fit(compositor, "نان و کار", BLACK, Space(Style().measure), pt(12), range(1, 4)).lines == ("نان و کار",)


def test_a_word_is_one_line_however_many_are_asked_for(compositor: Compositor) -> None:
    assert fit(compositor, "همبستگی", BLACK, Space(Style().measure), pt(104), range(2, 5)).lines == ("همبستگی",)


def test_the_lines_stay_within_the_height(compositor: Compositor) -> None:
    text, space = "سرنگون باد رژیم سرمایه داری جمهوری اسلامی", Space(Style().measure, pt(100), 1.4)
    free, held = (fit(compositor, text, BLACK, room, pt(104), range(1, 5)) for room in (Space(Style().measure), space))
    assert free.size * 1.4 * len(free.lines) > pt(100)
    assert held.size * 1.4 * len(held.lines) <= pt(100) * 1.001


@pytest.mark.parametrize(
    ("text", "bound"),
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
def test_what_stays_together_is_one_word(text: str, bound: list[str]) -> None:
    assert bound_words(text) == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("ممنوعیت شکنجه تحت هر عنوان", ["ممنوعیت", "شکنجه", "تحت هر عنوان"]),
        ("كسانی كه در طول", ["كسانی", "كه در طول"]),
        ("حفاظت از محیط زیست، تلاش", ["حفاظت", "از محیط زیست،", "تلاش"]),
        ("آزادی بی قید و شرط", ["آزادی", "بی قید", "و شرط"]),
    ],
)
def test_by_sense_no_line_ends_with_a_word_that_leads_on(text: str, bound: list[str]) -> None:
    assert bound_words(text, ("محیط زیست", "جمهوری اسلامی", "قانون کار")) == bound


def test_display_type_is_broken_by_sense(compositor: Compositor) -> None:
    text = "لغو مجازات اعدام و ممنوعیت شکنجه تحت هر عنوان و بهانه؛"
    found = fit(compositor, text, BLACK, Space(pt(700)), pt(300), range(1, 4))
    assert found.lines == ("لغو مجازات اعدام", "و ممنوعیت شکنجه", "تحت هر عنوان و بهانه؛")


def test_a_lone_short_word_is_worth_a_smaller_size(compositor: Compositor) -> None:
    text = "سرنگون باد رژیم سرمایه داری جمهوری اسلامی"
    found = fit(compositor, text, BLACK, Space(pt(700)), pt(300), range(1, 7))
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
    found = fit(compositor, text, BLACK, Space(pt(300), pt(200), 1.45), pt(104), range(2, 5))
    assert " ".join(found.lines) == text and 0 < found.size <= pt(104)
