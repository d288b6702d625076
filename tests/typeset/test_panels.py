"""Panels of a sheet folded in three: what is behind what, what is outside, and how wide the flap
is.
"""

import pytest

from edition.core.units import mm
from edition.model.description import Fold
from edition.typeset.book.panels import WIDTH, Panel, folds, panels, widths

FOLDS: tuple[Fold, ...] = ("z", "roll")


def behind(panel: Panel) -> Panel:
    """The panel on the other side of the same paper, the sheet turned over its short edge."""
    other = panel.page + 1 if panel.page % 2 else panel.page - 1
    return Panel(other, WIDTH - panel.left - panel.width, panel.width)


@pytest.mark.parametrize("fold", FOLDS)
def test_panels_fill_both_sides_and_each_has_one_as_wide_behind_it(fold: Fold) -> None:
    found = panels(fold, 2, back=False)
    assert len(set(found)) == 12 and {behind(panel) for panel in found} == set(found)
    for page in range(1, 5):
        side = sorted(panel for panel in found if panel.page == page)
        assert [panel.left for panel in side] == [0, side[0].width, side[0].width + side[1].width]
        assert sum(panel.width for panel in side) == WIDTH
        assert sorted(folds(fold, 1 - page % 2)) == [panel.left for panel in side[1:]]


def test_like_a_z_equal_panels_are_read_from_right_to_left() -> None:
    found = panels("z", 1, back=False)
    assert {panel.width for panel in found} == {mm(99)} or max(panel.width for panel in found) - mm(
        99
    ) < 2
    assert [panel.page for panel in found] == [1, 1, 1, 2, 2, 2]
    assert [panel.left for panel in found] == 2 * sorted(
        (panel.left for panel in found[:3]), reverse=True
    )


def test_the_back_of_a_z_is_outside_behind_the_third_panel() -> None:
    """Where the front faces out, so does the other side of the last of the three layers."""
    *_, third = panels("z", 1, back=True)[:3]
    assert panels("z", 1, back=True)[-1] == behind(third)
    assert set(panels("z", 2, back=True)) == set(panels("z", 2, back=False))
    assert panels("z", 2, back=True)[-1].page == 4


def test_rolled_the_flap_is_2_mm_under_a_third_and_read_between_the_inside_and_the_back() -> None:
    front, right, middle, left, flap, back = panels("roll", 1, back=False)
    assert abs(WIDTH // 3 - mm(2) - flap.width) < 2 and front.width == back.width == right.width
    assert (
        flap.width < front.width
        and behind(flap) == left
        and behind(front) == right
        and behind(back) == middle
    )
    assert (front.page, flap.page, back.page) == (1, 1, 1)
    assert front.left < back.left < flap.left and right.left > middle.left > left.left
    assert panels("roll", 1, back=True) == panels("roll", 1, back=False)
    assert widths("roll", 0) == (flap.width, back.width, front.width)
