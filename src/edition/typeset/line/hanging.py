"""The optical edge of a line: what the eye does not take for its edge hangs out beyond it.

Of running text light marks at the ends of a line stand outside the measure in part, by their
optical width, after Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting system,
TUGboat 21 (2000). Of display type, seen from afar, the edge is the ink of the first letter between
the baseline and the height of x: madda, dots and marks hang out. What is no letter of the Arabic
script, a figure or a T, stands at the edge with all of its ink.
"""

from collections.abc import Iterator, Mapping
from unicodedata import bidirectional

from edition.faces import Face
from edition.faces.contours import reach
from edition.model.page import ShapedRun
from edition.typeset.line.shape import ShapedWord

_HEADS: Mapping[str, int] = {"«": 40, "»": 40, "(": 25, "[": 25, "“": 50, "‘": 50, '"': 50}
"""What hangs out of a mark at the head of a line, per cent of its advance."""
_TAILS: Mapping[str, int] = {
    ".": 70, "،": 70, ",": 70, "؛": 50, ";": 50, ":": 50, "؟": 20, "?": 20, "!": 30, "»": 40,
    "«": 40, ")": 25, "]": 25,
    "-": 60, "\u2013": 40, "\u2026": 30, "”": 50, "’": 50, '"': 50,
}  # fmt: skip
"""And at the tail."""

_FAR = 10
"""Heights beyond those of any glyph, in ems."""


def hung(word: ShapedWord, *, rtl: bool) -> tuple[int, int]:
    """What hangs out where a word begins a line, and where it ends one, in font units; `rtl` is the
    direction of the line.
    """
    head = _HEADS.get(word.text[:1], 0)
    tail = _TAILS.get(word.text[-1:], 0)
    if not (head or tail):
        return 0, 0
    first, last = word.runs[0][0], word.runs[-1][0]
    heads = first.glyphs[-1 if rtl else 0] if head and first.rtl == rtl else None
    tails = last.glyphs[0 if rtl else -1] if tail and last.rtl == rtl else None
    return (heads.advance * head // 100 if heads else 0), (
        tails.advance * tail // 100 if tails else 0
    )


def right_edges(run: ShapedRun, face: Face) -> tuple[float, float]:
    """The right end of a run by the ink that the eye aligns, and that of all its ink, in font
    units.

    Where it has no ink its advance.
    """
    whole = max(_ends(run, face, -_FAR * face.upem, _FAR * face.upem), default=run.advance)
    first = run.glyphs[-1]
    if bidirectional(run.text[first.cluster]) != "AL":
        return whole, whole
    return max(_ends(run, face, 0, face.x_height), default=whole), whole


def _ends(run: ShapedRun, face: Face, low: int, high: int) -> Iterator[float]:
    """The right end of each glyph between two heights over the baseline."""
    pen = 0
    for glyph in run.glyphs:
        share = glyph.size / 100
        end = reach(
            face, glyph.index, round((low - glyph.dy) / share), round((high - glyph.dy) / share)
        )
        if end is not None:
            yield pen + glyph.dx + end * share
        pen += glyph.advance
