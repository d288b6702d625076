"""The dummy, read as a reader would: outlines of figures, in their places."""

from collections.abc import Callable

import pytest

from edition.core.languages.press_words import tongues
from edition.core.units import mm
from edition.faces import Faces
from edition.model.imposition import Imposition
from edition.press.booklet.sides import dummy
from edition.press.sheet.side import Shape, SheetSide
from edition.press.sheet.small_print import Fount, lettering

FA, EN = tongues("fa")
FIGURES = FA.figures


def outline(shape: Shape) -> tuple[tuple[object, ...], ...]:
    """A shape wherever it stands."""
    left, top = shape.path[0][1][:2]
    return tuple(
        (op, *(v - (top if i % 2 else left) for i, v in enumerate(at))) for op, at in shape.path
    )


def numbers(
    side: SheetSide, fonts: Faces, pages: int, figures: Callable[[int], str]
) -> list[tuple[int, int, int]]:
    """(row, x, page number) of each figure on a side, in reading order of a table."""
    size = mm(297) // 4 // 2 * 5 // 10
    known = {
        outline(lettering(figures(page), Fount(fonts["Bold"], size), 0, 0)): page
        for page in range(1, pages + 1)
    }
    shapes = [mark for mark in side.marks if isinstance(mark, Shape) and outline(mark) in known]
    return sorted(
        (round(foot(shape) / mm(60)), shape.path[0][1][0], known[outline(shape)])
        for shape in shapes
    )


def foot(shape: Shape) -> int:
    """The lowest y."""
    return max(at[i] for _, at in shape.path for i in range(1, len(at), 2))


def test_the_figures_read_as_the_plan_says(
    fonts: Faces, imposition: Callable[..., Imposition]
) -> None:
    front, back = dummy(imposition(16), FA, fonts)
    assert [page for _, _, page in numbers(front, fonts, 16, FIGURES)] == [
        1,
        16,
        3,
        14,
        5,
        12,
        7,
        10,
    ]
    # The back is laid out from the right, so that each cell lies behind its front when the paper is
    # turned over.
    assert [page for _, _, page in numbers(back, fonts, 16, FIGURES)] == [11, 6, 13, 4, 15, 2, 9, 8]


def test_a_dummy_in_english_has_european_figures(
    fonts: Faces, imposition: Callable[..., Imposition]
) -> None:
    front, _ = dummy(imposition(4, binding="left"), EN, fonts)
    assert [page for _, _, page in numbers(front, fonts, 4, str)] == [4, 1]


@pytest.mark.parametrize(("sheets", "sides"), [(9, 2), (10, 4)])
def test_nine_sheets_go_on_a_paper(
    sheets: int, sides: int, fonts: Faces, imposition: Callable[..., Imposition]
) -> None:
    assert len(dummy(imposition(4 * sheets), FA, fonts)) == sides


def test_the_back_is_turned_as_the_sheets_are(
    fonts: Faces, imposition: Callable[..., Imposition]
) -> None:
    assert [side.turned for side in dummy(imposition(4, flip="long", turned=True), FA, fonts)] == [
        False,
        True,
    ]
