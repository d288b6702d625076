"""The stack: how the words of a text are parted into lines, and how large each is."""

from itertools import pairwise

import pytest

from edition.core.units import Length, mm, pt
from edition.typeset.block.display import Space, fit
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.dividing import WITHIN
from edition.typeset.poster.stacking import MOST_LINES, Room, Stacked, stacked

BLACK = Type("Display Black", 0)
MEASURE, HEIGHT = mm(240), mm(290)
TEXTS = [
    "نه به زندان",
    "ما همه با هم هستیم",
    "سرنگون باد ستم، برقرار باد حکومت مردم",
    "از کارخانه تا دانشگاه همصدا و همراه ایستاده‌ایم",
    "هر روز و هر شب در خیابان و در خانه از آزادی بگو",
]


def made(compositor: Compositor, text: str, **room: Length) -> Stacked:
    found = stacked(
        compositor, [text], BLACK, Room(**{"measure": MEASURE, "height": HEIGHT} | room)
    )
    assert found, text
    return found


def width(compositor: Compositor, text: str, size: Length) -> Length:
    return compositor.width(text, Type("Display Black", size))


@pytest.mark.parametrize("text", TEXTS)
def test_lines_hold_the_words_in_their_order_and_are_six_at_most(
    text: str, compositor: Compositor
) -> None:
    lines = made(compositor, text).lines
    assert " ".join(line.text for line in lines) == text
    assert len(lines) <= MOST_LINES


@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_wider_than_the_measure_and_the_widest_fills_it(
    text: str, compositor: Compositor
) -> None:
    """Where the height has room for all of them."""
    lines = made(compositor, text, height=mm(2000)).lines
    widths = [width(compositor, line.text, line.size) for line in lines]
    assert MEASURE - pt(1) <= max(widths) <= MEASURE + pt(0.01)


@pytest.mark.parametrize("text", TEXTS)
def test_every_line_fills_the_measure_or_has_the_one_size_that_the_height_leaves(
    text: str, compositor: Compositor
) -> None:
    found = made(compositor, text)
    capped = {
        line.size
        for line in found.lines
        if width(compositor, line.text, line.size) < MEASURE - pt(1)
    }
    assert len(capped) <= 1
    assert all(line.size <= size for size in capped for line in found.lines)
    assert found.height <= HEIGHT


@pytest.mark.parametrize("text", TEXTS)
def test_the_largest_line_is_the_first_or_the_second(text: str, compositor: Compositor) -> None:
    sizes = [line.size for line in made(compositor, text).lines]
    assert max(sizes) in sizes[:2]


@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_smaller_than_if_all_had_one_size(text: str, compositor: Compositor) -> None:
    space = Space(MEASURE, HEIGHT, 1.22)
    even = fit(compositor, text, Type("Display Black", MEASURE), space, range(1, 16)).size
    assert made(compositor, text, least=even).smallest >= even


def test_a_way_with_a_line_below_the_least_size_is_not_taken(compositor: Compositor) -> None:
    free = made(compositor, "امروز کودکان خانه")
    held = made(compositor, "امروز کودکان خانه", least=free.smallest + pt(1))
    assert texts_of(held) == ["امروز", "کودکان", "خانه"]


def test_where_every_way_has_a_line_below_the_least_size_there_is_no_stack(
    compositor: Compositor,
) -> None:
    room = Room(MEASURE, HEIGHT, least=pt(900))
    assert stacked(compositor, ["ما همه با هم هستیم"], BLACK, room) is None


def test_lines_stand_by_their_ink_and_are_none_the_less_two_to_a_reader(
    compositor: Compositor,
) -> None:
    """Of two lines the ink does not touch, and their baselines are 0.9 of the lower size apart."""
    for text in TEXTS:
        found = made(compositor, text)
        for upper, lower in pairwise(found.lines):
            _, below = compositor.ink(upper.text, Type("Display Black", upper.size))
            above, _ = compositor.ink(lower.text, Type("Display Black", lower.size))
            apart = lower.baseline - upper.baseline
            # Ink is taken piece by piece at 100 pt, so lines may be off by a hair.
            assert apart >= below + above and apart >= lower.size * 0.9 - 1, text


def test_the_first_line_begins_at_the_upper_edge_of_the_room(compositor: Compositor) -> None:
    first = made(compositor, TEXTS[0]).lines[0]
    above, _ = compositor.ink(first.text, Type("Display Black", first.size))
    assert abs(first.baseline - above) <= pt(1)


def test_parts_stand_on_lines_of_their_own(compositor: Compositor) -> None:
    halves = ["هر که آمد", "عمارتی نو ساخت"]
    found = stacked(compositor, halves, BLACK, Room(MEASURE, HEIGHT))
    assert found
    ends = [line.text for line in found.lines if line.text.endswith("آمد")]
    assert len(ends) == 1 and not any("آمد عمارتی" in line.text for line in found.lines)


def texts_of(found: Stacked) -> list[str]:
    return [line.text for line in found.lines]


def test_a_way_that_covers_more_is_not_taken_where_its_largest_line_is_the_third(
    compositor: Compositor,
) -> None:
    """One word a line would be «امروز» at 332 pt, «کودکان» at 238 and «خانه» at 355."""
    found = made(compositor, "امروز کودکان خانه")
    assert texts_of(found) == ["امروز", "کودکان خانه"]


def test_a_blank_that_is_too_large_is_left_where_another_way_has_none(
    compositor: Compositor,
) -> None:
    """Three lines at 259, 204 and 145 pt are taken for the first of them, which is the largest; but
    they leave over a tenth of the room blank below.
    """
    text = "خیابان ما زندگی آزادی برابری"
    free, held = made(compositor, text), made(compositor, text, blank=MEASURE * HEIGHT // 10)
    assert texts_of(free) == ["خیابان", "ما زندگی", "آزادی برابری"]
    assert texts_of(held) == ["خیابان ما زندگی", "آزادی", "برابری"]
    assert MEASURE * (HEIGHT - free.height) > MEASURE * HEIGHT // 10


def test_a_word_too_long_for_any_line_is_parted(compositor: Compositor) -> None:
    address = "example.org/details/a-very-long-name-of-a-page/that-nobody-reads/2026/poster.html"
    found = made(compositor, f"نشانی {address}")
    whole = MEASURE * pt(100) // width(compositor, address, pt(100))
    assert len(found.lines) > 2 and found.smallest > 1.5 * whole
    assert "".join(line.text for line in found.lines[1:]).replace(WITHIN, "") == address
