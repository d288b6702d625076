"""Ink over ink: lines over one another, over shapes, and lines that stand too near one another to
be told apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from edition.verify.ink.drawn import Box, Drawn, Sheet, around, meeting

_SHARED = 0.03
"""Square em of ink that two things may share: marks that touch. Where lines run into each other it
is 0.05 and more.
"""
_NEAREST = 1.1
"""Of its size: a line stands so far below the one above it at least. The house sets none nearer
than 1.18, in display type.
"""
_SAME = 0.1
_BESIDE = 0.3
_EM_OF_SHAPES = 8.0
_PIXELS = 24.0
"""To the em."""

Line: TypeAlias = Sequence[Drawn]
"""What stands on one baseline, of one kind; or one shape."""


def overlaps(sheet: Sheet) -> Iterator[str]:
    """Pairs of things that share ink."""
    lines = sorted(
        ((around(thing.box for thing in line), line) for line in _lines(sheet.drawn)),
        key=lambda entry: entry[0][1],
    )
    for i, (box, one) in enumerate(lines):
        for above, other in lines[i + 1 :]:
            if above[1] >= box[3]:
                break
            if meeting(box, above):
                yield from _shared(sheet, one, other)
    for _, line in lines:
        for piece, beside in combinations(line, 2):
            common = meeting(piece.box, beside.box)
            if common and common[2] - common[0] > _BESIDE:
                yield from _shared(sheet, [piece], [beside])


def crowded(sheet: Sheet) -> Iterator[str]:
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
            ):
                told.add(pair)
                what = f"{sheet.words([lower])} stands {apart:.1f} pt below {sheet.words([upper])}"
                yield f"{what}, and {_NEAREST * lower.size:.1f} pt is the least at its size"


def _lines(drawn: Sequence[Drawn]) -> list[Line]:
    gathered = defaultdict[tuple[object, ...], list[Drawn]](list)
    for i, thing in enumerate(drawn):
        standing = thing.kind in ("text", "outline")
        gathered[(thing.kind, round(thing.baseline, 1)) if standing else (thing.kind, i)].append(
            thing
        )
    return list(gathered.values())


def _shared(sheet: Sheet, one: Line, other: Line) -> Iterator[str]:
    common = _common(one, other)
    if common is None:
        return
    em = min((thing.size for thing in (*one, *other) if thing.size), default=_EM_OF_SHAPES)
    ink = sheet.shared(one, other, common, min(max(_PIXELS / em, 0.5), 4.0)) / em**2
    if ink > _SHARED:
        yield (
            f"{sheet.words(other)} lies over {sheet.words(one)}: they share {ink:.2f} square em "
            "of ink where none is shared"
        )


def _common(one: Line, other: Line) -> Box | None:
    """Around all places where the boxes of two lines meet."""
    met = [common for a in one for b in other if (common := meeting(a.box, b.box))]
    return around(met) if met else None
