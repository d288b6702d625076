"""The words of a line at their places, from left to right."""

from collections.abc import Iterator, Mapping, Sequence

from edition.core.bidi import visual_order
from edition.core.units import Length
from edition.model.page import Piece, ShapedRun
from edition.typeset.line.fragments import Set
from edition.typeset.line.word import Word

_RTL = 1


def in_order(
    words: Sequence[Word],
    levels: Sequence[int | None],
    unit: float,
    blanks: Mapping[int, ShapedRun],
    x: Length,
    gaps: Sequence[Length],
    begins: Sequence[int],
) -> list[Set]:
    """The pieces of a line from left to right (UAX #9, rule L2, over whole runs), the first of them
    at x.

    `levels` and `gaps` are those of the spaces behind the words, None where there is none, `blanks`
    a space of each level; `unit` is a font unit as a length. `begins` says at which code point of
    its text each word begins.
    """
    runs: list[tuple[ShapedRun | None, int, Length, int]] = []
    for i, word in enumerate(words):
        own = [
            (run, level, round(run.advance * unit), begins[i] + at)
            for (run, level), at in _placed(word)
        ]
        marks = [(None, level, 0, begins[i] + at) for level, at in word.controls]
        runs += sorted([*own, *marks], key=lambda entry: entry[3]) if marks else own
        space = levels[i]
        if i < len(words) - 1 and space is not None:
            runs.append((blanks[space], space, gaps[i], begins[i] + len(word.text)))
    pieces: list[Set] = []
    for i in visual_order([level for _, level, _, _ in runs]):
        run, _, width, at = runs[i]
        if run:
            pieces.append(Set(Piece(run, x), at))
            x += width
    return pieces


def _placed(word: Word) -> Iterator[tuple[tuple[ShapedRun, int], int]]:
    return zip(word.runs, word.starts, strict=False)


def plain_order(
    words: Sequence[Word],
    levels: Sequence[int | None],
    unit: float,
    blank: ShapedRun,
    x: Length,
    gaps: Sequence[Length],
) -> tuple[Piece, ...]:
    """What `in_order` comes to where everything runs from right to left, as in most lines; nothing
    where something does not.
    """
    if not set(levels[:-1]) <= {_RTL} or any(
        [len(word.runs) != 1 or word.runs[0][1] != _RTL for word in words]
    ):
        return ()
    pieces: list[Piece] = []
    for i in range(len(words) - 1, -1, -1):
        run = words[i].runs[0][0]
        pieces.append(Piece(run, x))
        x += round(run.advance * unit)
        if i:
            pieces.append(Piece(blank, x))
            x += gaps[i - 1]
    return tuple(pieces)
