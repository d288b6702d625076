"""The Unicode Bidirectional Algorithm (UAX #9): which way each character of a paragraph runs, and
where it stands on a line.

A level is an integer: even runs left to right, odd right to left; a right-to-left paragraph has
level 1. Offsets are code points in logical order. Mirrored glyphs (L4) and the order of combining
marks (L3) are the shaper's.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from edition.core.bidi.bidi_classes import class_letters
from edition.core.bidi.bidi_sequences import first_strong_level, isolate_ends, resolved_levels
from edition.core.patterns import later

_LRM, _ALM, _LRI, _PDI = "\u200e", "\u061c", "\u2066", "\u2069"

# A right-to-left paragraph without Latin, Hebrew and controls, and without a digit before its first
# letter; in it every number is an Arabic one (W2), only a lone common separator joins numbers (W4),
# and whatever is no number becomes R.
_PLAIN_RIGHT = re.compile("[smctzbhwo]*(?:A[AENsmctzbhwo]*)?")
_NUMBER = re.compile("[EN][ENmz]*(?:cz*[EN][ENmz]*)*")
# A left-to-right one without right-to-left letters, Arabic numbers and controls; in it all becomes
# L (W7, N1).
_PLAIN_LEFT = re.compile("[LEsmctzbhwo]*")

_TRAILING = later(r"(?<![wzlrxypijfd])[wzlrxypijfd]+(?=[bh]|\Z)|[bh]")
_EQUAL = re.compile(rb"(.)\1*", re.DOTALL)
_RIGHT = later("[AR]")
_ORDERED = later(r"[:/?#\[\]@!$&'()*+,;=.]|(?<=\d)[-\s\u2010-\u2015\u2212]+(?=\d)")


class Run(Struct, frozen=True):
    """Code points [start, end) that share a level."""

    start: int
    end: int
    level: int


def levels(text: str, base: int | None) -> tuple[int, ...]:
    """The resolved level of each code point of one paragraph (P2-I2), before its division into
    lines.

    `base` is the paragraph level, 0 or 1; None takes it from the text. Nothing is taken out: what
    rule X9 removes (embedding controls, joiners and other boundary neutrals) has the level of the
    code point before it, at the start of the paragraph `base`. A paragraph separator is expected at
    the end only.
    """
    letters = class_letters(text)
    if base is None:
        base = first_strong_level(letters, isolate_ends(letters))
    if base == 1 and _PLAIN_RIGHT.fullmatch(letters):
        return _plain_right_levels(letters)
    if base == 0 and _PLAIN_LEFT.fullmatch(letters):
        return (0,) * len(letters)
    return resolved_levels(text, letters, base)


def _plain_right_levels(letters: str) -> tuple[int, ...]:
    plain = bytearray(b"\1" * len(letters))
    for match in _NUMBER.finditer(letters):
        plain[match.start() : match.end()] = b"\2" * len(match[0])
    return tuple(plain)


def departed_levels(
    text: str, base: int | None, departures: Sequence[tuple[int, int, str]]
) -> tuple[int, ...]:
    """`levels`, with what departs from the algorithm in its place, as a higher protocol may have it
    (HL3, HL5).

    `departures` are (start, end, kind), by where they begin; they may lie within one another, and
    never across. A "range" has U+061C before it, so that its numbers are Arabic ones (W2) and a
    hyphen does not join them (W4). Any other has the levels that it would have between U+2066 and
    U+2069 (LRI, PDI), its parts in their order from left to right: where right-to-left letters
    stand in it, the delimiters of an address (RFC 3986, 2.2, and the full stop) and dashes and
    spaces between digits count as left-to-right characters (HL4), else all of it does. No character
    is put into the text, and no departure has a say in the paragraph level.
    """
    if not departures:
        return levels(text, base)
    body = list(text)
    marks: list[tuple[int, int, int, str]] = []
    for start, end, kind in departures:
        if kind == "range":
            marks.append((start, 1, -end, _ALM))
            continue
        inside = text[start:end]
        body[start:end] = (
            _ORDERED.sub(_left_to_right, inside)
            if _RIGHT.search(class_letters(inside))
            else _LRM * len(inside)
        )
        marks += [(start, 1, -end, _LRI), (end, 0, -start, _PDI)]
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for number, (place, _, _, mark) in enumerate(sorted(marks)):
        pieces += [*body[at:place], mark]
        places += range(at + number, place + number)
        at = place
    places += range(at + len(marks), len(text) + len(marks))
    resolved = levels("".join([*pieces, *body[at:]]), base)
    return tuple([resolved[place] for place in places])


def _left_to_right(match: re.Match[str]) -> str:
    return _LRM * len(match[0])


def line_levels(
    text: str, levels: Sequence[int], base: int, start: int, end: int
) -> tuple[int, ...]:
    """The levels of one line, text[start:end], out of those of its paragraph (L1).

    Separators, and white space and invisible controls before them and at the end of the line, take
    the paragraph level.
    """
    line = list(levels[start:end])
    for match in _TRAILING.finditer(class_letters(text[start:end])):
        line[match.start() : match.end()] = [base] * len(match[0])
    return tuple(line)


def level_runs(levels: Sequence[int]) -> tuple[Run, ...]:
    """The longest spans of one level, in logical order."""
    return tuple(
        Run(match.start(), match.end(), match[0][0]) for match in _EQUAL.finditer(bytes(levels))
    )


def visual_runs(levels: Sequence[int]) -> tuple[Run, ...]:
    """The runs of one line from left to right (L2); those of odd level are themselves read from
    right to left.
    """
    runs = list(level_runs(levels))
    odd = [run.level for run in runs if run.level & 1]
    if not odd:
        return tuple(runs)
    for level in range(max(run.level for run in runs), min(odd) - 1, -1):
        runs = list(_reversed_from(level, runs))
    return tuple(runs)


def _reversed_from(level: int, runs: list[Run]) -> Iterator[Run]:
    for high, members in groupby(runs, lambda run: run.level >= level):
        stretch = list(members)
        yield from reversed(stretch) if high else stretch


def visual_order(levels: Sequence[int]) -> list[int]:
    """The code points of one line from left to right, as indexes into `levels` (L2)."""
    order: list[int] = []
    for run in visual_runs(levels):
        order += (
            range(run.end - 1, run.start - 1, -1) if run.level & 1 else range(run.start, run.end)
        )
    return order
