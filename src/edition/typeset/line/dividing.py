"""Where a line may end: between which words it never does, and where a word that no line holds is
parted.

A word is parted behind / . - _ and the like first, else between two letters. It is shaped as a
whole and cut afterwards, so letters that join keep the forms in which they do, and the ends of the
lines say that the word goes on. No hyphen is added, and a mark, a ligature or a joiner stays with
its letter.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from unicodedata import category, combining

from msgspec import Struct
from msgspec.structs import replace

from edition.core.direction import whole
from edition.core.units import Length
from edition.model.page import ShapedRun
from edition.typeset.line.breaking import WordBox
from edition.typeset.line.costs import FORBIDDEN
from edition.typeset.line.kashida import joined
from edition.typeset.line.setting import Setting
from edition.typeset.line.shape import ShapedWord
from edition.typeset.line.stretches import MAQAF

WITHIN = "\uffff"
"""At the end of a line of display type: it ends within a word. No text has this character."""

GENTLE = frozenset(f"/.-_?&=\\\u00a0{MAQAF}")
"""Behind these a word is parted first."""


class PartingCosts(Struct, frozen=True):
    """What a line costs that ends where it had better not, in thousandths."""

    behind_maqaf: int = 20
    """Behind the hyphen of Hebrew, where a line may well end."""
    behind_mark: int = 60
    """Within a word behind one of `GENTLE`: this is tried first."""
    joined: int = 200
    """Between letters that join: they look drawn on."""
    apart: int = 400
    """Between letters that do not join: the word seems to end there."""
    within_unit: int = 3_000
    """Within what should stand on one line and is wider than one: nearly never."""


_COSTS = PartingCosts()
_SOME = 6
"""Letters of a chunk of display type from which on it may end where letters join."""
_MANY = 10
"""And from which on it ends anywhere."""
_LONG = 24
"""Letters up to which a word of display type or of a table is whole."""
_WIDE = 8
"""Where fewer parts than this would fill a line, a word is cut at every cluster, so that lines are
full.
"""
_REACH = 8
"""Code points in which a letter stands with all of its marks."""
_ATTACHED = ("Mn", "Mc", "Me", "Cf", "Sk", "Zs")
"""General categories of what never begins a part of a word."""
_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of a virama, which joins the letter behind it."""

_DIGIT = "[0-9\u06f0-\u06f9\u0660-\u0669]"
_FIGURE = re.compile(_DIGIT)
_UNTIL = "تا|إلى|الى|سے|-|–"
"""Between the numbers of a range, in whatever language: none of them is a unit or a month."""
_COUNTED = re.compile(
    rf"""
    (?<!{_DIGIT}) (?<![/.:\u066b\u066c-])     # not within a number in groups: ۱٬۲۵۰
    (?=                                      # so that what begins within another is found too
      (?P<kept>
        {_DIGIT}{{1,2}}                      # «۸» of «۸ آبان», «۱۲» of «۱۲ کیلو»
        (?: [ ] (?: {_UNTIL} ) [ ] {_DIGIT}{{1,2}} )?      # « تا ۱۰»
        [ ] \S+                              # « آبان», the unit or the month
        (?: [ ]? {_DIGIT}{{4}} (?!{_DIGIT}) )?               # « ۱۳۸۴», or of «مهر1384» the year
      )
    )
    """,
    re.VERBOSE,
)
_OPENING, _CLOSING = re.compile(r"[«(\[{] "), re.compile(r" (?=[»)\]}،؛؟.!:])")


def divided(
    setting: Setting, width: Callable[[ShapedWord], Length], first: Length, widest: Length
) -> Setting:
    """The setting, those words parted that are wider than a line: `first` is the width of the first
    one, `widest` of the others.
    """
    found: list[ShapedWord] = []
    levels: list[int | None] = []
    for word, level in zip(setting.words, setting.spaces, strict=True):
        room = widest if found else first
        parts = [word] if width(word) <= room else list(_parts(word, width, room))
        found += parts
        levels += [*[None] * (len(parts) - 1), level]
    return Setting.of(setting.text, setting.type_, found, tuple(levels))


def is_long(word: str) -> bool:
    """Whether a word has so many letters that display type and tables may part it."""
    return len(word) > _LONG and sum(not combining(character) for character in word) > _LONG


def between(setting: Setting, start: int, end: int) -> Setting:
    """What of a setting is code points [start, end) of its text."""
    found: list[ShapedWord] = []
    levels: list[int | None] = []
    begins: list[int] = []
    for word, level, at in zip(setting.words, setting.spaces, setting.begins, strict=True):
        low, high = max(start - at, 0), min(end - at, len(word.text))
        if low < high:
            found.append(word if high - low == len(word.text) else _slice(word, low, high))
            levels.append(level if high == len(word.text) else None)
            begins.append(at + low)
    return Setting(setting.text, setting.type_, found, tuple(levels), begins, end)


def clusters(word: ShapedWord) -> list[str]:
    """The smallest parts of a word."""
    return [part.text for part in _cut(word, lambda text, at: True)]


def chunks(word: ShapedWord) -> list[ShapedWord]:
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


def ended(
    setting: Setting, boxes: Sequence[WordBox], shrink: float, widest: Length
) -> list[WordBox]:
    """The boxes of the words of a setting with what it costs to end a line behind each.

    Only what is wider than `widest`, its gaps given by `shrink`, is broken within.
    """
    kept = unbroken(setting.text.text)
    found = list(boxes)
    if None in setting.spaces:
        found = list(_within_words(setting, boxes, kept, widest))
    else:
        for number in kept:
            found[number] = replace(found[number], penalty=FORBIDDEN)
    return _loosened(found, shrink, widest) if kept else found


def _within_words(
    setting: Setting, boxes: Sequence[WordBox], kept: Collection[int], widest: Length
) -> Iterator[WordBox]:
    """The boxes of words that are cut at places where a line may end, but only in a token wider
    than `widest`, or behind a maqaf.
    """
    token: list[WordBox] = []
    number = 0
    for i, (box, level) in enumerate(zip(boxes, setting.spaces, strict=True)):
        if level is None:
            token.append(WordBox(box.width, 0, _penalty(setting.words[i], setting.words[i + 1])))
            continue
        token.append(replace(box, penalty=FORBIDDEN) if number in kept else box)
        if len(token) > 1 and sum(part.width for part in token) <= widest:
            token[:-1] = [
                part if part.penalty == _COSTS.behind_maqaf else replace(part, penalty=FORBIDDEN)
                for part in token[:-1]
            ]
        yield from token
        token, number = [], number + 1


def _penalty(before: ShapedWord, after: ShapedWord) -> int:
    """What a line costs that ends within a word, between these parts."""
    if before.text[-1] == MAQAF:
        return _COSTS.behind_maqaf
    if before.text[-1] in GENTLE:
        return _COSTS.behind_mark
    return _COSTS.joined if joined(before.text, after.text) else _COSTS.apart


def _loosened(boxes: Sequence[WordBox], shrink: float, widest: Length) -> list[WordBox]:
    """The boxes with a break allowed, though dear, in what should stand on one line and is wider
    than one.
    """
    found = list(boxes)
    start = 0
    for end, box in enumerate(boxes, 1):
        if box.penalty >= FORBIDDEN and end < len(boxes):
            continue
        unit = boxes[start:end]
        gaps = sum(each.gap for each in unit) * (1 - shrink) - unit[-1].gap
        if len(unit) > 1 and sum(each.width for each in unit) + gaps > widest:
            found[start : end - 1] = [
                replace(each, penalty=_COSTS.within_unit) if each.gap else each
                for each in unit[:-1]
            ]
        start = end
    return found


def _parts(
    word: ShapedWord, width: Callable[[ShapedWord], Length], widest: Length
) -> Iterator[ShapedWord]:
    """A word parted behind marks; if too wide for a line, between letters that join; if still wide,
    at every cluster.
    """
    for part in _cut(word, lambda text, at: text[at - 1] in GENTLE and text[at] not in GENTLE):
        if width(part) <= widest:
            yield part
            continue
        # What is still too wide goes to the breaking of lines in parts so small that it can choose
        # where each line ends.
        for shorter in _cut(part, lambda text, at: joined(text[:at][-_REACH:], text[at])):
            yield from (
                [shorter]
                if width(shorter) <= widest // _WIDE
                else _cut(shorter, lambda text, at: True)
            )


def _cut(word: ShapedWord, wanted: Callable[[str, int], bool]) -> list[ShapedWord]:
    """The parts of a word, cut where it may be and that is wanted."""
    ends = [0, *(at for at in _places(word) if wanted(word.text, at)), len(word.text)]
    return [_slice(word, start, end) for start, end in pairwise(ends)] if len(ends) > 2 else [word]


def _places(word: ShapedWord) -> Iterator[int]:
    """The code points of a word before which it may be cut, ascending: a glyph begins there, all
    later ones beyond it.
    """
    for (run, _), start in zip(word.runs, word.starts, strict=True):
        # In logical order. A glyph may stand for several letters, and one letter have several
        # glyphs: a cut is only where all before it are of letters before, and all from it on are
        # of letters behind.
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


def _slice(word: ShapedWord, start: int, end: int) -> ShapedWord:
    """Code points [start, end) of a word, their glyphs as they are in the whole."""
    runs: list[tuple[ShapedRun, int]] = []
    starts: list[int] = []
    for (run, level), at in zip(word.runs, word.starts, strict=True):
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            runs.append((_part(run, low, high), level))
            starts.append(at + low - start)
    controls = tuple((level, at - start) for level, at in word.controls if start <= at < end)
    return ShapedWord(
        word.text[start:end],
        tuple(runs),
        sum(run.advance for run, _ in runs),
        tuple(starts),
        controls,
        whole=False,
    )


def _part(run: ShapedRun, low: int, high: int) -> ShapedRun:
    """What of a run is code points [low, high); a joint at which it is cut is none."""
    if (low, high) == (0, len(run.text)):
        return run
    kept = [i for i, glyph in enumerate(run.glyphs) if low <= glyph.cluster < high]
    glyphs = tuple(replace(run.glyphs[i], cluster=run.glyphs[i].cluster - low) for i in kept)
    first = next((i for i, glyph in enumerate(glyphs) if glyph.advance), len(glyphs))
    joints = tuple(at for at, i in enumerate(kept) if at > first and i in run.joints)
    advance = sum(glyph.advance for glyph in glyphs)
    return ShapedRun(run.text[low:high], run.face, run.rtl, glyphs, advance, joints)


def unbroken(text: str) -> frozenset[int]:
    """Indexes of the words (text split at its single spaces) that must keep the next word on their
    line.

    A number of one or two digits keeps the word behind it; two of them joined by «تا» or a dash are
    one; a year of four digits behind that word belongs to them, so that «۳ تا ۵ مهر ۱۳۸۴» stays
    whole. Neither is a number in groups broken, a range or a sum. A mark that was typed apart from
    its word stays on its line: a closing one never begins a line, an opening one never ends it.
    """
    kept = {
        text.count(" ", 0, at)
        for start, end in whole(text)
        for at in range(start, end)
        if text[at] == " "
    }
    # Most texts have no number, and a digit is looked for quickly.
    for match in _COUNTED.finditer(text) if _FIGURE.search(text) else ():
        first = text.count(" ", 0, match.start())
        kept.update(range(first, first + match["kept"].count(" ")))
    for apart in (_OPENING, _CLOSING):
        kept.update(text.count(" ", 0, mark.end() - 1) for mark in apart.finditer(text))
    return frozenset(kept)
