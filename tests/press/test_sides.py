"""Where pages come to stand on a sheet."""

from collections.abc import Callable

from edition.core.units import mm
from edition.model.imposition import Imposition
from edition.press.booklet.sides import sheet_sides
from edition.press.sheet.side import Box, PlacedPage


def test_a5_on_a4_is_symmetric_about_the_fold(imposition: Callable[..., Imposition]) -> None:
    front, back = sheet_sides(imposition(4))
    fold = mm(297) // 2
    left, right = front.pages
    assert (left.number, right.number) == (1, 4) and [page.number for page in back.pages] == [3, 2]
    assert left.x + mm(148) == fold == right.x and left.y == right.y == 0
    assert front.trim == front.bleed and front.marks == ()


def test_inner_sheets_creep_towards_the_fold(imposition: Callable[..., Imposition]) -> None:
    sides = sheet_sides(imposition(16, caliper=mm(0.1)))
    plain = sheet_sides(imposition(16))
    for i, (moved, still) in enumerate(zip(sides, plain, strict=True)):
        by = [(moved.pages[n].x - still.pages[n].x) for n in (0, 1)]
        assert by == [mm(0.1) * (i // 2), -mm(0.1) * (i // 2)]
        assert [page.clip for page in moved.pages] == [page.clip for page in still.pages]


def test_a_page_is_cut_off_at_the_fold_and_goes_on_to_the_bleed(
    imposition: Callable[..., Imposition],
) -> None:
    front, _ = sheet_sides(imposition(4, bleed=mm(3), sheet=(mm(320), mm(225))))
    fold, top = mm(320) // 2, (mm(225) - mm(210)) // 2
    assert front.bleed == Box(
        fold - mm(148) - mm(3), top - mm(3), 2 * mm(148) + 2 * mm(3), mm(210) + 2 * mm(3)
    )
    assert front.pages[0] == PlacedPage(
        1,
        fold - mm(148),
        top,
        Box(front.bleed.x, front.bleed.y, mm(148) + mm(3), front.bleed.height),
    )
    assert front.pages[1].clip.x == fold


def test_backs_are_turned_for_a_printer_that_flips_the_other_way(
    imposition: Callable[..., Imposition],
) -> None:
    assert [side.turned for side in sheet_sides(imposition(8, turned=True))] == [
        False,
        True,
        False,
        True,
    ]


def test_a_blank_is_nothing(imposition: Callable[..., Imposition]) -> None:
    front, back = sheet_sides(imposition(2))
    assert ([page.number for page in front.pages], [page.number for page in back.pages]) == (
        [1],
        [2],
    )
