"""The largest blank rectangle of a picture, as a share of it, the twentieth at each edge left out."""

import pytest
from PIL import Image, ImageDraw

from edition.reports.blank import blank_share

WHITE, RED, BLACK = (255, 255, 255), (200, 16, 46), (0, 0, 0)


def picture(*boxes: tuple[int, int, int, int], ground: tuple[int, int, int] = WHITE) -> Image.Image:
    """A sheet of 200 by 400 pixels with boxes of ink, given by their corners (the last left out)."""
    made = Image.new("RGB", (200, 400), ground)
    for left, top, right, bottom in boxes:
        ImageDraw.Draw(made).rectangle((left, top, right - 1, bottom - 1), BLACK)
    return made


@pytest.mark.parametrize("ground", [WHITE, RED])
def test_a_sheet_with_nothing_is_blank_but_for_its_edges(ground: tuple[int, int, int]) -> None:
    assert blank_share(picture(ground=ground)) == 0.9 * 0.9


@pytest.mark.parametrize(
    ("boxes", "blank"),
    [
        # Below a line over the whole width: 360 of 380 rows down to the edge.
        ([(0, 100, 200, 140)], 180 * (380 - 140)),
        # Beside a column at the right, over the whole height.
        ([(110, 0, 200, 400)], 100 * 360),
        # Two steps: the rectangle below both is 180 by 80, that beside the lower one 100 by 280,
        # and that beside the upper one, which is wider, 40 by 360.
        ([(50, 20, 200, 100), (110, 100, 200, 300)], 100 * 280),
        # A speck of ink parts it.
        ([(0, 0, 200, 190), (100, 290, 101, 291)], 180 * 100),
    ],
)
def test_the_largest_rectangle(boxes: list[tuple[int, int, int, int]], blank: int) -> None:
    assert blank_share(picture(*boxes)) == pytest.approx(blank / (200 * 400))


def test_what_is_hardly_seen_is_ground() -> None:
    faint = picture()
    ImageDraw.Draw(faint).rectangle((0, 190, 200, 210), (240, 240, 240))
    assert blank_share(faint) == blank_share(picture())
