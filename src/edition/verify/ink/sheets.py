"""The ink of sheets: no letter over the fold or off the paper, and nothing where a printer at home
cannot print.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import pypdfium2
from PIL import ImageStat
from pypdfium2 import raw

from edition.core.quoting import worded
from edition.core.units import MM_IN_POINTS
from edition.verify.ink.drawn import Box

_NEAR = 0.5
"""Points: rounding, and how narrow a character is that has no ink."""
_PIXELS = 1.0
"""To the point, of the picture of a margin."""
_LIGHT = 200
"""Grey above which a margin is paper."""


def astray(sides: Sequence[pypdfium2.PdfPage], pages: Sequence[pypdfium2.PdfPage]) -> Iterator[str]:
    """Letters that stand in neither half of a side; nothing is said where pages themselves have
    letters beyond their trim.
    """
    if any(chain.from_iterable(_outside(page, [page.get_trimbox()]) for page in pages)):
        return
    for number, side in enumerate(sides, 1):
        left, bottom, right, top = side.get_mediabox()
        fold = (left + right) / 2
        if lost := list(_outside(side, [(left, bottom, fold, top), (fold, bottom, right, top)])):
            yield (
                worded(
                    "side {number}: {count} letters stand over the fold or off the paper, as "
                    "«{first}»",
                    number=number,
                    count=len(lost),
                    first=lost[0],
                )
            )


def in_the_margin(sheets: Sequence[pypdfium2.PdfPage], margin: float) -> Iterator[str]:
    """Sheets that have ink within the margin in which their printer prints nothing."""
    for number, sheet in enumerate(sheets, 1):
        width, height = sheet.get_size()
        strips = (
            (0, height - margin, 0, 0),
            (0, 0, 0, height - margin),
            (0, 0, width - margin, 0),
            (width - margin, 0, 0, 0),
        )
        if any(_darkest(sheet, strip) < _LIGHT for strip in strips):
            yield (
                worded(
                    "sheet {number} has ink within {margin:.0f} mm of its edge, where its "
                    "printer prints nothing",
                    number=number,
                    margin=margin / MM_IN_POINTS,
                )
            )


def weighed(page: pypdfium2.PdfPage, around: tuple[float, ...], pixels: float) -> float:
    """Per cent of ink on what is left of a page without so much at the left, the foot, the right
    and the head.

    What lies over a page, as stamps and notes do, is no part of it.
    """
    kept = tuple(max(side, 0) for side in around)
    image = page.render(
        scale=pixels, crop=kept, grayscale=True, draw_annots=False, may_draw_forms=False
    ).to_pil()
    return float(100 - ImageStat.Stat(image).mean[0] / 2.55)


def _darkest(page: pypdfium2.PdfPage, around: tuple[float, ...]) -> int:
    """The darkest grey of what is left of a page without so much at the left, the foot, the right
    and the head.
    """
    # A pixel at the edge of the picture is partly outside it.
    trimmed = tuple(side + (1 / _PIXELS if side else 0) for side in around)
    return int(page.render(scale=_PIXELS, crop=trimmed, grayscale=True).to_pil().getextrema()[0])


def _outside(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> Iterator[str]:
    """The characters with ink that are within none of the boxes."""
    text = page.get_textpage()
    for i in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(i)
        if right - left < _NEAR or top - bottom < _NEAR:
            continue
        inside = (
            box[0] - _NEAR <= left
            and box[1] - _NEAR <= bottom
            and right <= box[2] + _NEAR
            and top <= box[3] + _NEAR
            for box in boxes
        )
        if not any(inside):
            yield chr(raw.FPDFText_GetUnicode(text, i))
