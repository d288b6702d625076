"""Ink out of its place: beyond the paper or too near to its edge, and text out of the area in which
its page has text.
"""

from collections.abc import Collection, Iterator, Sequence

from edition.core.units import POINT
from edition.model.page import Area
from edition.verify.ink.drawn import Box, Drawn, Sheet

_MM = 72 / 25.4
_EDGE, _EDGE_OF_SCREENS = 5 * _MM, 1 * _MM
"""No printer at home reaches nearer than 5 mm; nothing stands there but what bleeds (house
style).
"""
_PAPER = 200 * _MM
"""A page of which no side is so long is none for a printer: A5 has 210 mm."""
_NEAR = 0.1
_HANGS = (2.0, 0.1, 0.3)
"""Punctuation hangs out, and swashes: points and a share of the size, but no more than another
share of it.
"""
_UP = 0.5
"""Of the size: marks over a first line, tails below a last one."""
_STRAYS = 1.5
"""Of the size: as far as a face draws a mark that has no letter to stand on from where it should
be.
"""
_PIXELS = 4.0


def beyond(sheet: Sheet) -> Iterator[str]:
    """What is not at least 5 mm within the trim; a bar may bleed, that is, go to an edge or beyond
    it.
    """
    left, bottom, right, top = sheet.trim
    edge = _EDGE if max(right - left, top - bottom) >= _PAPER else _EDGE_OF_SCREENS
    least = edge - _NEAR
    safe = left + least, bottom + least, right - least, top - least
    for thing in sheet.drawn:
        if _within(thing.box, safe) or (
            thing.kind == "bar" and _bleeds(thing.box, safe, sheet.trim)
        ):
            continue
        off = not _within(thing.box, sheet.trim)
        near = f"is nearer than {edge / _MM:.0f} mm to the edge of the paper"
        yield f"{sheet.words([thing])} {'runs off the paper' if off else near}"


def out_of_area(sheet: Sheet, areas: Sequence[Area], labels: Collection[int]) -> Iterator[str]:
    """Text that does not stand within an area; labels, by the numbers of their contents, hang out
    at the right of one.
    """
    boxes = [_placed(area, sheet.trim) for area in areas]
    for thing in sheet.drawn if boxes else ():
        if thing.kind != "text" or any(_stands(thing, box) for box in boxes):
            continue
        thing = thing._replace(box=sheet.inked(thing, _PIXELS))
        if not any(_stands(thing, box) for box in boxes) and not (
            thing.mark in labels and _hangs(thing, boxes)
        ):
            box = min(boxes, key=lambda box: abs(box[2] - thing.box[2]))
            far, side = max(
                (box[0] - thing.box[0], "left"),
                (thing.box[2] - box[2], "right"),
                (box[1] - thing.box[1], "foot"),
                (thing.box[3] - box[3], "head"),
            )
            if far > _STRAYS * thing.size or not sheet.has_a_stray_mark(thing):
                yield (
                    f"{sheet.words([thing])} stands out of the area of the text by {far:.0f} pt "
                    f"at the {side}"
                )


def _placed(area: Area, trim: Box) -> Box:
    left, top, right, bottom = (
        side / POINT for side in (area.left, area.top, area.right, area.bottom)
    )
    return trim[0] + left, trim[3] - bottom, trim[0] + right, trim[3] - top


def _stands(thing: Drawn, area: Box) -> bool:
    points, share, most = _HANGS
    out = min(points + share * thing.size, most * thing.size)
    up = _UP * thing.size
    return _within(thing.box, (area[0] - out, area[1] - up, area[2] + out, area[3] + up))


def _hangs(thing: Drawn, areas: Sequence[Box]) -> bool:
    """Whether a thing stands at the right edge of an area, in the rows of its text, and in no other
    area.
    """
    left, bottom, right, top = thing.box
    own = [
        a
        for a in areas
        if left >= a[0]
        and right > a[2]
        and bottom >= a[1] - thing.size
        and top <= a[3] + thing.size
    ]
    return any(
        not any(left < other[2] and right > other[0] for other in areas if other != area)
        for area in own
    )


def _within(box: Box, outer: Box) -> bool:
    return box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _bleeds(box: Box, safe: Box, trim: Box) -> bool:
    """Whether each side of a bar is within what is safe, or at the edge of the paper or beyond."""
    low = all(box[i] >= safe[i] or box[i] <= trim[i] + _NEAR for i in (0, 1))
    return low and all(box[i] <= safe[i] or box[i] >= trim[i] - _NEAR for i in (2, 3))
