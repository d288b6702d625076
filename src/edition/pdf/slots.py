"""The text layer, half one: a slot for each source character.

Readers of PDF ask each code of a font for its characters and put the codes of a line in order by place. Where one glyph stands
for several characters, or one character has no glyph of its own, the answer cannot be right. So each source character gets a
code of its own, with a composite glyph that holds its share of the ink, and a share of the advance; a number or a Latin word
is one code for the whole string. The ink is what HarfBuzz set, to the font unit; only the division into codes is ours.
This module and `lines` are the whole policy; figures and alternatives are in ARCHITECTURE.md.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from edition.model.page import Glyph, Piece, ShapedRun

_MARK_SHARE = 33  # 1/33 em
_JOINER_SHARE = 12  # 1/12 em
_LONGEST_UNIT = 8  # em

Part = tuple[int, int, int]
"""A glyph of the face with the displacement of its origin from the slot's: (index, x, y) in font units."""


class Slot(Struct, frozen=True):
    """What one code of the embedded font shows, how far it moves on (font units), and the characters it stands for."""

    text: str
    advance: int
    parts: tuple[Part, ...]


def slots(run: ShapedRun, upem: int) -> tuple[Slot, ...]:
    """The slots of a run from left to right; their advances sum up to the run's."""
    return _right_to_left(run, upem) if run.rtl else _left_to_right(run, upem)


def joined(pieces: Sequence[Piece], unit: float) -> Iterator[Piece]:
    """The pieces of a line with left-to-right phrases made whole: words and the spaces between them as one run."""
    for left_to_right, group in groupby(pieces, key=lambda piece: not piece.run.rtl):
        gathered = list(group)
        if left_to_right and len(gathered) > 1:
            yield _phrase(gathered, unit)
        else:
            yield from gathered


def _phrase(pieces: Sequence[Piece], unit: float) -> Piece:
    """One run for several, the white between them in the advance of the glyph before it; `unit` is a font unit as a length."""
    glyphs: list[Glyph] = []
    text = ""
    at = 0
    for piece in pieces:
        start = round((piece.x - pieces[0].x) / unit)
        if glyphs:
            glyphs[-1] = replace(glyphs[-1], advance=glyphs[-1].advance + start - at)
        glyphs += [replace(glyph, cluster=glyph.cluster + len(text)) for glyph in piece.run.glyphs]
        text += piece.run.text
        at = start + piece.run.advance
    return Piece(ShapedRun(text, pieces[0].run.face, False, tuple(glyphs), at), pieces[0].x)


def _left_to_right(run: ShapedRun, upem: int) -> tuple[Slot, ...]:
    """Whole strings in reading order, parted at a space or at eight em: readers reverse single figures, and lose longer codes."""
    found: list[Slot] = []
    glyphs: list[Glyph] = []
    start = 0
    for cluster, gathered in _unparted(run, upem):
        if glyphs and sum(g.advance for g in (*glyphs, *gathered)) > _LONGEST_UNIT * upem:
            found.append(Slot(run.text[start:cluster], sum(g.advance for g in glyphs), _parts(glyphs)))
            glyphs, start = [], cluster
        glyphs += gathered
    found.append(Slot(run.text[start:], sum(g.advance for g in glyphs), _parts(glyphs)))
    return tuple(found)


def _unparted(run: ShapedRun, upem: int) -> Iterator[tuple[int, list[Glyph]]]:
    """The words of a left-to-right run, each with its space, by their first cluster; one that is too long, glyph by glyph."""
    ends = [i + 1 for i, c in enumerate(run.text) if c == " "]
    for _, group in groupby(run.glyphs, key=lambda glyph: bisect_right(ends, glyph.cluster)):
        word = list(group)
        if sum(glyph.advance for glyph in word) <= _LONGEST_UNIT * upem:
            yield word[0].cluster, word
        else:
            yield from ((cluster, list(glyphs)) for cluster, glyphs in groupby(word, key=lambda glyph: glyph.cluster))


def _right_to_left(run: ShapedRun, upem: int) -> tuple[Slot, ...]:
    """A slot a character. One without an advance of its own takes a sliver of that at its right, else of that at its left."""
    found: list[Slot] = []
    debt = 0
    end = len(run.text)
    ends: dict[int, int] = {}
    for cluster in sorted({glyph.cluster for glyph in run.glyphs}, reverse=True):
        ends[cluster], end = end, cluster
    for cluster, group in groupby(run.glyphs, key=lambda glyph: glyph.cluster):
        glyphs = list(group)
        text = run.text[cluster : ends[cluster]]
        advance = sum(glyph.advance for glyph in glyphs)
        if advance == 0:
            found += _slivers(text, _parts(glyphs, -debt), upem)
            debt += sum(slot.advance for slot in found[-len(text) :])
        else:
            found += _shares(text, advance - debt, _parts(glyphs, -debt), upem)
            debt = 0
    if debt:
        found = _repaid(found, debt)
    return tuple(found)


def _slivers(text: str, parts: tuple[Part, ...], upem: int) -> list[Slot]:
    """Marks and joiners, from left to right, the ink in the first."""
    shares = [upem // (_MARK_SHARE if unicodedata.combining(c) else _JOINER_SHARE) for c in reversed(text)]
    return [Slot(c, share, parts if i == 0 else ()) for i, (c, share) in enumerate(zip(reversed(text), shares, strict=True))]


def _shares(text: str, advance: int, parts: tuple[Part, ...], upem: int) -> list[Slot]:
    """The characters of a ligature from left to right, the ink in the first: a sliver for each mark, the letters alike."""
    if len(text) == 1:
        return [Slot(text, advance, parts)]
    marks = [bool(unicodedata.combining(c)) for c in text]
    sliver = upem // _MARK_SHARE
    each, rest = divmod(advance - sliver * sum(marks), len(text) - sum(marks) or 1)
    shares = [sliver if mark else each for mark in marks]
    shares[marks.index(False) if False in marks else 0] += rest
    order = list(zip(reversed(text), reversed(shares), strict=True))
    return [Slot(c, share, parts if i == 0 else ()) for i, (c, share) in enumerate(order)]


def _repaid(found: list[Slot], debt: int) -> list[Slot]:
    """The slivers at the right end take from the last slot that can spare it, their ink moved back to its place."""
    donor = max((i for i, slot in enumerate(found) if slot.advance > debt), default=None)
    if donor is None:
        return found
    last = found[donor]
    moved = [Slot(s.text, s.advance, tuple((g, x + debt, y) for g, x, y in s.parts)) for s in found[donor + 1 :]]
    return [*found[:donor], Slot(last.text, last.advance - debt, last.parts), *moved]


def _parts(glyphs: list[Glyph], x: int = 0) -> tuple[Part, ...]:
    parts: list[Part] = []
    for glyph in glyphs:
        parts.append((glyph.index, x + glyph.dx, glyph.dy))
        x += glyph.advance
    return tuple(parts)
