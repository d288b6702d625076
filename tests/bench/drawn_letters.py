"""What set lines are drawn with beside their letters: how wide the letters are against their
natural width, and each kashida.

A bridge is a glyph that is widened: the tatweel between two letters. It is joint tracking where it
is short, a kashida where the joint is longer by more than a tenth of an em; a narrowed joint is an
advance less than that of the letter as shaped.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from edition.model.page import UNSCALED, SetLine, ShapedRun
from edition.typeset.line.shape import Shaper
from tests.editions import all_faces
from tests.typeset.calligraphy import allowed, bears, is_letter

VISIBLE = 0.1
"""Of an em: a joint that is longer by more is seen as a kashida."""


class Kashida(NamedTuple):
    """A word with a joint that is seen to be longer: the code point behind the joint, by how many
    em, and its place in its line.

    `place` is from 0 at the beginning of the line to 1 at its end, as it is read.
    """

    word: str
    at: int
    length: float
    place: float

    @property
    def allowed(self) -> bool:
        """By the letters."""
        return allowed(self.word, self.at)

    @property
    def bears(self) -> bool:
        """Whether it may be one of the longer ones."""
        return bears(self.word, self.at)

    def __str__(self) -> str:
        return f"{self.word[: self.at]}|{self.word[self.at :]} {self.length:.2f} em"


def kashidas(line: SetLine) -> Iterator[Kashida]:
    """Those of a line, from left to right."""
    pieces = [piece for fragment in line.fragments for piece in fragment.pieces]
    width = max((piece.x + _advance(piece.run, line) for piece in pieces), default=0)
    for piece in pieces:
        for at, length in _longer_joints(piece.run).items():
            middle = piece.x + _advance(piece.run, line) / 2
            yield Kashida(piece.run.text, at, length, 1 - middle / width)


def letters(line: SetLine) -> float:
    """How wide the letters of a line are against their natural width: its scale and its joints,
    kashida apart; 1 as they are.
    """
    natural = drawn = 0.0
    for fragment in line.fragments:
        for piece in fragment.pieces:
            if piece.run.text.isspace():
                continue
            upem = all_faces()[piece.run.face].upem
            natural += _natural(piece.run) / upem
            drawn += piece.run.advance / upem - sum(_longer_joints(piece.run).values())
    return drawn * line.scale / (natural * UNSCALED) if natural else 1.0


def _advance(run: ShapedRun, line: SetLine) -> float:
    return run.advance * line.size * line.scale / (all_faces()[run.face].upem * UNSCALED)


def _longer_joints(run: ShapedRun) -> dict[int, float]:
    """The letters before which a joint is longer by more than a tenth of an em, with the em."""
    bridges: defaultdict[int, int] = defaultdict(int)
    for glyph in run.glyphs:
        if glyph.stretch != UNSCALED:
            bridges[glyph.cluster] += glyph.advance
    upem = all_faces()[run.face].upem
    return {
        _behind(run.text, at): length / upem
        for at, length in bridges.items()
        if length > VISIBLE * upem
    }


def _behind(text: str, at: int) -> int:
    """The first letter behind the one of a cluster."""
    return next((i for i in range(at + 1, len(text)) if is_letter(text[i])), len(text))


def _natural(run: ShapedRun) -> int:
    """The advance of a run as shaped; where it is shaped otherwise within its word, that of its
    letters in the font.
    """
    plain = _shaped(run.text, run.face, run.rtl)
    own = [glyph for glyph in run.glyphs if glyph.stretch == UNSCALED]
    if plain and [glyph.index for glyph in plain.glyphs] == [glyph.index for glyph in own]:
        return plain.advance if all(glyph.size == 100 for glyph in own) else run.advance
    if any(glyph.size != 100 for glyph in own):
        return run.advance
    font = all_faces()[run.face].font
    return sum(font.get_glyph_h_advance(glyph.index) for glyph in own)


@cache
def _shaped(text: str, face: str, rtl: bool) -> ShapedRun | None:
    return _shaper().run(text, face, rtl=rtl) if face in all_faces() else None


@cache
def _shaper() -> Shaper:
    return Shaper(all_faces(), "fa")
