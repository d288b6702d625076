"""The line as a value: a text shaped in a type, any span of it, and the pieces of that at their
places.

What is set is always a span of a whole text, for levels and leaves are those of the whole. Most
lines are of one leaf and run from right to left: they take the short way here.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bidi import visual_order
from edition.core.units import Length
from edition.model.page import UNSCALED, FaceCut, FaceName, Fragment, Ink, Piece, SetLine, ShapedRun
from edition.typeset.line.shape import ShapedWord
from edition.typeset.line.stretches import Inline

_RTL = 1
"""The embedding level of what runs from right to left and in nothing else."""

Spaces: TypeAlias = tuple[int | None, ...]
"""The level of the space behind each word; None where none stands there, but a line may end."""


Blank: TypeAlias = Callable[[int, FaceName], ShapedRun]
"""A space of an embedding level between two words of this face; "" where they are of two, and it is
of the line's. In a face of its own it would part what readers take for one.
"""


class Type(Struct, frozen=True, cache_hash=True):
    """How text is set: in which weight and ink, at what size, how widened; `face` is the name of
    the one that it is set in where that is not called by the weight.
    """

    weight: FaceCut
    size: Length
    ink: Ink = "black"
    scale: int = UNSCALED
    face: FaceName = ""

    @property
    def name(self) -> FaceName:
        """The name of the face that it is set in."""
        return self.face or self.weight


class Setting(NamedTuple):
    """Words of a text as they are to be set, with the spaces behind them.

    `begins` says at which code point of the whole text each word begins, `end` the one behind the
    last and the space that it has. The words may be drawn apart or longer; their letters are those
    of the text.
    """

    text: Inline
    type_: Type
    words: Sequence[ShapedWord]
    spaces: Spaces
    begins: Sequence[int]
    end: int

    @classmethod
    def of(
        cls, text: Inline, type_: Type, words: Sequence[ShapedWord], spaces: Spaces
    ) -> "Setting":
        """All words of a text."""
        lengths = (
            len(word.text) + (level is not None) for word, level in zip(words, spaces, strict=True)
        )
        return cls(text, type_, words, spaces, [0, *accumulate(lengths)][:-1], len(text.text))

    def span(self, start: int, end: int) -> "Setting":
        """Words [start, end)."""
        last = self.begins[end] if end < len(self.words) else self.end
        part = slice(start, end)
        return Setting(
            self.text, self.type_, self.words[part], self.spaces[part], self.begins[part], last
        )

    @property
    def gaps(self) -> int:
        """How many gaps it has that can give way."""
        return len(self.spaces) - 1 - self.spaces[:-1].count(None)

    def shared(self, white: Length) -> list[Length]:
        """White among its gaps, a length for each word but the last; thousandths that do not divide
        evenly go to the first.
        """
        count = self.gaps
        each, rest = divmod(white, count) if count else (0, 0)
        given = [each + 1] * rest + [each] * (count - rest)
        if count == len(self.spaces) - 1:
            return given
        left = iter(given)
        return [0 if level is None else next(left) for level in self.spaces[:-1]]

    def placed(self, unit: float, blank: Blank, x: Length, gaps: Sequence[Length]) -> SetLine:
        """The line, its left edge at `x`, with these gaps behind all words but the last; `unit` is
        a font unit as a length.
        """
        type_, text = self.type_, self.text
        if text.plain:
            pieces = self._from_the_right(unit, blank, x, gaps) or tuple(
                each.piece for each in self._ordered(unit, blank, x, gaps)
            )
            said = text.text[self.begins[0] : self.begins[-1] + len(self.words[-1].text)]
            leaf = text.stretches[0].leaf
            struck = leaf in text.struck
            found: tuple[Fragment, ...] = (Fragment(leaf, said, type_.ink, pieces, struck=struck),)
        else:
            found = self._fragments(self._ordered(unit, blank, x, gaps))
        within_word = self.spaces[-1] is None
        return SetLine(type_.name, type_.size, found, within_word=within_word, scale=type_.scale)

    def _from_the_right(
        self, unit: float, blank: Blank, x: Length, gaps: Sequence[Length]
    ) -> tuple[Piece, ...]:
        """What `_ordered` comes to where everything runs from right to left, as in most lines;
        nothing where something does not.
        """
        words, spaces = self.words, self.spaces[:-1]
        runs = [
            word.runs[0][0] for word in words if len(word.runs) == 1 and word.runs[0][1] == _RTL
        ]
        if len(runs) < len(words) or spaces.count(_RTL) < len(spaces):
            return ()
        pieces: list[Piece] = []
        face: FaceName | None = None
        for i in range(len(runs) - 1, -1, -1):
            run = runs[i]
            pieces.append(Piece(run, x))
            x += round(run.advance * unit)
            if i:
                between = run.face if runs[i - 1].face == run.face else ""
                # The space is asked for where the face changes: in most lines once.
                if between != face:
                    white, face = blank(_RTL, between), between
                pieces.append(Piece(white, x))
                x += gaps[i - 1]
        return tuple(pieces)

    def _ordered(self, unit: float, blank: Blank, x: Length, gaps: Sequence[Length]) -> "list[_At]":
        """The pieces from left to right (UAX #9, rule L2, over whole runs), the first of them at
        x.
        """
        runs: list[tuple[ShapedRun | None, int, Length, int]] = []
        for i, (word, begin) in enumerate(zip(self.words, self.begins, strict=True)):
            own: list[tuple[ShapedRun | None, int, Length, int]] = [
                (run, level, round(run.advance * unit), begin + at)
                for (run, level), at in zip(word.runs, word.starts, strict=False)
            ]
            # Nothing is drawn of a mark of direction, but what lies deeper at either side of it
            # must not be turned round as one.
            marks = [(None, level, 0, begin + at) for level, at in word.controls]
            runs += sorted([*own, *marks], key=lambda entry: entry[3]) if marks else own
            space = self.spaces[i]
            if i < len(self.words) - 1 and space is not None:
                white = blank(space, _shared(word, self.words[i + 1]))
                runs.append((white, space, gaps[i], begin + len(word.text)))
        pieces: list[_At] = []
        for i in visual_order([level for _, level, _, _ in runs]):
            run, _, width, at = runs[i]
            if run:
                pieces.append(_At(Piece(run, x), at))
                x += width
        return pieces

    def _fragments(self, line: "Sequence[_At]") -> tuple[Fragment, ...]:
        """The pieces of a line that several leaves share, sorted into fragments; together their
        texts are that of the line, the space at its end with the leaf before it.

        Where another leaf stands in the middle of a leaf, as it does where directions meet, the
        leaf has a fragment on either side.
        """
        text, start = self.text, self.begins[0]
        groups = [
            (leaf, part)
            for leaf, group in groupby(line, lambda each: text.leaf_at(each.at))
            for part in _unbroken(list(group))
        ]
        begins = sorted(min(each.at for each in group) for _, group in groups)
        ends = dict(pairwise([start, *begins[1:], self.end]))
        rank = {begin: i for i, begin in enumerate(begins)}
        found: list[Fragment] = []
        for leaf, group in groups:
            first = min(each.at for each in group)
            begin = start if rank[first] == 0 else first
            said = text.text[begin : ends[begin]]
            pieces = tuple(each.piece for each in group)
            struck = leaf in text.struck
            found.append(Fragment(leaf, said, self.type_.ink, pieces, rank[first], struck))
        return tuple(found)


def _shared(before: ShapedWord, after: ShapedWord) -> FaceName:
    """The face of both words where they meet, "" where it is not one; of two spaces one behind the
    other, as in code, a word between them has none.
    """
    if not (before.runs and after.runs):
        return ""
    one, other = before.runs[-1][0].face, after.runs[0][0].face
    return one if one == other else ""


def shifted(line: SetLine, by: Length) -> SetLine:
    """A line `by` further right."""
    if not by:
        return line
    moved = (
        replace(each, pieces=tuple(replace(piece, x=piece.x + by) for piece in each.pieces))
        for each in line.fragments
    )
    return replace(line, fragments=tuple(moved))


class _At(Struct, frozen=True):
    """A piece at its place in a line, and the code point of the text at which it begins."""

    piece: Piece
    at: int


def _unbroken(group: list[_At]) -> Iterator[list[_At]]:
    """The pieces together if they follow one another in the text, in whatever order; else each for
    itself.
    """
    ordered = sorted(group, key=lambda each: each.at)
    whole = all(
        one.at + len(one.piece.run.text) >= other.at or one.at == other.at
        for one, other in pairwise(ordered)
    )
    yield from [group] if whole else [[each] for each in group]
