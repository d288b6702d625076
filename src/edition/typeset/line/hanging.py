"""Hanging punctuation: light marks at the ends of a line stand outside the measure in part, so that
its edges look straight.

By their optical width, after Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting
system, TUGboat 21 (2000).
"""

from collections.abc import Mapping

from edition.typeset.line.word import Word

_HEADS: Mapping[str, int] = {"«": 40, "»": 40, "(": 25, "[": 25, "“": 50, "‘": 50, '"': 50}
_TAILS: Mapping[str, int] = {
    ".": 70, "،": 70, ",": 70, "؛": 50, ";": 50, ":": 50, "؟": 20, "?": 20, "!": 30, "»": 40,
    "«": 40, ")": 25, "]": 25,
    "-": 60, "\u2013": 40, "\u2026": 30, "”": 50, "’": 50, '"': 50,
}  # fmt: skip
"""Per cent of the advance."""


def hung(word: Word, *, rtl: bool) -> tuple[int, int]:
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
