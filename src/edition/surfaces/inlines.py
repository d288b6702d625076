"""The text of one block as nodes of (X)HTML: marks, pieces that run from left to right, dates,
references to notes, and where pages of paper begin.

No character is put into the text and none is left out, no mark of direction either: what stands
otherwise than by UAX #9 alone is isolated by elements (`bdi`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lxml import etree

from edition.core.bidi import departed_levels
from edition.core.direction import Departure, Policy, departures, whole
from edition.core.web_addresses import sent
from edition.model.document import Mark

_TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "strike": "s",
    "subscript": "sub",
    "superscript": "sup",
    "code": "code",
    "link": "a",
}
_FROM_THE_LEFT, _FROM_THE_RIGHT = {"dir": "ltr"}, {"dir": "rtl"}
_WHOLE = {"dir": "ltr", "class": "whole"}


class Range(NamedTuple):
    """An element over code points [start, end)."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str] = {}


class Point(NamedTuple):
    """An element before a code point, which `made` makes anew."""

    at: int
    made: Callable[[], etree._Element]


def fill(
    element: etree._Element, text: str, ranges: Sequence[Range], points: Sequence[Point]
) -> None:
    """Append a text to an element, which may hold something already. The ranges do not cut into one
    another; of two the longer one holds the other. A point at the end of a range stands behind it,
    one at its beginning before it.
    """
    bounds = {bound for each in ranges for bound in (each.start, each.end)}
    stops = sorted({0, len(text), *bounds, *(point.at for point in points)})
    opening = sorted(ranges, key=lambda each: (each.start, -each.end))
    within: list[tuple[int, etree._Element]] = [(len(text) + 1, element)]
    for stop, following in zip(stops, [*stops[1:], len(text)], strict=True):
        while within[-1][0] <= stop:
            within.pop()
        for point in points:
            if point.at == stop:
                within[-1][1].append(point.made())
        while opening and opening[0].start == stop:
            each = opening.pop(0)
            inner = etree.SubElement(within[-1][1], each.tag, dict(each.attributes))
            within.append((each.end, inner))
        append(within[-1][1], text[stop:following])


def append(element: etree._Element, text: str) -> None:
    """Put a text behind all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    elif text:
        element.text = (element.text or "") + text


def ranges_of(
    text: str, marks: Sequence[Mark], policy: Policy, further: Sequence[Range] = ()
) -> list[Range]:
    """The elements over a block's text: its marks, what is isolated in it, and `further` ones, none
    of which cuts into another. Where two would, the one that gives way is parted.
    """
    code = tuple((mark.start, mark.end) for mark in marks if mark.kind == "code")
    isolated = _isolated(text, departures(text, policy, code))
    # Code isolates itself.
    found = [each for each in isolated if (each.start, each.end) not in code]
    for each in (*further, *_marked(marks)):
        found += _parted(each, found)
    return found


def _marked(marks: Sequence[Mark]) -> Iterator[Range]:
    """Longer marks first, which are those that others lie in."""
    for mark in sorted(marks, key=lambda each: each.start - each.end):
        if mark.kind == "link":
            yield Range(mark.start, mark.end, "a", {"href": sent(mark.target)})
        elif mark.kind == "code":
            yield Range(mark.start, mark.end, "code", _FROM_THE_LEFT)
        elif mark.kind in _TAGS:
            yield Range(mark.start, mark.end, _TAGS[mark.kind])


def _parted(each: Range, among: Sequence[Range]) -> Iterator[Range]:
    """The range in as many parts as make it cut into none of the others."""
    cuts = {each.start, each.end}
    for other in among:
        if other.start < each.start < other.end < each.end:
            cuts.add(other.end)
        elif each.start < other.start < each.end < other.end:
            cuts.add(other.start)
    bounds = sorted(cuts)
    for start, end in pairwise(bounds):
        yield each._replace(start=start, end=end)


def _isolated(text: str, pieces: Sequence[Departure]) -> Iterator[Range]:
    """Each piece, and within it what runs the other way: the numbers of a range, the words of an
    address with letters from the right. What no line of paper parts, none of a screen does.
    """
    levels = departed_levels(text, 1, pieces) if pieces else ()
    kept = set(whole(text)) if pieces else set()
    done = 0
    for piece in pieces:
        if piece.start < done:
            continue  # an end of the range before it, which is isolated with that
        done = piece.end
        if piece.kind != "range":
            is_whole = (piece.start, piece.end) in kept
            attributes = _WHOLE if is_whole else _FROM_THE_LEFT
            yield Range(piece.start, piece.end, "bdi", attributes)
        other = 0 if piece.kind == "range" else 1
        for odd, run in groupby(range(piece.start, piece.end), key=lambda at: levels[at] % 2):
            places = list(run)
            if odd == other and len(places) < piece.end - piece.start:
                direction = _FROM_THE_RIGHT if odd else _FROM_THE_LEFT
                yield Range(places[0], places[-1] + 1, "bdi", direction)
