"""How much of a poster is blank in one piece: the largest upright rectangle of its picture in which
nothing stands, as a share of it.
"""

from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import cast

from PIL import Image, ImageChops

_EDGE = 20
"""The edge of a sheet, which is blank on any, as a part of its sides."""
_SEEN = 40
"""How far a pixel is from the ground, of 255 in one of its colours, that something stands on."""


def blank_share(picture: Image.Image) -> float:
    """Of a picture in colours, its edges left out; the ground is the colour that most of it has."""
    colours = picture.getcolors(picture.width * picture.height)
    _, ground = max(cast("list[tuple[int, tuple[int, int, int]]]", colours))
    apart = ImageChops.difference(picture, Image.new("RGB", picture.size, ground))
    red, green, blue = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    x, y = picture.width // _EDGE, picture.height // _EDGE
    inner = most.point(lambda value: 255 if value > _SEEN else 0).crop(
        (x, y, picture.width - x, picture.height - y)
    )
    return max(_rectangles(inner), default=0) / (picture.width * picture.height)


def _rectangles(ink: Image.Image) -> Iterator[int]:
    """The area of every blank rectangle that can grow to no side: each column stands on the row as
    high as it is blank above it, and the highest rectangle below each is found by a stack of those
    that still rise.
    """
    width, content = ink.width, ink.tobytes()
    rows = [content[start : start + width] for start in range(0, len(content), width)]
    heights = [0] * width
    for row, below in zip_longest(rows, rows[1:]):
        heights = [0 if seen else high + 1 for high, seen in zip(heights, row, strict=True)]
        if below is not None and not any(below):
            continue  # each can grow downwards
        rising: list[tuple[int, int]] = []
        at = 0
        for high, alike in groupby((*heights, 0)):
            left = at
            while rising and rising[-1][1] >= high:
                left, former = rising.pop()
                yield former * (at - left)
            rising.append((left, high))
            at += len([*alike])
