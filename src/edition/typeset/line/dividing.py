"""Where a word that no line holds is parted: behind / . - _ and the like first, else between two
letters.

It is shaped as a whole and cut afterwards, so letters that join keep the forms in which they do,
and the ends of the lines say that the word goes on. No hyphen is added, and a mark, a ligature or a
joiner stays with its letter.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias
from unicodedata import category, combining

from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import ShapedRun
from edition.typeset.line.breaking import FORBIDDEN, Box
from edition.typeset.line.kashida import joined
from edition.typeset.line.word import Word

Spaces: TypeAlias = tuple[int | None, ...]
"""The level of the space behind each word; None where none stands there, but a line may end."""
WITHIN = "\uffff"
"""At the end of a line of display type: it ends within a word. No text has this character."""

GENTLE = frozenset("/.-_?&=\\\u00a0")
"""Behind these a word is parted first."""
_BEHIND_MARK, _JOINED, _APART = 60, 200, 400
_WITHIN_UNIT = 3_000
_SOME, _MANY = 6, 10  # letters of a chunk
_LONG = 24  # letters
_WIDE = 8  # to a line
_REACH = 8  # a letter with its marks
_ATTACHED = ("Mn", "Mc", "Me", "Cf", "Sk", "Zs")
_JOINER = "\u200d"
_VIRAMA = 9


class Divided(NamedTuple):
    """Words, and the spaces behind them."""

    words: tuple[Word, ...]
    spaces: Spaces


def divided(
    words: Sequence[Word],
    spaces: Spaces,
    width: Callable[[Word], Length],
    first: Length,
    widest: Length,
) -> Divided:
    """The words, those parted that are wider than a line: `first` is the width of the first one,
    `widest` of the others.
    """
    found: list[Word] = []
    levels: list[int | None] = []
    for word, level in zip(words, spaces, strict=True):
        room = widest if found else first
        parts = [word] if width(word) <= room else list(_parts(word, width, room))
        found += parts
        levels += [*[None] * (len(parts) - 1), level]
    return Divided(tuple(found), tuple(levels))


def is_long(word: str) -> bool:
    """Whether a word has so many letters that display type and tables may part it."""
    return len(word) > _LONG and sum(not combining(character) for character in word) > _LONG


def begins(words: Sequence[Word], spaces: Spaces) -> list[int]:
    """At which code point of their text words begin."""
    lengths = (
        len(word.text) + (level is not None) for word, level in zip(words, spaces, strict=True)
    )
    return [0, *accumulate(lengths)][: len(words)]


def said(words: Sequence[Word], spaces: Spaces) -> str:
    """The text of the words of a line, without the space behind the last."""
    between = ["" if level is None else " " for level in spaces[: len(words) - 1]]
    return "".join([word.text + space for word, space in zip(words, [*between, ""], strict=True)])


def between(words: Sequence[Word], spaces: Spaces, start: int, end: int) -> Divided:
    """What of the words is code points [start, end) of their text."""
    found: list[Word] = []
    levels: list[int | None] = []
    for word, level, at in zip(words, spaces, begins(words, spaces), strict=True):
        low, high = max(start - at, 0), min(end - at, len(word.text))
        if low < high:
            found.append(word if high - low == len(word.text) else _slice(word, low, high))
            levels.append(level if high == len(word.text) else None)
    return Divided(tuple(found), tuple(levels))


def clusters(word: Word) -> list[str]:
    """The smallest parts of a word."""
    return [part.text for part in _cut(word, lambda text, at: True)]


def chunks(word: Word) -> list[Word]:
    """A long word in parts for display type, where a few lines are weighed: behind marks, and some
    letters apart.
    """
    ends = [0]
    for at in _places(word):
        apart, text = at - ends[-1], word.text
        gentle = text[at - 1] in GENTLE and text[at] not in GENTLE
        if gentle or (apart >= _SOME and joined(text[:at][-_REACH:], text[at])) or apart >= _MANY:
            ends.append(at)
    return (
        [_slice(word, start, end) for start, end in pairwise([*ends, len(word.text)])]
        if len(ends) > 1
        else [word]
    )


def penalty(before: Word, after: Word) -> int:
    """What a line costs that ends within a word, between these parts."""
    if before.text[-1] in GENTLE:
        return _BEHIND_MARK
    return _JOINED if joined(before.text, after.text) else _APART


def loosened(boxes: Sequence[Box], shrink: float, widest: Length) -> list[Box]:
    """The boxes with a break allowed, though dear, in what should stand on one line and is wider
    than one.
    """
    found = list(boxes)
    start = 0
    for end, box in enumerate(boxes, 1):
        if box.penalty >= FORBIDDEN and end < len(boxes):
            continue
        unit = boxes[start:end]
        if (
            len(unit) > 1
            and sum(each.width for each in unit)
            + sum(each.gap for each in unit) * (1 - shrink)
            - unit[-1].gap
            > widest
        ):
            found[start : end - 1] = [
                replace(each, penalty=_WITHIN_UNIT) if each.gap else each for each in unit[:-1]
            ]
        start = end
    return found


def _parts(word: Word, width: Callable[[Word], Length], widest: Length) -> Iterator[Word]:
    """A word parted behind marks; if too wide for a line, between letters that join; if still wide,
    at every cluster.
    """
    for part in _cut(word, lambda text, at: text[at - 1] in GENTLE and text[at] not in GENTLE):
        if width(part) <= widest:
            yield part
            continue
        for shorter in _cut(part, lambda text, at: joined(text[:at][-_REACH:], text[at])):
            yield from (
                [shorter]
                if width(shorter) <= widest // _WIDE
                else _cut(shorter, lambda text, at: True)
            )


def _cut(word: Word, wanted: Callable[[str, int], bool]) -> list[Word]:
    """The parts of a word, cut where it may be and that is wanted."""
    ends = [0, *(at for at in _places(word) if wanted(word.text, at)), len(word.text)]
    return [_slice(word, start, end) for start, end in pairwise(ends)] if len(ends) > 2 else [word]


def _places(word: Word) -> Iterator[int]:
    """The code points of a word before which it may be cut, ascending: a glyph begins there, all
    later ones beyond it.
    """
    for (run, _), start in zip(word.runs, word.starts, strict=True):
        glyphs = run.glyphs[::-1] if run.rtl else run.glyphs
        reached = list(accumulate((glyph.cluster for glyph in glyphs), max))
        ahead = list(accumulate((glyph.cluster for glyph in reversed(glyphs)), min))[::-1]
        for i, glyph in enumerate(glyphs):
            at = start + glyph.cluster
            apart = glyph.cluster == ahead[i] and (not i or reached[i - 1] < glyph.cluster)
            if apart and at and glyph.size == glyphs[i - 1].size and not _attached(word.text, at):
                yield at


def _attached(text: str, at: int) -> bool:
    """Whether a code point belongs to the one before it: a mark, a joiner, a no-break space, what a
    joiner or a virama joins.
    """
    before = text[at - 1]
    return (
        (category(text[at]) in _ATTACHED and ord(text[at]) > 0x7F)
        or before == _JOINER
        or combining(before) == _VIRAMA
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= text[at] <= "\U0001f1ff")
    )


def _slice(word: Word, start: int, end: int) -> Word:
    """Code points [start, end) of a word, their glyphs as they are in the whole."""
    runs: list[tuple[ShapedRun, int]] = []
    starts: list[int] = []
    for (run, level), at in zip(word.runs, word.starts, strict=True):
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            runs.append((_part(run, low, high), level))
            starts.append(at + low - start)
    controls = tuple((level, at - start) for level, at in word.controls if start <= at < end)
    return Word(
        word.text[start:end],
        tuple(runs),
        sum(run.advance for run, _ in runs),
        tuple(starts),
        controls,
        whole=False,
    )


def _part(run: ShapedRun, low: int, high: int) -> ShapedRun:
    if (low, high) == (0, len(run.text)):
        return run
    """What of a run is code points [low, high); a joint at which it is cut is none."""
    kept = [i for i, glyph in enumerate(run.glyphs) if low <= glyph.cluster < high]
    glyphs = tuple(replace(run.glyphs[i], cluster=run.glyphs[i].cluster - low) for i in kept)
    first = next((i for i, glyph in enumerate(glyphs) if glyph.advance), len(glyphs))
    joints = tuple(at for at, i in enumerate(kept) if at > first and i in run.joints)
    advance = sum(glyph.advance for glyph in glyphs)
    return ShapedRun(run.text[low:high], run.face, run.rtl, glyphs, advance, joints)
