"""Ink out of its place: beyond the paper or too near to its edge, text out of the area in which its
page has text, notes above the text, lines over one another, over shapes, or too near to be told
apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from edition.core.quoting import worded
from edition.core.units import POINT
from edition.model.page import Area
from edition.verify.file.structure_tree import Content, TreeElement
from edition.verify.ink.drawn import Box, Drawn, DrawnPage, around, meeting

# What the tags of the file say: what is a label, and that notes stand below all that is read
# before them.


class Tagged(NamedTuple):
    """A marked content by its number, and whether it stands in a Note, in a label, and in what is
    struck out.
    """

    mark: int
    note: bool
    label: bool
    struck: bool = False


def tagged(tree: Sequence[TreeElement]) -> Mapping[int, Sequence[Tagged]]:
    """The contents of each page (from 0) in reading order."""
    found = defaultdict[int, list[Tagged]](list)
    for page, each in _contents(tree, Tagged(-1, note=False, label=False)):
        found[page].append(each)
    return found


def misplaced_notes(sheet: DrawnPage, contents: Sequence[Tagged]) -> Iterator[str]:
    """Lines of notes that do not stand below the text above which they are read, where one is above
    the other at all.
    """
    if not any(each.note for each in contents):
        return
    drawn = {thing.mark: thing for thing in sheet.drawn if thing.kind == "text"}
    for at, each in enumerate(contents):
        note = drawn.get(each.mark) if each.note else None
        if note is None:
            continue
        before = [
            drawn[other.mark] for other in contents[:at] if not other.note and other.mark in drawn
        ]
        beside = [
            thing for thing in before if thing.box[0] < note.box[2] and note.box[0] < thing.box[2]
        ]
        lowest = min(beside, key=lambda thing: thing.baseline, default=None)
        if lowest and lowest.baseline <= note.baseline:
            yield (
                worded(
                    "{note} is of a note and does not stand below {other}",
                    note=sheet.words([note]),
                    other=sheet.words([lowest]),
                )
            )
            return


def _contents(kids: Sequence[TreeElement | Content], above: Tagged) -> Iterator[tuple[int, Tagged]]:
    for kid in kids:
        if isinstance(kid, Content):
            yield kid.page, above._replace(mark=kid.mcid)
        else:
            below = Tagged(
                -1,
                note=above.note or kid.kind == "Note",
                label=above.label or kid.kind == "Lbl",
                struck=above.struck or kid.struck,
            )
            yield from _contents(kid.kids, below)


# Where ink may be.

_MM = 72 / 25.4
"""Points."""
_EDGE, _EDGE_OF_SCREENS = 5 * _MM, 1 * _MM
"""No printer at home reaches nearer than 5 mm; nothing stands there but what bleeds (house
style).
"""
_PAPER = 200 * _MM
"""A page of which no side is so long is none for a printer: A5 has 210 mm."""
_NEAR = 0.1
"""Points: rounding, in what a box says."""
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
"""To the point, of the picture that says where a line has ink."""


def beyond(sheet: DrawnPage) -> Iterator[str]:
    """What is not at least 5 mm within the trim; a bar may bleed, that is, go to an edge or beyond
    it, and so may a shape in a file for a print shop.
    """
    left, bottom, right, top = sheet.trim
    edge = _EDGE if max(right - left, top - bottom) >= _PAPER else _EDGE_OF_SCREENS
    least = edge - _NEAR
    safe = left + least, bottom + least, right - least, top - least
    bleeding = ("bar", "shape") if _has_bleed(sheet) else ("bar",)
    for thing in sheet.drawn:
        if _within(thing.box, safe) or (
            thing.kind in bleeding and _bleeds(thing.box, safe, sheet.trim)
        ):
            continue
        if not _within(thing.box, sheet.trim):
            yield worded("{one} runs off the paper", one=sheet.words([thing]))
            continue
        yield worded(
            "{one} is nearer than {edge:.0f} mm to the edge of the paper",
            one=sheet.words([thing]),
            edge=edge / _MM,
        )


def _has_bleed(sheet: DrawnPage) -> bool:
    """Whether the file says that ink goes on beyond its trim."""
    around = sheet.page.get_bleedbox(fallback_ok=False)
    return around is not None and _within(sheet.trim, around) and around != sheet.trim


def out_of_area(sheet: DrawnPage, areas: Sequence[Area], labels: Collection[int]) -> Iterator[str]:
    """Text that does not stand within an area; labels, by the numbers of their contents, hang out
    at the right of one.
    """
    boxes = [_placed(area, sheet.trim) for area in areas]
    for thing in sheet.drawn if boxes else ():
        if thing.kind != "text" or any(_stands(thing, box) for box in boxes):
            continue
        # Its box has blanks too; only where that is out, its ink is looked for in a picture.
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
                    worded(
                        "{one} stands out of the area of the text by {far:.0f} pt at the {side}",
                        one=sheet.words([thing]),
                        far=far,
                        side=side,
                    )
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


# What may lie over what.

_SHARED = 0.03
"""Square em of ink that two things may share: marks that touch, stacked vowels among them, share
0.01 at most, lines that run into each other 0.05 and more.
"""
_NEAREST = 1.1
"""Of its size: a line stands so far below the one above it at least. The house sets none nearer
than 1.18, in display type.
"""
_DISPLAY = 20.0
"""Points: type as large is set by its ink, and may stand nearer where that leaves white between."""
_WHITE = 0.05
"""Of its size: so much white at least."""
_SAME = 0.1
"""Points: two baselines that are no further apart are one."""
_BESIDE = 0.3
"""Points: so far may boxes of one line meet, by rounding and overhang."""
_STROKE_OVER, _STROKE_UP, _STROKE_THICK = 0.3, 0.6, 0.15
"""Of the size of what is struck out: how far the line may go beyond its ink, how high it may stand,
and how thick it may be.
"""
_EM_OF_SHAPES = 8.0
"""Points: what shapes share is measured by this size, for they have none."""
_TO_THE_EM = 24.0
"""Pixels to the em, of the pictures in which shared ink is counted."""

Line: TypeAlias = Sequence[Drawn]
"""What stands on one baseline, of one kind; or one shape."""


def strokes(sheet: DrawnPage, contents: Sequence[Tagged]) -> tuple[DrawnPage, list[str]]:
    """The page without the lines that are drawn through what its tags say is struck out, and a
    clause for each of these contents that has no such line.
    """
    struck = {each.mark for each in contents if each.struck}
    if not struck:
        return sheet, []
    bars = [thing for thing in sheet.drawn if thing.kind == "bar"]
    through: list[Drawn] = []
    missing: list[str] = []
    for mark in sorted(struck):
        shown = [thing for thing in sheet.drawn if thing.kind == "text" and thing.mark == mark]
        if shown:
            whole = shown[0]._replace(box=around(thing.box for thing in shown))
            own = [bar for bar in bars if _goes_through(bar, whole)]
            through += own
            if not own:
                missing.append(
                    worded("no line is drawn through {struck}", struck=sheet.words(shown))
                )
    kept = tuple(thing for thing in sheet.drawn if thing not in through)
    return sheet._replace(drawn=kept), missing


def _goes_through(bar: Drawn, text: Drawn) -> bool:
    """Whether a bar is a line through the middle of a text, no longer than that."""
    left, bottom, right, top = bar.box
    reach = _BESIDE + _STROKE_OVER * text.size
    beyond = left < text.box[0] - reach or right > text.box[2] + reach
    middle = text.baseline < bottom and top < text.baseline + _STROKE_UP * text.size
    meets = left < text.box[2] and right > text.box[0]
    return meets and middle and not beyond and top - bottom < _STROKE_THICK * text.size


def overlaps(sheet: DrawnPage) -> Iterator[str]:
    """Pairs of things that share ink."""
    standing = sheet.drawn[_is_ground(sheet) :]
    lines = sorted(
        ((around(thing.box for thing in line), line) for line in _lines(standing)),
        key=lambda entry: entry[0][1],
    )
    for i, (box, one) in enumerate(lines):
        for above, other in lines[i + 1 :]:
            # They come by their feet: what begins above this one meets none of it, nor does the
            # rest.
            if above[1] >= box[3]:
                break
            if meeting(box, above):
                yield from _shared(sheet, one, other)
    # Pieces of one line lie over one another where one was put in the place of another.
    for _, line in lines:
        for piece, beside in combinations(line, 2):
            common = meeting(piece.box, beside.box)
            if common and common[2] - common[0] > _BESIDE:
                yield from _shared(sheet, [piece], [beside])


def _is_ground(sheet: DrawnPage) -> bool:
    """Whether what is drawn first is the ground of a sheet in colour: a field over all of it, but
    for what printers leave white, on which all else stands.
    """
    first = sheet.drawn[0] if sheet.drawn else None
    left, bottom, right, top = sheet.trim
    edge = _EDGE + _NEAR
    inner = left + edge, bottom + edge, right - edge, top - edge
    return first is not None and first.kind == "bar" and _within(inner, first.box)


def crowded(sheet: DrawnPage) -> Iterator[str]:
    """Lines that stand nearer below another one than any are set."""
    texts = sorted(
        (thing for thing in sheet.drawn if thing.kind == "text"), key=lambda thing: -thing.baseline
    )
    told: set[tuple[float, float]] = set()
    for i, lower in enumerate(texts):
        for upper in reversed(texts[:i]):
            apart = upper.baseline - lower.baseline
            if apart >= _NEAREST * lower.size:
                break
            pair = round(upper.baseline, 1), round(lower.baseline, 1)
            if (
                apart > _SAME
                and pair not in told
                and min(upper.box[2], lower.box[2]) > max(upper.box[0], lower.box[0])
                and not _set_by_ink(sheet, upper, lower)
            ):
                told.add(pair)
                what = worded(
                    "{one} stands {apart:.1f} pt below {other}",
                    one=sheet.words([lower]),
                    apart=apart,
                    other=sheet.words([upper]),
                )
                yield worded(
                    "{what}, and {nearest:.1f} pt is the least at its size",
                    what=what,
                    nearest=_NEAREST * lower.size,
                )


def _set_by_ink(sheet: DrawnPage, upper: Drawn, lower: Drawn) -> bool:
    if lower.size < _DISPLAY:
        return False
    white = sheet.inked(upper, _PIXELS)[1] - sheet.inked(lower, _PIXELS)[3]
    return white >= _WHITE * min(upper.size, lower.size)


def _lines(drawn: Sequence[Drawn]) -> list[Line]:
    gathered = defaultdict[tuple[object, ...], list[Drawn]](list)
    for i, thing in enumerate(drawn):
        standing = thing.kind in ("text", "outline")
        gathered[(thing.kind, round(thing.baseline, 1)) if standing else (thing.kind, i)].append(
            thing
        )
    return list(gathered.values())


def _shared(sheet: DrawnPage, one: Line, other: Line) -> Iterator[str]:
    common = _common(one, other)
    if common is None:
        return
    # Small type is drawn larger, so that a share of its em has pixels enough.
    em = min((thing.size for thing in (*one, *other) if thing.size), default=_EM_OF_SHAPES)
    ink = sheet.shared(one, other, common, min(max(_TO_THE_EM / em, 0.5), 4.0)) / em**2
    if ink > _SHARED:
        yield (
            worded(
                "{other} lies over {one}: they share {ink:.2f} square em of ink where none "
                "is shared",
                other=sheet.words(other),
                one=sheet.words(one),
                ink=ink,
            )
        )


def _common(one: Line, other: Line) -> Box | None:
    """Around all places where the boxes of two lines meet."""
    met = [common for a in one for b in other if (common := meeting(a.box, b.box))]
    return around(met) if met else None
